package dev.qiao.examples;

import dev.qiao.text.ChatRequest;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.Usage;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.deepseek.DeepSeekThinking;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.glm.GlmThinking;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.kimi.KimiThinking;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.request.ReasoningEffort;
import java.util.List;

/** Models that think first, family by family; the guide on reasoning shows these methods. */
final class Thinking implements Step {
  public static void main(String[] args) {
    Step.run(new Thinking());
  }

  @Override
  public String title() {
    return "What a model thinks before it answers";
  }

  @Override
  public String play(Stage stage) {
    // Some models think only while they stream, so this streams and reads to the end.
    ChatResponse answer =
        new TextService(stage.client())
            .stream(
                    QwenChatRequest.builder(
                            TextModels.QWEN_PLUS, Message.user("Why is the sky blue?"))
                        .enableThinking(true)
                        .thinkingBudget(500)
                        .build())
                .collect();
    stage.say("   thinks: %s", answer.reasoning());
    stage.say("   says:   %s", answer.text());
    Usage usage = answer.usage();
    return usage == null
        ? "unknown"
        : usage.outputTokens() + " tokens out, " + usage.reasoningTokens() + " of them thinking";
  }

  static List<ChatRequest> thinking(Message question) {
    QwenChatRequest qwen =
        QwenChatRequest.builder(TextModels.QWEN_PLUS, question)
            .enableThinking(true)
            .thinkingBudget(2000)
            .build();
    return List.of(
        qwen,
        DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_PRO, question)
            .thinking(DeepSeekThinking.ENABLED)
            .reasoningEffort(ReasoningEffort.MAX)
            .build(),
        KimiChatRequest.builder(TextModels.KIMI_K2_6, question)
            .thinking(KimiThinking.KEEP_ALL)
            .build(),
        GlmChatRequest.builder(TextModels.GLM_5, question).thinking(GlmThinking.KEEP_ALL).build());
  }
}
