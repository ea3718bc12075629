package dev.qiao.text;

import dev.qiao.core.Endpoint.Surface;
import dev.qiao.core.ModelLimits;
import dev.qiao.core.Vendor;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.text.deepseek.DeepSeekBetaRequest;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.kimi.KimiBalance;
import dev.qiao.text.kimi.KimiBalanceRequest;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.qwen.DeepResearchChunk;
import dev.qiao.text.qwen.DeepResearchRequest;
import dev.qiao.text.qwen.GuiPlusChatRequest;
import dev.qiao.text.qwen.GuiPlusGenerationRequest;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.qwen.QwenMultimodalRequest;
import java.time.Duration;
import java.util.List;

/** The operations of this module, one row each. */
public final class TextOperations implements OperationTable {
  private static final String MULTIMODAL = "/services/aigc/multimodal-generation/generation";

  private static final Duration ASYNC_WAIT = Duration.ofMinutes(10);

  /** Zhipu documents no interval. */
  private static final Duration ASYNC_POLL = Duration.ofSeconds(5);

  private static final List<Operation<?, ?>> OPERATIONS =
      List.of(
          chat(
              "qwen.text-generation",
              Vendor.DASHSCOPE,
              Surface.NATIVE,
              "/services/aigc/text-generation/generation",
              QwenGenerationRequest.class),
          stream(
              "qwen.text-generation.stream",
              Vendor.DASHSCOPE,
              Surface.NATIVE,
              "/services/aigc/text-generation/generation",
              QwenGenerationRequest.class),
          chat(
              "qwen.chat-completions",
              Vendor.DASHSCOPE,
              Surface.COMPATIBLE,
              "/chat/completions",
              QwenChatRequest.class),
          stream(
              "qwen.chat-completions.stream",
              Vendor.DASHSCOPE,
              Surface.COMPATIBLE,
              "/chat/completions",
              QwenChatRequest.class),
          chat(
              "qwen.multimodal-generation",
              Vendor.DASHSCOPE,
              Surface.NATIVE,
              MULTIMODAL,
              QwenMultimodalRequest.class),
          stream(
              "qwen.multimodal-generation.stream",
              Vendor.DASHSCOPE,
              Surface.NATIVE,
              MULTIMODAL,
              QwenMultimodalRequest.class),
          chat(
              "gui-plus.generation",
              Vendor.DASHSCOPE,
              Surface.NATIVE,
              MULTIMODAL,
              GuiPlusGenerationRequest.class),
          stream(
              "gui-plus.generation.stream",
              Vendor.DASHSCOPE,
              Surface.NATIVE,
              MULTIMODAL,
              GuiPlusGenerationRequest.class),
          chat(
              "gui-plus.chat",
              Vendor.DASHSCOPE,
              Surface.COMPATIBLE,
              "/chat/completions",
              GuiPlusChatRequest.class),
          stream(
              "gui-plus.chat.stream",
              Vendor.DASHSCOPE,
              Surface.COMPATIBLE,
              "/chat/completions",
              GuiPlusChatRequest.class),
          Operation.stream(
              "deep-research",
              Vendor.DASHSCOPE,
              Surface.NATIVE,
              "/services/aigc/text-generation/generation",
              DeepResearchRequest.class,
              DeepResearchChunk.class,
              DeepResearchChunk::newEventReader),
          chat(
              "deepseek.chat",
              Vendor.DEEPSEEK,
              Surface.COMPATIBLE,
              "/chat/completions",
              DeepSeekChatRequest.class),
          stream(
              "deepseek.chat.stream",
              Vendor.DEEPSEEK,
              Surface.COMPATIBLE,
              "/chat/completions",
              DeepSeekChatRequest.class),
          chat(
              "deepseek.chat",
              Vendor.DEEPSEEK,
              Surface.COMPATIBLE,
              "/beta/chat/completions",
              DeepSeekBetaRequest.class),
          stream(
              "deepseek.chat.stream",
              Vendor.DEEPSEEK,
              Surface.COMPATIBLE,
              "/beta/chat/completions",
              DeepSeekBetaRequest.class),
          chat(
              "kimi.chat",
              Vendor.MOONSHOT,
              Surface.COMPATIBLE,
              "/chat/completions",
              KimiChatRequest.class),
          stream(
              "kimi.chat.stream",
              Vendor.MOONSHOT,
              Surface.COMPATIBLE,
              "/chat/completions",
              KimiChatRequest.class),
          Operation.bodiless(
              "kimi.balance",
              Vendor.MOONSHOT,
              Surface.NATIVE,
              "GET",
              "/users/me/balance",
              KimiBalanceRequest.class,
              KimiBalance.class),
          chat(
              "glm.chat",
              Vendor.ZHIPU,
              Surface.COMPATIBLE,
              "/chat/completions",
              GlmChatRequest.class),
          stream(
              "glm.chat.stream",
              Vendor.ZHIPU,
              Surface.COMPATIBLE,
              "/chat/completions",
              GlmChatRequest.class),
          Operation.task(
              "glm.chat.create-async",
              Vendor.ZHIPU,
              Surface.NATIVE,
              "/async/chat/completions",
              GlmChatRequest.class,
              ChatResponse.class,
              ASYNC_WAIT,
              ASYNC_POLL));

  /** For {@link java.util.ServiceLoader}. */
  public TextOperations() {}

  @Override
  public String artifact() {
    return "sdk-text";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return OPERATIONS;
  }

  @Override
  public List<ModelLimits> models() {
    return TextLimits.all();
  }

  private static <Q extends ChatRequest> Operation<Q, ChatResponse> chat(
      String id, Vendor vendor, Surface surface, String path, Class<Q> requestType) {
    return Operation.call(id, vendor, surface, path, requestType, ChatResponse.class);
  }

  private static <Q extends ChatRequest> Operation<Q, ChatChunk> stream(
      String id, Vendor vendor, Surface surface, String path, Class<Q> requestType) {
    return Operation.stream(
        id, vendor, surface, path, requestType, ChatChunk.class, ChatEvents::new);
  }
}
