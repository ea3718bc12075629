package dev.qiao.text.request;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stream contains, OpenAI dialect.
 *
 * @param includeUsage whether its last piece carries the usage
 * @param additional fields beside these
 */
public record StreamOptions(
    @Nullable Boolean includeUsage, @Additional Map<String, Object> additional) {
  /** Asks for the usage. */
  public static final StreamOptions WITH_USAGE = new StreamOptions(true, Map.of());

  /** Refuses an additional field named like a component. */
  public StreamOptions {
    additional = Additional.Copy.of(additional, StreamOptions.class);
  }
}
