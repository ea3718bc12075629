/** Tasks: handles, references that survive the process, snapshots, waits. */
package dev.qiao.core.task;
