/**
 * What the chat requests of several families share.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.text.request;
