package dev.qiao.examples;

import dev.qiao.core.Size;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageResult;
import dev.qiao.image.ImageService;
import dev.qiao.image.qwen.QwenImageRequest;
import java.nio.file.Path;

/** Makes an image from a prompt, at once, and saves it. */
final class MakeAnImage implements Step {
  public static void main(String[] args) {
    Step.run(new MakeAnImage());
  }

  @Override
  public String title() {
    return "An image from a prompt";
  }

  @Override
  public String play(Stage stage) {
    ImageService images = new ImageService(stage.client());
    ImageResult result =
        images.generate(
            QwenImageRequest.builder(
                    ImageModels.QWEN_IMAGE_2_0_PRO, "A shop sign that reads: Ink and Paper.")
                .size(Size.of(1536, 1024))
                .build());
    Path saved = result.image().saveTo(stage.file("sign.png"));
    stage.say("   saved %s from %s", saved.getFileName(), result.image());
    return Billed.images(result);
  }
}
