package dev.qiao.core.stream;

import dev.qiao.core.operation.SessionRequest;
import org.jspecify.annotations.Nullable;

/**
 * An open WebSocket: frames go out as records of JSON, and come in as values. One thread reads; any
 * thread may send and {@link #close()}, which ends a blocked read with {@link
 * dev.qiao.core.error.CallCanceledException}. A reader that is slow slows the service: at most
 * about a megabyte waits here.
 *
 * <p>For services of the SDK; {@code AudioService} has the sessions that applications use.
 *
 * @param <T> the type of a value
 */
public final class FrameSocket<T> implements AutoCloseable {
  /**
   * The socket behind it. For the SDK.
   *
   * @param <T> the type of a value
   */
  public interface Source<T> extends AutoCloseable {
    /** Checks a request and sends it as a frame. */
    void start(SessionRequest<T> request);

    /** Sends a record as a frame. */
    void send(Object frame);

    /** The next value, waiting for it; null when the service has closed the connection normally. */
    @Nullable T next();

    /** The value given last is an event that the service documents. */
    void eventReceived();

    /** The value given last is content. */
    void contentReceived();

    /** The work under way is done. */
    void endTurn();

    /** The vendor's id of the handshake. */
    @Nullable String requestId();

    @Override
    void close();
  }

  private final Source<T> source;

  /** A socket of what a source gives. For the SDK. */
  public FrameSocket(Source<T> source) {
    this.source = source;
  }

  /**
   * Sends a request, as the client's {@code connect} did with the first: for services that do
   * several pieces of work over one socket, one after the other.
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is sent
   * @throws dev.qiao.core.error.TransportException if the socket is broken or closed
   */
  public void start(SessionRequest<T> request) {
    source.start(request);
  }

  /**
   * Sends a record as a frame of JSON. Waits while more than a megabyte is on its way.
   *
   * @throws dev.qiao.core.error.TransportException if the socket is broken or closed
   */
  public void send(Object frame) {
    source.send(frame);
  }

  /**
   * The next value, waiting for it; null when the service has closed the connection normally.
   *
   * @throws dev.qiao.core.error.ApiException if the service reports an error
   * @throws dev.qiao.core.error.TransportException if the connection breaks, or nothing comes for
   *     as long as the client's timeouts allow
   */
  public @Nullable T next() {
    return source.next();
  }

  /**
   * Notes that the value given last is an event that the service documents for the work under way:
   * after the first of them {@code firstContent} counts, and no longer {@code firstEvent}. Values
   * of which this or {@link #contentReceived()} is not said do not prolong a wait.
   */
  public void eventReceived() {
    source.eventReceived();
  }

  /**
   * Notes that the value given last is content: {@code idle} counts from it, and no longer {@code
   * firstContent}.
   */
  public void contentReceived() {
    source.contentReceived();
  }

  /** The work under way is done: another may be started, and closing cuts nothing off. */
  public void endTurn() {
    source.endTurn();
  }

  /** The vendor's id of the handshake, null if it sent none. */
  public @Nullable String requestId() {
    return source.requestId();
  }

  /** Closes the socket. Harmless when repeated. */
  @Override
  public void close() {
    source.close();
  }
}
