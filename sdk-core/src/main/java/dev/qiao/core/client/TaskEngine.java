package dev.qiao.core.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.ApiKey;
import dev.qiao.core.client.CallObserver.CallKind;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TaskCanceledException;
import dev.qiao.core.error.TaskExpiredException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.error.TaskWaitException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.internal.error.FailureNotes;
import dev.qiao.core.internal.error.Secrets;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.poll.PollSchedule;
import dev.qiao.core.internal.poll.Poller;
import dev.qiao.core.internal.poll.SubmissionLimiter;
import dev.qiao.core.internal.poll.TaskDialect;
import dev.qiao.core.internal.poll.TaskPolls;
import dev.qiao.core.internal.poll.TaskWait;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.BufferedResponse;
import dev.qiao.core.internal.transport.PreparedCall;
import dev.qiao.core.internal.transport.Transport;
import dev.qiao.core.internal.transport.Watched;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskCancellation;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskListener;
import dev.qiao.core.task.TaskOutcome;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import dev.qiao.core.task.TaskStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task of a client. */
final class TaskEngine<R> implements TaskHandle<R>, TaskPolls<R> {
  /** What all tasks of a client share, so that each costs little. */
  record Support(
      CallFactory calls,
      Transport transport,
      Poller poller,
      AnswerReader answers,
      ClientOptions options,
      SubmissionLimiter submissions,
      Time time) {
    private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.task");

    /** The same for a caller with a deadline: a store that blocks does not hold it for longer. */
    void release(TaskRef ref, Duration bound) {
      if (options.taskStore() == null) {
        submissions.ended(ref);
      } else {
        poller.runAside(() -> release(ref), bound);
      }
    }

    /** A task's result was taken, or it has none: it need not be found again. */
    void release(TaskRef ref) {
      submissions.ended(ref);
      TaskStore store = options.taskStore();
      if (store == null) {
        return;
      }
      try {
        store.remove(ref);
      } catch (Throwable e) {
        // The result that a caller is about to get is worth more than a tidy store.
        LOG.warn("the task store did not remove {}, which is final", ref, e);
      }
    }
  }

  private final TaskRef ref;
  private final @Nullable TaskInfo submission;
  private final Operation<?, R> operation;
  private final boolean fresh;

  /**
   * The key and workspace the task was submitted with; without them the service may not know it.
   */
  private final RequestOptions identity;

  private final TaskDialect dialect;
  private final Support support;

  private TaskEngine(
      TaskRef ref,
      @Nullable TaskInfo submission,
      Operation<?, R> operation,
      boolean fresh,
      RequestOptions identity,
      Support support) {
    this.ref = ref;
    this.submission = submission;
    this.operation = operation;
    this.fresh = fresh;
    this.identity = identity;
    this.dialect = TaskDialect.of(ref.vendor());
    this.support = support;
  }

  /**
   * The handle of a task; {@code submission} is what its submission said, null for an older one.
   */
  static <R> TaskEngine<R> of(
      TaskRef ref,
      Operation<?, R> operation,
      @Nullable TaskInfo submission,
      RequestOptions options,
      Support support) {
    return of(ref, operation, submission, submission != null, options, support);
  }

  /** Of the options of a call, only whose task it is counts for its polls: key and workspace. */
  static <R> TaskEngine<R> of(
      TaskRef ref,
      Operation<?, R> operation,
      @Nullable TaskInfo submission,
      boolean fresh,
      RequestOptions options,
      Support support) {
    RequestOptions identity = RequestOptions.DEFAULTS;
    ApiKey key = options.apiKey();
    if (key != null || ref.workspace() != null || options.partOf() != null) {
      RequestOptions.Builder same = RequestOptions.builder();
      if (options.partOf() != null) {
        same.partOf(options.partOf());
      }
      if (key != null) {
        same.apiKey(key);
      }
      if (ref.workspace() != null) {
        same.workspace(ref.workspace());
      }
      identity = same.build();
    }
    return new TaskEngine<>(ref, submission, operation, fresh, identity, support);
  }

  @Override
  public TaskRef ref() {
    return ref;
  }

  @Override
  public @Nullable TaskInfo submission() {
    return submission;
  }

  @Override
  public ApiCall call(Duration total, @Nullable Watched watched) {
    return get(dialect.pollPath(ref), total, watched);
  }

  private ApiCall get(String path, Duration total, @Nullable Watched watched) {
    CallFactory calls = support.calls();
    HttpUrl url = calls.url(dialect.api(), path);
    return calls.get(
        dialect.pollOperation(ref),
        url,
        url.encodedPath().replace(ref.taskId(), "{task_id}"),
        total,
        watched == null ? identity : watched.within(identity));
  }

