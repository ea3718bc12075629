package dev.qiao.audio.cosyvoice;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says that no more text comes. Sessions send it; see {@code SpeechSession.finish}.
 *
 * @param header its head
 * @param payload what it carries
 * @param additional fields beside these
 */
public record FinishTask(
    TaskHeader header, Payload payload, @Additional Map<String, Object> additional) {
  /** Refuses null for a required component. */
  public FinishTask {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(payload, "payload");
    additional = Additional.Copy.of(additional);
  }

  /**
   * What it carries.
   *
   * @param input an object that must be there, empty or with a directive
   * @param additional fields beside these
   */
  public record Payload(Input input, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component. */
    public Payload {
      Objects.requireNonNull(input, "input");
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * What is to be done.
   *
   * @param directive {@code cancel} drops what is not spoken yet
   * @param additional fields beside these
   */
  public record Input(@Nullable String directive, @Additional Map<String, Object> additional) {
    public Input {
      additional = Additional.Copy.of(additional);
    }
  }

  /** No more text comes. */
  public static FinishTask of(String taskId) {
    return new FinishTask(
        TaskHeader.of("finish-task", Objects.requireNonNull(taskId, "taskId is null"), "duplex"),
        new Payload(new Input(null, Map.of()), Map.of()),
        Map.of());
  }
}
