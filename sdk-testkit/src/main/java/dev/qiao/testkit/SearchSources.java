package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a search of the web finds: two pages, always the same, in the form of the vendor whose chat
 * searches.
 *
 * @param searches whether the request searches
 * @param listed whether the answer lists the pages
 * @param citation how the answer cites them, such as {@code [<number>]}; empty for not at all
 * @param strategy how it searches
 */
record SearchSources(boolean searches, boolean listed, String citation, String strategy) {
  private static final int PAGES = 2;

  /** Of a native request to DashScope, whose compatible mode returns no pages. */
  static SearchSources of(JsonNode parameters) {
    boolean searches = parameters.path("enable_search").asBoolean();
    JsonNode options = parameters.path("search_options");
    boolean listed = searches && options.path("enable_source").asBoolean();
    boolean cited = listed && options.path("enable_citation").asBoolean();
    return new SearchSources(
        searches,
        listed,
        cited ? options.path("citation_format").asText("[<number>]") : "",
        options.path("search_strategy").asText("turbo"));
  }

  /** An answer without a script, with its citations unless it is JSON. */
  ChatAnswer cite(ChatAnswer answer) {
    if (citation.isEmpty() || answer.text().startsWith("{")) {
      return answer;
    }
    StringBuilder text = new StringBuilder(answer.text());
    for (int page = 1; page <= PAGES; page++) {
      text.append(citation.replace("<number>", String.valueOf(page)));
    }
    return new ChatAnswer(
        text.toString(), answer.reasoning(), answer.toolCalls(), answer.finishReason());
  }

  /** Adds to an answer or an event; the pages come once, and later events have an empty list. */
  ObjectNode addTo(ObjectNode envelope, boolean first) {
    if (listed) {
      ArrayNode pages =
          ((ObjectNode) envelope.path("output"))
              .putObject("search_info")
              .putArray("search_results");
      for (int page = 1; first && page <= PAGES; page++) {
        pages
            .addObject()
            .put("site_name", "Example")
            .put("icon", "")
            .put("index", page)
            .put("title", title(page))
            .put("url", url(page));
      }
    }
    if (searches) {
      ((ObjectNode) envelope.path("usage"))
          .putObject("plugins")
          .putObject("search")
          .put("count", 1)
          .put("strategy", strategy);
    }
    return envelope;
  }

  /** The pages as GLM lists them beside an answer, if its own search is to return them. */
  static void addGlm(ObjectNode answer, JsonNode tools) {
    for (JsonNode tool : tools) {
      if (tool.path("web_search").path("search_result").asBoolean()) {
        ArrayNode pages = answer.putArray("web_search");
        for (int page = 1; page <= PAGES; page++) {
          pages
              .addObject()
              .put("icon", "")
              .put("title", title(page))
              .put("link", url(page))
              .put("media", "Example")
              .put("publish_date", "2026-01-0" + page)
              .put("content", "A page to practise with.")
              .put("refer", "ref_" + page);
        }
        return;
      }
    }
  }

  private static String title(int page) {
    return "Practice page " + page;
  }

  private static String url(int page) {
    return "https://example.com/practice/" + page;
  }
}
