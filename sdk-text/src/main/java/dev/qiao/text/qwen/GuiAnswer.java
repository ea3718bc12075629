package dev.qiao.text.qwen;

import dev.qiao.text.ChatResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What GUI-Plus answered: actions, written into its text as {@code <tool_call>} blocks (the
 * snapshot of 2026-02-26) or as a fenced block of JSON with thought, action and parameters (the
 * older model).
 *
 * <pre>{@code
 * for (GuiAction action : GuiAnswer.of(text.chat(request)).actions()) {
 *   if (action instanceof GuiAction.Click click) {
 *     ...
 *   }
 * }
 * }</pre>
 *
 * @param text the whole text, as it came
 * @param steps what it holds, in order; empty if it holds no action
 */
public record GuiAnswer(String text, List<Step> steps) {
  /** Refuses null for a required component. */
  public GuiAnswer {
    Objects.requireNonNull(text, "text");
    steps = List.copyOf(steps);
  }

  /**
   * An action and what was said about it.
   *
   * @param thought the reason, if the model returns it: the text before the action
   * @param tool the tool it is for, such as {@code computer_use}; null from the older model
   * @param action what to do
   */
  public record Step(@Nullable String thought, @Nullable String tool, GuiAction action) {
    /** Checks that there is an action. */
    public Step {
      Objects.requireNonNull(action, "action");
    }
  }

  /** Reads an answer. What cannot be read is a {@link GuiAction.Unknown}; nothing is thrown. */
  public static GuiAnswer of(ChatResponse answer) {
    return of(Objects.requireNonNull(answer, "answer is null").text());
  }

  /** Reads an answer's text. */
  public static GuiAnswer of(String text) {
    return new GuiAnswer(
        Objects.requireNonNull(text, "text is null"), new GuiAnswerReader(text).steps());
  }

  /** The actions, in order. */
  public List<GuiAction> actions() {
    return steps.stream().map(Step::action).collect(Collectors.toList());
  }
}
