package dev.qiao.video.minimax;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.Tolerant;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What MiniMax posts to the address of {@link HailuoRequest.Builder#callbackUrl}: first a {@link
 * Challenge}, then a {@link TaskEvent} each time the task's state changes. Source: <a
 * href="https://platform.minimaxi.com/docs/api-reference/video-generation-t2v">callbacks</a>.
 *
 * <p>Answer with HTTP 200 and the JSON of {@link #answer()}, within 3 seconds; an address that does
 * not echo the challenge is never called again.
 *
 * <p>Anybody can post such a body. Take an event as a hint to ask, as {@link
 * dev.qiao.core.task.TaskHandle#snapshot()} does: only that proves the state, and it brings the
 * link.
 *
 * <pre>{@code
 * HailuoCallback callback = HailuoCallback.parse(body);
 * respond(200, callback.answer());
 * if (callback instanceof HailuoCallback.TaskEvent event && event.isAbout(ref)) { ... }
 * }</pre>
 */
public sealed interface HailuoCallback {
  /** The JSON to answer with. */
  String answer();

  /**
   * Reads the body of a callback.
   *
   * @throws MalformedResponseException if it is neither of the two; the message says what is wrong
   */
  static HailuoCallback parse(String json) {
    Objects.requireNonNull(json, "the body of the callback is null");
    try {
      JsonNode tree = Json.tree(json.getBytes(StandardCharsets.UTF_8));
      if (tree.path("challenge").isTextual()) {
        return Tolerant.require(tree, Challenge.class);
      }
      if (tree.hasNonNull("task_id") && tree.hasNonNull("status")) {
        return Tolerant.require(tree, TaskEvent.class);
      }
    } catch (JsonProcessingException e) {
      throw malformed("it is not its JSON: " + e.getOriginalMessage(), json, e);
    } catch (IOException e) {
      throw malformed("it is not its JSON: " + e.getMessage(), json, e);
    }
    throw malformed("it has no challenge, and names no task and state", json, null);
  }

  private static MalformedResponseException malformed(
      String why, String json, @Nullable Throwable cause) {
    int longest = 64 * 1024;
    return new MalformedResponseException(
        "this is no callback of MiniMax: " + why,
        json.length() > longest ? json.substring(0, longest) : json,
        cause);
  }

  /**
   * The question whether the address is yours.
   *
   * @param challenge the text to echo
   * @param additional fields this version does not know
   */
  record Challenge(String challenge, @Additional Map<String, Object> additional)
      implements HailuoCallback {
    /** Refuses null for a required component. */
    public Challenge {
      Objects.requireNonNull(challenge, "challenge");
      additional = Additional.Copy.of(additional);
    }

    /** The echo. */
    @Override
    public String answer() {
      return Json.write(Map.of("challenge", challenge));
    }
  }

  /**
   * How a task goes.
   *
   * @param taskId the task
   * @param status {@code processing}, {@code success} or {@code failed}; a poll has other words
   * @param fileId the file of a success
   * @param videoWidth the width in pixels, if returned
   * @param videoHeight the height in pixels, if returned
   * @param baseResp why it failed; code 0 where it did not
   * @param additional fields this version does not know
   */
  record TaskEvent(
      String taskId,
      TaskStatus status,
      @Nullable String fileId,
      @Nullable Integer videoWidth,
      @Nullable Integer videoHeight,
      @Nullable BaseResp baseResp,
      @Additional Map<String, Object> additional)
      implements HailuoCallback {
    /** Refuses null for a required component. */
    public TaskEvent {
      Objects.requireNonNull(taskId, "taskId");
      Objects.requireNonNull(status, "status");
      additional = Additional.Copy.of(additional);
    }

    /** Whether the task is over. */
    public boolean isFinal() {
      return hasSucceeded() || status.value().toLowerCase(Locale.ROOT).startsWith("fail");
    }

    /** Whether the video is there. */
    public boolean hasSucceeded() {
      return status.value().equalsIgnoreCase("success");
    }

    /** Whether the event is about a task. */
    public boolean isAbout(TaskRef ref) {
      return ref.vendor() == Vendor.MINIMAX && taskId.equals(ref.taskId());
    }

    /** That it was heard. */
    @Override
    public String answer() {
      return Json.write(Map.of("status", "success"));
    }
  }

  /**
   * A code of MiniMax.
   *
   * @param statusCode 0 for none
   * @param statusMsg the service's words
   * @param additional fields this version does not know
   */
  record BaseResp(
      @Nullable Integer statusCode,
      @Nullable String statusMsg,
      @Additional Map<String, Object> additional) {
    public BaseResp {
      additional = Additional.Copy.of(additional);
    }
  }
}
