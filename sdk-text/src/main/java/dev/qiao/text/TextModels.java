package dev.qiao.text;

import dev.qiao.core.Model;

/**
 * The text models this version knows. Any other name works as well: {@code Model.of(name)}. Some of
 * those on a vendor's own platform are behind the gateway too, see {@link
 * dev.qiao.text.gateway.GatewayChatRequest}.
 */
public final class TextModels {
  /** Qwen's strongest text model of the third generation. */
  public static final Model QWEN3_MAX = Model.of("qwen3-max");

  /** Strong. */
  public static final Model QWEN_MAX = Model.of("qwen-max");

  /** Balanced; thinks on request. */
  public static final Model QWEN_PLUS = Model.of("qwen-plus");

  /** Fast and cheap; thinks on request. */
  public static final Model QWEN_FLASH = Model.of("qwen-flash");

  /** Fast and cheap, older. */
  public static final Model QWEN_TURBO = Model.of("qwen-turbo");

  /** Long documents. */
  public static final Model QWEN_LONG = Model.of("qwen-long");

  /** Documents by URL, slides. */
  public static final Model QWEN_DOC_TURBO = Model.of("qwen-doc-turbo");

  /** Plays a character. */
  public static final Model QWEN_PLUS_CHARACTER = Model.of("qwen-plus-character");

  /** Programs. */
  public static final Model QWEN3_CODER_PLUS = Model.of("qwen3-coder-plus");

  /** Translates; its streams repeat the whole text, which {@link ChatStream} undoes. */
  public static final Model QWEN_MT_PLUS = Model.of("qwen-mt-plus");

  /** Translates fast. */
  public static final Model QWEN_MT_FLASH = Model.of("qwen-mt-flash");

  /** Operates a screen; its answers are actions, see {@link dev.qiao.text.qwen.GuiAnswer}. */
  public static final Model GUI_PLUS = Model.of("gui-plus");

  /**
   * Operates a screen; its answers are actions, see {@link dev.qiao.text.qwen.GuiAnswer}. Snapshot
   * of 2026-02-26.
   */
  public static final Model GUI_PLUS_2026_02_26 = Model.of("gui-plus-2026-02-26");

  /** Sees and always thinks. Preview. */
  public static final Model QVQ_72B_PREVIEW = Model.of("qvq-72b-preview");

  /** Sees and always thinks. */
  public static final Model QVQ_MAX = Model.of("qvq-max");

  /** Hears. */
  public static final Model QWEN_AUDIO_TURBO = Model.of("qwen-audio-turbo");

  /** Hears. Snapshot of 2024-12-04. */
  public static final Model QWEN_AUDIO_TURBO_2024_12_04 = Model.of("qwen-audio-turbo-2024-12-04");

  /** Hears. The newest snapshot. */
  public static final Model QWEN_AUDIO_TURBO_LATEST = Model.of("qwen-audio-turbo-latest");

  /** Programs. */
  public static final Model QWEN_CODER_PLUS = Model.of("qwen-coder-plus");

  /** Programs. Snapshot of 2024-11-06. */
  public static final Model QWEN_CODER_PLUS_2024_11_06 = Model.of("qwen-coder-plus-2024-11-06");

  /** Programs. The newest snapshot. */
  public static final Model QWEN_CODER_PLUS_LATEST = Model.of("qwen-coder-plus-latest");

  /** Programs. */
  public static final Model QWEN_CODER_TURBO = Model.of("qwen-coder-turbo");

  /** Programs. Snapshot of 0919. */
  public static final Model QWEN_CODER_TURBO_0919 = Model.of("qwen-coder-turbo-0919");

  /** Programs. Snapshot of 2024-09-19. */
  public static final Model QWEN_CODER_TURBO_2024_09_19 = Model.of("qwen-coder-turbo-2024-09-19");

  /** Programs. The newest snapshot. */
  public static final Model QWEN_CODER_TURBO_LATEST = Model.of("qwen-coder-turbo-latest");

  /** Researches the web and writes a report, see {@link dev.qiao.text.qwen.DeepResearchRequest}. */
  public static final Model QWEN_DEEP_RESEARCH = Model.of("qwen-deep-research");

