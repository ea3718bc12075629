package dev.qiao.text;

import dev.qiao.core.Model;
import dev.qiao.text.deepseek.DeepSeekBetaRequest;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.gateway.GatewayChatRequest;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.minimax.MiniMaxChatRequest;
import dev.qiao.text.minimax.MiniMaxTextChatRequest;
import dev.qiao.text.qwen.DeepResearchRequest;
import dev.qiao.text.qwen.GuiPlusChatRequest;
import dev.qiao.text.qwen.GuiPlusGenerationRequest;
import dev.qiao.text.qwen.OcrOptions;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.qwen.QwenMultimodalRequest;

/**
 * The text models this version knows. Any other name works as well: {@code Model.of(name)}. Each
 * constant names the requests that take it. The gateway has many of these models too; there, the
 * request is {@link GatewayChatRequest}.
 */
public final class TextModels {
  /**
   * Qwen's strongest text model of generation 3. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_MAX = Model.of("qwen3-max");

  /**
   * A strong general text model, older than {@link #QWEN3_MAX}. Request: {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_MAX = Model.of("qwen-max");

  /**
   * A general text model, balanced between quality and price; thinks on request. Request: {@link
   * QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_PLUS = Model.of("qwen-plus");

  /**
   * A fast and cheap text model for simple jobs; thinks on request. Request: {@link
   * QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_FLASH = Model.of("qwen-flash");

  /**
   * A fast and cheap text model, older than {@link #QWEN_FLASH}. Request: {@link QwenChatRequest}
   * or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_TURBO = Model.of("qwen-turbo");

  /**
   * Answers questions about long documents, which the account keeps as files. Request: {@link
   * QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_LONG = Model.of("qwen-long");

  /**
   * Answers questions about documents at a URL, and makes slides from them. Request: {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN_DOC_TURBO = Model.of("qwen-doc-turbo");

  /**
   * Plays a character in a conversation. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN_PLUS_CHARACTER = Model.of("qwen-plus-character");

  /**
   * Writes and explains programs. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_CODER_PLUS = Model.of("qwen3-coder-plus");

  /**
   * Translates text, with the best quality; its streams repeat the whole text, and {@link
   * ChatStream} gives what is new. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN_MT_PLUS = Model.of("qwen-mt-plus");

  /** Translates text, fast. Request: {@link QwenChatRequest} or {@link QwenGenerationRequest}. */
  public static final Model QWEN_MT_FLASH = Model.of("qwen-mt-flash");

  /**
   * Operates a screen that it sees in screenshots; its answers are actions, see {@link
   * dev.qiao.text.qwen.GuiAnswer}. Request: {@link GuiPlusChatRequest} or {@link
   * GuiPlusGenerationRequest}.
   */
  public static final Model GUI_PLUS = Model.of("gui-plus");

  /**
   * Operates a screen that it sees in screenshots; its answers are actions, see {@link
   * dev.qiao.text.qwen.GuiAnswer}. Snapshot of 2026-02-26. Request: {@link GuiPlusChatRequest} or
   * {@link GuiPlusGenerationRequest}.
   */
  public static final Model GUI_PLUS_2026_02_26 = Model.of("gui-plus-2026-02-26");

  /**
   * Reasons about pictures and videos; always thinks, and answers only in streams; open weights.
   * Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QVQ_72B_PREVIEW = Model.of("qvq-72b-preview");

  /**
   * Reasons about pictures and videos; always thinks, and answers only in streams. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QVQ_MAX = Model.of("qvq-max");

  /** Answers questions about recordings. Request: {@link QwenMultimodalRequest}. */
  public static final Model QWEN_AUDIO_TURBO = Model.of("qwen-audio-turbo");

  /**
   * Answers questions about recordings. Snapshot of 2024-12-04. Request: {@link
   * QwenMultimodalRequest}.
   */
  public static final Model QWEN_AUDIO_TURBO_2024_12_04 = Model.of("qwen-audio-turbo-2024-12-04");

  /**
   * Answers questions about recordings. The newest snapshot. Request: {@link
   * QwenMultimodalRequest}.
   */
  public static final Model QWEN_AUDIO_TURBO_LATEST = Model.of("qwen-audio-turbo-latest");

  /**
   * Writes and explains programs. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN_CODER_PLUS = Model.of("qwen-coder-plus");

  /**
   * Writes and explains programs. Snapshot of 2024-11-06. Request: {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_CODER_PLUS_2024_11_06 = Model.of("qwen-coder-plus-2024-11-06");

  /**
   * Writes and explains programs. The newest snapshot. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN_CODER_PLUS_LATEST = Model.of("qwen-coder-plus-latest");

  /**
   * Writes and explains programs, fast. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN_CODER_TURBO = Model.of("qwen-coder-turbo");

  /**
   * Writes and explains programs, fast. Snapshot of 0919. Request: {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_CODER_TURBO_0919 = Model.of("qwen-coder-turbo-0919");

  /**
   * Writes and explains programs, fast. Snapshot of 2024-09-19. Request: {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_CODER_TURBO_2024_09_19 = Model.of("qwen-coder-turbo-2024-09-19");

  /**
   * Writes and explains programs, fast. The newest snapshot. Request: {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_CODER_TURBO_LATEST = Model.of("qwen-coder-turbo-latest");

  /** Researches a question in the web and writes a report. Request: {@link DeepResearchRequest}. */
  public static final Model QWEN_DEEP_RESEARCH = Model.of("qwen-deep-research");

