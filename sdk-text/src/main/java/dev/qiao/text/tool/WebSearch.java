package dev.qiao.text.tool;

import dev.qiao.core.internal.json.Additional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How GLM searches the web. Source: <a href="https://docs.bigmodel.cn/api-reference">chat
 * completions</a>.
 *
 * @param searchEngine {@code search_std}, {@code search_pro}, {@code search_pro_sogou} or {@code
 *     search_pro_quark}; required by the page
 * @param enable whether the tool is on
 * @param searchRecencyFilter the maximum age of pages: {@code oneDay} to {@code noLimit}
 * @param contentSize how much of a page is read: {@code medium} or {@code high}
 * @param resultSequence whether the list of pages comes {@code before} or {@code after} the answer
 * @param searchResult whether the response lists what was found, see {@link
 *     dev.qiao.text.ChatResponse#searchInfo}. Default false
 * @param requireSearch whether to search even if the model could answer without. Default false
 * @param searchPrompt how to write the answer from the pages that were found
 * @param searchQuery the words to search for; the model chooses them if not set
 * @param searchIntent whether to find out first what the question looks for
 * @param count how many pages to find, 1 to 50
 * @param searchDomainFilter a domain that pages must be from, such as {@code example.org}
 * @param additional fields beside these
 */
public record WebSearch(
    @Nullable String searchEngine,
    @Nullable Boolean enable,
    @Nullable String searchRecencyFilter,
    @Nullable String contentSize,
    @Nullable String resultSequence,
    @Nullable Boolean searchResult,
    @Nullable Boolean requireSearch,
    @Nullable String searchPrompt,
    @Nullable String searchQuery,
    @Nullable Boolean searchIntent,
    @Nullable Integer count,
    @Nullable String searchDomainFilter,
    @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public WebSearch {
    additional = Additional.Copy.of(additional, WebSearch.class);
  }

  /** Searches with an engine and lists what was found in the response. */
  public static WebSearch with(String searchEngine) {
    return builder(searchEngine).searchResult(true).build();
  }

  /** Starts with an engine. */
  public static Builder builder(String searchEngine) {
    return new Builder()
        .searchEngine(Objects.requireNonNull(searchEngine, "the search engine is null"));
  }

  /** Starts from these. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Collects what is set; only that is sent. Not safe for use by several threads. */
  public static final class Builder {
    // derived from the components: begin

    private @Nullable String searchEngine;
    private @Nullable Boolean enable;
    private @Nullable String searchRecencyFilter;
    private @Nullable String contentSize;
    private @Nullable String resultSequence;
    private @Nullable Boolean searchResult;
    private @Nullable Boolean requireSearch;
    private @Nullable String searchPrompt;
    private @Nullable String searchQuery;
    private @Nullable Boolean searchIntent;
    private @Nullable Integer count;
    private @Nullable String searchDomainFilter;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder() {}

    private Builder(WebSearch from) {
      searchEngine = from.searchEngine;
      enable = from.enable;
      searchRecencyFilter = from.searchRecencyFilter;
      contentSize = from.contentSize;
      resultSequence = from.resultSequence;
      searchResult = from.searchResult;
      requireSearch = from.requireSearch;
      searchPrompt = from.searchPrompt;
      searchQuery = from.searchQuery;
      searchIntent = from.searchIntent;
      count = from.count;
      searchDomainFilter = from.searchDomainFilter;
      additional.putAll(from.additional);
    }

    /**
     * {@code search_std}, {@code search_pro}, {@code search_pro_sogou} or {@code search_pro_quark};
     * required by the page.
     */
    public Builder searchEngine(@Nullable String value) {
      searchEngine = value;
      return this;
    }

    /** Whether the tool is on. */
    public Builder enable(@Nullable Boolean value) {
      enable = value;
      return this;
    }

    /** The maximum age of pages: {@code oneDay} to {@code noLimit}. */
    public Builder searchRecencyFilter(@Nullable String value) {
      searchRecencyFilter = value;
      return this;
    }

    /** How much of a page is read: {@code medium} or {@code high}. */
    public Builder contentSize(@Nullable String value) {
      contentSize = value;
      return this;
    }

    /** Whether the list of pages comes {@code before} or {@code after} the answer. */
    public Builder resultSequence(@Nullable String value) {
      resultSequence = value;
      return this;
    }

    /**
     * Whether the response lists what was found, see {@link dev.qiao.text.ChatResponse#searchInfo}.
     * Default false.
     */
    public Builder searchResult(@Nullable Boolean value) {
      searchResult = value;
      return this;
    }

    /** Whether to search even if the model could answer without. Default false. */
    public Builder requireSearch(@Nullable Boolean value) {
      requireSearch = value;
      return this;
    }

    /** How to write the answer from the pages that were found. */
    public Builder searchPrompt(@Nullable String value) {
      searchPrompt = value;
      return this;
    }

    /** The words to search for; the model chooses them if not set. */
    public Builder searchQuery(@Nullable String value) {
      searchQuery = value;
      return this;
    }

    /** Whether to find out first what the question looks for. */
    public Builder searchIntent(@Nullable Boolean value) {
      searchIntent = value;
      return this;
    }

    /** How many pages to find, 1 to 50. */
    public Builder count(@Nullable Integer value) {
      count = value;
      return this;
    }

    /** A domain that pages must be from, such as {@code example.org}. */
    public Builder searchDomainFilter(@Nullable String value) {
      searchDomainFilter = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /** Returns the request with what was set. */
    public WebSearch build() {
      return new WebSearch(
          searchEngine,
          enable,
          searchRecencyFilter,
          contentSize,
          resultSequence,
          searchResult,
          requireSearch,
          searchPrompt,
          searchQuery,
          searchIntent,
          count,
          searchDomainFilter,
          additional);
    }

    // derived: end
  }
}
