package dev.qiao.text;

import dev.qiao.core.client.ApiResponse;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.text.deepseek.DeepSeekBetaRequest;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.gateway.GatewayChatRequest;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.minimax.MiniMaxChatRequest;
import dev.qiao.text.minimax.MiniMaxTextChatRequest;
import dev.qiao.text.qwen.DeepResearchRequest;
import dev.qiao.text.qwen.DeepResearchStream;
import dev.qiao.text.qwen.GuiPlusChatRequest;
import dev.qiao.text.qwen.GuiPlusGenerationRequest;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.qwen.QwenMultimodalRequest;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * Chats with text models.
 *
 * <pre>{@code
 * TextService text = new TextService(client);
 * ChatResponse answer =
 *     text.chat(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Who are you?")).build());
 * System.out.println(answer.text());
 * }</pre>
 */
public final class TextService {
  private final QiaoClient client;
  private final RequestOptions options;

  /** Creates a service whose calls go through a client. */
  public TextService(QiaoClient client) {
    this(client, RequestOptions.DEFAULTS);
  }

  private TextService(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "the client is null");
    this.options =
        Objects.requireNonNull(
            options, "the options are null; RequestOptions.DEFAULTS are the defaults");
  }

  /** Returns a service that makes its calls with other options. */
  public TextService with(RequestOptions options) {
    return new TextService(client, options);
  }

  /** The client that the calls go through. */
  public QiaoClient client() {
    return client;
  }

  /** What the calls are made with. */
  public RequestOptions options() {
    return options;
  }

  /**
   * Asks and waits for the whole answer. The requests:
   *
   * <ul>
   *   <li>DashScope: {@link QwenChatRequest} in the OpenAI dialect; natively {@link
   *       QwenGenerationRequest} for text and {@link QwenMultimodalRequest} for pictures, videos
   *       and audio; {@link GuiPlusChatRequest} and {@link GuiPlusGenerationRequest} to operate a
   *       screen
   *   <li>own platforms: {@link DeepSeekChatRequest}, {@link DeepSeekBetaRequest}, {@link
   *       KimiChatRequest}, {@link GlmChatRequest}, {@link MiniMaxChatRequest}, {@link
   *       MiniMaxTextChatRequest}
   *   <li>a gateway: {@link GatewayChatRequest}
   * </ul>
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses or fails
   * @throws dev.qiao.core.error.TransportException if no complete answer comes
   */
  public ChatResponse chat(ChatRequest request) {
    return client.call(request, options).value();
  }

  /**
   * Asks without holding the caller's thread. The future completes as that of {@link
   * QiaoClient#callAsync(CallRequest, RequestOptions)} does; canceling it ends the HTTP call.
   */
  public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
    return client.callAsync(request, options, ApiResponse::value);
  }

  /**
   * Asks and returns the answer as it comes. Close the stream; closing it early cancels the call.
   * The requests are those of {@link #chat}:
   *
   * <ul>
   *   <li>DashScope: {@link QwenChatRequest} in the OpenAI dialect; natively {@link
   *       QwenGenerationRequest} for text and {@link QwenMultimodalRequest} for pictures, videos
   *       and audio; {@link GuiPlusChatRequest} and {@link GuiPlusGenerationRequest} to operate a
   *       screen
   *   <li>own platforms: {@link DeepSeekChatRequest}, {@link DeepSeekBetaRequest}, {@link
   *       KimiChatRequest}, {@link GlmChatRequest}, {@link MiniMaxChatRequest}, {@link
   *       MiniMaxTextChatRequest}
   *   <li>a gateway: {@link GatewayChatRequest}
   * </ul>
   *
   * @throws dev.qiao.core.error.SdkException as {@link #chat} does; errors in the middle of the
   *     stream are thrown by its iterator
   */
  public ChatStream stream(ChatRequest request) {
    return new ChatStream(client.stream(request, options), request.isCumulative());
  }

  /**
   * Researches the web and returns the report as it comes, phase by phase. Close the stream;
   * closing it early cancels the research. The request is a {@link DeepResearchRequest}, which has
   * no other verb.
   *
   * @throws dev.qiao.core.error.SdkException as {@link #chat} does; errors in the middle of the
   *     stream are thrown by its iterator
   */
  public DeepResearchStream research(DeepResearchRequest request) {
    return new DeepResearchStream(client.stream(request, options));
  }

  /**
   * Submits a chat as a task and does not wait for the answer; the handle reads it, also after a
   * restart. The request is a {@link GlmChatRequest}: only GLM has this.
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses
   * @throws dev.qiao.core.error.TransportException if no answer comes; when {@code
   *     mayHaveReachedService()} the task may exist and is not submitted again
   */
  public TaskHandle<ChatResponse> submit(TaskRequest<ChatResponse> request) {
    return client.submit(request, options);
  }

  /**
   * Asks and publishes the answer as it comes, to one subscriber. The requests are those of {@link
   * #stream}. The call is made at the first demand; {@code onError} receives what {@link #stream}
   * throws. The pieces are those of {@link #stream}; a {@link ChatAccumulator} puts them together.
   */
  public Flow.Publisher<ChatChunk> publisher(ChatRequest request) {
    return Objects.requireNonNull(request, "the request is null").isCumulative()
        ? client.publisher(request, options, new ChatAccumulator()::newIn)
        : client.publisher(request, options);
  }
}
