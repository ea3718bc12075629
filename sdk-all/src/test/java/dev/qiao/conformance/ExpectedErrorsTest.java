package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Vendor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documents say of each vendor's errors, against the SDK over the wire. */
class ExpectedErrorsTest {
  private static final ObjectMapper PLAIN = new ObjectMapper();
  private static final Wire WIRE = new Wire();

  @AfterAll
  static void stop() throws IOException {
    WIRE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MINIMAX | 200 | 1000 1001 1002 1004 1008 1013 1024 1026 1027 1033 1039 1041 1042 1043 1044",
        "MINIMAX | 200 | 2013 20132 2037 2039 2042 2045 2048 2049 2056",
        "GATEWAY | 200 | 1000 1001 1002 1004 1008 1013 1024 1026 1027 1033 1039 1041 1042 1043 1044",
        "GATEWAY | 200 | 2013 20132 2037 2039 2042 2045 2048 2049 2056"
      })
  void numbersInsideASuccess(Vendor vendor, int status, String codes) throws Mismatch {
    for (String code : codes.split(" ", -1)) {
      ObjectNode body = PLAIN.createObjectNode();
      body.putObject("base_resp").put("status_code", Integer.parseInt(code)).put("status_msg", "x");
      check(vendor, status, body);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ZHIPU | 500 | 500 1200 1230 1234",
        "ZHIPU | 401 | 1000 1001 1003 1005",
        "ZHIPU | 400 | 1210 1211 1212 1213 1214 1215 1221 1222 1261 1301",
        "ZHIPU | 403 | 1220",
        "ZHIPU | 429 | 1113 1302 1305 1308 1309 1310 1311 1313 1314 1315 1316 1317 1318 1319",
        "ZHIPU | 429 | 1320 1321",
        "ZHIPU | 200 | 500 1200 1230 1234 1210 1261 1301 1302 1305",
        "DEEPSEEK | 400 | invalid_request_error",
        "DEEPSEEK | 401 | authentication_error invalid_request_error",
        "DEEPSEEK | 402 | unknown_error invalid_request_error",
        "DEEPSEEK | 422 | invalid_request_error",
        "DEEPSEEK | 429 | rate_limit_error invalid_request_error",
        "DEEPSEEK | 500 | server_error",
        "DEEPSEEK | 503 | service_unavailable_error invalid_request_error",
        "MOONSHOT | 400 | content_filter invalid_request_error",
        "MOONSHOT | 401 | invalid_authentication_error incorrect_api_key_error",
        "MOONSHOT | 403 | permission_denied_error",
        "MOONSHOT | 404 | resource_not_found_error",
        "MOONSHOT | 429 | engine_overloaded_error exceeded_current_quota_error",
        "MOONSHOT | 429 | rate_limit_reached_error",
        "MOONSHOT | 499 | client_closed_request",
        "MOONSHOT | 500 | server_error unexpected_output",
        "MOONSHOT | 503 | server_unavailable",
        "MINIMAX | 400 | bad_request_error",
        "MINIMAX | 401 | authorized_error",
        "MINIMAX | 429 | rate_limit_error",
        "GATEWAY | 401 | 1001 invalid_authentication_error InvalidApiKey invalid_api_key",
        "GATEWAY | 400 | 1210 1211 1301 content_filter data_inspection_failed Arrearage",
        "GATEWAY | 429 | 1113 1302 1305 Throttling.RateQuota exceeded_current_quota_error",
        "GATEWAY | 503 | anything"
      })
  void namesBesideAStatus(Vendor vendor, int status, String codes) throws Mismatch {
    for (String code : codes.split(" ", -1)) {
      ObjectNode body = PLAIN.createObjectNode();
      boolean digits = Character.isDigit(code.charAt(0));
      body.putObject("error").put(digits ? "code" : "type", code).put("message", "x");
      check(vendor, status, body);
    }
  }

  private static void check(Vendor vendor, int status, JsonNode body) throws Mismatch {
    ObjectNode response = PLAIN.createObjectNode().put("status", status);
    response.set("body", body);
    Outcome outcome =
        WIRE.answering(
            response,
            () -> Outcome.of(() -> List.of(WIRE.client(vendor).raw().get("/anything").value())));
    new ErrorCheck(ExpectedErrors.documented())
        .check(vendor, status, PLAIN.createObjectNode(), body, outcome.failure());
  }

  @Test
  void aKindThatTheDocumentsLeaveOpenMayBeAny() {
    assertThat(ExpectedErrors.fits("RateLimitException", "RateLimitException BURST")).isTrue();
    assertThat(ExpectedErrors.fits("RateLimitException BURST", "RateLimitException CONCURRENCY"))
        .isFalse();
    assertThat(ExpectedErrors.fits("RateLimitException", "ServerException")).isFalse();
  }
}
