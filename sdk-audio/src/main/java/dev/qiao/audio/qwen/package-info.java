/** Requests of Qwen-TTS. */
package dev.qiao.audio.qwen;
