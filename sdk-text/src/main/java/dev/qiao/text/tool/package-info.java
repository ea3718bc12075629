/**
 * Functions a model may call, and its calls.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.text.tool;
