package dev.qiao.text;

import dev.qiao.core.Model;

/** The text models this version knows. Any other name works as well: {@code Model.of(name)}. */
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

  /** DeepSeek's fast model, on DeepSeek's own platform; thinks unless told not to. */
  public static final Model DEEPSEEK_V4_FLASH = Model.of("deepseek-v4-flash");

  /** DeepSeek's strong model, on DeepSeek's own platform; thinks unless told not to. */
  public static final Model DEEPSEEK_V4_PRO = Model.of("deepseek-v4-pro");

  /** DeepSeek without thinking; the newest pages say it ended on 2026-07-24. */
  public static final Model DEEPSEEK_CHAT = Model.of("deepseek-chat");

  /** DeepSeek with thinking; the newest pages say it ended on 2026-07-24. */
  public static final Model DEEPSEEK_REASONER = Model.of("deepseek-reasoner");

  private TextModels() {}
}
