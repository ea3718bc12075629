package dev.qiao.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.file.MediaSource;
import dev.qiao.image.wan.BoundingBox;
import dev.qiao.image.wan.PaletteColor;
import dev.qiao.image.wan.RgbColor;
import dev.qiao.image.wan.Wan25ImageEditRequest;
import dev.qiao.image.wan.Wan26TextToImageRequest;
import dev.qiao.image.wan.WanImageRequest;
import dev.qiao.image.wan.WanTextToImageRequest;
import dev.qiao.image.wan.WanxImageEditRequest;
import dev.qiao.image.wan.WanxSketchToImageRequest;
import dev.qiao.image.wan.WanxStyle;
import dev.qiao.image.wan.WanxTextToImageRequest;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.SampleMedia;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WanImagesTest {
  private static final MediaSource REMOTE = MediaSource.of("https://example.com/cat.png");

  private final FakeModelServer server = FakeModelServer.start();
  private final QiaoClient client = server.client();
  private final ImageService images = new ImageService(client);

  @TempDir Path folder;

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void wan26_atOnceAndAsATask_givesAnAnswerAnImage() {
    Wan26TextToImageRequest request =
        Wan26TextToImageRequest.builder("A paper crane.").size(Size.of("1104x1472")).n(2).build();

    ImageResult atOnce = images.generate(request);
    ImageResult later = images.submit(request).await();

    assertThat(atOnce.answers()).hasSize(2).hasSameSizeAs(later.answers());
    assertThat(atOnce.finished()).isTrue();
    assertThat(later.usage().size()).isEqualTo("1104*1472");
    assertThat(images.generate(Wan26TextToImageRequest.builder("A cat.").build()).images())
        .as("the default costs four")
        .hasSize(4);
  }

  @Test
  void wan22_atOnce_isACallOfTheSamePath() throws Exception {
    try (MockWebServer service = new MockWebServer();
        QiaoClient direct =
            QiaoClient.builder()
                .vendor(Vendor.DASHSCOPE)
                .apiKey("sk-secret-of-a-test")
                .endpoint(
                    new Endpoint(
                        service.url("/api/v1").uri(), service.url("/compatible").uri(), null))
                .build()) {
      service.enqueue(
          new MockResponse()
              .setBody(
                  "{\"output\":{\"task_id\":\"t\",\"task_status\":\"SUCCEEDED\",\"results\":[{\"url\":"
                      + "\"https://example.com/0.png\"}]},\"usage\":{\"image_count\":1}}"));
      ImageService atOnce = new ImageService(direct);
      ImageResult result =
          atOnce.generate(
              WanTextToImageRequest.builder(ImageModels.WAN2_2_T2I_FLASH, "A kite.").build());
      assertThat(result.images()).hasSize(1);
      RecordedRequest sent = service.takeRequest();
      assertThat(sent.getPath()).isEqualTo("/api/v1/services/aigc/text2image/image-synthesis");
      assertThat(sent.getHeader("X-DashScope-Async")).isNull();

      assertThatThrownBy(
              () ->
                  atOnce.generate(
                      WanTextToImageRequest.builder(ImageModels.WAN2_5_T2I_PREVIEW, "A kite.")
                          .build()))
          .isInstanceOf(RequestValidationException.class)
          .hasMessage(
              "model is wan2.5-t2i-preview, which the service offers as a task only: use"
                  + " submit(..), or ask one of [wan2.2-t2i-flash, wan2.2-t2i-plus]");
      assertThat(service.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void wan26_sizeOutsideTheModels_isRefusedWithTheRule() {
    assertThatThrownBy(
            () ->
                images.submit(
                    Wan26TextToImageRequest.builder("A cat.").size(Size.of(512, 512)).n(5).build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "wan26.text-to-image.create breaks 2 documented limits: parameters.size is 512*512 but"
                + " must be from 589824 to 2073600 pixels in all and from 1:4 to 4:1 (width to"
                + " height) for wan2.6-t2i (choose a size in that range); parameters.n is 5 but"
                + " must be at least 1 and at most 4 (set a value in that range)");
  }

  @Test
  void wan27_aSequence_isOneAnswerWithSeveralImages() {
    ImageResult result =
        images.generate(
            WanImageRequest.builder(ImageModels.WAN2_7_IMAGE, "One cat in four seasons.")
                .enableSequential(true)
                .n(4)
                .size(Size.of("2K"))
                .build());

    assertThat(result.answers()).hasSize(1);
    assertThat(result.images()).hasSize(4);
  }

  @Test
  void wan27_boxesAndPalette_areSentAsDocumented() {
    images.generate(
        WanImageRequest.builder(ImageModels.WAN2_7_IMAGE_PRO, "The clock into the box.")
            .images(List.of(REMOTE, REMOTE))
            .bboxList(List.of(List.of(), List.of(BoundingBox.of(989, 515, 1138, 681))))
            .colorPalette(
                List.of(
                    PaletteColor.of("#C2D1E6", 50),
                    PaletteColor.of("#CDD8E9", 25.5),
                    PaletteColor.of("#B5C8DB", 24.5)))
            .build());

    assertThat(server.requests().get(0).json("/parameters/bbox_list"))
        .hasToString("[[], [[989, 515, 1138, 681]]]");
    assertThat(server.requests().get(0).json("/parameters/color_palette/1"))
        .hasToString("{hex=#CDD8E9, ratio=25.50%}");
  }

  @Test
  void wan27_boxesAndPaletteThatBreakTheRules_areAllNamed() {
    BoundingBox box = BoundingBox.of(0, 0, 9, 9);
    WanImageRequest request =
        WanImageRequest.builder(ImageModels.WAN2_7_IMAGE, "A cat.")
            .addImage(REMOTE)
            .enableSequential(true)
            .n(13)
            .bboxList(List.of(List.of(box, box, box), List.of()))
            .colorPalette(List.of(PaletteColor.of("#C2D1E6", 50)))
            .build();

    assertThatThrownBy(() -> images.generate(request))
        .hasMessage(
            "wan.image.generate breaks 6 documented limits: parameters.n with enable_sequential is"
                + " 13 but must be at least 1 and at most 12 for wan2.7-image (set a value in that"
                + " range); parameters.bbox_list is 2 lists but must be one list for each image, 1"
                + " in all (give an image without boxes an empty list); parameters.bbox_list[0] is"
                + " 3 boxes but must be at most 2 boxes (leave some out); parameters.color_palette"
                + " is 1 colours but must be left out with enable_sequential (leave one of the two"
                + " out); parameters.color_palette is 1 colours but must be 3 to 10 colours (8 are"
                + " advised); sum of parameters.color_palette[].ratio is 50.00% but must be 100.00%"
                + " (change the shares)");
  }

  @Test
  void wan27_fourK_isOfThePaidModelAndOfTextAlone() {
    WanImageRequest.Builder pro =
        WanImageRequest.builder(ImageModels.WAN2_7_IMAGE_PRO, "A landscape.")
            .size(Size.of("4K"))
            .n(1);
    String why = " (only wan2.7-image-pro makes 4K, only from text and not in a sequence; use 2K)";

    assertThat(images.generate(pro.build()).usage().size()).isEqualTo("4096*4096");
    assertThatThrownBy(
            () -> images.generate(pro.build().toBuilder().model(ImageModels.WAN2_7_IMAGE).build()))
        .hasMessage(
            "wan.image.generate breaks a documented limit: parameters.size of 4K is 4K but must be"
                + " left out for wan2.7-image"
                + why);
    assertThatThrownBy(() -> images.generate(pro.addImage(REMOTE).build()))
        .hasMessage(
            "wan.image.generate breaks a documented limit: parameters.size of 4K with images or"
                + " enable_sequential is 4K but must be left out for wan2.7-image-pro"
                + why);
    assertThatThrownBy(() -> images.generate(pro.size(Size.of(4096, 4096)).build()))
        .hasMessageContaining(
            "parameters.size with images or enable_sequential is 4096*4096 but must be from 589824"
                + " to 4194304 pixels in all");
  }

  @Test
  void wan26Image_optionsOfTheOtherGeneration_areRefusedWithTheRule() {
    assertThatThrownBy(
            () ->
                images.submit(
                    WanImageRequest.builder(ImageModels.WAN2_6_IMAGE, "A cat.")
                        .images(Collections.nCopies(5, REMOTE))
                        .thinkingMode(true)
                        .maxImages(3)
                        .build()))
        .hasMessage(
            "wan.image.create breaks 3 documented limits: number of"
                + " input.messages[0].content[].image is 5 but must be at least 1 and at most 4 for"
                + " wan2.6-image (give as many as that); parameters.thinking_mode is true but"
                + " must be left out for wan2.6-image (only wan2.7-image-pro and wan2.7-image take"
                + " it); parameters.max_images without enable_interleave is 3 but must be left out"
                + " for wan2.6-image (only interleaved texts and images take it; n counts images)");
    assertThatThrownBy(
            () ->
                images.generate(
                    WanImageRequest.builder(ImageModels.WAN2_7_IMAGE, "A cat.")
                        .promptExtend(true)
                        .build()))
        .hasMessageContaining(
            "parameters.prompt_extend is true but must be left out for wan2.7-image (only"
                + " wan2.6-image takes it)");
  }

  @Test
  void wan26Image_interleavedAtOnce_saysWhichVerbToUse() {
    WanImageRequest request =
        WanImageRequest.builder(ImageModels.WAN2_6_IMAGE, "A tutorial.")
            .enableInterleave(true)
            .build();

    assertThatThrownBy(() -> images.generate(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "interleaved texts and images come as a stream or as a task: use stream(..) or"
                + " submit(..) for enableInterleave(true)");
    assertThat(images.submit(request.toBuilder().maxImages(2).build()).await().parts()).hasSize(4);
  }

  @Test
  void wanTask_ofWhichOneImageFails_showsBoth() {
    server.nextImagesFail(1, "InternalError.Timeout", "An internal timeout error occurred.");

    ImageResult result =
        images
            .submit(
                WanTextToImageRequest.builder(ImageModels.WAN2_5_T2I_PREVIEW, "A cat.")
                    .n(3)
                    .build())
            .await();

    assertThat(result.images()).hasSize(2);
    assertThat(result.failed())
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.code()).isEqualTo("InternalError.Timeout");
              assertThat(failed.message()).isEqualTo("An internal timeout error occurred.");
            });
    assertThat(result.task().metrics().failed()).isEqualTo(1);
    assertThat(result.usage().images()).isEqualTo(2);
    DownloadBatch saved = result.saveAll(folder.resolve("cats"));
    assertThat(saved.isComplete()).isTrue();
    assertThat(saved.saved())
        .extracting(file -> file.path().getFileName().toString())
        .containsExactly(result.task().taskId() + ".png", result.task().taskId() + "-2.png");
    assertThat(saved.saved().get(1).path()).hasBinaryContent(SampleMedia.picturePng("A cat. (2)"));
  }

  @Test
  void wan25Edit_images_areUploadedAndCounted() {
    ImageResult result =
        images
            .submit(
                Wan25ImageEditRequest.builder(
                        "Put the clock of image 1 beside the vase of image 2.",
                        MediaSource.of(SampleMedia.portraitPng(), "clock.png"),
                        REMOTE)
                    .n(1)
                    .build())
            .await();

    assertThat(result.images()).hasSize(1);
    assertThat(server.uploads()).hasSize(1);
    assertThatThrownBy(
            () ->
                images.submit(
                    Wan25ImageEditRequest.builder("Merge.", REMOTE, REMOTE, REMOTE, REMOTE)
                        .size(Size.of(2048, 2048))
                        .build()))
        .hasMessage(
            "wan25.image-edit.create breaks 2 documented limits: number of input.images is 4 but"
                + " must be at least 1 and at most 3 for wan2.5-i2i-preview (give as many as"
                + " that); parameters.size is 2048*2048 but must be from 589824 to 1638400 pixels"
                + " in all and from 1:4 to 4:1 (width to height) for wan2.5-i2i-preview (choose"
                + " a size in that range)");
    assertThatThrownBy(() -> Wan25ImageEditRequest.builder("Merge.").build())
        .hasMessage(
            "Wan25ImageEditRequest breaks a documented limit: input.images is empty but must be set"
                + " (add the image to change)");
    assertThatThrownBy(
            () ->
                images.submit(
                    Wan25ImageEditRequest.builder(
                            "Merge.", MediaSource.of(SampleMedia.picturePng("small"), "s.png"))
                        .build()))
        .hasMessageContaining("input.images is 640 x 360 pixels but must be from 384 to 5000");
  }

  @Test
  void wanxEdit_everyFunction_sendsItsOwnFields() {
    List<WanxImageEditRequest> requests =
        List.of(
            WanxImageEditRequest.stylizationAll(REMOTE, "Gold foil.").strength(0.0).build(),
            WanxImageEditRequest.stylizationLocal(REMOTE, "A wooden house.").build(),
            WanxImageEditRequest.descriptionEdit(REMOTE, "Add a hat.").strength(1.0).build(),
            WanxImageEditRequest.descriptionEditWithMask(REMOTE, REMOTE, "").n(2).build(),
            WanxImageEditRequest.removeWatermark(REMOTE, "Erase the text.").build(),
            WanxImageEditRequest.expand(REMOTE, "A park.").leftScale(1.5).topScale(1.0).build(),
            WanxImageEditRequest.superResolution(REMOTE, "Sharpen.").upscaleFactor(2).build(),
            WanxImageEditRequest.colorization(REMOTE, "").build(),
            WanxImageEditRequest.doodle(REMOTE, "One tree.").isSketch(true).build(),
            WanxImageEditRequest.controlCartoonFeature(REMOTE, "The figure peeks in.").build());

    for (WanxImageEditRequest request : requests) {
      assertThat(images.submit(request).await().images()).isNotEmpty();
    }

    assertThat(server.requests("/image-synthesis"))
        .extracting(call -> call.json("/input/function") + " " + call.json("/parameters"))
        .containsExactly(
            "stylization_all {strength=0.0}",
            "stylization_local null",
            "description_edit {strength=1.0}",
            "description_edit_with_mask {n=2}",
            "remove_watermark null",
            "expand {top_scale=1.0, left_scale=1.5}",
            "super_resolution {upscale_factor=2}",
            "colorization null",
            "doodle {is_sketch=true}",
            "control_cartoon_feature null");
  }

  @Test
  void wanxEdit_whatBelongsElsewhereOrIsMissing_isRefused() {
    assertThatThrownBy(
            () ->
                WanxImageEditRequest.builder(
                        WanxImageEditRequest.EditFunction.DESCRIPTION_EDIT_WITH_MASK,
                        REMOTE,
                        "A hat.")
                    .build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "WanxImageEditRequest breaks a documented limit: input.mask_image_url is not set but"
                + " must be set (give an image that is white where to edit and black where to"
                + " keep)");
    assertThatThrownBy(
            () ->
                WanxImageEditRequest.builder(
                        WanxImageEditRequest.EditFunction.EXPAND, REMOTE, "A park.")
                    .strength(0.5)
                    .build())
        .hasMessage(
            "WanxImageEditRequest breaks a documented limit: parameters.strength is 0.5 but must be"
                + " left out for function expand (it is a field of description_edit and"
                + " stylization_all)");
    assertThatThrownBy(() -> WanxImageEditRequest.doodle(REMOTE, "").build())
        .hasMessage(
            "WanxImageEditRequest breaks a documented limit: input.prompt is blank but must be set"
                + " (say what to do with the image)");
    assertThatThrownBy(
            () ->
                images.submit(
                    WanxImageEditRequest.expand(REMOTE, "A park.").rightScale(2.5).build()))
        .hasMessage(
            "wanx21.image-edit.create breaks a documented limit: parameters.right_scale is 2.5 but"
                + " must be at least 1 and at most 2 (set a value in that range)");
    assertThat(
            WanxImageEditRequest.builder(
                    WanxImageEditRequest.EditFunction.of("new_function"), REMOTE, "")
                .strength(0.5)
                .build()
                .parameters()
                .strength())
        .isEqualTo(0.5);
  }

  @Test
  void wanxEdit_maskOfAnotherSize_isRefused() {
    MediaSource photo = MediaSource.of(SampleMedia.portraitPng(), "portrait.png");

    assertThatThrownBy(
            () ->
                images.submit(
                    WanxImageEditRequest.descriptionEditWithMask(
                            photo, Mask.of(600, 700).toMediaSource(), "A hat.")
                        .build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "wanx21.image-edit.create breaks a documented limit: input.mask_image_url is 600 x 700"
                + " pixels but must be of the size of input.base_image_url, 512 x 704 pixels (draw"
                + " it with Mask.of(picture), or scale it)");
    assertThat(server.requests()).isEmpty();
  }

  /** A telephone held upright: 704 x 512 as stored, 512 x 704 as people see it. */
  @Test
  void wanxEdit_maskOfAPhotoThatIsShownTurned_fitsEitherWay() {
    String tiff = "4d4d002a00000008" + "0001" + "01120003000000010006" + "0000" + "00000000";
    String frame = "ffc0000b" + "08" + "0200" + "02c0" + "01" + "011100" + "ffda";
    String photo = "ffd8ffe1" + "0022" + "457869660000" + tiff + frame;
    MediaSource turned = MediaSource.of(HexFormat.of().parseHex(photo), "phone.jpg").toDataUri();
    assertThat(turned.inspect().turned()).isTrue();
    for (Mask mask : List.of(Mask.of(512, 704), Mask.of(704, 512), Mask.of(turned))) {
      var unused =
          images.submit(
              WanxImageEditRequest.descriptionEditWithMask(
                      turned, mask.toMediaSource().toDataUri(), "A hat.")
                  .build());
    }
    assertThatThrownBy(
            () ->
                images.submit(
                    WanxImageEditRequest.descriptionEditWithMask(
                            turned, Mask.of(512, 512).toMediaSource().toDataUri(), "A hat.")
                        .build()))
        .isInstanceOf(RequestValidationException.class);
  }

  @Test
  void sketch_colourOutsideAByte_isRefused() {
    assertThatThrownBy(
            () ->
                images.submit(
                    WanxSketchToImageRequest.builder(REMOTE, "A fox.")
                        .sketchColor(List.of(RgbColor.of(0, 0, 0), RgbColor.of(0, 256, 0)))
                        .build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "wanx-sketch-to-image.create breaks a documented limit: parameters.sketch_color[1] is"
                + " 256 but must be at least 0 and at most 255 (set a value in that range)");
  }

  @Test
  void wanx1AndSketch_theirOwnFields_areSentAndChecked() {
    images.submit(
        WanxTextToImageRequest.builder("A village.")
            .style(WanxStyle.CHINESE_PAINTING)
            .size(Size.of(768, 1152))
            .refImg(REMOTE)
            .refStrength(0.5)
            .refMode(WanxTextToImageRequest.RefMode.REFONLY)
            .build());
    images.submit(
        WanxSketchToImageRequest.builder(REMOTE, "A fox.")
            .sketchColor(List.of(RgbColor.of(134, 134, 134)))
            .sketchWeight(3)
            .build());

    assertThat(server.requests().get(0).json("/input/ref_img"))
        .isEqualTo("https://example.com/cat.png");
    assertThat(server.requests().get(0).json("/parameters"))
        .hasToString(
            "{style=<chinese painting>, size=768*1152, ref_strength=0.5, ref_mode=refonly}");
    assertThat(server.requests().get(1).json("/parameters"))
        .hasToString("{sketch_weight=3, sketch_color=[[134, 134, 134]]}");
    assertThatThrownBy(
            () ->
                images.submit(
                    WanxTextToImageRequest.builder("A village.").size(Size.of(512, 512)).build()))
        .hasMessageContaining(
            "parameters.size is 512*512 but must be one of 1024*1024, 720*1280, 768*1152, 1280*720"
                + " for wanx-v1");
    assertThatThrownBy(
            () ->
                WanxSketchToImageRequest.builder(REMOTE, "A fox.")
                    .sketchExtraction(true)
                    .sketchColor(List.of(RgbColor.of(0, 0, 0)))
                    .build())
        .hasMessage(
            "WanxSketchToImageRequest breaks a documented limit: parameters.sketch_color is set but"
                + " must be left out with sketch_extraction (leave one of the two out; colours are"
                + " those of a sketch that is there already)");
  }

  @Test
  void task_thatFails_tellsWhy() {
    server.nextTaskFails("DataInspectionFailed", "no cats, please");

    assertThatThrownBy(
            () ->
                images
                    .submit(
                        WanTextToImageRequest.builder(ImageModels.WAN2_2_T2I_FLASH, "A cat.")
                            .build())
                    .await())
        .isInstanceOf(TaskFailedException.class)
        .hasMessageContaining("DataInspectionFailed");
  }

  @Test
  void unknownModels_areNeverRefused() {
    assertThat(
            images
                .generate(
                    WanImageRequest.builder(Model.of("wan3-image"), "A cat.")
                        .images(Collections.nCopies(20, REMOTE))
                        .size(Size.of("8K"))
                        .thinkingMode(true)
                        .negativePrompt("dogs")
                        .n(40)
                        .build())
                .images())
        .hasSize(40);
  }
}
