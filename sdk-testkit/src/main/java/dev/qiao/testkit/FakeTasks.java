package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.Script.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/** The tasks: created, polled, canceled, forgotten after a day. */
final class FakeTasks {
  private static final Duration REMEMBERED = Duration.ofHours(24);

  private final Script script;
  private final Ids ids;
  private final FakeClock clock;
  private final Map<String, Task> tasks = new ConcurrentHashMap<>();

  FakeTasks(Script script, Ids ids, FakeClock clock) {
    this.script = script;
    this.ids = ids;
    this.clock = clock;
  }

  /** Writes what a task brought into the answer to a poll. */
  @FunctionalInterface
  interface Result {
    /** Adds to the output and the usage. */
    void write(String taskId, ObjectNode output, ObjectNode usage);
  }

  /** One task. It moves when it is asked, so a test needs no clock. */
  private static final class Task {
    final String id;
    final Instant submitted;
    final int pendingPolls;
    final int runningPolls;
    final @Nullable Failure failure;
    final Result result;
    private int polls;
    private boolean canceled;
    private @Nullable Instant ended;
    private @Nullable ObjectNode finished;

    Task(String id, Instant submitted, Script script, @Nullable Failure failure, Result result) {
      this.id = id;
      this.submitted = submitted;
      this.pendingPolls = script.pendingPolls();
      this.runningPolls = script.runningPolls();
      this.failure = failure;
      this.result = result;
    }

    synchronized boolean cancel() {
      boolean pending = !canceled && polls <= pendingPolls && ended == null;
      canceled |= pending;
      return pending;
    }

    synchronized ObjectNode poll(Instant now) {
      if (finished != null) {
        return finished.deepCopy();
      }
      ObjectNode answer = Wire.object();
      ObjectNode output = answer.putObject("output").put("task_id", id);
      if (canceled) {
        output.put("task_status", "CANCELED");
        return answer;
      }
      polls++;
      if (polls <= pendingPolls + runningPolls) {
        output.put("task_status", polls <= pendingPolls ? "PENDING" : "RUNNING");
        times(output);
        return answer;
      }
      ended = now;
      if (failure != null) {
        output
            .put("task_status", "FAILED")
            .put("code", failure.code())
            .put("message", failure.message());
      } else {
        output.put("task_status", "SUCCEEDED");
        times(output);
        output.put("end_time", FakeClock.taskTime(now));
        result.write(id, output, answer.putObject("usage"));
      }
      finished = answer;
      return answer.deepCopy();
    }

    /** The state as it is, without moving it. */
    synchronized String status() {
      if (finished != null) {
        return finished.path("output").path("task_status").asText();
      }
      return canceled ? "CANCELED" : polls <= pendingPolls ? "PENDING" : "RUNNING";
    }

    private void times(ObjectNode output) {
      output
          .put("submit_time", FakeClock.taskTime(submitted))
          .put("scheduled_time", FakeClock.taskTime(submitted.plusMillis(31)));
    }
  }

  /** Creates a task that ends as the script says, or as the request deserves. */
  MockResponse create(Incoming in, @Nullable Failure deserved, Result result) {
    Failure scripted = script.takeTaskFailure();
    Task task =
        new Task(ids.task(), clock.now(), script, scripted == null ? deserved : scripted, result);
    tasks.put(task.id, task);
    ObjectNode answer = Wire.object();
    answer.putObject("output").put("task_status", "PENDING").put("task_id", task.id);
    return Wire.answer(answer, in.requestId());
  }

  /** A poll. An id that is unknown or a day old is answered with a state, not with an error. */
  MockResponse get(Incoming in, String id) {
    Task task = find(id);
    if (task == null) {
      ObjectNode answer = Wire.object();
      answer.putObject("output").put("task_id", id).put("task_status", "UNKNOWN");
      return Wire.answer(answer, in.requestId());
    }
    return Wire.answer(task.poll(clock.now()), in.requestId());
  }

  /** The tasks of the last day, all on one page whatever was asked for. */
  MockResponse list(Incoming in) {
    List<Task> found =
        tasks.values().stream()
            .filter(task -> find(task.id) != null)
            .sorted(Comparator.comparing((Task task) -> task.submitted).reversed())
            .toList();
    ObjectNode answer =
        Wire.object()
            .put("total", found.size())
            .put("total_page", 1)
            .put("page_no", 1)
            .put("page_size", Math.max(10, found.size()));
    ArrayNode data = answer.putArray("data");
    for (Task task : found) {
      data.addObject()
          .put("task_id", task.id)
          .put("status", task.status())
          .put("gmt_create", task.submitted.toEpochMilli());
    }
    return Wire.answer(answer, in.requestId());
  }

  MockResponse cancel(Incoming in, String id) {
    Task task = find(id);
    if (task == null || !task.cancel()) {
      throw Refusal.badRequest(
          "UnsupportedOperation",
          "Failed to cancel the task, please confirm if the task is in PENDING status.");
    }
    return Wire.answer(Wire.object(), in.requestId());
  }

  private @Nullable Task find(String id) {
    Task task = tasks.get(id);
    return task == null || task.submitted.plus(REMEMBERED).isBefore(clock.now()) ? null : task;
  }
}
