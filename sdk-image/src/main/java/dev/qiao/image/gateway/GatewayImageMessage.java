package dev.qiao.image.gateway;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;

/**
 * What is said to the model.
 *
 * @param role {@code user} or {@code system}
 * @param content the words
 * @param additional fields beside these
 */
public record GatewayImageMessage(
    String role, String content, @Additional Map<String, Object> additional) {
  /** Refuses null for a required component, and an additional field named like a component. */
  public GatewayImageMessage {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(content, "content");
    additional = Additional.Copy.of(additional, GatewayImageMessage.class);
  }

  /** The prompt. */
  public static GatewayImageMessage user(String content) {
    return new GatewayImageMessage("user", content, Map.of());
  }

  /** How the model is to work. */
  public static GatewayImageMessage system(String content) {
    return new GatewayImageMessage("system", content, Map.of());
  }
}
