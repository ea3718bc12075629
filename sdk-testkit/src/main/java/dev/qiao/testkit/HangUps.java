package dev.qiao.testkit;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import okhttp3.Headers;
import okhttp3.mockwebserver.MockResponse;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Sees clients that close their connection before they have a whole answer. MockWebServer does not
 * look at a connection while it writes or pauses, so a thread for each exchange does: it reads
 * ahead by one byte, which a client of HTTP/1.1 sends only after the answer, and meets the end of
 * the connection at once.
 */
final class HangUps extends ServerSocketFactory implements AutoCloseable {
  /** The connection that the current thread serves. */
  @SuppressWarnings("ThreadLocalUsage") // each server has its own
  private final ThreadLocal<@Nullable Connection> served = new ThreadLocal<>();

  private final ConcurrentLinkedQueue<RecordedCall> calls = new ConcurrentLinkedQueue<>();
  private final ExecutorService watchers =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(null, task, "fake-model-server-watch", 64 * 1024);
            thread.setDaemon(true);
            return thread;
          });

  /** The calls that were left, in the order in which the server saw it. */
  List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  void reset() {
    calls.clear();
  }

  synchronized boolean await(int count, Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    for (long left = timeout.toNanos(); calls.size() < count && left > 0; ) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    return calls.size() >= count;
  }

  private synchronized void add(RecordedCall call) {
    calls.add(call);
    notifyAll();
  }

  /** A request has been read on the current thread; its answer is to come. */
  Exchange begin(RecordedCall call, boolean upgrades) {
    Exchange exchange = new Exchange(call);
    Connection connection = served.get();
    if (connection != null && !upgrades) {
      connection.watch(exchange);
    }
    return exchange;
  }

  @Override
  public void close() {
    watchers.shutdownNow();
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new ServerSocket() {
      @Override
      public Socket accept() throws IOException {
        Connection connection = new Connection();
        implAccept(connection);
        // A small answer would wait 40 ms for the acknowledgment of its own head.
        connection.setTcpNoDelay(true);
        return connection;
      }
    };
  }

  @Override
  public ServerSocket createServerSocket(int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
    throw new UnsupportedOperationException();
  }

  /** One request and its answer. */
  static final class Exchange {
    private final RecordedCall call;

    /** The bytes of the whole answer, once it is known. */
    private volatile long length = Long.MAX_VALUE;

    private Exchange(RecordedCall call) {
      this.call = call;
    }

    /** The answer that MockWebServer is about to write, in these very bytes. */
    void answers(MockResponse answer) {
      Buffer body = answer.getBody();
      long bytes = line(answer.getStatus()) + size(answer.getHeaders());
      boolean chunked = "chunked".equalsIgnoreCase(answer.getHeaders().get("Transfer-Encoding"));
      bytes += body == null ? 0 : body.size() + (chunked ? size(answer.getTrailers()) : 0);
      length = bytes;
    }

    private static long size(Headers headers) {
      long size = 2;
      for (int i = 0; i < headers.size(); i++) {
        size += line(headers.name(i)) + line(headers.value(i));
      }
      return size;
    }

    private static long line(String text) {
      return text.getBytes(StandardCharsets.UTF_8).length + 2L;
    }
  }

  /** A connection that a client has made. */
  private final class Connection extends Socket {
    private @Nullable Input input;
    private volatile @Nullable Exchange exchange;
    private final AtomicLong written = new AtomicLong();
    private volatile boolean closed;

    /** A byte that was read ahead, or -1 at the end of the connection. */
    private @Nullable Future<Integer> ahead;

    void watch(Exchange next) {
      InputStream in = input == null ? null : input.raw();
      if (in != null && ahead == null && !watchers.isShutdown()) {
        written.set(0);
        exchange = next;
        ahead = watchers.submit(() -> look(in));
      }
    }

    private int look(InputStream in) throws IOException {
      try {
        int next = in.read();
        if (next < 0) {
          left();
        }
        return next;
      } catch (IOException e) {
        left();
        throw e;
      }
    }

    private void left() {
      Exchange open = exchange;
      if (open != null && !closed && written.get() < open.length) {
        add(open.call);
      }
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      if (input == null) {
        input = new Input(super.getInputStream());
      }
      return input;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
          // Counted first: the client may have the bytes before this method returns.
          written.addAndGet(count);
          out.write(bytes, from, count);
        }

        @Override
        public void write(int b) throws IOException {
          written.incrementAndGet();
          out.write(b);
        }
      };
    }

    @Override
    public synchronized void close() throws IOException {
      closed = true;
      super.close();
    }

    /** Reads what the watcher has read ahead first. */
    private final class Input extends FilterInputStream {
      private Input(InputStream in) {
        super(in);
      }

      InputStream raw() {
        return in;
      }

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int count) throws IOException {
        served.set(Connection.this);
        Exchange open = exchange;
        if (open != null && written.get() >= open.length) {
          // The answer is complete. A server that is not to answer reads, too.
          exchange = null;
        }
        Future<Integer> next = ahead;
        if (next == null) {
          return in.read(bytes, from, count);
        }
        ahead = null;
        int first = first(next);
        if (first < 0) {
          return -1;
        }
        bytes[from] = (byte) first;
        return 1;
      }

      private int first(Future<Integer> next) throws IOException {
        try {
          return next.get();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IOException("interrupted", e);
        } catch (ExecutionException | CancellationException e) {
          throw new IOException("the connection is closed", e);
        }
      }
    }
  }
}
