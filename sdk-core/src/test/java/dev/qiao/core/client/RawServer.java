package dev.qiao.core.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that writes bytes on demand, for what MockWebServer cannot: stalls at an exact byte
 * without a sleep. One request a connection.
 */
final class RawServer implements AutoCloseable {
  /** Writes an answer. */
  @FunctionalInterface
  interface Script {
    /** Writes; returning closes the connection. */
    void answer(String head, OutputStream out) throws Exception;
  }

  private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");
  static final String SSE_HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

  /** Between two drops. */
  static final int DROP_MILLIS = 20;

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
  private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());

  RawServer(Script script) throws IOException {
    daemon(
        () -> {
          while (!socket.isClosed()) {
            Socket connection = socket.accept();
            open.add(connection);
            daemon(() -> serve(connection, script));
          }
        });
  }

  /** A server that writes this and then stalls until it is closed. */
  static RawServer stallingAfter(String text) throws IOException {
    RawServer[] server = new RawServer[1];
    server[0] =
        new RawServer(
            (head, out) -> {
              out.write(text.getBytes(StandardCharsets.UTF_8));
              out.flush();
              server[0].stall();
            });
    return server[0];
  }

  /**
   * A server that writes a beginning and then a drop again and again, until the client goes away or
   * the server is closed. The pause between is real time, as the limits of a socket are.
   *
   * @param each runs after each drop
   */
  static RawServer dripping(byte[] beginning, byte[] drop, Runnable each) throws IOException {
    RawServer[] server = new RawServer[1];
    server[0] =
        new RawServer(
            (head, out) -> {
              out.write(beginning);
              do {
                out.write(drop);
                out.flush();
                each.run();
              } while (!server[0].closing.await(DROP_MILLIS, TimeUnit.MILLISECONDS));
            });
    return server[0];
  }

  /** Waits until the server is closed. */
  void stall() throws InterruptedException {
    closing.await();
  }

  String root() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** The heads of all requests so far. */
  List<String> heads() {
    return List.copyOf(heads);
  }

  private void serve(Socket connection, Script script) throws Exception {
    try (connection) {
      InputStream in = connection.getInputStream();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          return;
        }
        bytes.write(next);
      }
      String head = bytes.toString(StandardCharsets.ISO_8859_1);
      Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
      if (length.find()) {
        in.skipNBytes(Long.parseLong(length.group(1)));
      }
      heads.add(head);
      script.answer(head, connection.getOutputStream());
      connection.getOutputStream().flush();
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception e) {
                // The other side went away, or the test is over.
              }
            },
            "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    socket.close();
    for (Socket connection : List.copyOf(open)) {
      connection.close();
    }
  }
}
