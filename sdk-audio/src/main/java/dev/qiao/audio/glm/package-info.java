/** Requests of GLM's speech. */
package dev.qiao.audio.glm;