  /**
   * Researches the web and writes a report, see {@link dev.qiao.text.qwen.DeepResearchRequest}.
   * Snapshot of 2025-12-15.
   */
  public static final Model QWEN_DEEP_RESEARCH_2025_12_15 =
      Model.of("qwen-deep-research-2025-12-15");

  /** Fast and cheap. Snapshot of 2025-07-28. */
  public static final Model QWEN_FLASH_2025_07_28 = Model.of("qwen-flash-2025-07-28");

  /** Calculates. */
  public static final Model QWEN_MATH_PLUS = Model.of("qwen-math-plus");

  /** Calculates. Snapshot of 0919. */
  public static final Model QWEN_MATH_PLUS_0919 = Model.of("qwen-math-plus-0919");

  /** Calculates. The newest snapshot. */
  public static final Model QWEN_MATH_PLUS_LATEST = Model.of("qwen-math-plus-latest");

  /** Calculates. */
  public static final Model QWEN_MATH_TURBO = Model.of("qwen-math-turbo");

  /** Calculates. Snapshot of 0919. */
  public static final Model QWEN_MATH_TURBO_0919 = Model.of("qwen-math-turbo-0919");

  /** Calculates. The newest snapshot. */
  public static final Model QWEN_MATH_TURBO_LATEST = Model.of("qwen-math-turbo-latest");

  /** Strong. Snapshot of 2024-09-19. */
  public static final Model QWEN_MAX_2024_09_19 = Model.of("qwen-max-2024-09-19");

  /** Strong. The newest snapshot. */
  public static final Model QWEN_MAX_LATEST = Model.of("qwen-max-latest");

  /** Translates. */
  public static final Model QWEN_MT_LITE = Model.of("qwen-mt-lite");

  /** Translates. */
  public static final Model QWEN_MT_LITE_US = Model.of("qwen-mt-lite-us");

  /** Translates. */
  public static final Model QWEN_MT_TURBO = Model.of("qwen-mt-turbo");

  /** Sees, hears and speaks. */
  public static final Model QWEN_OMNI_TURBO = Model.of("qwen-omni-turbo");

  /** Balanced. Snapshot of 2024-09-19. */
  public static final Model QWEN_PLUS_2024_09_19 = Model.of("qwen-plus-2024-09-19");

  /** Balanced. Snapshot of 2025-04-28. */
  public static final Model QWEN_PLUS_2025_04_28 = Model.of("qwen-plus-2025-04-28");

  /** Balanced. The newest snapshot. */
  public static final Model QWEN_PLUS_LATEST = Model.of("qwen-plus-latest");

  /** Fast and cheap. Snapshot of 2024-09-19. */
  public static final Model QWEN_TURBO_2024_09_19 = Model.of("qwen-turbo-2024-09-19");

  /** Fast and cheap. Snapshot of 2025-04-28. */
  public static final Model QWEN_TURBO_2025_04_28 = Model.of("qwen-turbo-2025-04-28");

  /** Fast and cheap. The newest snapshot. */
  public static final Model QWEN_TURBO_LATEST = Model.of("qwen-turbo-latest");

  /** Sees; strong, older. */
  public static final Model QWEN_VL_MAX = Model.of("qwen-vl-max");

  /** Sees; strong, older. Snapshot of 0813. */
  public static final Model QWEN_VL_MAX_0813 = Model.of("qwen-vl-max-0813");

  /** Sees; strong, older. Snapshot of 2024-02-01. */
  public static final Model QWEN_VL_MAX_2024_02_01 = Model.of("qwen-vl-max-2024-02-01");

  /** Sees; strong, older. Snapshot of 2024-08-09. */
  public static final Model QWEN_VL_MAX_2024_08_09 = Model.of("qwen-vl-max-2024-08-09");

  /** Sees; strong, older. Snapshot of 2024-10-30. */
  public static final Model QWEN_VL_MAX_2024_10_30 = Model.of("qwen-vl-max-2024-10-30");

  /** Sees; strong, older. Snapshot of 2024-11-19. */
  public static final Model QWEN_VL_MAX_2024_11_19 = Model.of("qwen-vl-max-2024-11-19");

  /** Sees; strong, older. Snapshot of 2024-12-30. */
  public static final Model QWEN_VL_MAX_2024_12_30 = Model.of("qwen-vl-max-2024-12-30");

