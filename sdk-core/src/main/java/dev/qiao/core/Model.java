package dev.qiao.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The name of a model, such as {@code qwen-plus}. Any name is allowed: tomorrow's model works with
 * today's SDK, because the request type decides path and mode, never the name.
 *
 * @param name the vendor's name of the model, or the name of your own deployment
 */
public record Model(@JsonValue String name) {
  /** Checks that there is a name. */
  public Model {
    Objects.requireNonNull(name, "the name of the model is null: is the property or variable set?");
    if (name.isBlank()) {
      throw new IllegalArgumentException("the model's name is empty");
    }
  }

  /** The model of that name. */
  @JsonCreator
  public static Model of(String name) {
    return new Model(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
