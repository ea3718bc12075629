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

  /** Looks whether LivePortrait can animate a portrait. */
  public static final Model LIVEPORTRAIT_DETECT = Model.of("liveportrait-detect");

  /** Makes a portrait talk with light movements, for up to three minutes. */
  public static final Model LIVEPORTRAIT = Model.of("liveportrait");

  /** Looks whether Emoji can animate a portrait. */
  public static final Model EMOJI_DETECT_V1 = Model.of("emoji-detect-v1");

  /** Gives a portrait a ready-made expression. */
  public static final Model EMOJI_V1 = Model.of("emoji-v1");

  /** Looks whether AnimateAnyone can make a person dance. */
  public static final Model ANIMATE_ANYONE_DETECT_GEN2 = Model.of("animate-anyone-detect-gen2");

  /** Makes a motion template of a dance. */
  public static final Model ANIMATE_ANYONE_TEMPLATE_GEN2 = Model.of("animate-anyone-template-gen2");

  /** Makes the person in a picture dance as a template does. */
  public static final Model ANIMATE_ANYONE_GEN2 = Model.of("animate-anyone-gen2");

  /** Looks whether wan2.2-s2v can make a person speak. */
  public static final Model WAN2_2_S2V_DETECT = Model.of("wan2.2-s2v-detect");

  /** Makes the person in a picture speak or sing, for up to 20 s; the successor of EMO. */
  public static final Model WAN2_2_S2V = Model.of("wan2.2-s2v");

  /** Moves the lips in a video to another sound. */
  public static final Model VIDEORETALK = Model.of("videoretalk");

  /** Draws a video anew in one of eight styles. */
  public static final Model VIDEO_STYLE_TRANSFORM = Model.of("video-style-transform");

  private VideoModels() {}
}
