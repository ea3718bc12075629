package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.qiao.core.internal.json.Tolerant;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link ReviewNotes}, whose fields are among those of an answer. */
final class ReviewNotesFields {
  private static final ObjectReader FILTERS = Tolerant.strict(ReviewNotes.ContentFilter.class);
  private static final ObjectReader BASE_RESP = Tolerant.strict(ReviewNotes.BaseResp.class);

  private List<ReviewNotes.ContentFilter> contentFilter = List.of();
  private @Nullable Boolean inputSensitive;
  private @Nullable Boolean outputSensitive;
  private @Nullable Integer inputSensitiveType;
  private @Nullable Integer outputSensitiveType;
  private @Nullable Integer outputSensitiveInt;
  private ReviewNotes.@Nullable BaseResp baseResp;
  private @Nullable Integer statusCode;
  private boolean any;
  private @Nullable ReviewNotes last;

  void clear() {
    if (any) {
      contentFilter = List.of();
      inputSensitive = null;
      outputSensitive = null;
      inputSensitiveType = null;
      outputSensitiveType = null;
      outputSensitiveInt = null;
      baseResp = null;
      statusCode = null;
      any = false;
    }
  }

  /**
   * Takes a field if it is one of ours; the others are left to the caller, and values of another
   * kind to its leftovers.
   */
  boolean take(String name, JsonParser in, JsonToken token, Leftovers rest, boolean tolerant)
      throws IOException {
    switch (name) {
      case "content_filter" -> contentFilter = rest.objects(name, in, token, FILTERS, tolerant);
      case "input_sensitive" -> inputSensitive = rest.flag(name, in, token);
      case "output_sensitive" -> outputSensitive = rest.flag(name, in, token);
      case "input_sensitive_type" -> inputSensitiveType = rest.integer(name, in, token);
      case "output_sensitive_type" -> outputSensitiveType = rest.integer(name, in, token);
      case "output_sensitive_int" -> outputSensitiveInt = rest.integer(name, in, token);
      case "base_resp" -> baseResp = rest.object(name, in, token, BASE_RESP, tolerant);
      case "status_code" -> statusCode = rest.integer(name, in, token);
      default -> {
        return false;
      }
    }
    any = true;
    return true;
  }

  /** The status that the answer names; 0 if it names none. */
  int statusCode() {
    return statusCode == null ? 0 : statusCode;
  }

  /** Whether the service's own status is a failure. */
  boolean isFailure() {
    return baseResp != null && baseResp.isFailure();
  }

  /** What was noted, the last time's notes if they are the same, null if nothing was. */
  @Nullable ReviewNotes notes() {
    if (!any) {
      return null;
    }
    ReviewNotes notes =
        new ReviewNotes(
            contentFilter,
            inputSensitive,
            outputSensitive,
            inputSensitiveType,
            outputSensitiveType,
            outputSensitiveInt,
            baseResp,
            List.of(),
            statusCode);
    if (notes.equals(last)) {
      return last;
    }
    last = notes;
    return notes;
  }
}
