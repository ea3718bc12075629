/**
 * MiniMax's chats on its own platform, by either of its two wires.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.text.minimax;
