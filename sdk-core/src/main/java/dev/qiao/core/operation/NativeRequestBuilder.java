package dev.qiao.core.operation;

import dev.qiao.core.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the flat builders of all requests of the form {@code {model, input, parameters}} share: the
 * model, and fields that this version does not know.
 *
 * @param <B> the builder itself
 */
public abstract class NativeRequestBuilder<B extends NativeRequestBuilder<B>> {
  /** The model. */
  protected Model model;

  /** Fields beside model, input and parameters. */
  protected final Map<String, Object> additional = new LinkedHashMap<>();

  /** Fields of the input without a setter. */
  protected final Map<String, Object> additionalInput = new LinkedHashMap<>();

  /** Parameters without a setter. */
  protected final Map<String, Object> additionalParameters = new LinkedHashMap<>();

  /** Whether {@code parameters} are sent even if they are empty. */
  protected boolean parametersSent;

  /** Starts with a model. */
  protected NativeRequestBuilder(Model model) {
    this.model = Objects.requireNonNull(model, "model");
  }

  /** This builder. */
  protected abstract B self();

  /** Another model. */
  public B model(Model value) {
    model = Objects.requireNonNull(value, "model");
    return self();
  }

  /** A field beside model, input and parameters that this version does not know. */
  public B additional(String name, @Nullable Object value) {
    additional.put(name, value);
    return self();
  }

  /** A field of the input that this version does not know. */
  public B additionalInput(String name, @Nullable Object value) {
    additionalInput.put(name, value);
    return self();
  }

  /** A parameter that this version does not know. */
  public B additionalParameter(String name, @Nullable Object value) {
    additionalParameters.put(name, value);
    return self();
  }
}
