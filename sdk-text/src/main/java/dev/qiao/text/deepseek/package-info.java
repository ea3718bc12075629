/** DeepSeek's chats, on DeepSeek's own platform. */
package dev.qiao.text.deepseek;
