package dev.qiao.examples;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoService;
import dev.qiao.video.tripo.TripoRequest;
import dev.qiao.video.tripo.TripoResult;
import java.nio.file.Path;

/** Makes a 3D model from a prompt, and saves it with its picture before the links expire. */
final class MakeA3dModel implements Step {
  public static void main(String[] args) {
    Step.run(new MakeA3dModel());
  }

  @Override
  public String title() {
    return "A 3D model from a prompt";
  }

  @Override
  public String play(Stage stage) {
    VideoService video = new VideoService(stage.client());
    TaskHandle<TripoResult> task =
        video.submit(TripoRequest.builder(VideoModels.TRIPO_P1_0, "A cute cat").build());
    stage.say("   task: %s", task.ref());
    TripoResult result = task.await();
    DownloadBatch saved = save(stage.client(), result, stage.file(""));
    stage.say("   saved %d files", saved.saved().size());
    TripoResult.Usage usage = result.usage();
    return usage == null ? "not reported" : usage.count() + " model, " + usage.taskType();
  }

  static DownloadBatch save(QiaoClient client, TripoResult result, Path folder) {
    return client.files().saveAll(result.files(), folder); // links expire in 2 h
  }

  static TripoRequest frontAndBack(MediaSource front, MediaSource back) {
    return TripoRequest.viewsTo3d(
            VideoModels.TRIPO_H3_1,
            TripoRequest.View.png(front),
            TripoRequest.View.MISSING,
            TripoRequest.View.png(back),
            TripoRequest.View.MISSING)
        .geometryQuality(TripoRequest.GeometryQuality.ULTRA)
        .build();
  }
}
