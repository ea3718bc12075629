package dev.qiao.text.glm;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who plays whom, for Zhipu's role models.
 *
 * @param userInfo what the user is like
 * @param botInfo what the model's role is like
 * @param botName the role's name
 * @param userName the user's name
 * @param additional fields beside these
 */
public record RoleMeta(
    @Nullable String userInfo,
    @Nullable String botInfo,
    @Nullable String botName,
    @Nullable String userName,
    @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public RoleMeta {
    additional = Additional.Copy.of(additional, RoleMeta.class);
  }

  /** Both, by name and by what they are like. */
  public static RoleMeta of(String userName, String userInfo, String botName, String botInfo) {
    return new RoleMeta(
        Objects.requireNonNull(userInfo, "userInfo is null"),
        Objects.requireNonNull(botInfo, "botInfo is null"),
        Objects.requireNonNull(botName, "botName is null"),
        Objects.requireNonNull(userName, "userName is null"),
        Map.of());
  }
}
