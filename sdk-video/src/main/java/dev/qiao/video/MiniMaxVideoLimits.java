package dev.qiao.video;

import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.core.task.SubmissionLimit;
import java.util.List;

/** What is documented of MiniMax's video models. */
final class MiniMaxVideoLimits {
  private static final String PAGES = "https://platform.minimaxi.com/docs/api-reference/";
  private static final String TEXT = PAGES + "video-generation-t2v";
  private static final String IMAGE = PAGES + "video-generation-i2v";
  private static final String SUBJECT = PAGES + "video-generation-s2v";

  private static final int ANY_SIDE = 100_000;

  /** The ends themselves are sent with {@link #STRICT}. */
  private static final Limit PICTURE =
      MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.WEBP)
          .maxBytes(20L * 1024 * 1024)
          .sides(300, ANY_SIDE)
          .ratio(0.4, 2.5);

  private static final Limit STRICT =
      Limit.warned(
          MediaLimit.formats().lessThanBytes(20L * 1024 * 1024).sides(301, ANY_SIDE),
          "the page leaves the ends themselves out");

  private static final Limit NO_LAST_FRAME =
      Limit.absent("only MiniMax-Hailuo-02 ends with a picture; leave it out or use that");
  private static final Limit NO_SUBJECT =
      Limit.absent("only S2V-01 takes a subject; leave it out or use that");
  private static final Limit NO_FRAME =
      Limit.absent("this model makes videos without frames; MiniMax-Hailuo-2.3 begins with one");
  private static final Limit NEEDS_FRAME =
      Limit.required("give the picture it begins with; MiniMax-Hailuo-2.3 makes videos of text");
  private static final Limit NEEDS_SUBJECT =
      Limit.required("give the subject; MiniMax-Hailuo-2.3 makes videos without one");

  static final List<ModelLimits> ALL =
      List.of(
          hailuo(VideoModels.MINIMAX_HAILUO_2_3, TEXT)
              .limit("last_frame_image", NO_LAST_FRAME)
              .limit("resolution", Limit.oneOf("768P", "1080P"))
              .build(),
          hailuo(VideoModels.MINIMAX_HAILUO_2_3_FAST, IMAGE)
              .limit("first_frame_image", NEEDS_FRAME)
              .limit("last_frame_image", NO_LAST_FRAME)
              .limit("resolution", Limit.oneOf("768P", "1080P"))
              .build(),
          hailuo(VideoModels.MINIMAX_HAILUO_02, PAGES + "video-generation-fl2v")
              .limit("last_frame_image", PICTURE)
              .limit("last_frame_image", STRICT)
              .limit("resolution", Limit.oneOf("512P", "768P", "1080P"))
              .build(),
          text(VideoModels.T2V_01_DIRECTOR),
          text(VideoModels.T2V_01),
          image(VideoModels.I2V_01_DIRECTOR),
          image(VideoModels.I2V_01_LIVE),
          image(VideoModels.I2V_01),
          older(VideoModels.S2V_01, SUBJECT)
              .limit("first_frame_image", NO_FRAME)
              .limit("last_frame_image", NO_FRAME)
              .limit("subject_reference", NEEDS_SUBJECT)
              .limit("subject_reference[].image[]", PICTURE)
              .limit("subject_reference[].image[]", STRICT)
              .build());

  private MiniMaxVideoLimits() {}

  private static ModelLimits.Builder of(Model model, String page) {
    return ModelLimits.builder(model, page).submissions(SubmissionLimit.perMinute(20));
  }

  private static ModelLimits.Builder hailuo(Model model, String page) {
    return of(model, page)
        .limit("first_frame_image", PICTURE)
        .limit("first_frame_image", STRICT)
        .limit("subject_reference", NO_SUBJECT)
        .limit("duration", Limit.oneOf(6, 10));
  }

  private static ModelLimits.Builder older(Model model, String page) {
    return of(model, page)
        .limit("duration", Limit.oneOf(6))
        .limit("resolution", Limit.oneOf("720P"));
  }

  private static ModelLimits text(Model model) {
    return older(model, TEXT)
        .limit("first_frame_image", NO_FRAME)
        .limit("last_frame_image", NO_FRAME)
        .limit("subject_reference", NO_SUBJECT)
        .build();
  }

  private static ModelLimits image(Model model) {
    return older(model, IMAGE)
        .limit("first_frame_image", NEEDS_FRAME)
        .limit("first_frame_image", PICTURE)
        .limit("first_frame_image", STRICT)
        .limit("last_frame_image", NO_LAST_FRAME)
        .limit("subject_reference", NO_SUBJECT)
        .build();
  }
}
