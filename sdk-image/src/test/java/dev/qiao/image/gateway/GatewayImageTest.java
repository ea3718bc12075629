package dev.qiao.image.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageResult;
import dev.qiao.image.ImageService;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.RecordedCall;
import dev.qiao.testkit.SampleMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayImageTest {
  private static final Model QWEN = Model.of("qwen-image-2.0");
  private static final MediaSource PICTURE = MediaSource.of("https://example.com/a.png");

  private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
  private final FakeModelServer server = FakeModelServer.start(Vendor.GATEWAY);
  private final QiaoClient client =
      server
          .clientBuilder()
          .listener(
              new ExchangeListener() {
                @Override
                public void warned(String operation, String warning) {
                  warnings.add(operation + ": " + warning);
                }
              })
          .build();
  private final ImageService images = new ImageService(client);

  @TempDir Path folder;

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void qwen_givesTheImagesOfItsChat() {
    ImageResult result =
        images.generate(
            GatewayQwenImageRequest.builder(QWEN, "a harbour at dawn")
                .images(List.of(PICTURE))
                .size(Size.of(1664, 928))
                .n(2)
                .watermark(false)
                .build());

    assertThat(result.images()).hasSize(2);
    assertThat(result.usage().images()).isEqualTo(2);
    assertThat(result.image().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("a harbour at dawn"));
    RecordedCall call = server.requests().get(0);
    assertThat(call.line()).isEqualTo("POST /v1/images/generations");
    assertThat(call.json("/messages"))
        .isEqualTo(List.of(Map.of("role", "user", "content", "a harbour at dawn")));
    assertThat(call.json("/size")).isEqualTo("1664*928");
  }

  @Test
  void miniMax_givesLinksOrBytes() {
    GatewayMiniMaxImageRequest request =
        GatewayMiniMaxImageRequest.builder(ImageModels.IMAGE_01, "a tea house")
            .images(List.of(PICTURE))
            .size(Size.of(1024, 1024))
            .build();

    assertThat(images.generate(request).image().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("a tea house"));
    assertThat(server.requests().get(0).json("/size")).isEqualTo("1024x1024");
    assertThat(
            images
                .generate(
                    request.toBuilder()
                        .responseFormat(GatewayMiniMaxImageRequest.ResponseFormat.BASE64)
                        .build())
                .image()
                .bytes())
        .isEqualTo(SampleMedia.picturePng("a tea house"));
    assertThat(warnings).isEmpty();
  }

  @Test
  void glm_atOnce_givesTheRevisedPrompt() {
    ImageResult result =
        images.generate(
            GatewayGlmImageRequest.builder(ImageModels.GLM_IMAGE, "a glass office")
                .size(Size.of(1024, 1024))
                .style(ImageStyle.VIVID)
                .build());

    assertThat(result.images().get(0).actualPrompt()).isEqualTo("a glass office");
    assertThat(result.created()).isPositive();
    assertThat(server.requests().get(0).json("/async")).isNull();
  }

  @Test
  void glm_asATask_isPolledAtTheImagePath_alsoInAnotherProcess() {
    TaskHandle<ImageResult> task =
        images.submit(
            GatewayGlmImageRequest.builder(ImageModels.GLM_IMAGE, "a paper boat").build().asTask());
    ImageResult result = task.await();

    assertThat(server.requests().get(0).json("/async")).isEqualTo(true);
    assertThat(task.ref().operation()).isEqualTo("gateway.glm.image");
    assertThat(server.requests().get(1).line())
        .isEqualTo("GET /v1/images/generations/" + task.ref().taskId());
    assertThat(result.images().get(0).origPrompt()).isEqualTo("a paper boat");
    assertThat(
            client
                .tasks()
                .resume(TaskRef.parse(task.ref().toString()), ImageResult.class)
                .await()
                .image())
        .isEqualTo(result.image());
  }

  @Test
  void glm_aTaskThatFails_saysWhy() {
    server.nextTaskFails("InternalError.Algo", "out of paper");

    assertThatThrownBy(
            () ->
                images
                    .submit(
                        GatewayGlmImageTaskRequest.builder(ImageModels.GLM_IMAGE, "a boat").build())
                    .await())
        .isInstanceOf(TaskFailedException.class)
        .hasMessageContaining("out of paper");
  }

  static Stream<CallRequest<ImageResult>> withVideos() {
    List<String> videos = List.of("https://example.com/a.mp4");
    return Stream.of(
        GatewayQwenImageRequest.builder(QWEN, "a").additional("videos", videos).build(),
        GatewayMiniMaxImageRequest.builder(ImageModels.IMAGE_01, "a")
            .additional("videos", videos)
            .build(),
        GatewayGlmImageRequest.builder(ImageModels.GLM_IMAGE, "a")
            .additional("videos", videos)
            .build());
  }

  @ParameterizedTest
  @MethodSource("withVideos")
  void rule15_forEveryVendor_refuses(CallRequest<ImageResult> request) {
    assertThatThrownBy(() -> images.generate(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageEndingWith(
            "breaks a documented limit: videos is 1 address but must be left out for "
                + request.model()
                + " by rule GW-15 (leave it out)");
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file_urls", "voices", "voice", "voice_id"})
  void rule15_ofEachField_refuses(String field) {
    assertThatThrownBy(
            () ->
                images.generate(
                    GatewayQwenImageRequest.builder(QWEN, "a").additional(field, "x").build()))
        .hasMessage(
            "gateway.qwen.image breaks a documented limit: "
                + field
                + " is x but must be left out for qwen-image-2.0 by rule GW-15 (leave it out)");
  }

  @Test
  void rule16_imagesForGlm_refuses() {
    GatewayGlmImageTaskRequest request =
        GatewayGlmImageTaskRequest.builder(ImageModels.GLM_IMAGE, "a")
            .additional("images", List.of("https://example.com/a.png"))
            .build();

    assertThatThrownBy(() -> images.submit(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "gateway.glm.image breaks a documented limit: images is 1 address but must be left"
                + " out for glm-image by rule GW-16 (leave it out, or ask image-01 or a Qwen or Wan"
                + " model)");
  }

  @Test
  void rule30_aSizeInAnothersSpelling_isWarnedOfAndSent() throws JsonProcessingException {
    // The builder writes sizes right; a stored request may have another.
    GatewayMiniMaxImageRequest stored =
        Json.MAPPER.readValue(
            """
            {"model": "image-01", "messages": [{"role": "user", "content": "a"}], "size": "1024*1024"}
            """,
            GatewayMiniMaxImageRequest.class);

    images.generate(stored);

    assertThat(warnings)
        .containsExactly(
            "gateway.minimax.image: size is spelled for another vendor (GW-30); image-01 wants"
                + " 1024x1024");
    assertThat(server.requests().get(0).json("/size")).isEqualTo("1024*1024");
  }

  @Test
  void anUnknownModel_isRefusedNothing() {
    images.generate(
        GatewayQwenImageRequest.builder(Model.of("qwen-image-9"), "a")
            .additional("voice", "x")
            .build());

    assertThat(server.requests().get(0).json("/voice")).isEqualTo("x");
    assertThat(warnings).isEmpty();
  }

  @Test
  void build_withoutAPrompt_saysWhatToDo() {
    assertThatThrownBy(() -> GatewayQwenImageRequest.builder(QWEN, "a").messages(List.of()).build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "GatewayQwenImageRequest breaks a documented limit: messages is empty but must be set"
                + " (say what the image shows)");
  }

  @Test
  void generate_sizeBesideARatio_isSentAndWarnedOf() {
    images.generate(
        GatewayMiniMaxImageRequest.builder(Model.of("image-01"), "A kite.")
            .size(Size.of(1024, 1024))
            .aspectRatio("16:9")
            .additional("voices", List.of())
            .build());
    assertThat(warnings)
        .containsExactly(
            "gateway.minimax.image: size is set beside aspect_ratio, and no page says which of them"
                + " counts; leave one out");
  }
}
