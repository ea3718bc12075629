package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.qiao.core.RequestOptions;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import dev.qiao.core.task.TaskRef;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Each node of each sample answer of images, videos and speech, replaced once by a value of another
 * kind: the outcome is a typed result or an {@link SdkException}, within a second of work and 64
 * MB.
 *
 * <p>{@code -Dqiao.nodes=all} walks every node; without it a seeded sample is walked, for at most
 * 15 seconds. {@code -Dqiao.nodes.families=all} adds the vectors of text.
 */
class NodeByNodeTest {
  private static final long SEED = 13;
  private static final long MAX_BYTES = 64L << 20;

  /** Of the reading thread's own work: other processes may hold the machine meanwhile. */
  private static final Duration MAX_WORK = Duration.ofSeconds(1);

  private static final Duration MAX_TIME = Duration.ofSeconds(10);
  private static final Duration SAMPLE = Duration.ofSeconds(15);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** An answer, and how the SDK reads it. */
  private record Sample(
      Vector vector, Function<com.fasterxml.jackson.databind.JsonNode, Outcome> parse) {}

  private record Change(Sample sample, String pointer, String other) {}

  @Test
  void eachNodeReplacedGivesAResultOrAnSdkException() throws IOException {
    boolean all = System.getProperty("qiao.nodes", "").equals("all");
    try (Wire wire = new Wire()) {
      List<Change> changes = changes(wire);
      Collections.shuffle(changes, new Random(SEED));
      long end = System.nanoTime() + SAMPLE.toNanos();
      List<String> wrong = new ArrayList<>();
      int walked = 0;
      for (Change change : changes) {
        if (!all && System.nanoTime() > end) {
          break;
        }
        walked++;
        String reason = wrong(change);
        if (reason != null) {
          wrong.add(
              change.sample.vector.id()
                  + " "
                  + change.pointer
                  + " = "
                  + change.other
                  + ": "
                  + reason);
        }
      }
      System.out.println(walked + " of " + changes.size() + " changes of answers walked");
      wrong.forEach(System.out::println);
      assertThat(walked).isPositive();
      assertThat(wrong).isEmpty();
    }
  }

  private @Nullable String wrong(Change change) {
    NodeWalk.Changed changed =
        NodeWalk.replace(change.sample.vector.response(), change.pointer, change.other);
    long thread = Thread.currentThread().getId();
    long bytes = threads.getThreadAllocatedBytes(thread);
    long work = threads.getThreadCpuTime(thread);
    long start = System.nanoTime();
    Throwable failure;
    try {
      failure = change.sample.parse.apply(changed.response()).failure();
    } catch (Error | RuntimeException e) {
      failure = e;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    long used = threads.getThreadAllocatedBytes(thread) - bytes;
    if (failure != null && !(failure instanceof SdkException)) {
      return String.valueOf(failure);
    }
    Duration worked = Duration.ofNanos(threads.getThreadCpuTime(thread) - work);
    return took.compareTo(MAX_TIME) > 0 || worked.compareTo(MAX_WORK) > 0
        ? "took " + took + ", " + worked + " of them at work"
        : used > MAX_BYTES ? "allocated " + used + " bytes" : null;
  }

  private static List<Change> changes(Wire wire) {
    List<Change> changes = new ArrayList<>();
    for (Sample sample : samples(wire)) {
      for (String pointer : NodeWalk.nodes(sample.vector.response())) {
        NodeWalk.OTHERS.forEach(other -> changes.add(new Change(sample, pointer, other)));
      }
    }
    return changes;
  }

  /**
   * The vectors whose answer can be asked for: by a request of theirs, or by a task's reference.
   */
  private static List<Sample> samples(Wire wire) {
    List<Sample> samples = new ArrayList<>();
    Operations operations = new Operations();
    List<Vector> vectors = Vector.in(VectorConformanceTest.ownFolder());
    for (Vector vector : vectors) {
      Operation<?, ?> row = row(operations, vector.operation());
      if (row == null || !vector.hasResponse() || !isWalked(row)) {
        continue;
      }
      if (row.mode() == Mode.TASK && vector.isTaskRead()) {
        TaskRef ref = ref(row.vendor(), vector);
        samples.add(
            new Sample(
                vector,
                response ->
                    wire.answering(
                        PollAnswers.state(response), () -> snapshot(wire, ref, row.resultType()))));
        continue;
      }
      Request request = row.mode() == Mode.SESSION ? null : request(vectors, vector, row);
      if (request != null) {
        samples.add(
            new Sample(
                vector,
                response ->
                    wire.answering(response, () -> wire.send(row, request, RequestOptions.NONE))));
      }
    }
    return samples;
  }

  private static boolean isWalked(Operation<?, ?> row) {
    String packageName = row.requestType().getPackageName();
    return !packageName.startsWith("dev.qiao.text")
        || System.getProperty("qiao.nodes.families", "").equals("all");
  }

  private static @Nullable Operation<?, ?> row(Operations operations, String id) {
    try {
      return operations.rows(id).get(0);
    } catch (Mismatch e) {
      return null;
    }
  }

  private static Outcome snapshot(Wire wire, TaskRef ref, Class<?> type) {
    return Outcome.of(
        () -> List.of(wire.client(ref.vendor()).tasks().resume(ref, type).snapshot()));
  }

  private static TaskRef ref(Vendor vendor, Vector vector) {
    String sampled = vector.response().at("/body/output/task_id").asText("1");
    return new TaskRef(
        vendor,
        vendor.defaultRegion(),
        null,
        vector.operation(),
        sampled.isEmpty() ? "1" : sampled,
        Instant.EPOCH);
  }

  private static @Nullable Request request(
      List<Vector> donors, Vector vector, Operation<?, ?> row) {
    List<Vector> candidates = new ArrayList<>(List.of(vector));
    donors.stream().filter(d -> d.operation().equals(vector.operation())).forEach(candidates::add);
    for (Vector donor : candidates) {
      if (donor.hasTypedRequest(row) && !donor.isRefused()) {
        try {
          return RequestCheck.read(donor, row);
        } catch (Mismatch unreadable) {
          // That vector fails in its own test; the next may serve.
        }
      }
    }
    return null;
  }
}
