/**
 * Files that an account keeps: documents to ask about, lines of a batch.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.files;
