package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.Fault;
import dev.qiao.text.qwen.QwenChatRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Chats without a waiting thread. */
@FakeModels
class AsyncChatTest {
  private static final QwenChatRequest HELLO =
      QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello")).build();

  @Test
  void chatAsync_givesTheAnswerOfAChat(FakeModelServer server, QiaoClient client) throws Exception {
    server.answer("Hello yourself.");
    TextService text =
        new TextService(client).with(RequestOptions.builder().header("X-Mine", "1").build());

    assertThat(text.chatAsync(HELLO).get().text()).isEqualTo("Hello yourself.");
    assertThat(server.requests().get(0).header("X-Mine")).isEqualTo("1");
  }

  @Test
  void chatAsync_canceled_endsTheHttpCall(FakeModelServer server, QiaoClient client)
      throws Exception {
    server.nextRequest(Fault.stall());
    CompletableFuture<ChatResponse> answer = new TextService(client).chatAsync(HELLO);
    while (server.requests().isEmpty()) {
      Thread.onSpinWait();
    }

    answer.cancel(true);

    assertThat(server.awaitHangUps(1, Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void chatAsync_refused_failsWithTheExceptionOfAChat(FakeModelServer server, QiaoClient client) {
    server.nextRequestFails(400, "InvalidParameter", "No.");
    CompletableFuture<ChatResponse> answer = new TextService(client).chatAsync(HELLO);

    assertThatThrownBy(answer::get).cause().isInstanceOf(BadRequestException.class);
    assertThat(answer.handle((value, failure) -> failure).join())
        .isInstanceOf(BadRequestException.class);
  }
}
