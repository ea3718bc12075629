package dev.qiao.video;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.qiao.core.internal.json.Fields;
import dev.qiao.core.internal.json.ResultContext;
import dev.qiao.core.internal.json.TaskInfoReader;
import dev.qiao.core.task.TaskInfo;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link VideoResult} from every documented shape: the link stands in {@code
 * output.video_url}, in {@code output.results.video_url} (EMO, LivePortrait), in {@code
 * output.output_video_url} (style transform), in {@code file.download_url} (MiniMax) or in {@code
 * video_result[].url} (CogVideoX).
 */
final class VideoResultReader extends JsonDeserializer<VideoResult> {
  private static final TypeReference<VideoUsage> USAGE = new TypeReference<>() {};

  @Override
  public VideoResult deserialize(JsonParser in, DeserializationContext context) throws IOException {
    JsonNode tree = in.readValueAsTree();
    Fields answer = Fields.of(tree);
    Fields output = answer.object("output");
    Fields stored = answer.object("file");
    Fields made = Fields.of(tree.path("video_result").path(0));
    answer.node("video_result");
    String url = link(output, stored, made);
    if (url == null) {
      throw MismatchedInputException.from(
          in, VideoResult.class, "the task succeeded but its answer names no video");
    }
    String cover = made.text("cover_image_url");
    String origPrompt = output.text("orig_prompt");
    String actualPrompt = output.text("actual_prompt");
    VideoUsage usage = answer.value("usage", USAGE);
    Integer width = answer.integer("video_width");
    Integer height = answer.integer("video_height");
    StoredVideo file = answer.has("file") ? stored(answer, stored) : null;
    TaskInfo task = TaskInfoReader.take(answer);
    return new VideoResult(
        ResultContext.file(url, context),
        cover == null ? null : ResultContext.file(cover, context),
        origPrompt,
        actualPrompt,
        usage,
        width,
        height,
        file,
        task,
        rest(answer, made, tree.path("video_result")));
  }

  private static @Nullable String link(Fields output, Fields stored, Fields made) {
    if (output.has("video_url")) {
      return output.text("video_url");
    }
    if (output.object("results").has("video_url")) {
      return output.object("results").text("video_url");
    }
    if (output.has("output_video_url")) {
      return output.text("output_video_url");
    }
    return stored.has("download_url") ? stored.text("download_url") : made.text("url");
  }

  private static StoredVideo stored(Fields answer, Fields file) {
    String inFile = file.text("file_id");
    String inAnswer = answer.text("file_id");
    BigDecimal bytes = file.decimal("bytes");
    BigDecimal createdAt = file.decimal("created_at");
    return new StoredVideo(
        inFile == null ? inAnswer : inFile,
        bytes == null ? null : bytes.longValue(),
        createdAt == null ? null : createdAt.longValue(),
        file.text("filename"),
        file.text("purpose"));
  }

  /** What is not known, with what Zhipu lists beyond the first video. */
  private static Map<String, Object> rest(Fields answer, Fields made, JsonNode videos) {
    Map<String, Object> rest = new LinkedHashMap<>(answer.rest());
    List<Object> more = new ArrayList<>();
    if (!made.rest().isEmpty()) {
      more.add(made.rest());
    }
    for (int i = 1; i < videos.size(); i++) {
      more.add(Fields.of(videos.get(i)).rest());
    }
    if (!more.isEmpty()) {
      rest.put("video_result", more);
    }
    return Collections.unmodifiableMap(rest);
  }
}
