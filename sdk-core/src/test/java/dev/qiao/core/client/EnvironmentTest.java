package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.ApiKey;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.http.InterceptedRequest;
import dev.qiao.core.http.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a client is built from: builder, factories, environment. */
class EnvironmentTest extends SocketTest {
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private static ClientOptions built(Vendor vendor, Map<String, String> variables) {
    try (QiaoClient client =
        QiaoClient.builder().vendor(vendor).fromEnvironment(variables::get).build()) {
      return client.options();
    }
  }

  @Test
  void environment_keyAlone_takesTheVendorsDefaultRegionAsAssumed() {
    ClientOptions options = built(Vendor.DASHSCOPE, Map.of("DASHSCOPE_API_KEY", " key-1\n"));
    assertThat(options.apiKeys().get()).isEqualTo(ApiKey.of("key-1"));
    assertThat(options.region()).isEqualTo(Region.CN_BEIJING);
    assertThat(options.regionDefaulted()).isTrue();
    assertThat(options.endpoint()).isEqualTo(Endpoint.of(Vendor.DASHSCOPE, Region.CN_BEIJING));
  }

  @Test
  void environment_region_isTaken() {
    ClientOptions options =
        built(
            Vendor.DASHSCOPE,
            Map.of("DASHSCOPE_API_KEY", "key-1", "DASHSCOPE_REGION", "us-east-1"));
    assertThat(options.region()).isEqualTo(Region.US_EAST_1);
    assertThat(options.regionDefaulted()).isFalse();
    assertThat(options.endpoint().nativeUrl()).hasHost("dashscope-us.aliyuncs.com");
  }

  @Test
  void environment_baseUrls_areTaken() {
    ClientOptions options =
        built(
            Vendor.DASHSCOPE,
            Map.of(
                "DASHSCOPE_API_KEY", "key-1",
                "DASHSCOPE_HTTP_BASE_URL", "https://proxy.example/api/v1/"));
    assertThat(options.endpoint())
        .isEqualTo(
            new Endpoint(
                URI.create("https://proxy.example/api/v1"),
                URI.create("https://proxy.example/compatible-mode/v1"),
                URI.create("wss://proxy.example/api-ws/v1/inference")));
    assertThat(
            built(
                    Vendor.DASHSCOPE,
                    Map.of(
                        "DASHSCOPE_API_KEY", "key-1",
                        "DASHSCOPE_WEBSOCKET_BASE_URL", "wss://sockets.example/x"))
                .endpoint()
                .webSocketUrl())
        .hasToString("wss://sockets.example/x");
  }

  @Test
  void environment_otherVendors_useTheirOwnVariablesAlone() {
    Map<String, String> variables =
        Map.of(
            "DASHSCOPE_REGION", "us-east-1",
            "DASHSCOPE_HTTP_BASE_URL", "https://proxy.example/api/v1",
            "DEEPSEEK_API_KEY", "deep",
            "ZAI_API_KEY", "zai");
    ClientOptions deepSeek = built(Vendor.DEEPSEEK, variables);
    assertThat(deepSeek.apiKeys().get()).isEqualTo(ApiKey.of("deep"));
    assertThat(deepSeek.endpoint().nativeUrl()).hasHost("api.deepseek.com");
    assertThat(built(Vendor.ZHIPU, variables).apiKeys().get()).isEqualTo(ApiKey.of("zai"));
  }