  /**
   * Researches a question in the web and writes a report. Snapshot of 2025-12-15. Request: {@link
   * DeepResearchRequest}.
   */
  public static final Model QWEN_DEEP_RESEARCH_2025_12_15 =
      Model.of("qwen-deep-research-2025-12-15");

  /**
   * A fast and cheap text model for simple jobs; thinks on request. Snapshot of 2025-07-28.
   * Request: {@link QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_FLASH_2025_07_28 = Model.of("qwen-flash-2025-07-28");

  /**
   * Solves mathematical problems. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN_MATH_PLUS = Model.of("qwen-math-plus");

  /**
   * Solves mathematical problems. Snapshot of 0919. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN_MATH_PLUS_0919 = Model.of("qwen-math-plus-0919");

  /**
   * Solves mathematical problems. The newest snapshot. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN_MATH_PLUS_LATEST = Model.of("qwen-math-plus-latest");

  /**
   * Solves mathematical problems, fast and cheap. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN_MATH_TURBO = Model.of("qwen-math-turbo");

  /**
   * Solves mathematical problems, fast and cheap. Snapshot of 0919. Request: {@link
   * QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_MATH_TURBO_0919 = Model.of("qwen-math-turbo-0919");

  /**
   * Solves mathematical problems, fast and cheap. The newest snapshot. Request: {@link
   * QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_MATH_TURBO_LATEST = Model.of("qwen-math-turbo-latest");

  /**
   * A strong general text model, older than {@link #QWEN3_MAX}. Snapshot of 2024-09-19. Request:
   * {@link QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_MAX_2024_09_19 = Model.of("qwen-max-2024-09-19");

  /**
   * A strong general text model, older than {@link #QWEN3_MAX}. The newest snapshot. Request:
   * {@link QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_MAX_LATEST = Model.of("qwen-max-latest");

  /**
   * Translates text, fastest and cheapest. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN_MT_LITE = Model.of("qwen-mt-lite");

  /**
   * Translates text in region us-east-1. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN_MT_LITE_US = Model.of("qwen-mt-lite-us");

  /**
   * Translates text; its streams repeat the whole text, and {@link ChatStream} gives what is new.
   * Request: {@link QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_MT_TURBO = Model.of("qwen-mt-turbo");

  /**
   * Takes text, pictures, videos and audio, and answers with text and speech. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_OMNI_TURBO = Model.of("qwen-omni-turbo");

  /**
   * A general text model, balanced between quality and price; thinks on request. Snapshot of
   * 2024-09-19. Request: {@link QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_PLUS_2024_09_19 = Model.of("qwen-plus-2024-09-19");

  /**
   * A general text model, balanced between quality and price; thinks on request. Snapshot of
   * 2025-04-28. Request: {@link QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_PLUS_2025_04_28 = Model.of("qwen-plus-2025-04-28");

  /**
   * A general text model, balanced between quality and price; thinks on request. The newest
   * snapshot. Request: {@link QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_PLUS_LATEST = Model.of("qwen-plus-latest");

  /**
   * A fast and cheap text model, older than {@link #QWEN_FLASH}. Snapshot of 2024-09-19. Request:
   * {@link QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_TURBO_2024_09_19 = Model.of("qwen-turbo-2024-09-19");

  /**
   * A fast and cheap text model, older than {@link #QWEN_FLASH}. Snapshot of 2025-04-28. Request:
   * {@link QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_TURBO_2025_04_28 = Model.of("qwen-turbo-2025-04-28");

  /**
   * A fast and cheap text model, older than {@link #QWEN_FLASH}. The newest snapshot. Request:
   * {@link QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN_TURBO_LATEST = Model.of("qwen-turbo-latest");

  /**
   * Answers questions about pictures and videos, with the best quality of the older models.
   * Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_MAX = Model.of("qwen-vl-max");

  /**
   * Answers questions about pictures and videos, with the best quality of the older models.
   * Snapshot of 0813. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_MAX_0813 = Model.of("qwen-vl-max-0813");

  /**
   * Answers questions about pictures and videos, with the best quality of the older models.
   * Snapshot of 2024-02-01. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_MAX_2024_02_01 = Model.of("qwen-vl-max-2024-02-01");

  /**
   * Answers questions about pictures and videos, with the best quality of the older models.
   * Snapshot of 2024-08-09. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_MAX_2024_08_09 = Model.of("qwen-vl-max-2024-08-09");

  /**
   * Answers questions about pictures and videos, with the best quality of the older models.
   * Snapshot of 2024-10-30. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_MAX_2024_10_30 = Model.of("qwen-vl-max-2024-10-30");

  /**
   * Answers questions about pictures and videos, with the best quality of the older models.
   * Snapshot of 2024-11-19. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_MAX_2024_11_19 = Model.of("qwen-vl-max-2024-11-19");

  /**
   * Answers questions about pictures and videos, with the best quality of the older models.
   * Snapshot of 2024-12-30. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_MAX_2024_12_30 = Model.of("qwen-vl-max-2024-12-30");

  /**
   * Answers questions about pictures and videos, with the best quality of the older models.
   * Snapshot of 2025-01-25. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_MAX_2025_01_25 = Model.of("qwen-vl-max-2025-01-25");

  /**
   * Answers questions about pictures and videos, with the best quality of the older models.
   * Snapshot of 2025-04-02. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_MAX_2025_04_02 = Model.of("qwen-vl-max-2025-04-02");

  /**
   * Answers questions about pictures and videos, with the best quality of the older models.
   * Snapshot of 2025-04-08. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_MAX_2025_04_08 = Model.of("qwen-vl-max-2025-04-08");

  /**
   * Answers questions about pictures and videos, with the best quality of the older models.
   * Snapshot of 2025-08-13. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_MAX_2025_08_13 = Model.of("qwen-vl-max-2025-08-13");

  /**
   * Answers questions about pictures and videos, with the best quality of the older models. The
   * newest snapshot. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_MAX_LATEST = Model.of("qwen-vl-max-latest");

  /**
   * Reads the text in a picture; the built-in tasks of {@link OcrOptions} take a {@link
   * QwenMultimodalRequest}. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_OCR = Model.of("qwen-vl-ocr");

  /**
   * Reads the text in a picture; the built-in tasks of {@link OcrOptions} take a {@link
   * QwenMultimodalRequest}. Snapshot of 2024-10-28. Request: {@link QwenChatRequest} or {@link
   * QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_OCR_2024_10_28 = Model.of("qwen-vl-ocr-2024-10-28");

  /**
   * Reads the text in a picture; the built-in tasks of {@link OcrOptions} take a {@link
   * QwenMultimodalRequest}. Snapshot of 2025-04-13. Request: {@link QwenChatRequest} or {@link
   * QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_OCR_2025_04_13 = Model.of("qwen-vl-ocr-2025-04-13");

  /**
   * Reads the text in a picture; the built-in tasks of {@link OcrOptions} take a {@link
   * QwenMultimodalRequest}. Snapshot of 2025-08-28. Request: {@link QwenChatRequest} or {@link
   * QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_OCR_2025_08_28 = Model.of("qwen-vl-ocr-2025-08-28");

  /**
   * Reads the text in a picture; the built-in tasks of {@link OcrOptions} take a {@link
   * QwenMultimodalRequest}. Snapshot of 2025-11-20. Request: {@link QwenChatRequest} or {@link
   * QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_OCR_2025_11_20 = Model.of("qwen-vl-ocr-2025-11-20");

  /**
   * Reads the text in a picture; the built-in tasks of {@link OcrOptions} take a {@link
   * QwenMultimodalRequest}. The newest snapshot. Request: {@link QwenChatRequest} or {@link
   * QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_OCR_LATEST = Model.of("qwen-vl-ocr-latest");

  /**
   * Answers questions about pictures and videos, the cheaper of the older models. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_PLUS = Model.of("qwen-vl-plus");

  /**
   * Answers questions about pictures and videos, the cheaper of the older models. Snapshot of 0710.
   * Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_PLUS_0710 = Model.of("qwen-vl-plus-0710");

  /**
   * Answers questions about pictures and videos, the cheaper of the older models. Snapshot of 0815.
   * Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_PLUS_0815 = Model.of("qwen-vl-plus-0815");

  /**
   * Answers questions about pictures and videos, the cheaper of the older models. Snapshot of
   * 2023-12-01. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_PLUS_2023_12_01 = Model.of("qwen-vl-plus-2023-12-01");

  /**
   * Answers questions about pictures and videos, the cheaper of the older models. Snapshot of
   * 2024-08-09. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_PLUS_2024_08_09 = Model.of("qwen-vl-plus-2024-08-09");

  /**
   * Answers questions about pictures and videos, the cheaper of the older models. Snapshot of
   * 2025-01-02. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_PLUS_2025_01_02 = Model.of("qwen-vl-plus-2025-01-02");

  /**
   * Answers questions about pictures and videos, the cheaper of the older models. Snapshot of
   * 2025-01-25. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_PLUS_2025_01_25 = Model.of("qwen-vl-plus-2025-01-25");

  /**
   * Answers questions about pictures and videos, the cheaper of the older models. Snapshot of
   * 2025-05-07. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_PLUS_2025_05_07 = Model.of("qwen-vl-plus-2025-05-07");

  /**
   * Answers questions about pictures and videos, the cheaper of the older models. Snapshot of
   * 2025-07-10. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_PLUS_2025_07_10 = Model.of("qwen-vl-plus-2025-07-10");

  /**
   * Answers questions about pictures and videos, the cheaper of the older models. Snapshot of
   * 2025-08-15. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_PLUS_2025_08_15 = Model.of("qwen-vl-plus-2025-08-15");

  /**
   * Answers questions about pictures and videos, the cheaper of the older models. The newest
   * snapshot. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN_VL_PLUS_LATEST = Model.of("qwen-vl-plus-latest");

  /**
   * A general text model of generation 2; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN2_0_5B_INSTRUCT = Model.of("qwen2-0.5b-instruct");

  /**
   * A general text model of generation 2; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN2_1_5B_INSTRUCT = Model.of("qwen2-1.5b-instruct");

  /** Answers questions about recordings; open weights. Request: {@link QwenMultimodalRequest}. */
  public static final Model QWEN2_AUDIO_INSTRUCT = Model.of("qwen2-audio-instruct");

