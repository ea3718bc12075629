package dev.qiao.core.internal.transport;

import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.error.Signatures;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
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

  /** A longer chain of causes is a loop. */
  private static final int MAX_CAUSES = 20;

  private static final String BEARER = "Bearer ";

  /** An error's body without the key, which a service or a proxy may repeat. */
  byte[] withoutKey(byte[] body) {
    String authorization = headers.getOrDefault("Authorization", "");
    String key = authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String clean = without(text, key);
    return clean.equals(text) ? body : clean.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** An answer without the key, which a service or a proxy may repeat; null if it does not. */
  public @Nullable Answer masked(Answer answer) {
    byte[] clean = withoutKey(answer.body());
    Map<String, List<String>> cleanHeaders = withoutKey(answer.headers());
    return clean == answer.body() && cleanHeaders.equals(answer.headers())
        ? null
        : new Answer(
            answer.status(),
            cleanHeaders,
            answer.requestId() == null ? null : withoutKey(answer.requestId()),
            clean);
  }

  /** The headers of an answer without the key. */
  Map<String, List<String>> withoutKey(Map<String, List<String>> answered) {
    Map<String, List<String>> clean = new LinkedHashMap<>();
    answered.forEach(
        (name, values) -> clean.put(name, values.stream().map(this::withoutKey).toList()));
    return clean;
  }

  /** A text without the key. */
  String withoutKey(String text) {
    return new String(withoutKey(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  /** An error's body without the key and without the signatures of links. */
  byte[] withoutSecrets(byte[] body) {
    byte[] keyless = withoutKey(body);
    String text = new String(keyless, StandardCharsets.ISO_8859_1);
    String clean = Signatures.removed(text);
    return clean.equals(text) ? keyless : clean.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The same of words, such as a message about a status line that cannot be read. */
  String withoutSecrets(@Nullable String words) {
    return Signatures.removed(withoutKey(String.valueOf(words)));
  }

  /** The cause of a failure; one that repeats a secret is replaced by its words without it. */
  Throwable withoutSecrets(Throwable cause) {
    int depth = 0;
    for (Throwable e = cause; e != null && depth < MAX_CAUSES; e = e.getCause(), depth++) {
      String words = e.toString();
      if (!withoutSecrets(words).equals(words)) {
        IOException clean = new IOException(withoutSecrets(cause.toString()));
        clean.setStackTrace(cause.getStackTrace());
        return clean;
      }
    }
    return cause;
  }

  /** Takes the key out as it was sent, with JSON escapes, in Base64, and encoded for a URL. */
  private static String without(String text, String key) {
    if (key.length() < SHORTEST_KEY) {
      return text;
    }
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    String clean =
        text.replace(key, "***")
            .replace(URLEncoder.encode(key, StandardCharsets.UTF_8), "***")
            .replace(Base64.getEncoder().encodeToString(bytes), "***")
            .replace(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), "***")
            .replace(Base64.getEncoder().withoutPadding().encodeToString(bytes), "***");
    if (clean.indexOf('\\') < 0) {
      return clean;
    }
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      escaped
          .append("(?:\\\\?")
          .append(Pattern.quote(String.valueOf(c)))
          .append("|\\\\u(?i:")
          .append(String.format(Locale.ROOT, "%04x", (int) c))
          .append("))");
    }
    return Pattern.compile(escaped.toString()).matcher(clean).replaceAll("***");
  }

  /** Without the headers, which hold the key. */
  @Override
  public String toString() {
    return "ApiCall[" + operation + " " + method + " " + url.host() + "]";
  }
}
