package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.AccessReport.Result;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trying a key. */
class AccessTest extends SocketTest {
  private static final String KEY_HINT =
      "check the key: it was sent to localhost (region cn-beijing); keys belong to one region and"
          + " billing plan, so use that region's key or set QiaoClient.builder().region(..).";

  @ParameterizedTest
  @CsvSource({
    "DASHSCOPE, /api/v1/tasks?page_size=1",
    "DEEPSEEK, /api/v1/models",
    "MOONSHOT, /api/v1/models",
    "MINIMAX, /api/v1/models",
    "ZHIPU, /api/v1/async-result/qiao-access-check",
  })
  void checkAccess_isOneGetThatCostsNothing(Vendor vendor, String path) throws Exception {
    server.enqueue(json("{\"object\":\"list\",\"data\":[]}"));
    AccessReport report = of(vendor).checkAccess();
    assertThat(report)
        .isEqualTo(new AccessReport(vendor.defaultRegion(), "localhost", Result.ACCEPTED, "", ""));
    assertThat(report.isAccepted()).isTrue();
    RecordedRequest sent = taken();
    assertThat(sent.getRequestLine()).isEqualTo("GET " + path + " HTTP/1.1");
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private QiaoClient of(Vendor vendor) {
    return client(builder -> builder.vendor(vendor).region(vendor.defaultRegion()));
  }

  @Test
  void checkAccess_refusedKey_reportsCodeAndHint() {
    server.enqueue(refusal(401, "InvalidApiKey", "Invalid API-key provided."));
    assertThat(client().checkAccess())
        .isEqualTo(
            new AccessReport(
                Region.CN_BEIJING, "localhost", Result.REFUSED, "InvalidApiKey", KEY_HINT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DASHSCOPE | 403 | {\"code\":\"AccessDenied\",\"message\":\"no\"} | REFUSED",
        "DASHSCOPE | 400 | {\"code\":\"Arrearage\",\"message\":\"pay\"} | REFUSED",
        "DASHSCOPE | 404 | {\"code\":\"NotFound\",\"message\":\"no\"} | UNCLEAR",
        "DASHSCOPE | 429 | {\"code\":\"Throttling\",\"message\":\"slow\"} | UNCLEAR",
        "DASHSCOPE | 500 | {\"code\":\"InternalError\",\"message\":\"no\"} | UNCLEAR",
        "MINIMAX | 200 | {\"base_resp\":{\"status_code\":1004,\"status_msg\":\"login\"}} | REFUSED",
        "MINIMAX | 200 | {\"base_resp\":{\"status_code\":0},\"data\":[]} | ACCEPTED",
        "ZHIPU | 401 | {\"error\":{\"code\":\"1000\",\"message\":\"no\"}} | REFUSED",
        "ZHIPU | 400 | {\"error\":{\"code\":\"1214\",\"message\":\"no such task\"}} | ACCEPTED",
        "ZHIPU | 404 | <html>no such page</html> | UNCLEAR",
        "ZHIPU | 200 | {\"code\":500,\"msg\":\"404 NOT_FOUND\",\"success\":false} | UNCLEAR",
      })
  void checkAccess_anyAnswer_saysWhatItMeansForTheKey(
      Vendor vendor, int status, String body, Result result) {
    server.enqueue(json(status, body));
    AccessReport report = of(vendor).checkAccess();
    assertThat(report.result()).isEqualTo(result);
    assertThat(report.hint().isEmpty()).isEqualTo(result == Result.ACCEPTED);
    assertThat(server.getRequestCount()).as("no retry").isEqualTo(1);
    assertThat(report.toString()).doesNotContain(KEY);
  }

  @Test
  void checkAccess_noAnswer_isUnreachableAndSaysWhy() {
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
    AccessReport report = client().checkAccess();
    assertThat(report.result()).isEqualTo(Result.UNREACHABLE);
    assertThat(report.hint()).contains("access.check at localhost");
    assertThat(report.isAccepted()).isFalse();
  }

  @Test
  void checkAccess_gateway_saysThatNoFreeCallIsDocumented() {
    QiaoClient client = of(Vendor.GATEWAY);
    assertThatThrownBy(client::checkAccess)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "a gateway documents no call that is free of charge, so its key cannot be checked"
                + " without one that may cost money; send a small request instead");
    assertThatThrownBy(client::checkAccessInAllRegions)
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void checkAccessEverywhere_tellsWhichRegionTakesTheKey() throws Exception {
    try (MockWebServer singapore = started();
        MockWebServer virginia = started()) {
      server.enqueue(refusal(401, "InvalidApiKey", "no"));
      singapore.enqueue(json("{\"total\":0,\"data\":[]}"));
      virginia.enqueue(refusal(401, "InvalidApiKey", "no"));
      QiaoClient client =
          client(
              builder ->
                  builder
                      .workspace("ws-1")
                      .endpoints((vendor, region) -> shared(region, singapore, virginia)));
      List<AccessReport> reports = client.checkAccessInAllRegions();
      assertThat(reports).extracting(AccessReport::region).startsWith(Region.CN_BEIJING);
      assertThat(reports.stream().filter(AccessReport::isAccepted).map(AccessReport::region))
          .containsExactly(Region.AP_SOUTHEAST_1);
      assertThat(reports)
          .extracting(AccessReport::result)
          .containsExactly(Result.REFUSED, Result.ACCEPTED, Result.REFUSED, Result.UNREACHABLE);
      assertThat(reports.get(2).hint()).contains("(region us-east-1)");
      assertThat(taken().getHeader("X-DashScope-WorkSpace")).isEqualTo("ws-1");
      assertThat(singapore.takeRequest().getHeader("X-DashScope-WorkSpace"))
          .as("a workspace belongs to its region")
          .isNull();
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  private Endpoint shared(Region region, MockWebServer singapore, MockWebServer virginia) {
    if (region.equals(Region.CN_BEIJING)) {
      return endpoint(server);
    }
    if (region.equals(Region.CN_HONGKONG)) {
      return endpoint("http://localhost:1");
    }
    return endpoint(region.equals(Region.US_EAST_1) ? virginia : singapore);
  }

  @Test
  void checkAccess_neverTriesAnotherRegion() throws IOException {
    try (MockWebServer other = started()) {
      server.enqueue(refusal(401, "InvalidApiKey", "no"));
      client(builder -> builder.endpoints((vendor, region) -> endpoint(other))).checkAccess();
      assertThat(other.getRequestCount()).isZero();
    }
  }

  @Test
  void sharedRegions_eachHasAnEndpoint() {
    for (Vendor vendor : Vendor.values()) {
      for (Region region : Endpoint.regions(vendor)) {
        URI url = Endpoint.of(vendor, region).nativeUrl();
        assertThat(url.getScheme()).isEqualTo("https");
      }
    }
    assertThat(Endpoint.regions(Vendor.GATEWAY)).isEmpty();
  }

  private static MockWebServer started() throws IOException {
    MockWebServer server = new MockWebServer();
    server.start();
    return server;
  }
}
