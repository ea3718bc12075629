package dev.qiao.video;

import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.Size;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.core.task.SubmissionLimit;
import dev.qiao.video.wan.WanVideoSize;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What is documented of the Wan models up to wan2.6. */
final class WanLimits {
  private static final String HELP = "https://help.aliyun.com/zh/model-studio/";
  private static final String TEXT_TO_VIDEO = HELP + "text-to-video-api-reference";
  private static final String IMAGE_TO_VIDEO = HELP + "legacy-image-to-video-api-reference";
  private static final String KEYFRAMES =
      HELP + "legacy-image-to-video-by-first-and-last-frame-api-reference";
  private static final String REFERENCES = HELP + "legacy-wan-reference-to-video-api-reference";
  private static final String VACE = HELP + "legacy-wanx-vace-api-reference";
  private static final String ANIMATE = HELP + "wan-animate-%s-api";

  private static final Limit SHORT_PROMPT = Limit.cutOff(800);
  private static final Limit LONG_PROMPT = Limit.cutOff(1500);
  private static final Limit NO_SOUND =
      Limit.absent("this model makes silent video; wan2.5-t2v-preview and wan2.6-t2v take sound");
  private static final Limit NO_SOUND_FROM_PICTURES =
      Limit.absent("this model makes silent video; wan2.5-i2v-preview and wan2.6-i2v take sound");
  private static final Limit ONE_SHOT =
      Limit.absent("only wan2.6 makes several shots; leave it out or use wan2.6-t2v");
  private static final Limit ONE_SHOT_FROM_PICTURES =
      Limit.absent("only wan2.6 makes several shots; leave it out or use wan2.6-i2v");
  private static final Limit FIVE_SECONDS = Limit.oneOf(5);
  private static final Limit FIVE_OR_TEN_SECONDS = Limit.oneOf(5, 10);

  private static final Limit SOUND = sound(3, 30);
  private static final Limit FRAME_10_MB = picture(10).opaque().sides(240, 8000);
  private static final Limit FRAME_20_MB = picture(20).opaque().sides(240, 8000);
  private static final Limit FRAME_STRICT =
      Limit.warned(MediaLimit.formats().sides(360, 2000), "an earlier edition of the page says so");
  private static final Limit EDITABLE = MediaLimit.formats(MediaFormat.MP4).maxBytes(megabytes(50));

  static final List<ModelLimits> ALL =
      Stream.of(textToVideo(), imageToVideo(), keyframes(), references(), edits(), animations())
          .flatMap(List::stream)
          .toList();

  private WanLimits() {}

