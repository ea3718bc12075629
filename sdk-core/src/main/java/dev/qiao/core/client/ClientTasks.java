package dev.qiao.core.client;

import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutcome;
import dev.qiao.core.task.TaskOutput;
import dev.qiao.core.task.TaskPage;
import dev.qiao.core.task.TaskQuery;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskStore;
import dev.qiao.core.task.Tasks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The tasks of a client, beside those that it has just submitted.
 *
 * @param client lists tasks
 * @param operations finds the operation of a task
 * @param support what every task of the client shares
 */
record ClientTasks(QiaoClient client, OperationRegistry operations, TaskEngine.Support support)
    implements Tasks {
  private static final String RESULT_TYPE = "the type of the result is null";

  @Override
  @SuppressWarnings("unchecked") // the result type is compared first
  public <R> TaskHandle<R> resume(TaskRef ref, Class<R> resultType, RequestOptions options) {
    Objects.requireNonNull(ref, "the reference is null");
    Objects.requireNonNull(resultType, RESULT_TYPE);
    if (ref.vendor() != support.options().vendor()
        || !ref.region().equals(support.options().region())) {
      throw new RequestValidationException(
          "task "
              + ref.taskId()
              + " is of "
              + ref.vendor().displayName()
              + " in region "
              + ref.region()
              + ", but this client calls "
              + support.options().vendor().displayName()
              + " in region "
              + support.options().region()
              + "; resume it with a client of its own vendor and region");
    }
    Operation<?, ?> operation =
        resultType == TaskOutput.class
            ? CoreOperations.TASK_GET
            : operations.find(ref.operation(), resultType);
    if (operation.resultType() != resultType) {
      throw new RequestValidationException(
          "the result type of "
              + ref.operation()
              + " is "
              + operation.resultType().getSimpleName()
              + ", not "
              + resultType.getSimpleName());
    }
    return TaskEngine.of(ref, (Operation<?, R>) operation, null, options, support);
  }

  @Override
  public <R> List<TaskHandle<R>> unfinished(Class<R> resultType) {
    Objects.requireNonNull(resultType, RESULT_TYPE);
    List<TaskHandle<R>> found = new ArrayList<>();
    TaskStore store = support.options().taskStore();
    for (TaskRef ref : store == null ? List.<TaskRef>of() : stored(store, resultType)) {
      if (ref.vendor() == support.options().vendor()
          && ref.region().equals(support.options().region())
          && operations.hasResult(ref.operation(), resultType)) {
        found.add(resume(ref, resultType));
      }
    }
    return found;
  }

  /** The references of a store; a type that no operation has would find none. */
  @SuppressWarnings("NullAway") // the user's code
  private List<TaskRef> stored(TaskStore store, Class<?> resultType) {
    operations.requireResult(resultType);
    List<TaskRef> all = store.all();
    if (all == null || all.stream().anyMatch(Objects::isNull)) {
      throw new IllegalStateException(
          "all() of the task store "
              + store.getClass().getName()
              + " returned null, or a list with a null in it");
    }
    return all;
  }

  @Override
  @SuppressWarnings("unchecked") // a request's type parameter is its operation's result type
  public <R> TaskHandle<R> find(Class<? extends TaskRequest<R>> requestType, String taskId) {
    Objects.requireNonNull(requestType, "the type of the request is null");
    Operation<?, ?> operation = operations.findTask(requestType);
    if (operation.vendor() != support.options().vendor()) {
      throw new RequestValidationException(
          "a "
              + requestType.getSimpleName()
              + " goes to "
              + operation.vendor().displayName()
              + ", but this client calls "
              + support.options().vendor().displayName()
              + "; find the task with a client of its own vendor");
    }
    TaskRef ref =
        new TaskRef(
            support.options().vendor(),
            support.options().region(),
            support.options().workspace(),
            operation.id(),
            taskId,
            support.time().now());
    return TaskEngine.of(ref, (Operation<?, R>) operation, null, RequestOptions.DEFAULTS, support);
  }

  @Override
  public <R> List<TaskOutcome<R>> awaitAll(Collection<TaskHandle<R>> tasks, PollOptions options) {
    return Batch.all(tasks, options);
  }

  @Override
  public <R> void forEachCompleted(
      Collection<TaskHandle<R>> tasks, PollOptions options, Consumer<TaskOutcome<R>> taker) {
    Batch.forEachCompleted(tasks, options, taker);
  }

  @Override
  public void release(TaskRef ref) {
    support.release(Objects.requireNonNull(ref, "the reference is null"));
  }

  @Override
  public TaskPage list(TaskQuery query) {
    return client.call(query).value();
  }
}
