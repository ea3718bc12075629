/** Requests of MiniMax's speech. */
package dev.qiao.audio.minimax;
