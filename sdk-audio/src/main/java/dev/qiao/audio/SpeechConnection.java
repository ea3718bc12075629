package dev.qiao.audio;

import dev.qiao.core.QiaoClient;
import dev.qiao.core.RequestOptions;
import dev.qiao.core.stream.FrameSocket;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that is kept for several sessions, one after the other, which spares each but the
 * first the handshake. The service closes it when nothing is asked for 60 seconds; the next session
 * then opens a new one. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/cosyvoice-websocket-api">CosyVoice WebSocket
 * API</a>.
 */
public final class SpeechConnection implements AutoCloseable {
  private final QiaoClient client;
  private final RequestOptions options;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable FrameSocket<SpeechFrame> socket;
  private @Nullable SpeechSession session;
  private boolean closed;

  SpeechConnection(QiaoClient client, RequestOptions options) {
    this.client = client;
    this.options = options;
  }

  /**
   * Opens a session, over the socket that is there if it still serves.
   *
   * @throws IllegalStateException if another session is open, or the connection is closed
   */
  public SpeechSession open(SpeechSessionRequest request) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the connection is closed");
      }
      if (session != null) {
        throw new IllegalStateException(
            "a session is open on this connection; close it first, or open another connection");
      }
      SpeechSession opened =
          new SpeechSession(this::connect, request, false, true, this::sessionIsOver);
      session = opened;
      return opened;
    } finally {
      lock.unlock();
    }
  }

  private FrameSocket<SpeechFrame> connect(SpeechSessionRequest request) {
    FrameSocket<SpeechFrame> kept = socket;
    if (kept != null) {
      socket = null;
      try {
        kept.start(request);
        socket = kept;
        return kept;
      } catch (dev.qiao.core.error.TransportException e) {
        // The service closed it meanwhile. Nothing of this session was sent.
        kept.close();
      }
    }
    FrameSocket<SpeechFrame> fresh = client.connect(request, options);
    socket = fresh;
    return fresh;
  }

  private void sessionIsOver() {
    lock.lock();
    try {
      SpeechSession ended = session;
      session = null;
      if (ended != null && !ended.endedWell()) {
        socket = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closes the socket, and with it a session that is open. */
  @Override
  public void close() {
    SpeechSession open;
    FrameSocket<SpeechFrame> kept;
    lock.lock();
    try {
      closed = true;
      open = session;
      kept = socket;
      socket = null;
    } finally {
      lock.unlock();
    }
    if (open != null) {
      open.close();
    }
    if (kept != null) {
      kept.close();
    }
  }
}
