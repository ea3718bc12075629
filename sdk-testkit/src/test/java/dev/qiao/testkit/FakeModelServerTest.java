package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Region;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.stream.EventStream;
import dev.qiao.core.stream.SseEvent;
import java.time.Duration;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starting, stopping, and two servers side by side. */
class FakeModelServerTest {
  private static final String CHAT = "/services/aigc/text-generation/generation";
  private static final String ASK =
      Plain.quoted("{'model':'qwen-plus','input':{'prompt':'Hello'}}");

  @Test
  void theEndpointIsTheLoopback() {
    try (FakeModelServer server = FakeModelServer.start()) {
      assertThat(server.endpoint().nativeUrl().toString())
          .matches("http://127\\.0\\.0\\.1:\\d+/api/v1");
      assertThat(server.endpoint().compatibleUrl().getPath()).isEqualTo("/compatible-mode/v1");
      assertThat(String.valueOf(server.endpoint().webSocketUrl()))
          .matches("ws://127\\.0\\.0\\.1:\\d+/api-ws/v1/inference");
    }
  }

  @Test
  void twoServersShareNothing() {
    try (FakeModelServer beijing = FakeModelServer.start();
        FakeModelServer singapore = FakeModelServer.start(Region.AP_SOUTHEAST_1);
        QiaoClient first = beijing.client();
        QiaoClient second = singapore.client()) {
      beijing.answer("From Beijing.");
      singapore.answer("From Singapore.");
      assertThat(second.raw().post(CHAT, ASK).value()).contains("From Singapore.");
      assertThat(first.raw().post(CHAT, ASK).value()).contains("From Beijing.");
      assertThat(beijing.requests()).hasSize(1);
      assertThat(singapore.requests()).hasSize(1);
    }
  }

  @Test
  @Timeout(4)
  void closingDoesNotWaitForAPausingStream() {
    FakeModelServer server = FakeModelServer.start().streamPause(Duration.ofMinutes(1));
    try (QiaoClient client = server.client();
        EventStream<SseEvent> stream = client.raw().stream(CHAT, ASK)) {
      Iterator<SseEvent> events = stream.iterator();
      assertThat(events.next().event()).isEqualTo("result");
      server.close();
      server.close();
      assertThatThrownBy(events::next).isInstanceOf(StreamTruncatedException.class);
    }
  }
}
