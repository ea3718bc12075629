package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Region;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 3D models, whose links are valid for two hours. */
@FakeModels
class TripoModelsTest {
  private static final String[] ASYNC = {"X-DashScope-Async", "enable"};
  private static final String VIEW = "{'type':'png','file_token':'https://example.com/a.png'}";

  private static String body(String model, String input, String parameters) {
    return "{'model':'" + model + "','input':{" + input + "},'parameters':{" + parameters + "}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'prompt':'A cat' | 'texture_quality':'detailed' | text-to-3d | detailed | pbr_model_url",
        "'image':'https://example.com/a.png' | 'pbr':true | image-to-3d | standard | pbr_model_url",
        "'images':["
            + VIEW
            + ",{},"
            + VIEW
            + ",{}] | 'pbr':false,'texture':false"
            + " | multi-image-to-3d | standard | base_model_url"
      })
  void aModelIsMadeOfEachInput(
      String input, String wish, String type, String texture, String url, FakeModelServer server) {
    server.pollsPerState(0, 0);
    Plain plain = new Plain(server);
    String id =
        plain
            .post(TripoModels.PATH, body("Tripo/Tripo-P1.0", input, wish), ASYNC)
            .json()
            .at("/output/task_id")
            .asText();
    JsonNode done = plain.get("/api/v1/tasks/" + id).json();

    assertThat(done.at("/usage"))
        .isEqualTo(
            Plain.json(
                Plain.quoted(
                    "{'3d_task_type':'TYPE','count':1,'texture_quality':'TEXTURE'}"
                        .replace("TYPE", type)
                        .replace("TEXTURE", texture))));
    JsonNode model = done.at("/output/results/0");
    assertThat(model.fieldNames()).toIterable().containsExactly(url, "rendered_image_url");
    String link = model.path(url).asText();
    assertThat(plain.send(plain.request(link)).header("Content-Type"))
        .isEqualTo("model/gltf-binary");
    assertThat(
            plain
                .send(plain.request(model.path("rendered_image_url").asText()))
                .header("Content-Type"))
        .isEqualTo("image/webp");
    server.passTime(Duration.ofMinutes(121));
    assertThat(plain.send(plain.request(link)).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tripo/Tripo-P1.0 | 'prompt':'A','image':'x' | 400",
        "Tripo/Tripo-P1.0 | 'text':'A' | 400",
        "Tripo/Tripo-P1.0 | 'images':[" + VIEW + "," + VIEW + "] | 400",
        "Tripo/Tripo-P1.0 | 'images':[" + VIEW + ",{},{},{}] | 400",
        "Tripo/Tripo-P1.0 | 'images':[" + VIEW + "," + VIEW + ",null,{}] | 400",
        "Tripo-P1.0 | 'prompt':'A' | 404"
      })
  void whatIsNotDocumentedIsRefused(
      String model, String input, int status, FakeModelServer server) {
    assertThat(new Plain(server).post(TripoModels.PATH, body(model, input, ""), ASYNC).status())
        .isEqualTo(status);
    assertThat(server.tasks()).isEmpty();
  }

  @Test
  void otherRegionsDoNotKnowTheModel() {
    try (FakeModelServer abroad = FakeModelServer.start(Region.AP_SOUTHEAST_1)) {
      assertThat(
              new Plain(abroad)
                  .post(TripoModels.PATH, body("Tripo/Tripo-H3.1", "'prompt':'A'", ""), ASYNC)
                  .status())
          .isEqualTo(404);
    }
  }

  @Test
  void theModelIsAWholeGlb() {
    ByteBuffer glb = ByteBuffer.wrap(SampleMedia.modelGlb()).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[4];
    glb.get(magic);
    assertThat(magic).isEqualTo("glTF".getBytes(StandardCharsets.US_ASCII));
    assertThat(glb.getInt()).isEqualTo(2);
    assertThat(glb.getInt()).isEqualTo(glb.capacity());
    byte[] scene = new byte[glb.getInt()];
    glb.getInt();
    glb.get(scene);
    JsonNode json = Plain.json(new String(scene, StandardCharsets.US_ASCII));
    assertThat(json.at("/asset/version").asText()).isEqualTo("2.0");
    assertThat(glb.getInt()).isEqualTo(json.at("/buffers/0/byteLength").asInt());
    assertThat(glb.position() + 4 + json.at("/buffers/0/byteLength").asInt())
        .isEqualTo(glb.capacity());
  }
}
