package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.qiao.Qiao;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.qwen.QwenChatRequest;
import org.junit.jupiter.api.Test;

/** A Jackson below the floor is refused with its version and the cure; one above it works. */
class OldJacksonTest {
  private static final String VERSION = System.getProperty("consumer.jackson");
  private static final int MINOR = Integer.parseInt(VERSION.split("\\.")[1]);

  @Test
  void client_saysWhichJacksonThisIs_orCalls() {
    if (MINOR < 16) {
      String words =
          assertThrows(IllegalStateException.class, () -> QiaoClient.deepSeek("sk-none"))
              .getMessage();
      assertTrue(words.contains("needs Jackson 2.16 or later"), words);
      assertTrue(words.contains("jackson-databind " + VERSION), words);
      return;
    }
    try (FakeModelServer server = FakeModelServer.start();
        Qiao qiao = Qiao.of(server.client())) {
      server.answer("Hello.");
      assertEquals(
          "Hello.",
          qiao.text()
              .chat(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello?")).build())
              .text());
    }
  }
}
