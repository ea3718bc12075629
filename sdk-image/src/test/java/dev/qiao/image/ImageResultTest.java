package dev.qiao.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.internal.json.Json;
import dev.qiao.testkit.SampleMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageResultTest {
  private static final byte[] PNG = SampleMedia.picturePng("a kitten");

  @TempDir Path folder;

  private static ImageResult inline() {
    String base64 = Base64.getEncoder().encodeToString(PNG);
    return Json.read(
        "{\"data\": [{\"b64_json\": \"%s\"}, {\"b64_json\": \"%s\"}]}".formatted(base64, base64),
        ImageResult.class);
  }

  @Test
  void downloadAll_imagesInTheAnswer_areNumbered() {
    DownloadBatch batch = inline().saveAll(folder.resolve("new"));

    assertThat(batch.isComplete()).isTrue();
    assertThat(batch.saved())
        .extracting(saved -> saved.file() + " " + saved.path().getFileName())
        .containsExactly("image-1.png image-1.png", "image-2.png image-2.png");
    assertThat(folder.resolve("new").resolve("image-2.png")).hasBinaryContent(PNG);
  }

  @Test
  void downloadAll_oneThatCannotBeWritten_doesNotKeepTheOthers() throws IOException {
    Files.createDirectories(folder.resolve("image-1.png").resolve("inside"));

    DownloadBatch batch = inline().saveAll(folder);

    assertThat(batch.failed())
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.file()).hasToString("image-1.png");
              assertThat(failed.failure()).hasMessageContaining("cannot be written");
            });
    assertThat(batch.saved()).hasSize(1);
  }

  @Test
  void downloadAll_linksWithoutAClient_saysWhatToDo() {
    ImageResult stored =
        Json.read("{\"data\": [{\"url\": \"https://example.com/a.png\"}]}", ImageResult.class);

    assertThatThrownBy(() -> stored.saveAll(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "these files did not come through a client; use client.files().saveAll(files,"
                + " folder)");
  }

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

  /** The pictures with words on them are paid for like the others. */
  @Test
  void textResultsOfTheBackgroundGeneration_areImages() {
    ImageResult result =
        Json.read(
            """
            {"output":{"task_id":"t","task_status":"SUCCEEDED",
             "results":[{"url":"https://example.com/0.png"}],
             "text_results":{"urls":[{"url":"https://example.com/words-0.png"}],
              "params":[{"sample_idx":0,"layers":[{"type":"text","content":"x"}]}]}},
             "usage":{"image_count":1},"request_id":"r"}
            """,
            ImageResult.class);
    assertThat(result.images())
        .extracting(image -> image.file().toString())
        .containsExactlyInAnyOrder("example.com/0.png", "example.com/words-0.png");
    assertThat(result.images().get(1).layers())
        .containsExactly(Map.of("type", "text", "content", "x"));
    assertThat(result.additional()).isEmpty();
  }

  @Test
  void oddElementsBesideAPicture_costNothing() {
    ImageResult result =
        Json.read(
            """
            {"output":{"choices":[null,{"finish_reason":"stop","message":{"role":"assistant",
             "content":[null,"note",{},{"image":"https://example.com/one.png"}]}}]},
             "usage":{"width":"2048","image_count":"1","output_tokens":{},"total_tokens":[],
              "input_tokens_details":"none"},"request_id":"r"}
            """,
            ImageResult.class);
    assertThat(result.images()).hasSize(1);
  }
}
