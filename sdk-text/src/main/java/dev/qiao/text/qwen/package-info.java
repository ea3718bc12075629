/**
 * Requests of the Qwen models, natively and in compatible mode.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.text.qwen;
