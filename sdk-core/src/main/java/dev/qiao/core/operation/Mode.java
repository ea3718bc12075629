package dev.qiao.core.operation;

/** How an operation answers. */
public enum Mode {
  /** At once, in one piece. */
  CALL,
  /** In pieces, as they come. */
  STREAM,
  /** With a task that is polled. */
  TASK,
  /** Over a WebSocket, on which both sides speak. */
  SESSION
}
