package dev.qiao.retrieval;

import dev.qiao.core.client.ApiResponse;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.retrieval.glm.GlmRerankRequest;
import dev.qiao.retrieval.qwen.CompatibleRerankRequest;
import dev.qiao.retrieval.qwen.RerankRequest;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Sorts documents by how well they answer a query: better than embeddings, and too slow for many.
 * So search by embeddings first, and rerank what it finds.
 *
 * <pre>{@code
 * RerankService rerank = new RerankService(client);
 * RerankResult best =
 *     rerank.rerank(
 *         CompatibleRerankRequest.builder(RerankModels.QWEN3_RERANK, "When does it leave?", texts)
 *             .topN(3)
 *             .build());
 * List<String> three = best.pick(texts);
 * }</pre>
 */
public final class RerankService {
  private final QiaoClient client;
  private final RequestOptions options;

  /** Creates a service whose calls go through a client. */
  public RerankService(QiaoClient client) {
    this(client, RequestOptions.DEFAULTS);
  }

  private RerankService(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "the client is null");
    this.options =
        Objects.requireNonNull(
            options, "the options are null; RequestOptions.DEFAULTS are the defaults");
  }

  /** Returns a service that makes its calls with other options. */
  public RerankService with(RequestOptions options) {
    return new RerankService(client, options);
  }

  /**
   * Sorts documents and waits for their ranks. The requests:
   *
   * <ul>
   *   <li>DashScope: {@link CompatibleRerankRequest} for texts, {@link RerankRequest} for texts,
   *       pictures and videos
   *   <li>Zhipu: {@link GlmRerankRequest}
   * </ul>
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken, such as
   *     the number of documents; nothing is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses or fails
   * @throws MalformedResponseException if no rank has a document and a score, or one names no
   *     document of the request
   * @throws dev.qiao.core.error.TransportException if no complete answer comes
   */
  public RerankResult rerank(RankingRequest request) {
    return complete(request, client.call(request, options));
  }

  /**
   * Sorts documents without holding the caller's thread; see {@link #rerank} for the requests. The
   * future completes as that of {@link QiaoClient#callAsync} does; canceling it ends the HTTP call.
   */
  public CompletableFuture<RerankResult> rerankAsync(RankingRequest request) {
    return client.callAsync(request, options, response -> complete(request, response));
  }

  /** The result, if all of its ranks are of documents that were sent. */
  private static RerankResult complete(RankingRequest request, ApiResponse<RerankResult> response) {
    RerankResult result = response.value();
    for (RankedDocument one : result.results()) {
      if (one.index() >= request.documentCount()) {
        throw new MalformedResponseException(
            request.operation()
                + ": the answer ranks document "
                + one.index()
                + " of "
                + request.documentCount()
                + "; request id "
                + result.requestId(),
            "",
            null);
      }
    }
    return result;
  }
}
