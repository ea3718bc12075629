package dev.qiao.text.qwen;

import dev.qiao.core.internal.json.Additional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something GUI-Plus wants done on a screen. {@link GuiAnswer} reads them from an answer. Every
 * action has {@code additional}, the arguments this version does not know.
 */
public sealed interface GuiAction {

  /**
   * A place on the screen, from its upper left corner. The prompt of the vendor speaks of a screen
   * of 1000 x 1000, its sample answers in the pixels of the picture: look at what your prompt says.
   *
   * @param x to the right
   * @param y down
   */
  record Point(int x, int y) {
    /** The same place on a screen of another size. */
    public Point scaled(int fromWidth, int fromHeight, int toWidth, int toHeight) {
      return new Point(
          Math.round((float) x * toWidth / fromWidth),
          Math.round((float) y * toHeight / fromHeight));
    }
  }

  /** A button of the mouse. */
  enum Button {
    /** Left. */
    LEFT,
    /** Middle. */
    MIDDLE,
    /** Right. */
    RIGHT
  }

  /**
   * Click: {@code left_click}, {@code right_click}, {@code middle_click}, {@code double_click},
   * {@code triple_click}, {@code click}.
   *
   * @param button which button
   * @param times how often, 1 to 3
   * @param at where; null for where the mouse is
   * @param additional arguments this version does not know
   */
  record Click(Button button, int times, @Nullable Point at, Map<String, Object> additional)
      implements GuiAction {
    public Click {
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * Move the mouse: {@code mouse_move}.
   *
   * @param to where to
   * @param additional arguments this version does not know
   */
  record MouseMove(Point to, Map<String, Object> additional) implements GuiAction {
    /** Refuses null for a required component. */
    public MouseMove {
      Objects.requireNonNull(to, "to");
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * Press the left button, move, and let go: {@code left_click_drag}.
   *
   * @param to where to, from where the mouse is
   * @param additional arguments this version does not know
   */
  record Drag(Point to, Map<String, Object> additional) implements GuiAction {
    /** Refuses null for a required component. */
    public Drag {
      Objects.requireNonNull(to, "to");
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * Type a text: {@code type}.
   *
   * @param text the text
   * @param additional arguments this version does not know
   */
  record Type(String text, Map<String, Object> additional) implements GuiAction {
    /** Refuses null for a required component. */
    public Type {
      Objects.requireNonNull(text, "text");
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * Press keys together: {@code key}.
   *
   * @param keys their names, in the order of pressing
   * @param additional arguments this version does not know
   */
  record Key(List<String> keys, Map<String, Object> additional) implements GuiAction {
    public Key {
      keys = List.copyOf(keys);
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * Turn the wheel: {@code scroll}, {@code hscroll}.
   *
   * @param pixels how far; the sign is the direction
   * @param horizontal whether sideways
   * @param at where; null for where the mouse is
   * @param additional arguments this version does not know
   */
  record Scroll(int pixels, boolean horizontal, @Nullable Point at, Map<String, Object> additional)
      implements GuiAction {
    public Scroll {
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * Wait: {@code wait}.
   *
   * @param time how long; on the wire in seconds
   * @param additional arguments this version does not know
   */
  record Wait(Duration time, Map<String, Object> additional) implements GuiAction {
    /** Refuses null for a required component. */
    public Wait {
      Objects.requireNonNull(time, "time");
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * The task has ended: {@code terminate}.
   *
   * @param status {@code success} or {@code failure}
   * @param additional arguments this version does not know
   */
  record Terminate(String status, Map<String, Object> additional) implements GuiAction {
    /** Refuses null for a required component. */
    public Terminate {
      Objects.requireNonNull(status, "status");
      additional = Additional.Copy.of(additional);
    }

    /** Whether the task is done. */
    public boolean isSuccess() {
      return status.equals("success");
    }
  }

  /**
   * Answer the user: {@code answer}.
   *
   * @param text the words
   * @param additional arguments this version does not know
   */
  record Answer(String text, Map<String, Object> additional) implements GuiAction {
    /** Refuses null for a required component. */
    public Answer {
      Objects.requireNonNull(text, "text");
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * Ask the user: {@code interact}.
   *
   * @param text the words
   * @param additional arguments this version does not know
   */
  record Interact(String text, Map<String, Object> additional) implements GuiAction {
    /** Refuses null for a required component. */
    public Interact {
      Objects.requireNonNull(text, "text");
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * An action this version does not know, or one that cannot be read.
   *
   * @param action the word for it; null if it could not be read
   * @param arguments what it says; empty if that could not be read
   * @param source as the model wrote it
   * @param problem why it could not be read; null for an unknown action
   */
  record Unknown(
      @Nullable String action,
      Map<String, Object> arguments,
      String source,
      @Nullable String problem)
      implements GuiAction {
    public Unknown {
      arguments = Additional.Copy.of(arguments);
    }
  }
}
