package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.stream.EventStream;
import dev.qiao.core.stream.SseEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The server sees a client that does not wait for its answer. */
class HangUpsTest {
  private static final String CHAT = "/services/aigc/text-generation/generation";
  private static final String ASK =
      Plain.quoted("{'model':'qwen-plus','input':{'prompt':'Hello'}}");
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void answersAreNotDelayed() throws Exception {
    try (HangUps connections = new HangUps();
        ServerSocket server = connections.createServerSocket()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
          Socket accepted = server.accept()) {
        assertThat(client.isConnected()).isTrue();
        assertThat(accepted.getTcpNoDelay()).isTrue();
      }
    }
  }

  @Test
  void aStreamThatPausesAndIsLeft() throws Exception {
    try (FakeModelServer server = FakeModelServer.start().streamPause(Duration.ofMinutes(1));
        QiaoClient client = server.client()) {
      try (EventStream<SseEvent> stream = client.raw().stream(CHAT, ASK)) {
        assertThat(stream.iterator().next().event()).isEqualTo("result");
        assertThat(server.hangUps()).isEmpty();
      }
      assertThat(server.awaitHangUps(1, SOON)).isTrue();
      assertThat(server.hangUps()).containsExactly(server.requests().get(0));
    }
  }

  @Test
  void aStreamThatIsSilentAndIsLeft() throws Exception {
    try (FakeModelServer server = FakeModelServer.start().nextStreamStallsAfter(1);
        QiaoClient client = server.client()) {
      try (EventStream<SseEvent> stream = client.raw().stream(CHAT, ASK)) {
        assertThat(stream.iterator().next().event()).isEqualTo("result");
      }
      assertThat(server.awaitHangUps(1, SOON)).isTrue();
    }
  }

  @Test
  void aCallThatRanIntoItsTimeout() throws Exception {
    try (FakeModelServer server = FakeModelServer.start().nextRequest(Fault.stall());
        QiaoClient client =
            server
                .clientBuilder()
                .retry(RetryPolicy.NONE)
                .timeouts(Timeouts.builder().total(Duration.ofMillis(300)).build())
                .build()) {
      assertThatThrownBy(() -> client.raw().post(CHAT, ASK)).isInstanceOf(TransportException.class);
      assertThat(server.awaitHangUps(1, SOON)).isTrue();
    }
  }

  @Test
  void answersThatAreReadToTheirEndAreNoHangUps() throws Exception {
    try (FakeModelServer server = FakeModelServer.start()) {
      try (QiaoClient client = server.client()) {
        for (int i = 0; i < 20; i++) {
          assertThat(client.raw().post(CHAT, ASK).value()).contains("practice model");
          try (EventStream<SseEvent> stream = client.raw().stream(CHAT, ASK)) {
            stream.forEach(event -> {});
          }
        }
        server.nextRequestFails(400, "InvalidParameter", "No.");
        assertThatThrownBy(() -> client.raw().post(CHAT, ASK)).hasMessageContaining("No.");
      }
      assertThat(server.awaitHangUps(1, Duration.ofMillis(100))).isFalse();
      assertThat(server.requests()).hasSize(41);
    }
  }

  @Test
  void aServerThatBreaksOffDidItItself() throws Exception {
    try (FakeModelServer server = FakeModelServer.start().nextStreamBreaksAfter(2);
        QiaoClient client = server.client()) {
      assertThatThrownBy(
              () -> {
                try (EventStream<SseEvent> stream = client.raw().stream(CHAT, ASK)) {
                  stream.forEach(event -> {});
                }
              })
          .isInstanceOf(TransportException.class);
      assertThat(server.awaitHangUps(1, Duration.ofMillis(100))).isFalse();
    }
  }
}
