package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Region;
import dev.qiao.testkit.FakeTask.State;
import dev.qiao.testkit.FakeTask.View;
import dev.qiao.testkit.Script.Failure;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/tasks}: creating, polling, listing and canceling, and the event at the end. */
final class DashScopeTasks implements FakeTask.News {
  private static final String API_KEY_ID = "40000";
  private static final String ACCOUNT = "1000000000000001";
  private static final Duration MAX_SPAN = Duration.ofHours(24);

  private final ServerContext context;
  private final Region region;
  private volatile @Nullable URI callbackTarget;

  DashScopeTasks(ServerContext context, Region region) {
    this.context = context;
    this.region = region;
  }

  /** Writes what a task brought into the answer to a poll. */
  @FunctionalInterface
  interface Result {
    /** Adds to the output and the usage. */
    void write(FakeTask task, ObjectNode output, ObjectNode usage);
  }

  /** Creates a task that ends as the script says, or as the request deserves. */
  MockResponse create(IncomingRequest in, String model, @Nullable Failure deserved, Result result) {
    Failure scripted = context.script().takeTaskFailure();
    FakeTask task =
        context
            .tasks()
            .create(
                new FakeTask.Order(
                    context.ids().task(),
                    model,
                    in.path(),
                    in.requestId(),
                    scripted == null ? deserved : scripted,
                    done -> {
                      ObjectNode outcome = Wire.object();
                      result.write(done, outcome.putObject("output"), outcome.putObject("usage"));
                      return outcome;
                    },
                    this));
    ObjectNode answer = Wire.object();
    answer.putObject("output").put("task_status", "PENDING").put("task_id", task.id());
    return Wire.answer(answer, in.requestId());
  }

  /** A poll. An id that is unknown or a day old is answered with a state, not with an error. */
  MockResponse get(IncomingRequest in, String id) {
    ObjectNode answer = Wire.object();
    ObjectNode output = answer.putObject("output").put("task_id", id);
    FakeTask task = context.tasks().find(id);
    if (task == null) {
      output.put("task_status", "UNKNOWN");
      return Wire.answer(answer, in.requestId());
    }
    View view = context.tasks().poll(task);
    output.put("task_status", view.state().name());
    Failure failure = task.order().failure();
    if (view.state() == State.FAILED && failure != null) {
      output.put("code", failure.code()).put("message", failure.message());
    } else if (view.state() != State.CANCELED) {
      output.put("submit_time", FakeClock.taskTime(task.submitted()));
      if (view.scheduled() != null) {
        output.put("scheduled_time", FakeClock.taskTime(view.scheduled()));
      }
    }
    if (view.state() == State.SUCCEEDED) {
      output.put("end_time", FakeClock.taskTime(task.ended()));
      ObjectNode outcome = task.outcome();
      output.setAll((ObjectNode) outcome.path("output"));
      answer.set("usage", outcome.path("usage"));
    }
    return Wire.answer(answer, in.requestId());
  }

  MockResponse cancel(IncomingRequest in, String id) {
    FakeTask task = context.tasks().find(id);
    if (task == null || !context.tasks().cancel(task)) {
      throw Refusal.badRequest(
          "UnsupportedOperation",
          "Failed to cancel the task, please confirm if the task is in PENDING status.");
    }
    return Wire.answer(Wire.object(), in.requestId());
  }

  /** The tasks of the last day that fit the filters, a page of them, the newest first. */
  MockResponse list(IncomingRequest in) {
    Filter filter = Filter.of(in);
    Instant now = context.clock().now();
    List<FakeTask> found =
        context.tasks().newestFirst().stream().filter(task -> filter.fits(task, now)).toList();
    int pages = (found.size() + filter.pageSize - 1) / filter.pageSize;
    ObjectNode answer =
        Wire.object()
            .put("total", found.size())
            .put("total_page", pages)
            .put("page_no", filter.page)
            .put("page_size", filter.pageSize);
    ArrayNode data = answer.putArray("data");
    found.stream()
        .skip((filter.page - 1L) * filter.pageSize)
        .limit(filter.pageSize)
        .forEach(task -> write(data.addObject(), task, task.view(now)));
    return Wire.answer(answer, in.requestId());
  }