  /**
   * Answers questions about pictures and videos; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN2_VL_2B_INSTRUCT = Model.of("qwen2-vl-2b-instruct");

  /**
   * Answers questions about pictures and videos; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN2_VL_72B_INSTRUCT = Model.of("qwen2-vl-72b-instruct");

  /**
   * Answers questions about pictures and videos; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN2_VL_7B_INSTRUCT = Model.of("qwen2-vl-7b-instruct");

  /**
   * A general text model of generation 2.5; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_0_5B_INSTRUCT = Model.of("qwen2.5-0.5b-instruct");

  /**
   * A general text model of generation 2.5; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_1_5B_INSTRUCT = Model.of("qwen2.5-1.5b-instruct");

  /**
   * A general text model of generation 2.5; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_14B_INSTRUCT = Model.of("qwen2.5-14b-instruct");

  /**
   * A general text model of generation 2.5; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_32B_INSTRUCT = Model.of("qwen2.5-32b-instruct");

  /**
   * A general text model of generation 2.5; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_3B_INSTRUCT = Model.of("qwen2.5-3b-instruct");

  /**
   * A general text model of generation 2.5; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_72B_INSTRUCT = Model.of("qwen2.5-72b-instruct");

  /**
   * A general text model of generation 2.5; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_7B_INSTRUCT = Model.of("qwen2.5-7b-instruct");

  /**
   * Writes and explains programs; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_CODER_0_5B_INSTRUCT = Model.of("qwen2.5-coder-0.5b-instruct");

  /**
   * Writes and explains programs; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_CODER_1_5B_INSTRUCT = Model.of("qwen2.5-coder-1.5b-instruct");

  /**
   * Writes and explains programs; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_CODER_14B_INSTRUCT = Model.of("qwen2.5-coder-14b-instruct");

  /**
   * Writes and explains programs; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_CODER_32B_INSTRUCT = Model.of("qwen2.5-coder-32b-instruct");

  /**
   * Writes and explains programs; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_CODER_3B_INSTRUCT = Model.of("qwen2.5-coder-3b-instruct");

  /**
   * Writes and explains programs; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_CODER_7B_INSTRUCT = Model.of("qwen2.5-coder-7b-instruct");

  /**
   * Solves mathematical problems; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_MATH_1_5B_INSTRUCT = Model.of("qwen2.5-math-1.5b-instruct");

  /**
   * Solves mathematical problems; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_MATH_72B_INSTRUCT = Model.of("qwen2.5-math-72b-instruct");

  /**
   * Solves mathematical problems; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN2_5_MATH_7B_INSTRUCT = Model.of("qwen2.5-math-7b-instruct");

  /**
   * Takes text, pictures, videos and audio, and answers with text and speech; open weights.
   * Request: {@link QwenChatRequest}.
   */
  public static final Model QWEN2_5_OMNI_7B = Model.of("qwen2.5-omni-7b");

