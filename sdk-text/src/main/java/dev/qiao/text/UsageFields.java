package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Usage} of either dialect, token by token: native streams have one in every event.
 */
final class UsageFields {
  private static final TypeReference<Map<String, Usage.Plugin>> PLUGINS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

  @Nullable Usage read(JsonParser in, JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      in.skipChildren();
      return null;
    }
    Integer input = null;
    Integer output = null;
    Integer total = null;
    Usage.TokenDetails inputDetails = null;
    Usage.TokenDetails promptDetails = null;
    Usage.TokenDetails outputDetails = null;
    Integer cached = null;
    Integer missed = null;
    Integer image = null;
    Integer video = null;
    Integer audio = null;
    Integer characters = null;
    Map<String, Usage.Plugin> plugins = Map.of();
    Map<String, Object> rest = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "input_tokens", "prompt_tokens" -> input = integer(in, value);
        case "output_tokens", "completion_tokens" -> output = integer(in, value);
        case "total_tokens" -> total = integer(in, value);
        case "input_tokens_details" -> inputDetails = details(in, value);
        case "prompt_tokens_details" -> promptDetails = details(in, value);
        case "output_tokens_details", "completion_tokens_details" ->
            outputDetails = details(in, value);
        case "cached_tokens", "prompt_cache_hit_tokens" -> cached = integer(in, value);
        case "prompt_cache_miss_tokens" -> missed = integer(in, value);
        case "image_tokens" -> image = integer(in, value);
        case "video_tokens" -> video = integer(in, value);
        case "audio_tokens" -> audio = integer(in, value);
        case "characters", "total_characters" -> characters = integer(in, value);
        case "plugins" ->
            plugins = value == JsonToken.VALUE_NULL ? Map.of() : in.readValueAs(PLUGINS);
        default -> rest = ChatFields.rest(rest, name, in, value);
      }
    }
    if (missed != null) {
      promptDetails = Usage.TokenDetails.withCacheMiss(promptDetails, missed);
    }
    return new Usage(
        input,
        output,
        total,
        inputDetails,
        promptDetails,
        outputDetails,
        cached,
        image,
        video,
        audio,
        characters,
        plugins,
        rest == null ? Map.of() : rest);
  }

  private static Usage.@Nullable TokenDetails details(JsonParser in, JsonToken token)
      throws IOException {
    if (token != JsonToken.START_OBJECT) {
      in.skipChildren();
      return null;
    }
    Integer cached = null;
    Integer text = null;
    Integer image = null;
    Integer video = null;
    Integer audio = null;
    Integer reasoning = null;
    Integer creationInput = null;
    String cacheType = null;
    Map<String, Integer> creation = null;
    Map<String, Object> rest = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "cached_tokens" -> cached = integer(in, value);
        case "text_tokens" -> text = integer(in, value);
        case "image_tokens" -> image = integer(in, value);
        case "video_tokens" -> video = integer(in, value);
        case "audio_tokens" -> audio = integer(in, value);
        case "reasoning_tokens" -> reasoning = integer(in, value);
        case "cache_creation_input_tokens" -> creationInput = integer(in, value);
        case "cache_type" -> cacheType = value == JsonToken.VALUE_NULL ? null : in.getText();
        case "cache_creation" ->
            creation = value == JsonToken.VALUE_NULL ? null : in.readValueAs(COUNTS);
        default -> rest = ChatFields.rest(rest, name, in, value);
      }
    }
    return new Usage.TokenDetails(
        cached,
        null,
        text,
        image,
        video,
        audio,
        reasoning,
        creationInput,
        cacheType,
        creation,
        rest == null ? Map.of() : rest);
  }

  /** A count, also one written as text or as a decimal such as 720.0. */
  static @Nullable Integer integer(JsonParser in, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_NUMBER_INT -> in.getIntValue();
      case VALUE_NUMBER_FLOAT, VALUE_STRING -> in.getValueAsInt();
      default -> {
        in.skipChildren();
        yield null;
      }
    };
  }
}
