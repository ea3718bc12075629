package dev.qiao.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Answers HTTP/1.1 requests with bytes made before: a stream if the request accepts one, a whole
 * answer otherwise. It looks at no more than it must, allocates nothing for a request, and writes
 * an answer at once, so that it is not what is measured.
 */
final class LoopbackServer implements AutoCloseable {
  private static final byte[] LENGTH = Traffic.utf8("content-length:");
  private static final byte[] STREAM = Traffic.utf8("text/event-stream");

  private final ServerSocket server;
  private final Map<Dialect, byte[]> answers = new EnumMap<>(Dialect.class);
  private final Map<Dialect, byte[]> streams = new EnumMap<>(Dialect.class);

  LoopbackServer() {
    for (Dialect dialect : Dialect.values()) {
      answers.put(dialect, whole(dialect.answer));
      streams.put(dialect, inChunks(dialect.events));
    }
    try {
      server = new ServerSocket(0, 2_000, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept, "server");
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private static byte[] whole(byte[] body) {
    return Traffic.joined(
        List.of(
            Traffic.utf8(head("application/json") + "Content-Length: " + body.length + "\r\n\r\n"),
            body));
  }

  /** One chunk of the transfer encoding an event, as a service that flushes each event sends. */
  private static byte[] inChunks(List<byte[]> events) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(
        Traffic.utf8(
            head("text/event-stream;charset=UTF-8") + "Transfer-Encoding: chunked\r\n\r\n"));
    for (byte[] event : events) {
      all.writeBytes(Traffic.utf8(Integer.toHexString(event.length) + "\r\n"));
      all.writeBytes(event);
      all.writeBytes(Traffic.utf8("\r\n"));
    }
    all.writeBytes(Traffic.utf8("0\r\n\r\n"));
    return all.toByteArray();
  }

  private static String head(String type) {
    return "HTTP/1.1 200 OK\r\nContent-Type: "
        + type
        + "\r\nX-Request-Id: 0c5a9d2e-7b1f-9e64-b7a0-3f6d2c8e4a11"
        + "\r\nDate: Tue, 25 Nov 2025 13:19:35 GMT\r\nServer: istio-envoy"
        + "\r\nVary: Origin,Access-Control-Request-Method\r\nReq-Cost-Time: 912"
        + "\r\nReq-Arrive-Time: 1764076775012\r\nResp-Start-Time: 1764076775924"
        + "\r\nX-Envoy-Upstream-Service-Time: 911\r\n";
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        daemon(() -> serve(socket), "connection");
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void daemon(Runnable task, String name) {
    Thread thread = new Thread(null, task, "bench-" + name, 128 * 1024);
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
      OutputStream out = socket.getOutputStream();
      byte[] line = new byte[4 * 1024];
      while (true) {
        int read = line(in, line);
        if (read < 0) {
          return;
        }
        Dialect dialect = Dialect.ofPath(new String(line, 0, read, US_ASCII));
        boolean stream = false;
        long length = 0;
        while ((read = line(in, line)) > 0) {
          stream |= contains(line, read, STREAM);
          length = startsWith(line, read, LENGTH) ? number(line, read) : length;
        }
        in.skipNBytes(length);
        out.write((stream ? streams : answers).get(dialect));
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  /** Reads a line without its end; its length, -1 at the end. */
  private static int line(InputStream in, byte[] line) throws IOException {
    int length = 0;
    while (true) {
      int b = in.read();
      if (b < 0) {
        if (length > 0) {
          throw new EOFException();
        }
        return -1;
      }
      if (b == '\n') {
        return length;
      }
      if (b != '\r') {
        line[length++] = (byte) b;
      }
    }
  }

  private static boolean contains(byte[] line, int length, byte[] part) {
    for (int at = 0; at <= length - part.length; at++) {
      if (line[at] == part[0] && matches(line, at, part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] line, int length, byte[] part) {
    return length >= part.length && matches(line, 0, part);
  }

  private static boolean matches(byte[] line, int at, byte[] part) {
    for (int i = 0; i < part.length; i++) {
      if (Character.toLowerCase(line[at + i]) != part[i]) {
        return false;
      }
    }
    return true;
  }

  private static long number(byte[] line, int length) {
    long number = 0;
    for (int i = LENGTH.length; i < length; i++) {
      if (line[i] >= '0' && line[i] <= '9') {
        number = (number * 10) + line[i] - '0';
      }
    }
    return number;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
