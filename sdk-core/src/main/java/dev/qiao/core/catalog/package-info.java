/**
 * The models: those that a service lists now, and what the SDK knows about their limits.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.core.catalog;