  /** Sees; strong, older. Snapshot of 2025-01-25. */
  public static final Model QWEN_VL_MAX_2025_01_25 = Model.of("qwen-vl-max-2025-01-25");

  /** Sees; strong, older. Snapshot of 2025-04-02. */
  public static final Model QWEN_VL_MAX_2025_04_02 = Model.of("qwen-vl-max-2025-04-02");

  /** Sees; strong, older. Snapshot of 2025-04-08. */
  public static final Model QWEN_VL_MAX_2025_04_08 = Model.of("qwen-vl-max-2025-04-08");

  /** Sees; strong, older. Snapshot of 2025-08-13. */
  public static final Model QWEN_VL_MAX_2025_08_13 = Model.of("qwen-vl-max-2025-08-13");

  /** Sees; strong, older. The newest snapshot. */
  public static final Model QWEN_VL_MAX_LATEST = Model.of("qwen-vl-max-latest");

  /** Reads what stands in a picture. */
  public static final Model QWEN_VL_OCR = Model.of("qwen-vl-ocr");

  /** Reads what stands in a picture. Snapshot of 2024-10-28. */
  public static final Model QWEN_VL_OCR_2024_10_28 = Model.of("qwen-vl-ocr-2024-10-28");

  /** Reads what stands in a picture. Snapshot of 2025-04-13. */
  public static final Model QWEN_VL_OCR_2025_04_13 = Model.of("qwen-vl-ocr-2025-04-13");

  /** Reads what stands in a picture. Snapshot of 2025-08-28. */
  public static final Model QWEN_VL_OCR_2025_08_28 = Model.of("qwen-vl-ocr-2025-08-28");

  /** Reads what stands in a picture. Snapshot of 2025-11-20. */
  public static final Model QWEN_VL_OCR_2025_11_20 = Model.of("qwen-vl-ocr-2025-11-20");

  /** Reads what stands in a picture. The newest snapshot. */
  public static final Model QWEN_VL_OCR_LATEST = Model.of("qwen-vl-ocr-latest");

  /** Sees; balanced, older. */
  public static final Model QWEN_VL_PLUS = Model.of("qwen-vl-plus");

  /** Sees; balanced, older. Snapshot of 0710. */
  public static final Model QWEN_VL_PLUS_0710 = Model.of("qwen-vl-plus-0710");

  /** Sees; balanced, older. Snapshot of 0815. */
  public static final Model QWEN_VL_PLUS_0815 = Model.of("qwen-vl-plus-0815");

  /** Sees; balanced, older. Snapshot of 2023-12-01. */
  public static final Model QWEN_VL_PLUS_2023_12_01 = Model.of("qwen-vl-plus-2023-12-01");

  /** Sees; balanced, older. Snapshot of 2024-08-09. */
  public static final Model QWEN_VL_PLUS_2024_08_09 = Model.of("qwen-vl-plus-2024-08-09");

  /** Sees; balanced, older. Snapshot of 2025-01-02. */
  public static final Model QWEN_VL_PLUS_2025_01_02 = Model.of("qwen-vl-plus-2025-01-02");

  /** Sees; balanced, older. Snapshot of 2025-01-25. */
  public static final Model QWEN_VL_PLUS_2025_01_25 = Model.of("qwen-vl-plus-2025-01-25");

  /** Sees; balanced, older. Snapshot of 2025-05-07. */
  public static final Model QWEN_VL_PLUS_2025_05_07 = Model.of("qwen-vl-plus-2025-05-07");

  /** Sees; balanced, older. Snapshot of 2025-07-10. */
  public static final Model QWEN_VL_PLUS_2025_07_10 = Model.of("qwen-vl-plus-2025-07-10");

  /** Sees; balanced, older. Snapshot of 2025-08-15. */
  public static final Model QWEN_VL_PLUS_2025_08_15 = Model.of("qwen-vl-plus-2025-08-15");

  /** Sees; balanced, older. The newest snapshot. */
  public static final Model QWEN_VL_PLUS_LATEST = Model.of("qwen-vl-plus-latest");

  /** Open weights, generation 2. */
  public static final Model QWEN2_0_5B_INSTRUCT = Model.of("qwen2-0.5b-instruct");

