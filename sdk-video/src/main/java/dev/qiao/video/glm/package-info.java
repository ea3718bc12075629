/**
 * Videos of CogVideoX and Vidu, on Zhipu's endpoint.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.video.glm;
