package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiFailure;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import okhttp3.mockwebserver.RecordedRequest;

/** A poll: the task is resumed by its reference alone, and its snapshot says all of the answer. */
final class SnapshotCheck {
  private final Wire wire;
  private final ResponseCheck responses;

  SnapshotCheck(Wire wire, ResponseCheck responses) {
    this.wire = wire;
    this.responses = responses;
  }

  /** Checks a poll whose result has a type. */
  void check(Vector vector, Vendor vendor, Class<?> resultType) throws Mismatch {
    TaskRef ref =
        new TaskRef(
            vendor,
            vendor.defaultRegion(),
            null,
            vector.operation(),
            taskId(vector),
            Instant.EPOCH);
    Function<JsonNode, Outcome> parse =
        response -> wire.answering(response, () -> snapshot(ref, resultType));
    Outcome outcome = parse.apply(vector.response());
    RecordedRequest sent = wire.lastRequest();
    if (vector.request().isObject()) {
      if (sent == null) {
        throw new Mismatch("nothing was sent: " + Mismatch.text(outcome.failure()));
      }
      RequestCheck.checkPlace(vector, sent);
    }
    if (!vector.hasResponse()) {
      return;
    }
    responses.check(vector, vendor, parse);
    if (!outcome.values().isEmpty()) {
      checkState(vector.response().path("body").path("output"), outcome.values().get(0));
    }
  }

  private Outcome snapshot(TaskRef ref, Class<?> resultType) {
    return Outcome.of(
        () -> List.of(wire.client(ref.vendor()).tasks().resume(ref, resultType).snapshot()));
  }

  private static String taskId(Vector vector) {
    String path = vector.path().replaceFirst("\\?.*", "");
    return path.isEmpty()
        ? vector.response().path("body").path("output").path("task_id").asText()
        : path.substring(path.lastIndexOf('/') + 1);
  }

  private static void checkState(JsonNode output, Object snapshot) throws Mismatch {
    String status = output.path("task_status").asText();
    Class<?> expected =
        switch (status) {
          case "PENDING" -> TaskSnapshot.Pending.class;
          case "RUNNING" -> TaskSnapshot.Running.class;
          case "SUCCEEDED" -> TaskSnapshot.Succeeded.class;
          case "FAILED" -> TaskSnapshot.Failed.class;
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
      ApiFailure failure = failed.failure();
      if (!failure.code().equals(output.path("code").asText())
          || !failure.message().equals(output.path("message").asText())) {
        throw new Mismatch("the failure does not say why: " + failure);
      }
    }
  }
}
