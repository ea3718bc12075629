package dev.qiao.core.internal.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.operation.Request;
import dev.qiao.core.stream.FrameReader;
import dev.qiao.core.stream.FrameSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of one WebSocket: reader, errors that frames tell, and what is written.
 *
 * @param <T> the type of a value
 */
public final class SocketSource<T> implements FrameSocket.Source<T> {
  private static final int STATUS_OF_CODES = 200;

  private final OpenSocket socket;
  private final FrameReader<T> reader;
  private final Function<Request.Session<T>, byte[]> checked;
  private final Function<Object, byte[]> written;
  private long frames;

  /**
   * The values of a socket.
   *
   * @param checked checks a request and writes it
   * @param written writes any other record
   */
  public SocketSource(
      OpenSocket socket,
      FrameReader<T> reader,
      Function<Request.Session<T>, byte[]> checked,
      Function<Object, byte[]> written) {
    this.socket = socket;
    this.reader = reader;
    this.checked = checked;
    this.written = written;
  }

  @Override
  public void start(Request.Session<T> request) {
    byte[] frame = checked.apply(request);
    socket.startsAnew();
    socket.send(new String(frame, StandardCharsets.UTF_8));
  }

  @Override
  public void send(Object frame) {
    socket.send(new String(written.apply(frame), StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable T next() {
    OpenSocket.Frame frame = socket.next();
    if (frame == null) {
      return null;
    }
    frames++;
    if (frame instanceof OpenSocket.BinaryFrame binary) {
      return reader.binary(binary.bytes().toByteArray());
    }
    String text = ((OpenSocket.TextFrame) frame).text();
    T value;
    try {
      value = reader.text(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw malformed(text, e);
    }
    FrameReader.Refusal refusal = reader.refusal();
    if (refusal != null) {
      socket.finished();
      throw ErrorReader.exception(
          socket
              .call()
              .errors()
              .failure(STATUS_OF_CODES, refusal.code(), refusal.message(), refusal.requestId()));
    }
    return value;
  }

  private MalformedResponseException malformed(String text, IOException e) {
    String why =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return new MalformedResponseException(
        socket.target()
            + ": frame "
            + frames
            + " of the socket is not the JSON this operation sends: "
            + why,
        ErrorReader.bounded(text.getBytes(StandardCharsets.UTF_8)),
        e);
  }

  @Override
  public void sawContent() {
    socket.sawContent();
  }

  @Override
  public void finished() {
    socket.finished();
  }

  @Override
  public @Nullable String requestId() {
    return socket.requestId();
  }

  @Override
  public void close() {
    socket.close();
  }
}
