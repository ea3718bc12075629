package dev.qiao.core.operation;

/**
 * A request that starts a task.
 *
 * @param <R> the type of the task's result
 */
public interface TaskRequest<R> extends Request {}
