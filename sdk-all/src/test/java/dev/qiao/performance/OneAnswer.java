package dev.qiao.performance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;

/** A server that gives one answer to every request, in one piece and without a pause. */
final class OneAnswer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final byte[] answer;

  OneAnswer(String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    answer = (head + json).getBytes(UTF_8);
    start(this::accept);
  }

  String url() {
    return "http://localhost:" + server.getLocalPort() + "/v1";
  }

  private void accept() throws IOException {
    while (true) {
      Socket socket = server.accept();
      start(() -> serve(socket));
    }
  }

  private void serve(Socket socket) throws IOException {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (long length = length(in); length >= 0; length = length(in)) {
        in.skipNBytes(length);
        socket.getOutputStream().write(answer);
      }
    }
  }

  /** Reads a head; returns the length of the body behind it, -1 at the end. */
  private static long length(InputStream in) throws IOException {
    long length = -1;
    while (true) {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          return -1;
        }
        line.append((char) c);
      }
      String field = line.toString().strip().toLowerCase(Locale.ROOT);
      if (field.isEmpty()) {
        return length;
      }
      if (field.startsWith("content-length:")) {
        length = Long.parseLong(field.substring("content-length:".length()).strip());
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // The test is over.
              }
            },
            "one-answer");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
