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

  /** Qwen, balanced; thinks on request. On the gateway. */
  public static final Model QWEN3_6_PLUS = Model.of("qwen3.6-plus");

  /** Qwen, fast; thinks on request. On the gateway. */
  public static final Model QWEN3_6_FLASH = Model.of("qwen3.6-flash");

  /** Qwen; programs. On the gateway. */
  public static final Model QWEN3_CODER_NEXT = Model.of("qwen3-coder-next");

  private TextModels() {}
}
