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
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link VideoResult} from every documented shape: the link stands in {@code
 * output.video_url}, in {@code output.results.video_url} (EMO, LivePortrait) or in {@code
 * output.output_video_url} (style transform).
 */
final class VideoResultReader extends JsonDeserializer<VideoResult> {
  private static final TypeReference<VideoUsage> USAGE = new TypeReference<>() {};

  @Override
  public VideoResult deserialize(JsonParser in, DeserializationContext context) throws IOException {
    JsonNode tree = in.readValueAsTree();
    Fields answer = Fields.of(tree);
    Fields output = answer.object("output");
    String url = link(output);
    if (url == null) {
      throw MismatchedInputException.from(
          in, VideoResult.class, "the task succeeded but its output names no video");
    }
    String origPrompt = output.text("orig_prompt");
    String actualPrompt = output.text("actual_prompt");
    VideoUsage usage = answer.value("usage", USAGE);
    TaskInfo task = TaskInfoReader.take(answer);
    return new VideoResult(
        ResultContext.file(url, context), origPrompt, actualPrompt, usage, task, answer.rest());
  }

  private static @Nullable String link(Fields output) {
    if (output.has("video_url")) {
      return output.text("video_url");
    }
    if (output.object("results").has("video_url")) {
      return output.object("results").text("video_url");
    }
    return output.text("output_video_url");
  }
}
