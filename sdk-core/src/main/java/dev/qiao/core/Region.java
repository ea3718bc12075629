package dev.qiao.core;

import dev.qiao.core.client.QiaoClient;
import java.io.Serializable;
import java.util.Objects;

/**
 * Where a vendor runs a service. Keys, tasks and uploaded files belong to one region.
 *
 * <p>Any text is a region: a region this version does not know needs {@link
 * QiaoClient.Builder#endpoint}. Source of the DashScope regions: <a
 * href="https://help.aliyun.com/zh/model-studio/base-url">base URLs</a>.
 *
 * @param id the vendor's id, such as {@code cn-beijing}
 */
public record Region(String id) implements Serializable {
  /** DashScope, China (Beijing): {@code dashscope.aliyuncs.com}. The vendor's default. */
  public static final Region CN_BEIJING = new Region("cn-beijing");

  /** DashScope, Singapore: {@code dashscope-intl.aliyuncs.com}. */
  public static final Region AP_SOUTHEAST_1 = new Region("ap-southeast-1");

  /** DashScope, US (Virginia): {@code dashscope-us.aliyuncs.com}. */
  public static final Region US_EAST_1 = new Region("us-east-1");

  /** DashScope, China (Hong Kong): {@code cn-hongkong.dashscope.aliyuncs.com}. */
  public static final Region CN_HONGKONG = new Region("cn-hongkong");

  /** DashScope, Japan (Tokyo): workspace hosts only, see {@link Endpoint#dashScopeWorkspace}. */
  public static final Region AP_NORTHEAST_1 = new Region("ap-northeast-1");

  /** DashScope, Germany (Frankfurt): workspace hosts only. */
  public static final Region EU_CENTRAL_1 = new Region("eu-central-1");

  /** The host in China of MiniMax, Moonshot and Zhipu, and the only host of DeepSeek. */
  public static final Region CHINA = new Region("china");

  /** The international host of MiniMax, Moonshot and Zhipu, with keys of its own. */
  public static final Region INTERNATIONAL = new Region("international");

  /** Checks that a host name can contain the id. */
  public Region {
    Objects.requireNonNull(id, "the id of the region is null: is the property or variable set?");
    if (!id.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException(
          "region \"" + id + "\" is not an id of letters, digits and dashes, such as cn-beijing");
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
