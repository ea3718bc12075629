package dev.qiao.retrieval;

import org.jspecify.annotations.Nullable;

/**
 * How {@link EmbeddingService#embedAll} makes its requests.
 *
 * @param maxConcurrent how many requests are under way at once, from 1
 * @param batchSize how many texts a request has, from 1; null for as many as the model is
 *     documented to take, and 10 for a model that this version does not know
 * @param requestsPerMinute how many requests are made in a minute at most, evenly spread; null for
 *     no limit but the service's own, after which the client waits and repeats
 */
public record BulkOptions(
    int maxConcurrent, @Nullable Integer batchSize, @Nullable Integer requestsPerMinute) {
  /** Four requests at once, as large as the model takes, as fast as the service answers. */
  public static final BulkOptions DEFAULTS = new BulkOptions(4, null, null);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  public BulkOptions {
    require("maxConcurrent", maxConcurrent);
    require("batchSize", batchSize);
    require("requestsPerMinute", requestsPerMinute);
  }

  private static void require(String name, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, is " + value);
    }
  }

  /** A copy with another number of requests at once. */
  public BulkOptions withMaxConcurrent(int value) {
    return new BulkOptions(value, batchSize, requestsPerMinute);
  }

  /** A copy with another number of texts in a request; null for the model's documented one. */
  public BulkOptions withBatchSize(@Nullable Integer value) {
    return new BulkOptions(maxConcurrent, value, requestsPerMinute);
  }

  /**
   * A copy with another rate of requests; null for none. The service's rates differ by account and
   * change: its console shows them.
   */
  public BulkOptions withRequestsPerMinute(@Nullable Integer value) {
    return new BulkOptions(maxConcurrent, batchSize, value);
  }
}
