package dev.qiao.testkit;

import dev.qiao.testkit.FakeTask.Pace;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a test wants to happen. Each wish is used once, in the order of its kind. */
final class Script {
  private final Queue<ChatAnswer> answers = new ConcurrentLinkedQueue<>();
  private final Queue<StreamFault> streamFaults = new ConcurrentLinkedQueue<>();
  private final Queue<Failure> taskFailures = new ConcurrentLinkedQueue<>();
  private final Queue<PartialFailure> imageFailures = new ConcurrentLinkedQueue<>();
  private final Queue<Failure> portraitRejections = new ConcurrentLinkedQueue<>();
  private final Map<Exchange, Queue<Fault>> faults = new EnumMap<>(Exchange.class);
  private final Queue<Long> downloadBreaks = new ConcurrentLinkedQueue<>();
  private volatile Duration streamPause = Duration.ZERO;
  private volatile Pace pace = new Pace.Polls(1, 2);
  private volatile Function<RecordedCall, @Nullable Fault> chaos = call -> null;

  private volatile Function<ModelCall, @Nullable ChatAnswer> rule = call -> null;

  private final Queue<String> frames = new ConcurrentLinkedQueue<>();

  Script() {
    for (Exchange exchange : Exchange.values()) {
      faults.put(exchange, new ConcurrentLinkedQueue<>());
    }
  }

  /** What a request is to the server. */
  enum Exchange {
    /** A call of the vendor's API. */
    API,
    /** A file on its way into the storage. */
    UPLOAD,
    /** A result on its way out. */
    DOWNLOAD
  }

  /** A code and the service's words for it. */
  record Failure(String code, String message) {
    Failure {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(message, "message");
    }
  }

  /**
   * Some images of a task fail.
   *
   * @param images how many, the last ones
   * @param failure how
   */
  record PartialFailure(int images, Failure failure) {
    PartialFailure {
      if (images < 1) {
        throw new IllegalArgumentException("at least one image must fail, not " + images);
      }
    }
  }

  /**
   * How a stream goes wrong.
   *
   * @param events how many events come first
   * @param failure what the error event says, null if there is none
   * @param stalls without a failure: whether the stream falls silent instead of breaking
   */
  record StreamFault(int events, @Nullable Failure failure, boolean stalls) {
    StreamFault {
      if (events < 0) {
        throw new IllegalArgumentException("events must be at least 0, not " + events);
      }
    }
  }

  void answer(ChatAnswer answer) {
    answers.add(answer);
  }

  void heard(String frame) {
    frames.add(frame);
  }

  /** What clients said over WebSockets. */
  List<String> frames() {
    return List.copyOf(frames);
  }

  @Nullable ChatAnswer takeAnswer() {
    return answers.poll();
  }

  /** From now on, what answers chats for which nothing is queued; null leaves it to the server. */
  void answers(Function<ModelCall, @Nullable ChatAnswer> choice) {
    rule = choice;
  }

  /** The answer to a chat: the next in the queue, or what the rule says. */
  @Nullable ChatAnswer answer(Supplier<ModelCall> call) {
    ChatAnswer queued = takeAnswer();
    if (queued != null) {
      return queued;
    }
    try {
      return rule.apply(call.get());
    } catch (Throwable e) {
      // An assertion in a rule is an Error. A 400 is not sent again.
      throw Refusal.badRequest("InvalidParameter", "the rule of answers(..) failed: " + e);
    }
  }

  /** Forgets everything that a test wanted or saw. */
  void reset() {
    answers.clear();
    streamFaults.clear();
    taskFailures.clear();
    imageFailures.clear();
    portraitRejections.clear();
    faults.values().forEach(Queue::clear);
    downloadBreaks.clear();
    frames.clear();
    streamPause = Duration.ZERO;
    pace = new Pace.Polls(1, 2);
    chaos = call -> null;
    rule = call -> null;
  }

  void failStream(StreamFault fault) {
    streamFaults.add(fault);
  }

  /** What is to happen in the stream that answers a request, null for nothing. */
  @Nullable StreamFault takeStreamFault(IncomingRequest in) {
    StreamFault own = in.streamFault();
    return own == null ? streamFaults.poll() : own;
  }

  void failTask(Failure failure) {
    taskFailures.add(failure);
  }

  @Nullable Failure takeTaskFailure() {
    return taskFailures.poll();
  }

  void failImages(PartialFailure failure) {
    imageFailures.add(failure);
  }

  @Nullable PartialFailure takeImageFailure() {
    return imageFailures.poll();
  }

  void rejectPortrait(Failure reason) {
    portraitRejections.add(reason);
  }

  @Nullable Failure takePortraitRejection() {
    return portraitRejections.poll();
  }

  void fault(Exchange exchange, Fault fault) {
    queue(exchange).add(fault);
  }

  /** From now on, what befalls a request for which nothing is scripted. */
  void chaos(Function<RecordedCall, @Nullable Fault> choice) {
    chaos = choice;
  }

  @Nullable Fault takeFault(Exchange exchange, RecordedCall call) {
    Fault scripted = queue(exchange).poll();
    return scripted == null ? chaos.apply(call) : scripted;
  }

  private Queue<Fault> queue(Exchange exchange) {
    return Objects.requireNonNull(faults.get(exchange));
  }

  void breakDownload(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes must be at least 0, not " + bytes);
    }
    downloadBreaks.add(bytes);
  }

  @Nullable Long takeDownloadBreak() {
    return downloadBreaks.poll();
  }

  void streamPause(Duration pause) {
    if (pause.isNegative()) {
      throw new IllegalArgumentException("the pause must not be negative, but is " + pause);
    }
    streamPause = pause;
  }

  Duration streamPause() {
    return streamPause;
  }

  void pollsPerState(int pending, int running) {
    if (pending < 0 || running < 0) {
      throw new IllegalArgumentException(
          "the number of polls must be at least 0, not " + pending + " and " + running);
    }
    pace = new Pace.Polls(pending, running);
  }

  void timePerState(Duration pending, Duration running) {
    if (pending.isNegative() || running.isNegative()) {
      throw new IllegalArgumentException(
          "the times must not be negative, but are " + pending + " and " + running);
    }
    pace = new Pace.Times(pending, running);
  }

  Pace pace() {
    return pace;
  }
}
