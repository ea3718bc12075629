/**
 * Kimi's chats and account, on Moonshot's own platform.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.text.kimi;
