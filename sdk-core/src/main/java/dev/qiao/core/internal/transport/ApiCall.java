package dev.qiao.core.internal.transport;

import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.error.ErrorReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call to be made, with all that decides how.
 *
 * @param operation the operation's id, for listeners and logs
 * @param method the HTTP method
 * @param url the address
 * @param headers all headers of ours
 * @param body the body, null for none
 * @param repeatable whether it may be repeated after it may have reached the service: true for
 *     reads, false for anything that may cost money
 * @param timeouts the phases' limits
 * @param total the limit of one attempt, null for none
 * @param retry what to repeat
 * @param errors how to read refusals
 * @param responseLimit the largest answer accepted, in bytes
 */
public record ApiCall(
    String operation,
    String method,
    HttpUrl url,
    Map<String, String> headers,
    @Nullable RequestBody body,
    boolean repeatable,
    Timeouts timeouts,
    @Nullable Duration total,
    RetryPolicy retry,
    ErrorReader errors,
    long responseLimit) {
  /** What is shorter is no real key, and could be part of any word. */
  private static final int SHORTEST_KEY = 8;

  private static final String BEARER = "Bearer ";

  /** An error's body without the key, which a service or a proxy may repeat. */
  byte[] withoutKey(byte[] body) {
    String authorization = headers.getOrDefault("Authorization", "");
    String key = authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
    String text = new String(body, StandardCharsets.ISO_8859_1);
    return key.length() < SHORTEST_KEY || !text.contains(key)
        ? body
        : text.replace(key, "***").getBytes(StandardCharsets.ISO_8859_1);
  }
}
