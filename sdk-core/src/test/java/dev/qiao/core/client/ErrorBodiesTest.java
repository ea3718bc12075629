package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.MiniAsk;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.NotFoundException;
import dev.qiao.core.error.PermissionException;
import dev.qiao.core.error.ServerException;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals in every dialect, read from a socket. */
class ErrorBodiesTest extends SocketTest {
  private static final String PARAMETER_HINT =
      ". Hint: compare the named parameter with the operation's page; a new model may take other"
          + " values.";
  private static final String LATER_HINT = ". Hint: the service has a problem; try again later.";

  @ParameterizedTest
  @CsvSource({
    "access-denied-unpurchased, BillingException",
    "arrearage, BillingException",
    "async-mode-required, PermissionException",
    "body-invalid, BadRequestException",
    "conflict-deployment-name, BadRequestException",
    "data-inspection-failed, ContentRejectedException",
    "free-tier-only, BillingException",
    "gateway-404-model, NotFoundException",
    "internal-error, ServerException",
    "invalid-parameter, BadRequestException",
    "ip-infringement, ContentRejectedException",
    "model-serving-error, ServerException",
    "model-unavailable, ServerException",
    "openai-dialect-file-purpose, BadRequestException",
    "openai-dialect-invalid-key, AuthenticationException",
    "request-timeout, ServerException",
    "stream-only-model, BadRequestException",
    "sync-mode-required, PermissionException",
    "thinking-needs-incremental-output, BadRequestException",
    "throttling-allocation-quota, RateLimitException",
    "throttling-rate-quota, RateLimitException",
  })
  void call_documentedError_becomesItsTypeWithAllTheServiceSaid(String sample, String type)
      throws IOException {
    JsonNode vector;
    try (InputStream in = getClass().getResourceAsStream("/dashscope-errors/" + sample + ".json")) {
      vector = Json.MAPPER.readTree(Objects.requireNonNull(in, sample));
    }
    String body = vector.path("body").toString();
    server.enqueue(json(vector.path("status").asInt(), body));
    ApiException failure = refused(client(builder -> builder.retry(RetryPolicy.NONE)));
    JsonNode error =
        vector.path("body").has("error") ? vector.path("body").path("error") : vector.path("body");
    assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    assertThat(failure.status()).isEqualTo(vector.path("status").asInt());
    assertThat(failure.vendorMessage()).isEqualTo(error.path("message").asText());
    assertThat(failure.code())
        .isEqualTo(
            error.path("code").isNull() ? "invalid_request_error" : error.at("/code").asText());
    assertThat(failure.requestId()).isEqualTo(vector.at("/body/request_id").asText(null));
    assertThat(failure.body()).isEqualTo(body);
    assertThat(failure.headers()).containsKey("content-type");
    assertThat(failure.taskRef()).isNull();
  }

  @Test
  void call_invalidApiKey_messageNamesRegionAndHost() {
    QiaoClient client = client(builder -> builder.region(Region.AP_SOUTHEAST_1));
    server.enqueue(refusal(401, "InvalidApiKey", "Invalid API-key provided."));
    assertThatThrownBy(() -> client.call(Ask.of("a")))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(
            "DashScope answered 401 InvalidApiKey: Invalid API-key provided. Hint: check the key:"
                + " it was sent to localhost (region ap-southeast-1); keys belong to one region and"
                + " billing plan, so use that region's key or set QiaoClient.builder().region(..)."
                + " (request req-401)");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void call_openAiDialect_isRead() {
    server.enqueue(
        json(
            404,
            "{\"error\":{\"message\":\"No such model\",\"type\":\"invalid_request_error\","
                + "\"param\":null,\"code\":\"model_not_found\"},\"request_id\":\"r-9\"}"));
    assertThat(refused(client()))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "DashScope answered 404 model_not_found: No such model. Hint: check the model's name"
                + " and whether it is served in region cn-beijing. (request r-9)");
  }

  @Test
  void call_nullCode_takesTheType() {
    server.enqueue(
        json(
            400,
            "{\"error\":{\"message\":\"'purpose' must be 'file-extract'\",\"type\":"
                + "\"invalid_request_error\",\"param\":\"purpose\",\"code\":null}}"));
    assertThat(refused(client()))
        .isInstanceOf(BadRequestException.class)
        .hasMessage(
            "DashScope answered 400 invalid_request_error: 'purpose' must be 'file-extract'"
                + PARAMETER_HINT);
  }

  @Test
  void call_codeAsNumber_isItsText() {
    server.enqueue(json(400, "{\"error\":{\"message\":\"bad\",\"code\":1210}}"));
    assertThat(refused(client()).code()).isEqualTo("1210");
  }

  @Test
  void call_nativeErrorInside200_isThrown() {
    server.enqueue(
        json("{\"code\":\"BailianGateway.Workspace.NotAuthorised\",\"message\":\"no\"}"));
    assertThat(refused(client()))
        .isInstanceOf(PermissionException.class)
        .hasMessage(
            "DashScope answered 200 BailianGateway.Workspace.NotAuthorised: no. Hint: grant the"
                + " model or workspace to this key in the vendor's console, or use another key.");
  }

  @Test
  void call_openAiErrorInside200_isThrown() {
    server.enqueue(json("{\"error\":{\"code\":\"data_inspection_failed\",\"message\":\"no\"}}"));
    assertThat(refused(client())).isInstanceOf(ContentRejectedException.class);
  }

