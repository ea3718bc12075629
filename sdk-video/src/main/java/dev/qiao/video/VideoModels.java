package dev.qiao.video;

import dev.qiao.core.Model;
import dev.qiao.video.gateway.GatewayVideoRequest;
import dev.qiao.video.glm.CogVideoXRequest;
import dev.qiao.video.happyhorse.HappyHorseImageToVideoRequest;
import dev.qiao.video.happyhorse.HappyHorseReferenceToVideoRequest;
import dev.qiao.video.happyhorse.HappyHorseTextToVideoRequest;
import dev.qiao.video.happyhorse.HappyHorseVideoEditRequest;
import dev.qiao.video.minimax.HailuoRequest;
import dev.qiao.video.portrait.AnimateAnyoneDetectRequest;
import dev.qiao.video.portrait.AnimateAnyoneRequest;
import dev.qiao.video.portrait.AnimateAnyoneTemplateRequest;
import dev.qiao.video.portrait.EmoDetectRequest;
import dev.qiao.video.portrait.EmoRequest;
import dev.qiao.video.portrait.EmojiDetectRequest;
import dev.qiao.video.portrait.EmojiRequest;
import dev.qiao.video.portrait.LivePortraitDetectRequest;
import dev.qiao.video.portrait.LivePortraitRequest;
import dev.qiao.video.portrait.VideoRetalkRequest;
import dev.qiao.video.portrait.VideoStyleTransformRequest;
import dev.qiao.video.portrait.WanSpeechToVideoDetectRequest;
import dev.qiao.video.portrait.WanSpeechToVideoRequest;
import dev.qiao.video.tripo.TripoRequest;
import dev.qiao.video.wan.Wan27ImageToVideoRequest;
import dev.qiao.video.wan.Wan27ReferenceToVideoRequest;
import dev.qiao.video.wan.Wan27TextToVideoRequest;
import dev.qiao.video.wan.Wan27VideoEditRequest;
import dev.qiao.video.wan.Wan30VideoRequest;
import dev.qiao.video.wan.WanAnimateMixRequest;
import dev.qiao.video.wan.WanAnimateMoveRequest;
import dev.qiao.video.wan.WanImageToVideoRequest;
import dev.qiao.video.wan.WanKeyframeEffectRequest;
import dev.qiao.video.wan.WanKeyframeToVideoRequest;
import dev.qiao.video.wan.WanReferenceToVideoRequest;
import dev.qiao.video.wan.WanTextToVideoRequest;
import dev.qiao.video.wan.WanVideoEditRequest;
import dev.qiao.video.wan.WanVideoEffectRequest;

/**
 * The video models this version knows. Any other name works as well: {@code Model.of(name)}. Each
 * constant names the requests that take it. A gateway has some of these models too; there, the
 * request is {@link GatewayVideoRequest}.
 */
public final class VideoModels {
  /**
   * Makes video from text with sound, 720P and 1080P, 2 to 15 s, with several shots. Request:
   * {@link WanTextToVideoRequest}.
   */
  public static final Model WAN2_6_T2V = Model.of("wan2.6-t2v");

  /**
   * Makes video from text with sound in region us-east-1, 5 or 10 s. Request: {@link
   * WanTextToVideoRequest}.
   */
  public static final Model WAN2_6_T2V_US = Model.of("wan2.6-t2v-us");

  /**
   * Makes video from text with sound, 480P to 1080P, 5 or 10 s. Request: {@link
   * WanTextToVideoRequest}.
   */
  public static final Model WAN2_5_T2V_PREVIEW = Model.of("wan2.5-t2v-preview");

  /** Makes silent video from text, 480P and 1080P, 5 s. Request: {@link WanTextToVideoRequest}. */
  public static final Model WAN2_2_T2V_PLUS = Model.of("wan2.2-t2v-plus");

  /**
   * Makes silent video from text, 480P and 720P, 5 s, fast. Request: {@link WanTextToVideoRequest}.
   */
  public static final Model WANX2_1_T2V_TURBO = Model.of("wanx2.1-t2v-turbo");

