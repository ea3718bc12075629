package dev.qiao.core.internal.poll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiFailure;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.json.JsonFields;
import dev.qiao.core.internal.json.TaskInfoReader;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one vendor reports tasks: paths, the place of the state, the content of a failure. */
public interface TaskDialect {
  /** The dialect of a vendor. */
  static TaskDialect of(Vendor vendor) {
    return switch (vendor) {
      case DASHSCOPE -> new DashScopeTasks();
      case MINIMAX -> new MiniMaxTasks();
      case ZHIPU -> new ZhipuTasks();
      case GATEWAY -> new GatewayTasks();
      case DEEPSEEK, MOONSHOT ->
          throw new UnsupportedOperationException(vendor.displayName() + " has no tasks");
    };
  }

  /** Reads a result out of a poll's answer. */
  @FunctionalInterface
  interface ResultReader<R> {
    /** The result. */
    R read(JsonNode answer) throws IOException;
  }

  /** The id of the task in the answer to its submission, null if there is none. */
  @Nullable String taskId(JsonNode answer);

  /** What the answer to a submission says of the task. */
  default TaskInfo info(JsonNode answer) {
    return TaskInfoReader.takeAll(JsonFields.of(answer));
  }

  /** Which of the endpoint's URLs the paths are appended to. */
  default Endpoint.Api api() {
    return Endpoint.Api.NATIVE;
  }

  /** The id of the operation that polls, for messages and listeners. */
  String pollOperation(TaskRef ref);

  /** The path of a poll. */
  String pollPath(TaskRef ref);

  /** How long the service answers queries about a task after its submission, at the most. */
  default Duration retention() {
    // Not documented: longer than any result link lives.
    return Duration.ofDays(7);
  }

  /**
   * The id of the task that a poll's answer is about, null where the vendor does not repeat it: a
   * proxy or a mix-up at the service must not give one task another's result.
   */
  default @Nullable String answeredId(JsonNode answer) {
    return null;
  }

  /** The path of a read that completes the answer of a success, null if it is complete. */
  default @Nullable String morePath(JsonNode answer) {
    return null;
  }

  /** The path of a cancel, null where the vendor documents none. */
  default @Nullable String cancelPath(TaskRef ref) {
    return null;
  }

  /** The state in the vendor's term; empty if the answer is not about a task. */
  String state(JsonNode answer);

  /** The states that come without words of the service about what went wrong. */
  Set<String> GOOD_STATES =
      Set.of("SUCCEEDED", "SUCCESS", "PENDING", "PREPARING", "QUEUEING", "RUNNING", "PROCESSING");

  /** Whether a task is on its way or has its result. */
  default boolean isGood(JsonNode answer) {
    return GOOD_STATES.contains(state(answer).toUpperCase(Locale.ROOT));
  }

  /** Why a task failed. */
  ApiFailure failure(JsonNode answer, TaskInfo info, ErrorReader errors);

  /** What a poll's answer says. */
  default <R> TaskSnapshot<R> snapshot(
      TaskRef ref, JsonNode answer, ErrorReader errors, ResultReader<R> result) throws IOException {
    String state = state(answer).toUpperCase(Locale.ROOT);
    if (state.equals("SUCCEEDED") || state.equals("SUCCESS")) {
      // The result reads its own fields; what the task's are is left out of them.
      TaskInfo info = TaskInfoReader.take(JsonFields.of(answer));
      return new TaskSnapshot.Succeeded<>(ref, info, result.read(answer));
    }
    if (state.equals("FAILED") || state.equals("FAIL")) {
      JsonFields fields = JsonFields.of(answer);
      // The failure says these two.
      fields.object("output").text("code");
      fields.object("output").text("message");
      TaskInfo info = TaskInfoReader.takeAll(fields);
      return new TaskSnapshot.Failed<>(ref, info, failure(answer, info, errors));
    }
    TaskInfo info = TaskInfoReader.takeAll(JsonFields.of(answer));
    return switch (state) {
      case "PENDING", "PREPARING", "QUEUEING" -> new TaskSnapshot.Pending<>(ref, info);
      case "RUNNING", "PROCESSING", "SUSPENDED", "PRE-PROCESSING", "POST-PROCESSING" ->
          new TaskSnapshot.Running<>(ref, info);
      case "CANCELED" -> new TaskSnapshot.Canceled<>(ref, info);
      case "UNKNOWN" -> new TaskSnapshot.Expired<>(ref, info);
      default -> new TaskSnapshot.Unknown<>(ref, info);
    };
  }
}
