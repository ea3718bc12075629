/**
 * Tasks: handles, references that survive the process, snapshots, waits.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.core.task;
