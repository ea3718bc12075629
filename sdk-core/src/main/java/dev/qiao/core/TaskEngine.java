package dev.qiao.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.internal.poll.Pace;
import dev.qiao.core.internal.poll.Poller;
import dev.qiao.core.internal.poll.TaskDialect;
import dev.qiao.core.internal.poll.TaskPolls;
import dev.qiao.core.internal.transport.Answer;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.Transport;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskListener;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a {@link TaskHandle} of a client works with. */
final class TaskEngine<R> implements TaskHandle.Engine<R>, TaskPolls<R> {
  private final TaskRef ref;
  private final Operation<?, R> operation;
  private final boolean fresh;

  /**
   * The key and workspace the task was submitted with; without them the service may not know it.
   */
  private final RequestOptions identity;

  private final TaskDialect dialect;
  private final CallFactory calls;
  private final Transport transport;
  private final Poller poller;
  private final AnswerReader answers;
  private final ClientOptions options;

  TaskEngine(
      TaskRef ref,
      Operation<?, R> operation,
      boolean fresh,
      @Nullable ApiKey key,
      CallFactory calls,
      Transport transport,
      Poller poller,
      AnswerReader answers,
      ClientOptions options) {
    this.ref = ref;
    this.operation = operation;
    this.fresh = fresh;
    RequestOptions.Builder same = RequestOptions.builder();
    if (key != null) {
      same.apiKey(key);
    }
    if (ref.workspace() != null) {
      same.workspace(ref.workspace());
    }
    this.identity = same.build();
    this.dialect = TaskDialect.of(ref.vendor());
    this.calls = calls;
    this.transport = transport;
    this.poller = poller;
    this.answers = answers;
    this.options = options;
  }

  @Override
  public TaskRef ref() {
    return ref;
  }

  @Override
  public ApiCall call(Duration total) {
    return calls.get(
        "task.get", calls.url(dialect.surface(), dialect.pollPath(ref)), total, identity);
  }

  @Override
  public TaskSnapshot<R> read(Answer answer) {
    try {
      return dialect.snapshot(
          ref,
          answers.tree("task.get", answer),
          calls.errors(),
          tree -> answers.read(tree, operation.resultType(), ref));
    } catch (JsonProcessingException e) {
      throw AnswerReader.malformed(
          "task.get", operation.resultType(), e.getOriginalMessage(), answer.body(), e);
    } catch (IOException e) {
      throw AnswerReader.malformed(
          "task.get", operation.resultType(), String.valueOf(e.getMessage()), answer.body(), e);
    }
  }

  @Override
  public TaskSnapshot<R> snapshot() {
    try {
      TaskSnapshot<R> snapshot = read(transport.call(call(options.timeouts().total())));
      transport.tell(listener -> listener.polled(snapshot));
      return snapshot;
    } catch (SdkException e) {
      e.about(ref);
      throw e;
    }
  }

  @Override
  public R await(PollOptions wish, @Nullable TaskListener<R> listener) {
    return poller.begin(this, pace(wish), listener).await();
  }

  @Override
  public CompletableFuture<R> whenDone(PollOptions wish, @Nullable TaskListener<R> listener) {
    return poller.begin(this, pace(wish), listener).future();
  }

  private Pace pace(PollOptions wish) {
    return Pace.of(operation, wish, options.polling(), fresh);
  }

  @Override
  public void cancel() {
    try {
      transport.call(
          calls.post(
              "task.cancel",
              Mode.CALL,
              dialect.surface(),
              calls.url(dialect.surface(), dialect.cancelPath(ref)),
              new byte[0],
              identity));
    } catch (SdkException e) {
      e.about(ref);
      throw e;
    }
  }
}
