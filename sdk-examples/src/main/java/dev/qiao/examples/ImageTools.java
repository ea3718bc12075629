package dev.qiao.examples;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.image.ImageFile;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageResult;
import dev.qiao.image.ImageService;
import dev.qiao.image.Mask;
import dev.qiao.image.gateway.GatewayGlmImageRequest;
import dev.qiao.image.gateway.GatewayMiniMaxImageRequest;
import dev.qiao.image.gateway.GatewayQwenImageRequest;
import dev.qiao.image.glm.GlmImageRequest;
import dev.qiao.image.minimax.MiniMaxImageRequest;
import dev.qiao.image.tool.PortraitStyleRepaintRequest;
import dev.qiao.image.tool.ShoeModelRequest;
import dev.qiao.image.tool.VirtualModelRequest;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.SampleMedia;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The image tools that {@link MakeAMask} and {@link PostersAndProducts} do not show, and the images
 * of other vendors.
 */
public final class ImageTools {
  private static final MediaSource PORTRAIT =
      MediaSource.of(SampleMedia.portraitPng(), "portrait.png");

  private ImageTools() {}

  /** Runs the example, offline: fake servers on this machine answer. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    play(Files.createTempDirectory("qiao-tools-"), out);
  }

  static void play(Path folder, PrintStream out) {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      ImageService images = new ImageService(client);
      inClay(images, PORTRAIT).saveTo(folder.resolve("clay.png"));
      inTheStyleOf(images, PORTRAIT).saveTo(folder.resolve("styled.png"));
      anotherPerson(images).saveTo(folder.resolve("model.png"));
      newShoes(images).saveTo(folder.resolve("shoes.png"));
    }
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.client()) {
      withHer(new ImageService(client), PORTRAIT).saveTo(folder.resolve("minimax.png"));
    }
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
        QiaoClient client = server.client()) {
      glm(new ImageService(client)).saveTo(folder.resolve("glm.png"));
    }
    try (FakeModelServer server = FakeModelServer.start(Vendor.GATEWAY);
        QiaoClient client = server.client()) {
      throughAGateway(new ImageService(client)).saveTo(folder.resolve("gateway.png"));
    }
    out.println("saved in " + folder);
  }

  static ImageFile inClay(ImageService images, MediaSource photo) {
    return images
        .submit(
            PortraitStyleRepaintRequest.builder(photo, PortraitStyleRepaintRequest.Style.CLAY_WORLD)
                .build())
        .await()
        .image();
  }

  static ImageFile inTheStyleOf(ImageService images, MediaSource picture) {
    return images
        .submit(PortraitStyleRepaintRequest.builder(PORTRAIT, picture).build())
        .await()
        .image();
  }

  /** White is the product, which stays: here a shirt. */
  static ImageFile anotherPerson(ImageService images) {
    MediaSource shirt = Mask.of(PORTRAIT).rectangle(76, 520, 360, 184).toMediaSource();
    return images
        .submit(
            VirtualModelRequest.builder(ImageModels.VIRTUALMODEL_V2, PORTRAIT, shirt)
                .prompt("a woman in front of a flower shop")
                .facePrompt("a friendly face")
                .realPerson(false) // the photo shows a mannequin
                .shortSideSize(1024)
                .build())
        .await()
        .image();
  }

  static ImageFile newShoes(ImageService images) {
    MediaSource shoe = MediaSource.of("https://example.com/shoe.webp");
    return images.submit(ShoeModelRequest.builder(PORTRAIT, shoe).build()).await().image();
  }

  /** MiniMax answers at once, here with the images in the answer. */
  static ImageFile withHer(ImageService images, MediaSource photo) {
    ImageResult result =
        images.generate(
            MiniMaxImageRequest.builder(ImageModels.IMAGE_01, "the same woman in a library")
                .subjectReference(List.of(MiniMaxImageRequest.SubjectReference.character(photo)))
                .responseFormat(MiniMaxImageRequest.ResponseFormat.BASE64)
                .n(2)
                .build());
    return result.image();
  }

  /** The same request can be waited for, or be a task. */
  static ImageFile glm(ImageService images) {
    GlmImageRequest request =
        GlmImageRequest.builder(ImageModels.GLM_IMAGE, "a cat at a sunny window")
            .size(Size.of(1728, 960))
            .build();
    ImageResult atOnce = images.generate(request);
    ImageResult later = images.submit(request).await();
    return later.images().isEmpty() ? atOnce.image() : later.image();
  }

  static ImageFile throughAGateway(ImageService images) {
    Model qwen = Model.of("qwen-image-2.0");
    images.generate(GatewayQwenImageRequest.builder(qwen, "a harbour at dawn").build());
    images.generate(
        GatewayMiniMaxImageRequest.builder(ImageModels.IMAGE_01, "a tea house")
            .aspectRatio("16:9")
            .build());
    GatewayGlmImageRequest boat =
        GatewayGlmImageRequest.builder(ImageModels.GLM_IMAGE, "a paper boat")
            .size(Size.of(1024, 1024))
            .build();
    images.generate(boat);
    return images.submit(boat.asTask()).await().image();
  }
}