  @Override
  public Poll parse(ApiCall call, BufferedResponse answer) {
    JsonNode tree = tree(answer);
    if (dialect.isGood(tree)) {
      return new Poll(answer, tree);
    }
    // What went wrong is shown: in a snapshot, to listeners, in a log line.
    JsonNode shown =
        Json.treeOrNull(
            Secrets.withoutSignatures(call.secrets(null).hidden(tree.toString()))
                .getBytes(StandardCharsets.UTF_8));
    return new Poll(answer, shown == null ? tree : shown);
  }

  private JsonNode tree(BufferedResponse answer) {
    return support.answers().anyTree(dialect.pollOperation(ref), answer);
  }

  @Override
  public @Nullable ApiCall more(Poll poll, Duration total, @Nullable Watched watched) {
    String path = dialect.morePath(poll.tree());
    return path == null ? null : get(path, total, watched);
  }

  @Override
  public TaskSnapshot<R> read(Poll poll, @Nullable BufferedResponse more) {
    AnswerReader answers = support.answers();
    String id = dialect.pollOperation(ref);
    BufferedResponse answer = poll.answer();
    JsonNode tree = poll.tree();
    try {
      if (dialect.state(tree).isEmpty()) {
        answers.requireNoError(tree, answer);
      }
      if (more != null && tree instanceof ObjectNode whole) {
        complete(whole, answers.tree(id, more));
      }
      requireSameTask(tree, answer);
      return dialect.snapshot(
          ref,
          tree,
          support.calls().errors(),
          whole -> answers.read(whole, operation.resultType(), ref));
    } catch (JsonProcessingException e) {
      throw AnswerReader.malformed(
          id, operation.resultType(), e.getOriginalMessage(), answer.body(), e);
    } catch (IOException e) {
      throw AnswerReader.malformed(
          id, operation.resultType(), String.valueOf(e.getMessage()), answer.body(), e);
    }
  }

  private void requireSameTask(JsonNode tree, BufferedResponse answer) {
    String answered = dialect.answeredId(tree);
    if (answered != null && !answered.equals(ref.taskId())) {
      throw AnswerReader.malformed(
          dialect.pollOperation(ref),
          operation.resultType(),
          "it is about task " + answered + ", not task " + ref.taskId(),
          answer.body(),
          null);
    }
  }

  /**
   * Adds what a second answer says. Where both have a field and do not agree (the {@code base_resp}
   * of MiniMax), the first keeps its place and the second is under {@code more}: neither is lost.
   */
  private static void complete(ObjectNode whole, JsonNode second) {
    ObjectNode more = whole.objectNode();
    for (Map.Entry<String, JsonNode> field : second.properties()) {
      JsonNode known = whole.get(field.getKey());
      if (known == null) {
        whole.set(field.getKey(), field.getValue());
      } else if (!known.equals(field.getValue())) {
        more.set(field.getKey(), field.getValue());
      }
    }
    if (!more.isEmpty()) {
      whole.set("more", more);
    }
  }

  @Override
  public TaskSnapshot<R> snapshot() {
    Watched watched = begin(CallKind.SNAPSHOT, dialect.pollOperation(ref));
    return Watched.during(watched, identity, own -> look(watched), snapshot -> snapshot);
  }

  private @Nullable Watched begin(CallKind kind, String id) {
    return GuardedObserver.begin(
        support.options(), kind, dialect.api(), id, null, null, ref, identity);
  }

  private TaskSnapshot<R> look(@Nullable Watched watched) {
    try {
      Duration total = support.options().timeouts().total();
      support.poller().awaitTurn(total);
      ApiCall call = call(total, watched);
      Poll poll =
          support.transport().call(new PreparedCall<>(call, false, answer -> parse(call, answer)));
      ApiCall more = more(poll, total, watched);
      BufferedResponse second = more == null ? null : support.transport().read(more);
      TaskSnapshot<R> snapshot;
      try {
        snapshot = read(poll, second);
      } catch (SdkException e) {
        throw call.hiding(e, null);
      }
      support.transport().exchanges().notifyListeners(listener -> listener.polled(snapshot));
      if (snapshot instanceof TaskSnapshot.Failed<R>
          || snapshot instanceof TaskSnapshot.Canceled<R>) {
        // There is nothing to lose, and no wait may follow.
        support.release(ref, total);
      }
      return snapshot;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TaskWaitException.interrupted(ref, e);
    } catch (SdkException e) {
      FailureNotes.about(e, ref);
      throw e;
    }
  }

  @Override
  public R await(PollOptions options) {
    return awaited(options, null);
  }

  @Override
  public R await(PollOptions options, TaskListener<R> listener) {
    return awaited(options, listener);
  }

