package dev.qiao.video;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.qiao.core.internal.json.JsonFields;
import dev.qiao.core.internal.json.ResultContext;
import dev.qiao.core.internal.json.TaskInfoReader;
import dev.qiao.core.task.TaskInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link VideoResult} from every documented shape: the link is in {@code output.video_url},
 * in {@code output.results.video_url} (EMO, LivePortrait), in {@code output.output_video_url}
 * (style transform), in {@code file.download_url} (MiniMax) or in {@code video_result[].url}
 * (CogVideoX).
 */
final class VideoResultReader extends JsonDeserializer<VideoResult> {
  @Override
  public VideoResult deserialize(JsonParser in, DeserializationContext context) throws IOException {
    JsonNode tree = in.readValueAsTree();
    JsonFields answer = JsonFields.of(tree, context);
    JsonFields output = answer.object("output");
    JsonFields stored = answer.object("file");
    List<JsonFields> videos = answer.elements("video_result");
    JsonFields made = first(videos);
    String url = link(output, stored, made);
    if (url == null) {
      url = linkAtTheTop(answer);
    }
    if (url == null) {
      throw MismatchedInputException.from(
          in,
          VideoResult.class,
          "the task succeeded but its answer names no video" + fileInstead(answer));
    }
    String cover = made.link("cover_image_url");
    String origPrompt = output.text("orig_prompt");
    String actualPrompt = output.text("actual_prompt");
    String optimizedPrompt = answer.text("optimized_prompt");
    String checkAudio = output.link("check_audio");
    VideoUsage usage = answer.value("usage", VideoUsage.class);
    Integer width = answer.integer("video_width");
    Integer height = answer.integer("video_height");
    StoredVideo file = answer.has("file") ? stored(answer, stored) : null;
    TaskInfo task = TaskInfoReader.take(answer);
    return new VideoResult(
        ResultContext.file(url, context),
        cover == null ? null : ResultContext.file(cover, context),
        origPrompt,
        actualPrompt,
        optimizedPrompt,
        checkAudio == null ? null : ResultContext.file(checkAudio, context),
        usage,
        width,
        height,
        file,
        task,
        rest(answer, videos));
  }

  /** The first that has a link; the others may be odd elements of the list. */
  private static JsonFields first(List<JsonFields> videos) {
    for (JsonFields video : videos) {
      if (video.has("url")) {
        return video;
      }
    }
    return videos.isEmpty() ? JsonFields.of(null) : videos.get(0);
  }

  private static @Nullable String link(JsonFields output, JsonFields stored, JsonFields made) {
    String direct = output.link("video_url");
    String nested = direct == null ? output.object("results").link("video_url") : direct;
    String styled = nested == null ? output.link("output_video_url") : nested;
    String file = styled == null ? stored.link("download_url") : styled;
    return file == null ? made.link("url") : file;
  }

  /** A gateway that has resolved MiniMax's file. */
  private static @Nullable String linkAtTheTop(JsonFields answer) {
    String direct = answer.link("video_url");
    String file = direct == null ? answer.link("download_url") : direct;
    return file == null ? answer.object("data").link("video_url") : file;
  }

  /** What a gateway that passes MiniMax's answer on leaves to its caller. */
  private static String fileInstead(JsonFields answer) {
    String file = answer.text("file_id");
    return file == null || file.isEmpty()
        ? ""
        : ", only the file "
            + file
            + ", which MiniMax stores: a client of Vendor.MINIMAX finds its link with"
            + " raw().get(\"/files/retrieve?file_id="
            + file
            + "\")";
  }

  private static StoredVideo stored(JsonFields answer, JsonFields file) {
    String inFile = file.text("file_id");
    String inAnswer = answer.text("file_id");
    return new StoredVideo(
        inFile == null ? inAnswer : inFile,
        file.longInteger("bytes"),
        file.longInteger("created_at"),
        file.text("filename"),
        file.text("purpose"));
  }

  /** What is not known, with what Zhipu lists beyond the first video. */
  private static Map<String, Object> rest(JsonFields answer, List<JsonFields> videos) {
    Map<String, Object> rest = new LinkedHashMap<>(answer.rest());
    List<Object> more = new ArrayList<>();
    for (JsonFields video : videos) {
      if (!video.rest().isEmpty()) {
        more.add(video.rest());
      }
    }
    if (rest.get("video_result") instanceof List<?> odd) {
      more.addAll(odd);
    }
    if (!more.isEmpty()) {
      rest.put("video_result", more);
    }
    return Collections.unmodifiableMap(rest);
  }
}
