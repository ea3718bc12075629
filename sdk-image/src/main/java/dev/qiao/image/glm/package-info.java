/**
 * Requests of Zhipu's image models: GLM-Image and CogView.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.image.glm;
