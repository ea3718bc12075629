/**
 * Requests of CosyVoice and Sambert.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.audio.cosyvoice;
