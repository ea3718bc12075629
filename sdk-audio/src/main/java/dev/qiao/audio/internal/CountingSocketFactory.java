package dev.qiao.audio.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets of one WebSocket, which report how many bytes arrive. OkHttp hands out whole messages
 * only, and would gather one of any size first.
 */
final class CountingSocketFactory extends SocketFactory {
  /** Takes the number of bytes that came in. */
  interface Counter {
    /**
     * Notes how many bytes came in.
     *
     * @throws IOException to end the connection
     */
    void arrived(int bytes) throws IOException;
  }

  private final Counter counter;

  CountingSocketFactory(Counter counter) {
    this.counter = counter;
  }

  private Socket connected(InetAddress host, int port) throws IOException {
    Socket socket = createSocket();
    try {
      socket.connect(new java.net.InetSocketAddress(host, port));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new CountingSocket(counter);
    socket.setTcpNoDelay(true);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(host, port);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return connected(address, port);
  }

  /** A socket that counts; TLS is layered over it. */
  private static final class CountingSocket extends Socket {
    private final Counter counter;

    CountingSocket(Counter counter) {
      this.counter = counter;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          int value = super.read();
          if (value >= 0) {
            counter.arrived(1);
          }
          return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          int count = super.read(bytes, offset, length);
          if (count > 0) {
            counter.arrived(count);
          }
          return count;
        }
      };
    }
  }
}
