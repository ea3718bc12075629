package dev.qiao.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts and regions. */
class EndpointTest {
  @ParameterizedTest
  @CsvSource({
    "DASHSCOPE, cn-beijing, https://dashscope.aliyuncs.com/api/v1",
    "DASHSCOPE, ap-southeast-1, https://dashscope-intl.aliyuncs.com/api/v1",
    "DASHSCOPE, us-east-1, https://dashscope-us.aliyuncs.com/api/v1",
    "DASHSCOPE, cn-hongkong, https://cn-hongkong.dashscope.aliyuncs.com/api/v1",
    "DEEPSEEK, china, https://api.deepseek.com",
    "MOONSHOT, china, https://api.moonshot.cn/v1",
    "MOONSHOT, international, https://api.moonshot.ai/v1",
    "ZHIPU, china, https://open.bigmodel.cn/api/paas/v4",
    "ZHIPU, international, https://api.z.ai/api/paas/v4",
    "MINIMAX, china, https://api.minimaxi.com/v1",
    "MINIMAX, international, https://api.minimax.io/v1",
  })
  void of_vendorAndRegion_isTheDocumentedHost(Vendor vendor, String region, String url) {
    assertThat(Endpoint.of(vendor, new Region(region)).nativeUrl()).isEqualTo(URI.create(url));
  }

  @Test
  void of_dashScope_hasThreeUrls() {
    Endpoint endpoint = Endpoint.of(Vendor.DASHSCOPE, Region.AP_SOUTHEAST_1);
    assertThat(endpoint.url(Endpoint.Api.NATIVE))
        .hasToString("https://dashscope-intl.aliyuncs.com/api/v1");
    assertThat(endpoint.url(Endpoint.Api.COMPATIBLE))
        .hasToString("https://dashscope-intl.aliyuncs.com/compatible-mode/v1");
    assertThat(endpoint.url(Endpoint.Api.WEB_SOCKET))
        .hasToString("wss://dashscope-intl.aliyuncs.com/api-ws/v1/inference");
    assertThat(endpoint.url(Endpoint.Api.COMPATIBLE_API))
        .hasToString("https://dashscope-intl.aliyuncs.com/compatible-api/v1");
    assertThat(Endpoint.single(URI.create("https://proxy/a/v1")).url(Endpoint.Api.COMPATIBLE_API))
        .hasToString("https://proxy/a/v1");
  }

  @Test
  void of_regionWithoutSharedHost_namesTheWayOut() {
    assertThatThrownBy(() -> Endpoint.of(Vendor.DASHSCOPE, Region.EU_CENTRAL_1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "DashScope has no shared host in region eu-central-1; use"
                + " Endpoint.dashScopeWorkspace(workspaceId, region) or one of [ap-southeast-1,"
                + " cn-beijing, cn-hongkong, us-east-1]");
    assertThatThrownBy(() -> Endpoint.of(Vendor.MINIMAX, Region.CN_BEIJING))
        .hasMessage("MiniMax has the regions china and international, not cn-beijing");
    assertThatThrownBy(() -> Endpoint.of(Vendor.DEEPSEEK, Region.INTERNATIONAL))
        .hasMessage("DeepSeek has only the region china, not international");
    assertThatThrownBy(() -> Endpoint.of(Vendor.GATEWAY, Region.CHINA))
        .hasMessage(
            "a gateway has no documented host; use QiaoClient.gateway(baseUrl, key),"
                + " QiaoClient.builder().endpoint(Endpoint.gateway(baseUrl)) or the variable"
                + " QIAO_GATEWAY_BASE_URL");
  }

  @Test
  void dashScopeWorkspace_isAHostOfItsOwn() {
    Endpoint endpoint = Endpoint.dashScopeWorkspace("WS-1a", Region.EU_CENTRAL_1);
    assertThat(endpoint.nativeUrl())
        .hasToString("https://ws-1a.eu-central-1.maas.aliyuncs.com/api/v1");
    assertThatThrownBy(() -> Endpoint.dashScopeWorkspace("a.evil.com/", Region.EU_CENTRAL_1))
        .hasMessage("workspaceId \"a.evil.com/\" cannot be part of a host name");
  }

  @Test
  void single_hasNoWebSocket_andSaysHowToGetOne() {
    Endpoint endpoint = Endpoint.single(URI.create("http://localhost:8080/v1/"));
    assertThat(endpoint.nativeUrl()).hasToString("http://localhost:8080/v1");
    assertThat(endpoint.compatibleUrl()).isEqualTo(endpoint.nativeUrl());
    assertThatThrownBy(() -> endpoint.url(Endpoint.Api.WEB_SOCKET))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "this endpoint has no WebSocket URL; set one with new Endpoint(native, compatible,"
                + " webSocket)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host/v1",
        "host/v1",
        "/v1",
        "http:///v1",
        "https://user:secret@host/v1",
        "https://host/v1?key=secret",
        "https://host/v1#part",
      })
  void endpoint_addressThatIsNoBase_isRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> Endpoint.single(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "nativeUrl must be an http or https address of host and path, without user or query");
  }

  @Test
  void endpoint_webSocketOfAnotherScheme_isRefused() {
    URI http = URI.create("https://host/v1");
    assertThatThrownBy(() -> new Endpoint(http, http, http))
        .hasMessage(
            "webSocketUrl must be a ws or wss address of host and path, without user or query");
    assertThat(new Endpoint(http, http, URI.create("wss://host/ws/")).webSocketUrl())
        .hasToString("wss://host/ws");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cn beijing", "cn.beijing", "a/b", "cn-beijing\n"})
  void region_thatCannotStandInAHost_isRefused(String id) {
    assertThatThrownBy(() -> new Region(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "region \"" + id + "\" is not an id of letters, digits and dashes, such as cn-beijing");
  }

  @Test
  void region_anyId_isARegion() {
    assertThat(new Region("mars-1")).hasToString("mars-1").isEqualTo(new Region("mars-1"));
  }
}
