package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import okhttp3.mockwebserver.MockResponse;

/**
 * Answers to the two reads of a MiniMax task: its state, and the file that a success names. A
 * vector has one of them; the other is as the documents print it.
 */
final class PollAnswers {
  private static final String FILE_PATH = "/files/retrieve";

  private PollAnswers() {}

  /** The vector is what any poll answers. */
  static Function<String, MockResponse> state(JsonNode response) {
    return path -> path.contains(FILE_PATH) ? json(file()) : Answer.of(response);
  }

  /** The vector is what the read of a file answers. */
  static Function<String, MockResponse> file(JsonNode response, String taskId, String fileId) {
    return path -> path.contains(FILE_PATH) ? Answer.of(response) : json(success(taskId, fileId));
  }

  private static MockResponse json(ObjectNode body) {
    return Answer.none().setBody(body.toString());
  }

  private static ObjectNode success(String taskId, String fileId) {
    return good()
        .put("task_id", taskId)
        .put("status", "Success")
        .put("file_id", fileId)
        .put("video_width", 1920)
        .put("video_height", 1080);
  }

  private static ObjectNode file() {
    ObjectNode answer = good();
    answer
        .putObject("file")
        .put("file_id", 176844028768320L)
        .put("bytes", 5896337)
        .put("created_at", 1700469398)
        .put("filename", "output_aigc.mp4")
        .put("purpose", "video_generation")
        .put("download_url", "https://example.com/output_aigc.mp4");
    return answer;
  }

  private static ObjectNode good() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("base_resp").put("status_code", 0).put("status_msg", "success");
    return answer;
  }
}
