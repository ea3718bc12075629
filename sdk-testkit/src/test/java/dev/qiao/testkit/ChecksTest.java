package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Region;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.http.RetryPolicy;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the service refuses before any model runs, the scripted refusals, and the recording. */
@FakeModels
class ChecksTest {
  private static final String CHAT = "/services/aigc/text-generation/generation";
  private static final String ASK = "{'model':'qwen-plus','input':{'prompt':'Hello'}}";
  private static final String DETECT =
      "{'model':'emo-detect-v1','input':{'image_url':'https://example.com/p.png'},"
          + "'parameters':{'ratio':'1:1'}}";

  @Test
  void aRequestNeedsTheKeyOfTheRegion(FakeModelServer server) {
    Plain plain = new Plain(server);
    assertRefused(
        plain.send(plain.request(Plain.GENERATION).POST(BodyPublishers.ofString("{}"))),
        401,
        "InvalidApiKey",
        "No API-key provided.");
    for (String key : new String[] {"sk-nobody", FakeModelServer.keyOf(Region.AP_SOUTHEAST_1)}) {
      assertRefused(
          plain.send(
              plain
                  .request(Plain.GENERATION)
                  .header("Authorization", "Bearer " + key)
                  .POST(BodyPublishers.ofString(Plain.quoted(ASK)))),
          401,
          "InvalidApiKey",
          "Invalid API-key provided.");
    }
  }

  @Test
  void aClientWithTheKeyOfAnotherRegionIsTold(FakeModelServer server) {
    try (QiaoClient client =
        server.clientBuilder().apiKey(FakeModelServer.keyOf(Region.US_EAST_1)).build()) {
      assertThatThrownBy(() -> client.raw().post(CHAT, Plain.quoted(ASK)))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("Invalid API-key provided.")
          .hasMessageContaining("cn-beijing");
    }
  }

  @Test
  @FakeModels(region = "ap-southeast-1")
  void eachRegionHasItsOwnKeyAndModels(FakeModelServer server, QiaoClient client) {
    assertThat(server.region()).isEqualTo(Region.AP_SOUTHEAST_1);
    assertThat(client.options().region()).isEqualTo(Region.AP_SOUTHEAST_1);
    assertThat(server.apiKey()).isEqualTo("sk-fake-ap-southeast-1");
    assertThat(client.raw().post(CHAT, Plain.quoted(ASK)).status()).isEqualTo(200);
    assertRefused(
        new Plain(server).post(Plain.DETECT, DETECT), 404, "ModelNotFound", "Model not exist.");
  }

  @Test
  void aTaskNeedsTheHeaderAndACallMustNotHaveIt(FakeModelServer server) {
    Plain plain = new Plain(server);
    for (String path : new String[] {Plain.VIDEO, Plain.PORTRAIT}) {
      assertRefused(
          plain.post(path, "{'model':'m','input':{}}"),
          403,
          "AccessDenied",
          "current user api does not support synchronous calls.");
    }
    for (String path : new String[] {Plain.GENERATION, Plain.DETECT}) {
      assertRefused(
          plain.post(path, ASK, "X-DashScope-Async", "enable"),
          403,
          "AccessDenied",
          "current user api does not support asynchronous calls.");
    }
  }

  @Test
  void aBodyMustBeJsonWithModelAndInput(FakeModelServer server) {
    Plain plain = new Plain(server);
    for (String body : new String[] {"", "hello", "[1]", "{'model':"}) {
      assertRefused(
          plain.post(Plain.GENERATION, body),
          400,
          "InvalidParameter",
          "Required body invalid, please check the request body format.");
    }
    for (String body : new String[] {"{'input':{}}", "{'model':'qwen-plus'}", "{'model':''}"}) {
      assertRefused(
          plain.post(Plain.GENERATION, body),
          400,
          "InvalidParameter",
          "Required parameter(s) missing or invalid, please check the request parameters.");
    }
    assertRefused(
        plain.post(Plain.VIDEO, "{'model':'wan2.6-t2v','input':{}}", "X-DashScope-Async", "enable"),
        400,
        "InvalidParameter",
        "Required parameter(s) missing or invalid, please check the request parameters.");
  }

