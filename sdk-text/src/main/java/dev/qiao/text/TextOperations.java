package dev.qiao.text;

import dev.qiao.core.Endpoint.Surface;
import dev.qiao.core.ModelLimits;
import dev.qiao.core.Vendor;
import dev.qiao.core.file.FileContent;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.Request;
import dev.qiao.text.deepseek.DeepSeekBetaRequest;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.file.AccountFile;
import dev.qiao.text.file.AccountFilePage;
import dev.qiao.text.file.FileContentRequest;
import dev.qiao.text.file.FileDeleteRequest;
import dev.qiao.text.file.FileDeletion;
import dev.qiao.text.file.FileGetRequest;
import dev.qiao.text.file.FileListRequest;
import dev.qiao.text.file.FileUploadRequest;
import dev.qiao.text.gateway.GatewayChatRequest;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.kimi.KimiBalance;
import dev.qiao.text.kimi.KimiBalanceRequest;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.minimax.MiniMaxChatRequest;
import dev.qiao.text.minimax.MiniMaxTextChatRequest;
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

  /** Assumed: the gateway's page names no path of a POST. */
  private static final String GATEWAY_CHAT = "/chat/completions";

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
              ASYNC_POLL),
          Operation.form(
              "files.upload",
              Vendor.DASHSCOPE,
              Surface.COMPATIBLE,
              "/files",
              FileUploadRequest.class,
              AccountFile.class),
          file("files.list", "GET", "/files", FileListRequest.class, AccountFilePage.class),
          file("files.get", "GET", "/files/{file_id}", FileGetRequest.class, AccountFile.class),
          file(
              "files.content",
              "GET",
              "/files/{file_id}/content",
              FileContentRequest.class,
              FileContent.class),
          file(
              "files.delete",
              "DELETE",
              "/files/{file_id}",
              FileDeleteRequest.class,
              FileDeletion.class),
          Operation.call(
                  "minimax.openai-chat",
                  Vendor.MINIMAX,
                  Surface.COMPATIBLE,
                  "/chat/completions",
                  MiniMaxChatRequest.class,
                  ChatResponse.class,
                  ThinkTags::split)
              .collecting(
                  id -> new ChatCollector(new ChatEvents(new MiniMaxPieces(true)), false, id)),
          Operation.stream(
              "minimax.openai-chat.stream",
              Vendor.MINIMAX,
              Surface.COMPATIBLE,
              "/chat/completions",
              MiniMaxChatRequest.class,
              ChatChunk.class,
              () -> new ChatEvents(new MiniMaxPieces(true))),
          chat(
              "minimax.text-chat",
              Vendor.MINIMAX,
              Surface.NATIVE,
              "/text/chatcompletion_v2",
              MiniMaxTextChatRequest.class),
          Operation.stream(
              "minimax.text-chat.stream",
              Vendor.MINIMAX,
              Surface.NATIVE,
              "/text/chatcompletion_v2",
              MiniMaxTextChatRequest.class,
              ChatChunk.class,
              () -> new ChatEvents(new MiniMaxPieces(false))),
          // One wire whatever the model; the client takes the first row of a type and verb. The
          // others are the chapters of the gateway's page.
          gateway("gateway.chat"),
          Operation.stream(
              "gateway.chat.stream",
              Vendor.GATEWAY,
              Surface.COMPATIBLE,
              GATEWAY_CHAT,
              GatewayChatRequest.class,
              ChatChunk.class,
              // MiniMax's own shape comes through.
              () -> new ChatEvents(new MiniMaxPieces(false))),
          gateway("gateway.qwen.chat"),
          gateway("gateway.minimax.chat"),
          gateway("gateway.glm.chat"),
          gateway("gateway.glm.multimodal"),
          gateway("gateway.kimi.chat"),
          gateway("gateway.deepseek.chat"));

  /** For {@link java.util.ServiceLoader}. */
  public TextOperations() {}

  @Override
  public String artifact() {
    return "qiao-text";
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
    boolean miniMax = vendor == Vendor.MINIMAX || vendor == Vendor.GATEWAY;
    return Operation.call(id, vendor, surface, path, requestType, ChatResponse.class)
        .collecting(
            requestId ->
                new ChatCollector(
                    new ChatEvents(miniMax ? new MiniMaxPieces(false) : null),
                    vendor == Vendor.DASHSCOPE && surface == Surface.NATIVE,
                    requestId));
  }

  private static <Q extends Request.Call<R>, R> Operation<Q, R> file(
      String id, String method, String path, Class<Q> requestType, Class<R> resultType) {
    return Operation.bodiless(
        id, Vendor.DASHSCOPE, Surface.COMPATIBLE, method, path, requestType, resultType);
  }

  private static Operation<GatewayChatRequest, ChatResponse> gateway(String id) {
    return chat(id, Vendor.GATEWAY, Surface.COMPATIBLE, GATEWAY_CHAT, GatewayChatRequest.class);
  }

  private static <Q extends ChatRequest> Operation<Q, ChatChunk> stream(
      String id, Vendor vendor, Surface surface, String path, Class<Q> requestType) {
    return Operation.stream(
        id, vendor, surface, path, requestType, ChatChunk.class, ChatEvents::new);
  }
}
