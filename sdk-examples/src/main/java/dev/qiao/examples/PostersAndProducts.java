package dev.qiao.examples;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.image.ImageFile;
import dev.qiao.image.ImagePart;
import dev.qiao.image.ImageResult;
import dev.qiao.image.ImageService;
import dev.qiao.image.tool.BackgroundGenerationRequest;
import dev.qiao.image.tool.ImageOutPaintingRequest;
import dev.qiao.image.tool.PosterGenerationRequest;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.SampleMedia;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A poster with text, and a product on a new background. */
public final class PostersAndProducts {
  private PostersAndProducts() {}

  /** Runs the example, offline: a fake model server on this machine answers. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("qiao-posters-");
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      play(new ImageService(client), folder, out);
    }
  }

  static void play(ImageService images, Path folder, PrintStream out) {
    ImagePart.Image poster = poster(images, folder);
    out.println("a larger poster of " + poster.file().saveTo(folder.resolve("large.png")));
    MediaSource bottle = MediaSource.of(SampleMedia.productPng(), "bottle.png");
    ImageResult scenes = onATable(images, bottle);
    int number = 0;
    for (ImagePart.Image scene : scenes.images()) {
      number++;
      scene.file().saveTo(folder.resolve("bottle-" + number + ".png"));
    }
    scenes.failed().forEach(failed -> out.println("not made: " + failed.message()));
    MediaSource square = MediaSource.of(SampleMedia.portraitPng(), "square.png");
    wider(images, square).image().saveTo(folder.resolve("banner.png"));
    out.println("saved " + number + " scenes and a banner in " + folder);
  }

  /** Four drafts; one is chosen and made larger. */
  static ImagePart.Image poster(ImageService images, Path folder) {
    PosterGenerationRequest request =
        PosterGenerationRequest.builder("Open studio", "circles, ribbons, a bright palette")
            .subTitle("Meet the makers")
            .bodyText("Bring a sketchbook\nand draw with us.")
            .whRatios(PosterGenerationRequest.Layout.PORTRAIT)
            .loraName(PosterGenerationRequest.Style.PAPER_CUT)
            .generateNum(4)
            .build();
    ImageResult drafts = images.submit(request).await();
    ImagePart.Image chosen = drafts.images().get(2);
    chosen.file().saveTo(folder.resolve("poster.png"));
    ImageFile background = chosen.companion();
    if (background != null) {
      background.saveTo(folder.resolve("without-words.png"));
    }

    return images
        .submit(
            request.toBuilder()
                .enlarge(chosen, PosterGenerationRequest.GenerateMode.SUPER_RESOLUTION)
                .build())
        .await()
        .images()
        .get(0);
  }

  /** The product must be cut out: a PNG with an alpha channel. */
  static ImageResult onATable(ImageService images, MediaSource product) {
    return images
        .submit(
            BackgroundGenerationRequest.builder(product, "on a wooden table in a garden")
                .modelVersion(BackgroundGenerationRequest.ModelVersion.V3) // the default is older
                .n(2)
                .build())
        .await();
  }

  static ImageResult wider(ImageService images, MediaSource picture) {
    return images
        .submit(
            ImageOutPaintingRequest.builder(picture)
                .outputRatio(ImageOutPaintingRequest.OutputRatio.LANDSCAPE_16_9)
                .addWatermark(false)
                .build())
        .await();
  }
}
