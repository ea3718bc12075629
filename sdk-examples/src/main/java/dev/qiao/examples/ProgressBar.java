package dev.qiao.examples;

import dev.qiao.core.task.TaskListener;
import dev.qiao.core.task.TaskSnapshot;
import dev.qiao.core.task.TaskStatus;
import dev.qiao.video.VideoResult;
import org.jspecify.annotations.Nullable;

/**
 * Shows a task's way from queued to done. Video services do not report the share of work done, so a
 * running task's bar creeps towards its end without reaching it.
 */
final class ProgressBar implements TaskListener<VideoResult> {
  private final Stage stage;
  private @Nullable TaskStatus last;
  private double share;

  ProgressBar(Stage stage) {
    this.stage = stage;
  }

  @Override
  public void onSnapshot(TaskSnapshot<VideoResult> snapshot) {
    TaskStatus status = snapshot.status();
    if (snapshot.isFinal()) {
      share = 1;
    } else if (!status.equals(TaskStatus.PENDING)) {
      share += (0.95 - share) / 4;
    }
    if (!status.equals(last) || stage.hasMovingProgress()) {
      stage.progress(status.value(), share);
    }
    last = status;
  }
}
