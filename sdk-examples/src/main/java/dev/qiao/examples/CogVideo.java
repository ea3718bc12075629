package dev.qiao.examples;

import dev.qiao.core.Size;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.video.Resolution;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.gateway.GatewayVideoRequest;
import dev.qiao.video.glm.CogVideoXRequest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a video and its cover with Zhipu's CogVideoX. With ZHIPU_API_KEY it calls Zhipu, which is
 * billed; without, a fake server on this machine.
 */
public final class CogVideo {
  private CogVideo() {}

  /** Runs the example. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Path.of(args.length == 0 ? "." : args[0]);
    if (System.getenv("ZHIPU_API_KEY") != null) {
      try (QiaoClient client = QiaoClient.fromEnvironment(Vendor.ZHIPU)) {
        play(client, folder, out);
      }
      return;
    }
    out.println("OFFLINE: a fake server on this machine answers; nothing is billed.");
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
        QiaoClient client = server.client()) {
      play(client, folder, out);
    }
  }

  static void play(QiaoClient client, Path folder, PrintStream out) {
    TaskHandle<VideoResult> task = new VideoService(client).submit(text());
    out.println("task: " + task.ref());
    VideoResult result = task.await();
    out.println("saved " + result.video().saveTo(folder.resolve("ball.mp4")).getFileName());
    ResultFile cover = result.cover();
    if (cover != null) {
      out.println("saved " + cover.saveTo(folder.resolve("ball.png")).getFileName());
    }
  }

  static CogVideoXRequest text() {
    return CogVideoXRequest.builder(VideoModels.COGVIDEOX_3, "A cat plays with a ball.")
        .withAudio(true)
        .size(Size.of(1280, 720))
        .fps(30)
        .duration(5)
        .build();
  }

  static CogVideoXRequest references(MediaSource cat, MediaSource ball) {
    return CogVideoXRequest.referenceToVideo(VideoModels.VIDU2_REFERENCE, cat, ball)
        .prompt("The cat finds the ball.")
        .build();
  }

  static GatewayVideoRequest throughAGateway(MediaSource figure, MediaSource song) {
    return GatewayVideoRequest.builder(VideoModels.WAN2_7_I2V, "The figure steps out and sings.")
        .images(List.of(figure))
        .voices(List.of(song))
        .mediaRoles(
            GatewayVideoRequest.MediaRoles.of(
                List.of(GatewayVideoRequest.Role.FIRST_FRAME),
                List.of(GatewayVideoRequest.Role.DRIVING_AUDIO)))
        .duration(10)
        .resolution(Resolution.P720)
        .build();
  }
}
