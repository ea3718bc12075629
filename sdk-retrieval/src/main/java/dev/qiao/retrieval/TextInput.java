package dev.qiao.retrieval;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.qiao.core.internal.json.Additional;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a request in the OpenAI dialect, in which a single one may be written without a
 * list.
 */
public final class TextInput {
  private final List<String> texts;
  private final boolean isList;

  private TextInput(List<String> texts, boolean isList) {
    this.texts = texts;
    this.isList = isList;
  }

  /** A text, written without a list. */
  public static TextInput of(String text) {
    return new TextInput(List.of(Objects.requireNonNull(text, "the text is null")), false);
  }

  /** Texts, written as a list. */
  public static TextInput of(List<String> texts) {
    return new TextInput(Additional.Copy.list(texts, "texts"), true);
  }

  /**
   * What is on the wire.
   *
   * @throws IllegalArgumentException if it is neither a text nor a list of texts
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static TextInput ofJson(Object value) {
    if (value instanceof String text) {
      return of(text);
    }
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return of(list.stream().map(String.class::cast).toList());
    }
    throw new IllegalArgumentException("the input is neither a text nor a list of texts");
  }

  /** A text or a list, as on the wire. */
  @JsonValue
  Object json() {
    return isList ? texts : texts.get(0);
  }

  /** The texts. */
  public List<String> texts() {
    return texts;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextInput that && json().equals(that.json());
  }

  @Override
  public int hashCode() {
    return json().hashCode();
  }

  /** The texts. */
  @Override
  public String toString() {
    return texts.toString();
  }
}
