package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Vendor;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import dev.qiao.core.task.TaskOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks vectors one by one. Which checks a vector needs follows from its parts; a new kind of
 * vector (uploads, files) is a class of its own and a branch in {@link #decide}.
 */
final class Conformance implements AutoCloseable {
  private final Wire wire = new Wire();
  private final Operations operations = new Operations();
  private final List<Vector> donors;
  private final RequestCheck requests;
  private final ResponseCheck responses;
  private final SnapshotCheck snapshots;
  private final UploadCheck uploads;
  private final FramesCheck frames;
  private final FinishEventCheck events = new FinishEventCheck();
  private final CallbackCheck callbacks = new CallbackCheck();

  /**
   * Ready to check.
   *
   * @param donors vectors whose requests may be sent to get the answer of a vector without one
   * @param expected the exception for each error
   */
  Conformance(List<Vector> donors, ExpectedErrors expected) {
    this.donors = List.copyOf(donors);
    this.requests = new RequestCheck(wire);
    this.responses = new ResponseCheck(wire, new ErrorCheck(expected));
    this.snapshots = new SnapshotCheck(wire, responses);
    this.uploads = new UploadCheck(wire, responses);
    this.frames = new FramesCheck(wire, new ErrorCheck(expected));
  }

  /** Why the vector fails, null if it passes. */
  @Nullable String check(Vector vector) {
    try {
      decide(vector);
      return null;
    } catch (Mismatch e) {
      return e.reason();
    } catch (RuntimeException e) {
      return new Mismatch("the test itself fails: " + Mismatch.text(e)).reason();
    }
  }

  private void decide(Vector vector) throws Mismatch {
    switch (vector.operation()) {
      case "dashscope.error" -> responses.check(vector, Vendor.DASHSCOPE, rawGet(Vendor.DASHSCOPE));
      case "task.get" -> snapshots.check(vector, Vendor.DASHSCOPE, TaskOutput.class);
      case "glm.async-result" -> snapshots.check(vector, Vendor.ZHIPU, TaskOutput.class);
      case "gateway.task.image", "gateway.task.video" ->
          snapshots.check(vector, Vendor.GATEWAY, TaskOutput.class);
      case "minimax.video-generation.query" ->
          snapshots.check(vector, Vendor.MINIMAX, TaskOutput.class);
      case "minimax.file.retrieve" -> snapshots.checkFile(vector);
      case "task.finish-event" -> events.check(vector);
      case "minimax.video-generation.callback" -> callbacks.check(vector);
      case "upload.get-policy" -> uploads.checkPolicy(vector);
      case "upload.post-object" -> uploads.checkPost(vector);
      default -> checkRows(vector);
    }
  }

  private void checkRows(Vector vector) throws Mismatch {
    List<Operation<?, ?>> rows = operations.rows(vector.operation());
    List<String> reasons = new ArrayList<>();
    for (Operation<?, ?> row : rows) {
      try {
        checkAs(vector, row);
        return;
      } catch (Mismatch e) {
        reasons.add(
            rows.size() == 1 ? e.reason() : row.requestType().getSimpleName() + ": " + e.reason());
      }
    }
    throw new Mismatch(String.join("; ", reasons));
  }

  private void checkAs(Vector vector, Operation<?, ?> row) throws Mismatch {
    if (row.mode() == Mode.TASK && vector.isTaskRead()) {
      snapshots.check(vector, row.vendor(), row.resultType());
      return;
    }
    if (!vector.frames().isMissingNode()) {
      frames.check(vector, row, donors);
      return;
    }
    if (vector.request().isObject() && !vector.hasTypedRequest(row)) {
      throw new Mismatch(
          vector.method() + " " + vector.path() + " without a JSON body is not checked yet");
    }
    if (vector.hasTypedRequest(row)) {
      if (vector.isRefused()) {
        requests.checkRefused(vector, row);
      } else {
        requests.check(vector, row);
      }
    }
    if (vector.hasResponse()) {
      responses.check(vector, row, requestFor(vector, row));
    }
  }

  /** The vector's own request, or one of the same operation that the SDK is willing to send. */
  private Request requestFor(Vector vector, Operation<?, ?> row) throws Mismatch {
    if (vector.hasTypedRequest(row) && !vector.isRefused()) {
      return RequestCheck.read(vector, row);
    }
    for (Vector donor : donors) {
      if (donor.operation().equals(vector.operation())
          && donor.hasTypedRequest(row)
          && !donor.isRefused()) {
        try {
          return RequestCheck.read(donor, row);
        } catch (Mismatch unreadable) {
          // that vector fails by itself; the next may serve
        }
      }
    }
    throw new Mismatch("no vector of this operation has a request whose answer this could be");
  }

  private Function<JsonNode, Outcome> rawGet(Vendor vendor) {
    return response ->
        wire.answering(
            response,
            () -> Outcome.of(() -> List.of(wire.client(vendor).raw().get("/anything").value())));
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
