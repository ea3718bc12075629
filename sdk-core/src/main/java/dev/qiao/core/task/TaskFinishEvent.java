package dev.qiao.core.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.Tolerant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The event that DashScope sends to your URL when a task ends, through Alibaba Cloud EventBridge:
 * one POST of a CloudEvent, at least once, so that the same event may come again. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/async-task-api">callbacks of asynchronous
 * tasks</a>.
 *
 * <p>An event says that a task ended but not its result: resume the task for that. Its content does
 * not prove its sender; check the signature headers as EventBridge documents, or take the event as
 * a reason to ask, as {@link TaskHandle#snapshot()} does.
 *
 * @param id the event's id; a repeated event has it again
 * @param source {@code acs.dashscope}
 * @param type {@code dashscope:System:AsyncTaskFinish}
 * @param specversion the version of CloudEvents
 * @param time when the event was made, ISO 8601
 * @param datacontenttype the media type of the data
 * @param data what happened
 * @param aliyunaccountid the account
 * @param aliyunoriginalaccountid the account that the event comes from
 * @param aliyunpublishtime when it was published, ISO 8601
 * @param aliyuneventbusname the event bus
 * @param aliyunregionid the region of the bus
 * @param additional fields this version does not know
 */
public record TaskFinishEvent(
    @Nullable String id,
    String source,
    String type,
    @Nullable String specversion,
    @Nullable String time,
    @Nullable String datacontenttype,
    Data data,
    @Nullable String aliyunaccountid,
    @Nullable String aliyunoriginalaccountid,
    @Nullable String aliyunpublishtime,
    @Nullable String aliyuneventbusname,
    @Nullable String aliyunregionid,
    @Additional Map<String, Object> additional) {
  private static final String SOURCE = "acs.dashscope";
  private static final String TYPE = "dashscope:System:AsyncTaskFinish";
  private static final int MAX_LENGTH = 64 * 1024;

  public TaskFinishEvent {
    additional = Additional.Copy.of(additional);
  }

  /**
   * What happened.
   *
   * @param taskId the task
   * @param taskStatus how it ended
   * @param region where it ran, by the region's id
   * @param requestId the id of the request that submitted it
   * @param startTime when it began to run, in milliseconds since 1970
   * @param endTime when it ended, in milliseconds since 1970
   * @param containResult whether {@code outputResult} is there
   * @param outputResult the result as it came, of newer services
   * @param apiKeyId the id of the key it was submitted with
   * @param userApiUniqueKey the service's own name for kind and model
   * @param additional fields this version does not know
   */
  public record Data(
      String taskId,
      TaskStatus taskStatus,
      @Nullable String region,
      @Nullable String requestId,
      @Nullable Long startTime,
      @Nullable Long endTime,
      @Nullable Boolean containResult,
      @Nullable Map<String, Object> outputResult,
      @Nullable String apiKeyId,
      @Nullable String userApiUniqueKey,
      @Additional Map<String, Object> additional) {
    public Data {
      additional = Additional.Copy.of(additional);
    }

    /** When the task ended. */
    public @Nullable Instant endedAt() {
      return endTime == null ? null : Instant.ofEpochMilli(endTime);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * Reads the body of a callback.
   *
   * @throws MalformedResponseException if it is no such event; the message says what is wrong
   */
  public static TaskFinishEvent parse(String json) {
    Objects.requireNonNull(json, "the body of the callback is null");
    TaskFinishEvent event;
    try {
      JsonNode tree = Json.tree(json.getBytes(StandardCharsets.UTF_8));
      event = Tolerant.require(tree, TaskFinishEvent.class);
    } catch (JsonProcessingException e) {
      throw malformed("it is not its JSON: " + e.getOriginalMessage(), json, e);
    } catch (IOException e) {
      throw malformed("it is not its JSON: " + e.getMessage(), json, e);
    }
    if (event == null || !TYPE.equals(event.type)) {
      throw malformed("its type is not " + TYPE, json, null);
    }
    if (!SOURCE.equals(event.source)) {
      throw malformed("its source is not " + SOURCE, json, null);
    }
    return checked(event, json);
  }

  @SuppressWarnings("NullAway") // Jackson gives null for what is absent
  private static TaskFinishEvent checked(TaskFinishEvent event, String json) {
    if (event.data == null || event.data.taskId == null || event.data.taskStatus == null) {
      throw malformed("it names no task, or no state", json, null);
    }
    return event;
  }

  private static MalformedResponseException malformed(
      String why, String json, @Nullable Throwable cause) {
    return new MalformedResponseException(
        "this is no event of a finished task: " + why,
        json.length() > MAX_LENGTH ? json.substring(0, MAX_LENGTH) : json,
        cause);
  }

  /** Whether the event is about a task: the same id in the same region. */
  public boolean isAbout(TaskRef ref) {
    return data.taskId.equals(ref.taskId())
        && (data.region == null || data.region.equals(ref.region().id()));
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
