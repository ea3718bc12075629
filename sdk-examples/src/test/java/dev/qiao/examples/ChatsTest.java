package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.testkit.ChatAnswer;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.TextService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChatsTest {
  @Test
  void gateway_answersForEveryVendorAndRefusesByRule() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (FakeModelServer server = FakeModelServer.start(Vendor.GATEWAY);
        QiaoClient client = server.client()) {
      ChatAnswer answer = ChatAnswer.of("It joins banks.").withReasoning("Hm.");
      ChatThroughAGateway.MODELS.forEach(model -> server.answerWith(answer));

      ChatThroughAGateway.play(client, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "qwen3.6-plus: It joins banks.",
            "MiniMax-M2.7: It joins banks.",
            "glm-5.1: It joins banks.",
            "deepseek-v4-flash: It joins banks.",
            "not sent: gateway.chat breaks a documented limit: enable_search is true but must be"
                + " left out for MiniMax-M2.7 by rule GW-04 (leave it out, or ask a model that"
                + " searches)");
  }

  @Test
  void readAFile_sendsTheAddresses() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.GATEWAY);
        QiaoClient client = server.client()) {
      server.answer("Costs fell.");

      assertThat(
              Chats.readAFile(
                  new TextService(client),
                  "https://example.com/chart.png",
                  "https://example.com/report.pdf"))
          .isEqualTo("Costs fell.");
    }
  }
}
