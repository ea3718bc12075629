/** Chats with every vendor's models through one gateway. */
package dev.qiao.text.gateway;
