package dev.qiao.testkit;

import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What a test wants to happen. Each wish is used once, in the order of its kind. */
final class Script {
  private final Queue<ChatAnswer> answers = new ConcurrentLinkedQueue<>();
  private final Queue<StreamFault> streamFaults = new ConcurrentLinkedQueue<>();
  private final Queue<Failure> taskFailures = new ConcurrentLinkedQueue<>();
  private final Queue<Failure> portraitRejections = new ConcurrentLinkedQueue<>();
  private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
  private final Queue<Long> downloadBreaks = new ConcurrentLinkedQueue<>();
  private volatile Duration streamPause = Duration.ZERO;
  private volatile int pendingPolls = 1;
  private volatile int runningPolls = 2;

  /** A code and the service's words for it. */
  record Failure(String code, String message) {
    Failure {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(message, "message");
    }
  }

  /**
   * How a stream goes wrong.
   *
   * @param events how many events come first
   * @param failure what the error event says, null if the connection breaks instead
   */
  record StreamFault(int events, @Nullable Failure failure) {
    StreamFault {
      if (events < 0) {
        throw new IllegalArgumentException("events must be at least 0, not " + events);
      }
    }
  }

  void answer(ChatAnswer answer) {
    answers.add(answer);
  }

  @Nullable ChatAnswer takeAnswer() {
    return answers.poll();
  }

  void failStream(StreamFault fault) {
    streamFaults.add(fault);
  }

  @Nullable StreamFault takeStreamFault() {
    return streamFaults.poll();
  }

  void failTask(Failure failure) {
    taskFailures.add(failure);
  }

  @Nullable Failure takeTaskFailure() {
    return taskFailures.poll();
  }

  void rejectPortrait(Failure reason) {
    portraitRejections.add(reason);
  }

  @Nullable Failure takePortraitRejection() {
    return portraitRejections.poll();
  }

  void refuse(Refusal refusal) {
    refusals.add(refusal);
  }

  @Nullable Refusal takeRefusal() {
    return refusals.poll();
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
    pendingPolls = pending;
    runningPolls = running;
  }

  int pendingPolls() {
    return pendingPolls;
  }

  int runningPolls() {
    return runningPolls;
  }
}
