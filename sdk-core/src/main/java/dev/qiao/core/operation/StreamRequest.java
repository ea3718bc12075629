package dev.qiao.core.operation;

/**
 * A request that can be answered in pieces.
 *
 * @param <C> the type of a piece
 */
public interface StreamRequest<C> extends Request {
  /** This request as the verb {@code stream} sends it, with what that verb writes. */
  Request asStreamRequest();
}
