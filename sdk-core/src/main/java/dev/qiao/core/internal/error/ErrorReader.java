package dev.qiao.core.internal.error;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.ApiFailure;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.Quotes;
import dev.qiao.core.stream.SseParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a service says of an error, in any of the dialects: native {@code {code, message}},
 * OpenAI style {@code {error: {..}}}, {@code base_resp} inside a 200, or no JSON at all.
 *
 * @param vendor whose error table counts
 * @param host where the request went, for hints
 * @param region the client's region, for hints
 * @param regionAssumed whether nobody chose the region, for hints
 */
public record ErrorReader(Vendor vendor, String host, String region, boolean regionAssumed) {
  private static final byte[] CODE = "code\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ERROR = "\"error\"".getBytes(StandardCharsets.US_ASCII);
  private static final int BODY_LIMIT = 64 * 1024;

  /** Errors inside a success are small; larger answers are not looked through. */
  private static final int LARGEST_INSIDE = 16 * 1024;

  /** The exception for an answer whose HTTP status says error. */
  public ApiException read(int status, Map<String, List<String>> headers, byte[] body) {
    JsonNode tree = Json.treeOrNull(body);
    tree = tree == null ? framed(body) : tree;
    return tree == null
        ? create(
            status, "", notJson(body), ErrorBody.requestId(null, headers), headers, bounded(body))
        : fromTree(status, headers, tree, body);
  }

  /** The JSON in the first event of a body of server-sent events; null if it is none. */
  private static @Nullable JsonNode framed(byte[] body) {
    byte[] ended = Arrays.copyOf(body, body.length + 2);
    Arrays.fill(ended, body.length, ended.length, (byte) '\n');
    SseParser events = new SseParser(new ByteArrayInputStream(ended), Integer.MAX_VALUE);
    try {
      return events.advance() ? Json.treeOrNull(events.copyData()) : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** The exception for an error that came inside an answer whose HTTP status says success. */
  public ApiException fromTree(
      int status, Map<String, List<String>> headers, JsonNode tree, byte[] body) {
    ErrorBody told = ErrorBody.of(status, headers, tree);
    return create(
        told.status(), told.code(), told.message(), told.requestId(), headers, bounded(body));
  }

  /** A failure that is told by code and message alone, such as a failed task's. */
  public ApiFailure failure(int status, String code, String message, @Nullable String requestId) {
    return failure(status, code, message, requestId, Map.of(), "");
  }

  /** Whether a JSON answer with a success status is an error all the same. */
  public static boolean isErrorInside(JsonNode tree) {
    return ErrorBody.isIn(tree);
  }

  /** The same of a body; only small ones that look like it are parsed. */
  public static boolean isErrorInside(byte[] body) {
    if (body.length > LARGEST_INSIDE) {
      return false;
    }
    if (!mentionsError(body)) {
      return false;
    }
    JsonNode tree = Json.treeOrNull(body);
    return tree != null && isErrorInside(tree);
  }

  /** Most answers hold neither word, and are not parsed here. */
  private static boolean mentionsError(byte[] body) {
    for (int at = Quotes.next(body, 0); at < body.length; at = Quotes.next(body, at + 1)) {
      if (Quotes.isAt(body, at - CODE.length + 1, CODE) || Quotes.isAt(body, at, ERROR)) {
        return true;
      }
    }
    return false;
  }

  private ApiException create(
      int status,
      String code,
      String message,
      @Nullable String requestId,
      Map<String, List<String>> headers,
      String body) {
    return exception(failure(status, code, message, requestId, headers, body));
  }

  private ApiFailure failure(
      int status,
      String code,
      String message,
      @Nullable String requestId,
      Map<String, List<String>> headers,
      String body) {
    ErrorTable.Row row = ErrorTable.of(vendor).find(status, code, message);
    boolean retryable =
        row.retryable() || (row.kind() == ErrorKind.BY_STATUS_CLASS && status >= 500);
    String hint =
        row.hint()
            .replace("{host}", host)
            .replace("{region}", region)
            .replace("{assumed}", regionAssumed ? ", assumed because none was set" : "");
    return new ApiFailure(vendor, status, code, message, requestId, headers, body, hint, retryable);
  }

  /** The exception that a failure becomes. */
  public static ApiException exception(ApiFailure failure) {
    return ErrorTable.of(failure.vendor())
        .find(failure.status(), failure.code(), failure.message())
        .kind()
        .create(failure);
  }

  /** The same refusal with another hint. */
  public static ApiException withHint(ApiException refusal, String hint) {
    return exception(
        new ApiFailure(
            refusal.vendor(),
            refusal.status(),
            refusal.code(),
            refusal.vendorMessage(),
            refusal.requestId(),
            refusal.headers(),
            refusal.body(),
            hint,
            refusal.isRetryable()));
  }

  private static String notJson(byte[] body) {
    String text = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "(an empty body)" : "(not JSON) " + text;
  }

  /** The body as text, cut. */
  public static String bounded(byte[] body) {
    byte[] part = body.length > BODY_LIMIT ? Arrays.copyOf(body, BODY_LIMIT) : body;
    return new String(part, StandardCharsets.UTF_8);
  }
}