  @Test
  void environment_withoutKey_namesTheVariables() {
    assertThatThrownBy(() -> built(Vendor.ZHIPU, Map.of("ZHIPU_API_KEY", "  ")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "no key for Zhipu in region china: set the environment variable ZHIPU_API_KEY, or"
                + " ZAI_API_KEY for region international");
  }

  @Test
  void builder_winsOverTheEnvironment() {
    Map<String, String> variables =
        Map.of("DASHSCOPE_API_KEY", "theirs", "DASHSCOPE_REGION", "us-east-1");
    try (QiaoClient client =
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .region(Region.CN_HONGKONG)
            .apiKey("mine")
            .fromEnvironment(variables::get)
            .build()) {
      assertThat(client.options().apiKeys().get()).isEqualTo(ApiKey.of("mine"));
      assertThat(client.options().region()).isEqualTo(Region.CN_HONGKONG);
    }
  }

  @Test
  void builder_withoutVendorOrKey_saysWhatToSet() {
    assertThatThrownBy(() -> QiaoClient.builder().apiKey("k").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("set vendor(Vendor.DASHSCOPE) or another vendor");
    assertThatThrownBy(() -> QiaoClient.builder().vendor(Vendor.MINIMAX).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("set apiKey(..), or use fromEnvironment(..) with the variable MINIMAX_API_KEY");
  }

  @Test
  void builder_limitsThatMakeNoSense_areRefused() {
    assertThatThrownBy(() -> QiaoClient.builder().pollsPerSecond(0))
        .hasMessage("pollsPerSecond must be more than 0 and at most 10000, not 0.0");
    assertThatThrownBy(() -> QiaoClient.builder().pollsPerSecond(Double.NaN))
        .hasMessage("pollsPerSecond must be more than 0 and at most 10000, not NaN");
    assertThatThrownBy(() -> QiaoClient.builder().responseLimit(1023))
        .hasMessage("responseLimit must be at least 1024, not 1023");
    assertThatThrownBy(() -> QiaoClient.builder().eventLimit(1023))
        .hasMessage("eventLimit must be at least 1024, not 1023");
  }

  @Test
  void factories_areTheBuilderInShort() {
    try (QiaoClient dashScope = QiaoClient.dashScope(Region.US_EAST_1, "k");
        QiaoClient deepSeek = QiaoClient.deepSeek("k")) {
      assertThat(dashScope).hasToString("QiaoClient[DASHSCOPE, us-east-1]");
      assertThat(dashScope.options().regionDefaulted()).isFalse();
      assertThat(deepSeek).hasToString("QiaoClient[DEEPSEEK, china]");
      assertThat(deepSeek.options().endpoint().nativeUrl()).hasToString("https://api.deepseek.com");
    }
  }

  @Test
  void call_refusedKeyInAnAssumedRegion_saysThatItWasAssumed() throws InterruptedException {
    URI here = server.url("/here").uri();
    server.enqueue(refusal(401, "InvalidApiKey", "no"));
    try (QiaoClient client =
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .fromEnvironment(Map.of("DASHSCOPE_API_KEY", "key-1")::get)
            .interceptor(
                chain -> {
                  InterceptedRequest request = chain.request();
                  heard.add(request.uri().toString());
                  return chain.proceed(new InterceptedRequest("POST", here, request.headers()));
                })
            .build()) {
      assertThatThrownBy(() -> client.call(Ask.of("a")))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining(
              "it was sent to dashscope.aliyuncs.com (region cn-beijing, assumed because none was"
                  + " set); keys");
    }
    assertThat(heard).containsExactly("https://dashscope.aliyuncs.com/api/v1/services/ask");
    assertThat(taken().getHeader("Authorization")).isEqualTo("Bearer key-1");
  }

  @Test
  void call_refusedKeyAtABaseUrlOfTheEnvironment_stillHasAnAssumedRegion()
      throws InterruptedException {
    Map<String, String> variables =
        Map.of(
            "DASHSCOPE_API_KEY",
            "key-1",
            "DASHSCOPE_HTTP_BASE_URL",
            server.url("/api/v1").toString());
    server.enqueue(refusal(401, "InvalidApiKey", "no"));
    try (QiaoClient client =
        QiaoClient.builder().vendor(Vendor.DASHSCOPE).fromEnvironment(variables::get).build()) {
      assertThatThrownBy(() -> client.call(Ask.of("a")))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining(
              "it was sent to localhost (region cn-beijing, assumed because none was set); keys");
    }
    assertThat(taken().getPath()).isEqualTo("/api/v1/services/ask");
  }

  @Test
  void apiKey_printed_isMasked_andEqualByItsText() {
    assertThat(ApiKey.of("secret-key"))
        .hasToString("ApiKey(***)")
        .isEqualTo(ApiKey.of("secret-key"));
    assertThat(ApiKey.of("a")).isNotEqualTo(ApiKey.of("b")).hasSameHashCodeAs(ApiKey.of("a"));
    assertThat(ApiKey.of("secret-key").reveal()).isEqualTo("secret-key");
  }

  @Test
  void apiKey_emptyOrWithWhiteSpace_isRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> ApiKey.of(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the API key is empty");
    assertThatThrownBy(() -> ApiKey.of("secret key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the API key has a character that a header cannot contain at position 6 (a space, line"
                + " break or non-ASCII character); was it copied whole and trimmed?");
  }

  @Test
  void model_withoutName_isRefused() {
    assertThatThrownBy(() -> Model.of(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the model's name is empty");
    assertThat(Model.of("qwen-plus")).hasToString("qwen-plus");
  }

  @Test
  void requestOptions_printed_showNames_notValues() {
    assertThat(
            RequestOptions.builder()
                .apiKey(ApiKey.of("secret-key"))
                .workspace("ws")
                .header("X-A", "secret-value")
                .build()
                .toString())
        .contains("workspace=ws", "headers=[X-A]", "ApiKey(***)")
        .doesNotContain("secret");
  }
}
