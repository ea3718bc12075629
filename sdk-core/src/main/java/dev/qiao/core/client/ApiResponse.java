package dev.qiao.core.client;

import dev.qiao.core.internal.transport.BufferedResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A typed answer with its HTTP response: status, headers, the bytes as received.
 *
 * @param <T> the type of the answer
 */
public final class ApiResponse<T> {
  private final T value;
  private final int status;
  private final Map<String, List<String>> headers;
  private final @Nullable String requestId;
  private final byte[] body;

  /**
   * Creates a response, for tests of your own code that takes one. Those of a client come from its
   * calls.
   *
   * @param value the typed answer
   * @param status the HTTP status
   * @param headers the response headers, by lower-case name
   * @param requestId the vendor's id of the request
   * @param body the body's bytes, which are copied
   */
  public ApiResponse(
      T value,
      int status,
      Map<String, List<String>> headers,
      @Nullable String requestId,
      byte[] body) {
    this(status, headers, requestId, body.clone(), value);
  }

  private ApiResponse(
      int status,
      Map<String, List<String>> headers,
      @Nullable String requestId,
      byte[] body,
      T value) {
    this.value = value;
    this.status = status;
    this.headers = headers;
    this.requestId = requestId;
    this.body = body;
  }

  /** A response around an answer whose bytes no other code holds, so that none are copied. */
  static <T> ApiResponse<T> of(BufferedResponse answer, T value) {
    return new ApiResponse<>(
        answer.status(), answer.headers(), answer.requestId(), answer.body(), value);
  }

  /** The typed answer. */
  public T value() {
    return value;
  }

  /** The HTTP status, 200 to 299. */
  public int status() {
    return status;
  }

  /** The response headers, by lower-case name. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** Returns the first value of a header, ignoring the case of its name. */
  public Optional<String> header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** The vendor's id of this request, for a support ticket. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** The body's bytes as they came, decompressed. */
  public byte[] rawBody() {
    return body.clone();
  }

  /** The body as text. */
  public String rawText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "ApiResponse[status=" + status + ", requestId=" + requestId + ", value=" + value + "]";
  }
}
