/**
 * The table of operations, and how requests declare what they are and what they may contain.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.core.operation;
