package dev.qiao.examples;

import dev.qiao.core.Size;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutcome;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImagePart;
import dev.qiao.image.ImageResult;
import dev.qiao.image.ImageService;
import dev.qiao.image.ImageStream;
import dev.qiao.image.qwen.QwenImage3Request;
import dev.qiao.image.wan.WanImageRequest;
import dev.qiao.image.wan.WanTextToImageRequest;
import dev.qiao.image.wan.WanxImageEditRequest;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Many images: in a sequence, between texts, in a batch of tasks. The guide shows these methods.
 */
final class ManyImages implements Step {
  public static void main(String[] args) {
    Step.run(new ManyImages());
  }

  @Override
  public String title() {
    return "Many images, of which some fail";
  }

  @Override
  public String play(Stage stage) {
    if (stage.server() != null) {
      stage.server().nextImagesFail(1, "InternalError.Timeout", "try again later");
    }
    ImageResult result = several(new ImageService(stage.client()), "A paper crane.", 3);
    DownloadBatch batch =
        saveWhatWasMade(result, stage.file("cranes"), line -> stage.say("   %s", line));
    stage.say("   saved %d, failed %d", batch.saved().size(), batch.failed().size());
    return Billed.images(result);
  }

  static DownloadBatch saveWhatWasMade(ImageResult result, Path folder, Consumer<String> log) {
    for (ImagePart.Failed failed : result.failed()) {
      log.accept("not made: " + failed.code() + ", " + failed.message());
    }
    return result.saveAll(folder);
  }

  static ImageResult several(ImageService images, String prompt, int count) {
    return images
        .submit(
            WanTextToImageRequest.builder(ImageModels.WAN2_5_T2I_PREVIEW, prompt)
                .n(count) // 4 by default, and each is billed
                .build())
        .await();
  }

  static ImageResult bothWays(ImageService images, boolean later) {
    QwenImage3Request request =
        QwenImage3Request.builder(ImageModels.QWEN_IMAGE_3_0_PRO, "A cross-section of a pine cone.")
            .size(Size.of(2048, 1024))
            .build();
    return later ? images.submit(request).await() : images.generate(request);
  }

  static ImageResult sequence(ImageService images) {
    return images.generate(
        WanImageRequest.builder(ImageModels.WAN2_7_IMAGE, "The same cat in each of four seasons.")
            .enableSequential(true)
            .n(4) // at most; 12 by default
            .build());
  }

  static ImageResult combine(ImageService images, MediaSource clock, MediaSource table) {
    return images.generate(
        WanImageRequest.builder(
                ImageModels.WAN2_7_IMAGE, "Put the clock of image 1 on the table of image 2.")
            .images(List.of(clock, table))
            .build());
  }

  static TaskHandle<ImageResult> widen(ImageService images, MediaSource photo) {
    return images.submit(
        WanxImageEditRequest.expand(photo, "A family on the lawn of a park.")
            .leftScale(1.5)
            .rightScale(1.5)
            .build());
  }

  static ImageResult tutorial(ImageService images, Path folder, PrintStream out) {
    WanImageRequest request =
        WanImageRequest.builder(ImageModels.WAN2_6_IMAGE, "How to fold a paper crane.")
            .enableInterleave(true)
            .maxImages(3)
            .build();
    try (ImageStream tutorial = images.stream(request)) {
      int number = 0;
      for (ImagePart part : tutorial) {
        if (part instanceof ImagePart.Text text) {
          out.print(text.text());
        } else if (part instanceof ImagePart.Image image) {
          number++;
          out.println("[step " + number + "]");
          image.file().saveTo(folder.resolve("step-" + number + ".png"));
        }
      }
      return tutorial.accumulated();
    }
  }

  static int batch(QiaoClient client, List<String> prompts, Path folder, PrintStream out) {
    ImageService images = new ImageService(client);
    List<TaskHandle<ImageResult>> tasks = new ArrayList<>();
    for (String prompt : prompts) {
      tasks.add(
          images.submit(
              WanTextToImageRequest.builder(ImageModels.WAN2_2_T2I_FLASH, prompt).n(1).build()));
    }
    int saved = 0;
    for (TaskOutcome<ImageResult> outcome : client.tasks().awaitAll(tasks)) {
      if (outcome instanceof TaskOutcome.Succeeded<ImageResult> done) {
        saved += done.result().saveAll(folder).saved().size();
      } else {
        out.println("no image: " + outcome.ref());
      }
    }
    return saved;
  }
}
