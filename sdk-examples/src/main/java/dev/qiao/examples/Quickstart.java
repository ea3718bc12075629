package dev.qiao.examples;

import dev.qiao.Qiao;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The first things to do with Qiao, as the README shows them. */
final class Quickstart {
  private Quickstart() {}

  /** Asks one question and makes one video; needs DASHSCOPE_API_KEY. */
  public static void main(String[] args) {
    try (Qiao qiao = Qiao.fromEnvironment(Vendor.DASHSCOPE)) {
      System.out.println(ask(qiao, "Who are you?"));
      System.out.println(film(qiao, Path.of("kitten.mp4"), ref -> System.out.println(ref)));
    }
  }

  static Qiao inSingapore(String key) {
    return Qiao.dashScope(Region.AP_SOUTHEAST_1, key);
  }

  static String ask(Qiao qiao, String question) {
    ChatResponse answer =
        qiao.text()
            .chat(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user(question)).build());
    return answer.text();
  }

  static Path film(Qiao qiao, Path target, Consumer<TaskRef> store) {
    TaskHandle<VideoResult> task =
        qiao.video()
            .submit(
                WanTextToVideoRequest.builder(
                        VideoModels.WAN2_6_T2V, "A kitten runs in the moonlight.")
                    .duration(5)
                    .build());
    store.accept(task.ref()); // one line of text; any process can resume the task with it
    return task.await().video().saveTo(target);
  }

  static Path resume(Qiao qiao, String stored, Path target) {
    TaskHandle<VideoResult> task = qiao.tasks().resume(TaskRef.parse(stored), VideoResult.class);
    return task.await().video().saveTo(target);
  }

  static String askCarefully(Qiao qiao, String question) {
    try {
      return ask(qiao, question);
    } catch (ContentRejectedException e) {
      return "The vendor's content review refused this: " + e.vendorMessage();
    } catch (RateLimitException e) {
      return "Too many requests (" + e.kind() + "), and waiting did not help: " + e.hint();
    }
  }
}
