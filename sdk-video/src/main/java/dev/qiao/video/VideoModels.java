package dev.qiao.video;

import dev.qiao.core.Model;

/** The video models this version knows. Any other name works as well: {@code Model.of(name)}. */
public final class VideoModels {
  /** Text to video with sound, 720P and 1080P, 2 to 15 s, several shots. */
  public static final Model WAN2_6_T2V = Model.of("wan2.6-t2v");

  /** The same in region us-east-1, 5 or 10 s. */
  public static final Model WAN2_6_T2V_US = Model.of("wan2.6-t2v-us");

  /** Text to video with sound, 480P to 1080P, 5 or 10 s. */
  public static final Model WAN2_5_T2V_PREVIEW = Model.of("wan2.5-t2v-preview");

  /** Text to silent video, 480P and 1080P, 5 s. */
  public static final Model WAN2_2_T2V_PLUS = Model.of("wan2.2-t2v-plus");

  /** Text to silent video, 480P and 720P, 5 s, fast. */
  public static final Model WANX2_1_T2V_TURBO = Model.of("wanx2.1-t2v-turbo");

  /** Text to silent video, 720P, 5 s. */
  public static final Model WANX2_1_T2V_PLUS = Model.of("wanx2.1-t2v-plus");

  /** Looks whether EMO can animate a portrait. */
  public static final Model EMO_DETECT_V1 = Model.of("emo-detect-v1");

  /** Makes a portrait sing or talk. */
  public static final Model EMO_V1 = Model.of("emo-v1");

  private VideoModels() {}
}