  /**
   * Answers questions about pictures and videos; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN2_5_VL_32B_INSTRUCT = Model.of("qwen2.5-vl-32b-instruct");

  /**
   * Answers questions about pictures and videos; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN2_5_VL_3B_INSTRUCT = Model.of("qwen2.5-vl-3b-instruct");

  /**
   * Answers questions about pictures and videos; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN2_5_VL_72B_INSTRUCT = Model.of("qwen2.5-vl-72b-instruct");

  /**
   * Answers questions about pictures and videos; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN2_5_VL_7B_INSTRUCT = Model.of("qwen2.5-vl-7b-instruct");

  /**
   * A general text model of generation 3; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_0_6B = Model.of("qwen3-0.6b");

  /**
   * A general text model of generation 3; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_1_7B = Model.of("qwen3-1.7b");

  /**
   * A general text model of generation 3; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_14B = Model.of("qwen3-14b");

  /**
   * A general text model of generation 3; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_235B_A22B = Model.of("qwen3-235b-a22b");

  /**
   * A general text model of generation 3; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_30B_A3B = Model.of("qwen3-30b-a3b");

  /**
   * A general text model of generation 3; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_32B = Model.of("qwen3-32b");

  /**
   * A general text model of generation 3; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_4B = Model.of("qwen3-4b");

  /**
   * A general text model of generation 3; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_8B = Model.of("qwen3-8b");

  /**
   * Writes and explains programs; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_CODER_30B_A3B_INSTRUCT = Model.of("qwen3-coder-30b-a3b-instruct");

  /**
   * Writes and explains programs; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_CODER_480B_A35B_INSTRUCT =
      Model.of("qwen3-coder-480b-a35b-instruct");

  /**
   * Writes and explains programs, fast. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_CODER_FLASH = Model.of("qwen3-coder-flash");

  /**
   * Writes and explains programs. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_CODER_NEXT = Model.of("qwen3-coder-next");

  /**
   * Qwen's strongest text model of generation 3. Snapshot of 2025-09-23. Request: {@link
   * QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN3_MAX_2025_09_23 = Model.of("qwen3-max-2025-09-23");

  /**
   * Qwen's strongest text model of generation 3. Snapshot of 2026-01-23. Request: {@link
   * QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN3_MAX_2026_01_23 = Model.of("qwen3-max-2026-01-23");

  /**
   * Qwen's strongest text model of generation 3. Preview. Request: {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model QWEN3_MAX_PREVIEW = Model.of("qwen3-max-preview");

  /**
   * A general text model of generation 3; open weights. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_NEXT_80B_A3B_INSTRUCT = Model.of("qwen3-next-80b-a3b-instruct");

  /**
   * Describes what is heard in a recording. Request: {@link QwenChatRequest} or {@link
   * QwenMultimodalRequest}.
   */
  public static final Model QWEN3_OMNI_30B_A3B_CAPTIONER = Model.of("qwen3-omni-30b-a3b-captioner");

