package dev.qiao.audio;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the service sends over a WebSocket: an event, or a piece of audio. {@link SpeechSession}
 * reads them; applications see the {@link SpeechChunk}s.
 *
 * @param event {@code task-started}, {@code result-generated}, {@code task-finished} or {@code
 *     task-failed}; null with audio
 * @param taskId the task the event is of; null where the frame does not say, as with audio
 * @param chunk what it brings
 * @param attributes what the service notes beside it
 */
record SpeechFrame(
    @Nullable String event,
    @Nullable String taskId,
    SpeechChunk chunk,
    Map<String, Object> attributes) {
  boolean isAudio() {
    return event == null;
  }

  boolean is(String name) {
    return name.equals(event);
  }

  /** Whether it is of a task, as far as it says. */
  boolean isOf(String task) {
    return taskId == null || taskId.isEmpty() || taskId.equals(task);
  }

  /** Whether an event brings anything beside its name. */
  boolean saysSomething() {
    return chunk.type() != null
        || chunk.originalText() != null
        || chunk.usage() != null
        || (chunk.sentence() != null && !chunk.sentence().words().isEmpty());
  }
}