  @Test
  void call_baseRespInside200_isThrown() {
    QiaoClient client = client(builder -> builder.vendor(Vendor.MINIMAX).region(Region.CHINA));
    server.enqueue(
        json("{\"base_resp\":{\"status_code\":2013,\"status_msg\":\"invalid params\"}}"));
    ApiException failure =
        catchThrowableOfType(
            ApiException.class, () -> client.call(new MiniAsk(TestOperations.MODEL)));
    assertThat(failure.vendor()).isEqualTo(Vendor.MINIMAX);
    assertThat(failure.status()).isEqualTo(200);
    assertThat(failure.code()).isEqualTo("2013");
    assertThat(failure.vendorMessage()).isEqualTo("invalid params");
  }

  @Test
  void call_successThatMentionsErrorAndCode_isASuccess() {
    QiaoClient client = client(builder -> builder.vendor(Vendor.MINIMAX).region(Region.CHINA));
    server.enqueue(
        json("{\"text\":\"a\",\"base_resp\":{\"status_code\":0,\"status_msg\":\"success\"}}"));
    assertThat(client.call(new MiniAsk(TestOperations.MODEL)).value().text()).isEqualTo("a");
    server.enqueue(json("{\"text\":\"\\\"error\\\": \\\"code\\\"\",\"error\":null}"));
    server.enqueue(json("{\"text\":\"b\",\"code\":null,\"message\":null}"));
    server.enqueue(json("{\"text\":\"c\",\"code\":\"\",\"message\":\"\"}"));
    server.enqueue(json("{\"text\":\"d\",\"code\":\"200\",\"message\":\"ok\",\"output\":{}}"));
    QiaoClient dashScope = client();
    assertThat(dashScope.call(Ask.of("a")).value().text()).isEqualTo("\"error\": \"code\"");
    assertThat(dashScope.call(Ask.of("a")).value().text()).isEqualTo("b");
    assertThat(dashScope.call(Ask.of("a")).value().text()).isEqualTo("c");
    assertThat(dashScope.call(Ask.of("a")).value().text()).isEqualTo("d");
  }

  @Test
  void call_htmlPageOfAProxy_isKeptAsText() {
    String page = "<html>\n  <head><title>502 Bad Gateway</title></head>\n</html>";
    server.enqueue(
        new MockResponse()
            .setResponseCode(502)
            .setHeader("Content-Type", "text/html")
            .setHeader("X-Request-Id", "h-1")
            .setBody(page));
    ApiException failure = refused(client());
    assertThat(failure)
        .isInstanceOf(ServerException.class)
        .hasMessage(
            "DashScope answered 502: (not JSON) <html> <head><title>502 Bad Gateway</title></head>"
                + " </html>. Hint: it is unknown whether the service took the request, which is"
                + " therefore not repeated: look into the service's console before it is paid a"
                + " second time; the service has a problem; try again later. (request h-1)");
    assertThat(failure.code()).isEmpty();
    assertThat(failure.body()).isEqualTo(page);
  }

  @Test
  void call_emptyBody_saysSo() {
    server.enqueue(new MockResponse().setResponseCode(500));
    assertThat(refused(client()))
        .isInstanceOf(ServerException.class)
        .hasMessageStartingWith(
            "DashScope answered 500: (an empty body). Hint: it is unknown whether")
        .hasMessageEndingWith(LATER_HINT.substring(LATER_HINT.indexOf("the service has")));
  }

  @Test
  void call_sseFramedRefusal_isReadLikeItsJson() {
    server.enqueue(
        json(
            400,
            "id:1\nevent:error\n:HTTP_STATUS/400\n"
                + "data:{\"code\":\"DataInspectionFailed\",\"message\":\"no\","
                + "\"request_id\":\"s-1\"}\n\n"));
    ApiException failure =
        catchThrowableOfType(ApiException.class, () -> client().stream(Ask.of("a")));
    assertThat(failure)
        .isInstanceOf(ContentRejectedException.class)
        .hasMessage(
            "DashScope answered 400 DataInspectionFailed: no. Hint: change the prompt or the media:"
                + " the vendor's content review refused it. (request s-1)");
  }

  @Test
  void call_unknownStatusAndCode_pointsToTheBody() {
    server.enqueue(json(418, "{\"code\":\"Teapot\",\"message\":\"I am one.\"}"));
    assertThat(refused(client()))
        .isInstanceOf(BadRequestException.class)
        .hasMessage(
            "DashScope answered 418 Teapot: I am one. Hint: the SDK has no row for this status;"
                + " look at the exception's body().");
  }

  @Test
  void call_longMessageOfManyLines_isOneBoundedLine() {
    server.enqueue(
        json(400, Json.write(java.util.Map.of("code", "X", "message", "a\n\tb ".repeat(400)))));
    ApiException failure = refused(client());
    assertThat(failure.getMessage())
        .isEqualTo("DashScope answered 400 X: " + "a b ".repeat(125) + "." + PARAMETER_HINT);
    assertThat(failure.vendorMessage()).hasSize(2000);
  }

  @Test
  void call_hugeErrorPage_isCutAndStillTheError() {
    server.enqueue(new MockResponse().setResponseCode(503).setBody("x".repeat(3 * 1024 * 1024)));
    ApiException failure = refused(client(builder -> builder.responseLimit(1024 * 1024)));
    assertThat(failure).isInstanceOf(ServerException.class);
    assertThat(failure.status()).isEqualTo(503);
    assertThat(failure.body()).hasSize(64 * 1024);
  }

  private static ApiException refused(QiaoClient client) {
    return catchThrowableOfType(ApiException.class, () -> client.call(Ask.of("a")));
  }
}