  /** Open weights, generation 2. */
  public static final Model QWEN2_1_5B_INSTRUCT = Model.of("qwen2-1.5b-instruct");

  /** Hears. */
  public static final Model QWEN2_AUDIO_INSTRUCT = Model.of("qwen2-audio-instruct");

  /** Sees; open weights, older. */
  public static final Model QWEN2_VL_2B_INSTRUCT = Model.of("qwen2-vl-2b-instruct");

  /** Sees; open weights, older. */
  public static final Model QWEN2_VL_72B_INSTRUCT = Model.of("qwen2-vl-72b-instruct");

  /** Sees; open weights, older. */
  public static final Model QWEN2_VL_7B_INSTRUCT = Model.of("qwen2-vl-7b-instruct");

  /** Open weights, generation 2.5. */
  public static final Model QWEN2_5_0_5B_INSTRUCT = Model.of("qwen2.5-0.5b-instruct");

  /** Open weights, generation 2.5. */
  public static final Model QWEN2_5_1_5B_INSTRUCT = Model.of("qwen2.5-1.5b-instruct");

  /** Open weights, generation 2.5. */
  public static final Model QWEN2_5_14B_INSTRUCT = Model.of("qwen2.5-14b-instruct");

  /** Open weights, generation 2.5. */
  public static final Model QWEN2_5_32B_INSTRUCT = Model.of("qwen2.5-32b-instruct");

  /** Open weights, generation 2.5. */
  public static final Model QWEN2_5_3B_INSTRUCT = Model.of("qwen2.5-3b-instruct");

  /** Open weights, generation 2.5. */
  public static final Model QWEN2_5_72B_INSTRUCT = Model.of("qwen2.5-72b-instruct");

  /** Open weights, generation 2.5. */
  public static final Model QWEN2_5_7B_INSTRUCT = Model.of("qwen2.5-7b-instruct");

  /** Programs; open weights, older. */
  public static final Model QWEN2_5_CODER_0_5B_INSTRUCT = Model.of("qwen2.5-coder-0.5b-instruct");

  /** Programs; open weights, older. */
  public static final Model QWEN2_5_CODER_1_5B_INSTRUCT = Model.of("qwen2.5-coder-1.5b-instruct");

  /** Programs; open weights, older. */
  public static final Model QWEN2_5_CODER_14B_INSTRUCT = Model.of("qwen2.5-coder-14b-instruct");

  /** Programs; open weights, older. */
  public static final Model QWEN2_5_CODER_32B_INSTRUCT = Model.of("qwen2.5-coder-32b-instruct");

  /** Programs; open weights, older. */
  public static final Model QWEN2_5_CODER_3B_INSTRUCT = Model.of("qwen2.5-coder-3b-instruct");

  /** Programs; open weights, older. */
  public static final Model QWEN2_5_CODER_7B_INSTRUCT = Model.of("qwen2.5-coder-7b-instruct");

  /** Calculates; open weights. */
  public static final Model QWEN2_5_MATH_1_5B_INSTRUCT = Model.of("qwen2.5-math-1.5b-instruct");

  /** Calculates; open weights. */
  public static final Model QWEN2_5_MATH_72B_INSTRUCT = Model.of("qwen2.5-math-72b-instruct");

  /** Calculates; open weights. */
  public static final Model QWEN2_5_MATH_7B_INSTRUCT = Model.of("qwen2.5-math-7b-instruct");

  /** Sees, hears and speaks; open weights. */
  public static final Model QWEN2_5_OMNI_7B = Model.of("qwen2.5-omni-7b");

  /** Sees; open weights, older. */
  public static final Model QWEN2_5_VL_32B_INSTRUCT = Model.of("qwen2.5-vl-32b-instruct");

  /** Sees; open weights, older. */
  public static final Model QWEN2_5_VL_3B_INSTRUCT = Model.of("qwen2.5-vl-3b-instruct");

  /** Sees; open weights, older. */
  public static final Model QWEN2_5_VL_72B_INSTRUCT = Model.of("qwen2.5-vl-72b-instruct");

  /** Sees; open weights, older. */
  public static final Model QWEN2_5_VL_7B_INSTRUCT = Model.of("qwen2.5-vl-7b-instruct");

