/**
 * The client. Start at {@link dev.qiao.core.client.QiaoClient}.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.core.client;
