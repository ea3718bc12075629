package dev.qiao.core.internal.transport;

import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a client is to a module that opens WebSockets. The object that {@code client.raw()} returns
 * is one, so that the public API has no method for it.
 */
public interface SocketClient {
  /** What makes the client's calls. */
  Transport transport();

  /** The largest message that is accepted, in bytes. */
  int messageLimit();

  /** Checks a request and gives the call that opens its socket; it asks for nothing yet. */
  ApiCall opening(Request first, RequestOptions options);

  /** Begins the observation of a session; null if it is not observed. */
  @Nullable Watched begin(Request first, RequestOptions options);

  /** Checks a request and writes it as JSON. */
  byte[] write(Request request, RequestOptions options);

  /** Writes any other record as JSON. */
  byte[] write(Object frame);
}
