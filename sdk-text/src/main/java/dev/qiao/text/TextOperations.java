package dev.qiao.text;

import dev.qiao.core.Endpoint.Api;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.text.deepseek.DeepSeekBetaRequest;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
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
  private static final String GATEWAY_CHAT_PATH = "/chat/completions";

  /** {@code qwen.text-generation}: see {@link QwenGenerationRequest}. */
  public static final Operation<QwenGenerationRequest, ChatResponse> QWEN_TEXT_GENERATION =
      chatAndStream(
          "qwen.text-generation",
          Vendor.DASHSCOPE,
          Api.NATIVE,
          "/services/aigc/text-generation/generation",
          QwenGenerationRequest.class);

  /** {@code qwen.chat-completions}: see {@link QwenChatRequest}. */
  public static final Operation<QwenChatRequest, ChatResponse> QWEN_CHAT_COMPLETIONS =
      chatAndStream(
          "qwen.chat-completions",
          Vendor.DASHSCOPE,
          Api.COMPATIBLE,
          "/chat/completions",
          QwenChatRequest.class);

  /** {@code qwen.multimodal-generation}: see {@link QwenMultimodalRequest}. */
  public static final Operation<QwenMultimodalRequest, ChatResponse> QWEN_MULTIMODAL_GENERATION =
      chatAndStream(
          "qwen.multimodal-generation",
          Vendor.DASHSCOPE,
          Api.NATIVE,
          MULTIMODAL,
          QwenMultimodalRequest.class);

  /** {@code gui-plus.generation}: see {@link GuiPlusGenerationRequest}. */
  public static final Operation<GuiPlusGenerationRequest, ChatResponse> GUI_PLUS_GENERATION =
      chatAndStream(
              "gui-plus.generation",
              Vendor.DASHSCOPE,
              Api.NATIVE,
              MULTIMODAL,
              GuiPlusGenerationRequest.class)
          .inRegions(Region.CN_BEIJING);

  /** {@code gui-plus.chat}: see {@link GuiPlusChatRequest}. */
  public static final Operation<GuiPlusChatRequest, ChatResponse> GUI_PLUS_CHAT =
      chatAndStream(
              "gui-plus.chat",
              Vendor.DASHSCOPE,
              Api.COMPATIBLE,
              "/chat/completions",
              GuiPlusChatRequest.class)
          .inRegions(Region.CN_BEIJING);

  /** {@code deep-research}: see {@link DeepResearchRequest}. */
  public static final Operation<DeepResearchRequest, DeepResearchChunk> DEEP_RESEARCH =
      Operation.stream(
          "deep-research",
          Vendor.DASHSCOPE,
          Api.NATIVE,
          "/services/aigc/text-generation/generation",
          DeepResearchRequest.class,
          DeepResearchChunk.class,
          DeepResearchEvents::new);

  /** {@code deepseek.chat}: see {@link DeepSeekChatRequest}. */
  public static final Operation<DeepSeekChatRequest, ChatResponse> DEEPSEEK_CHAT =
      chatAndStream(
          "deepseek.chat",
          Vendor.DEEPSEEK,
          Api.COMPATIBLE,
          "/chat/completions",
          DeepSeekChatRequest.class);

  /** {@code deepseek.chat}: see {@link DeepSeekBetaRequest}. */
  public static final Operation<DeepSeekBetaRequest, ChatResponse> DEEPSEEK_CHAT_BETA =
      chatAndStream(
          "deepseek.chat",
          Vendor.DEEPSEEK,
          Api.COMPATIBLE,
          "/beta/chat/completions",
          DeepSeekBetaRequest.class);

  /** {@code kimi.chat}: see {@link KimiChatRequest}. */
  public static final Operation<KimiChatRequest, ChatResponse> KIMI_CHAT =
      chatAndStream(
          "kimi.chat", Vendor.MOONSHOT, Api.COMPATIBLE, "/chat/completions", KimiChatRequest.class);

  /** {@code kimi.balance}: see {@link KimiBalanceRequest}. */
  public static final Operation<KimiBalanceRequest, KimiBalance> KIMI_BALANCE =
      Operation.withoutBody(
          "kimi.balance",
          Vendor.MOONSHOT,
          Api.NATIVE,
          "GET",
          "/users/me/balance",
          KimiBalanceRequest.class,
          KimiBalance.class);

  /** {@code glm.chat}: see {@link GlmChatRequest}. */
  public static final Operation<GlmChatRequest, ChatResponse> GLM_CHAT =
      chatAndStream(
              "glm.chat", Vendor.ZHIPU, Api.COMPATIBLE, "/chat/completions", GlmChatRequest.class)
          .and(
              Operation.task(
                  "glm.chat.create-async",
                  Vendor.ZHIPU,
                  Api.NATIVE,
                  "/async/chat/completions",
                  GlmChatRequest.class,
                  ChatResponse.class,
                  ASYNC_WAIT,
                  ASYNC_POLL));

  /** {@code minimax.openai-chat}: see {@link MiniMaxChatRequest}. */
  public static final Operation<MiniMaxChatRequest, ChatResponse> MINIMAX_OPENAI_CHAT =
      Operation.call(
              "minimax.openai-chat",
              Vendor.MINIMAX,
              Api.COMPATIBLE,
              "/chat/completions",
              MiniMaxChatRequest.class,
              ChatResponse.class,
              ThinkTags::split)
          .collecting(
              (id, files) -> new ChatCollector(new ChatEvents(new MiniMaxPieces(true)), false, id))
          .and(
              Operation.stream(
                  "minimax.openai-chat.stream",
                  Vendor.MINIMAX,
                  Api.COMPATIBLE,
                  "/chat/completions",
                  MiniMaxChatRequest.class,
                  ChatChunk.class,
                  () -> new ChatEvents(new MiniMaxPieces(true))));

  /** {@code minimax.text-chat}: see {@link MiniMaxTextChatRequest}. */
  public static final Operation<MiniMaxTextChatRequest, ChatResponse> MINIMAX_TEXT_CHAT =
      chat(
              "minimax.text-chat",
              Vendor.MINIMAX,
              Api.NATIVE,
              "/text/chatcompletion_v2",
              MiniMaxTextChatRequest.class)
          .and(
              Operation.stream(
                  "minimax.text-chat.stream",
                  Vendor.MINIMAX,
                  Api.NATIVE,
                  "/text/chatcompletion_v2",
                  MiniMaxTextChatRequest.class,
                  ChatChunk.class,
                  () -> new ChatEvents(new MiniMaxPieces(false))));

  /** {@code gateway.chat}: see {@link GatewayChatRequest}. */
  public static final Operation<GatewayChatRequest, ChatResponse> GATEWAY_CHAT =
      gateway("gateway.chat")
          .and(
              Operation.stream(
                  "gateway.chat.stream",
                  Vendor.GATEWAY,
                  Api.COMPATIBLE,
                  GATEWAY_CHAT_PATH,
                  GatewayChatRequest.class,
                  ChatChunk.class,
                  () -> new ChatEvents(new MiniMaxPieces(false))));

  /** For {@link java.util.ServiceLoader}. */
  public TextOperations() {}

  @Override
  public String artifact() {
    return "qiao-text";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return Operation.rows(
        QWEN_TEXT_GENERATION,
        QWEN_CHAT_COMPLETIONS,
        QWEN_MULTIMODAL_GENERATION,
        GUI_PLUS_GENERATION,
        GUI_PLUS_CHAT,
        DEEP_RESEARCH,
        DEEPSEEK_CHAT,
        DEEPSEEK_CHAT_BETA,
        KIMI_CHAT,
        KIMI_BALANCE,
        GLM_CHAT,
        MINIMAX_OPENAI_CHAT,
        MINIMAX_TEXT_CHAT,
        GATEWAY_CHAT,
        gateway("gateway.qwen.chat"),
        gateway("gateway.minimax.chat"),
        gateway("gateway.glm.chat"),
        gateway("gateway.glm.multimodal"),
        gateway("gateway.kimi.chat"),
        gateway("gateway.deepseek.chat"));
  }

  @Override
  public List<ModelLimits> models() {
    return TextLimits.all();
  }

  /** The row of a chat, with that of its stream, whose path and dialect are the same. */
  private static <Q extends ChatRequest> Operation<Q, ChatResponse> chatAndStream(
      String id, Vendor vendor, Api api, String path, Class<Q> requestType) {
    return chat(id, vendor, api, path, requestType)
        .and(
            Operation.stream(
                id + ".stream", vendor, api, path, requestType, ChatChunk.class, ChatEvents::new));
  }

  private static <Q extends ChatRequest> Operation<Q, ChatResponse> chat(
      String id, Vendor vendor, Api api, String path, Class<Q> requestType) {
    boolean miniMax = vendor == Vendor.MINIMAX || vendor == Vendor.GATEWAY;
    return Operation.call(id, vendor, api, path, requestType, ChatResponse.class)
        .collecting(
            (requestId, files) ->
                new ChatCollector(
                    new ChatEvents(miniMax ? new MiniMaxPieces(false) : null),
                    vendor == Vendor.DASHSCOPE && api == Api.NATIVE,
                    requestId));
  }

  private static Operation<GatewayChatRequest, ChatResponse> gateway(String id) {
    return chat(id, Vendor.GATEWAY, Api.COMPATIBLE, GATEWAY_CHAT_PATH, GatewayChatRequest.class);
  }
}