  /**
   * Takes text, pictures, videos and audio, and answers with text and speech. Request: {@link
   * QwenChatRequest}.
   */
  public static final Model QWEN3_OMNI_FLASH = Model.of("qwen3-omni-flash");

  /**
   * Answers questions about pictures and videos; open weights. Request: {@link QwenChatRequest} or
   * {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_VL_235B_A22B_INSTRUCT = Model.of("qwen3-vl-235b-a22b-instruct");

  /**
   * Answers questions about pictures and videos; always thinks; open weights. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_VL_235B_A22B_THINKING = Model.of("qwen3-vl-235b-a22b-thinking");

  /**
   * Answers questions about pictures and videos, fast and cheap. Request: {@link QwenChatRequest}
   * or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_VL_FLASH = Model.of("qwen3-vl-flash");

  /**
   * Answers questions about pictures and videos, fast and cheap. Snapshot of 2025-10-15. Request:
   * {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_VL_FLASH_2025_10_15 = Model.of("qwen3-vl-flash-2025-10-15");

  /**
   * Answers questions about pictures and videos, balanced between quality and price. Request:
   * {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_VL_PLUS = Model.of("qwen3-vl-plus");

  /**
   * Answers questions about pictures and videos, balanced between quality and price. Snapshot of
   * 2025-09-23. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_VL_PLUS_2025_09_23 = Model.of("qwen3-vl-plus-2025-09-23");

  /**
   * A model of generation 3.5 for text, pictures and videos; open weights. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_5_122B_A10B = Model.of("qwen3.5-122b-a10b");

  /**
   * A model of generation 3.5 for text, pictures and videos; open weights. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_5_27B = Model.of("qwen3.5-27b");

  /**
   * A model of generation 3.5 for text, pictures and videos; open weights. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_5_35B_A3B = Model.of("qwen3.5-35b-a3b");

  /**
   * A model of generation 3.5 for text, pictures and videos; open weights. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_5_397B_A17B = Model.of("qwen3.5-397b-a17b");

  /**
   * A fast and cheap model of generation 3.5 for text, pictures and videos. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_5_FLASH = Model.of("qwen3.5-flash");

  /**
   * A fast and cheap model of generation 3.5 for text, pictures and videos. Snapshot of 2026-02-23.
   * Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_5_FLASH_2026_02_23 = Model.of("qwen3.5-flash-2026-02-23");

  /**
   * Reads the text in a picture; the built-in tasks of {@link OcrOptions} take a {@link
   * QwenMultimodalRequest}. Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_5_OCR = Model.of("qwen3.5-ocr");

  /**
   * Takes text, pictures, videos and audio, and answers with text and speech. Request: {@link
   * QwenChatRequest}.
   */
  public static final Model QWEN3_5_OMNI_PLUS = Model.of("qwen3.5-omni-plus");

