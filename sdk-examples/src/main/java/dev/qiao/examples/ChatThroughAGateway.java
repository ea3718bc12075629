package dev.qiao.examples;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.testkit.ChatAnswer;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.gateway.GatewayChatRequest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Asks the models of several vendors through one gateway. Without QIAO_GATEWAY_BASE_URL it plays
 * against a fake gateway on this machine; with it, and QIAO_GATEWAY_API_KEY, against that one.
 */
public final class ChatThroughAGateway {
  static final List<Model> MODELS =
      List.of(
          TextModels.QWEN3_6_PLUS,
          TextModels.MINIMAX_M2_7,
          TextModels.GLM_5_1,
          TextModels.DEEPSEEK_V4_FLASH);

  private ChatThroughAGateway() {}

  /** Runs the example. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (System.getenv("QIAO_GATEWAY_BASE_URL") != null) {
      try (QiaoClient client = QiaoClient.fromEnvironment(Vendor.GATEWAY)) {
        play(client, out);
      }
      return;
    }
    out.println("OFFLINE: a fake gateway on this machine answers; nothing is billed.");
    try (FakeModelServer server = FakeModelServer.start(Vendor.GATEWAY);
        QiaoClient client = server.client()) {
      ChatAnswer answer =
          ChatAnswer.of("A bridge joins two banks.").withReasoning("Two sides, one way.");
      MODELS.forEach(model -> server.answerWith(answer));
      play(client, out);
    }
  }

  static void play(QiaoClient client, PrintStream out) {
    TextService text = new TextService(client);
    for (Model model : MODELS) {
      GatewayChatRequest request =
          GatewayChatRequest.builder(model, Message.user("What is a bridge, in five words?"))
              .maxCompletionTokens(500)
              .build();
      out.print(model + ": ");
      try (ChatStream answer = text.stream(request)) {
        for (ChatChunk chunk : answer) {
          out.print(chunk.text());
        }
      }
      out.println();
    }
    try {
      text.chat(
          GatewayChatRequest.builder(TextModels.MINIMAX_M2_7, Message.user("What is new?"))
              .enableSearch(true)
              .build());
    } catch (RequestValidationException refused) {
      out.println("not sent: " + refused.getMessage());
    }
  }
}
