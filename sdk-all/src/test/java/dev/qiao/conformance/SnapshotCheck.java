package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiFailure;
import dev.qiao.core.task.TaskOutput;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A poll: the task is resumed by its reference alone, and its snapshot says all of the answer. */
final class SnapshotCheck {
  /** For a vector that does not say which task it is about. */
  private static final String ANY_ID = "1";

  private final Wire wire;
  private final ResponseCheck responses;

  SnapshotCheck(Wire wire, ResponseCheck responses) {
    this.wire = wire;
    this.responses = responses;
  }

  /** Checks a poll whose result has a type. */
  void check(Vector vector, Vendor vendor, Class<?> resultType) throws Mismatch {
    TaskRef ref = ref(vendor, vector, taskId(vector));
    Function<JsonNode, Outcome> parse =
        response -> wire.answering(PollAnswers.state(response), () -> snapshot(ref, resultType));
    Outcome outcome = parse.apply(vector.response());
    checkPlace(vector, outcome, 0);
    if (!vector.hasResponse()) {
      return;
    }
    responses.check(vector, vendor, parse);
    if (!outcome.values().isEmpty()) {
      checkState(vector.response().path("body"), outcome.values().get(0));
    }
  }

  /**
   * Checks the read of the file that a task of MiniMax has made, which a snapshot does by itself.
   */
  void checkFile(Vector vector) throws Mismatch {
    Pairs query = vector.place().query();
    String named = query == null ? null : query.first("file_id");
    String fileId = named == null ? ANY_ID : named;
    TaskRef ref = ref(Vendor.MINIMAX, vector, ANY_ID);
    Function<JsonNode, Outcome> parse =
        response ->
            wire.answering(
                PollAnswers.file(response, ref.taskId(), fileId),
                () -> snapshot(ref, TaskOutput.class));
    Outcome outcome = parse.apply(vector.response());
    checkPlace(vector, outcome, 1);
    if (!vector.hasResponse()) {
      return;
    }
    responses.check(vector, Vendor.MINIMAX, parse);
    if (!outcome.values().isEmpty()) {
      checkLink(vector.response().at("/body/file/download_url"), outcome.values().get(0));
    }
  }

  private static TaskRef ref(Vendor vendor, Vector vector, String taskId) {
    return new TaskRef(
        vendor, vendor.defaultRegion(), null, vector.operation(), taskId, Instant.EPOCH);
  }

  private Outcome snapshot(TaskRef ref, Class<?> resultType) {
    return Outcome.of(
        () -> List.of(wire.client(ref.vendor()).tasks().resume(ref, resultType).snapshot()));
  }

  /** The documented place is where one of the requests went. */
  private void checkPlace(Vector vector, Outcome outcome, int index) throws Mismatch {
    List<RecordedRequest> sent = wire.requests();
    if (!vector.request().isObject()) {
      return;
    }
    if (sent.size() <= index) {
      throw new Mismatch("nothing was sent" + because(outcome.failure()));
    }
    RequestCheck.checkPlace(vector, sent.get(index));
  }

  private static String because(@Nullable RuntimeException failure) {
    return failure == null ? "" : ": " + Mismatch.text(failure);
  }

  /** The id stands in the query, at the end of the path, or in the answer alone. */
  private static String taskId(Vector vector) {
    Place place = vector.place();
    String inQuery = place.query() == null ? null : place.query().first("task_id");
    if (inQuery != null) {
      return inQuery;
    }
    JsonNode body = vector.response().path("body");
    String told = first(body.at("/output/task_id"), body.path("task_id"), body.path("id"));
    return !place.name().isEmpty() ? place.name() : told.isEmpty() ? ANY_ID : told;
  }

  private static String state(JsonNode body) {
    String told =
        first(body.at("/output/task_status"), body.path("task_status"), body.path("status"));
    // Whether a finished chat of Zhipu has a state is not documented.
    return told.isEmpty() && body.has("choices") ? "SUCCESS" : told;
  }

  private static String first(JsonNode... nodes) {
    for (JsonNode node : nodes) {
      if (node.isValueNode() && !node.isNull() && !node.asText().isEmpty()) {
        return node.asText();
      }
    }
    return "";
  }

  /** The state in the snapshot is the one of the answer. */
  static void checkState(JsonNode body, Object snapshot) throws Mismatch {
    String status = state(body);
    Class<?> expected =
        switch (status.toUpperCase(Locale.ROOT)) {
          case "PENDING", "PREPARING", "QUEUEING" -> TaskSnapshot.Pending.class;
          case "RUNNING", "PROCESSING" -> TaskSnapshot.Running.class;
          case "SUCCEEDED", "SUCCESS" -> TaskSnapshot.Succeeded.class;
          case "FAILED", "FAIL" -> TaskSnapshot.Failed.class;
          case "CANCELED" -> TaskSnapshot.Canceled.class;
          case "UNKNOWN" -> TaskSnapshot.Expired.class;
          default -> TaskSnapshot.class;
        };
    if (!expected.isInstance(snapshot)) {
      throw new Mismatch(
          "status "
              + status
              + " gives "
              + snapshot.getClass().getSimpleName()
              + ", not "
              + expected.getSimpleName());
    }
    if (snapshot instanceof TaskSnapshot.Failed<?> failed) {
      // DashScope's reason, MiniMax's; Zhipu documents none.
      ApiFailure failure = failed.failure();
      if (!failure.code().equals(first(body.at("/output/code"), body.at("/base_resp/status_code")))
          || !failure
              .message()
              .equals(first(body.at("/output/message"), body.at("/base_resp/status_msg")))) {
        throw new Mismatch("the failure does not say why: " + failure);
      }
    }
  }

  private static void checkLink(JsonNode link, Object snapshot) throws Mismatch {
    if (!(snapshot instanceof TaskSnapshot.Succeeded<?> done
        && done.result() instanceof TaskOutput output
        && output.files().stream().anyMatch(file -> file.url().equals(link.asText())))) {
      throw new Mismatch("the file is not among the task's: " + snapshot);
    }
  }
}
