package dev.qiao.audio;

import dev.qiao.audio.cosyvoice.CosyVoiceRequest;
import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.SambertRequest;
import dev.qiao.audio.gateway.GatewaySpeechRequest;
import dev.qiao.audio.glm.GlmSpeechRequest;
import dev.qiao.audio.minimax.MiniMaxSpeechRequest;
import dev.qiao.audio.qwen.QwenSpeechRequest;
import dev.qiao.core.Model;

/**
 * The speech models this version knows. Any other name works as well: {@code Model.of(name)}. Each
 * constant names the requests that take it. A gateway has some of these models too; there, the
 * request is {@link GatewaySpeechRequest}.
 */
public final class AudioModels {
  /** Reads text aloud, fast, in one of about fifty voices. Request: {@link QwenSpeechRequest}. */
  public static final Model QWEN3_TTS_FLASH = Model.of("qwen3-tts-flash");

  /**
   * Reads text aloud, fast, in one of about fifty voices. Snapshot of 2025-11-27. Request: {@link
   * QwenSpeechRequest}.
   */
  public static final Model QWEN3_TTS_FLASH_2025_11_27 = Model.of("qwen3-tts-flash-2025-11-27");

  /**
   * Reads text aloud, fast, in one of about fifty voices. Snapshot of 2025-09-18. Request: {@link
   * QwenSpeechRequest}.
   */
  public static final Model QWEN3_TTS_FLASH_2025_09_18 = Model.of("qwen3-tts-flash-2025-09-18");

  /**
   * Reads text aloud in the manner that instructions describe. Request: {@link QwenSpeechRequest}.
   */
  public static final Model QWEN3_TTS_INSTRUCT_FLASH = Model.of("qwen3-tts-instruct-flash");

  /**
   * Reads text aloud in the manner that instructions describe. Snapshot of 2026-01-26. Request:
   * {@link QwenSpeechRequest}.
   */
  public static final Model QWEN3_TTS_INSTRUCT_FLASH_2026_01_26 =
      Model.of("qwen3-tts-instruct-flash-2026-01-26");

  /** Reads text aloud; older, billed by tokens. Request: {@link QwenSpeechRequest}. */
  public static final Model QWEN_TTS = Model.of("qwen-tts");

  /**
   * Reads text aloud; older, billed by tokens. The newest snapshot. Request: {@link
   * QwenSpeechRequest}.
   */
  public static final Model QWEN_TTS_LATEST = Model.of("qwen-tts-latest");

  /**
   * Reads text aloud; older, billed by tokens. Snapshot of 2025-05-22. Request: {@link
   * QwenSpeechRequest}.
   */
  public static final Model QWEN_TTS_2025_05_22 = Model.of("qwen-tts-2025-05-22");

  /**
   * Reads text aloud; older, billed by tokens. Snapshot of 2025-04-10. Request: {@link
   * QwenSpeechRequest}.
   */
  public static final Model QWEN_TTS_2025_04_10 = Model.of("qwen-tts-2025-04-10");

  /**
   * Reads text aloud in cloned and designed voices only. Request: {@link CosyVoiceRequest} or
   * {@link CosyVoiceSessionRequest}.
   */
  public static final Model COSYVOICE_V3_5_PLUS = Model.of("cosyvoice-v3.5-plus");

  /**
   * Reads text aloud in cloned and designed voices only, faster. Request: {@link CosyVoiceRequest}
   * or {@link CosyVoiceSessionRequest}.
   */
  public static final Model COSYVOICE_V3_5_FLASH = Model.of("cosyvoice-v3.5-flash");

  /**
   * Reads text aloud, with the best quality of the system voices. Request: {@link CosyVoiceRequest}
   * or {@link CosyVoiceSessionRequest}.
   */
  public static final Model COSYVOICE_V3_PLUS = Model.of("cosyvoice-v3-plus");

  /**
   * Reads text aloud, fast. Request: {@link CosyVoiceRequest} or {@link CosyVoiceSessionRequest}.
   */
  public static final Model COSYVOICE_V3_FLASH = Model.of("cosyvoice-v3-flash");

  /**
   * Reads text aloud; older. Request: {@link CosyVoiceRequest} or {@link CosyVoiceSessionRequest}.
   */
  public static final Model COSYVOICE_V2 = Model.of("cosyvoice-v2");

  /** Reads text aloud; the oldest CosyVoice. Request: {@link CosyVoiceSessionRequest}. */
  public static final Model COSYVOICE_V1 = Model.of("cosyvoice-v1");

  /**
   * Reads text aloud with Qwen-Audio, through the API of CosyVoice. Request: {@link
   * CosyVoiceRequest} or {@link CosyVoiceSessionRequest}.
   */
  public static final Model QWEN_AUDIO_3_0_TTS_PLUS = Model.of("qwen-audio-3.0-tts-plus");

