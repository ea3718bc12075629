package dev.qiao.video;

import dev.qiao.core.ModelLimits;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.core.task.SubmissionLimit;
import java.time.Duration;
import java.util.List;

/** What is documented of the models that bring portraits to life. */
final class PortraitLimits {
  private static final String EMO_DETECT = "https://help.aliyun.com/zh/model-studio/emo-detect-api";
  private static final String EMO = "https://help.aliyun.com/zh/model-studio/emo-api";

  private static final Limit EMO_PORTRAIT =
      MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.BMP, MediaFormat.WEBP)
          .sides(400, 7000);
  private static final Limit EMO_VOICE =
      MediaLimit.formats(MediaFormat.WAV, MediaFormat.MP3)
          .maxBytes(15 * 1024 * 1024)
          .duration(Duration.ZERO, Duration.ofSeconds(60));

  static final List<ModelLimits> ALL =
      List.of(
          ModelLimits.builder(VideoModels.EMO_DETECT_V1, EMO_DETECT)
              .limit("input.image_url", EMO_PORTRAIT)
              .build(),
          ModelLimits.builder(VideoModels.EMO_V1, EMO)
              .limit("input.image_url", EMO_PORTRAIT)
              .limit("input.audio_url", EMO_VOICE)
              .submissions(new SubmissionLimit(5, 1))
              .build());

  private PortraitLimits() {}
}
