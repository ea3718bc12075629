package dev.qiao.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.qiao.core.Endpoint.Api;
import dev.qiao.core.Vendor;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link ContentPart} in the dialect of the request that is written: DashScope's native
 * one if its operation has it, that of OpenAI in all other requests and outside of any.
 */
final class ContentPartWriter extends JsonSerializer<ContentPart> {
  @Override
  public void serialize(ContentPart part, JsonGenerator out, SerializerProvider context)
      throws IOException {
    if (Json.isOwn(context)) {
      write(part, out, context, isNative(out), false);
    } else {
      Json.MAPPER.writeValue(out, part);
    }
  }

  /** Writes a list of parts. Beside documents and what is cached each native part has a type. */
  static void write(List<ContentPart> parts, JsonGenerator out, SerializerProvider context)
      throws IOException {
    if (!Json.isOwn(context)) {
      Json.MAPPER.writeValue(out, Content.of(parts));
      return;
    }
    boolean isNative = isNative(out);
    boolean typed = parts.stream().anyMatch(ContentPartWriter::isBesideTypes);
    out.writeStartArray();
    for (ContentPart part : parts) {
      write(part, out, context, isNative, typed);
    }
    out.writeEndArray();
  }

  private static boolean isBesideTypes(ContentPart part) {
    return part instanceof ContentPart.File
        || (part instanceof ContentPart.Text said && said.cacheControl() != null);
  }

  private static boolean isNative(JsonGenerator out) {
    for (JsonStreamContext at = out.getOutputContext(); at != null; at = at.getParent()) {
      if (at.getCurrentValue() instanceof Request request) {
        Operation<?, ?> operation = request.operation();
        return operation.vendor() == Vendor.DASHSCOPE && operation.api() == Api.NATIVE;
      }
    }
    return false;
  }

  private static void write(
      ContentPart part,
      JsonGenerator out,
      SerializerProvider context,
      boolean isNative,
      boolean typed)
      throws IOException {
    out.writeStartObject(part);
    for (Map.Entry<String, Object> field : fields(part, isNative, typed).entrySet()) {
      context.defaultSerializeField(field.getKey(), field.getValue(), out);
    }
    out.writeEndObject();
  }

  private static Map<String, Object> fields(ContentPart part, boolean isNative, boolean typed) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (part instanceof ContentPart.Text said) {
      if (!isNative || typed || said.cacheControl() != null) {
        // A service may have other kinds of texts in its answers.
        fields.put("type", said.additional().getOrDefault("type", "text"));
      }
      fields.put("text", said.text());
      return rest(fields, said.cacheControl(), said.additional());
    }
    if (part instanceof ContentPart.Image image) {
      if (isNative) {
        fields.put("image", image.image());
      } else {
        linked(fields, "image_url", "url", image.image(), image.additional(), image.detail());
      }
      put(fields, "min_pixels", image.minPixels());
      put(fields, "max_pixels", image.maxPixels());
      put(fields, "enable_rotate", image.enableRotate());
      return rest(fields, image.cacheControl(), image.additional());
    }
    if (part instanceof ContentPart.Video video) {
      if (video.video() == null || isNative) {
        put(fields, "type", isNative ? null : "video");
        fields.put("video", video.video() == null ? video.frames() : video.video());
      } else {
        linked(fields, "video_url", "url", video.video(), video.additional(), null);
      }
      put(fields, "fps", video.fps());
      put(fields, "max_frames", video.maxFrames());
      put(fields, "min_pixels", video.minPixels());
      put(fields, "max_pixels", video.maxPixels());
      put(fields, "total_pixels", video.totalPixels());
      return rest(fields, video.cacheControl(), video.additional());
    }
    if (part instanceof ContentPart.Audio sound) {
      if (isNative) {
        fields.put("audio", withHead(sound));
      } else {
        linked(fields, "input_audio", "data", sound.audio(), sound.additional(), sound.format());
      }
      return rest(fields, sound.cacheControl(), sound.additional());
    }
    if (part instanceof ContentPart.File file) {
      // One file is what GLM takes; no service of its dialect documents several.
      if (isNative || file.urls().size() != 1 || file.fileParsingStrategy() != null) {
        fields.put("type", "doc_url");
        fields.put("doc_url", file.urls());
        put(fields, "file_parsing_strategy", file.fileParsingStrategy());
      } else {
        linked(fields, "file_url", "url", file.urls().get(0), file.additional(), null);
      }
      return rest(fields, null, file.additional());
    }
    if (part instanceof ContentPart.Ocr read) {
      fields.put("ocr_result", read.ocrResult());
      put(fields, "text", read.text());
      return rest(fields, null, read.additional());
    }
    return ((ContentPart.Unknown) part).fields();
  }

  /** The object of the OpenAI dialect that holds the address. */
  private static void linked(
      Map<String, Object> fields,
      String type,
      String name,
      MediaSource media,
      Map<String, Object> additional,
      @Nullable String detail) {
    Map<String, Object> link = new LinkedHashMap<>();
    link.put(name, media);
    put(link, type.equals("input_audio") ? "format" : "detail", detail);
    if (additional.get(type) instanceof Map<?, ?> more) {
      more.forEach((key, value) -> link.putIfAbsent((String) key, value));
    }
    fields.put("type", type);
    // Written with the nulls that the mapper leaves out of other maps.
    fields.put(type, new ContentPart.Unknown(link));
  }

  /** GLM's base64 as a data URI. */
  private static MediaSource withHead(ContentPart.Audio sound) {
    String url = sound.audio().url();
    String format = sound.format() == null ? "" : sound.format();
    return url == null || url.indexOf(':') >= 0
        ? sound.audio()
        : MediaSource.of("data:audio/" + format + ";base64," + url);
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  /** What is not written yet: a field that an answer had of another kind may have a name twice. */
  private static Map<String, Object> rest(
      Map<String, Object> fields,
      ContentPart.@Nullable CacheControl cacheControl,
      Map<String, Object> additional) {
    put(fields, "cache_control", cacheControl);
    additional.forEach(
        (name, value) -> {
          if (!ContentPartReader.LINKS.containsKey(name)) {
            fields.putIfAbsent(name, value);
          }
        });
    return fields;
  }
}