  private void write(ObjectNode item, FakeTask task, View view) {
    item.put("api_key_id", API_KEY_ID).put("caller_parent_id", ACCOUNT).put("caller_uid", ACCOUNT);
    if (view.ended() != null) {
      item.put("end_time", view.ended().toEpochMilli());
    }
    item.put("gmt_create", task.submitted().toEpochMilli())
        .put("model_name", task.order().model())
        .put("region", region.id())
        .put("request_id", task.order().requestId());
    if (view.state() != State.PENDING && view.scheduled() != null) {
      item.put("start_time", view.scheduled().toEpochMilli());
    }
    item.put("status", view.state().name())
        .put("task_id", task.id())
        .put("user_api_unique_key", uniqueKey(task));
  }

  /** What a list asks for. */
  private record Filter(
      @Nullable String taskId,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String model,
      @Nullable String status,
      int page,
      int pageSize) {

    static Filter of(IncomingRequest in) {
      Instant from = time(in, "start_time");
      Instant to = time(in, "end_time");
      if (from != null && to != null) {
        Duration span = Duration.between(from, to);
        if (span.isNegative() || span.compareTo(MAX_SPAN) > 0) {
          throw Refusal.parameters();
        }
      }
      String status = in.query("status");
      if (status != null && !status.equals("UNKNOWN") && !isState(status)) {
        throw Refusal.parameters();
      }
      return new Filter(
          in.query("task_id"),
          from,
          to,
          in.query("model_name"),
          status,
          number(in, "page_no", 1),
          number(in, "page_size", 10));
    }

    boolean fits(FakeTask task, Instant now) {
      // Times are of whole seconds: the last second is meant to its end.
      return (taskId == null || taskId.equals(task.id()))
          && (from == null || !task.submitted().isBefore(from))
          && (to == null || task.submitted().isBefore(to.plusSeconds(1)))
          && (model == null || model.equals(task.order().model()))
          && (status == null || status.equals(task.view(now).state().name()));
    }

    private static boolean isState(String name) {
      for (State state : State.values()) {
        if (state.name().equals(name)) {
          return true;
        }
      }
      return false;
    }

    private static @Nullable Instant time(IncomingRequest in, String name) {
      String text = in.query(name);
      try {
        return text == null ? null : FakeClock.listTime(text);
      } catch (DateTimeException e) {
        throw Refusal.parameters();
      }
    }

    private static int number(IncomingRequest in, String name, int otherwise) {
      String text = in.query(name);
      if (text == null) {
        return otherwise;
      }
      if (!text.matches("0*[1-9]\\d{0,6}")) {
        throw Refusal.parameters();
      }
      return Integer.parseInt(text);
    }
  }

  /** Sends no more events. */
  void reset() {
    callbackTarget = null;
  }

  /** Where events go from now on. */
  void callbacksTo(URI target) {
    callbackTarget = Objects.requireNonNull(target, "target");
    context.tasks().watchAll();
  }

  @Override
  public @Nullable URI target(FakeTask task) {
    return callbackTarget;
  }

  /** The event that EventBridge pushes. */
  @Override
  public ObjectNode event(FakeTask task, View view) {
    String published = task.ended().plusMillis(201).toString();
    ObjectNode event =
        Wire.object()
            .put("datacontenttype", "application/json;charset=utf-8")
            .put("aliyunaccountid", ACCOUNT)
            .put("aliyunpublishtime", published);
    ObjectNode data = event.putObject("data");
    Instant started = view.scheduled();
    if (started != null) {
      data.put("start_time", started.toEpochMilli());
    }
    data.put("user_api_unique_key", uniqueKey(task))
        .put("task_status", view.state().name())
        .put("contain_result", false)
        .put("end_time", task.ended().toEpochMilli())
        .put("task_id", task.id())
        .put("region", region.id())
        .put("request_id", task.order().requestId())
        .put("api_key_id", API_KEY_ID);
    return event
        .put("aliyunoriginalaccountid", ACCOUNT)
        .put("specversion", "1.0")
        .put("aliyuneventbusname", "default")
        .put("id", context.ids().event())
        .put("source", "acs.dashscope")
        .put("time", published)
        .put("aliyunregionid", region.id())
        .put("type", "dashscope:System:AsyncTaskFinish");
  }

  /** The path of the request and the model, as {@code apikey:v1:aigc:..:wan2.6-t2v}. */
  private static String uniqueKey(FakeTask task) {
    return "apikey:v1:"
        + task.order().path().replace("/api/v1/services/", "").replace('/', ':')
        + ":"
        + task.order().model();
  }
}