  /** Open weights, generation 3. */
  public static final Model QWEN3_0_6B = Model.of("qwen3-0.6b");

  /** Open weights, generation 3. */
  public static final Model QWEN3_1_7B = Model.of("qwen3-1.7b");

  /** Open weights, generation 3. */
  public static final Model QWEN3_14B = Model.of("qwen3-14b");

  /** Open weights, generation 3. */
  public static final Model QWEN3_235B_A22B = Model.of("qwen3-235b-a22b");

  /** Open weights, generation 3. */
  public static final Model QWEN3_30B_A3B = Model.of("qwen3-30b-a3b");

  /** Open weights, generation 3. */
  public static final Model QWEN3_32B = Model.of("qwen3-32b");

  /** Open weights, generation 3. */
  public static final Model QWEN3_4B = Model.of("qwen3-4b");

  /** Open weights, generation 3. */
  public static final Model QWEN3_8B = Model.of("qwen3-8b");

  /** Programs; open weights. */
  public static final Model QWEN3_CODER_30B_A3B_INSTRUCT = Model.of("qwen3-coder-30b-a3b-instruct");

  /** Programs; open weights. */
  public static final Model QWEN3_CODER_480B_A35B_INSTRUCT =
      Model.of("qwen3-coder-480b-a35b-instruct");

  /** Programs, fast. */
  public static final Model QWEN3_CODER_FLASH = Model.of("qwen3-coder-flash");

  /** Programs. */
  public static final Model QWEN3_CODER_NEXT = Model.of("qwen3-coder-next");

  /** Strong, generation 3. Snapshot of 2025-09-23. */
  public static final Model QWEN3_MAX_2025_09_23 = Model.of("qwen3-max-2025-09-23");

  /** Strong, generation 3. Snapshot of 2026-01-23. */
  public static final Model QWEN3_MAX_2026_01_23 = Model.of("qwen3-max-2026-01-23");

  /** Strong, generation 3. Preview. */
  public static final Model QWEN3_MAX_PREVIEW = Model.of("qwen3-max-preview");

  /** Open weights, generation 3. */
  public static final Model QWEN3_NEXT_80B_A3B_INSTRUCT = Model.of("qwen3-next-80b-a3b-instruct");

  /** Says what is to be heard. */
  public static final Model QWEN3_OMNI_30B_A3B_CAPTIONER = Model.of("qwen3-omni-30b-a3b-captioner");

  /** Sees, hears and speaks. */
  public static final Model QWEN3_OMNI_FLASH = Model.of("qwen3-omni-flash");

  /** Sees; open weights. */
  public static final Model QWEN3_VL_235B_A22B_INSTRUCT = Model.of("qwen3-vl-235b-a22b-instruct");

  /** Sees; open weights. Always thinks. */
  public static final Model QWEN3_VL_235B_A22B_THINKING = Model.of("qwen3-vl-235b-a22b-thinking");

  /** Sees; fast and cheap. */
  public static final Model QWEN3_VL_FLASH = Model.of("qwen3-vl-flash");

  /** Sees; fast and cheap. Snapshot of 2025-10-15. */
  public static final Model QWEN3_VL_FLASH_2025_10_15 = Model.of("qwen3-vl-flash-2025-10-15");

  /** Sees; balanced. */
  public static final Model QWEN3_VL_PLUS = Model.of("qwen3-vl-plus");

  /** Sees; balanced. Snapshot of 2025-09-23. */
  public static final Model QWEN3_VL_PLUS_2025_09_23 = Model.of("qwen3-vl-plus-2025-09-23");

  /** Open weights, generation 3.5; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_5_122B_A10B = Model.of("qwen3.5-122b-a10b");

  /** Open weights, generation 3.5; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_5_27B = Model.of("qwen3.5-27b");

  /** Open weights, generation 3.5; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_5_35B_A3B = Model.of("qwen3.5-35b-a3b");

  /** Open weights, generation 3.5; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_5_397B_A17B = Model.of("qwen3.5-397b-a17b");

  /** Fast and cheap, generation 3.5; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_5_FLASH = Model.of("qwen3.5-flash");

  /**
   * Fast and cheap, generation 3.5; also sees, so it is on the multimodal path. Snapshot of
   * 2026-02-23.
   */
  public static final Model QWEN3_5_FLASH_2026_02_23 = Model.of("qwen3.5-flash-2026-02-23");

