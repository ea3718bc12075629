/** Requests of MiniMax's image models. */
package dev.qiao.image.minimax;