  @Test
  void anUnknownPathIsNamed(FakeModelServer server) {
    Plain plain = new Plain(server);
    assertRefused(
        plain.get("/api/v1/nothing"),
        404,
        "NotFound",
        "FakeModelServer serves no GET /api/v1/nothing.");
    assertRefused(
        plain.get(Plain.VIDEO),
        404,
        "NotFound",
        "FakeModelServer serves no GET " + Plain.VIDEO + ".");
  }

  @Test
  void aScriptedRefusalHappensOnce(FakeModelServer server) {
    server.nextRequestFails(503, "ModelUnavailable", "Later.", Duration.ofSeconds(7));
    Plain plain = new Plain(server);
    Plain.Reply reply = plain.post(Plain.GENERATION, ASK);
    assertRefused(reply, 503, "ModelUnavailable", "Later.");
    assertThat(reply.header("Retry-After")).isEqualTo("7");
    assertThat(plain.post(Plain.GENERATION, ASK).status()).isEqualTo(200);
  }

  @Test
  void aClientRetriesAndBothAttemptsAreRecorded(FakeModelServer server, QiaoClient client) {
    server.nextRequestFails(429, "Throttling.RateQuota", "Slowly.");
    assertThat(client.raw().post(CHAT, Plain.quoted(ASK)).status()).isEqualTo(200);
    assertThat(server.requests()).hasSize(2);
    RecordedCall call = server.requests().get(1);
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo(Plain.GENERATION);
    assertThat(call.query()).isEmpty();
    assertThat(call.body()).isEqualTo(Plain.quoted(ASK));
    assertThat(call.headers().get("authorization")).isEqualTo("Bearer sk-fake-cn-beijing");
    assertThat(call.header("User-Agent")).startsWith("qiao/");
    assertThat(call.header("X-DashScope-Async")).isEmpty();
    assertThat(call.toString()).contains("authorization=***").doesNotContain("sk-fake");
  }

  @Test
  void aClientWithoutRetriesSeesTheRefusal(FakeModelServer server) {
    server.nextRequestFails(429, "Throttling.RateQuota", "Slowly.");
    try (QiaoClient client = server.clientBuilder().retry(RetryPolicy.NONE).build()) {
      assertThatThrownBy(() -> client.raw().post(CHAT, Plain.quoted(ASK)))
          .isInstanceOf(RateLimitException.class);
    }
  }

  @Test
  void aScriptThatCannotHappenIsRefusedAtOnce(FakeModelServer server) {
    assertThatThrownBy(() -> server.nextRequestFails(200, "Fine", "Fine."))
        .hasMessage("a failure has a status of 400 to 599, not 200");
    assertThatThrownBy(() -> server.pollsPerState(-1, 0))
        .hasMessage("the number of polls must be at least 0, not -1 and 0");
    assertThatThrownBy(() -> server.passTime(Duration.ofHours(-1)))
        .hasMessage("time only passes forward, not by PT-1H");
    assertThatThrownBy(() -> server.streamPause(Duration.ofMillis(-1)))
        .hasMessage("the pause must not be negative, but is PT-0.001S");
    assertThatThrownBy(() -> server.breakNextDownloadAfter(-1))
        .hasMessage("bytes must be at least 0, not -1");
    assertThatThrownBy(() -> server.nextStreamBreaksAfter(-1))
        .hasMessage("events must be at least 0, not -1");
  }

  private static void assertRefused(Plain.Reply reply, int status, String code, String message) {
    assertThat(reply.json().path("message").asText()).isEqualTo(message);
    assertThat(reply.json().path("code").asText()).isEqualTo(code);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().path("request_id").asText())
        .isNotEmpty()
        .isEqualTo(reply.header("x-request-id"));
  }
}