  /**
   * A balanced model of generation 3.5 for text, pictures and videos. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_5_PLUS = Model.of("qwen3.5-plus");

  /**
   * A balanced model of generation 3.5 for text, pictures and videos. Snapshot of 2026-04-20.
   * Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_5_PLUS_2026_04_20 = Model.of("qwen3.5-plus-2026-04-20");

  /**
   * A model of generation 3.6 for text, pictures and videos; open weights. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_6_35B_A3B = Model.of("qwen3.6-35b-a3b");

  /**
   * A fast and cheap model of generation 3.6 for text, pictures and videos. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_6_FLASH = Model.of("qwen3.6-flash");

  /**
   * A fast and cheap model of generation 3.6 for text, pictures and videos. Snapshot of 2026-04-16.
   * Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_6_FLASH_2026_04_16 = Model.of("qwen3.6-flash-2026-04-16");

  /**
   * A balanced model of generation 3.6 for text, pictures and videos. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_6_PLUS = Model.of("qwen3.6-plus");

  /**
   * A balanced model of generation 3.6 for text, pictures and videos. Snapshot of 2026-04-02.
   * Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_6_PLUS_2026_04_02 = Model.of("qwen3.6-plus-2026-04-02");

  /**
   * A fast and cheap model of generation 3.7 for text, pictures and videos. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_7_FLASH = Model.of("qwen3.7-flash");

  /**
   * A fast and cheap model of generation 3.7 for text, pictures and videos. Snapshot of 2026-07-15.
   * Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_7_FLASH_2026_07_15 = Model.of("qwen3.7-flash-2026-07-15");

  /**
   * The strongest text model of generation 3.7. Request: {@link QwenChatRequest} or {@link
   * QwenGenerationRequest}.
   */
  public static final Model QWEN3_7_MAX = Model.of("qwen3.7-max");

  /**
   * The strongest text model of generation 3.7. Snapshot of 2026-05-20. Request: {@link
   * QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN3_7_MAX_2026_05_20 = Model.of("qwen3.7-max-2026-05-20");

  /**
   * The strongest text model of generation 3.7. Snapshot of 2026-06-08. Request: {@link
   * QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWEN3_7_MAX_2026_06_08 = Model.of("qwen3.7-max-2026-06-08");

  /**
   * A balanced model of generation 3.7 for text, pictures and videos. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_7_PLUS = Model.of("qwen3.7-plus");

  /**
   * A balanced model of generation 3.7 for text, pictures and videos. Snapshot of 2026-05-26.
   * Request: {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_7_PLUS_2026_05_26 = Model.of("qwen3.7-plus-2026-05-26");

  /**
   * A model of generation 3.8 for text, pictures and videos; open weights. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_8_2_4T_A95B = Model.of("qwen3.8-2.4t-a95b");

  /**
   * A model of generation 3.8 for text, pictures and videos; open weights. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_8_27B = Model.of("qwen3.8-27b");

  /**
   * A fast and cheap model of generation 3.8 for text, pictures and videos. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_8_FLASH = Model.of("qwen3.8-flash");

  /**
   * The strongest model of generation 3.8 for text, pictures and videos. Request: {@link
   * QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_8_MAX = Model.of("qwen3.8-max");

  /**
   * The strongest model of generation 3.8 for text, pictures and videos. Snapshot of 0902. Request:
   * {@link QwenChatRequest} or {@link QwenMultimodalRequest}.
   */
  public static final Model QWEN3_8_MAX_0902 = Model.of("qwen3.8-max-0902");

  /**
   * Takes text, pictures, videos and audio, and answers with text and speech. Request: {@link
   * QwenChatRequest}.
   */
  public static final Model QWEN3_8_OMNI_FLASH = Model.of("qwen3.8-omni-flash");

  /**
   * Reasons about hard questions in text; always thinks, and answers only in streams; open weights.
   * Request: {@link QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWQ_32B_PREVIEW = Model.of("qwq-32b-preview");

  /**
   * Reasons about hard questions in text; always thinks, and answers only in streams. Request:
   * {@link QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model QWQ_PLUS = Model.of("qwq-plus");

  /**
   * DeepSeek's fast model for text and pictures; thinks by default. By the newest page: older ones
   * call it {@link #DEEPSEEK_V4_FLASH}. Request: {@link DeepSeekChatRequest}.
   */
  public static final Model DEEPSEEK_FLASH = Model.of("deepseek-flash");

  /**
   * DeepSeek's fast model; thinks by default. By the newest page another name of {@link
   * #DEEPSEEK_FLASH}. {@link DeepSeekBetaRequest} continues a beginning and has strict tools;
   * DashScope hosts the model too. Request: {@link DeepSeekChatRequest}, {@link QwenChatRequest} or
   * {@link QwenGenerationRequest}.
   */
  public static final Model DEEPSEEK_V4_FLASH = Model.of("deepseek-v4-flash");

  /**
   * DeepSeek's strong model for text; thinks by default. {@link DeepSeekBetaRequest} continues a
   * beginning and has strict tools; DashScope hosts the model too. Request: {@link
   * DeepSeekChatRequest}, {@link QwenChatRequest} or {@link QwenGenerationRequest}.
   */
  public static final Model DEEPSEEK_V4_PRO = Model.of("deepseek-v4-pro");

  /**
   * DeepSeek without thinking; according to the newest pages it ended on 2026-07-24. Request:
   * {@link DeepSeekChatRequest}.
   */
  public static final Model DEEPSEEK_CHAT = Model.of("deepseek-chat");

  /**
   * DeepSeek with thinking; according to the newest pages it ended on 2026-07-24. Request: {@link
   * DeepSeekChatRequest}.
   */
  public static final Model DEEPSEEK_REASONER = Model.of("deepseek-reasoner");

  /**
   * Kimi's strongest model; {@code reasoningEffort} sets how long it thinks. Request: {@link
   * KimiChatRequest}.
   */
  public static final Model KIMI_K3 = Model.of("kimi-k3");

