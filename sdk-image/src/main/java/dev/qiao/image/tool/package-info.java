/**
 * Requests of the image tools: products, portraits, posters, masks and repairs.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.image.tool;
