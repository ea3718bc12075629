package dev.qiao.core;

import dev.qiao.core.client.QiaoClient;
import java.util.List;
import java.util.Locale;

/**
 * A company whose models Qiao calls. One {@link QiaoClient} talks to one vendor.
 *
 * <p>This is an enum because the list is ours: a vendor is a set of hosts, an error table and a
 * task dialect that this SDK ships. What a vendor names (models, regions, states) is never an enum.
 */
@SuppressWarnings(
    "ImmutableEnumChecker") // List.of and Region are immutable; the checker cannot see it
public enum Vendor {
  /** Alibaba Cloud Model Studio (Bailian): Qwen, Wan, EMO, LivePortrait, CosyVoice and others. */
  DASHSCOPE("DashScope", List.of("DASHSCOPE_API_KEY"), Region.CN_BEIJING),
  /** DeepSeek's own platform. */
  DEEPSEEK("DeepSeek", List.of("DEEPSEEK_API_KEY"), Region.CHINA),
  /** Moonshot AI, the maker of Kimi. */
  MOONSHOT("Moonshot", List.of("MOONSHOT_API_KEY"), Region.CHINA),
  /** Zhipu AI (Z.ai), the maker of GLM and CogVideoX. */
  ZHIPU("Zhipu", List.of("ZHIPU_API_KEY", "ZAI_API_KEY"), Region.CHINA),
  /** MiniMax: MiniMax-M, Hailuo, T2A speech. */
  MINIMAX("MiniMax", List.of("MINIMAX_API_KEY"), Region.CHINA),
  /**
   * A unified gateway that serves several vendors' models behind one OpenAI-style API. It has no
   * documented host, see {@link Endpoint#gateway}, and its region means nothing.
   */
  GATEWAY("Gateway", List.of("QIAO_GATEWAY_API_KEY"), Region.CHINA);

  private final String displayName;
  private final List<String> keyVariables;
  private final Region defaultRegion;

  Vendor(String displayName, List<String> keyVariables, Region defaultRegion) {
    this.displayName = displayName;
    this.keyVariables = keyVariables;
    this.defaultRegion = defaultRegion;
  }

  /** The name in messages, such as {@code DashScope}. */
  public String displayName() {
    return displayName;
  }

  /** The name in a {@link dev.qiao.core.task.TaskRef}, such as {@code dashscope}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The environment variables that may hold this vendor's key, the usual one first. */
  public List<String> keyVariables() {
    return keyVariables;
  }

  /**
   * The environment variables that may hold this vendor's key for a region. Zhipu's hosts take
   * different credentials: ZHIPU_API_KEY is of open.bigmodel.cn, ZAI_API_KEY of api.z.ai.
   */
  public List<String> keyVariables(Region region) {
    if (this == ZHIPU && region.equals(Region.CHINA)) {
      return List.of("ZHIPU_API_KEY");
    }
    if (this == ZHIPU && region.equals(Region.INTERNATIONAL)) {
      return List.of("ZAI_API_KEY");
    }
    return keyVariables;
  }

  /** The region the vendor itself treats as the default. */
  public Region defaultRegion() {
    return defaultRegion;
  }
}
