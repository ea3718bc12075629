package dev.qiao.text;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.text.qwen.DeepResearchRequest;
import dev.qiao.text.qwen.DeepResearchStream;
import java.util.Objects;
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

  /** Text through a client. */
  public TextService(QiaoClient client) {
    this(client, RequestOptions.DEFAULTS);
  }

  private TextService(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "client");
    this.options = Objects.requireNonNull(options, "options");
  }

  /** The same with other options for its calls. */
  public TextService with(RequestOptions options) {
    return new TextService(client, options);
  }

  /**
   * Asks and waits for the whole answer.
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
   * Asks and gives the answer as it comes. Close the stream; leaving early cancels the call.
   *
   * @throws dev.qiao.core.error.SdkException as {@link #chat} does; errors in the middle of the
   *     stream are thrown by its iterator
   */
  public ChatStream stream(ChatRequest request) {
    return new ChatStream(client.stream(request, options), request.repeatsWholeText());
  }

  /**
   * Has the web researched and gives the report as it comes, phase by phase. Close the stream;
   * leaving early cancels the research. There is no other way to ask for one.
   *
   * @throws dev.qiao.core.error.SdkException as {@link #chat} does; errors in the middle of the
   *     stream are thrown by its iterator
   */
  public DeepResearchStream research(DeepResearchRequest request) {
    return new DeepResearchStream(client.stream(request, options));
  }

  /**
   * Asks and does not wait: the answer is a task's, read with its handle, also after a restart. GLM
   * alone has this.
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
   * Asks and publishes the answer as it comes, for one subscriber. The call is made with the first
   * demand; what {@link #stream} throws is told by {@code onError}. Pieces are as the service sends
   * them: a translation model that repeats the whole text does so here too.
   */
  public Flow.Publisher<ChatChunk> publisher(ChatRequest request) {
    return client.publisher(request, options);
  }
}
