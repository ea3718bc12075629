/**
 * Requests of the models that bring a portrait to life: detect first, then generate.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.video.portrait;