  /** Reads what stands in a picture. */
  public static final Model QWEN3_5_OCR = Model.of("qwen3.5-ocr");

  /** Sees, hears and speaks. */
  public static final Model QWEN3_5_OMNI_PLUS = Model.of("qwen3.5-omni-plus");

  /** Balanced, generation 3.5; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_5_PLUS = Model.of("qwen3.5-plus");

  /**
   * Balanced, generation 3.5; also sees, so it is on the multimodal path. Snapshot of 2026-04-20.
   */
  public static final Model QWEN3_5_PLUS_2026_04_20 = Model.of("qwen3.5-plus-2026-04-20");

  /** Open weights, generation 3.6; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_6_35B_A3B = Model.of("qwen3.6-35b-a3b");

  /** Fast and cheap, generation 3.6; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_6_FLASH = Model.of("qwen3.6-flash");

  /**
   * Fast and cheap, generation 3.6; also sees, so it is on the multimodal path. Snapshot of
   * 2026-04-16.
   */
  public static final Model QWEN3_6_FLASH_2026_04_16 = Model.of("qwen3.6-flash-2026-04-16");

  /** Balanced, generation 3.6; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_6_PLUS = Model.of("qwen3.6-plus");

  /**
   * Balanced, generation 3.6; also sees, so it is on the multimodal path. Snapshot of 2026-04-02.
   */
  public static final Model QWEN3_6_PLUS_2026_04_02 = Model.of("qwen3.6-plus-2026-04-02");

  /** Fast and cheap, generation 3.7; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_7_FLASH = Model.of("qwen3.7-flash");

  /**
   * Fast and cheap, generation 3.7; also sees, so it is on the multimodal path. Snapshot of
   * 2026-07-15.
   */
  public static final Model QWEN3_7_FLASH_2026_07_15 = Model.of("qwen3.7-flash-2026-07-15");

  /** Strong, generation 3.7. */
  public static final Model QWEN3_7_MAX = Model.of("qwen3.7-max");

  /** Strong, generation 3.7. Snapshot of 2026-05-20. */
  public static final Model QWEN3_7_MAX_2026_05_20 = Model.of("qwen3.7-max-2026-05-20");

  /** Strong, generation 3.7. Snapshot of 2026-06-08. */
  public static final Model QWEN3_7_MAX_2026_06_08 = Model.of("qwen3.7-max-2026-06-08");

  /** Balanced, generation 3.7; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_7_PLUS = Model.of("qwen3.7-plus");

  /**
   * Balanced, generation 3.7; also sees, so it is on the multimodal path. Snapshot of 2026-05-26.
   */
  public static final Model QWEN3_7_PLUS_2026_05_26 = Model.of("qwen3.7-plus-2026-05-26");

  /** Open weights, generation 3.8; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_8_2_4T_A95B = Model.of("qwen3.8-2.4t-a95b");

  /** Open weights, generation 3.8; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_8_27B = Model.of("qwen3.8-27b");

  /** Fast and cheap, generation 3.8; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_8_FLASH = Model.of("qwen3.8-flash");

  /** Strong, generation 3.8; also sees, so it is on the multimodal path. */
  public static final Model QWEN3_8_MAX = Model.of("qwen3.8-max");

  /** Strong, generation 3.8; also sees, so it is on the multimodal path. Snapshot of 0902. */
  public static final Model QWEN3_8_MAX_0902 = Model.of("qwen3.8-max-0902");

  /** Sees, hears and speaks. */
  public static final Model QWEN3_8_OMNI_FLASH = Model.of("qwen3.8-omni-flash");

  /** Always thinks. Preview. */
  public static final Model QWQ_32B_PREVIEW = Model.of("qwq-32b-preview");

  /** Always thinks. */
  public static final Model QWQ_PLUS = Model.of("qwq-plus");

  /** DeepSeek's fast model, on DeepSeek's own platform; thinks unless told not to. */
  public static final Model DEEPSEEK_V4_FLASH = Model.of("deepseek-v4-flash");

