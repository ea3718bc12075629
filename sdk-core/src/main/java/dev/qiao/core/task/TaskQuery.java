package dev.qiao.core.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
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
 * @param startTime the first second in which the tasks were submitted, written {@code
 *     yyyyMMddHHmmss}
 * @param endTime the last second in which the tasks were submitted, at most 24 hours after {@code
 *     startTime}, written {@code yyyyMMddHHmmss}
 * @param modelName tasks of one model
 * @param status tasks in one state
 * @param pageNo the page, from 1. Default 1.
 * @param pageSize tasks on a page. Default 10.
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
  private static final Operation<TaskQuery, TaskPage> OPERATION =
      Operation.withoutBody(
          "task.list",
          Vendor.DASHSCOPE,
          Endpoint.Api.NATIVE,
          "GET",
          "/tasks",
          TaskQuery.class,
          TaskPage.class);

  private static final Duration MAX_SPAN = Duration.ofHours(24);

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
    return OPERATION;
  }

  @Override
  @JsonIgnore
  public @Nullable Model model() {
    return null;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("page_no", pageNo, Limit.range(1, Double.POSITIVE_INFINITY))
        .check("page_size", pageSize, Limit.range(1, Double.POSITIVE_INFINITY));
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
    // derived from the components: begin
    // without setter: startTime, endTime

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
    public Builder taskId(@Nullable String value) {
      taskId = value;
      return this;
    }

    /** Tasks of one model. */
    public Builder modelName(@Nullable Model value) {
      modelName = value;
      return this;
    }

    /** Tasks in one state. */
    public Builder status(@Nullable TaskStatus value) {
      status = value;
      return this;
    }

    /** The page, from 1. Default 1. */
    public Builder pageNo(@Nullable Integer value) {
      pageNo = value;
      return this;
    }

    /** Tasks on a page. Default 10. */
    public Builder pageSize(@Nullable Integer value) {
      pageSize = value;
      return this;
    }

    /** Tasks submitted with one key, by the id the console shows. */
    public Builder apiKeyId(@Nullable String value) {
      apiKeyId = value;
      return this;
    }

    /** Tasks of one region, by its id. */
    public Builder region(@Nullable String value) {
      region = value;
      return this;
    }

    /** Returns the request with what was set. */
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

    // derived: end

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(Objects.requireNonNull(name, "the name of additional(..) is null"), value);
      return this;
    }

    /**
     * Lists tasks submitted at this time or later, to the second. The service takes a time without
     * a zone and does not say which zone it means; this setter writes UTC+8.
     */
    public Builder startTime(Instant value) {
      startTime = Times.query(Objects.requireNonNull(value, "the value of startTime(..) is null"));
      return this;
    }

    /** Lists tasks submitted until this time, at most 24 hours after {@link #startTime}. */
    public Builder endTime(Instant value) {
      endTime = Times.query(Objects.requireNonNull(value, "the value of endTime(..) is null"));
      return this;
    }
  }
}
