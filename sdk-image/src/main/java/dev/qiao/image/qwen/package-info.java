/**
 * Requests of Qwen's image models, and of Z-Image, which is asked in the same way.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.image.qwen;
