package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the clients of each vendor go, and what they take from the environment. */
class ClientsTest {
  private static final String KEY = "sk-0123456789";

  @Test
  void factories_goToTheDocumentedHosts() {
    assertThat(url(QiaoClient.dashScope(Region.US_EAST_1, KEY)))
        .isEqualTo("https://dashscope-us.aliyuncs.com/api/v1");
    assertThat(url(QiaoClient.deepSeek(KEY))).isEqualTo("https://api.deepseek.com");
    assertThat(url(QiaoClient.moonshot(Region.CHINA, KEY))).isEqualTo("https://api.moonshot.cn/v1");
    assertThat(url(QiaoClient.moonshot(Region.INTERNATIONAL, KEY)))
        .isEqualTo("https://api.moonshot.ai/v1");
    assertThat(url(QiaoClient.zhipu(Region.CHINA, KEY)))
        .isEqualTo("https://open.bigmodel.cn/api/paas/v4");
    assertThat(url(QiaoClient.zhipu(Region.INTERNATIONAL, KEY)))
        .isEqualTo("https://api.z.ai/api/paas/v4");
    assertThat(url(QiaoClient.miniMax(Region.CHINA, KEY))).isEqualTo("https://api.minimaxi.com/v1");
    assertThat(url(QiaoClient.miniMax(Region.INTERNATIONAL, KEY)))
        .isEqualTo("https://api.minimax.io/v1");
    assertThat(url(QiaoClient.gateway(URI.create("https://gateway.example"), KEY)))
        .isEqualTo("https://gateway.example/v1");
    assertThat(url(QiaoClient.gateway(URI.create("https://gateway.example/llm/v1/"), KEY)))
        .isEqualTo("https://gateway.example/llm/v1");
  }