  /**
   * Reads text aloud with Qwen-Audio, fast, through the API of CosyVoice. Request: {@link
   * CosyVoiceRequest} or {@link CosyVoiceSessionRequest}.
   */
  public static final Model QWEN_AUDIO_3_0_TTS_FLASH = Model.of("qwen-audio-3.0-tts-flash");

  /**
   * Reads text aloud with Qwen-Audio, fast, through the API of CosyVoice. Request: {@link
   * CosyVoiceRequest} or {@link CosyVoiceSessionRequest}.
   */
  public static final Model QWEN_AUDIO_3_1_TTS_FLASH = Model.of("qwen-audio-3.1-tts-flash");

  /** MiniMax: reads text aloud, with the best quality. Request: {@link MiniMaxSpeechRequest}. */
  public static final Model SPEECH_2_8_HD = Model.of("speech-2.8-hd");

  /** MiniMax: reads text aloud, fast. Request: {@link MiniMaxSpeechRequest}. */
  public static final Model SPEECH_2_8_TURBO = Model.of("speech-2.8-turbo");

  /** MiniMax: reads text aloud, with the best quality. Request: {@link MiniMaxSpeechRequest}. */
  public static final Model SPEECH_2_6_HD = Model.of("speech-2.6-hd");

  /** MiniMax: reads text aloud, fast. Request: {@link MiniMaxSpeechRequest}. */
  public static final Model SPEECH_2_6_TURBO = Model.of("speech-2.6-turbo");

  /** MiniMax: reads text aloud, with the best quality. Request: {@link MiniMaxSpeechRequest}. */
  public static final Model SPEECH_02_HD = Model.of("speech-02-hd");

  /** MiniMax: reads text aloud, fast. Request: {@link MiniMaxSpeechRequest}. */
  public static final Model SPEECH_02_TURBO = Model.of("speech-02-turbo");

  /** MiniMax: reads text aloud, with the best quality. Request: {@link MiniMaxSpeechRequest}. */
  public static final Model SPEECH_01_HD = Model.of("speech-01-hd");

  /** MiniMax: reads text aloud, fast. Request: {@link MiniMaxSpeechRequest}. */
  public static final Model SPEECH_01_TURBO = Model.of("speech-01-turbo");

  /** GLM: reads text aloud. Request: {@link GlmSpeechRequest}. */
  public static final Model GLM_TTS = Model.of("glm-tts");

  /** Sambert: reads text aloud in the voice Zhinan. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHINAN_V1 = Model.of("sambert-zhinan-v1");

  /** Sambert: reads text aloud in the voice Zhiqi. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHIQI_V1 = Model.of("sambert-zhiqi-v1");

  /** Sambert: reads text aloud in the voice Zhichu. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHICHU_V1 = Model.of("sambert-zhichu-v1");

  /** Sambert: reads text aloud in the voice Zhide. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHIDE_V1 = Model.of("sambert-zhide-v1");

  /** Sambert: reads text aloud in the voice Zhijia. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHIJIA_V1 = Model.of("sambert-zhijia-v1");

  /** Sambert: reads text aloud in the voice Zhiru. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHIRU_V1 = Model.of("sambert-zhiru-v1");

  /** Sambert: reads text aloud in the voice Zhiqian. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHIQIAN_V1 = Model.of("sambert-zhiqian-v1");

  /** Sambert: reads text aloud in the voice Zhixiang. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHIXIANG_V1 = Model.of("sambert-zhixiang-v1");

  /** Sambert: reads text aloud in the voice Zhiwei. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHIWEI_V1 = Model.of("sambert-zhiwei-v1");

  /** Sambert: reads text aloud in the voice Zhihao. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHIHAO_V1 = Model.of("sambert-zhihao-v1");

  /** Sambert: reads text aloud in the voice Zhijing. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHIJING_V1 = Model.of("sambert-zhijing-v1");

  /** Sambert: reads text aloud in the voice Zhiming. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHIMING_V1 = Model.of("sambert-zhiming-v1");

  /** Sambert: reads text aloud in the voice Zhimo. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHIMO_V1 = Model.of("sambert-zhimo-v1");

  /** Sambert: reads text aloud in the voice Zhina. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHINA_V1 = Model.of("sambert-zhina-v1");

  /** Sambert: reads text aloud in the voice Zhishu. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHISHU_V1 = Model.of("sambert-zhishu-v1");

  /** Sambert: reads text aloud in the voice Zhistella. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHISTELLA_V1 = Model.of("sambert-zhistella-v1");

  /** Sambert: reads text aloud in the voice Zhiting. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHITING_V1 = Model.of("sambert-zhiting-v1");

  /** Sambert: reads text aloud in the voice Zhixiao. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHIXIAO_V1 = Model.of("sambert-zhixiao-v1");

  /** Sambert: reads text aloud in the voice Zhiya. Request: {@link SambertRequest}. */
  public static final Model SAMBERT_ZHIYA_V1 = Model.of("sambert-zhiya-v1");

  private AudioModels() {}
}
