package dev.qiao.audio;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.http.RequestOptions;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
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

  /** The socket of a session that ended well. */
  // Guarded by lock.
  private @Nullable SpeechSocket kept;

  /** The socket of the session that is open. */
  // Guarded by lock.
  private @Nullable SpeechSocket used;

  // Guarded by lock.
  private @Nullable SpeechSession session;

  // Guarded by lock.
  private boolean closed;

  SpeechConnection(QiaoClient client, RequestOptions options) {
    this.client = client;
    this.options = options;
  }

  /**
   * Opens a session, over the socket that is there if it still serves. Another thread may {@link
   * #close()} meanwhile, which ends it with {@link CallCanceledException}.
   *
   * @throws IllegalStateException if another session is open, or the connection is closed
   * @throws dev.qiao.core.error.SdkException as {@link AudioService#open} does
   */
  public SpeechSession open(SpeechSessionRequest request) {
    SpeechSession opened = new SpeechSession(new Connector(), request, false);
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the connection is closed");
      }
      if (session != null) {
        throw new IllegalStateException(
            "a session is open on this connection; close it first, or open another connection");
      }
      session = opened;
    } finally {
      lock.unlock();
    }
    // The lock is not held while the network is waited for, so that close() never waits.
    boolean started = false;
    try {
      opened.start();
      started = true;
      return opened;
    } finally {
      if (!started) {
        opened.close();
      }
    }
  }

  /** The socket of the one session that is open. */
  private final class Connector implements SpeechConnector {
    private volatile boolean wasKept;

    @Override
    public SpeechSocket connect(SpeechSessionRequest request, Consumer<SpeechSocket> opening) {
      SpeechSocket before = takeKept();
      if (before != null) {
        try {
          before.start(request);
          wasKept = true;
          use(before);
          return before;
        } catch (RequestValidationException e) {
          keep(before);
          throw e;
        } catch (TransportException | CallCanceledException e) {
          // The service has closed it. It did not take the request.
          before.close();
        }
      }
      wasKept = false;
      SpeechSocket fresh = SpeechSocket.open(client, request, options, opening);
      use(fresh);
      return fresh;
    }

    @Override
    public boolean isKept() {
      return wasKept;
    }

    @Override
    public void over(SpeechSession ended) {
      SpeechSocket last;
      lock.lock();
      try {
        last = used;
        used = null;
        session = null;
        if (ended.endedWell() && !closed) {
          kept = last;
          return;
        }
      } finally {
        lock.unlock();
      }
      if (last != null) {
        last.close();
      }
    }
  }

  private @Nullable SpeechSocket takeKept() {
    lock.lock();
    try {
      SpeechSocket before = kept;
      kept = null;
      return before;
    } finally {
      lock.unlock();
    }
  }

  private void keep(SpeechSocket socket) {
    lock.lock();
    try {
      if (!closed) {
        kept = socket;
        return;
      }
    } finally {
      lock.unlock();
    }
    socket.close();
  }

  private void use(SpeechSocket socket) {
    lock.lock();
    try {
      used = socket;
    } finally {
      lock.unlock();
    }
  }

  /** Closes the socket, and with it a session that is open or being opened. */
  @Override
  public void close() {
    SpeechSession open;
    SpeechSocket idle;
    lock.lock();
    try {
      closed = true;
      open = session;
      idle = kept;
      kept = null;
    } finally {
      lock.unlock();
    }
    if (open != null) {
      open.close();
    }
    if (idle != null) {
      idle.close();
    }
  }
}
