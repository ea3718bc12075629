/** Requests of Zhipu's image models: GLM-Image and CogView. */
package dev.qiao.image.glm;
