package dev.qiao.audio;

import dev.qiao.core.Model;

/** The speech models this version knows. Any other name works as well: {@code Model.of(name)}. */
public final class AudioModels {
  /** Qwen-TTS, fast; about fifty voices. */
  public static final Model QWEN3_TTS_FLASH = Model.of("qwen3-tts-flash");

  /** Qwen-TTS, fast; about fifty voices, as of 2025-11-27. */
  public static final Model QWEN3_TTS_FLASH_2025_11_27 = Model.of("qwen3-tts-flash-2025-11-27");

  /** Qwen-TTS, fast; about fifty voices, as of 2025-09-18. */
  public static final Model QWEN3_TTS_FLASH_2025_09_18 = Model.of("qwen3-tts-flash-2025-09-18");

  /** Qwen-TTS that is told how to speak. */
  public static final Model QWEN3_TTS_INSTRUCT_FLASH = Model.of("qwen3-tts-instruct-flash");

  /** Qwen-TTS that is told how to speak, as of 2026-01-26. */
  public static final Model QWEN3_TTS_INSTRUCT_FLASH_2026_01_26 =
      Model.of("qwen3-tts-instruct-flash-2026-01-26");

  /** Qwen-TTS, older, billed by tokens. */
  public static final Model QWEN_TTS = Model.of("qwen-tts");

  /** Qwen-TTS, older, billed by tokens, its newest snapshot. */
  public static final Model QWEN_TTS_LATEST = Model.of("qwen-tts-latest");

  /** Qwen-TTS, older, billed by tokens, as of 2025-05-22. */
  public static final Model QWEN_TTS_2025_05_22 = Model.of("qwen-tts-2025-05-22");

  /** Qwen-TTS, older, billed by tokens, as of 2025-04-10. */
  public static final Model QWEN_TTS_2025_04_10 = Model.of("qwen-tts-2025-04-10");

  /** CosyVoice for cloned and designed voices. */
  public static final Model COSYVOICE_V3_5_PLUS = Model.of("cosyvoice-v3.5-plus");

  /** CosyVoice for cloned and designed voices. */
  public static final Model COSYVOICE_V3_5_FLASH = Model.of("cosyvoice-v3.5-flash");

  /** CosyVoice, strong. */
  public static final Model COSYVOICE_V3_PLUS = Model.of("cosyvoice-v3-plus");

  /** CosyVoice, fast. */
  public static final Model COSYVOICE_V3_FLASH = Model.of("cosyvoice-v3-flash");

  /** CosyVoice, older. */
  public static final Model COSYVOICE_V2 = Model.of("cosyvoice-v2");

  /** CosyVoice, older. */
  public static final Model COSYVOICE_V1 = Model.of("cosyvoice-v1");

  /** Qwen-Audio, over the wires of CosyVoice. */
  public static final Model QWEN_AUDIO_3_0_TTS_PLUS = Model.of("qwen-audio-3.0-tts-plus");

  /** Qwen-Audio, over the wires of CosyVoice. */
  public static final Model QWEN_AUDIO_3_0_TTS_FLASH = Model.of("qwen-audio-3.0-tts-flash");

  /** Qwen-Audio, over the wires of CosyVoice. */
  public static final Model QWEN_AUDIO_3_1_TTS_FLASH = Model.of("qwen-audio-3.1-tts-flash");

  /** MiniMax, rich. */
  public static final Model SPEECH_2_8_HD = Model.of("speech-2.8-hd");

  /** MiniMax, fast. */
  public static final Model SPEECH_2_8_TURBO = Model.of("speech-2.8-turbo");

  /** MiniMax, rich. */
  public static final Model SPEECH_2_6_HD = Model.of("speech-2.6-hd");

  /** MiniMax, fast. */
  public static final Model SPEECH_2_6_TURBO = Model.of("speech-2.6-turbo");

  /** MiniMax, rich. */
  public static final Model SPEECH_02_HD = Model.of("speech-02-hd");

  /** MiniMax, fast. */
  public static final Model SPEECH_02_TURBO = Model.of("speech-02-turbo");

  /** MiniMax, rich. */
  public static final Model SPEECH_01_HD = Model.of("speech-01-hd");

  /** MiniMax, fast. */
  public static final Model SPEECH_01_TURBO = Model.of("speech-01-turbo");

  /** GLM speech. */
  public static final Model GLM_TTS = Model.of("glm-tts");

  /** Sambert, the voice Zhinan. */
  public static final Model SAMBERT_ZHINAN_V1 = Model.of("sambert-zhinan-v1");

  /** Sambert, the voice Zhiqi. */
  public static final Model SAMBERT_ZHIQI_V1 = Model.of("sambert-zhiqi-v1");

  /** Sambert, the voice Zhichu. */
  public static final Model SAMBERT_ZHICHU_V1 = Model.of("sambert-zhichu-v1");

  /** Sambert, the voice Zhide. */
  public static final Model SAMBERT_ZHIDE_V1 = Model.of("sambert-zhide-v1");

  /** Sambert, the voice Zhijia. */
  public static final Model SAMBERT_ZHIJIA_V1 = Model.of("sambert-zhijia-v1");

  /** Sambert, the voice Zhiru. */
  public static final Model SAMBERT_ZHIRU_V1 = Model.of("sambert-zhiru-v1");

  /** Sambert, the voice Zhiqian. */
  public static final Model SAMBERT_ZHIQIAN_V1 = Model.of("sambert-zhiqian-v1");

  /** Sambert, the voice Zhixiang. */
  public static final Model SAMBERT_ZHIXIANG_V1 = Model.of("sambert-zhixiang-v1");

  /** Sambert, the voice Zhiwei. */
  public static final Model SAMBERT_ZHIWEI_V1 = Model.of("sambert-zhiwei-v1");

  /** Sambert, the voice Zhihao. */
  public static final Model SAMBERT_ZHIHAO_V1 = Model.of("sambert-zhihao-v1");

  /** Sambert, the voice Zhijing. */
  public static final Model SAMBERT_ZHIJING_V1 = Model.of("sambert-zhijing-v1");

  /** Sambert, the voice Zhiming. */
  public static final Model SAMBERT_ZHIMING_V1 = Model.of("sambert-zhiming-v1");

  /** Sambert, the voice Zhimo. */
  public static final Model SAMBERT_ZHIMO_V1 = Model.of("sambert-zhimo-v1");

  /** Sambert, the voice Zhina. */
  public static final Model SAMBERT_ZHINA_V1 = Model.of("sambert-zhina-v1");

  /** Sambert, the voice Zhishu. */
  public static final Model SAMBERT_ZHISHU_V1 = Model.of("sambert-zhishu-v1");

  /** Sambert, the voice Zhistella. */
  public static final Model SAMBERT_ZHISTELLA_V1 = Model.of("sambert-zhistella-v1");

  /** Sambert, the voice Zhiting. */
  public static final Model SAMBERT_ZHITING_V1 = Model.of("sambert-zhiting-v1");

  /** Sambert, the voice Zhixiao. */
  public static final Model SAMBERT_ZHIXIAO_V1 = Model.of("sambert-zhixiao-v1");

  /** Sambert, the voice Zhiya. */
  public static final Model SAMBERT_ZHIYA_V1 = Model.of("sambert-zhiya-v1");

  private AudioModels() {}
}
