/** GLM's chats, on Zhipu's own platform. */
package dev.qiao.text.glm;
