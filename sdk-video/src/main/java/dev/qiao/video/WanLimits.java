package dev.qiao.video;

import dev.qiao.core.Model;
import dev.qiao.core.ModelLimits;
import dev.qiao.core.operation.Limit;
import java.util.List;

/** What is documented of the Wan models up to wan2.6. */
final class WanLimits {
  private static final String TEXT_TO_VIDEO =
      "https://help.aliyun.com/zh/model-studio/text-to-video-api-reference";

  private static final List<String> P480 = List.of("832*480", "480*832", "624*624");
  private static final List<String> P720 =
      List.of("1280*720", "720*1280", "960*960", "1088*832", "832*1088");
  private static final List<String> P1080 =
      List.of("1920*1080", "1080*1920", "1440*1440", "1632*1248", "1248*1632");

  private static final Limit SHORT_PROMPT = Limit.maxCharacters(800);
  private static final Limit LONG_PROMPT = Limit.maxCharacters(1500);
  private static final Limit NO_SOUND =
      Limit.absent("this model makes silent video; wan2.5-t2v-preview and wan2.6-t2v take sound");
  private static final Limit ONE_SHOT =
      Limit.absent("only wan2.6 makes several shots; leave it out or use wan2.6-t2v");
  private static final Limit FIVE_SECONDS = Limit.oneOf(5);
  private static final Limit FIVE_OR_TEN_SECONDS = Limit.oneOf(5, 10);

  static final List<ModelLimits> ALL =
      List.of(
          textToVideo(VideoModels.WAN2_6_T2V, LONG_PROMPT, Limit.range(2, 15), List.of(P720, P1080))
              .build(),
          textToVideo(
                  VideoModels.WAN2_6_T2V_US, LONG_PROMPT, FIVE_OR_TEN_SECONDS, List.of(P720, P1080))
              .build(),
          textToVideo(
                  VideoModels.WAN2_5_T2V_PREVIEW,
                  LONG_PROMPT,
                  FIVE_OR_TEN_SECONDS,
                  List.of(P480, P720, P1080))
              .limit("parameters.shot_type", ONE_SHOT)
              .build(),
          silent(VideoModels.WAN2_2_T2V_PLUS, List.of(P480, P1080)),
          silent(VideoModels.WANX2_1_T2V_TURBO, List.of(P480, P720)),
          silent(VideoModels.WANX2_1_T2V_PLUS, List.of(P720)));

  private WanLimits() {}

  private static ModelLimits silent(Model model, List<List<String>> tiers) {
    return textToVideo(model, SHORT_PROMPT, FIVE_SECONDS, tiers)
        .limit("input.audio_url", NO_SOUND)
        .limit("parameters.shot_type", ONE_SHOT)
        .build();
  }

  private static ModelLimits.Builder textToVideo(
      Model model, Limit prompt, Limit duration, List<List<String>> tiers) {
    return ModelLimits.builder(model, TEXT_TO_VIDEO)
        .limit("input.prompt", prompt)
        .limit("parameters.duration", duration)
        .limit("parameters.size", Limit.oneOf(tiers.stream().flatMap(List::stream).toArray()));
  }
}
