package dev.qiao.text;

import dev.qiao.core.Endpoint.Surface;
import dev.qiao.core.ModelLimits;
import dev.qiao.core.Vendor;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import java.util.List;

/** The operations of this module, one row each. */
public final class TextOperations implements OperationTable {
  private static final List<Operation<?, ?>> OPERATIONS =
      List.of(
          chat(
              "qwen.text-generation",
              Surface.NATIVE,
              "/services/aigc/text-generation/generation",
              QwenGenerationRequest.class),
          stream(
              "qwen.text-generation.stream",
              Surface.NATIVE,
              "/services/aigc/text-generation/generation",
              QwenGenerationRequest.class),
          chat(
              "qwen.chat-completions",
              Surface.COMPATIBLE,
              "/chat/completions",
              QwenChatRequest.class),
          stream(
              "qwen.chat-completions.stream",
              Surface.COMPATIBLE,
              "/chat/completions",
              QwenChatRequest.class));

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
    return List.of();
  }

  private static <Q extends ChatRequest> Operation<Q, ChatResponse> chat(
      String id, Surface surface, String path, Class<Q> requestType) {
    return Operation.call(id, Vendor.DASHSCOPE, surface, path, requestType, ChatResponse.class);
  }

  private static <Q extends ChatRequest> Operation<Q, ChatChunk> stream(
      String id, Surface surface, String path, Class<Q> requestType) {
    return Operation.stream(
        id, Vendor.DASHSCOPE, surface, path, requestType, ChatChunk.class, ChatEvents::new);
  }
}
