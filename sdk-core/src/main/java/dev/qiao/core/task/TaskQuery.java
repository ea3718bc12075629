package dev.qiao.core.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Model;
import dev.qiao.core.client.CoreOperations;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Times;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of an account's tasks to list; only DashScope has such a list. All criteria are optional
 * and hold together. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/manage-asynchronous-tasks">manage asynchronous
 * tasks</a>.
 *
 * @param taskId one task
 * @param startTime see {@link Builder#startTime}, written {@code yyyyMMddHHmmss}
 * @param endTime see {@link Builder#endTime}, written {@code yyyyMMddHHmmss}
 * @param modelName tasks of one model
 * @param status tasks in one state
 * @param pageNo see {@link Builder#pageNo}
 * @param pageSize see {@link Builder#pageSize}
 * @param apiKeyId tasks submitted with one key, by the id the console shows
 * @param region tasks of one region, by its id
 * @param additional criteria beside these
 */
public record TaskQuery(
    @Nullable String taskId,
    @Nullable String startTime,
    @Nullable String endTime,
    @Nullable Model modelName,
    @Nullable TaskStatus status,
    @Nullable Integer pageNo,
    @Nullable Integer pageSize,
    @Nullable String apiKeyId,
    @Nullable String region,
    @Additional Map<String, Object> additional)
    implements CallRequest<TaskPage> {
  private static final Duration MAX_SPAN = Duration.ofHours(24);

  /** Copies. */
  public TaskQuery {
    additional = Additional.Copy.of(additional, TaskQuery.class);
  }

  /** Starts without a criterion. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from this query. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<TaskQuery, ?> operation() {
    return CoreOperations.TASK_LIST;
  }

  @Override
  @JsonIgnore
  public @Nullable Model model() {
    return null;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("page_no", pageNo, Limit.range(1, Integer.MAX_VALUE))
        .check("page_size", pageSize, Limit.range(1, Integer.MAX_VALUE));
    LocalDateTime from = time(startTime);
    LocalDateTime until = time(endTime);
    if (from != null && until != null && Duration.between(from, until).compareTo(MAX_SPAN) > 0) {
      violations.add(
          "end_time", "at most 24 hours after start_time", endTime, "ask for one day at a time");
    }
  }

  private static @Nullable LocalDateTime time(@Nullable String written) {
    try {
      return written == null ? null : LocalDateTime.parse(written, Times.QUERY);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Collects criteria. */
  public static final class Builder {
    private @Nullable String taskId;
    private @Nullable String startTime;
    private @Nullable String endTime;
    private @Nullable Model modelName;
    private @Nullable TaskStatus status;
    private @Nullable Integer pageNo;
    private @Nullable Integer pageSize;
    private @Nullable String apiKeyId;
    private @Nullable String region;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder() {}

    private Builder(TaskQuery from) {
      taskId = from.taskId;
      startTime = from.startTime;
      endTime = from.endTime;
      modelName = from.modelName;
      status = from.status;
      pageNo = from.pageNo;
      pageSize = from.pageSize;
      apiKeyId = from.apiKeyId;
      region = from.region;
      additional.putAll(from.additional);
    }

    /** One task. */
    public Builder taskId(String value) {
      taskId = Objects.requireNonNull(value, "the value of taskId(..) is null");
      return this;
    }

    /**
     * Tasks submitted from then on, to the second. The service takes a time without a zone; no page
     * says which it means, and UTC+8 is assumed.
     */
    public Builder startTime(Instant value) {
      startTime = Times.query(Objects.requireNonNull(value, "the value of startTime(..) is null"));
      return this;
    }

    /** Tasks submitted until then, at most 24 hours after {@link #startTime}. */
    public Builder endTime(Instant value) {
      endTime = Times.query(Objects.requireNonNull(value, "the value of endTime(..) is null"));
      return this;
    }

    /** Tasks of one model. */
    public Builder modelName(Model value) {
      modelName = Objects.requireNonNull(value, "the value of modelName(..) is null");
      return this;
    }

    /** Tasks in one state. */
    public Builder status(TaskStatus value) {
      status = Objects.requireNonNull(value, "the value of status(..) is null");
      return this;
    }

    /** The page, from 1; 1 by default. */
    public Builder pageNo(int value) {
      pageNo = value;
      return this;
    }

    /** Tasks on a page; 10 by default. */
    public Builder pageSize(int value) {
      pageSize = value;
      return this;
    }

    /** Tasks submitted with one key, by the id the console shows. */
    public Builder apiKeyId(String value) {
      apiKeyId = Objects.requireNonNull(value, "the value of apiKeyId(..) is null");
      return this;
    }

    /** Tasks of one region, by its id. */
    public Builder region(String value) {
      region = Objects.requireNonNull(value, "the value of region(..) is null");
      return this;
    }

    /** A criterion this version has no setter for. */
    public Builder additional(String name, Object value) {
      additional.put(
          Objects.requireNonNull(name, "the name of additional(..) is null"),
          Objects.requireNonNull(value, () -> "the value of additional " + name + " is null"));
      return this;
    }

    /** The query. */
    public TaskQuery build() {
      return new TaskQuery(
          taskId,
          startTime,
          endTime,
          modelName,
          status,
          pageNo,
          pageSize,
          apiKeyId,
          region,
          additional);
    }
  }
}
