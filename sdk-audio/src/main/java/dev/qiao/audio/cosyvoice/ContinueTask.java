package dev.qiao.audio.cosyvoice;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text for a session. Sessions send it; see {@code SpeechSession.send}.
 *
 * @param header its head
 * @param payload what it carries
 * @param additional fields beside these
 */
public record ContinueTask(
    TaskHeader header, Payload payload, @Additional Map<String, Object> additional) {
  /** Refuses null for a required component. */
  public ContinueTask {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(payload, "payload");
    additional = Additional.Copy.of(additional);
  }

  /**
   * What it carries.
   *
   * @param model as in the request; may be left out, as the next three
   * @param taskGroup {@code audio}
   * @param task {@code tts}
   * @param function {@code SpeechSynthesizer}
   * @param input the text
   * @param additional fields beside these
   */
  public record Payload(
      @Nullable Model model,
      @Nullable String taskGroup,
      @Nullable String task,
      @Nullable String function,
      @Nullable Input input,
      @Additional Map<String, Object> additional) {
    public Payload {
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * The text.
   *
   * @param text at most 20,000 characters
   * @param flush whether what was sent so far is spoken now
   * @param additional fields beside these
   */
  public record Input(
      @Nullable String text, @Nullable Boolean flush, @Additional Map<String, Object> additional) {
    public Input {
      additional = Additional.Copy.of(additional);
    }
  }

  /** A piece of text. */
  public static ContinueTask text(String taskId, String text) {
    return of(
        Objects.requireNonNull(taskId, "taskId is null"),
        new Input(Objects.requireNonNull(text, "text"), null, Map.of()));
  }

  /** Has what was sent so far spoken now. */
  public static ContinueTask flush(String taskId) {
    return of(Objects.requireNonNull(taskId, "taskId is null"), new Input(null, true, Map.of()));
  }

  private static ContinueTask of(String taskId, Input input) {
    return new ContinueTask(
        TaskHeader.of("continue-task", taskId, "duplex"),
        new Payload(null, null, null, null, input, Map.of()),
        Map.of());
  }
}