  /** Makes silent video from text, 720P, 5 s. Request: {@link WanTextToVideoRequest}. */
  public static final Model WANX2_1_T2V_PLUS = Model.of("wanx2.1-t2v-plus");

  /**
   * Makes video from a first frame, with sound or silent, 720P and 1080P, 2 to 15 s, with several
   * shots, fast. Request: {@link WanImageToVideoRequest}.
   */
  public static final Model WAN2_6_I2V_FLASH = Model.of("wan2.6-i2v-flash");

  /**
   * Makes video from a first frame with sound, 720P and 1080P, 2 to 15 s, with several shots.
   * Request: {@link WanImageToVideoRequest}.
   */
  public static final Model WAN2_6_I2V = Model.of("wan2.6-i2v");

  /**
   * Makes video from a first frame with sound in region us-east-1, 5, 10 or 15 s. Request: {@link
   * WanImageToVideoRequest}.
   */
  public static final Model WAN2_6_I2V_US = Model.of("wan2.6-i2v-us");

  /**
   * Makes video from a first frame with sound, 480P to 1080P, 5 or 10 s. Request: {@link
   * WanImageToVideoRequest}.
   */
  public static final Model WAN2_5_I2V_PREVIEW = Model.of("wan2.5-i2v-preview");

  /**
   * Makes silent video from a first frame, 480P to 1080P, 5 s, fast. Request: {@link
   * WanImageToVideoRequest}.
   */
  public static final Model WAN2_2_I2V_FLASH = Model.of("wan2.2-i2v-flash");

  /**
   * Makes silent video from a first frame, 480P and 1080P, 5 s. Request: {@link
   * WanImageToVideoRequest}.
   */
  public static final Model WAN2_2_I2V_PLUS = Model.of("wan2.2-i2v-plus");

  /**
   * Makes silent video from a first frame, 720P, 5 s; makes all effects of the first frame.
   * Request: {@link WanImageToVideoRequest} or {@link WanVideoEffectRequest}.
   */
  public static final Model WANX2_1_I2V_PLUS = Model.of("wanx2.1-i2v-plus");

  /**
   * Makes silent video from a first frame, 480P and 720P, 3 to 5 s; makes half of the effects.
   * Request: {@link WanImageToVideoRequest} or {@link WanVideoEffectRequest}.
   */
  public static final Model WANX2_1_I2V_TURBO = Model.of("wanx2.1-i2v-turbo");

  /**
   * Makes silent video from a first and a last frame, 480P to 1080P, 5 s, fast. Request: {@link
   * WanKeyframeToVideoRequest}.
   */
  public static final Model WAN2_2_KF2V_FLASH = Model.of("wan2.2-kf2v-flash");

  /**
   * Makes silent video from a first and a last frame, 720P, 5 s; makes the effects of key frames.
   * Request: {@link WanKeyframeToVideoRequest} or {@link WanKeyframeEffectRequest}.
   */
  public static final Model WANX2_1_KF2V_PLUS = Model.of("wanx2.1-kf2v-plus");

  /**
   * Makes video of the people and things in reference pictures and videos, with sound or silent, 2
   * to 10 s, fast. Request: {@link WanReferenceToVideoRequest}.
   */
  public static final Model WAN2_6_R2V_FLASH = Model.of("wan2.6-r2v-flash");

  /**
   * Makes video of the people and things in reference pictures and videos, with sound, 2 to 10 s.
   * Request: {@link WanReferenceToVideoRequest}.
   */
  public static final Model WAN2_6_R2V = Model.of("wan2.6-r2v");

  /**
   * Edits, extends and widens videos, and makes them from pictures; silent, 720P, 5 s. Request:
   * {@link WanVideoEditRequest}.
   */
  public static final Model WANX2_1_VACE_PLUS = Model.of("wanx2.1-vace-plus");

  /**
   * Edits, extends and widens videos, and makes them from pictures, in region ap-southeast-1;
   * silent, 720P, 5 s. Request: {@link WanVideoEditRequest}.
   */
  public static final Model WAN2_1_VACE_PLUS = Model.of("wan2.1-vace-plus");

