package dev.qiao.retrieval;

/**
 * How far an {@link EmbeddingService#embedAll} is.
 *
 * @param read texts that were taken from the caller
 * @param embedded texts that have an embedding
 * @param failed texts that have none
 * @param requests requests that were made, without the client's repetitions
 * @param totalTokens tokens that the answers report
 */
public record BulkProgress(
    long read, long embedded, long failed, long requests, long totalTokens) {}
