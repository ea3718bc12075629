/**
 * Videos of MiniMax's Hailuo models, on MiniMax's own endpoint.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.video.minimax;
