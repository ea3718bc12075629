/** Requests of CosyVoice and Sambert. */
package dev.qiao.audio.cosyvoice;
