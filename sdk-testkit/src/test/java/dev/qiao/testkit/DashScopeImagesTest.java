package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Images as DashScope makes them, and what it refuses. */
@FakeModels
class DashScopeImagesTest {
  private static final String MULTIMODAL = "/api/v1/services/aigc/multimodal-generation/generation";
  private static final String IMAGE_TASK = "/api/v1/services/aigc/image-generation/generation";
  private static final String TEXT_TO_IMAGE = "/api/v1/services/aigc/text2image/image-synthesis";
  private static final String COMPATIBLE = "/compatible-mode/v1/images/generations";

  private static String asked(String model, String parameters) {
    return "{'model':'%s','input':{'messages':[{'role':'user','content':[{'text':'A cat.'}]}]},"
            .formatted(model)
        + "'parameters':{"
        + parameters
        + "}}";
  }

  @Test
  void atOnce_theImageShowsThePrompt(FakeModelServer server) {
    Plain plain = new Plain(server);
    JsonNode answer = plain.post(MULTIMODAL, asked("qwen-image-max", "")).json();

    JsonNode item = answer.at("/output/choices/0/message/content/0");
    assertThat(item.has("type")).isFalse();
    assertThat(answer.at("/usage/width").asInt()).isEqualTo(1664);
    assertThat(plain.send(plain.request(item.path("image").asText()).GET()).response().body())
        .isEqualTo(SampleMedia.picturePng("A cat."));
  }

  @Test
  void whatTheServiceRefuses_isRefusedInItsWords(FakeModelServer server) {
    Plain plain = new Plain(server);
    assertThat(plain.post(MULTIMODAL, asked("qwen-image-max", "'n':2")).text())
        .contains("num_images_per_prompt must be 1");
    assertThat(plain.post(MULTIMODAL, asked("wan2.6-image", "'enable_interleave':true")).text())
        .contains("stream must be true when enable_interleave is true");
    assertThat(plain.post(IMAGE_TASK, asked("wan2.6-t2i", "")).status()).isEqualTo(403);
    assertThat(plain.post(COMPATIBLE, "{'model':'qwen-image-3.0'}").json().at("/error/message"))
        .hasToString("\"Field 'prompt' is required\"");
    assertThat(
            plain
                .post(COMPATIBLE, "{'model':'qwen-image-3.0','prompt':'A cat.','image':[]}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void aStream_endsWithStop_andCountsItsImages(FakeModelServer server) {
    Plain.Reply reply =
        new Plain(server)
            .post(
                MULTIMODAL,
                asked("wan2.6-image", "'enable_interleave':true,'max_images':2,'stream':true"),
                "X-DashScope-SSE",
                "enable");

    JsonNode first = reply.events().get(0);
    JsonNode last = reply.events().get(reply.events().size() - 1);
    assertThat(first.at("/output/choices/0/finish_reason").asText()).isEqualTo("null");
    assertThat(last.at("/output/choices/0/finish_reason").asText()).isEqualTo("stop");
    assertThat(last.at("/output/choices/0/message/content/0/type").asText()).isEqualTo("image");
    assertThat(last.at("/usage/image_count").asInt()).isEqualTo(2);
  }

  @Test
  void someImagesOfATask_canFail(FakeModelServer server) {
    server.nextImagesFail(1, "InternalError.Timeout", "try again").pollsPerState(0, 0);
    Plain plain = new Plain(server);
    String id =
        plain
            .post(
                TEXT_TO_IMAGE,
                "{'model':'wan2.2-t2i-flash','input':{'prompt':'A cat.'},'parameters':{'n':2}}",
                "X-DashScope-Async",
                "enable")
            .json()
            .at("/output/task_id")
            .asText();
    JsonNode output = plain.get("/api/v1/tasks/" + id).json().path("output");

    assertThat(output.path("task_status").asText()).isEqualTo("SUCCEEDED");
    assertThat(output.at("/results/0/url").asText()).contains("/results/");
    assertThat(output.at("/results/1/code").asText()).isEqualTo("InternalError.Timeout");
    assertThat(output.at("/task_metrics/FAILED").asInt()).isEqualTo(1);
    assertThatThrownBy(() -> server.nextImagesFail(0, "a", "b"))
        .hasMessage("at least one image must fail, not 0");
  }
}
