package dev.qiao.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A secret key. Only {@link #reveal()} returns its text; {@code toString} is masked, so that the
 * key can be logged or shown in a debugger.
 */
public final class ApiKey {
  private static final String NULL = "the API key is null: is the property or variable set?";

  private final String secret;

  private ApiKey(String secret) {
    this.secret = secret;
  }

  /**
   * Wraps a key.
   *
   * @throws NullPointerException if the key is null
   * @throws IllegalArgumentException if the key is empty or holds white space, a line break or a
   *     character that a header cannot contain; the message does not repeat the key
   */
  @JsonCreator
  public static ApiKey of(String secret) {
    Objects.requireNonNull(secret, NULL);
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("the API key is empty");
    }
    for (int i = 0; i < secret.length(); i++) {
      char c = secret.charAt(i);
      if (c <= ' ' || c > '~') {
        throw new IllegalArgumentException(
            "the API key has a character that a header cannot contain at position "
                + i
                + " (a space, line break or non-ASCII character); was it copied whole and"
                + " trimmed?");
      }
    }
    return new ApiKey(secret);
  }

  /** Returns the text of the key. Do not log it. */
  public String reveal() {
    return secret;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ApiKey that && secret.equals(that.secret);
  }

  @Override
  public int hashCode() {
    return secret.hashCode();
  }

  @Override
  public String toString() {
    return "ApiKey(***)";
  }
}
