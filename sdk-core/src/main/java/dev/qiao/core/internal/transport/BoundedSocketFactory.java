package dev.qiao.core.internal.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that the {@link Attempt} which asked for them bounds, and with TCP_NODELAY unless a user
 * has a factory of their own. OkHttp leaves it off, and Nagle's algorithm then holds the tail of a
 * large request back for up to 40 ms.
 *
 * <p>Two of the same factory are equal: OkHttp shares a connection only then.
 */
final class BoundedSocketFactory extends SocketFactory {
  private final SocketFactory sockets;
  private final boolean noDelay;

  BoundedSocketFactory(SocketFactory sockets) {
    this.sockets = sockets;
    this.noDelay = sockets.equals(SocketFactory.getDefault());
  }

  /** Whether the sockets are the JDK's and not those of a user's factory. */
  boolean isOurs() {
    return noDelay;
  }

  private Socket noDelay(Socket socket) throws IOException {
    if (noDelay) {
      socket.setTcpNoDelay(true);
    }
    return socket;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoundedSocketFactory same && same.sockets.equals(sockets);
  }

  @Override
  public int hashCode() {
    return sockets.hashCode();
  }

  /** The one that OkHttp calls, once for each address. */
  @Override
  public Socket createSocket() throws IOException {
    Socket socket = noDelay(sockets.createSocket());
    Attempt attempt = Attempt.current();
    if (attempt != null) {
      attempt.connecting(socket);
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return noDelay(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return noDelay(sockets.createSocket(host, port, localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return noDelay(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return noDelay(sockets.createSocket(address, port, localAddress, localPort));
  }
}
