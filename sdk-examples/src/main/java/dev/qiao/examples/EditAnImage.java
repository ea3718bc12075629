package dev.qiao.examples;

import dev.qiao.core.file.MediaSource;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageResult;
import dev.qiao.image.ImageService;
import dev.qiao.image.qwen.QwenImageEditRequest;
import java.nio.file.Path;

/** Changes an image as a prompt says. A local image is uploaded on the way. */
final class EditAnImage implements Step {
  public static void main(String[] args) {
    Step.run(new EditAnImage());
  }

  @Override
  public String title() {
    return "An image changed as a prompt says";
  }

  @Override
  public String play(Stage stage) {
    ImageResult result = edit(new ImageService(stage.client()), stage.portrait());
    Path saved = result.image().saveTo(stage.file("hat.png"));
    stage.say("   saved %s from %s", saved.getFileName(), result.image());
    return Billed.images(result);
  }

  static ImageResult edit(ImageService images, MediaSource photo) {
    return images.generate(
        QwenImageEditRequest.builder(ImageModels.QWEN_IMAGE_EDIT_PLUS, "Add a straw hat.", photo)
            .build());
  }
}
