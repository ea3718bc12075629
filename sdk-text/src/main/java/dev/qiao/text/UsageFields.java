package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Usage} of either dialect, token by token: native streams have one in every event.
 * What is no count stays in the additional fields: a usage never costs the answer.
 */
final class UsageFields {
  private final Leftovers rest = new Leftovers();
  private final Leftovers detailsRest = new Leftovers();
  private final Leftovers pluginRest = new Leftovers();

  /** The usage; null, and kept by its owner, if it is no object. */
  @Nullable Usage read(String field, JsonParser in, JsonToken token, Leftovers owner)
      throws IOException {
    if (token != JsonToken.START_OBJECT) {
      owner.keep(field, in, token);
      return null;
    }
    rest.begin();
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
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "input_tokens", "prompt_tokens" -> input = count(input, name, in, value);
        case "output_tokens", "completion_tokens" -> output = count(output, name, in, value);
        case "total_tokens" -> total = count(total, name, in, value);
        case "input_tokens_details" -> inputDetails = details(inputDetails, name, in, value);
        case "prompt_tokens_details" -> promptDetails = details(promptDetails, name, in, value);
        case "output_tokens_details", "completion_tokens_details" ->
            outputDetails = details(outputDetails, name, in, value);
        case "cached_tokens", "prompt_cache_hit_tokens" -> cached = count(cached, name, in, value);
        case "prompt_cache_miss_tokens" -> missed = count(missed, name, in, value);
        case "image_tokens" -> image = count(image, name, in, value);
        case "video_tokens" -> video = count(video, name, in, value);
        case "audio_tokens" -> audio = count(audio, name, in, value);
        case "characters", "total_characters" -> characters = count(characters, name, in, value);
        case "plugins" -> plugins = plugins(plugins, name, in, value);
        default -> rest.keep(name, in, value);
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
        rest.end());
  }

  /** A count that may come under two names, one of which a gateway fills with 0 or null. */
  private @Nullable Integer count(
      @Nullable Integer known, String name, JsonParser in, JsonToken token) throws IOException {
    Integer count = rest.integer(name, in, token);
    if (count == null || known == null) {
      return count == null ? known : count;
    }
    if (known == 0) {
      return count;
    }
    if (!known.equals(count)) {
      rest.put(name, count);
    }
    return known;
  }

  private Usage.@Nullable TokenDetails details(
      Usage.@Nullable TokenDetails known, String field, JsonParser in, JsonToken token)
      throws IOException {
    if (token != JsonToken.START_OBJECT) {
      rest.keep(field, in, token);
      return known;
    }
    detailsRest.begin();
    Integer cached = null;
    Integer text = null;
    Integer image = null;
    Integer video = null;
    Integer audio = null;
    Integer reasoning = null;
    Integer creationInput = null;
    String cacheType = null;
    Map<String, Integer> creation = null;
    Integer accepted = null;
    Integer rejected = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "cached_tokens" -> cached = detailsRest.integer(name, in, value);
        case "text_tokens" -> text = detailsRest.integer(name, in, value);
        case "image_tokens" -> image = detailsRest.integer(name, in, value);
        case "video_tokens" -> video = detailsRest.integer(name, in, value);
        case "audio_tokens" -> audio = detailsRest.integer(name, in, value);
        case "reasoning_tokens" -> reasoning = detailsRest.integer(name, in, value);
        case "cache_creation_input_tokens" -> creationInput = detailsRest.integer(name, in, value);
        case "cache_type" -> cacheType = detailsRest.text(name, in, value);
        case "accepted_prediction_tokens" -> accepted = detailsRest.integer(name, in, value);
        case "rejected_prediction_tokens" -> rejected = detailsRest.integer(name, in, value);
        case "cache_creation" -> creation = counts(name, in, value);
        default -> detailsRest.keep(name, in, value);
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
        accepted,
        rejected,
        detailsRest.end());
  }

  private @Nullable Map<String, Integer> counts(String field, JsonParser in, JsonToken token)
      throws IOException {
    if (token != JsonToken.START_OBJECT) {
      detailsRest.keep(field, in, token);
      return null;
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    pluginRest.begin();
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      Integer count = pluginRest.integer(name, in, in.nextToken());
      if (count != null) {
        counts.put(name, count);
      }
    }
    Map<String, Object> odd = pluginRest.end();
    if (!odd.isEmpty()) {
      detailsRest.put(field, odd);
    }
    return counts;
  }

  private Map<String, Usage.Plugin> plugins(
      Map<String, Usage.Plugin> known, String field, JsonParser in, JsonToken token)
      throws IOException {
    if (token != JsonToken.START_OBJECT) {
      rest.keep(field, in, token);
      return known;
    }
    Map<String, Usage.Plugin> plugins = new LinkedHashMap<>();
    Map<String, Object> odd = new LinkedHashMap<>();
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      if (value == JsonToken.START_OBJECT) {
        plugins.put(name, plugin(in));
      } else if (value != JsonToken.VALUE_NULL) {
        odd.put(name, in.readValueAs(Object.class));
      }
    }
    if (!odd.isEmpty()) {
      rest.put(field, odd);
    }
    return plugins;
  }

  private Usage.Plugin plugin(JsonParser in) throws IOException {
    pluginRest.begin();
    Integer count = null;
    String strategy = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "count" -> count = pluginRest.integer(name, in, value);
        case "strategy" -> strategy = pluginRest.text(name, in, value);
        default -> pluginRest.keep(name, in, value);
      }
    }
    return new Usage.Plugin(count, strategy, pluginRest.end());
  }
}