  /** DeepSeek's strong model, on DeepSeek's own platform; thinks unless told not to. */
  public static final Model DEEPSEEK_V4_PRO = Model.of("deepseek-v4-pro");

  /** DeepSeek without thinking; the newest pages say it ended on 2026-07-24. */
  public static final Model DEEPSEEK_CHAT = Model.of("deepseek-chat");

  /** DeepSeek with thinking; the newest pages say it ended on 2026-07-24. */
  public static final Model DEEPSEEK_REASONER = Model.of("deepseek-reasoner");

  /** Kimi's strongest; thinks as much as it is told. On Moonshot's own platform. */
  public static final Model KIMI_K3 = Model.of("kimi-k3");

  /** Programs; always thinks. On Moonshot's own platform. */
  public static final Model KIMI_K2_7_CODE = Model.of("kimi-k2.7-code");

  /** Programs, faster; always thinks. On Moonshot's own platform. */
  public static final Model KIMI_K2_7_CODE_HIGHSPEED = Model.of("kimi-k2.7-code-highspeed");

  /** Text, pictures, videos; thinks unless told not to. On Moonshot's own platform. */
  public static final Model KIMI_K2_6 = Model.of("kimi-k2.6");

  /** Text, pictures, videos; thinks unless told not to. On Moonshot's own platform. */
  public static final Model KIMI_K2_5 = Model.of("kimi-k2.5");

  /** Text, of September 2025. On Moonshot's own platform. */
  public static final Model KIMI_K2_0905 = Model.of("kimi-k2-0905-preview");

  /** Text, of July 2025. On Moonshot's own platform. */
  public static final Model KIMI_K2_0711 = Model.of("kimi-k2-0711-preview");

  /** Text, fast. On Moonshot's own platform. */
  public static final Model KIMI_K2_TURBO = Model.of("kimi-k2-turbo-preview");

  /** Text; always thinks. On Moonshot's own platform. */
  public static final Model KIMI_K2_THINKING = Model.of("kimi-k2-thinking");

  /** Text, fast; always thinks. On Moonshot's own platform. */
  public static final Model KIMI_K2_THINKING_TURBO = Model.of("kimi-k2-thinking-turbo");

  /** Older, 8K tokens of prompt and answer. On Moonshot's own platform. */
  public static final Model MOONSHOT_V1_8K = Model.of("moonshot-v1-8k");

  /** Older, 32K tokens of prompt and answer. On Moonshot's own platform. */
  public static final Model MOONSHOT_V1_32K = Model.of("moonshot-v1-32k");

  /** Older, 128K tokens of prompt and answer. On Moonshot's own platform. */
  public static final Model MOONSHOT_V1_128K = Model.of("moonshot-v1-128k");

  /** Older; takes the length that is needed. On Moonshot's own platform. */
  public static final Model MOONSHOT_V1_AUTO = Model.of("moonshot-v1-auto");

  /** Older, 8K, with pictures. On Moonshot's own platform. */
  public static final Model MOONSHOT_V1_8K_VISION = Model.of("moonshot-v1-8k-vision-preview");

  /** Older, 32K, with pictures. On Moonshot's own platform. */
  public static final Model MOONSHOT_V1_32K_VISION = Model.of("moonshot-v1-32k-vision-preview");

  /** Older, 128K, with pictures. On Moonshot's own platform. */
  public static final Model MOONSHOT_V1_128K_VISION = Model.of("moonshot-v1-128k-vision-preview");

  /** GLM's strongest; always thinks unless told not to. On Zhipu's own platform. */
  public static final Model GLM_5_1 = Model.of("glm-5.1");

  /** The fifth generation, fast. On Zhipu's own platform. */
  public static final Model GLM_5_TURBO = Model.of("glm-5-turbo");

  /** The fifth generation. On Zhipu's own platform. */
  public static final Model GLM_5 = Model.of("glm-5");

  /** Text; programs. On Zhipu's own platform. */
  public static final Model GLM_4_7 = Model.of("glm-4.7");

  /** Text, free. On Zhipu's own platform. */
  public static final Model GLM_4_7_FLASH = Model.of("glm-4.7-flash");

  /** Text, fast and cheap. On Zhipu's own platform. */
  public static final Model GLM_4_7_FLASHX = Model.of("glm-4.7-flashx");

