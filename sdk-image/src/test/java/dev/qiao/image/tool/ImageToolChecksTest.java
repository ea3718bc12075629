package dev.qiao.image.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.image.ImageFile;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImagePart;
import dev.qiao.image.ImageResult;
import dev.qiao.image.ImageService;
import dev.qiao.image.Mask;
import dev.qiao.image.tool.ImageOutPaintingRequest.OutputRatio;
import dev.qiao.image.tool.PortraitStyleRepaintRequest.Style;
import dev.qiao.image.tool.PosterGenerationRequest.GenerateMode;
import dev.qiao.image.wan.WanxTextToImageRequest;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.SampleMedia;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused before anything is sent, word by word, and what is only warned of. */
@FakeModels
class ImageToolChecksTest {
  private static final MediaSource FAR = MediaSource.of("https://example.com/a.png");

  /** 512 x 704 pixels, opaque. */
  private static final MediaSource PHOTO = MediaSource.of(SampleMedia.portraitPng(), "photo.png");

  /** 640 x 360 pixels, opaque. */
  private static final MediaSource FLAT = MediaSource.of(SampleMedia.picturePng("x"), "flat.png");

  private static final MediaSource SMALL_MASK =
      Mask.of(600, 700).rectangle(0, 0, 50, 50).toMediaSource();
  private static final MediaSource TINY = MediaSource.of(Mask.of(100, 90).toPng(), "tiny.png");

  static Stream<Arguments> incomplete() {
    return Stream.of(
        Arguments.of(
            building(
                () ->
                    PortraitStyleRepaintRequest.builder(FAR, Style.ANIME).styleRefUrl(FAR).build()),
            "PortraitStyleRepaintRequest breaks a documented limit: input.style_ref_url is"
                + " https://example.com/a.png but must be left out with style_index 2 (leave one of"
                + " the two out; a style reference goes with -1)"),
        Arguments.of(
            building(() -> PortraitStyleRepaintRequest.builder(FAR, Style.REFERENCE).build()),
            "PortraitStyleRepaintRequest breaks a documented limit: input.style_ref_url is not set"
                + " but must be set (style_index -1 takes its style: set styleRefUrl(..))"),
        Arguments.of(
            building(
                () ->
                    PortraitStyleRepaintRequest.builder(FAR, Style.ANIME).styleIndex(null).build()),
            "PortraitStyleRepaintRequest breaks a documented limit: input.style_index is not set"
                + " but must be set (set styleIndex(..), or -1 with styleRefUrl(..))"),
        Arguments.of(
            building(() -> BackgroundGenerationRequest.builder(FAR, " ").build()),
            "BackgroundGenerationRequest breaks a documented limit: input.ref_prompt is blank but"
                + " must be set (say in words what the background is, or show it by a picture with"
                + " refImageUrl(..))"),
        Arguments.of(
            building(() -> ImageOutPaintingRequest.builder(FAR).bestQuality(true).build()),
            "ImageOutPaintingRequest breaks a documented limit: parameters is empty but must be a"
                + " way to grow (set outputRatio, xScale or yScale, an offset, or an angle)"),
        Arguments.of(
            building(
                () ->
                    VirtualModelRequest.builder(ImageModels.VIRTUALMODEL_V2, FAR, FAR)
                        .prompt("a woman")
                        .facePrompt("a face")
                        .build()),
            "VirtualModelRequest breaks a documented limit: parameters.short_side_size is not set"
                + " but must be set (set 512, 1024 or 2048, as the model makes)"),
        Arguments.of(
            building(
                () ->
                    VirtualModelRequest.builder(ImageModels.VIRTUALMODEL_V2, FAR, FAR)
                        .shortSideSize(1024)
                        .facePrompt("a face")
                        .build()),
            "VirtualModelRequest breaks a documented limit: input.prompt is not set but must be set"
                + " (describe the person and the place)"),
        Arguments.of(
            building(() -> ShoeModelRequest.builder(FAR).build()),
            "ShoeModelRequest breaks a documented limit: input.shoe_image_url is empty but must be"
                + " set (give a picture of the shoe)"),
        Arguments.of(
            building(() -> PosterGenerationRequest.titled("Open studio").build()),
            "PosterGenerationRequest breaks a documented limit: input.prompt_text_zh is not set but"
                + " must be set (describe the background in it or in input.prompt_text_en)"),
        Arguments.of(
            building(
                () ->
                    PosterGenerationRequest.builder("Open studio", "circles")
                        .generateMode(GenerateMode.HIGH_RESOLUTION_FIX)
                        .build()),
            "PosterGenerationRequest breaks a documented limit: input.auxiliary_parameters is not"
                + " set but must be set (call enlarge(poster, mode) with a poster made before)"));
  }

