/** Videos of CogVideoX and Vidu, on Zhipu's endpoint. */
package dev.qiao.video.glm;
