package dev.qiao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.qwen.QwenChatRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QiaoTest {
  @Test
  void variablesOfAnApplication_areTaken() {
    Map<String, String> variables =
        Map.of("DASHSCOPE_API_KEY", "sk-from-a-property", "DASHSCOPE_REGION", "ap-southeast-1");
    try (Qiao qiao = Qiao.fromEnvironment(Vendor.DASHSCOPE, variables::get);
        QiaoClient client = QiaoClient.fromEnvironment(Vendor.DASHSCOPE, variables::get)) {
      assertThat(qiao).hasToString("Qiao[" + client + "]");
    }
  }

  @Test
  void aMissingVariable_isNamed() {
    assertThatThrownBy(() -> Qiao.fromEnvironment(Vendor.DASHSCOPE, name -> null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("DASHSCOPE_API_KEY");
    assertThatThrownBy(() -> Qiao.of((QiaoClient.Builder) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the builder of the client is null");
  }

  @Test
  void aBuilder_isBuiltAndItsClientClosed() {
    try (FakeModelServer server = FakeModelServer.start();
        Qiao qiao = Qiao.of(server.clientBuilder())) {
      server.answer("Hello.");
      assertThat(
              qiao.text()
                  .chat(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hi")).build())
                  .text())
          .isEqualTo("Hello.");
    }
  }
}
