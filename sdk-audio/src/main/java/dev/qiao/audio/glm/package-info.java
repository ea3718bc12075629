/**
 * Requests of GLM's speech.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.audio.glm;
