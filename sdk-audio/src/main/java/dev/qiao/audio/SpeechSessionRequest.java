package dev.qiao.audio;

import org.jspecify.annotations.Nullable;

/** What requests for speech over a WebSocket are. */
public interface SpeechSessionRequest extends SpeechRequest {
  /** The same as a task of its own; sessions write it. */
  SpeechSessionRequest withTaskId(String taskId);

  /** The task that this request is, null until a session has written it. */
  @Nullable String taskId();

  /** Whether text is sent in pieces after the request; otherwise it is part of the request. */
  boolean takesTextInPieces();
}
