package dev.qiao.image.gateway;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Violations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of all image requests through a gateway share.
 *
 * @param <B> the builder itself
 */
public abstract class GatewayImageRequestBuilder<B extends GatewayImageRequestBuilder<B>> {
  final Map<String, Object> additional = new LinkedHashMap<>();
  Model model;
  @Nullable Size size;
  private final String sizeSeparator;
  List<GatewayImageMessage> messages = List.of();

  GatewayImageRequestBuilder(Model model, String sizeSeparator) {
    this.model = Objects.requireNonNull(model, "model");
    this.sizeSeparator = sizeSeparator;
  }

  abstract B self();

  /** Another model; the request says which it is for. */
  public B model(Model value) {
    model = Objects.requireNonNull(value, "model");
    return self();
  }

  /** The prompt as messages; usually one. */
  public B messages(List<GatewayImageMessage> value) {
    messages = Additional.Copy.list(value, "messages");
    return self();
  }

  /**
   * Width and height in pixels, written as the model's vendor wants it: {@code 2048*2048} for Qwen
   * and Wan, {@code 1024x1024} for MiniMax and GLM.
   */
  public B size(@Nullable Size value) {
    size = value == null ? null : value.spelledWith(sizeSeparator);
    return self();
  }

  /** A field that this version does not know. */
  public B additional(String name, @Nullable Object value) {
    additional.put(name, value);
    return self();
  }

  /**
   * Refuses what cannot be sent.
   *
   * @throws dev.qiao.core.error.RequestValidationException if no message has words
   */
  final void check() {
    Violations violations = new Violations();
    if (messages.stream().allMatch(message -> message.content().isBlank())) {
      violations.require("messages", List.of(), "say what the image shows");
    }
    violations.throwIfAny(getClass());
  }
}
