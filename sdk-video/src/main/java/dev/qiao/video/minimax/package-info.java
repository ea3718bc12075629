/** Videos of MiniMax's Hailuo models, on MiniMax's own endpoint. */
package dev.qiao.video.minimax;
