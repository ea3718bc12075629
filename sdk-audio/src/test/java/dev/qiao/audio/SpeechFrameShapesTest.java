package dev.qiao.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.PermissionException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.StreamTruncatedException;
import java.io.IOException;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a speech socket may send against its documentation: a typed exception, or nothing. */
@Timeout(30)
class SpeechFrameShapesTest {
  private VoiceServer server;

  @BeforeEach
  void start() throws IOException {
    server = new VoiceServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static CosyVoiceSessionRequest request() {
    return CosyVoiceSessionRequest.builder(AudioModels.COSYVOICE_V3_FLASH, Voice.of("longanyang"))
        .build();
  }

  /** Speaks one sentence, and sends something before its audio. */
  private SpeechResult spoken(String frame) {
    server.accept(
        (line, text) -> {
          if (text.contains("continue-task")) {
            line.socket().send(frame.replace("TASK", line.task()));
          }
          VoiceServer.speak(line, text);
        });
    try (SpeechSession session = server.speech().open(request())) {
      session.send("Hello");
      session.finish();
      return session.audio().collect();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"header\":{\"task_id\":\"TASK\",\"event\":\"task-warmed-up\"},\"payload\":{}}",
        "{\"header\":{\"task_id\":\"TASK\",\"event\":\"result-generated\"}}",
        "{\"header\":{\"task_id\":\"TASK\",\"event\":\"result-generated\"},\"payload\":null}",
        "{\"header\":{\"task_id\":\"TASK\",\"event\":\"result-generated\",\"attributes\":null},"
            + "\"payload\":[1]}",
        "{\"header\":{\"task_id\":\"TASK\",\"event\":\"result-generated\",\"attributes\":[]},"
            + "\"payload\":{\"output\":\"none\",\"usage\":null}}",
        "{\"header\":{\"event\":\"result-generated\",\"attributes\":{\"request_uuid\":[]}},"
            + "\"payload\":{\"output\":{\"sentence\":null,\"type\":{}}}}",
        "{\"header\":{\"task_id\":\"another\",\"event\":\"task-finished\"},\"payload\":{}}",
        "{\"header\":{\"task_id\":\"another\",\"event\":\"task-failed\",\"error_code\":\"X\"}}",
        "{\"header\":{\"task_id\":\"TASK\",\"event\":\"task-started\"},\"payload\":{}}"
      })
  void aFrameThatSaysNothingOfThisTask_isPassedOver(String frame) {
    assertThat(spoken(frame).audio().bytes()).asString().isEqualTo("Hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "[1]",
        "7",
        "\"task-finished\"",
        "{}",
        "not JSON",
        "{\"header\":[]}",
        "{\"header\":null,\"payload\":null}",
        "{\"header\":{\"event\":null}}",
        "{\"header\":{\"event\":[\"task-finished\"]}}"
      })
  void aFrameWithoutAnEvent_isMalformed(String frame) {
    assertThatThrownBy(() -> spoken(frame))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("frame");
  }

  @Test
  void aFrameOfAThousandLevels_isTyped() {
    String deep = "[".repeat(5000) + "]".repeat(5000);
    assertThatThrownBy(() -> spoken("{\"header\":" + deep + "}")).isInstanceOf(SdkException.class);
  }

  @Test
  void sideFieldsOfOddKinds_neverEndInAnythingUntyped() {
    for (String odd : List.of("null", "7", "\"x\"", "true", "[]", "[null]", "{}", "1e999999")) {
      for (String field : List.of("usage", "output", "sentence", "words")) {
        String sentence =
            field.equals("words") ? "{\"words\":" + odd + "}" : field.equals("sentence") ? odd : "";
        String payload =
            sentence.isEmpty()
                ? "{\"" + field + "\":" + odd + "}"
                : "{\"output\":{\"sentence\":" + sentence + "}}";
        Throwable thrown =
            catchThrowable(
                () ->
                    spoken(
                        "{\"header\":{\"task_id\":\"TASK\",\"event\":\"result-generated\"},"
                            + "\"payload\":"
                            + payload
                            + "}"));
        if (thrown != null) {
          assertThat(thrown).as(payload).isInstanceOf(SdkException.class);
        }
      }
    }
  }

  @Test
  void audioOfAnotherTask_isNotMixedIn_andTheResultDoesNotLookWhole() {
    server.accept(
        (line, text) -> {
          if (text.contains("continue-task")) {
            line.socket()
                .send(
                    "{\"header\":{\"task_id\":\"another\",\"event\":\"result-generated\"},"
                        + "\"payload\":{\"output\":{\"type\":\"sentence-synthesis\"}}}");
            line.audio((byte) 'x');
          }
          VoiceServer.speak(line, text);
        });
    try (SpeechSession session = server.speech().open(request())) {
      session.send("Hello");
      session.finish();
      StreamTruncatedException failure =
          catchThrowableOfType(StreamTruncatedException.class, () -> session.audio().collect());
      assertThat(failure)
          .hasMessageContaining("behind an event of another task")
          .hasMessageContaining("may not be whole");
      assertThat(((SpeechResult) failure.received()).audio().bytes()).asString().isEqualTo("Hello");
    }
  }

  @Test
  void anEventOfNoTask_costsNoAudio() {
    server.accept(
        (line, text) -> {
          if (text.contains("continue-task")) {
            line.socket().send("{\"header\":{\"task_id\":\"\",\"event\":\"notice\"}}");
          }
          VoiceServer.speak(line, text);
        });
    try (SpeechSession session = server.speech().open(request())) {
      session.send("Hello");
      session.finish();
      assertThat(session.audio().collect().audio().bytes()).asString().isEqualTo("Hello");
    }
  }

  @Test
  void emptyAudio_isNoPiece() {
    server.accept(
        (line, text) -> {
          if (text.contains("continue-task")) {
            line.audio();
          }
          VoiceServer.speak(line, text);
        });
    try (SpeechSession session = server.speech().open(request())) {
      session.send("Hello");
      session.finish();
      int pieces = 0;
      for (SpeechChunk chunk : session.audio()) {
        pieces += chunk.audio().hasRemaining() ? 1 : 0;
      }
      assertThat(pieces).isEqualTo(1);
    }
  }

  @Test
  void whatIsLeftOfATaskOnAKeptSocket_doesNotReachTheNext() {
    server.accept(
        (line, text) -> {
          VoiceServer.speak(line, text);
          if (text.contains("finish-task")) {
            line.audio((byte) 'x');
            line.event("result-generated", "{}");
          }
        });
    try (SpeechConnection connection = server.speech().connect()) {
      for (String words : List.of("first", "second", "third")) {
        try (SpeechSession session = connection.open(request())) {
          session.send(words);
          session.finish();
          assertThat(session.audio().collect().audio().bytes()).asString().isEqualTo(words);
        }
      }
    }
    assertThat(server.handshakes()).isEqualTo(1);
  }

  private ApiException failed(String header) {
    server.accept(
        (line, text) -> {
          if (text.contains("run-task")) {
            line.event("task-started", "{}");
          } else {
            line.socket()
                .send(
                    "{\"header\":{\"event\":\"task-failed\",\"task_id\":\""
                        + line.task()
                        + "\","
                        + header
                        + "}}");
          }
        });
    try (SpeechSession session = server.speech().open(request())) {
      session.send("Hello");
      Throwable thrown = catchThrowable(() -> session.audio().collect());
      assertThat(thrown).isInstanceOf(ApiException.class);
      return (ApiException) thrown;
    }
  }

  @Test
  void taskFailed_keepsItsWordsWhateverTheirKind() {
    assertThat(failed("\"error_code\":418,\"error_message\":\"no voice\""))
        .hasMessageContainingAll("418", "no voice");
    assertThat(failed("\"error_code\":\"X\",\"error_message\":[\"one\",\"two\"]"))
        .hasMessageContainingAll("X", "one", "two");
    assertThat(failed("\"error_code\":\"X\",\"error_message\":{\"text\":\"why\"}"))
        .hasMessageContaining("why");
    assertThat(failed("\"error_code\":null,\"error_message\":\"only words\""))
        .hasMessageContaining("only words");
    assertThat(failed("\"attributes\":[]")).isInstanceOf(ApiException.class);
  }

  @Test
  void anErrorInAnotherDialect_keepsItsWords() {
    assertThatThrownBy(
            () -> spoken("{\"code\":\"InvalidParameter\",\"message\":\"the voice is gone\"}"))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("the voice is gone");
  }

  @Test
  void handshakeThatIsRefused_keepsTheWords() {
    server.refuse(403, "{\"code\":\"AccessDenied\",\"message\":\"not your workspace\"}");
    assertThatThrownBy(() -> server.speech().open(request()))
        .isInstanceOf(PermissionException.class)
        .hasMessageContaining("not your workspace");

    server.answer(
        new MockResponse()
            .setResponseCode(429)
            .setHeader("Retry-After", "9")
            .setBody("{\"code\":\"Throttling\",\"message\":\"slower\"}"));
    assertThatThrownBy(() -> server.speech().open(request()))
        .isInstanceOfSatisfying(
            RateLimitException.class,
            e -> assertThat(e.headers()).containsEntry("retry-after", List.of("9")))
        .hasMessageContaining("slower");

    server.refuse(200, "{\"code\":\"Arrearage\",\"message\":\"pay first\"}");
    assertThatThrownBy(() -> server.speech().open(request()))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("pay first");

    server.refuse(200, "<html>log in</html>");
    assertThatThrownBy(() -> server.speech().open(request()))
        .isInstanceOfSatisfying(
            MalformedResponseException.class, e -> assertThat(e.body()).contains("log in"))
        .hasMessageContaining("no upgrade but status 200");

    server.answer(new MockResponse().setStatus("HTTP/1.1 101 Switching Protocols"));
    assertThatThrownBy(() -> server.speech().open(request())).isInstanceOf(SdkException.class);

    server.refuse(502, "<html>bad gateway</html>");
    assertThatThrownBy(() -> server.speech().open(request()))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("bad gateway");
  }

  @Test
  void aHugeId_isComparedAndPassedOver() {
    String id = "x".repeat(1_000_000);
    assertThat(
            spoken(
                    "{\"header\":{\"task_id\":\""
                        + id
                        + "\",\"event\":\"task-failed\",\"error_message\":\"not mine\"}}")
                .audio()
                .bytes())
        .asString()
        .isEqualTo("Hello");
  }
}
