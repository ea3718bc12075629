package dev.qiao.core.task;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.RequestIdReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of an account's tasks.
 *
 * @param data the tasks
 * @param total how many tasks fit the query
 * @param totalPage how many pages they fill
 * @param pageNo this page, from 1
 * @param pageSize tasks on a page
 * @param requestId the id of the request
 * @param additional fields this version does not know
 */
public record TaskPage(
    List<Entry> data,
    @Nullable Integer total,
    @Nullable Integer totalPage,
    @Nullable Integer pageNo,
    @Nullable Integer pageSize,
    @JsonDeserialize(using = RequestIdReader.class) @Nullable String requestId,
    @Additional Map<String, Object> additional) {
  @SuppressWarnings("NullAway") // Jackson gives null for a list that is absent
  public TaskPage {
    data = data == null ? List.of() : List.copyOf(data);
    additional = Additional.Copy.of(additional);
  }

  /**
   * A task. The list has no results: {@code client.tasks().resume(..)} or a snapshot of a handle
   * brings them.
   *
   * @param taskId its id
   * @param status its state
   * @param modelName its model
   * @param region where it runs
   * @param requestId the id of the request that submitted it
   * @param gmtCreate when it was submitted, in milliseconds since 1970
   * @param startTime when it began to run, in milliseconds since 1970; null before that
   * @param endTime when it ended, in milliseconds since 1970; null before that
   * @param apiKeyId the id of the key it was submitted with
   * @param callerParentId the main account
   * @param callerUid the account
   * @param userApiUniqueKey the service's own name for kind and model
   * @param additional fields this version does not know
   */
  public record Entry(
      String taskId,
      TaskStatus status,
      @Nullable String modelName,
      @Nullable String region,
      @Nullable String requestId,
      @Nullable Long gmtCreate,
      @Nullable Long startTime,
      @Nullable Long endTime,
      @Nullable String apiKeyId,
      @Nullable String callerParentId,
      @Nullable String callerUid,
      @Nullable String userApiUniqueKey,
      @Additional Map<String, Object> additional) {
    public Entry {
      additional = Additional.Copy.of(additional);
    }

    /** When it was submitted. */
    public @Nullable Instant submittedAt() {
      return instant(gmtCreate);
    }

    /** When it began to run; null before that. */
    public @Nullable Instant startedAt() {
      return instant(startTime);
    }

    /** When it ended; null before that. */
    public @Nullable Instant endedAt() {
      return instant(endTime);
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
      return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
