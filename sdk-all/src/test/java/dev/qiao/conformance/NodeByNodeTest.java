package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.management.ThreadMXBean;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import dev.qiao.core.task.TaskFinishEvent;
import dev.qiao.core.task.TaskOutput;
import dev.qiao.core.task.TaskRef;
import dev.qiao.video.minimax.HailuoCallback;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Each node of each sample answer, of each event of a stream and of each frame of a socket,
 * replaced once by a value of another kind. The outcome is a typed result or an {@link
 * SdkException}, within a second of work and 64 MB. A result keeps every other value, and has what
 * replaced the node as it came (in its component or among the additional fields) or not at all. A
 * node whose absence costs nothing costs nothing in another kind, either.
 *
 * <p>{@code -Dqiao.nodes=all} walks every node; without it the first {@code -Dqiao.nodes.count}
 * (100) in a seeded order are. {@code -Dqiao.nodes.operations=a,b} chooses operations.
 */
class NodeByNodeTest {
  private static final long SEED = 13;
  private static final long MAX_BYTES = 64L << 20;

  /** Of the reading thread's own work: other processes may hold the machine meanwhile. */
  private static final Duration MAX_WORK = Duration.ofSeconds(1);

  private static final Duration MAX_TIME = Duration.ofSeconds(10);

  /** The same nodes on every machine, fast or slow. */
  private static final int SAMPLE = Integer.getInteger("qiao.nodes.count", 100);

  /** Fields that say whether an answer is an error: another value may make it one. */
  private static final Pattern SAYS_ERROR =
      Pattern.compile(
          ".*/(code|message|msg|error|error_code|error_message|detail|success|status_code|status_msg"
              + "|http_code|base_resp|event)(/.*)?");

  /** What an answer is about or is all for: of another kind, it is no answer to what was asked. */
  private static final Pattern DECIDES =
      Pattern.compile(
          ".*/(task_id|task_status|status|id|check_pass|pass|audio|audio/data|content|embeddings/\\d+"
              + "|data/\\d+|(data|embeddings)/\\d+/(text_)?index|embedding|embedding/\\d+"
              + "|sparse_embedding/\\d+)");

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** An answer, and how the SDK reads it. */
  private record Sample(Vector vector, JsonNode response, Function<JsonNode, Outcome> parse) {}

  /** A node of an answer. */
  private record Spot(Sample sample, String pointer) {
    /** The same field of the same operation is of one kind. */
    String kind() {
      return sample.vector.operation() + pointer.replaceAll("/\\d+", "/#");
    }
  }

  /** A spot, what the caller reads of the answer as it is, and of one without the node. */
  private record Around(Spot spot, Read original, Read without) {
    static Around of(Spot spot) {
      Sample sample = spot.sample;
      return new Around(
          spot,
          Read.of(sample.parse.apply(sample.response)),
          Read.of(sample.parse.apply(NodeWalk.remove(sample.response, spot.pointer))));
    }
  }

  /** What a caller reads from an outcome, and whether it is a failure. */
  private record Read(Map<String, String> facts, boolean failed) {
    static Read of(Outcome outcome) {
      Map<String, String> facts = Facts.of(outcome.values());
      if (outcome.failure() instanceof ApiException e) {
        facts.put("failure.status", String.valueOf(e.status()));
        facts.put("failure.code", e.code());
        facts.put("failure.message", e.vendorMessage());
        facts.put("failure.requestId", String.valueOf(e.requestId()));
      }
      return new Read(facts, outcome.failure() != null);
    }
  }

  @Test
  void eachNodeReplacedLeavesTheRestOfTheResultOrIsAnSdkException() throws IOException {
    boolean all = System.getProperty("qiao.nodes", "").equals("all");
    try (Wire wire = new Wire()) {
      List<Spot> spots = spots(wire);
      List<String> wrong = new ArrayList<>();
      int walked = 0;
      for (Spot spot : spots) {
        if (!all && walked == SAMPLE) {
          break;
        }
        walked++;
        Around around = Around.of(spot);
        for (String other : NodeWalk.OTHERS) {
          String reason = wrong(around, other);
          if (reason != null) {
            wrong.add(spot.sample.vector.id() + " " + spot.pointer + " = " + other + ": " + reason);
          }
        }
      }
      System.out.println(walked + " of " + spots.size() + " nodes of answers replaced");
      wrong.forEach(System.out::println);
      assertThat(walked).isPositive();
      assertThat(wrong).isEmpty();
    }
  }