  private static Executable building(Executable build) {
    return build;
  }

  @ParameterizedTest
  @MethodSource("incomplete")
  void build_ofWhatCannotBe_saysWhatToDo(Executable build, String message) {
    assertThatThrownBy(build::execute)
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(message);
  }

  @Test
  void enlarge_ofAnImageThatIsNoPoster_isRefused() {
    ImagePart.Image image =
        new ImagePart.Image(
            null, ImageFile.ofBase64("AAAA"), null, null, null, null, List.of(), Map.of());

    assertThatThrownBy(
            () ->
                PosterGenerationRequest.builder("a", "b")
                    .enlarge(image, GenerateMode.SUPER_RESOLUTION))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the image has no auxiliary parameters: it is no poster that generate_mode generate"
                + " made");
  }

  /** The only thing wrong with a request. */
  private static void assertRefused(
      QiaoClient client, TaskRequest<ImageResult> request, String message) {
    assertThatThrownBy(() -> new ImageService(client).submit(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(message);
  }

  /** Only the page of wanx2.1-imageedit demands it; no page names a refusal for these. */
  @Test
  void masks_ofAnotherSize_areWarnedOfAndSent(FakeModelServer server) {
    String wrong = " is 600 x 700 pixels but should be of the size of ";
    String fix = ", 512 x 704 pixels (draw it with Mask.of(picture), or scale it)";
    assertThat(warnings(server, ImageEraseCompletionRequest.builder(PHOTO, SMALL_MASK).build()))
        .containsExactly(
            "image-erase-completion.create: input.mask_url" + wrong + "input.image_url" + fix);
    assertThat(
            warnings(
                server,
                ImageEraseCompletionRequest.builder(PHOTO, FAR).foregroundUrl(SMALL_MASK).build()))
        .containsExactly(
            "image-erase-completion.create: input.foreground_url"
                + wrong
                + "input.image_url"
                + fix);
    assertThat(warnings(server, WanxXPaintingRequest.builder("a hat", PHOTO, SMALL_MASK).build()))
        .containsExactly(
            "wanx-x-painting.create: input.mask_image_url" + wrong + "input.base_image_url" + fix);
    assertThat(
            warnings(
                server,
                VirtualModelRequest.builder(ImageModels.WANX_VIRTUALMODEL, PHOTO, SMALL_MASK)
                    .prompt("a woman")
                    .facePrompt("a face")
                    .shortSideSize(512)
                    .build()))
        .containsExactly(
            "virtual-model.create: input.mask_image_url" + wrong + "input.base_image_url" + fix);
    assertThat(server.tasks()).hasSize(4);
  }

  @Test
  void pictures_areCheckedBySidesRatioAndAlpha(FakeModelServer server, QiaoClient client) {
    assertRefused(
        client,
        BackgroundGenerationRequest.builder(PHOTO, "a table").build(),
        "background-generation.create breaks a documented limit: input.base_image_url is PNG"
            + " without an alpha channel but must be with an alpha channel for"
            + " wanx-background-generation-v2 (cut out the subject and save it as RGBA)");
    assertRefused(
        client,
        ImageInstanceSegmentationRequest.builder(FLAT).build(),
        "image-instance-segmentation.create breaks a documented limit: input.image_url is 640 x 360"
            + " pixels but must be from 512 to 4096 pixels on each side for"
            + " image-instance-segmentation (scale it)");
    assertRefused(
        client,
        ShoeModelRequest.builder(FLAT, FAR).build(),
        "shoe-model.create breaks a documented limit: input.template_image_url is 640 x 360 pixels"
            + " but must be from 2:3 to 3:2 (width to height) for shoemodel-v1 (crop it)");
    assertRefused(
        client,
        PortraitStyleRepaintRequest.builder(TINY, Style.ANIME).build(),
        "portrait-style-repaint.create breaks a documented limit: input.image_url is 100 x 90"
            + " pixels but must be from 256 to 5760 pixels on each side (scale it)");
    assertRefused(
        client,
        WanxXPaintingRequest.builder("a hat", FAR, PHOTO.toDataUri()).build(),
        "wanx-x-painting.create breaks a documented limit: input.mask_image_url is "
            + PHOTO.toDataUri()
            + " but must be an address or local, no data URI (give the file or its bytes, which are"
            + " uploaded)");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void everyNumberOutOfRange_isNamed(QiaoClient client) {
    assertFields(
        client,
        ImageOutPaintingRequest.builder(FAR)
            .angle(360)
            .outputRatio(OutputRatio.of("2:1"))
            .xScale(3.1)
            .yScale(0.9)
            .topOffset(-1)
            .bottomOffset(-1)
            .leftOffset(-1)
            .rightOffset(-1)
            .build(),
        "parameters.angle",
        "parameters.output_ratio",
        "parameters.x_scale",
        "parameters.y_scale",
        "parameters.top_offset",
        "parameters.bottom_offset",
        "parameters.left_offset",
        "parameters.right_offset");
    assertFields(
        client,
        BackgroundGenerationRequest.builder(FAR, FAR)
            .refPrompt("a table")
            .title("nine char")
            .subTitle("eleven char")
            .modelVersion(BackgroundGenerationRequest.ModelVersion.of("v4"))
            .n(5)
            .noiseLevel(1000)
            .refPromptWeight(1.1)
            .sceneType(BackgroundGenerationRequest.SceneType.of("MOON"))
            .build(),
        "input.title",
        "input.sub_title",
        "parameters.model_version",
        "parameters.n",
        "parameters.noise_level",
        "parameters.ref_prompt_weight",
        "parameters.scene_type");
    assertFields(
        client,
        VirtualModelRequest.builder(ImageModels.WANX_VIRTUALMODEL, FAR, FAR)
            .prompt("a woman")
            .facePrompt("a face")
            .shortSideSize(2048)
            .n(0)
            .build(),
        "parameters.short_side_size",
        "parameters.n");
    assertFields(
        client,
        PosterGenerationRequest.builder("x".repeat(31), "one ".repeat(30))
            .subTitle("x".repeat(31))
            .bodyText("x".repeat(51))
            .promptTextZh("山".repeat(21))
            .whRatios(PosterGenerationRequest.Layout.of("square"))
            .loraName(PosterGenerationRequest.Style.GLASS)
            .loraWeight(1.1)
            .ctrlRatio(-0.1)
            .ctrlStep(0.0)
            .generateMode(GenerateMode.of("again"))
            .generateNum(5)
            .build(),
        "input.title",
        "input.sub_title",
        "input.body_text",
        "input.wh_ratios",
        "input.lora_weight",
        "input.ctrl_ratio",
        "input.ctrl_step",
        "input.generate_mode",
        "input.generate_num",
        "input.prompt_text_zh");
    assertFields(
        client,
        WanxXPaintingRequest.builder("a hat", FAR, FAR)
            .size(Size.of(1280, 1280))
            .n(5)
            .maskColor(List.of(new WanxXPaintingRequest.Rgb(0, 256, 0)))
            .build(),
        "parameters.size",
        "parameters.n",
        "parameters.mask_color[0]");
    assertFields(
        client,
        ShoeModelRequest.builder(FAR, FAR, FAR, FAR, FAR).n(5).scale(1.9).build(),
        "input.shoe_image_url",
        "parameters.n",
        "parameters.scale");
  }

  private static void assertFields(
      QiaoClient client, TaskRequest<ImageResult> request, String... fields) {
    assertThatThrownBy(() -> new ImageService(client).submit(request))
        .isInstanceOfSatisfying(
            RequestValidationException.class,
            e -> assertThat(e.violations()).extracting(Violation::field).containsExactly(fields));
  }

  @Test
  void outPainting_growsLessThanThreeTimes(QiaoClient client) {
    assertRefused(
        client,
        ImageOutPaintingRequest.builder(PHOTO).leftOffset(1000).rightOffset(536).build(),
        "image-out-painting.create breaks a documented limit: parameters.left_offset is 1536 but"
            + " must be with its opposite less than 1536, as the picture is 512 pixels wide (add"
            + " less)");
    assertThat(
            new ImageService(client)
                .submit(
                    ImageOutPaintingRequest.builder(PHOTO)
                        .leftOffset(1000)
                        .rightOffset(535)
                        .build())
                .await()
                .images())
        .hasSize(1);
  }

  @Test
  void outPainting_byARightAngleAlone_isRefused(QiaoClient client) {
    assertRefused(
        client,
        ImageOutPaintingRequest.builder(FAR).angle(180).build(),
        "image-out-painting.create breaks a documented limit: parameters.angle is 180 but must be"
            + " no right angle without a way to grow (add an output ratio, a scale above 1 or an"
            + " offset, or turn it in another program)");
  }

  @Test
  void edges_areAtMostTenWithAPromptEach(QiaoClient client) {
    BackgroundGenerationRequest.ReferenceEdge edges =
        BackgroundGenerationRequest.ReferenceEdge.NONE;
    for (int i = 0; i < 11; i++) {
      edges = edges.background(FAR, "leaf");
    }
    BackgroundGenerationRequest.ReferenceEdge crooked =
        new BackgroundGenerationRequest.ReferenceEdge(
            List.of(PHOTO), null, List.of("a", "b"), null, Map.of());

    assertRefused(
        client,
        BackgroundGenerationRequest.builder(FAR, "a table").referenceEdge(edges).build(),
        "background-generation.create breaks a documented limit: input.reference_edge is 11 edges"
            + " but must be at most 10 edges in all (leave some out)");
    assertFields(
        client,
        BackgroundGenerationRequest.builder(FAR, "a table").referenceEdge(crooked).build(),
        "input.reference_edge.foreground_edge[0]",
        "input.reference_edge.foreground_edge_prompt");
  }

  @Test
  void unknownModel_isNeverRefusedForALimitOfAnother(FakeModelServer server, QiaoClient client) {
    assertThatThrownBy(
            () ->
                new ImageService(client)
                    .submit(
                        ImageInstanceSegmentationRequest.builder(FLAT)
                            .model(Model.of("image-instance-segmentation-v2"))
                            .build()))
        .isInstanceOf(BadRequestException.class);
    assertThat(server.requests("/image2image/image-synthesis")).hasSize(1);
  }

  /** The pages ask for it in words; the SDK encodes instead of refusing. */
  @Test
  void addressThatIsNotAscii_isSentEncoded(FakeModelServer server) {
    assertThat(
            warnings(
                server,
                ImageInstanceSegmentationRequest.builder(
                        MediaSource.of("https://example.com/人と.png"))
                    .build()))
        .isEmpty();
    assertThat(server.requests("/image2image/image-synthesis").get(0).json("/input/image_url"))
        .isEqualTo("https://example.com/%E4%BA%BA%E3%81%A8.png");
  }

  @Test
  void whatHasNoEffectOrIsCutOff_isWarnedOf(FakeModelServer server) {
    assertThat(warnings(server, BackgroundGenerationRequest.builder(FAR, "桌".repeat(120)).build()))
        .isEmpty();
    assertThat(warnings(server, BackgroundGenerationRequest.builder(FAR, "桌".repeat(121)).build()))
        .containsExactly(
            "background-generation.create: input.ref_prompt is 121 Chinese characters but should be"
                + " at most about 120 Chinese characters or 150 words: the service cuts the rest"
                + " off (shorten it)");
    assertThat(
            warnings(server, BackgroundGenerationRequest.builder(FAR, "wood ".repeat(151)).build()))
        .containsExactly(
            "background-generation.create: input.ref_prompt is 151 words but should be at most"
                + " about 120 Chinese characters or 150 words: the service cuts the rest off"
                + " (shorten it)");
    assertThat(
            warnings(
                server,
                WanxTextToImageRequest.builder("a cat")
                    .refStrength(0.5)
                    .refMode(WanxTextToImageRequest.RefMode.REPAINT)
                    .build()))
        .containsExactly(
            "wanx1.text-to-image.create: parameters.ref_strength has no effect without"
                + " input.ref_img; set refImg(..) or leave it out",
            "wanx1.text-to-image.create: parameters.ref_mode has no effect without input.ref_img;"
                + " set refImg(..) or leave it out");
    assertThat(warnings(server, ShoeModelRequest.builder(FAR, FAR, FAR, FAR).build()))
        .containsExactly(
            "shoe-model.create: input.shoe_image_url has 3 views: one page allows them, another"
                + " fewer than 3; leave one out if it is refused");
  }

  /** What a client's listeners are warned of when a request is sent. */
  private static List<String> warnings(FakeModelServer server, TaskRequest<ImageResult> request) {
    List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void warned(String operation, String warning) {
            warnings.add(operation + ": " + warning);
          }
        };
    try (QiaoClient client = server.clientBuilder().listener(listener).build()) {
      var unused = new ImageService(client).submit(request);
    }
    return warnings;
  }

  @Test
  void whatTheServiceIgnores_isWarnedOfAndSent(FakeModelServer server) {
    assertThat(
            warnings(
                server,
                ImageOutPaintingRequest.builder(FAR)
                    .angle(90)
                    .outputRatio(OutputRatio.LANDSCAPE_4_3)
                    .yScale(2.0)
                    .bottomOffset(100)
                    .build()))
        .containsExactly(
            "image-out-painting.create: parameters.y_scale is ignored, as parameters.output_ratio"
                + " is set; leave one out",
            "image-out-painting.create: parameters.bottom_offset is ignored, as"
                + " parameters.output_ratio is set; leave one out");
    assertThat(
            warnings(
                server, ImageOutPaintingRequest.builder(FAR).xScale(2.0).leftOffset(100).build()))
        .containsExactly(
            "image-out-painting.create: parameters.left_offset is ignored, as parameters.x_scale is"
                + " set; leave one out");
    assertThat(
            warnings(
                server,
                BackgroundGenerationRequest.builder(FAR, "a table")
                    .noiseLevel(3)
                    .refPromptWeight(0.3)
                    .build()))
        .containsExactly(
            "background-generation.create: parameters.noise_level does nothing without"
                + " input.ref_image_url; leave it out",
            "background-generation.create: parameters.ref_prompt_weight does nothing unless"
                + " input.ref_prompt and input.ref_image_url are set; leave it out");
    assertThat(server.tasks()).hasSize(3);
  }

  @Test
  void fieldsOfTheNewerVirtualModel_areWarnedOfForTheOlderOne(FakeModelServer server) {
    String rule =
        " but should be left out for wanx-virtualmodel: the page has it for virtualmodel-v2 only"
            + " (virtualmodel-v2 takes it)";
    assertThat(
            warnings(
                server,
                VirtualModelRequest.builder(ImageModels.WANX_VIRTUALMODEL, FAR, FAR)
                    .prompt("x".repeat(99))
                    .facePrompt("x".repeat(100))
                    .backgroundImageUrl(FAR)
                    .bgstyleScale(0.5)
                    .realPerson(true)
                    .style(VirtualModelRequest.Style.PORTRAIT)
                    .seed(3L)
                    .aspectRatio(VirtualModelRequest.AspectRatio.SQUARE)
                    .shortSideSize(512)
                    .build()))
        .containsExactly(
            "virtual-model.create: input.background_image_url is https://example.com/a.png" + rule,
            "virtual-model.create: input.face_prompt is 100 characters but should be at most 99"
                + " characters for wanx-virtualmodel: the API page limits it, the samples of the"
                + " guide have up to 499 characters (shorten it)",
            "virtual-model.create: input.bgstyle_scale is 0.5" + rule,
            "virtual-model.create: input.realPerson is true" + rule,
            "virtual-model.create: input.style is portrait" + rule,
            "virtual-model.create: input.seed is 3" + rule,
            "virtual-model.create: input.aspect_ratio is 1:1" + rule);
  }

  @Test
  void promptThatIsCutOff_isWarnedOfWithItsLength(FakeModelServer server) {
    assertThat(warnings(server, WanxXPaintingRequest.builder("帽".repeat(75), FAR, FAR).build()))
        .isEmpty();
    assertThat(warnings(server, WanxXPaintingRequest.builder("帽".repeat(76), FAR, FAR).build()))
        .containsExactly(
            "wanx-x-painting.create: input.prompt is 76 characters but should be at most 75"
                + " characters for wanx-x-painting: the service cuts the rest off (shorten it)");
  }
}
