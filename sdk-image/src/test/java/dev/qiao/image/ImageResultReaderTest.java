package dev.qiao.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.qiao.core.internal.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageResultReaderTest {
  @Test
  void read_aPosterThatReviewReplacedByASentence_isAFailureBesideTheOthers()
      throws JsonProcessingException {
    ImageResult result =
        Json.MAPPER.readValue(
            """
            {"output": {"task_status": "SUCCEEDED",
              "render_urls": ["https://example.com/1.png", "output data may contain inappropriate content"],
              "bg_urls": ["https://example.com/2.png", "output data may contain inappropriate content"],
              "auxiliary_parameters": ["a", "b"]}}
            """,
            ImageResult.class);

    assertThat(result.images()).hasSize(1);
    assertThat(result.images().get(0).auxiliaryParameters()).isEqualTo("a");
    assertThat(result.failed())
        .containsExactly(
            new ImagePart.Failed("", "output data may contain inappropriate content", Map.of()));
  }

  @Test
  void read_ofStoredJson_hasNoTimeOfItsLinks() throws JsonProcessingException {
    ImageResult result =
        Json.MAPPER.readValue(
            "{\"created\": 1, \"data\": [{\"url\": \"https://example.com/1.png\"}]}",
            ImageResult.class);

    assertThat(result.image().link().expiresAfter()).isNull();
  }
}
