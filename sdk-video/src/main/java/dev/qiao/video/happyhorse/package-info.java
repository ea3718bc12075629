/**
 * Requests of the HappyHorse video models.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.video.happyhorse;
