package dev.qiao.audio;

import dev.qiao.core.QiaoClient;
import dev.qiao.core.RequestOptions;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.InvalidRequestException;
import dev.qiao.core.error.TransportException;
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

  // Guarded by the lock.
  private @Nullable FrameSocket<SpeechFrame> socket;
  private @Nullable SpeechSession session;
  private boolean busy;
  private boolean closed;

  SpeechConnection(QiaoClient client, RequestOptions options) {
    this.client = client;
    this.options = options;
  }

  /**
   * Opens a session, over the socket that is there if it still serves.
   *
   * @throws IllegalStateException if another session is open, or the connection is closed
   * @throws dev.qiao.core.error.SdkException as {@link SpeechService#open} does
   */
  public SpeechSession open(SpeechSessionRequest request) {
    boolean kept;
    lock.lock();
    try {
      requireOpen();
      if (busy) {
        throw new IllegalStateException(
            "a session is open on this connection; close it first, or open another connection");
      }
      busy = true;
      kept = socket != null;
    } finally {
      lock.unlock();
    }
    // The lock is not held while the network is waited for, so that close() never waits.
    SpeechSession opened;
    try {
      opened = begin(request, kept);
    } catch (InvalidRequestException e) {
      sessionIsOver();
      throw e;
    } catch (RuntimeException e) {
      // Its session has closed the socket.
      keep(null);
      sessionIsOver();
      throw e;
    }
    lock.lock();
    try {
      if (!closed) {
        session = opened;
        return opened;
      }
    } finally {
      lock.unlock();
    }
    opened.close();
    throw new IllegalStateException("the connection is closed");
  }

  private SpeechSession begin(SpeechSessionRequest request, boolean overKept) {
    try {
      return new SpeechSession(this::connect, request, false, true, this::sessionIsOver);
    } catch (TransportException e) {
      if (!overKept) {
        throw e;
      }
      // The service closed the kept socket meanwhile; it had not taken this task.
      keep(null);
      return new SpeechSession(this::connect, request, false, true, this::sessionIsOver);
    }
  }

  private FrameSocket<SpeechFrame> connect(SpeechSessionRequest request) {
    FrameSocket<SpeechFrame> kept = keep(null);
    if (kept != null) {
      try {
        kept.start(request);
        keep(kept);
        return kept;
      } catch (InvalidRequestException e) {
        keep(kept);
        throw e;
      } catch (TransportException | CallCanceledException e) {
        // The service has closed it, or a session that goes on with another.
        kept.close();
      }
    }
    FrameSocket<SpeechFrame> fresh = client.connect(request, options);
    keep(fresh);
    return fresh;
  }

  /** Keeps a socket for the sessions to come, or none, and gives the one that was kept. */
  private @Nullable FrameSocket<SpeechFrame> keep(@Nullable FrameSocket<SpeechFrame> next) {
    lock.lock();
    try {
      if (next != null && closed) {
        next.close();
        requireOpen();
      }
      FrameSocket<SpeechFrame> before = socket;
      socket = next;
      return before;
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the connection is closed");
    }
  }

  private void sessionIsOver() {
    lock.lock();
    try {
      SpeechSession ended = session;
      session = null;
      busy = false;
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