  /** Text; thinks as it sees fit. On Zhipu's own platform. */
  public static final Model GLM_4_6 = Model.of("glm-4.6");

  /** Text, light; thinks as it sees fit. On Zhipu's own platform. */
  public static final Model GLM_4_5_AIR = Model.of("glm-4.5-air");

  /** Text, light and fast. On Zhipu's own platform. */
  public static final Model GLM_4_5_AIRX = Model.of("glm-4.5-airx");

  /** Text, free. On Zhipu's own platform. */
  public static final Model GLM_4_5_FLASH = Model.of("glm-4.5-flash");

  /** Text, free, older. On Zhipu's own platform. */
  public static final Model GLM_4_FLASH = Model.of("glm-4-flash-250414");

  /** Text, fast, older. On Zhipu's own platform. */
  public static final Model GLM_4_FLASHX = Model.of("glm-4-flashx-250414");

  /** Sees pictures, videos and files. On Zhipu's own platform. */
  public static final Model GLM_5V_TURBO = Model.of("glm-5v-turbo");

  /** Sees pictures, videos and files; calls functions. On Zhipu's own platform. */
  public static final Model GLM_4_6V = Model.of("glm-4.6v");

  /** Sees, free. On Zhipu's own platform. */
  public static final Model GLM_4_6V_FLASH = Model.of("glm-4.6v-flash");

  /** Sees, fast. On Zhipu's own platform. */
  public static final Model GLM_4_6V_FLASHX = Model.of("glm-4.6v-flashx");

  /** Operates a telephone by its screen. On Zhipu's own platform. */
  public static final Model AUTOGLM_PHONE = Model.of("autoglm-phone");

  /** Sees one picture, by URL; free, older. On Zhipu's own platform. */
  public static final Model GLM_4V_FLASH = Model.of("glm-4v-flash");

  /** Sees and thinks, free. On Zhipu's own platform. */
  public static final Model GLM_4_1V_THINKING_FLASH = Model.of("glm-4.1v-thinking-flash");

  /** Sees and thinks, fast. On Zhipu's own platform. */
  public static final Model GLM_4_1V_THINKING_FLASHX = Model.of("glm-4.1v-thinking-flashx");

  /** Hears and speaks. On Zhipu's own platform. */
  public static final Model GLM_4_VOICE = Model.of("glm-4-voice");

  /** Plays a character. On Zhipu's own platform. */
  public static final Model CHARGLM_4 = Model.of("charglm-4");

  /** Listens to troubles, in a role. On Zhipu's own platform. */
  public static final Model EMOHAA = Model.of("emohaa");

  /** MiniMax's newest; thinks as far as it is told. On MiniMax's own platform. */
  public static final Model MINIMAX_M3 = Model.of("MiniMax-M3");

  /** Text; always thinks. On MiniMax's own platform and the gateway. */
  public static final Model MINIMAX_M2_7 = Model.of("MiniMax-M2.7");

  /** Text, faster; always thinks. On MiniMax's own platform and the gateway. */
  public static final Model MINIMAX_M2_7_HIGHSPEED = Model.of("MiniMax-M2.7-highspeed");

  /** Text; always thinks. On MiniMax's own platform. */
  public static final Model MINIMAX_M2_5 = Model.of("MiniMax-M2.5");

  /** Text, faster; always thinks. On MiniMax's own platform. */
  public static final Model MINIMAX_M2_5_HIGHSPEED = Model.of("MiniMax-M2.5-highspeed");

  /** Text; always thinks. On MiniMax's own platform. */
  public static final Model MINIMAX_M2_1 = Model.of("MiniMax-M2.1");

  /** Text; always thinks. On MiniMax's own platform. */
  public static final Model MINIMAX_M2 = Model.of("MiniMax-M2");

  /** Text, older; thinks. On MiniMax's own platform. */
  public static final Model MINIMAX_M1 = Model.of("MiniMax-M1");

  /** Text and pictures, older; answers by a JSON schema. On MiniMax's own platform. */
  public static final Model MINIMAX_TEXT_01 = Model.of("MiniMax-Text-01");

  /** Plays roles. On MiniMax's own platform. */
  public static final Model M2_HER = Model.of("M2-her");

  private TextModels() {}
}
