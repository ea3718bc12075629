package dev.qiao.examples;

import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoService;
import dev.qiao.video.tripo.TripoRequest;
import dev.qiao.video.tripo.TripoRequest.View;
import dev.qiao.video.tripo.TripoResult;

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
    DownloadBatch saved =
        stage.client().files().saveAll(result.files(), stage.file("")); // links expire in 2 h
    stage.say("   saved %d files", saved.saved().size());
    TripoResult.Usage usage = result.usage();
    return usage == null ? "not reported" : usage.count() + " model, " + usage.taskType();
  }

  static TripoRequest frontAndBack(MediaSource front, MediaSource back) {
    return TripoRequest.viewsTo3d(
            VideoModels.TRIPO_H3_1, View.png(front), View.MISSING, View.png(back), View.MISSING)
        .geometryQuality(TripoRequest.GeometryQuality.ULTRA)
        .build();
  }
}
