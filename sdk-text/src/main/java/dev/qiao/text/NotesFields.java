package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link Notes}, whose fields stand among those of an answer. */
final class NotesFields {
  private static final TypeReference<List<Notes.ContentFilter>> FILTERS = new TypeReference<>() {};

  private List<Notes.ContentFilter> contentFilter = List.of();
  private @Nullable Boolean inputSensitive;
  private @Nullable Boolean outputSensitive;
  private @Nullable Integer inputSensitiveType;
  private @Nullable Integer outputSensitiveType;
  private @Nullable Integer outputSensitiveInt;
  private Notes.@Nullable BaseResp baseResp;
  private @Nullable Integer statusCode;
  private boolean any;
  private @Nullable Notes last;

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

  /** Takes a field if it is one of ours; the others are left to the caller. */
  boolean take(String name, JsonParser in, JsonToken token) throws IOException {
    switch (name) {
      case "content_filter" ->
          contentFilter = token == JsonToken.START_ARRAY ? in.readValueAs(FILTERS) : skip(in);
      case "input_sensitive" -> inputSensitive = flag(in, token);
      case "output_sensitive" -> outputSensitive = flag(in, token);
      case "input_sensitive_type" -> inputSensitiveType = UsageFields.integer(in, token);
      case "output_sensitive_type" -> outputSensitiveType = UsageFields.integer(in, token);
      case "output_sensitive_int" -> outputSensitiveInt = UsageFields.integer(in, token);
      case "base_resp" ->
          baseResp = token == JsonToken.START_OBJECT ? in.readValueAs(Notes.BaseResp.class) : null;
      case "status_code" -> statusCode = UsageFields.integer(in, token);
      default -> {
        return false;
      }
    }
    any = true;
    return true;
  }

  private static List<Notes.ContentFilter> skip(JsonParser in) throws IOException {
    in.skipChildren();
    return List.of();
  }

  private static @Nullable Boolean flag(JsonParser in, JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NULL ? null : Boolean.valueOf(in.getValueAsBoolean());
  }

  /** Whether the service's own status is a failure. */
  boolean isFailure() {
    return baseResp != null && baseResp.isFailure();
  }

  /** What was noted, the last time's notes if they are the same, null if nothing was. */
  @Nullable Notes notes() {
    if (!any) {
      return null;
    }
    Notes notes =
        new Notes(
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
