/**
 * Chats with every vendor's models through one gateway.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.text.gateway;
