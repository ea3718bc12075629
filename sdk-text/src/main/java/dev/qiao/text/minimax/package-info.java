/** MiniMax's chats on its own platform, by either of its two wires. */
package dev.qiao.text.minimax;
