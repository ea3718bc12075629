package dev.qiao.core.client;

import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;

/** A service whose tasks give scripted answers to polls; the last answer is given for ever. */
abstract class TaskTest extends SocketTest {
  private static final String ANY_ID = "id-of-the-poll";

  static final PollOptions QUICK =
      PollOptions.DEFAULT
          .withInitialDelay(Duration.ofMillis(1))
          .withMaxDelay(Duration.ofMillis(5))
          .withTimeout(Duration.ofSeconds(20));

  private final Map<String, Queue<MockResponse>> answers = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> polls = new ConcurrentHashMap<>();
  final List<RecordedRequest> posts = new CopyOnWriteArrayList<>();
  final List<RecordedRequest> gets = new CopyOnWriteArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  volatile MockResponse toCancel = json("{\"request_id\":\"c-1\"}");

  @BeforeEach
  void serveTasks() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = String.valueOf(request.getPath());
            if ("POST".equals(request.getMethod())) {
              posts.add(request);
              return path.endsWith("/cancel")
                  ? toCancel.clone()
                  : state("t-" + ids.incrementAndGet(), "PENDING", "");
            }
            gets.add(request);
            return poll(path.substring(path.lastIndexOf('/') + 1));
          }
        });
  }

  private MockResponse poll(String id) {
    polls.computeIfAbsent(id, unused -> new AtomicInteger()).incrementAndGet();
    Queue<MockResponse> script = answers.get(id);
    if (script == null) {
      return state(id, "RUNNING", "");
    }
    synchronized (script) {
      MockResponse next = script.size() > 1 ? script.remove() : script.element();
      MockResponse answer = next.clone();
      Buffer body = answer.getBody();
      return body == null ? answer : answer.setBody(body.readUtf8().replace(ANY_ID, id));
    }
  }

  /** Says what the polls of a task are answered, one after the other. */
  final void script(String id, MockResponse... script) {
    answers.put(id, new ConcurrentLinkedQueue<>(List.of(script)));
  }

  /** How often a task was polled. */
  final int polls(String id) {
    AtomicInteger count = polls.get(id);
    return count == null ? 0 : count.get();
  }

  static MockResponse state(String id, String status, String more) {
    return json(
        "{\"request_id\":\"req-"
            + id
            + "\",\"output\":{\"task_id\":\""
            + id
            + "\",\"task_status\":\""
            + status
            + "\""
            + more
            + "}}");
  }

  /** For the polls of any task. */
  static MockResponse running() {
    return state(ANY_ID, "RUNNING", "");
  }

  static MockResponse done(String id) {
    return state(id, "SUCCEEDED", ",\"video_url\":\"https://example.com/" + id + ".mp4?s=1\"");
  }

  /** A client that polls fast by the real clock. */
  final QiaoClient live() {
    return live(unused -> {});
  }

  final QiaoClient live(Consumer<QiaoClient.Builder> wishes) {
    return client(
        builder -> {
          builder.time(Time.SYSTEM).polling(QUICK).pollsPerSecond(10_000);
          wishes.accept(builder);
        });
  }

  final TaskHandle<Made> submitted() {
    return live().submit(Make.of("a"));
  }

  static TaskRef ref(String id) {
    return new TaskRef(Vendor.DASHSCOPE, Region.CN_BEIJING, null, "test.make", id, FakeTime.START);
  }
}
