package dev.qiao.core.internal.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.operation.SessionRequest;
import dev.qiao.core.stream.FrameReader;
import dev.qiao.core.stream.FrameSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of one WebSocket: reader, errors in frames, and what is written.
 *
 * @param <T> the type of a value
 */
public final class SocketSource<T> implements FrameSocket.Source<T> {
  private static final int STATUS_OF_CODES = 200;

  private final SocketOpening opening = new SocketOpening();
  private volatile @Nullable OpenSocket opened;
  private final FrameReader<T> reader;
  private final Function<SessionRequest<T>, byte[]> checked;
  private final Function<Object, byte[]> written;
  private long frames;

  /**
   * The values of a socket that {@link #open} opens.
   *
   * @param checked checks a request and writes it
   * @param written writes any other record
   */
  public SocketSource(
      FrameReader<T> reader,
      Function<SessionRequest<T>, byte[]> checked,
      Function<Object, byte[]> written) {
    this.reader = reader;
    this.checked = checked;
    this.written = written;
  }

  /**
   * Opens the socket. Another thread may {@link #close()} meanwhile.
   *
   * @param messageLimit the largest message that is taken, in bytes
   */
  public void open(Transport transport, ApiCall call, int messageLimit) {
    opened = transport.connect(call, messageLimit, opening);
  }

  private OpenSocket socket() {
    OpenSocket socket = opened;
    if (socket == null) {
      throw new IllegalStateException("the socket is not open yet");
    }
    return socket;
  }

  @Override
  public void start(SessionRequest<T> request) {
    byte[] frame = checked.apply(request);
    OpenSocket socket = socket();
    reader.begin(request);
    socket.beginTurn();
    socket.send(new String(frame, StandardCharsets.UTF_8));
  }

  @Override
  public void send(Object frame) {
    socket().send(new String(written.apply(frame), StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable T next() {
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
      T value = text(socket, text);
      FrameReader.Refusal refusal = reader.refusal();
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

  private T text(OpenSocket socket, byte[] text) {
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

  @Override
  public void eventReceived() {
    socket().eventReceived();
  }

  @Override
  public void contentReceived() {
    socket().contentReceived();
  }

  @Override
  public void endTurn() {
    socket().endTurn();
  }

  @Override
  public @Nullable String requestId() {
    OpenSocket socket = opened;
    return socket == null ? null : socket.requestId();
  }

  @Override
  public void close() {
    opening.close();
  }
}
