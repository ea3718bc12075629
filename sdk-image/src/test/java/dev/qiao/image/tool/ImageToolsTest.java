package dev.qiao.image.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Size;
import dev.qiao.core.Validation;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageResult;
import dev.qiao.image.ImageService;
import dev.qiao.image.Mask;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.RecordedCall;
import dev.qiao.testkit.SampleMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every tool, from request to file. */
@FakeModels
class ImageToolsTest {
  private static final MediaSource PHOTO = MediaSource.of(SampleMedia.portraitPng(), "photo.png");
  private static final MediaSource MASK =
      Mask.of(512, 704).rectangle(100, 100, 200, 300).toMediaSource();

  @TempDir Path folder;

  private static ImageResult made(QiaoClient client, TaskRequest<ImageResult> request) {
    return new ImageService(client).submit(request).await();
  }

  /** The creation of the only task. */
  private static RecordedCall sent(FakeModelServer server) {
    return server.requests().stream()
        .filter(call -> call.path().contains("/services/"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void repaint_inAStyleOfTheModel_givesTheStyleBack(FakeModelServer server, QiaoClient client) {
    ImageResult result =
        made(
            client,
            PortraitStyleRepaintRequest.builder(PHOTO, PortraitStyleRepaintRequest.Style.CLAY_WORLD)
                .build());

    assertThat(result.repaint()).isEqualTo(new ImageResult.Repaint(31, 0, "Success"));
    assertThat(result.usage().images()).isEqualTo(1);
    assertThat(result.image().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("wanx-style-repaint-v1"));
    assertThat(sent(server).path()).endsWith("/image-generation/generation");
    assertThat(sent(server).json("/input/style_index")).isEqualTo(31);
    assertThat(sent(server).json("/parameters")).isNull();
  }

  @Test
  void repaint_inTheStyleOfAPicture_sendsItWithMinusOne(FakeModelServer server, QiaoClient client) {
    made(
        client,
        PortraitStyleRepaintRequest.builder(PHOTO, MediaSource.of("https://example.com/style.jpg"))
            .build());

    assertThat(sent(server).json("/input/style_index")).isEqualTo(-1);
    assertThat(sent(server).json("/input/style_ref_url"))
        .isEqualTo("https://example.com/style.jpg");
    assertThat(String.valueOf(sent(server).json("/input/image_url"))).startsWith("oss://");
  }

  @Test
  void background_ofACutOutProduct_givesAllImages(FakeModelServer server, QiaoClient client) {
    ImageResult result =
        made(
            client,
            BackgroundGenerationRequest.builder(
                    MediaSource.of(SampleMedia.productPng(), "bottle.png"), "a table in a garden")
                .referenceEdge(
                    BackgroundGenerationRequest.ReferenceEdge.NONE
                        .foreground(MediaSource.of("https://example.com/leaf.png"), "a leaf")
                        .foreground(MediaSource.of("https://example.com/dog.png"), ""))
                .modelVersion(BackgroundGenerationRequest.ModelVersion.V3)
                .n(2)
                .build());

    assertThat(result.images()).hasSize(2);
    assertThat(result.image().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("a table in a garden"));
    assertThat(sent(server).path()).endsWith("/background-generation/generation/");
    assertThat(sent(server).json("/input/reference_edge/foreground_edge_prompt"))
        .isEqualTo(List.of("a leaf", ""));
  }

  @Test
  void background_ofAnOpaquePictureSentAllTheSame_failsAsATask(
      FakeModelServer server, QiaoClient client) {
    ImageService unchecked =
        new ImageService(client).with(RequestOptions.builder().validation(Validation.OFF).build());

    assertThatThrownBy(
            () ->
                unchecked
                    .submit(BackgroundGenerationRequest.builder(PHOTO, "a table").build())
                    .await())
        .isInstanceOf(TaskFailedException.class)
        .hasMessageContaining("Base image require RGBA format, but is RGB");
    assertThat(server.tasks()).hasSize(1);
  }

  @Test
  void outPainting_inEachOfItsWays_givesOneImage(FakeModelServer server, QiaoClient client) {
    for (ImageOutPaintingRequest.Builder way :
        List.of(
            ImageOutPaintingRequest.builder(PHOTO).angle(45),
            ImageOutPaintingRequest.builder(PHOTO)
                .outputRatio(ImageOutPaintingRequest.OutputRatio.LANDSCAPE_16_9),
            ImageOutPaintingRequest.builder(PHOTO).angle(90).xScale(1.5).yScale(1.5),
            ImageOutPaintingRequest.builder(PHOTO).leftOffset(200).topOffset(100))) {
      ImageResult result = made(client, way.addWatermark(false).build());

      assertThat(result.images()).hasSize(1);
      assertThat(result.image().saveTo(folder.resolve("a.png")))
          .hasBinaryContent(SampleMedia.picturePng("image-out-painting"));
    }
    assertThat(server.tasks()).hasSize(4);
    assertThat(server.uploads()).as("one picture, uploaded once").hasSize(1);
  }

  @Test
  void virtualModel_ofAMannequin_sendsWhatTheSecondGenerationTakes(
      FakeModelServer server, QiaoClient client) {
    ImageResult result =
        made(
            client,
            VirtualModelRequest.builder(ImageModels.VIRTUALMODEL_V2, PHOTO, MASK)
                .prompt("A woman beside a pool.")
                .facePrompt("a friendly face")
                .realPerson(false)
                .aspectRatio(VirtualModelRequest.AspectRatio.SQUARE)
                .shortSideSize(1024)
                .n(3)
                .build());

    assertThat(result.images()).hasSize(3);
    assertThat(result.image().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("A woman beside a pool."));
    assertThat(sent(server).json("/input/realPerson")).isEqualTo(false);
    assertThat(sent(server).json("/parameters/short_side_size")).isEqualTo("1024");
  }

  @Test
  void shoeModel_withTwoViews_sendsThemAsAList(FakeModelServer server, QiaoClient client) {
    ImageResult result =
        made(
            client,
            ShoeModelRequest.builder(
                    PHOTO,
                    MediaSource.of("https://example.com/left.webp"),
                    MediaSource.of("https://example.com/right.webp"))
                .scale(6.5)
                .build());

    assertThat(result.image().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("shoemodel-v1"));
    assertThat(sent(server).json("/input/shoe_image_url"))
        .isEqualTo(List.of("https://example.com/left.webp", "https://example.com/right.webp"));
    assertThat(sent(server).json("/parameters/scale")).isEqualTo(6.5);
  }

  @Test
  void poster_madeThenEnlarged_takesItsAuxiliaryParameters(
      FakeModelServer server, QiaoClient client) {
    PosterGenerationRequest request =
        PosterGenerationRequest.builder("Open studio", "circles and ribbons")
            .subTitle("Meet the makers")
            .whRatios(PosterGenerationRequest.Layout.PORTRAIT)
            .loraName(PosterGenerationRequest.Style.PAPER_CUT)
            .generateNum(2)
            .build();

    ImageResult posters = made(client, request);

    assertThat(posters.images()).hasSize(2);
    assertThat(posters.images().get(1).file().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("Open studio"));
    assertThat(posters.images().get(1).companion().saveTo(folder.resolve("b.png")))
        .hasBinaryContent(SampleMedia.picturePng("circles and ribbons"));
    assertThat(sent(server).json("/input/generate_mode")).isEqualTo("generate");
    assertThat(sent(server).json("/input/lora_name")).isEqualTo("剪纸工艺");
    assertThat(sent(server).json("/parameters")).isEqualTo(Map.of());

    ImageResult larger =
        made(
            client,
            request.toBuilder()
                .enlarge(
                    posters.images().get(1), PosterGenerationRequest.GenerateMode.SUPER_RESOLUTION)
                .build());

    assertThat(larger.images()).hasSize(1);
    RecordedCall second = server.requests("/text2image/image-synthesis").get(1);
    assertThat(second.json("/input/auxiliary_parameters"))
        .isEqualTo(posters.images().get(1).auxiliaryParameters());
    assertThat(second.json("/input/generate_mode")).isEqualTo("sr");
    assertThat(second.json("/input/generate_num")).isNull();
  }

  @Test
  void segmentation_thenErasing_takesOnePersonOut(FakeModelServer server, QiaoClient client)
      throws IOException {
    ImageResult found = made(client, ImageInstanceSegmentationRequest.builder(PHOTO).build());

    assertThat(found.images().get(0).companion()).isNotNull();
    Path saved = found.image().saveTo(folder.resolve("persons.png"));
    Mask second = Mask.ofPersons(Files.readAllBytes(saved), 2);
    Mask first = Mask.ofPersons(Files.readAllBytes(saved), 1);
    ImageResult erased =
        made(
            client,
            ImageEraseCompletionRequest.builder(PHOTO, second.toMediaSource())
                .foregroundUrl(first.toMediaSource())
                .fastMode(true)
                .dataInspection("enable")
                .build());

    assertThat(erased.image().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("image-erase-completion"));
    RecordedCall call = server.requests("/image2image/image-synthesis").get(1);
    assertThat(call.header("X-DashScope-DataInspection")).isEqualTo("enable");
    assertThat(call.body()).doesNotContain("data_inspection", "dataInspection");
  }

  @Test
  void xPainting_ofAMaskedPart_givesImages(FakeModelServer server, QiaoClient client) {
    ImageResult result =
        made(
            client,
            WanxXPaintingRequest.builder("red glasses", PHOTO, MASK)
                .style(WanxXPaintingRequest.Style.WATERCOLOR)
                .size(Size.of("720x1280"))
                .maskColor(List.of(new WanxXPaintingRequest.Rgb(255, 255, 255)))
                .n(2)
                .build());

    assertThat(result.images()).hasSize(2);
    assertThat(result.image().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("red glasses"));
    assertThat(sent(server).json("/parameters/mask_color"))
        .isEqualTo(List.of(List.of(255, 255, 255)));
    assertThat(sent(server).json("/parameters/style")).isEqualTo("<watercolor>");
    assertThat(sent(server).json("/parameters/size")).isEqualTo("720*1280");
  }

  @Test
  void aTaskThatFails_saysWhy(FakeModelServer server, QiaoClient client) {
    server.nextTaskFails(
        "InvalidImageResolution", "The input image resolution is too large or small");

    assertThatThrownBy(
            () ->
                made(
                    client,
                    PortraitStyleRepaintRequest.builder(
                            PHOTO, PortraitStyleRepaintRequest.Style.ANIME)
                        .build()))
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            e -> {
              assertThat(e).hasMessageContaining("InvalidImageResolution");
              assertThat(e.taskRef().operation()).isEqualTo("portrait-style-repaint.create");
            });
  }

  @Test
  void aLinkOfADayAgo_saysThatItIsGone(FakeModelServer server, QiaoClient client) {
    ImageResult result = made(client, ImageInstanceSegmentationRequest.builder(PHOTO).build());
    server.passTime(Duration.ofHours(25));

    assertThatThrownBy(() -> result.image().saveTo(folder.resolve("late.png")))
        .isInstanceOf(ResultExpiredException.class)
        .hasMessageContaining("are valid for 24 hours");
    assertThatThrownBy(() -> result.images().get(0).companion().saveTo(folder.resolve("late.png")))
        .isInstanceOf(ResultExpiredException.class);
  }

  @Test
  void aWrongKey_isNoTask(FakeModelServer server) {
    try (QiaoClient client = server.clientBuilder().apiKey("sk-wrong").build()) {
      assertThatThrownBy(
              () ->
                  made(
                      client,
                      ImageOutPaintingRequest.builder(MediaSource.of("https://example.com/a.png"))
                          .angle(30)
                          .build()))
          .isInstanceOf(AuthenticationException.class);
    }
    assertThat(server.tasks()).isEmpty();
  }
}
