package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.MiniAsk;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.RateLimitException.Kind;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each vendor's refusals, as its pages and recordings show them, at a client of that vendor. */
class VendorErrorsTest extends SocketTest {

  static Stream<Arguments> vectors() throws IOException {
    Map<String, String> expected = new HashMap<>();
    lines("expected.csv")
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int comma = line.indexOf(", ");
              expected.put(line.substring(0, comma), line.substring(comma + 2));
            });
    List<Arguments> found =
        lines("vectors.jsonl")
            .map(line -> Json.read(line, JsonNode.class))
            .map(
                vector -> {
                  String name = vector.path("name").asText();
                  return Arguments.of(name, vector, Objects.requireNonNull(expected.get(name)));
                })
            .toList();
    assertThat(found).hasSameSizeAs(expected.keySet());
    return found.stream();
  }

  private static Stream<String> lines(String name) throws IOException {
    try (InputStream in = VendorErrorsTest.class.getResourceAsStream("/errors/" + name)) {
      byte[] all = Objects.requireNonNull(in, name).readAllBytes();
      return new String(all, StandardCharsets.UTF_8).lines();
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("vectors")
  void documentedError_becomesItsType(String name, JsonNode vector, String expected) {
    Vendor vendor = Vendor.valueOf(vector.path("vendor").asText());
    int status = vector.path("status").asInt();
    JsonNode body = vector.path("body");
    ApiException failure =
        vector.path("kind").asText().equals("answer")
            ? overSocket(vendor, status, body.toString())
            : read(vendor, status, vector.path("kind").asText(), body);
    assertThat(
            failure.getClass().getSimpleName()
                + (failure instanceof RateLimitException limit ? " " + limit.kind() : ""))
        .isEqualTo(expected);
    assertThat(failure.vendor()).isEqualTo(vendor);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.vendorMessage()).isNotBlank();
    assertThat(failure.hint()).isNotBlank().doesNotContain("{").endsWith(".");
    assertThat(failure.isRetryable())
        .isEqualTo(expected.startsWith("Server") || expected.startsWith("RateLimit"));
    assertThat(failure.getMessage()).doesNotContain("\n");
    String id = body.path("request_id").asText(body.path("trace_id").asText(""));
    assertThat(failure.requestId()).isEqualTo(id.isEmpty() ? null : id);
  }

  private ApiException overSocket(Vendor vendor, int status, String body) {
    server.enqueue(json(status, body));
    QiaoClient client = of(vendor, RetryPolicy.NONE);
    return catchThrowableOfType(ApiException.class, () -> client.raw().post("/any", "{}"));
  }

  /** An event of a stream or socket, or the reason of a failed task. */
  private static ApiException read(Vendor vendor, int status, String kind, JsonNode body) {
    if (kind.equals("event")) {
      assertThat(ErrorReader.isErrorInside(body)).isTrue();
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return new ErrorReader(vendor, "localhost", "somewhere", false)
        .fromTree(status, Map.of(), body, bytes);
  }

  private QiaoClient of(Vendor vendor, RetryPolicy retry) {
    return client(builder -> builder.vendor(vendor).region(vendor.defaultRegion()).retry(retry));
  }

  static Stream<Arguments> goodAnswers() throws IOException {
    return lines("good-answers.jsonl")
        .map(line -> Json.read(line, JsonNode.class))
        .map(vector -> Arguments.of(vector.path("name").asText(), vector));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodAnswers")
  void goodAnswerThatLooksLikeAnError_isGood(String name, JsonNode vector) {
    String body = vector.path("body").toString();
    server.enqueue(json(body));
    QiaoClient client = of(Vendor.valueOf(vector.path("vendor").asText()), RetryPolicy.NONE);
    assertThat(client.raw().get("/any").value()).isEqualTo(body);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Zhipu's other envelope
        "ZHIPU | 200 | {\"code\":1001,\"msg\":\"no header\",\"success\":false} | Authentication",
        "ZHIPU | 200 | {\"code\":500,\"msg\":\"404 NOT_FOUND\",\"success\":false} | Server",
        "ZHIPU | 429 | {\"error\":{\"code\":\"1113\",\"message\":\"no balance\"}} | Billing",
        "ZHIPU | 429 | {\"error\":{\"code\":\"1308\",\"message\":\"until 5\"}} | Billing",
        "ZHIPU | 429 | {\"error\":{\"code\":\"1305\",\"message\":\"overload\"}} | RateLimit",
        "ZHIPU | 434 | {\"error\":{\"message\":\"beta\"}} | Permission",
        // Moonshot
        "MOONSHOT | 429 | {\"error\":{\"type\":\"engine_overloaded_error\",\"message\":\"busy\"}}"
            + " | RateLimit",
        "MOONSHOT | 429 | {\"error\":{\"type\":\"rate_limit_reached_error\",\"message\":\"x\"}}"
            + " | RateLimit",
        "MOONSHOT | 504 | <html>time-out</html> | Server",
        // DeepSeek's codes say nothing
        "DEEPSEEK | 401 |"
            + " {\"error\":{\"type\":\"authentication_error\",\"message\":\"no\",\"code\":\"invalid_request_error\"}}"
            + " | Authentication",
        "DEEPSEEK | 422 | {\"error\":{\"message\":\"no\",\"code\":\"invalid_request_error\"}} |"
            + " BadRequest",
        "DEEPSEEK | 400 | {\"error\":{\"message\":\"Content Exists Risk\",\"code\":"
            + "\"invalid_request_error\"}} | ContentRejected",
        // MiniMax: a key that is missing, the newer family, and a number in words
        "MINIMAX | 200 | {\"base_resp\":{\"status_code\":2049,\"status_msg\":\"invalid api key\"}}"
            + " | Authentication",
        "MINIMAX | 200 | {\"base_resp\":{\"status_code\":2056,\"status_msg\":\"usage limit\"}} |"
            + " Billing",
        "MINIMAX | 200 | {\"base_resp\":{\"status_code\":1041,\"status_msg\":\"conn limit\"}} |"
            + " RateLimit",
        "MINIMAX | 429 | {\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":"
            + "\"usage limit exceeded (2056)\",\"http_code\":\"429\"}} | Billing",
        "MINIMAX | 401 | {\"type\":\"error\",\"error\":{\"type\":\"authorized_error\",\"message\":"
            + "\"no\",\"http_code\":\"401\"}} | Authentication",
        // Gateway: whoever speaks behind it
        "GATEWAY | 200 | {\"base_resp\":{\"status_code\":1002,\"status_msg\":\"slow\"}} |"
            + " RateLimit",
        "GATEWAY | 401 | {\"error\":{\"code\":\"1002\",\"message\":\"token\"}} | Authentication",
        "GATEWAY | 429 | {\"error\":{\"code\":\"1113\",\"message\":\"no balance\"}} | Billing",
        "GATEWAY | 429 | {\"error\":{\"code\":\"insufficient_quota\",\"message\":\"check your plan"
            + " and billing details\"}} | Billing",
        "GATEWAY | 400 | {\"code\":\"DataInspectionFailed\",\"message\":\"no\"} | ContentRejected",
        "GATEWAY | 401 | {\"error\":{\"code\":\"invalid_api_key\",\"message\":\"no\"}} |"
            + " Authentication",
        "GATEWAY | 200 | {\"error\":{\"code\":429,\"message\":\"slow\"}} | RateLimit",
        "GATEWAY | 404 | {\"detail\":\"Not Found\"} | NotFound",
        // DashScope: a code with a status of its own, and odd shapes
        "DASHSCOPE | 430 | {\"code\":\"Audio.SomethingNew\",\"message\":\"no\"} | InputMedia",
        "DASHSCOPE | 200 | {\"output\":null,\"code\":\"Throttling\",\"message\":\"slow\"} |"
            + " RateLimit",
        "DASHSCOPE | 200 | {\"status_code\":400,\"message\":\"no\"} | BadRequest",
        "DASHSCOPE | 500 | {\"error\":\"upstream failed\"} | Server",
      })
  void oddShape_isRead(Vendor vendor, int status, String body, String expected) {
    ApiException failure = overSocket(vendor, status, body);
    assertThat(failure.getClass().getSimpleName()).isEqualTo(expected + "Exception");
    assertThat(failure.vendorMessage()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "request reached max concurrency: 1, please try again after 1 seconds | CONCURRENCY",
        "request reached max request: 3, please try again after 1 seconds | REQUEST_RATE",
        "request reached TPM rate limit, current: 9, limit: 8 | TOKEN_ALLOCATION",
        "request reached TPD rate limit, current: 9, limit: 8 | TOKEN_ALLOCATION",
      })
  void moonshotRateLimit_tellsWhichLimit(String message, Kind kind) {
    ApiException failure =
        overSocket(
            Vendor.MOONSHOT,
            429,
            "{\"error\":{\"type\":\"rate_limit_reached_error\",\"message\":\"" + message + "\"}}");
    assertThat(((RateLimitException) failure).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "1002, REQUEST_RATE",
    "1039, TOKEN_ALLOCATION",
    "1041, CONCURRENCY",
    "2045, BURST",
  })
  void miniMaxRateLimit_tellsWhichLimit(int code, Kind kind) {
    ApiException failure = overSocket(Vendor.MINIMAX, 200, baseResp(code, "limit"));
    assertThat(((RateLimitException) failure).kind()).isEqualTo(kind);
  }

  private static String baseResp(int code, String message) {
    return "{\"base_resp\":{\"status_code\":" + code + ",\"status_msg\":\"" + message + "\"}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "MINIMAX | 200 | {\"base_resp\":{\"status_code\":1004,\"status_msg\":\"login fail\"}} |"
            + " MiniMax answered 200 1004: login fail. Hint: check the key: it was sent to"
            + " localhost (region china); keys belong to one region and billing plan, so use that"
            + " region's key or set QiaoClient.builder().region(..).",
        "DEEPSEEK | 401 | {\"error\":{\"message\":\"no\",\"code\":\"x\"}} | DeepSeek answered 401"
            + " x: no. Hint: check the key: it was sent to localhost, which takes keys of its own"
            + " platform only.",
        "MOONSHOT | 403 | {\"error\":{\"type\":\"permission_denied_error\",\"message\":\"not"
            + " open\"}} | Moonshot answered 403 permission_denied_error: not open. Hint: grant the"
            + " model or workspace to this key in the vendor's console, or use another key.",
        "MOONSHOT | 429 | {\"error\":{\"type\":\"exceeded_current_quota_error\",\"message\":\"0\"}}"
            + " | Moonshot answered 429 exceeded_current_quota_error: 0. Hint: top up the account"
            + " in the vendor's console; this is not a rate limit, retrying does not help.",
        "ZHIPU | 400 | {\"error\":{\"code\":\"1211\",\"message\":\"Unknown model\"}} | Zhipu"
            + " answered 400 1211: Unknown model. Hint: check the model's name and whether it is"
            + " served in region china.",
        "ZHIPU | 400 | {\"error\":{\"code\":\"1261\",\"message\":\"Prompt is too long\"}} | Zhipu"
            + " answered 400 1261: Prompt is too long. Hint: the prompt is too long for this model;"
            + " send less or cut history.",
        "MINIMAX | 200 | {\"base_resp\":{\"status_code\":1026,\"status_msg\":\"sensitive\"}} |"
            + " MiniMax answered 200 1026: sensitive. Hint: change the prompt or the media: the"
            + " vendor's content review refused it.",
        "DASHSCOPE | 400 | {\"code\":\"InvalidFile.FullBody\",\"message\":\"whole body\"} |"
            + " DashScope answered 400 InvalidFile.FullBody: whole body. Hint: give a picture of"
            + " the whole body, or use the ratio 1:1.",
        "ZHIPU | 429 | {\"error\":{\"code\":\"1302\",\"message\":\"Rate limit\"}} | Zhipu answered"
            + " 429 1302: Rate limit. Hint: send fewer requests per minute, or ask the vendor for a"
            + " higher limit.",
        "DEEPSEEK | 503 | {\"error\":{\"message\":\"Server Overloaded\",\"type\":\"server_error\"}}"
            + " | DeepSeek answered 503 server_error: Server Overloaded. Hint: it is unknown"
            + " whether the service took the request, which is therefore not repeated: look into"
            + " the service's console before it is paid a second time; the service is overloaded;"
            + " try again later.",
      })
  void message_isExactly(Vendor vendor, int status, String body, String message) {
    assertThat(overSocket(vendor, status, body)).hasMessage(message);
  }

  @Test
  void otherVendors_invalidKey_messageNamesRegionAndHost() {
    server.enqueue(
        json(401, "{\"error\":{\"code\":\"1000\",\"message\":\"Authentication Failed\"}}"));
    QiaoClient client =
        client(builder -> builder.vendor(Vendor.ZHIPU).region(Region.INTERNATIONAL));
    assertThat(
            catchThrowableOfType(AuthenticationException.class, () -> client.raw().get("/models")))
        .hasMessageContaining("it was sent to localhost (region international)");
  }

  @Test
  void miniMaxRateLimitInsideA200_isWaitedOutLikeA429() {
    server.enqueue(json(baseResp(1002, "rate limit")));
    server.enqueue(json("{\"text\":\"ok\",\"base_resp\":{\"status_code\":0}}"));
    QiaoClient client = of(Vendor.MINIMAX, RetryPolicy.DEFAULT);
    assertThat(client.call(new MiniAsk(TestOperations.MODEL)).value().text()).isEqualTo("ok");
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void miniMaxServerErrorInsideA200_isNotRepeated_itMayHaveCostMoney() {
    server.enqueue(json(baseResp(1001, "timeout")));
    QiaoClient client = of(Vendor.MINIMAX, RetryPolicy.DEFAULT);
    assertThat(
            catchThrowableOfType(
                ApiException.class, () -> client.call(new MiniAsk(TestOperations.MODEL))))
        .hasMessageStartingWith("MiniMax answered 200 1001: timeout");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void waitThatAMessageNames_isObeyedLikeRetryAfter() {
    server.enqueue(
        json(
            429,
            "{\"error\":{\"type\":\"rate_limit_reached_error\",\"message\":\"request reached max"
                + " request: 3, please try again after 7 seconds\"}}"));
    server.enqueue(json("{}"));
    of(Vendor.MOONSHOT, RetryPolicy.DEFAULT).raw().post("/chat/completions", "{}");
    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void streamRefusedWithPlainJsonAndA200_isTheTypedError() {
    server.enqueue(json(baseResp(1004, "login fail")));
    QiaoClient client = of(Vendor.MINIMAX, RetryPolicy.NONE);
    assertThat(
            catchThrowableOfType(
                ApiException.class, () -> client.raw().stream("/chat/completions", "{}")))
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void streamLabelledAsJson_isReadAsTheStreamItIs() {
    server.enqueue(
        new MockResponse()
            .setHeader("Content-Type", "application/json")
            .setBody("data: {\"error\":null}\n\n"));
    try (var stream = of(Vendor.MINIMAX, RetryPolicy.NONE).raw().stream("/chat", "{}")) {
      assertThat(stream.stream().map(event -> event.data())).containsExactly("{\"error\":null}");
    }
    server.enqueue(json("{\"good\":true}"));
    QiaoClient dashScope = client();
    assertThat(
            catchThrowableOfType(
                StreamTruncatedException.class,
                () -> dashScope.stream(TestOperations.Ask.of("a")).collect()))
        .isNotNull();
  }

  @Test
  void errorInsideA200_thatRepeatsTheKey_showsItMasked() {
    server.enqueue(json(baseResp(2049, "invalid api key " + KEY)));
    QiaoClient client = of(Vendor.MINIMAX, RetryPolicy.NONE);
    ApiException failure =
        catchThrowableOfType(ApiException.class, () -> client.raw().get("/models"));
    assertThat(failure.getMessage() + failure.body()).doesNotContain(KEY).contains("***");
  }

  @Test
  void requestId_comesFromTheHeaderThatTheVendorSends() {
    server.enqueue(json(baseResp(1000, "unknown")).setHeader("Trace-Id", "t-1"));
    QiaoClient client = of(Vendor.MINIMAX, RetryPolicy.NONE);
    assertThat(
            catchThrowableOfType(ApiException.class, () -> client.raw().post("/any", "{}"))
                .requestId())
        .isEqualTo("t-1");
  }
}
