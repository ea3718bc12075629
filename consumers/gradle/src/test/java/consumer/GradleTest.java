package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.qiao.Qiao;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.qwen.QwenChatRequest;
import org.junit.jupiter.api.Test;

class GradleTest {
  @Test
  void calls() {
    try (FakeModelServer server = FakeModelServer.start();
        Qiao qiao = Qiao.of(server.client())) {
      server.answer("Hello from Gradle.");
      assertEquals(
          "Hello from Gradle.",
          qiao.text()
              .chat(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello?")).build())
              .text());
    }
  }
}