  /** A picture of at most this number of megabytes, as nearly all Wan models take it. */
  static MediaLimit picture(int megabytes) {
    return MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.BMP, MediaFormat.WEBP)
        .maxBytes(megabytes(megabytes));
  }

  /** A sound with limits on its seconds. */
  static MediaLimit sound(int shortest, int longest) {
    return MediaLimit.formats(MediaFormat.WAV, MediaFormat.MP3)
        .maxBytes(megabytes(15))
        .duration(Duration.ofSeconds(shortest), Duration.ofSeconds(longest));
  }

  /** A video with limits on its seconds and of at most 100 MB. */
  static MediaLimit clip(int shortest, int longest) {
    return MediaLimit.formats(MediaFormat.MP4, MediaFormat.MOV)
        .maxBytes(megabytes(100))
        .duration(Duration.ofSeconds(shortest), Duration.ofSeconds(longest));
  }

  static long megabytes(int count) {
    return count * 1024L * 1024;
  }

  private static List<ModelLimits> textToVideo() {
    return List.of(
        textToVideo(
                VideoModels.WAN2_6_T2V,
                LONG_PROMPT,
                Limit.range(2, 15),
                List.of(WanVideoSize.P720, WanVideoSize.P1080))
            .limit("input.audio_url", SOUND)
            .build(),
        textToVideo(
                VideoModels.WAN2_6_T2V_US,
                LONG_PROMPT,
                FIVE_OR_TEN_SECONDS,
                List.of(WanVideoSize.P720, WanVideoSize.P1080))
            .limit("input.audio_url", SOUND)
            .inRegions(Region.US_EAST_1)
            .build(),
        textToVideo(
                VideoModels.WAN2_5_T2V_PREVIEW,
                LONG_PROMPT,
                FIVE_OR_TEN_SECONDS,
                List.of(WanVideoSize.P480, WanVideoSize.P720, WanVideoSize.P1080))
            .limit("input.audio_url", SOUND)
            .limit("parameters.shot_type", ONE_SHOT)
            .build(),
        silent(VideoModels.WAN2_2_T2V_PLUS, List.of(WanVideoSize.P480, WanVideoSize.P1080)),
        silent(VideoModels.WANX2_1_T2V_TURBO, List.of(WanVideoSize.P480, WanVideoSize.P720)),
        silent(VideoModels.WANX2_1_T2V_PLUS, List.of(WanVideoSize.P720)));
  }

  private static ModelLimits silent(Model model, List<List<Size>> tiers) {
    return textToVideo(model, SHORT_PROMPT, FIVE_SECONDS, tiers)
        .limit("input.audio_url", NO_SOUND)
        .limit("parameters.shot_type", ONE_SHOT)
        .build();
  }

  private static ModelLimits.Builder textToVideo(
      Model model, Limit prompt, Limit duration, List<List<Size>> tiers) {
    return ModelLimits.builder(model, TEXT_TO_VIDEO)
        .limit("input.prompt", prompt)
        .limit("parameters.duration", duration)
        .limit("parameters.size", Limit.oneOf(tiers.stream().flatMap(List::stream).toArray()));
  }

  private static List<ModelLimits> imageToVideo() {
    Limit alwaysSound =
        unknownSwitch("this model always makes sound; wan2.6-i2v-flash can leave it out");
    Limit alwaysSilent =
        unknownSwitch("this model makes silent video; wan2.6-i2v-flash has the choice");
    return List.of(
        imageToVideo(VideoModels.WAN2_6_I2V_FLASH, Limit.range(2, 15), "720P", "1080P")
            .limit("input.audio_url", SOUND)
            .build(),
        imageToVideo(VideoModels.WAN2_6_I2V, Limit.range(2, 15), "720P", "1080P")
            .limit("input.audio_url", SOUND)
            .limit("parameters.audio", alwaysSound)
            .build(),
        imageToVideo(VideoModels.WAN2_6_I2V_US, Limit.oneOf(5, 10, 15), "720P", "1080P")
            .inRegions(Region.US_EAST_1)
            .limit("input.audio_url", SOUND)
            .limit("parameters.audio", alwaysSound)
            .build(),
        imageToVideo(VideoModels.WAN2_5_I2V_PREVIEW, FIVE_OR_TEN_SECONDS, "480P", "720P", "1080P")
            .limit("input.audio_url", SOUND)
            .limit("parameters.shot_type", ONE_SHOT_FROM_PICTURES)
            .limit("parameters.audio", alwaysSound)
            .build(),
        silentFromPicture(
            VideoModels.WAN2_2_I2V_FLASH, FIVE_SECONDS, alwaysSilent, "480P", "720P", "1080P"),
        silentFromPicture(VideoModels.WAN2_2_I2V_PLUS, FIVE_SECONDS, alwaysSilent, "480P", "1080P"),
        silentFromPicture(VideoModels.WANX2_1_I2V_PLUS, FIVE_SECONDS, alwaysSilent, "720P"),
        silentFromPicture(
            VideoModels.WANX2_1_I2V_TURBO, Limit.oneOf(3, 4, 5), alwaysSilent, "480P", "720P"));
  }

  private static ModelLimits.Builder imageToVideo(
      Model model, Limit duration, Object... resolutions) {
    return ModelLimits.builder(model, IMAGE_TO_VIDEO)
        .limit("input.img_url (local)", FRAME_20_MB)
        .limit("input.img_url (local)", FRAME_STRICT)
        .limit("input.prompt", LONG_PROMPT)
        .limit("parameters.resolution", Limit.oneOf(resolutions))
        .limit("parameters.duration", duration);
  }

  private static ModelLimits silentFromPicture(
      Model model, Limit duration, Limit alwaysSilent, Object... resolutions) {
    return ModelLimits.builder(model, IMAGE_TO_VIDEO)
        .limit("input.img_url (local)", FRAME_10_MB)
        .limit("input.img_url (local)", FRAME_STRICT)
        .limit("input.prompt", SHORT_PROMPT)
        .limit("input.audio_url", NO_SOUND_FROM_PICTURES)
        .limit("parameters.resolution", Limit.oneOf(resolutions))
        .limit("parameters.duration", duration)
        .limit("parameters.shot_type", ONE_SHOT_FROM_PICTURES)
        .limit("parameters.audio", alwaysSilent)
        .build();
  }

  private static List<ModelLimits> keyframes() {
    return List.of(
        keyframes(VideoModels.WAN2_2_KF2V_FLASH, "480P", "720P", "1080P"),
        keyframes(VideoModels.WANX2_1_KF2V_PLUS, "720P"));
  }

  private static ModelLimits keyframes(Model model, Object... resolutions) {
    return ModelLimits.builder(model, KEYFRAMES)
        .limit("input.first_frame_url (local)", FRAME_10_MB)
        .limit("input.first_frame_url (local)", FRAME_STRICT)
        .limit("input.prompt", SHORT_PROMPT)
        .limit("parameters.resolution", Limit.oneOf(resolutions))
        .limit("parameters.duration", FIVE_SECONDS)
        .build();
  }

  private static List<ModelLimits> references() {
    return List.of(
        references(VideoModels.WAN2_6_R2V_FLASH).build(),
        references(VideoModels.WAN2_6_R2V)
            .limit(
                "parameters.audio",
                unknownSwitch("this model always makes sound; wan2.6-r2v-flash can leave it out"))
            .build());
  }

  private static ModelLimits.Builder references(Model model) {
    return ModelLimits.builder(model, REFERENCES)
        .limit("input.prompt", LONG_PROMPT)
        .limit("number of input.reference_urls", Limit.range(1, 5))
        .limit("number of input.reference_video_urls", Limit.range(1, 3))
        .limit("number of videos", Limit.range(0, 3))
        .limit("picture in input.reference_urls", FRAME_20_MB)
        .limit("video in input.reference_urls", clip(1, 30))
        .limit("parameters.duration", Limit.range(2, 10))
        .limit(
            "parameters.size",
            Limit.oneOf(
                Stream.of(WanVideoSize.P720, WanVideoSize.P1080).flatMap(List::stream).toArray()));
  }

  private static List<ModelLimits> edits() {
    return Stream.of(VideoModels.WANX2_1_VACE_PLUS, VideoModels.WAN2_1_VACE_PLUS)
        .map(
            model ->
                ModelLimits.builder(model, VACE)
                    .limit("input.prompt", SHORT_PROMPT)
                    .limit(
                        "edit picture",
                        MediaLimit.formats(
                                MediaFormat.JPEG,
                                MediaFormat.PNG,
                                MediaFormat.BMP,
                                MediaFormat.TIFF,
                                MediaFormat.WEBP)
                            .maxBytes(megabytes(10))
                            .sides(360, 2000))
                    .limit("edit video", EDITABLE)
                    .limit("edit video", cutAfter(5))
                    .limit("edit clip", EDITABLE)
                    .limit("edit clip", cutAfter(3))
                    .limit("parameters.size", Limit.oneOf(WanVideoSize.P720.toArray()))
                    .limit("parameters.duration", FIVE_SECONDS)
                    .submissions(new SubmissionLimit(2, 2))
                    .inRegions(
                        model.equals(VideoModels.WAN2_1_VACE_PLUS)
                            ? Region.AP_SOUTHEAST_1
                            : Region.CN_BEIJING)
                    .build())
        .toList();
  }

  private static Limit cutAfter(int seconds) {
    return Limit.warned(
        MediaLimit.formats().duration(Duration.ZERO, Duration.ofSeconds(seconds)),
        "the service cuts the rest off");
  }

  /** Of a model that does not list the switch for sound; what it does with it is on no page. */
  private static Limit unknownSwitch(String fix) {
    return Limit.warned(Limit.absent(fix), "the page lists it for other models only");
  }

  private static List<ModelLimits> animations() {
    return List.of(
        animation(VideoModels.WAN2_2_ANIMATE_MOVE, "move"),
        animation(VideoModels.WAN2_2_ANIMATE_MIX, "mix"));
  }

  private static ModelLimits animation(Model model, String page) {
    return ModelLimits.builder(model, ANIMATE.formatted(page))
        .limit("input.image_url", picture(5).sides(200, 4096).ratio(1 / 3.0, 3))
        .limit(
            "input.video_url",
            MediaLimit.formats(MediaFormat.MP4, MediaFormat.AVI, MediaFormat.MOV)
                .maxBytes(megabytes(200))
                .sides(200, 2048)
                .ratio(1 / 3.0, 3)
                .duration(Duration.ofSeconds(2), Duration.ofSeconds(30)))
        .limit("parameters.mode", Limit.oneOf("wan-std", "wan-pro"))
        .submissions(new SubmissionLimit(5, 1))
        .build();
  }
}
