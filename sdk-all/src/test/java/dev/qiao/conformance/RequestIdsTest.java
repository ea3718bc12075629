package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.Request;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskSnapshot;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The id of a request, which a support ticket needs, is in what every call, task and event gives.
 */
class RequestIdsTest {
  @Test
  void everyResult_hasARequestId() throws Exception {
    Set<String> without = new TreeSet<>();
    for (OperationTable table : ServiceLoader.load(OperationTable.class)) {
      for (Operation<?, ?> row : table.operations()) {
        if (accessor(row.resultType()) == null) {
          without.add(row.resultType().getName());
        }
      }
    }
    for (Class<?> type : List.of(TaskInfo.class, TaskSnapshot.class)) {
      assertThat(accessor(type)).as(type.getName()).isNotNull();
    }
    assertThat(without).isEmpty();
  }

  /** Each vector of a success is answered with an id in the head, and in no other place. */
  @Test
  void anIdInTheHead_isThatOfTheResult() throws Exception {
    List<Vector> vectors = Vector.in(VectorConformanceTest.ownFolder());
    Operations operations = new Operations();
    Map<String, String> wrong = new TreeMap<>();
    Map<Mode, Integer> tried = new LinkedHashMap<>();
    try (Wire wire = new Wire()) {
      for (String header : List.of("x-request-id", "Trace-Id")) {
        for (Vector vector : vectors) {
          if (!vector.hasResponse() || vector.isRefused() || vector.isTaskRead()) {
            continue;
          }
          for (Operation<?, ?> row : rows(operations, vector)) {
            Object value = sent(wire, vector, row, header);
            if (value == null) {
              continue;
            }
            tried.merge(row.mode(), 1, Integer::sum);
            Object id = accessor(value.getClass()).invoke(value);
            if (id == null || (!hasOwn(vector) && !id.equals("from-the-head"))) {
              wrong.put(vector.id() + " " + header, String.valueOf(id));
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tried.get(Mode.CALL)).isGreaterThan(50);
    assertThat(tried.get(Mode.TASK)).isGreaterThan(30);
    assertThat(tried.get(Mode.STREAM)).isGreaterThan(20);
  }

  private static List<Operation<?, ?>> rows(Operations operations, Vector vector) {
    try {
      return operations.rows(vector.operation());
    } catch (Mismatch noTypedOperation) {
      return List.of();
    }
  }

  /** What a request gets: the result, what the submission says, or the last event. */
  private static @Nullable Object sent(
      Wire wire, Vector vector, Operation<?, ?> row, String header) {
    if (row.mode() == Mode.SESSION || !vector.hasTypedRequest(row)) {
      return null;
    }
    try {
      Request request = RequestCheck.read(vector, row);
      MockResponse answer = Answer.of(vector.response());
      answer.removeHeader("x-request-id");
      answer.setHeader(header, "from-the-head");
      Outcome outcome =
          wire.answering(answer, () -> wire.send(row, request, RequestOptions.DEFAULTS));
      if (outcome.failure() != null || outcome.values().isEmpty()) {
        return null;
      }
      return outcome.values().get(outcome.values().size() - 1);
    } catch (Mismatch itsOwnTestSaysSo) {
      return null;
    }
  }

  private static boolean hasOwn(Vector vector) {
    String response = vector.response().toString();
    return response.matches("(?s).*(request_?[iI]d|trace_id).*");
  }

  private static @Nullable Method accessor(Class<?> type) {
    try {
      Method accessor = type.getMethod("requestId");
      accessor.setAccessible(true);
      return accessor;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }
}