  /**
   * Moves the person of a picture as a video does; the picture's background stays. Request: {@link
   * WanAnimateMoveRequest}.
   */
  public static final Model WAN2_2_ANIMATE_MOVE = Model.of("wan2.2-animate-move");

  /**
   * Puts the person of a picture into a video; the video's background stays. Request: {@link
   * WanAnimateMixRequest}.
   */
  public static final Model WAN2_2_ANIMATE_MIX = Model.of("wan2.2-animate-mix");

  /**
   * Makes video from text with sound, 720P and 1080P, 2 to 15 s; the prompt describes the shots.
   * Request: {@link Wan27TextToVideoRequest}.
   */
  public static final Model WAN2_7_T2V = Model.of("wan2.7-t2v");

  /**
   * Makes video from text with sound, 720P and 1080P, 2 to 15 s; the prompt describes the shots.
   * Snapshot of 2026-04-25. Request: {@link Wan27TextToVideoRequest}.
   */
  public static final Model WAN2_7_T2V_2026_04_25 = Model.of("wan2.7-t2v-2026-04-25");

  /**
   * Makes video from text with sound, 720P and 1080P, 2 to 15 s; the prompt describes the shots.
   * Snapshot of 2026-06-12. Request: {@link Wan27TextToVideoRequest}.
   */
  public static final Model WAN2_7_T2V_2026_06_12 = Model.of("wan2.7-t2v-2026-06-12");

  /**
   * Makes video from a first frame, a first and a last frame, or a clip, also to a given sound, 2
   * to 15 s. Request: {@link Wan27ImageToVideoRequest}.
   */
  public static final Model WAN2_7_I2V = Model.of("wan2.7-i2v");

  /**
   * Makes video from a first frame, a first and a last frame, or a clip, also to a given sound, 2
   * to 15 s. Snapshot of 2026-04-25. Request: {@link Wan27ImageToVideoRequest}.
   */
  public static final Model WAN2_7_I2V_2026_04_25 = Model.of("wan2.7-i2v-2026-04-25");

  /**
   * Makes video of the people and things in reference pictures and videos, with voices, 2 to 15 s.
   * Request: {@link Wan27ReferenceToVideoRequest}.
   */
  public static final Model WAN2_7_R2V = Model.of("wan2.7-r2v");

  /**
   * Makes video of the people and things in reference pictures and videos, with voices, 2 to 15 s.
   * Snapshot of 2026-06-12. Request: {@link Wan27ReferenceToVideoRequest}.
   */
  public static final Model WAN2_7_R2V_2026_06_12 = Model.of("wan2.7-r2v-2026-06-12");

  /** Edits a video by a prompt and pictures, 2 to 10 s. Request: {@link Wan27VideoEditRequest}. */
  public static final Model WAN2_7_VIDEOEDIT = Model.of("wan2.7-videoedit");

  /**
   * Makes video from text, frames, references, files and pages, 480P to 1080P, 2 to 30 s. Request:
   * {@link Wan30VideoRequest}.
   */
  public static final Model WAN3_0_VIDEO = Model.of("wan3.0-video");

  /**
   * Makes video as {@link #WAN3_0_VIDEO} does; the prime variant, at its own price. Request: {@link
   * Wan30VideoRequest}.
   */
  public static final Model WAN3_0_VIDEO_PRIME = Model.of("wan3.0-video-prime");

  /**
   * Makes video from text, 720P and 1080P, 3 to 15 s. Request: {@link
   * HappyHorseTextToVideoRequest}.
   */
  public static final Model HAPPYHORSE_1_0_T2V = Model.of("happyhorse-1.0-t2v");

  /**
   * Makes video from text, 480P to 1080P, 3 to 15 s. Request: {@link HappyHorseTextToVideoRequest}.
   */
  public static final Model HAPPYHORSE_1_1_T2V = Model.of("happyhorse-1.1-t2v");

  /**
   * Makes video from a first frame, 720P and 1080P, 3 to 15 s. Request: {@link
   * HappyHorseImageToVideoRequest}.
   */
  public static final Model HAPPYHORSE_1_0_I2V = Model.of("happyhorse-1.0-i2v");

