/**
 * Requests for DashScope's embedding and reranking models.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.retrieval.qwen;