  private @Nullable String wrong(Around around, String other) {
    Spot spot = around.spot;
    JsonNode changed = NodeWalk.replace(spot.sample.response, spot.pointer, other).response();
    long thread = Thread.currentThread().getId();
    long bytes = threads.getThreadAllocatedBytes(thread);
    long work = threads.getThreadCpuTime(thread);
    long start = System.nanoTime();
    Outcome outcome;
    try {
      outcome = spot.sample.parse.apply(changed);
    } catch (Error | RuntimeException e) {
      return String.valueOf(e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    long used = threads.getThreadAllocatedBytes(thread) - bytes;
    if (outcome.failure() != null && !(outcome.failure() instanceof SdkException)) {
      return String.valueOf(outcome.failure());
    }
    Duration worked = Duration.ofNanos(threads.getThreadCpuTime(thread) - work);
    if (took.compareTo(MAX_TIME) > 0 || worked.compareTo(MAX_WORK) > 0) {
      return "took " + took + ", " + worked + " of them at work";
    }
    return used > MAX_BYTES ? "allocated " + used + " bytes" : lost(around, other, outcome);
  }

  /** What the rest of the result has lost, or what was made of the value. */
  private static @Nullable String lost(Around around, String other, Outcome outcome) {
    String pointer = around.spot.pointer;
    if (pointer.matches("/body|/sse/\\d+/data") || isOneOfSeveral(around.spot)) {
      return null;
    }
    Read original = around.original;
    Read without = around.without;
    Read now = Read.of(outcome);
    boolean saysError = SAYS_ERROR.matcher(pointer).matches();
    if (now.failed && !without.failed && !original.failed) {
      return saysError || DECIDES.matcher(pointer).matches()
          ? null
          : "costs the answer: " + Mismatch.text(outcome.failure());
    }
    if (now.failed ? saysError || !original.failed : original.failed && saysError) {
      return null;
    }
    // Review puts a sentence in place of a poster, so a text is one that was replaced.
    boolean isWhole = pointer.matches(".*/(\\d+|content|audio|audio/data|render_urls)");
    Set<String> paths = new TreeSet<>(original.facts.keySet());
    paths.addAll(now.facts.keySet());
    for (String path : paths) {
      String value = now.facts.get(path);
      String before = original.facts.get(path);
      String absent = without.failed == now.failed ? without.facts.get(path) : before;
      boolean depends =
          !Objects.equals(before, absent) || (without.failed && !now.failed) || isWhole;
      if (!Objects.equals(value, before)
          && !Objects.equals(value, absent)
          && !(value == null && depends)
          && !(path.contains(".additional.") && isMoved(value, original))
          && !(value != null && isMadeOf(other, value))) {
        return path + " was " + before + ", is " + value;
      }
    }
    String sought = other.replace("\"", "");
    if (List.of("x7", "7", "29.97").contains(sought)
        && !isWhole
        && !now.failed
        && count(now, sought) <= count(without, sought)) {
      return "is lost";
    }
    return null;
  }

  /**
   * Whether a piece says what other pieces mean: another index makes it part of another answer,
   * another {@code sample_idx} makes words those of another picture, and a piece of {@code <think>}
   * decides whether the next ones are thoughts. A temporary key is not shown, and the state of a
   * task decides what kind of snapshot its other fields are in.
   */
  private static boolean isOneOfSeveral(Spot spot) {
    String operation = spot.sample.vector.operation();
    return (operation.startsWith("minimax.")
            && spot.pointer.matches("/sse/\\d+/data/choices/\\d+/(index|delta/content)"))
        || (operation.equals("background-generation.create")
            && spot.pointer.endsWith("/sample_idx"))
        || (operation.equals("token.create") && spot.pointer.equals("/body/token"))
        || (operation.equals("glm.async-result") && spot.pointer.equals("/body/task_status"));
  }

  /** Whether a value was in another component before; a file shows no scheme. */
  private static boolean isMoved(@Nullable String value, Read original) {
    return value != null && original.facts.values().stream().anyMatch(value::endsWith);
  }

  private static long count(Read read, String text) {
    return read.facts.values().stream().filter(value -> value.contains(text)).count();
  }

  private static boolean isMadeOf(String other, String value) {
    return switch (other) {
      // Two characters are one byte in base64, too.
      case "\"x7\"" -> value.contains("x7") || value.startsWith("1 bytes");
      case "7" -> value.matches("(?s).*\\b7\\b.*") || value.equals("PT0.007S");
      case "29.97" -> value.contains("29.97") || value.contains("PT29.97S");
      case "1e999999" -> value.toUpperCase(Locale.ROOT).contains("1E+999999");
      // It is read as a text, and could be audio in base64 or hexadecimal.
      case "1e2147483650" -> value.contains(other) || value.matches("(?s)\\d+ bytes\\b.*");
      case "true" -> value.contains("true");
      case "{\"x7\":7}" -> value.equals("7") || value.contains("{\"x7\":7}");
      case "[]" -> value.contains("[]");
      case "{}" -> value.contains("{}");
      default -> value.contains("[null]");
    };
  }

  /** All nodes; first one of each kind, in a seeded order. */
  private static List<Spot> spots(Wire wire) {
    List<Spot> spots = new ArrayList<>();
    for (Sample sample : samples(wire)) {
      NodeWalk.nodes(sample.response).forEach(pointer -> spots.add(new Spot(sample, pointer)));
    }
    Collections.shuffle(spots, new Random(SEED));
    Set<String> kinds = new HashSet<>();
    List<Spot> first = new ArrayList<>();
    List<Spot> more = new ArrayList<>();
    spots.forEach(spot -> (kinds.add(spot.kind()) ? first : more).add(spot));
    System.out.println(first.size() + " kinds of nodes");
    first.addAll(more);
    return first;
  }

  /** The answers that can be asked for, by a request of theirs or by a task's reference. */
  private static List<Sample> samples(Wire wire) {
    List<Sample> samples = new ArrayList<>();
    Operations operations = new Operations();
    List<Vector> vectors = Vector.in(VectorConformanceTest.ownFolder());
    Set<String> chosen = Set.of(System.getProperty("qiao.nodes.operations", "").split(","));
    for (Vector vector : vectors) {
      if (chosen.contains("") || chosen.contains(vector.operation())) {
        add(samples, vector, vectors, operations, wire);
      }
    }
    return samples;
  }

  private static void add(
      List<Sample> samples, Vector vector, List<Vector> vectors, Operations operations, Wire wire) {
    switch (vector.operation()) {
      case "dashscope.error" ->
          samples.add(
              sample(
                  vector,
                  wire,
                  () ->
                      Outcome.of(
                          () ->
                              List.of(
                                  wire.client(Vendor.DASHSCOPE).raw().get("/anything").value()))));
      case "task.get" -> samples.add(poll(vector, wire, Vendor.DASHSCOPE, TaskOutput.class));
      case "glm.async-result" -> samples.add(poll(vector, wire, Vendor.ZHIPU, TaskOutput.class));
      case "gateway.task.image", "gateway.task.video" ->
          samples.add(poll(vector, wire, Vendor.GATEWAY, TaskOutput.class));
      case "minimax.video-generation.query" ->
          samples.add(poll(vector, wire, Vendor.MINIMAX, TaskOutput.class));
      case "minimax.file.retrieve" -> {
        TaskRef ref = ref(Vendor.MINIMAX, vector);
        samples.add(
            new Sample(
                vector,
                vector.response(),
                response ->
                    wire.answering(
                        PollAnswers.file(response, ref.taskId(), "1"),
                        () -> snapshot(wire, ref, TaskOutput.class))));
      }
      case "task.finish-event" -> samples.add(callback(vector, TaskFinishEvent::parse));
      case "minimax.video-generation.callback" ->
          samples.add(callback(vector, HailuoCallback::parse));
      case "upload.get-policy" ->
          samples.add(new Sample(vector, vector.response(), UploadCheck::read));
      default -> addRow(samples, vector, vectors, operations, wire);
    }
  }

  private static void addRow(
      List<Sample> samples, Vector vector, List<Vector> vectors, Operations operations, Wire wire) {
    Operation<?, ?> row = row(operations, vector.operation());
    if (row == null) {
      return;
    }
    for (JsonNode frame : vector.frames()) {
      if (frame.path("from").asText().equals("server") && frame.has("text")) {
        JsonNode body = JsonNodeFactory.instance.objectNode().set("body", frame.path("text"));
        samples.add(new Sample(vector, body, changed -> FramesCheck.read(changed.path("body"))));
      }
    }
    if (!vector.hasResponse()) {
      return;
    }
    if (row.mode() == Mode.TASK && vector.isTaskRead()) {
      samples.add(poll(vector, wire, row.vendor(), row.resultType()));
      return;
    }
    Request request = row.mode() == Mode.SESSION ? null : request(vectors, vector, row);
    if (request != null) {
      samples.add(sample(vector, wire, () -> wire.send(row, request, RequestOptions.DEFAULTS)));
    }
  }

  private static Sample sample(Vector vector, Wire wire, Supplier<Outcome> call) {
    return new Sample(vector, vector.response(), response -> wire.answering(response, call));
  }

  private static Sample poll(Vector vector, Wire wire, Vendor vendor, Class<?> type) {
    TaskRef ref = ref(vendor, vector);
    return new Sample(
        vector,
        vector.response(),
        response -> wire.answering(PollAnswers.state(response), () -> snapshot(wire, ref, type)));
  }

  private static Sample callback(Vector vector, Function<String, Object> parser) {
    return new Sample(
        vector,
        vector.request(),
        request -> Outcome.of(() -> List.of(parser.apply(request.path("body").toString()))));
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
