package dev.qiao.core.operation;

/**
 * A request that is answered at once.
 *
 * @param <R> the type of the answer
 */
public interface CallRequest<R> extends Request {}
