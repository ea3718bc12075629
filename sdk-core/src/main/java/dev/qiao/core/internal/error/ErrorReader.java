package dev.qiao.core.internal.error;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.ApiFailure;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.JsonScanner;
import dev.qiao.core.stream.SseParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a service says of an error, in any of the dialects: native {@code {code, message}},
 * OpenAI style {@code {error: {..}}}, {@code base_resp} inside a 200, or no JSON at all.
 *
 * @param vendor whose error table counts
 * @param host where the request went, for hints
 * @param region the client's region, for hints
 * @param regionDefaulted whether the region is the default because none was chosen, for hints
 */
public record ErrorReader(Vendor vendor, String host, String region, boolean regionDefaulted) {
  /** The headers that have the id of the request, first the one of most vendors. */
  public static final List<String> ID_HEADERS = List.of("x-request-id", "trace-id", "trace_id");

  private static final byte[] CODE = "code\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DETAIL = "\"detail\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SUCCESS = "\"success\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MESSAGE = "\"message\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ERROR = "\"error\"".getBytes(StandardCharsets.US_ASCII);
  private static final int BODY_LIMIT = 64 * 1024;

  /** Larger answers are looked through without a tree of their payload. */
  private static final int MAX_TREE = 16 * 1024;

  /** Where an answer holds the words of an error, beside texts at its top. */
  private static final Set<String> ERROR_PLACES = Set.of("error", "base_resp", "header", "message");

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

  /** A failure that has only a code and a message, such as that of a failed task. */
  public ApiFailure failure(int status, String code, String message, @Nullable String requestId) {
    return failure(status, code, message, requestId, Map.of(), "");
  }

  /** Whether a JSON answer with a success status is an error all the same. */
  public static boolean isErrorInside(JsonNode tree) {
    return ErrorBody.isIn(tree);
  }

  /** The same of a body; only those that look like it are parsed. */
  public static boolean isErrorInside(byte[] body) {
    boolean isLarge = body.length > MAX_TREE;
    boolean speaks = false;
    for (int at = JsonScanner.next(body, 0);
        at < body.length;
        at = JsonScanner.next(body, at + 1)) {
      if (JsonScanner.isAt(body, at - CODE.length + 1, CODE)
          || JsonScanner.isAt(body, at, ERROR)
          || JsonScanner.isAt(body, at, DETAIL)
          || JsonScanner.isAt(body, at, SUCCESS)) {
        return isError(body, isLarge ? outline(body) : Json.treeOrNull(body));
      }
      speaks |= JsonScanner.isAt(body, at, MESSAGE);
    }
    // Every chat answer has a message, and nearly all in a payload of which no tree is needed.
    if (!speaks || isLarge || !isInOwnFields(body, MESSAGE)) {
      return false;
    }
    JsonNode top = outline(body);
    return isError(body, top == null ? Json.treeOrNull(body) : top);
  }

  /** Whether a word may be a name at the top of an object, and not only of what is inside it. */
  private static boolean isInOwnFields(byte[] body, byte[] word) {
    if (body[0] != '{') {
      return true;
    }
    int depth = 0;
    for (int at = 0; at < body.length; at++) {
      switch (body[at]) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> {
          if (depth == 1 && JsonScanner.isAt(body, at, word)) {
            return true;
          }
          at++;
          while (at < body.length && body[at] != '"') {
            at += body[at] == '\\' ? 2 : 1;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private static boolean isError(byte[] body, @Nullable JsonNode known) {
    JsonNode tree = known == null ? framed(body) : known;
    return tree != null && isErrorInside(tree);
  }

  /** The top of an answer; of a payload only whether there is any, and its base_resp. */
  private static @Nullable JsonNode outline(byte[] body) {
    try (JsonParser json = Json.MAPPER.createParser(body)) {
      return json.nextToken() == JsonToken.START_OBJECT ? outline(json, 0) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static ObjectNode outline(JsonParser json, int depth) throws IOException {
    ObjectNode top = Json.MAPPER.createObjectNode();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == null) {
        break;
      }
      if (value.isScalarValue() || ERROR_PLACES.contains(name)) {
        top.set(name, json.<JsonNode>readValueAsTree());
      } else if (value == JsonToken.START_OBJECT && depth == 0 && name.equals("output")) {
        top.set(name, outline(json, 1));
      } else if (value == JsonToken.START_OBJECT) {
        top.set(name, marked(json, JsonToken.END_OBJECT, top.objectNode().put("x", 1)));
      } else {
        top.set(name, marked(json, JsonToken.END_ARRAY, top.arrayNode().add(1)));
      }
    }
    return top;
  }

  /** Skips a container; an empty one becomes null, another one a mark that there is something. */
  private static JsonNode marked(JsonParser json, JsonToken end, JsonNode mark) throws IOException {
    int depth = 1;
    boolean empty = true;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      if (token == null) {
        break;
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      empty &= token == end && depth == 0;
    }
    return empty ? NullNode.getInstance() : mark;
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
    boolean silent = code.isEmpty() && message.isEmpty() && body.isEmpty();
    String hint =
        (silent && row.hint().equals(Hints.NO_ROW) ? Hints.NO_REASON : row.hint())
            .replace("{host}", host)
            .replace("{region}", region)
            .replace("{assumed}", regionDefaulted ? ", assumed because none was set" : "");
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