  /**
   * Makes video from a first frame, 480P to 1080P, 3 to 15 s. Request: {@link
   * HappyHorseImageToVideoRequest}.
   */
  public static final Model HAPPYHORSE_1_1_I2V = Model.of("happyhorse-1.1-i2v");

  /**
   * Makes video of the people and things in up to nine pictures, 3 to 15 s. Request: {@link
   * HappyHorseReferenceToVideoRequest}.
   */
  public static final Model HAPPYHORSE_1_0_R2V = Model.of("happyhorse-1.0-r2v");

  /**
   * Edits a video by a prompt and up to five pictures. Request: {@link HappyHorseVideoEditRequest}.
   */
  public static final Model HAPPYHORSE_1_0_VIDEO_EDIT = Model.of("happyhorse-1.0-video-edit");

  /** Checks whether EMO can animate a portrait. Request: {@link EmoDetectRequest}. */
  public static final Model EMO_DETECT_V1 = Model.of("emo-detect-v1");

  /** Makes a portrait sing or talk. Request: {@link EmoRequest}. */
  public static final Model EMO_V1 = Model.of("emo-v1");

  /**
   * Checks whether LivePortrait can animate a portrait. Request: {@link LivePortraitDetectRequest}.
   */
  public static final Model LIVEPORTRAIT_DETECT = Model.of("liveportrait-detect");

  /**
   * Makes a portrait talk with light movements, for up to three minutes. Request: {@link
   * LivePortraitRequest}.
   */
  public static final Model LIVEPORTRAIT = Model.of("liveportrait");

  /** Checks whether Emoji can animate a portrait. Request: {@link EmojiDetectRequest}. */
  public static final Model EMOJI_DETECT_V1 = Model.of("emoji-detect-v1");

  /** Gives a portrait a ready-made expression. Request: {@link EmojiRequest}. */
  public static final Model EMOJI_V1 = Model.of("emoji-v1");

  /**
   * Checks whether AnimateAnyone can make a person dance. Request: {@link
   * AnimateAnyoneDetectRequest}.
   */
  public static final Model ANIMATE_ANYONE_DETECT_GEN2 = Model.of("animate-anyone-detect-gen2");

  /**
   * Makes a motion template from the video of a dance. Request: {@link
   * AnimateAnyoneTemplateRequest}.
   */
  public static final Model ANIMATE_ANYONE_TEMPLATE_GEN2 = Model.of("animate-anyone-template-gen2");

  /**
   * Makes the person in a picture dance as a template does. Request: {@link AnimateAnyoneRequest}.
   */
  public static final Model ANIMATE_ANYONE_GEN2 = Model.of("animate-anyone-gen2");

  /**
   * Checks whether wan2.2-s2v can make a person speak. Request: {@link
   * WanSpeechToVideoDetectRequest}.
   */
  public static final Model WAN2_2_S2V_DETECT = Model.of("wan2.2-s2v-detect");

  /**
   * Makes the person in a picture speak or sing, for up to 20 s; the successor of {@link #EMO_V1}.
   * Request: {@link WanSpeechToVideoRequest}.
   */
  public static final Model WAN2_2_S2V = Model.of("wan2.2-s2v");

  /** Moves the lips in a video to another sound. Request: {@link VideoRetalkRequest}. */
  public static final Model VIDEORETALK = Model.of("videoretalk");

  /** Redraws a video in one of eight styles. Request: {@link VideoStyleTransformRequest}. */
  public static final Model VIDEO_STYLE_TRANSFORM = Model.of("video-style-transform");

  /**
   * MiniMax: makes video from text or a first frame, 768P and 1080P, 6 or 10 s. Request: {@link
   * HailuoRequest}.
   */
  public static final Model MINIMAX_HAILUO_2_3 = Model.of("MiniMax-Hailuo-2.3");

  /**
   * MiniMax: makes video from a first frame, 768P and 1080P, 6 or 10 s, fast. Request: {@link
   * HailuoRequest}.
   */
  public static final Model MINIMAX_HAILUO_2_3_FAST = Model.of("MiniMax-Hailuo-2.3-Fast");

