package dev.qiao.examples;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.minimax.HailuoCallback;
import dev.qiao.video.minimax.HailuoRequest;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Makes a video with MiniMax's Hailuo. With MINIMAX_API_KEY it calls MiniMax, which is billed;
 * without, a fake server on this machine.
 */
public final class HailuoVideo {
  private HailuoVideo() {}

  /** Runs the example. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path target = Path.of(args.length == 0 ? "hailuo.mp4" : args[0]);
    if (System.getenv("MINIMAX_API_KEY") != null) {
      try (QiaoClient client = QiaoClient.fromEnvironment(Vendor.MINIMAX)) {
        play(client, target, out);
      }
      return;
    }
    out.println("OFFLINE: a fake server on this machine answers; nothing is billed.");
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.client()) {
      play(client, target, out);
    }
  }

  static void play(QiaoClient client, Path target, PrintStream out) {
    VideoService video = new VideoService(client);
    TaskHandle<VideoResult> task = video.submit(text());
    out.println("task: " + task.ref());
    VideoResult result = task.await(); // polls every 10 seconds, then asks for the file
    result.video().saveTo(target); // the link is valid for an hour
    out.println("saved " + target.getFileName() + ", " + result.videoWidth() + " pixels wide");
  }

  static HailuoRequest text() {
    return HailuoRequest.builder(
            VideoModels.MINIMAX_HAILUO_2_3,
            "A man picks up a book [Pedestal up], then reads [Static shot].")
        .duration(6)
        .resolution(HailuoRequest.P768)
        .build();
  }

  static HailuoRequest betweenTwoPictures(MediaSource girl, MediaSource woman) {
    return HailuoRequest.firstAndLastFrame(VideoModels.MINIMAX_HAILUO_02, girl, woman)
        .prompt("A girl grows up.")
        .build();
  }

  static HailuoRequest person(Path photo) {
    return HailuoRequest.subjectReference(VideoModels.S2V_01, MediaSource.of(photo).toDataUri())
        .prompt("She runs toward the camera.")
        .build();
  }

  static HailuoRequest calledBack(String prompt) {
    return HailuoRequest.builder(VideoModels.MINIMAX_HAILUO_2_3, prompt)
        .callbackUrl(URI.create("https://example.com/hooks/minimax"))
        .build();
  }

  static String callback(
      QiaoClient client, TaskRef waiting, String body, Consumer<String> respond) {
    HailuoCallback callback = HailuoCallback.parse(body);
    respond.accept(callback.answer()); // within 3 seconds, above all to the challenge
    if (callback instanceof HailuoCallback.TaskEvent event
        && event.isAbout(waiting)
        && event.isFinal()) {
      return client.tasks().resume(waiting, VideoResult.class).snapshot().status().value();
    }
    return "nothing new";
  }
}
