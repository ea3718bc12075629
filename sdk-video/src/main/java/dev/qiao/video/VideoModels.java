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

  /** First frame to video, with sound or silent, 720P and 1080P, 2 to 15 s, several shots, fast. */
  public static final Model WAN2_6_I2V_FLASH = Model.of("wan2.6-i2v-flash");

  /** First frame to video with sound, 720P and 1080P, 2 to 15 s, several shots. */
  public static final Model WAN2_6_I2V = Model.of("wan2.6-i2v");

  /** The same in region us-east-1, 5, 10 or 15 s. */
  public static final Model WAN2_6_I2V_US = Model.of("wan2.6-i2v-us");

  /** First frame to video with sound, 480P to 1080P, 5 or 10 s. */
  public static final Model WAN2_5_I2V_PREVIEW = Model.of("wan2.5-i2v-preview");

  /** First frame to silent video, 480P to 1080P, 5 s, fast. */
  public static final Model WAN2_2_I2V_FLASH = Model.of("wan2.2-i2v-flash");

  /** First frame to silent video, 480P and 1080P, 5 s. */
  public static final Model WAN2_2_I2V_PLUS = Model.of("wan2.2-i2v-plus");

  /** First frame to silent video, 720P, 5 s; makes all effects of the first frame. */
  public static final Model WANX2_1_I2V_PLUS = Model.of("wanx2.1-i2v-plus");

  /** First frame to silent video, 480P and 720P, 3 to 5 s; makes half of the effects. */
  public static final Model WANX2_1_I2V_TURBO = Model.of("wanx2.1-i2v-turbo");

  /** First and last frame to silent video, 480P to 1080P, 5 s, fast. */
  public static final Model WAN2_2_KF2V_FLASH = Model.of("wan2.2-kf2v-flash");

  /** First and last frame to silent video, 720P, 5 s; makes the effects of key frames. */
  public static final Model WANX2_1_KF2V_PLUS = Model.of("wanx2.1-kf2v-plus");

  /** Video of the people and things in references, with sound or silent, 2 to 10 s, fast. */
  public static final Model WAN2_6_R2V_FLASH = Model.of("wan2.6-r2v-flash");

  /** Video of the people and things in references, with sound, 2 to 10 s. */
  public static final Model WAN2_6_R2V = Model.of("wan2.6-r2v");

  /** Edits, extends and widens videos, and makes them from pictures; silent, 720P, 5 s. */
  public static final Model WANX2_1_VACE_PLUS = Model.of("wanx2.1-vace-plus");

  /** The same in region ap-southeast-1. */
  public static final Model WAN2_1_VACE_PLUS = Model.of("wan2.1-vace-plus");

  /** Moves the person of a picture as a video does; the picture's background stays. */
  public static final Model WAN2_2_ANIMATE_MOVE = Model.of("wan2.2-animate-move");

  /** Puts the person of a picture into a video; the video's background stays. */
  public static final Model WAN2_2_ANIMATE_MIX = Model.of("wan2.2-animate-mix");

  /** Text to video with sound, 720P and 1080P, 2 to 15 s; shots are told in the prompt. */
  public static final Model WAN2_7_T2V = Model.of("wan2.7-t2v");

  /** The snapshot of that day. */
  public static final Model WAN2_7_T2V_2026_04_25 = Model.of("wan2.7-t2v-2026-04-25");

  /** The snapshot of that day. */
  public static final Model WAN2_7_T2V_2026_06_12 = Model.of("wan2.7-t2v-2026-06-12");

  /** First frame, first and last frame, or clip to video, also to your own sound, 2 to 15 s. */
  public static final Model WAN2_7_I2V = Model.of("wan2.7-i2v");

  /** The snapshot of that day. */
  public static final Model WAN2_7_I2V_2026_04_25 = Model.of("wan2.7-i2v-2026-04-25");

  /** Video of the people and things in references, with voices, 2 to 15 s. */
  public static final Model WAN2_7_R2V = Model.of("wan2.7-r2v");

  /** The snapshot of that day. */
  public static final Model WAN2_7_R2V_2026_06_12 = Model.of("wan2.7-r2v-2026-06-12");

  /** Edits a video by a prompt and pictures, 2 to 10 s. */
  public static final Model WAN2_7_VIDEOEDIT = Model.of("wan2.7-videoedit");

  /** Video from text, frames, references, files and pages, 480P to 1080P, 2 to 30 s. */
  public static final Model WAN3_0_VIDEO = Model.of("wan3.0-video");

  /** The prime variant of the same, under a price of its own. */
  public static final Model WAN3_0_VIDEO_PRIME = Model.of("wan3.0-video-prime");

  /** Text to video, 720P and 1080P, 3 to 15 s. */
  public static final Model HAPPYHORSE_1_0_T2V = Model.of("happyhorse-1.0-t2v");

  /** Text to video, 480P to 1080P, 3 to 15 s. */
  public static final Model HAPPYHORSE_1_1_T2V = Model.of("happyhorse-1.1-t2v");

  /** First frame to video, 720P and 1080P, 3 to 15 s. */
  public static final Model HAPPYHORSE_1_0_I2V = Model.of("happyhorse-1.0-i2v");

  /** First frame to video, 480P to 1080P, 3 to 15 s. */
  public static final Model HAPPYHORSE_1_1_I2V = Model.of("happyhorse-1.1-i2v");

  /** Video of the people and things in up to nine pictures, 3 to 15 s. */
  public static final Model HAPPYHORSE_1_0_R2V = Model.of("happyhorse-1.0-r2v");

  /** Edits a video by a prompt and up to five pictures. */
  public static final Model HAPPYHORSE_1_0_VIDEO_EDIT = Model.of("happyhorse-1.0-video-edit");

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

  /** MiniMax: text or first frame to video, 768P and 1080P, 6 or 10 s. */
  public static final Model MINIMAX_HAILUO_2_3 = Model.of("MiniMax-Hailuo-2.3");

  /** MiniMax: first frame to video, 768P and 1080P, 6 or 10 s, fast. */
  public static final Model MINIMAX_HAILUO_2_3_FAST = Model.of("MiniMax-Hailuo-2.3-Fast");

  /** MiniMax: text, first frame, or first and last frame to video, 512P to 1080P, 6 or 10 s. */
  public static final Model MINIMAX_HAILUO_02 = Model.of("MiniMax-Hailuo-02");

  /** MiniMax: text to video with commands of the camera, 720P, 6 s. */
  public static final Model T2V_01_DIRECTOR = Model.of("T2V-01-Director");

  /** MiniMax: text to video, 720P, 6 s. */
  public static final Model T2V_01 = Model.of("T2V-01");

  /** MiniMax: first frame to video with commands of the camera, 720P, 6 s. */
  public static final Model I2V_01_DIRECTOR = Model.of("I2V-01-Director");

  /** MiniMax: drawn first frame to video, 720P, 6 s. */
  public static final Model I2V_01_LIVE = Model.of("I2V-01-live");

  /** MiniMax: first frame to video, 720P, 6 s. */
  public static final Model I2V_01 = Model.of("I2V-01");

  /** MiniMax: video of the person on a picture, 720P, 6 s. */
  public static final Model S2V_01 = Model.of("S2V-01");

  /** Zhipu: text, first frame, or first and last frame to video with sound, up to 4K, 5 or 10 s. */
  public static final Model COGVIDEOX_3 = Model.of("cogvideox-3");

  /** Zhipu: text or first frame to video, up to 4K. */
  public static final Model COGVIDEOX_2 = Model.of("cogvideox-2");

  /** Zhipu: text or first frame to video, free of charge. */
  public static final Model COGVIDEOX_FLASH = Model.of("cogvideox-flash");

  /** Vidu at Zhipu: text to video, 1080P, 5 s. */
  public static final Model VIDUQ1_TEXT = Model.of("viduq1-text");

  /** Vidu at Zhipu: first frame to video, 1080P, 5 s. */
  public static final Model VIDUQ1_IMAGE = Model.of("viduq1-image");

  /** Vidu at Zhipu: first and last frame to video, 1080P, 5 s. */
  public static final Model VIDUQ1_START_END = Model.of("viduq1-start-end");

  /** Vidu at Zhipu: first frame to video, 720P, 4 s, with sound. */
  public static final Model VIDU2_IMAGE = Model.of("vidu2-image");

  /** Vidu at Zhipu: first and last frame to video, 720P, 4 s, with sound. */
  public static final Model VIDU2_START_END = Model.of("vidu2-start-end");

  /** Vidu at Zhipu: video of what one to three pictures show, 720P, 4 s, with sound. */
  public static final Model VIDU2_REFERENCE = Model.of("vidu2-reference");

  /** Tripo at DashScope: 3D models of up to two million faces. */
  public static final Model TRIPO_H3_1 = Model.of("Tripo/Tripo-H3.1");

  /** Tripo at DashScope: 3D models of up to 20,000 faces, faster. */
  public static final Model TRIPO_P1_0 = Model.of("Tripo/Tripo-P1.0");

  private VideoModels() {}
}
