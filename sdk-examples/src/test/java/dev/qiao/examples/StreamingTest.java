package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.testkit.ChatAnswer;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamingTest {
  private static final ChatRequest REQUEST =
      QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Why?")).build();

  private final FakeModelServer server = FakeModelServer.start();
  private final QiaoClient client = server.client();
  private final TextService text = new TextService(client);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void print_printsThinkingAndText() {
    server.answerWith(ChatAnswer.of("Blue light scatters.").withReasoning("Rayleigh. "));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    ChatResponse answer =
        Streaming.print(text, new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualTo("Rayleigh. Blue light scatters.");
    assertThat(answer.text()).isEqualTo("Blue light scatters.");
    assertThat(answer.usage()).isNotNull();
  }

  @Test
  void published_isPrintedAndPutTogether() throws Exception {
    server.answerWith(ChatAnswer.of("Blue light scatters.").withReasoning("Rayleigh. "));
    StringBuilder screen = new StringBuilder();

    ChatResponse answer =
        Streaming.published(text, REQUEST, screen::append).get(20, TimeUnit.SECONDS);

    assertThat(screen).hasToString("Blue light scatters.");
    assertThat(answer.text()).isEqualTo("Blue light scatters.");
    assertThat(answer.reasoning()).isEqualTo("Rayleigh. ");
    assertThat(answer.usage()).isNotNull();
  }

  @Test
  void published_whatTheScreenThrows_endsTheFuture() {
    server.answer("Blue light scatters.");
    CompletableFuture<ChatResponse> end =
        Streaming.published(
            text,
            REQUEST,
            piece -> {
              throw new IllegalStateException("the screen is off");
            });

    assertThat(end)
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .havingRootCause()
        .withMessage("the screen is off");
  }

  @Test
  void whole_isTheAnswerOfAPlainCall() {
    server.answer("One two three.");

    assertThat(Streaming.whole(text, REQUEST)).isEqualTo("One two three.");
  }

  @Test
  void aStreamIsReadOnce() {
    try (ChatStream answer = text.stream(REQUEST)) {
      assertThat(answer.iterator().hasNext()).isTrue();
      assertThatThrownBy(answer::iterator).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void untilStopped_keepsWhatCameBefore() {
    server.answer("One two three four five.");
    AtomicReference<Runnable> button = new AtomicReference<>();
    List<String> screen = new ArrayList<>();

    String kept =
        Streaming.untilStopped(
            text,
            REQUEST,
            button::set,
            piece -> {
              screen.add(piece);
              if (String.join("", screen).equals("One")) {
                CompletableFuture.runAsync(button.get()).join();
              }
            });

    assertThat(kept).isEqualTo("One");
    assertThat(screen).endsWith(" (stopped)");
  }

  @Test
  void whatCame_survivesABrokenConnection() {
    server.answer("One two three four five.").nextStreamBreaksAfter(3);

    assertThat(Streaming.whatCame(text, REQUEST))
        .isNotEmpty()
        .isNotEqualTo("One two three four five.");
  }

  @Test
  void aRefusalIsThrownBeforeTheFirstPiece() {
    server.nextRequestFails(400, "DataInspectionFailed", "no");

    assertThatThrownBy(() -> text.stream(REQUEST)).isInstanceOf(ContentRejectedException.class);
  }

  @Test
  void anErrorInTheMiddleIsTheSameExceptionAsOfACall() {
    server.nextStreamFailsAfter(2, "DataInspectionFailed", "no");

    try (ChatStream answer = text.stream(REQUEST)) {
      assertThatThrownBy(() -> answer.forEach(chunk -> {}))
          .isInstanceOf(ContentRejectedException.class);
      assertThat(answer.accumulated()).isNotNull();
    }
  }

  @Test
  void aRateLimitBeforeTheStreamIsRetried_anErrorInItIsNot() {
    server.nextRequestFails(429, "Throttling.RateQuota", "slow down").answer("Hello.");
    assertThat(Streaming.whole(text, REQUEST)).isEqualTo("Hello.");

    server.nextStreamFailsAfter(1, "InternalError", "oops");
    int before = server.requests().size();
    assertThatThrownBy(() -> Streaming.whole(text, REQUEST)).isInstanceOf(ApiException.class);
    assertThat(server.requests()).hasSize(before + 1);
  }

  @Test
  void patient_changesTwoLimitsOfTheClientsOwn() {
    server.answer("Hello.");

    assertThat(Streaming.whole(Streaming.patient(client), REQUEST)).isEqualTo("Hello.");
  }
}
