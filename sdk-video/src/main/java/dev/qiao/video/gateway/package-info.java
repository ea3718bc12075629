/**
 * Videos with several vendors' models through one gateway.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.video.gateway;
