package dev.qiao.audio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.audio.internal.OpenSocket;
import dev.qiao.audio.internal.SocketOpening;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.transport.SocketClient;
import dev.qiao.core.internal.transport.Watched;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An open WebSocket: frames go out as records of JSON, and come in as values. One thread reads; any
 * thread may send and {@link #close()}, which ends a blocked read with {@link
 * dev.qiao.core.error.CallCanceledException}. A reader that is slow slows the service: at most
 * about a megabyte waits here.
 */
final class SpeechSocket implements AutoCloseable {
  private static final int STATUS_OF_CODES = 200;

  private final SocketClient client;
  private final RequestOptions options;
  private final SocketOpening opening = new SocketOpening();
  private final SpeechFrames reader = new SpeechFrames();
  private volatile @Nullable OpenSocket opened;
  private @Nullable Watched watched;
  private volatile boolean isIdle;
  private long frames;

  private SpeechSocket(SocketClient client, RequestOptions options) {
    this.client = client;
    this.options = options;
  }

  /**
   * Opens a WebSocket and sends a request over it.
   *
   * @param opening is given the socket before the network is asked; its {@code close()} ends the
   *     opening with {@link dev.qiao.core.error.CallCanceledException}. Nothing else may be called
   *     on it before this method returns
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is opened
   * @throws dev.qiao.core.error.ApiException if the service refuses the handshake
   * @throws dev.qiao.core.error.TransportException if no connection can be made
   */
  static SpeechSocket open(
      QiaoClient client,
      SpeechSessionRequest request,
      RequestOptions options,
      Consumer<? super SpeechSocket> opening) {
    SpeechSocket socket = new SpeechSocket((SocketClient) client.raw(), options);
    opening.accept(socket);
    Watched watched = socket.client.begin(request, options);
    socket.watched = watched;
    try {
      socket.opened =
          OpenSocket.open(
              socket.client.transport(),
              socket.client.opening(request, watched == null ? options : watched.within(options)),
              socket.client.messageLimit(),
              socket.opening);
      // The request was checked when the socket was opened.
      socket.start(request, socket.client.write((Object) request));
    } catch (Throwable e) {
      socket.ended(e);
      socket.close();
      throw e;
    }
    return socket;
  }

  private OpenSocket socket() {
    OpenSocket socket = opened;
    if (socket == null) {
      throw new IllegalStateException("the socket is not open yet");
    }
    return socket;
  }

  /**
   * Sends a request: the service does several pieces of work over one socket, one after the other.
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is sent
   * @throws dev.qiao.core.error.TransportException if the socket is broken or closed
   */
  void start(SpeechSessionRequest request) {
    start(request, client.write(request, options));
  }

  private void start(SpeechSessionRequest request, byte[] frame) {
    OpenSocket socket = socket();
    reader.begin(request.taskId());
    isIdle = false;
    socket.beginTurn();
    socket.send(new String(frame, StandardCharsets.UTF_8));
  }

  /**
   * Sends a record as a frame of JSON. Waits while more than a megabyte is on its way.
   *
   * @throws dev.qiao.core.error.TransportException if the socket is broken or closed
   */
  void send(Object frame) {
    socket().send(new String(client.write(frame), StandardCharsets.UTF_8));
  }

  /** Logs and reports what the service may not take. */
  void warn(String warning) {
    socket().warn(warning);
  }

  /**
   * The next value, waiting for it; null when the service has closed the connection normally.
   *
   * @throws dev.qiao.core.error.ApiException if the service reports an error
   * @throws dev.qiao.core.error.TransportException if the connection breaks, or nothing comes for
   *     as long as the client's timeouts allow
   */
  @Nullable SpeechFrame next() {
    try {
      SpeechFrame frame = read();
      if (frame != null && watched != null && (frame.isAudio() || frame.saysSomething())) {
        watched.received(frame.chunk());
      }
      return frame;
    } catch (Throwable e) {
      ended(e);
      throw e;
    }
  }

  private void ended(@Nullable Throwable failure) {
    if (watched != null) {
      watched.ended(failure);
    }
  }

  private @Nullable SpeechFrame read() {
    OpenSocket socket = socket();
    OpenSocket.Frame frame = socket.next();
    if (frame == null) {
      return null;
    }
    frames++;
    try {
      if (frame instanceof OpenSocket.BinaryFrame binary) {
        return reader.binary(binary.bytes().toByteArray());
      }
      byte[] text = ((OpenSocket.TextFrame) frame).text().getBytes(StandardCharsets.UTF_8);
      SpeechFrame value = text(socket, text);
      SpeechFrames.Refusal refusal = reader.refusal();
      if (refusal == null) {
        return value;
      }
      socket.endTurn();
      throw ErrorReader.exception(
          socket
              .call()
              .errors()
              .failure(STATUS_OF_CODES, refusal.code(), refusal.message(), refusal.requestId()));
    } catch (SdkException e) {
      throw socket.hiding(e);
    } catch (RuntimeException e) {
      // A shape that the reader did not foresee.
      throw socket.hiding(malformed(socket, "a frame of another shape", new byte[0], e));
    }
  }

  private SpeechFrame text(OpenSocket socket, byte[] text) {
    try {
      return reader.text(text);
    } catch (IOException e) {
      JsonNode tree = Json.treeOrNull(text);
      if (tree != null && ErrorReader.isErrorInside(tree)) {
        // An error in another dialect than that of the socket.
        socket.endTurn();
        throw socket.call().errors().fromTree(STATUS_OF_CODES, Map.of(), tree, text);
      }
      throw malformed(
          socket,
          String.valueOf(
              e instanceof JsonProcessingException json
                  ? json.getOriginalMessage()
                  : e.getMessage()),
          text,
          e);
    }
  }

  private MalformedResponseException malformed(
      OpenSocket socket, String why, byte[] text, Exception cause) {
    return new MalformedResponseException(
        socket.target()
            + ": frame "
            + frames
            + " of the socket is not the JSON this operation sends: "
            + why,
        ErrorReader.bounded(text),
        cause);
  }

  /**
   * Notes that the value given last is an event that the service documents for the work under way:
   * after the first of them {@code firstContent} counts, and no longer {@code firstEvent}. Values
   * of which this or {@link #contentReceived()} is not said do not prolong a wait.
   */
  void eventReceived() {
    socket().eventReceived();
  }

  /**
   * Notes that the value given last is content: {@code idle} counts from it, and no longer {@code
   * firstContent}.
   */
  void contentReceived() {
    socket().contentReceived();
  }

  /** The work under way is done: another may be started, and closing cuts nothing off. */
  void endTurn() {
    isIdle = true;
    socket().endTurn();
  }

  /** The vendor's id of the handshake, null if it sent none. */
  @Nullable String requestId() {
    OpenSocket socket = opened;
    return socket == null ? null : socket.requestId();
  }

  /** Closes the socket. Harmless when repeated. */
  @Override
  public void close() {
    opening.close();
    ended(isIdle ? null : new CancellationException());
  }
}
