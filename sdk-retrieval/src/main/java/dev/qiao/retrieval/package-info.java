/**
 * Embeddings and reranking: texts, pictures and videos as vectors, and documents sorted by how well
 * they answer a query.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.retrieval;
