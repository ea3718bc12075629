package dev.qiao.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.image.qwen.QwenCompatibleImageRequest;
import dev.qiao.image.qwen.QwenImage3Request;
import dev.qiao.image.qwen.QwenImageEditRequest;
import dev.qiao.image.qwen.QwenImageParameters.PromptExtendMode;
import dev.qiao.image.qwen.QwenImageRequest;
import dev.qiao.image.qwen.QwenImageTaskRequest;
import dev.qiao.image.qwen.QwenImageTranslationRequest;
import dev.qiao.image.qwen.ZImageRequest;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.SampleMedia;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QwenImagesTest {
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
  void generate_aPrompt_givesTheImageAtOnce() {
    ImageResult result =
        images.generate(
            QwenImageRequest.builder(ImageModels.QWEN_IMAGE_2_0_PRO, "A shop sign that reads Ink.")
                .size(Size.of(1536, 2688))
                .build());

    assertThat(result.image().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("A shop sign that reads Ink."));
    assertThat(result.usage().width()).isEqualTo(1536);
    assertThat(result.usage().images()).isEqualTo(1);
    assertThat(server.requests().get(0).json("/parameters")).hasToString("{size=1536*2688}");
  }

  @Test
  void generateAsync_givesTheImagesOrFailsTheFuture() throws Exception {
    QwenImageRequest.Builder cat =
        QwenImageRequest.builder(ImageModels.QWEN_IMAGE_2_0_PRO, "A cat.");

    assertThat(images.generateAsync(cat.build()).get().image()).isNotNull();
    assertThatThrownBy(images.generateAsync(cat.size(Size.of(9, 9)).build())::get)
        .cause()
        .isInstanceOf(RequestValidationException.class);
  }

  @Test
  void generate_sizeOutsideTheModels_isRefusedWithTheRule() {
    assertThatThrownBy(
            () ->
                images.generate(
                    QwenImageRequest.builder(ImageModels.QWEN_IMAGE_2_0, "A cat.")
                        .size(Size.of(4096, 4096))
                        .build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "qwen-image.generate breaks a documented limit: parameters.size is 4096*4096 but must"
                + " be from 262144 to 4194304 pixels in all for qwen-image-2.0 (choose a size in"
                + " that range)");
    assertThatThrownBy(
            () ->
                images.generate(
                    QwenImageRequest.builder(ImageModels.QWEN_IMAGE_MAX, "A cat.")
                        .size(Size.of(1024, 1024))
                        .n(2)
                        .build()))
        .hasMessage(
            "qwen-image.generate breaks 2 documented limits: parameters.size is 1024*1024 but must"
                + " be one of 1664*928, 1472*1104, 1328*1328, 1104*1472, 928*1664 for"
                + " qwen-image-max (choose one of them); parameters.n is 2 but must be 1 for"
                + " qwen-image-max (set that or leave it out)");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void generate_aSizeOfTheOpenAiStyle_isSpelledAsThisPathWantsIt() {
    QwenImageRequest request =
        QwenImageRequest.builder(ImageModels.QWEN_IMAGE_MAX, "A cat.")
            .size(Size.of("928x1664"))
            .build();

    assertThat(images.generate(request).images()).hasSize(1);
    assertThat(server.requests().get(0).json("/parameters/size")).isEqualTo("928*1664");
  }

  @Test
  void generate_aModelThatIsNotKnown_isNeverRefused() {
    QwenImageRequest request =
        QwenImageRequest.builder(Model.of("qwen-image-9"), "A cat.")
            .size(Size.of(9000, 9000))
            .n(30)
            .enableThinking(true)
            .build();

    assertThat(images.generate(request).images()).hasSize(30);
  }

  @Test
  void generate_anEditingModelWithoutAnImage_isRefusedWithTheRule() {
    assertThatThrownBy(
            () ->
                images.generate(
                    QwenImageRequest.builder(ImageModels.QWEN_IMAGE_EDIT, "A cat.").build()))
        .hasMessage(
            "qwen-image.generate breaks a documented limit: number of"
                + " input.messages[0].content[].image is 0 but must be at least 1 and at most 3 for"
                + " qwen-image-edit (give as many as that)");
  }

  @Test
  void edit_localImages_areUploadedInTheirOrder() {
    MediaSource local = MediaSource.of(SampleMedia.portraitPng(), "portrait.png");

    ImageResult result =
        images.generate(
            QwenImageEditRequest.builder(
                    ImageModels.QWEN_IMAGE_EDIT_PLUS, "She of image 1 in the dress of image 2.")
                .addImage(local)
                .addImage(REMOTE)
                .n(2)
                .build());

    assertThat(result.images()).hasSize(2);
    assertThat(server.uploads()).hasSize(1);
    assertThat(
            String.valueOf(
                server.requests("/generation").get(0).json("/input/messages/0/content/0/image")))
        .startsWith("oss://");
    assertThat(server.requests("/generation").get(0).json("/input/messages/0/content/1/image"))
        .isEqualTo("https://example.com/cat.png");
    assertThat(server.requests("/generation").get(0).json("/input/messages/0/content/2/text"))
        .isEqualTo("She of image 1 in the dress of image 2.");
  }

  @Test
  void edit_tooManyOrNoImages_isRefused() {
    QwenImageEditRequest.Builder builder =
        QwenImageEditRequest.builder(ImageModels.QWEN_IMAGE_EDIT_MAX, "Put them together.")
            .images(List.of(REMOTE, REMOTE, REMOTE, REMOTE));

    assertThatThrownBy(() -> images.generate(builder.build()))
        .hasMessage(
            "qwen-image.edit breaks a documented limit: number of"
                + " input.messages[0].content[].image is 4 but must be at least 1 and at most 3 for"
                + " qwen-image-edit-max (give as many as that)");
    assertThatThrownBy(() -> builder.images(List.of()).build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "QwenImageEditRequest breaks a documented limit: input.messages[0].content[].image is"
                + " empty but must be set (add the image to change, or make one with"
                + " QwenImageRequest)");
  }

  @Test
  void edit_aFileThatIsNoImage_isRefusedBeforeItIsUploaded() {
    MediaSource sound = MediaSource.of(SampleMedia.speechWav("hello"), "photo.png");

    assertThatThrownBy(
            () ->
                images.generate(
                    QwenImageEditRequest.builder(ImageModels.QWEN_IMAGE_EDIT, "Add a hat.", sound)
                        .build()))
        .hasMessageContaining(
            "input.messages[0].content[].image is WAV but must be JPEG or PNG or BMP or TIFF or"
                + " WEBP or GIF for qwen-image-edit");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void edit_sizeWhereTheModelChooses_saysWhichModelTakesOne() {
    assertThatThrownBy(
            () ->
                images.generate(
                    QwenImageEditRequest.builder(ImageModels.QWEN_IMAGE_EDIT, "A hat.", REMOTE)
                        .size(Size.of(512, 512))
                        .promptExtendMode(PromptExtendMode.DIRECT)
                        .build()))
        .hasMessageContaining(
            "parameters.size is 512*512 but must be left out for qwen-image-edit (the model chooses"
                + " the size; qwen-image-edit-plus lets you choose)")
        .hasMessageContaining(
            "parameters.prompt_extend_mode is direct but must be left out for qwen-image-edit (only"
                + " qwen-image-3.0-pro and qwen-image-3.0 take it)");
  }

  @Test
  void three_atOnceAndAsATask_giveTheSame() {
    QwenImage3Request request =
        QwenImage3Request.builder(ImageModels.QWEN_IMAGE_3_0_PRO, "The cat wears a hat.")
            .addImage(REMOTE)
            .size(Size.of(2048, 1024))
            .n(2)
            .build();

    ImageResult atOnce = images.generate(request);
    ImageResult later = images.submit(request).await();

    assertThat(later.images()).hasSameSizeAs(atOnce.images()).hasSize(2);
    assertThat(later.usage()).isEqualTo(atOnce.usage());
    assertThat(atOnce.usage().inputImageCount()).isEqualTo(1);
    assertThat(atOnce.usage().outputImageType()).isEqualTo("qima_output_1k");
    assertThat(server.requests("/multimodal-generation/generation")).hasSize(1);
    assertThat(server.requests("/image-generation/generation")).hasSize(1);
  }

  @Test
  void three_whatItDoesNotTake_isRefusedWithTheRule() {
    QwenImage3Request.Builder builder =
        QwenImage3Request.builder(ImageModels.QWEN_IMAGE_3_0, "A hat.")
            .addImage(REMOTE)
            .promptExtendMode(PromptExtendMode.AGENT)
            .size(Size.of(2048, 128));

    assertThatThrownBy(() -> images.submit(builder.build()))
        .hasMessage(
            "qwen-image3.create-async breaks 2 documented limits: parameters.size is 2048*128 but"
                + " must be from 262144 to 4194304 pixels in all and from 1:8 to 8:1 (width to"
                + " height) for qwen-image-3.0 (choose a size in that range);"
                + " parameters.prompt_extend_mode with images is agent but must be direct for"
                + " qwen-image-3.0 (set that or leave it out)");
    assertThatThrownBy(
            () ->
                images.submit(
                    QwenImage3Request.builder(ImageModels.QWEN_IMAGE_MAX, "A hat.").build()))
        .hasMessage(
            "qwen-image3.create-async breaks a documented limit: model is qwen-image-max but must"
                + " be a model of QwenImage3Request, such as qwen-image-3.0-pro, qwen-image-3.0 (or"
                + " build a QwenImageRequest)");
  }

  @Test
  void compatible_oneImageAndSeveral_areSentInTheOpenAiStyle() {
    MediaSource local = MediaSource.of(SampleMedia.portraitPng(), "portrait.png");
    QwenCompatibleImageRequest one =
        QwenCompatibleImageRequest.builder(ImageModels.QWEN_IMAGE_3_0, "Add a hat.")
            .addImage(local)
            .size(Size.of(1024, 1024))
            .build();

    ImageResult result = images.generate(one);
    images.generate(one.toBuilder().addImage(REMOTE).n(2).build());

    assertThat(result.image().saveTo(folder.resolve("hat.png")))
        .hasBinaryContent(SampleMedia.picturePng("Add a hat."));
    assertThat(result.created()).isNotNull();
    assertThat(String.valueOf(server.requests("/images/generations").get(0).json("/image")))
        .startsWith("data:image/png;base64,");
    assertThat(server.requests("/images/generations").get(0).json("/size")).isEqualTo("1024x1024");
    assertThat(server.requests("/images/generations").get(1).json("/image/1"))
        .isEqualTo("https://example.com/cat.png");
    assertThat(server.uploads()).isEmpty();
  }

  @Test
  void compatible_tooManyImages_isRefused() {
    assertThatThrownBy(
            () ->
                images.generate(
                    QwenCompatibleImageRequest.builder(ImageModels.QWEN_IMAGE_3_0, "Add a hat.")
                        .images(List.of(REMOTE, REMOTE, REMOTE, REMOTE))
                        .n(7)
                        .build()))
        .hasMessage(
            "qwen-image3.openai-images breaks 2 documented limits: number of image is 4 but must be"
                + " at least 0 and at most 3 (give as many as that); n is 7 but must be at"
                + " least 1 and at most 6 (set a value in that range)");
  }

  @Test
  void task_anOlderModel_tellsTheRewrittenPrompt() {
    ImageResult result =
        images
            .submit(
                QwenImageTaskRequest.builder(ImageModels.QWEN_IMAGE_PLUS, "A couplet.")
                    .negativePrompt("people")
                    .build())
            .await();

    assertThat(result.images().get(0).origPrompt()).isEqualTo("A couplet.");
    assertThat(result.images().get(0).actualPrompt()).startsWith("A couplet. ");
    assertThat(server.requests("/image-synthesis").get(0).json("/input/negative_prompt"))
        .isEqualTo("people");
    assertThatThrownBy(
            () ->
                images.submit(
                    QwenImageTaskRequest.builder(ImageModels.QWEN_IMAGE_MAX, "A couplet.").build()))
        .hasMessage(
            "qwen-image.generate.create-async breaks a documented limit: model is qwen-image-max"
                + " but must be a model of QwenImageTaskRequest, such as qwen-image-plus,"
                + " qwen-image-plus-2026-01-09, qwen-image (or build a QwenImageRequest)");
  }

  @Test
  void translation_anImage_givesOne() {
    QwenImageTranslationRequest request =
        QwenImageTranslationRequest.builder(REMOTE, "zh", "en")
            .addTerm("\u95ee", "Wen")
            .imageSegment(true)
            .build();

    ImageResult result = images.submit(request).await();

    assertThat(result.images()).hasSize(1);
    assertThat(server.requests("/image-synthesis").get(0).json("/input/ext"))
        .hasToString("{terminologies=[{src=\u95ee, tgt=Wen}], config={imageSegment=true}}");
  }

  @Test
  void translation_whatItDoesNotTake_isRefused() {
    assertThatThrownBy(
            () ->
                images.submit(
                    QwenImageTranslationRequest.builder(
                            MediaSource.of("data:image/png;base64,AAAA"), "ja", "ko")
                        .build()))
        .hasMessage(
            "qwen-mt-image.create breaks 2 documented limits: input.image_url is a data URI but"
                + " must be an address (give the file itself, which is uploaded then);"
                + " input.source_lang and input.target_lang is ja and ko but must be Chinese (zh)"
                + " or English (en), at least one of them (translate by way of one of them)");
  }

  @Test
  void zImage_withItsPromptRewritten_tellsPromptAndReasoning() {
    ImageResult plain = images.generate(ZImageRequest.builder("A harbour.").build());
    ImageResult rewritten =
        images.generate(ZImageRequest.builder("A harbour.").promptExtend(true).build());

    assertThat(plain.text()).isEqualTo("A harbour.");
    assertThat(plain.images()).hasSize(1);
    assertThat(rewritten.text()).startsWith("A harbour. ");
    assertThat(rewritten.answers().get(0).reasoningContent()).isEqualTo("The user wants light.");
  }

  @Test
  void build_withoutAPrompt_saysSo() {
    assertThatThrownBy(() -> ZImageRequest.builder(" ").build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "ZImageRequest breaks a documented limit: input.messages[0].content[].text is blank but"
                + " must be set (say what the image shows)");
  }

  @Test
  void toBuilder_anotherPrompt_keepsTheImages() {
    QwenImageEditRequest first =
        QwenImageEditRequest.builder(ImageModels.QWEN_IMAGE_EDIT, "A hat.", REMOTE).build();

    QwenImageEditRequest second = first.toBuilder().prompt("A scarf.").build();

    assertThat(second.input().prompt()).isEqualTo("A scarf.");
    assertThat(second.input().images()).containsExactly(REMOTE);
    assertThat(second.toBuilder().prompt("A hat.").build()).isEqualTo(first);
  }
}