  private R awaited(PollOptions options, @Nullable TaskListener<R> listener) {
    PollSchedule schedule = schedule(options);
    Watched watched = begin(CallKind.WAIT, operation.id());
    return Watched.during(
        watched,
        identity,
        own -> {
          TaskWait<R> wait = support.poller().begin(this, schedule, listener, watched);
          try {
            return wait.await();
          } catch (SdkException e) {
            releaseIfWithoutResult(e, wait.grace());
            throw e;
          }
        },
        result -> result);
  }

  @Override
  public CompletableFuture<R> awaitAsync(PollOptions options) {
    return future(options, null);
  }

  @Override
  public CompletableFuture<R> awaitAsync(PollOptions options, TaskListener<R> listener) {
    return future(options, listener);
  }

  private CompletableFuture<R> future(PollOptions options, @Nullable TaskListener<R> listener) {
    PollSchedule schedule = schedule(options);
    Watched watched = begin(CallKind.WAIT, operation.id());
    CompletableFuture<R> future =
        support
            .poller()
            .begin(this, schedule, listener, watched)
            .future(
                (result, failure) -> {
                  if (hasNoResult(failure)) {
                    release();
                  }
                  ended(watched, result, failure);
                });
    if (watched != null) {
      // Its owner may end it, and an executor may drop the work above.
      var unused = future.whenComplete((result, failure) -> ended(watched, result, failure));
    }
    return future;
  }

  private static void ended(
      @Nullable Watched watched, @Nullable Object result, @Nullable Throwable failure) {
    if (watched != null) {
      if (result != null) {
        watched.received(result);
      }
      watched.ended(failure);
    }
  }

  /** Waits without a thread; the future completes on threads of the SDK. */
  CompletableFuture<R> watch(PollOptions options) {
    PollSchedule schedule = schedule(options);
    Watched watched = begin(CallKind.WAIT, operation.id());
    return support
        .poller()
        .begin(this, schedule, null, watched)
        .watch((result, failure) -> ended(watched, result, failure));
  }

  /** The same for the limit of submissions: it is no wait of the application. */
  CompletableFuture<R> watchUnobserved() {
    return support
        .poller()
        .begin(this, schedule(PollOptions.DEFAULT), null, null)
        .watch((result, failure) -> {});
  }

  /** How long a wait with options lasts at the most. */
  Duration timeout(PollOptions options) {
    return schedule(options).timeout();
  }

  private PollSchedule schedule(PollOptions options) {
    Objects.requireNonNull(
        options, "the poll options are null; PollOptions.DEFAULT are the defaults");
    return PollSchedule.of(operation, options, support.options().polling(), fresh);
  }

  @Override
  public void completed() {
    support.submissions().ended(ref);
  }

  @Override
  public boolean isPastRetention() {
    return Duration.between(ref.submittedAt(), support.time().now()).compareTo(dialect.retention())
        > 0;
  }

  /** An outcome of {@link #watch} was dealt with. Waits for the store at most that long. */
  void taken(TaskOutcome<R> outcome, Duration bound) {
    if (outcome instanceof TaskOutcome.Failed<R> failed) {
      releaseIfWithoutResult(failed.failure(), bound);
    } else {
      support.release(ref, bound);
    }
  }

  @Override
  public void release() {
    support.release(ref);
  }

  /** A wait ended with a failure; the task is released if it has no result to lose. */
  void releaseIfWithoutResult(Throwable failure, Duration bound) {
    if (hasNoResult(failure)) {
      support.release(ref, bound);
    }
  }

  /**
   * A task that failed or was canceled has no result to lose. One that the service does not know
   * may be another account's or region's: it is kept for as long as the service could have it.
   */
  private boolean hasNoResult(@Nullable Throwable failure) {
    return failure instanceof TaskFailedException
        || failure instanceof TaskCanceledException
        || (failure instanceof TaskExpiredException && isPastRetention());
  }

  @Override
  public TaskCancellation cancel() {
    if (dialect.cancelPath(ref) == null) {
      throw new UnsupportedOperationException(
          ref.vendor().displayName()
              + " documents no way to cancel a task: task "
              + ref.taskId()
              + " continues and is billed");
    }
    try {
      return Watched.during(
          begin(CallKind.CALL, "task.cancel"),
          identity,
          own ->
              support
                  .answers()
                  .read(
                      "task.cancel",
                      support
                          .transport()
                          .call(
                              support
                                  .calls()
                                  .of(
                                      CoreOperations.TASK_CANCEL,
                                      new CoreOperations.CancelTask(ref.taskId()),
                                      own)),
                      TaskCancellation.class,
                      () -> null),
          canceled -> canceled);
    } catch (SdkException e) {
      FailureNotes.about(e, ref);
      throw e;
    }
  }

  @Override
  public String toString() {
    return "TaskHandle[" + ref + "]";
  }
}
