package dev.qiao.examples;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.testkit.ChatAnswer;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.kimi.KimiAccount;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.minimax.MiniMaxChatRequest;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.WebSearch;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Asks DeepSeek, Kimi, GLM and MiniMax, each on its own endpoint, with its own parameters. A vendor
 * whose key is set, such as DEEPSEEK_API_KEY, is called and bills; a fake server on this machine
 * replaces the others.
 */
public final class OwnEndpoints {
  static final List<Vendor> VENDORS =
      List.of(Vendor.DEEPSEEK, Vendor.MOONSHOT, Vendor.ZHIPU, Vendor.MINIMAX);

  private static final Message QUESTION = Message.user("What is a bridge, in five words?");

  private OwnEndpoints() {}

  /** Runs the example. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (Vendor vendor : VENDORS) {
      boolean hasKey =
          vendor.keyVariables(vendor.defaultRegion()).stream()
              .anyMatch(name -> System.getenv(name) != null);
      if (hasKey) {
        try (QiaoClient client = QiaoClient.fromEnvironment(vendor)) {
          out.println(vendor.displayName() + ", which bills:");
          play(vendor, client, out);
        }
      } else {
        offline(vendor, out);
      }
    }
  }

  static void offline(Vendor vendor, PrintStream out) {
    try (FakeModelServer server = FakeModelServer.start(vendor);
        QiaoClient client = server.client()) {
      server.answerWith(
          ChatAnswer.of("A bridge joins two banks.").withReasoning("Two sides, one way."));
      out.println(vendor.displayName() + ", OFFLINE:");
      play(vendor, client, out);
    }
  }

  static void play(Vendor vendor, QiaoClient client, PrintStream out) {
    TextService text = new TextService(client);
    ChatResponse answer =
        switch (vendor) {
          case DEEPSEEK -> deepSeek(text);
          case MOONSHOT -> kimi(text);
          case ZHIPU -> glm(text);
          case MINIMAX -> miniMax(text);
          default -> throw new IllegalArgumentException(vendor + " is shown elsewhere");
        };
    out.println("   thinks: " + answer.reasoning().strip());
    out.println("   says:   " + answer.text());
    if (vendor == Vendor.MOONSHOT) {
      out.println("   left:   " + new KimiAccount(client).balance().available());
    }
  }

  /** Thinks as hard as it can, which a stream shows from the first word on. */
  static ChatResponse deepSeek(TextService text) {
    return text.stream(
            DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_FLASH, QUESTION)
                .reasoningEffort(ReasoningEffort.MAX)
                .build())
        .collect();
  }

  static ChatResponse kimi(TextService text) {
    return text.chat(
        KimiChatRequest.builder(TextModels.KIMI_K2_6, QUESTION).maxCompletionTokens(2_000).build());
  }

  /** As a task, which another process can wait for. */
  static ChatResponse glm(TextService text) {
    GlmChatRequest request = GlmChatRequest.builder(TextModels.GLM_5_1, QUESTION).build();
    TaskHandle<ChatResponse> task = text.submit(request);
    return task.await();
  }

  /** Its reasoning is between tags in the content, and is taken out of it. */
  static ChatResponse miniMax(TextService text) {
    return text.stream(
            MiniMaxChatRequest.builder(TextModels.MINIMAX_M2_7, QUESTION)
                .maxCompletionTokens(2_000)
                .build())
        .collect();
  }

  static ChatResponse searchWithGlm(TextService text, String question) {
    GlmChatRequest request =
        GlmChatRequest.builder(TextModels.GLM_5_1, Message.user(question))
            .tools(List.of(Tool.webSearch(WebSearch.with("search_pro"))))
            .build();
    return text.chat(request); // searchInfo() has the pages that were found
  }
}
