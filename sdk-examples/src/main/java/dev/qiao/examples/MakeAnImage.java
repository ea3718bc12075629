package dev.qiao.examples;

import dev.qiao.core.Size;
import dev.qiao.core.client.QiaoClient;
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
    Path file = stage.file("sign.png");
    ImageResult result = make(stage.client(), file);
    stage.say("   saved %s from %s", file.getFileName(), result.image());
    return Billed.images(result);
  }

  static ImageResult make(QiaoClient client, Path file) {
    ImageService images = new ImageService(client);
    ImageResult result =
        images.generate(
            QwenImageRequest.builder(
                    ImageModels.QWEN_IMAGE_2_0_PRO, "A shop sign that reads: Ink and Paper.")
                .size(Size.of(1536, 1024))
                .build());
    result.image().saveTo(file);
    return result;
  }
}
