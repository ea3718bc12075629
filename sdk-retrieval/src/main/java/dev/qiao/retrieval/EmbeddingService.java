package dev.qiao.retrieval;

import dev.qiao.core.client.ApiResponse;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.retrieval.glm.GlmEmbeddingRequest;
import dev.qiao.retrieval.qwen.CompatibleEmbeddingRequest;
import dev.qiao.retrieval.qwen.MultimodalEmbeddingRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingFileRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Makes embeddings: vectors that are near each other if the texts mean the same.
 *
 * <pre>{@code
 * EmbeddingService embeddings = new EmbeddingService(client);
 * List<Embedding> two =
 *     embeddings
 *         .embed(TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V4, "a cat", "一只猫").build())
 *         .embeddings();
 * double similarity = two.get(0).cosine(two.get(1));
 * }</pre>
 */
public final class EmbeddingService {
  /** For models whose number is not documented: the smallest that is. */
  private static final int USUAL_BATCH = 10;

  private final QiaoClient client;
  private final RequestOptions options;

  /** Creates a service whose calls go through a client. */
  public EmbeddingService(QiaoClient client) {
    this(client, RequestOptions.DEFAULTS);
  }

  private EmbeddingService(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "the client is null");
    this.options =
        Objects.requireNonNull(
            options, "the options are null; RequestOptions.DEFAULTS are the defaults");
  }

  /** Returns a service that makes its calls with other options. */
  public EmbeddingService with(RequestOptions options) {
    return new EmbeddingService(client, options);
  }

  /**
   * Makes the embeddings of a few inputs and waits for them. The requests:
   *
   * <ul>
   *   <li>DashScope: {@link TextEmbeddingRequest} and {@link CompatibleEmbeddingRequest} for texts,
   *       {@link MultimodalEmbeddingRequest} for texts, pictures and videos
   *   <li>Zhipu: {@link GlmEmbeddingRequest}
   * </ul>
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken, such as
   *     the number of texts; nothing is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses or fails
   * @throws MalformedResponseException if the answer lacks an embedding, or one has no complete
   *     vector
   * @throws dev.qiao.core.error.TransportException if no complete answer comes
   */
  public EmbeddingResult embed(EmbeddingRequest request) {
    return complete(request, client.call(request, options));
  }

  /**
   * Makes the embeddings of a few inputs without holding the caller's thread; see {@link #embed}
   * for the requests. The future completes as that of {@link QiaoClient#callAsync} does; canceling
   * it ends the HTTP call.
   */
  public CompletableFuture<EmbeddingResult> embedAsync(EmbeddingRequest request) {
    return client.callAsync(request, options, response -> complete(request, response));
  }

  /**
   * Makes the embeddings of any number of texts, in as many requests as that needs: the same as
   * {@link #embedAll(TextsRequest, Iterable, BulkOptions)} with {@link BulkOptions#DEFAULTS}.
   */
  public BulkEmbedding embedAll(TextsRequest settings, Iterable<String> texts) {
    return embedAll(settings, texts, BulkOptions.DEFAULTS);
  }

  /**
   * Makes the embeddings of any number of texts, in as many requests as that needs, some of them at
   * once. Nothing is sent before it is read; close it to end it early.
   *
   * <pre>{@code
   * TextsRequest settings =
   *     TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V4).dimension(512).build();
   * try (BulkEmbedding all = embeddings.embedAll(settings, texts)) {
   *   for (EmbeddedText one : all) {
   *     if (one.failed()) {
   *       log.warn("text {} has no embedding", one.index(), one.failure());
   *     } else {
   *       index.add(one.text(), one.embedding());
   *     }
   *   }
   * }
   * }</pre>
   *
   * @param settings a request without texts: a {@link TextEmbeddingRequest}, {@link
   *     CompatibleEmbeddingRequest} or {@link GlmEmbeddingRequest}
   * @param texts the texts, which are taken by the thread that reads, as they are needed
   * @throws IllegalArgumentException if the request has texts of its own
   */
  public BulkEmbedding embedAll(
      TextsRequest settings, Iterable<String> texts, BulkOptions bulkOptions) {
    Objects.requireNonNull(texts, "the texts are null");
    return bulk(settings, texts.iterator(), () -> {}, bulkOptions);
  }

  /**
   * Makes the embeddings of the texts of a stream, as {@link #embedAll(TextsRequest, Iterable,
   * BulkOptions)} does. The stream is closed with what is returned.
   */
  public BulkEmbedding embedAll(
      TextsRequest settings, Stream<String> texts, BulkOptions bulkOptions) {
    Objects.requireNonNull(texts, "the texts are null");
    return bulk(settings, texts.iterator(), texts::close, bulkOptions);
  }

  private BulkEmbedding bulk(
      TextsRequest settings, Iterator<String> texts, Runnable closeTexts, BulkOptions bulkOptions) {
    if (!Objects.requireNonNull(settings, "the request is null").texts().isEmpty()) {
      throw new IllegalArgumentException(
          "the settings of embedAll(..) have texts; build them without, and pass every text in the"
              + " second argument");
    }
    Objects.requireNonNull(
        bulkOptions, "the options are null; BulkOptions.DEFAULTS are the defaults");
    Integer most = bulkOptions.batchSize() == null ? settings.maxTexts() : bulkOptions.batchSize();
    return new BulkEmbedding(
        some -> embedAsync(settings.withTexts(some)),
        texts,
        closeTexts,
        most == null ? USUAL_BATCH : most,
        bulkOptions,
        Time.SYSTEM);
  }

  /**
   * Submits a file of texts as a task. The request is a {@link TextEmbeddingFileRequest}.
   *
   * @throws dev.qiao.core.error.ApiException if the service refuses
   * @throws dev.qiao.core.error.TransportException if no answer comes; when {@code
   *     mayHaveReachedService()} the task may exist and is not submitted again
   */
  public TaskHandle<EmbeddingFile> submit(TaskRequest<EmbeddingFile> request) {
    return client.submit(request, options);
  }

  /** The result, if it has what was asked for. */
  private static EmbeddingResult complete(
      EmbeddingRequest request, ApiResponse<EmbeddingResult> response) {
    EmbeddingResult result = response.value();
    Integer expected = request.expectedEmbeddings();
    if (expected != null && expected != result.items().size()) {
      throw new MalformedResponseException(
          request.operation()
              + ": the answer has "
              + result.items().size()
              + " embeddings for "
              + expected
              + " inputs; request id "
              + result.requestId(),
          "",
          null);
    }
    return result;
  }
}
