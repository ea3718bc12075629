package dev.qiao.core.operation;

/**
 * A request that begins a piece of work on a WebSocket; its JSON is the first frame.
 *
 * @param <F> the type of the service's frames
 */
public interface SessionRequest<F> extends Request {}
