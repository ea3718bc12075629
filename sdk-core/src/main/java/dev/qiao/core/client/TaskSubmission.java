package dev.qiao.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TaskNotStoredException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.internal.error.FailureNotes;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.poll.TaskDialect;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.BufferedResponse;
import dev.qiao.core.internal.transport.Transport;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.task.SubmissionLimit;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskStore;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits tasks. A task that was submitted costs money, so its reference reaches the store and the
 * caller whatever happens to the answer: it is looked for in a cut or broken one, too.
 */
record TaskSubmission(RequestCalls requests, TaskEngine.Support support) {
  private static final Logger LOG = LoggerFactory.getLogger(QiaoClient.class);

  private ClientOptions settings() {
    return support.options();
  }

  <R> TaskHandle<R> submit(TaskRequest<R> request, RequestOptions options) {
    Operation<?, R> operation = requests.operation(request, Mode.TASK, options);
    TaskDialect dialect = TaskDialect.of(settings().vendor());
    TaskHandle<R> task =
        support
            .submissions()
            .submit(
                request.model(),
                () -> submit(operation, request, options, dialect),
                TaskHandle::ref,
                taken -> () -> watch(taken, operation, options));
    store(task.ref());
    return task;
  }

  private <R> TaskHandle<R> submit(
      Operation<?, R> operation,
      TaskRequest<R> request,
      RequestOptions options,
      TaskDialect dialect) {
    ApiCall call = requests.of(operation, request, options);
    try {
      return support
          .transport()
          .call(
              call,
              new Transport.Reading<>() {
                @Override
                public TaskHandle<R> of(BufferedResponse answer) {
                  return submitted(operation, options, dialect, answer);
                }

                @Override
                public void cut(BufferedResponse start, SdkException failure) {
                  Transport.Reading.super.cut(start, failure);
                  addTask(operation, options, dialect, start, failure);
                }
              });
    } catch (SdkException e) {
      TaskRef ref = e.taskRef();
      if (ref == null && e instanceof MalformedResponseException) {
        FailureNotes.adding(
            e, "a task may exist and be billed: look for it before you submit again");
      }
      try {
        if (ref != null) {
          store(ref);
        }
      } catch (TaskNotStoredException notStored) {
        FailureNotes.adding(e, "its reference could not be stored: keep it yourself");
        e.addSuppressed(notStored);
      }
      throw e;
    }
  }

  /** Adds to a failure the task that an answer names, even one that was cut. */
  private void addTask(
      Operation<?, ?> operation,
      RequestOptions options,
      TaskDialect dialect,
      BufferedResponse answer,
      SdkException failure) {
    JsonNode texts = Json.textsOf(answer.body());
    String id = dialect.taskId(texts);
    // Beside an error a mere "id" may be the request's: only a state says that there is a task.
    boolean refused =
        failure instanceof ApiException || answer.status() >= 300 || texts.has("error");
    boolean isOfTask =
        !refused
            || !texts.path("id").asText().equals(id)
            || texts.has("task_id")
            || !dialect.state(texts).isEmpty();
    if (id != null && isOfTask) {
      try {
        FailureNotes.about(failure, ref(operation, options, id));
        FailureNotes.adding(failure, "the task exists: its id is " + id + ", see taskRef()");
      } catch (IllegalArgumentException noId) {
        LOG.debug("an answer holds no id: {}", noId.getClass().getName());
      }
    }
  }

  private TaskRef ref(Operation<?, ?> operation, RequestOptions options, String id) {
    return new TaskRef(
        settings().vendor(),
        settings().region(),
        options.workspace() == null ? settings().workspace() : options.workspace(),
        operation.id(),
        id,
        submittedAt());
  }

  /** The present; the task is paid for, so a user's clock that fails must not cost its id. */
  private Instant submittedAt() {
    try {
      return Instant.ofEpochMilli(support.time().now().toEpochMilli());
    } catch (RuntimeException e) {
      LOG.warn("the clock of the client failed; the reference of a task has the system's time", e);
      return Instant.now();
    }
  }

  private <R> TaskHandle<R> submitted(
      Operation<?, R> operation,
      RequestOptions options,
      TaskDialect dialect,
      BufferedResponse answer) {
    JsonNode tree = support.answers().tree(operation.id(), answer);
    String id = dialect.taskId(tree);
    if (id == null) {
      throw AnswerReader.malformed(
          operation.id(), TaskRef.class, "it has no task id", answer.body(), null);
    }
    TaskRef ref;
    try {
      ref = ref(operation, options, id);
    } catch (IllegalArgumentException e) {
      throw AnswerReader.malformed(
          operation.id(), TaskRef.class, String.valueOf(e.getMessage()), answer.body(), e);
    }
    return TaskEngine.of(ref, operation, dialect.info(tree), options, support);
  }

  /** The task is already billed: if its reference cannot be stored, the caller must receive it. */
  private void store(TaskRef ref) {
    TaskStore store = settings().taskStore();
    if (store != null) {
      try {
        store.save(ref);
      } catch (Throwable e) {
        // An Error or a checked exception of the store costs as much as any other.
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        throw new TaskNotStoredException(ref, e);
      }
    }
  }

  /** Watches a task that has a permit of the submission limit. The reference stays stored. */
  private <R> void watch(TaskRef ref, Operation<?, R> operation, RequestOptions options) {
    var unused =
        TaskEngine.of(ref, operation, null, true, options, support)
            .watchUnobserved()
            .whenComplete((result, failure) -> support.submissions().ended(ref));
  }

  /** The limit of a model: the caller's own, or else the documented one; null for none. */
  static @Nullable SubmissionLimit limit(
      ClientOptions settings, OperationRegistry operations, Model model) {
    Map<Model, SubmissionLimit> own = settings.submissionLimits();
    if (own == null) {
      return null;
    }
    SubmissionLimit limit = own.get(model);
    return limit != null
        ? limit
        : operations.catalog().find(model).map(ModelLimits::submissions).orElse(null);
  }
}
