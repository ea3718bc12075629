package dev.qiao.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Sends events to a test's own HTTP server, on one daemon thread that starts with the first. */
final class Callbacks implements AutoCloseable {
  private static final int TRIES = 3;
  private static final long PAUSE_MILLIS = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ConcurrentLinkedQueue<RecordedCallback> sent = new ConcurrentLinkedQueue<>();
  private volatile int deliveries = 1;
  private @Nullable ScheduledThreadPoolExecutor thread;
  private @Nullable OkHttpClient http;
  private boolean closed;

  List<RecordedCallback> sent() {
    return List.copyOf(sent);
  }

  /** Forgets what was sent, and sends each event once again. */
  void reset() {
    sent.clear();
    deliveries = 1;
  }

  void deliveries(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("an event is delivered at least once, not " + times);
    }
    deliveries = times;
  }

  /** Sends an event, again as often as wished, and again while its receiver does not take it. */
  void send(URI target, ObjectNode event) {
    schedule(
        Duration.ZERO,
        () -> {
          for (int i = 0; i < deliveries; i++) {
            deliver(target, event);
          }
        });
  }

  private void deliver(URI target, ObjectNode event) {
    for (int i = 0; i < TRIES; i++) {
      if (post(target, event).isTaken()) {
        return;
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Sends an event that asks for an echo, then goes on if it came. */
  void challenge(URI target, ObjectNode challenge, Runnable then) {
    schedule(
        Duration.ZERO,
        () -> {
          RecordedCallback delivery = post(target, challenge);
          JsonNode echo = Wire.objectOrNull(delivery.answer().getBytes(UTF_8));
          if (delivery.isTaken() && challenge.equals(echo)) {
            then.run();
          }
        });
  }

  void schedule(Duration delay, Runnable work) {
    ScheduledThreadPoolExecutor executor = thread();
    if (executor != null) {
      // Nothing waits for it: the list of deliveries has the outcome of each event.
      Future<?> unused =
          executor.schedule(work, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized @Nullable ScheduledThreadPoolExecutor thread() {
    if (thread == null && !closed) {
      thread =
          new ScheduledThreadPoolExecutor(
              1,
              work -> {
                Thread daemon = new Thread(work, "qiao-fake-callbacks");
                daemon.setDaemon(true);
                return daemon;
              });
    }
    return closed ? null : thread;
  }

  private synchronized OkHttpClient http() {
    if (http == null) {
      http =
          new OkHttpClient.Builder()
              .callTimeout(PATIENCE)
              .retryOnConnectionFailure(false)
              .followRedirects(false)
              .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
              .build();
    }
    return http;
  }

  private RecordedCallback post(URI target, ObjectNode event) {
    String body = Wire.text(event);
    Request request = new Request.Builder().url(target.toString()).post(new Event(body)).build();
    RecordedCallback delivery;
    try (Response response = http().newCall(request).execute()) {
      ResponseBody answer = response.body();
      delivery =
          new RecordedCallback(
              target, body, response.code(), answer == null ? "" : answer.string());
    } catch (IOException e) {
      delivery = new RecordedCallback(target, body, 0, String.valueOf(e.getMessage()));
    }
    sent.add(delivery);
    return delivery;
  }

  /** One delivery is one request: OkHttp must not repeat it by itself. */
  private static final class Event extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");

    private final byte[] body;

    Event(String body) {
      this.body = body.getBytes(UTF_8);
    }

    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public long contentLength() {
      return body.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(body);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (http != null) {
      http.dispatcher().cancelAll();
    }
    if (thread != null) {
      thread.shutdownNow();
    }
  }
}