  @Test
  void factories_regionOfAnotherVendor_isRefusedWithTheRegionsThereAre() {
    assertThatThrownBy(() -> QiaoClient.moonshot(Region.CN_BEIJING, KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Moonshot has the regions china and international, not cn-beijing");
    assertThatThrownBy(() -> Endpoint.of(Vendor.GATEWAY, Region.CHINA))
        .hasMessage(
            "a gateway has no documented host; use QiaoClient.gateway(baseUrl, key),"
                + " QiaoClient.builder().endpoint(Endpoint.gateway(baseUrl)) or the variable"
                + " QIAO_GATEWAY_BASE_URL");
  }

  @ParameterizedTest
  @CsvSource({
    // vendor, region wished, variables, region, url, key
    "ZHIPU, , ZHIPU_API_KEY=k-cn, china, https://open.bigmodel.cn/api/paas/v4, k-cn",
    "ZHIPU, , ZAI_API_KEY=k-ai, international, https://api.z.ai/api/paas/v4, k-ai",
    "ZHIPU, , ZAI_API_KEY=k-ai;ZHIPU_API_KEY=k-cn, china, https://open.bigmodel.cn/api/paas/v4,"
        + " k-cn",
    "ZHIPU, international, ZAI_API_KEY=k-ai;ZHIPU_API_KEY=k-cn, international,"
        + " https://api.z.ai/api/paas/v4, k-ai",
    "ZHIPU, china, ZAI_API_KEY=k-ai;ZHIPU_API_KEY=k-cn, china,"
        + " https://open.bigmodel.cn/api/paas/v4, k-cn",
    "MINIMAX, international, MINIMAX_API_KEY=k-m, international, https://api.minimax.io/v1, k-m",
    "MOONSHOT, , MOONSHOT_API_KEY=k-k, china, https://api.moonshot.cn/v1, k-k",
    "DEEPSEEK, , DEEPSEEK_API_KEY=k-d, china, https://api.deepseek.com, k-d",
    "GATEWAY, , QIAO_GATEWAY_API_KEY=k-g;QIAO_GATEWAY_BASE_URL=http://10.0.0.1:8080, china,"
        + " http://10.0.0.1:8080/v1, k-g",
    "DASHSCOPE, , DASHSCOPE_API_KEY=k-q, cn-beijing, https://dashscope.aliyuncs.com/api/v1, k-q",
    "DASHSCOPE, , DASHSCOPE_API_KEY=k-q;DASHSCOPE_REGION=ap-southeast-1, ap-southeast-1,"
        + " https://dashscope-intl.aliyuncs.com/api/v1, k-q",
    "DASHSCOPE, , DASHSCOPE_API_KEY=k-q;"
        + "DASHSCOPE_HTTP_BASE_URL=https://dashscope-intl.aliyuncs.com/api/v1, ap-southeast-1,"
        + " https://dashscope-intl.aliyuncs.com/api/v1, k-q",
    "DASHSCOPE, , DASHSCOPE_API_KEY=k-q;"
        + "DASHSCOPE_HTTP_BASE_URL=https://llm-1.eu-central-1.maas.aliyuncs.com/api/v1/,"
        + " eu-central-1, https://llm-1.eu-central-1.maas.aliyuncs.com/api/v1, k-q",
    "DASHSCOPE, , DASHSCOPE_API_KEY=k-q;DASHSCOPE_HTTP_BASE_URL=http://proxy.local/api/v1,"
        + " cn-beijing, http://proxy.local/api/v1, k-q",
  })
  void fromEnvironment_takesKeyRegionAndUrlThatFitEachOther(
      Vendor vendor, String wish, String variables, String region, String url, String key) {
    try (QiaoClient client = from(vendor, wish, variables)) {
      assertThat(client.options().region()).isEqualTo(new Region(region));
      assertThat(url(client)).isEqualTo(url);
      assertThat(client.options().apiKeys().get().reveal()).isEqualTo(key);
    }
  }

  @Test
  void fromEnvironment_regionIsAssumedOnlyIfNothingTellsIt() {
    assertThat(assumed(Vendor.DASHSCOPE, "DASHSCOPE_API_KEY=k-q")).isTrue();
    assertThat(assumed(Vendor.DASHSCOPE, "DASHSCOPE_API_KEY=k-q;DASHSCOPE_REGION=us-east-1"))
        .isFalse();
    assertThat(assumed(Vendor.ZHIPU, "ZAI_API_KEY=k-ai")).isFalse();
    assertThat(assumed(Vendor.ZHIPU, "ZAI_API_KEY=k-ai;ZHIPU_API_KEY=k-cn")).isTrue();
    assertThat(assumed(Vendor.MINIMAX, "MINIMAX_API_KEY=k-m")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ZHIPU | | no key for Zhipu in region china: set the environment variable ZHIPU_API_KEY, or"
            + " ZAI_API_KEY for region international",
        "ZHIPU | international | no key for Zhipu in region international: set the environment"
            + " variable ZAI_API_KEY, or ZHIPU_API_KEY for region china",
        "MINIMAX | | no key for MiniMax: set the environment variable MINIMAX_API_KEY",
        "DASHSCOPE | | no key for DashScope: set the environment variable DASHSCOPE_API_KEY",
      })
  void fromEnvironment_noKey_namesTheVariable(Vendor vendor, String wish, String message) {
    assertThatThrownBy(() -> from(vendor, wish, "OTHER=x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(message);
  }

  @Test
  void fromEnvironment_webSocketUrlOfDashScope_isTaken() {
    String variables =
        "DASHSCOPE_API_KEY=k-q;DASHSCOPE_WEBSOCKET_BASE_URL=wss://proxy.local/api-ws/v1/inference";
    try (QiaoClient client = from(Vendor.DASHSCOPE, null, variables)) {
      assertThat(client.options().endpoint().webSocketUrl())
          .hasToString("wss://proxy.local/api-ws/v1/inference");
      assertThat(url(client)).isEqualTo("https://dashscope.aliyuncs.com/api/v1");
    }
  }

  @Test
  void fromEnvironment_ofThisProcess_namesWhatIsMissing() {
    assertThatThrownBy(() -> QiaoClient.fromEnvironment(Vendor.GATEWAY))
        .isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
    assertThatThrownBy(() -> QiaoClient.fromEnvironment(Vendor.MOONSHOT, Region.CN_HONGKONG))
        .isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
  }

  private static boolean assumed(Vendor vendor, String variables) {
    try (QiaoClient client = from(vendor, null, variables)) {
      return client.options().regionDefaulted();
    }
  }

  private static QiaoClient from(Vendor vendor, String wish, String variables) {
    Map<String, String> set = new java.util.HashMap<>();
    for (String variable : variables.split(";", -1)) {
      int equals = variable.indexOf('=');
      set.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    QiaoClient.Builder builder = QiaoClient.builder().vendor(vendor).fromEnvironment(set::get);
    return (wish == null ? builder : builder.region(new Region(wish))).build();
  }

  private static String url(QiaoClient client) {
    try (client) {
      return client.options().endpoint().nativeUrl().toString();
    }
  }
}