  /**
   * MiniMax: makes video from text, a first frame, or a first and a last frame, 512P to 1080P, 6 or
   * 10 s. Request: {@link HailuoRequest}.
   */
  public static final Model MINIMAX_HAILUO_02 = Model.of("MiniMax-Hailuo-02");

  /**
   * MiniMax: makes video from text with camera commands, 720P, 6 s. Request: {@link HailuoRequest}.
   */
  public static final Model T2V_01_DIRECTOR = Model.of("T2V-01-Director");

  /** MiniMax: makes video from text, 720P, 6 s. Request: {@link HailuoRequest}. */
  public static final Model T2V_01 = Model.of("T2V-01");

  /**
   * MiniMax: makes video from a first frame with camera commands, 720P, 6 s. Request: {@link
   * HailuoRequest}.
   */
  public static final Model I2V_01_DIRECTOR = Model.of("I2V-01-Director");

  /** MiniMax: makes video from a drawn first frame, 720P, 6 s. Request: {@link HailuoRequest}. */
  public static final Model I2V_01_LIVE = Model.of("I2V-01-live");

  /** MiniMax: makes video from a first frame, 720P, 6 s. Request: {@link HailuoRequest}. */
  public static final Model I2V_01 = Model.of("I2V-01");

  /** MiniMax: makes video of the person in a picture, 720P, 6 s. Request: {@link HailuoRequest}. */
  public static final Model S2V_01 = Model.of("S2V-01");

  /**
   * Zhipu: makes video with sound from text, a first frame, or a first and a last frame, up to 4K,
   * 5 or 10 s. Request: {@link CogVideoXRequest}.
   */
  public static final Model COGVIDEOX_3 = Model.of("cogvideox-3");

  /** Zhipu: makes video from text or a first frame, up to 4K. Request: {@link CogVideoXRequest}. */
  public static final Model COGVIDEOX_2 = Model.of("cogvideox-2");

  /**
   * Zhipu: makes video from text or a first frame, free of charge. Request: {@link
   * CogVideoXRequest}.
   */
  public static final Model COGVIDEOX_FLASH = Model.of("cogvideox-flash");

  /** Vidu at Zhipu: makes video from text, 1080P, 5 s. Request: {@link CogVideoXRequest}. */
  public static final Model VIDUQ1_TEXT = Model.of("viduq1-text");

  /**
   * Vidu at Zhipu: makes video from a first frame, 1080P, 5 s. Request: {@link CogVideoXRequest}.
   */
  public static final Model VIDUQ1_IMAGE = Model.of("viduq1-image");

  /**
   * Vidu at Zhipu: makes video from a first and a last frame, 1080P, 5 s. Request: {@link
   * CogVideoXRequest}.
   */
  public static final Model VIDUQ1_START_END = Model.of("viduq1-start-end");

  /**
   * Vidu at Zhipu: makes video from a first frame, 720P, 4 s, with sound. Request: {@link
   * CogVideoXRequest}.
   */
  public static final Model VIDU2_IMAGE = Model.of("vidu2-image");

  /**
   * Vidu at Zhipu: makes video from a first and a last frame, 720P, 4 s, with sound. Request:
   * {@link CogVideoXRequest}.
   */
  public static final Model VIDU2_START_END = Model.of("vidu2-start-end");

  /**
   * Vidu at Zhipu: makes video of what one to three pictures show, 720P, 4 s, with sound. Request:
   * {@link CogVideoXRequest}.
   */
  public static final Model VIDU2_REFERENCE = Model.of("vidu2-reference");

  /**
   * Tripo at DashScope: makes 3D models of up to two million faces. Request: {@link TripoRequest}.
   */
  public static final Model TRIPO_H3_1 = Model.of("Tripo/Tripo-H3.1");

  /**
   * Tripo at DashScope: makes 3D models of up to 20,000 faces, faster. Request: {@link
   * TripoRequest}.
   */
  public static final Model TRIPO_P1_0 = Model.of("Tripo/Tripo-P1.0");

  private VideoModels() {}
}