  /** Writes programs; always thinks. Request: {@link KimiChatRequest}. */
  public static final Model KIMI_K2_7_CODE = Model.of("kimi-k2.7-code");

  /** Writes programs, faster; always thinks. Request: {@link KimiChatRequest}. */
  public static final Model KIMI_K2_7_CODE_HIGHSPEED = Model.of("kimi-k2.7-code-highspeed");

  /** Takes text, pictures and videos; thinks by default. Request: {@link KimiChatRequest}. */
  public static final Model KIMI_K2_6 = Model.of("kimi-k2.6");

  /** Takes text, pictures and videos; thinks by default. Request: {@link KimiChatRequest}. */
  public static final Model KIMI_K2_5 = Model.of("kimi-k2.5");

  /** A text model of September 2025. Request: {@link KimiChatRequest}. */
  public static final Model KIMI_K2_0905 = Model.of("kimi-k2-0905-preview");

  /** A text model of July 2025. Request: {@link KimiChatRequest}. */
  public static final Model KIMI_K2_0711 = Model.of("kimi-k2-0711-preview");

  /** A fast text model. Request: {@link KimiChatRequest}. */
  public static final Model KIMI_K2_TURBO = Model.of("kimi-k2-turbo-preview");

  /** A text model that always thinks. Request: {@link KimiChatRequest}. */
  public static final Model KIMI_K2_THINKING = Model.of("kimi-k2-thinking");

  /** A fast text model that always thinks. Request: {@link KimiChatRequest}. */
  public static final Model KIMI_K2_THINKING_TURBO = Model.of("kimi-k2-thinking-turbo");

  /** An older text model for 8K tokens of prompt and answer. Request: {@link KimiChatRequest}. */
  public static final Model MOONSHOT_V1_8K = Model.of("moonshot-v1-8k");

  /** An older text model for 32K tokens of prompt and answer. Request: {@link KimiChatRequest}. */
  public static final Model MOONSHOT_V1_32K = Model.of("moonshot-v1-32k");

  /** An older text model for 128K tokens of prompt and answer. Request: {@link KimiChatRequest}. */
  public static final Model MOONSHOT_V1_128K = Model.of("moonshot-v1-128k");

  /**
   * An older text model that chooses the length of its context itself. Request: {@link
   * KimiChatRequest}.
   */
  public static final Model MOONSHOT_V1_AUTO = Model.of("moonshot-v1-auto");

  /**
   * An older model for text and pictures, 8K tokens of prompt and answer. Request: {@link
   * KimiChatRequest}.
   */
  public static final Model MOONSHOT_V1_8K_VISION = Model.of("moonshot-v1-8k-vision-preview");

  /**
   * An older model for text and pictures, 32K tokens of prompt and answer. Request: {@link
   * KimiChatRequest}.
   */
  public static final Model MOONSHOT_V1_32K_VISION = Model.of("moonshot-v1-32k-vision-preview");

  /**
   * An older model for text and pictures, 128K tokens of prompt and answer. Request: {@link
   * KimiChatRequest}.
   */
  public static final Model MOONSHOT_V1_128K_VISION = Model.of("moonshot-v1-128k-vision-preview");

  /** GLM's strongest text model; thinks by default. Request: {@link GlmChatRequest}. */
  public static final Model GLM_5_3 = Model.of("glm-5.3");

  /** A text model of generation 5; thinks by default. Request: {@link GlmChatRequest}. */
  public static final Model GLM_5_2 = Model.of("glm-5.2");

  /** Takes text, pictures and videos, fast. Request: {@link GlmChatRequest}. */
  public static final Model GLM_5_3_FLASH = Model.of("glm-5.3-flash");

  /** Takes text, pictures and videos, faster. Request: {@link GlmChatRequest}. */
  public static final Model GLM_5_3_FLASHX = Model.of("glm-5.3-flashx");

  /** A text model of generation 5; thinks by default. Request: {@link GlmChatRequest}. */
  public static final Model GLM_5_1 = Model.of("glm-5.1");

  /** A fast text model of the fifth generation. Request: {@link GlmChatRequest}. */
  public static final Model GLM_5_TURBO = Model.of("glm-5-turbo");

  /** A text model of the fifth generation. Request: {@link GlmChatRequest}. */
  public static final Model GLM_5 = Model.of("glm-5");

  /** A text model that is good at programs. Request: {@link GlmChatRequest}. */
  public static final Model GLM_4_7 = Model.of("glm-4.7");

  /** A text model, free of charge. Request: {@link GlmChatRequest}. */
  public static final Model GLM_4_7_FLASH = Model.of("glm-4.7-flash");

  /** A fast and cheap text model. Request: {@link GlmChatRequest}. */
  public static final Model GLM_4_7_FLASHX = Model.of("glm-4.7-flashx");

  /** A text model that decides itself whether to think. Request: {@link GlmChatRequest}. */
  public static final Model GLM_4_6 = Model.of("glm-4.6");

  /** A light text model that decides itself whether to think. Request: {@link GlmChatRequest}. */
  public static final Model GLM_4_5_AIR = Model.of("glm-4.5-air");

