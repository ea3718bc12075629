package dev.qiao.audio;

import java.util.function.Consumer;

/** Where a session gets its socket from. */
interface SpeechConnector {
  /**
   * A socket over which the request was sent, opened for it or kept from another session.
   *
   * @param opening is given the socket before the network is asked, to close it
   */
  SpeechSocket connect(SpeechSessionRequest request, Consumer<SpeechSocket> opening);

  /** Whether the socket given last had served another session. */
  default boolean isKept() {
    return false;
  }

  /** The session is closed. */
  default void over(SpeechSession session) {}
}
