package dev.qiao.text;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.Tolerant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a web search found.
 *
 * @param searchResults the pages
 * @param extraToolInfo answers of special tools, such as share prices
 * @param additional fields this version does not know
 */
public record SearchInfo(
    List<Page> searchResults,
    List<ToolAnswer> extraToolInfo,
    @Additional Map<String, Object> additional) {
  @SuppressWarnings("NullAway") // Jackson gives null for a list that is absent
  public SearchInfo {
    searchResults = Tolerant.list(searchResults);
    extraToolInfo = Tolerant.list(extraToolInfo);
    additional = Additional.Copy.of(additional);
  }

  /**
   * A page.
   *
   * @param index its number, as citations in the text have it
   * @param title its title
   * @param url where it is
   * @param siteName whose it is
   * @param icon the site's icon, may be empty
   * @param refer its number as GLM has it, such as {@code ref_1}
   * @param publishDate when it was published, GLM
   * @param content what it says, in short, GLM
   * @param additional fields this version does not know
   */
  public record Page(
      @Nullable Integer index,
      @Nullable String title,
      @JsonAlias("link") @Nullable String url,
      @JsonAlias("media") @Nullable String siteName,
      @Nullable String icon,
      @Nullable String refer,
      @Nullable String publishDate,
      @Nullable String content,
      @Additional Map<String, Object> additional) {
    public Page {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * The answer of a special tool.
   *
   * @param tool which
   * @param result its answer
   * @param additional fields this version does not know
   */
  public record ToolAnswer(
      @Nullable String tool, @Nullable String result, @Additional Map<String, Object> additional) {
    public ToolAnswer {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