  /** A light and fast text model. Request: {@link GlmChatRequest}. */
  public static final Model GLM_4_5_AIRX = Model.of("glm-4.5-airx");

  /** A text model, free of charge. Request: {@link GlmChatRequest}. */
  public static final Model GLM_4_5_FLASH = Model.of("glm-4.5-flash");

  /** An older text model, free of charge. Request: {@link GlmChatRequest}. */
  public static final Model GLM_4_FLASH = Model.of("glm-4-flash-250414");

  /** An older, fast text model. Request: {@link GlmChatRequest}. */
  public static final Model GLM_4_FLASHX = Model.of("glm-4-flashx-250414");

  /** Answers questions about pictures, videos and files. Request: {@link GlmChatRequest}. */
  public static final Model GLM_5V_TURBO = Model.of("glm-5v-turbo");

  /**
   * Answers questions about pictures, videos and files, and calls functions. Request: {@link
   * GlmChatRequest}.
   */
  public static final Model GLM_4_6V = Model.of("glm-4.6v");

  /**
   * Answers questions about pictures, videos and files, free of charge. Request: {@link
   * GlmChatRequest}.
   */
  public static final Model GLM_4_6V_FLASH = Model.of("glm-4.6v-flash");

  /** Answers questions about pictures, videos and files, fast. Request: {@link GlmChatRequest}. */
  public static final Model GLM_4_6V_FLASHX = Model.of("glm-4.6v-flashx");

  /** Operates a telephone by its screen. Request: {@link GlmChatRequest}. */
  public static final Model AUTOGLM_PHONE = Model.of("autoglm-phone");

  /**
   * An older model that answers questions about one picture at a URL, free of charge. Request:
   * {@link GlmChatRequest}.
   */
  public static final Model GLM_4V_FLASH = Model.of("glm-4v-flash");

  /** Thinks about pictures and videos, free of charge. Request: {@link GlmChatRequest}. */
  public static final Model GLM_4_1V_THINKING_FLASH = Model.of("glm-4.1v-thinking-flash");

  /** Thinks about pictures and videos, fast. Request: {@link GlmChatRequest}. */
  public static final Model GLM_4_1V_THINKING_FLASHX = Model.of("glm-4.1v-thinking-flashx");

  /** Takes speech and answers with speech. Request: {@link GlmChatRequest}. */
  public static final Model GLM_4_VOICE = Model.of("glm-4-voice");

  /** Plays a character in a conversation. Request: {@link GlmChatRequest}. */
  public static final Model CHARGLM_4 = Model.of("charglm-4");

  /** Listens to personal troubles, in the role of a counsellor. Request: {@link GlmChatRequest}. */
  public static final Model EMOHAA = Model.of("emohaa");

  /**
   * MiniMax's newest model; {@code thinking} sets whether it thinks. Request: {@link
   * MiniMaxChatRequest} or {@link MiniMaxTextChatRequest}.
   */
  public static final Model MINIMAX_M3 = Model.of("MiniMax-M3");

  /**
   * A text model that always thinks. Request: {@link MiniMaxChatRequest} or {@link
   * MiniMaxTextChatRequest}.
   */
  public static final Model MINIMAX_M2_7 = Model.of("MiniMax-M2.7");

  /**
   * A faster text model that always thinks. Request: {@link MiniMaxChatRequest} or {@link
   * MiniMaxTextChatRequest}.
   */
  public static final Model MINIMAX_M2_7_HIGHSPEED = Model.of("MiniMax-M2.7-highspeed");

  /**
   * A text model that always thinks. Request: {@link MiniMaxChatRequest} or {@link
   * MiniMaxTextChatRequest}.
   */
  public static final Model MINIMAX_M2_5 = Model.of("MiniMax-M2.5");

  /**
   * A faster text model that always thinks. Request: {@link MiniMaxChatRequest} or {@link
   * MiniMaxTextChatRequest}.
   */
  public static final Model MINIMAX_M2_5_HIGHSPEED = Model.of("MiniMax-M2.5-highspeed");

  /**
   * A text model that always thinks. Request: {@link MiniMaxChatRequest} or {@link
   * MiniMaxTextChatRequest}.
   */
  public static final Model MINIMAX_M2_1 = Model.of("MiniMax-M2.1");

  /**
   * A text model that always thinks. Request: {@link MiniMaxChatRequest} or {@link
   * MiniMaxTextChatRequest}.
   */
  public static final Model MINIMAX_M2 = Model.of("MiniMax-M2");

  /** An older text model that thinks. Request: {@link MiniMaxTextChatRequest}. */
  public static final Model MINIMAX_M1 = Model.of("MiniMax-M1");

  /**
   * An older model for text and pictures that answers by a JSON schema. Request: {@link
   * MiniMaxTextChatRequest}.
   */
  public static final Model MINIMAX_TEXT_01 = Model.of("MiniMax-Text-01");

  /** Plays roles in a conversation. Request: {@link MiniMaxTextChatRequest}. */
  public static final Model M2_HER = Model.of("M2-her");

  private TextModels() {}
}
