package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Endpoint;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorHandlingTest {
  private static final QwenChatRequest REQUEST =
      QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Why?")).build();

  private final FakeModelServer server = FakeModelServer.start();
  private final QiaoClient client = server.client();
  private final TextService text = new TextService(client);
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private String ask(ChatRequest request) {
    return ErrorHandling.ask(text, request, log::add);
  }

  @Test
  void ask_tellsRefusalsApart() {
    assertThat(ask(REQUEST.toBuilder().temperature(3.0).build()))
        .isEqualTo(
            "Not sent: qwen.chat-completions breaks a documented limit: temperature is 3.0 but must"
                + " be at least 0 and less than 2 (set a value in that range)");
    server.nextRequestFails(400, "DataInspectionFailed", "Input data may be inappropriate.");
    assertThat(ask(REQUEST))
        .isEqualTo("The content review refused this: Input data may be inappropriate.");
    server.nextRequestFails(401, "InvalidApiKey", "Invalid API-key provided.");
    assertThat(ask(REQUEST)).isEqualTo("The model is not available.");
    assertThat(log).singleElement().asString().contains("Hint: check the key");
  }

  @Test
  void ask_givesUpOnALimitThatDoesNotClear() {
    for (int i = 0; i < 3; i++) {
      server.nextRequestFails(429, "Throttling.RateQuota", "slow", Duration.ofHours(1));
    }

    assertThat(ask(REQUEST)).isEqualTo("Busy (REQUEST_RATE), please try later.");
    assertThat(server.requests()).as("an hour is longer than maxRetryAfter").hasSize(1);
  }

  @Test
  void ask_knowsWhenNothingWasSent() {
    server.close();
    try (QiaoClient nowhere =
        server.clientBuilder().endpoint(nobody()).retry(RetryPolicy.NONE).build()) {
      assertThat(ErrorHandling.ask(new TextService(nowhere), REQUEST, log::add))
          .isEqualTo("Nothing was sent.");
    }
  }

  private Endpoint nobody() {
    return Endpoint.single(URI.create(server.endpoint().nativeUrl().toString()));
  }

  @Test
  void aServerErrorOfACallIsNotRepeated_aRateLimitIs() {
    server.nextRequestFails(500, "InternalError", "oops");
    assertThat(ask(REQUEST)).isEqualTo("The model is not available.");
    assertThat(server.requests()).hasSize(1);

    server.nextRequestFails(503, "ModelServingError", "busy").answer("Yes.");
    assertThat(ask(REQUEST)).isEqualTo("Yes.");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void whatIsWrong_namesEveryLimit_uncheckedNone() {
    VideoService video = new VideoService(client);
    WanTextToVideoRequest request =
        WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kitten.").duration(60).build();

    assertThat(ErrorHandling.whatIsWrong(video, request))
        .containsExactly("parameters.duration must be at least 2 and at most 15 for wan2.6-t2v");
    assertThat(ErrorHandling.whatIsWrong(ErrorHandling.unchecked(video), request)).isEmpty();
  }
}
