package dev.qiao.core.internal.error;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON answer says of an error, whichever dialect it speaks: native {@code {code, message}},
 * OpenAI style {@code {error: {..}}}, {@code base_resp} (MiniMax; inside {@code output} where
 * DashScope hosts it), {@code header.error_code} of a WebSocket, {@code {code, msg, success}}.
 *
 * @param status the HTTP status, or the one that the body names where HTTP says success
 * @param code the vendor's code, empty if it gave none
 * @param message the vendor's words, empty if it gave none
 * @param requestId the vendor's id of the request
 */
record ErrorBody(int status, String code, String message, @Nullable String requestId) {
  private static final List<String> IDS = List.of("request_id", "requestId", "trace_id");
  private static final List<String> PAYLOADS =
      List.of("output", "data", "choices", "result", "results");

  private static final List<String> WORDS =
      List.of("message", "msg", "error_msg", "error", "detail", "errors");

  /** An answer that says nothing but what went wrong has no more fields. */
  private static final int MAX_BARE_FIELDS = 3;

  /** Codes that some answers carry although all is well. */
  private static final Set<String> GOOD = Set.of("", "0", "200", "ok", "success");

  static ErrorBody of(int status, Map<String, List<String>> headers, JsonNode answer) {
    JsonNode tree = single(answer);
    String requestId = requestId(tree, headers);
    JsonNode base = baseResp(tree);
    if (hasFailed(base)) {
      return new ErrorBody(
          status, text(base.path("status_code")), text(base.path("status_msg")), requestId);
    }
    JsonNode header = tree.path("header");
    if (!text(header.path("error_code")).isEmpty()) {
      return new ErrorBody(
          status, text(header.path("error_code")), text(header.path("error_message")), requestId);
    }
    JsonNode error = tree.path("error").isObject() ? tree.path("error") : tree;
    String code =
        first(error.path("code"), error.path("type"), tree.path("code"), tree.path("error_code"));
    String message = words(error);
    return new ErrorBody(
        status(status, tree), code, message.isEmpty() ? words(tree) : message, requestId);
  }

  /** Whether an answer whose HTTP status says success is an error all the same. */
  static boolean isIn(JsonNode answer) {
    JsonNode tree = single(answer);
    if ((tree.path("error").isObject() && !tree.path("error").isEmpty())
        || text(tree.at("/header/event")).equals("task-failed")) {
      return true;
    }
    if (hasFailed(baseResp(tree))) {
      // The state of a failed task has its reason in the same form, and is a valid answer.
      return text(tree.path("task_id")).isEmpty()
          || first(tree.path("status"), tree.path("task_status")).isEmpty();
    }
    if (hasPayload(tree)) {
      return false;
    }
    if ((isBad(said(tree.path("error"))) && !tree.path("error").isBoolean())
        || (!said(tree.path("detail")).isEmpty() && tree.size() <= MAX_BARE_FIELDS)) {
      return true;
    }
    boolean speaks = tree.has("message") || tree.has("msg") || tree.has("error_msg");
    boolean coded =
        isBad(text(tree.path("code")))
            || isBad(text(tree.path("error_code")))
            || tree.path("status_code").asInt(0) >= 400
            || tree.path("status").asInt(0) >= 400
            || text(tree.path("status")).equals("error");
    String words = said(tree.path("message")).toLowerCase(Locale.ROOT);
    boolean bad = isBad(words) && (!words.contains("success") || words.matches(".*\\b(not|un).*"));
    return text(tree.path("success")).equals("false")
        || (speaks && (coded || (bad && isOnlyWords(tree))));
  }

  /** Whether there is nothing but words, an id of the request and codes that say nothing. */
  private static boolean isOnlyWords(JsonNode tree) {
    for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!name.equals("message") && !IDS.contains(name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasPayload(JsonNode tree) {
    for (String name : PAYLOADS) {
      JsonNode payload = tree.path(name);
      if (payload.isContainerNode() ? !payload.isEmpty() : !text(payload).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode baseResp(JsonNode tree) {
    JsonNode base = tree.path("base_resp");
    return base.isObject() ? base : tree.path("output").path("base_resp");
  }

  private static boolean hasFailed(JsonNode base) {
    return isBad(text(base.path("status_code")));
  }

  private static boolean isBad(String codeOrWords) {
    return !GOOD.contains(codeOrWords.toLowerCase(Locale.ROOT));
  }

  /** Errors inside a stream, and a gateway's, name the status that HTTP does not. */
  private static int status(int status, JsonNode tree) {
    if (status >= 300) {
      return status;
    }
    JsonNode error = tree.path("error");
    for (JsonNode told :
        List.of(
            tree.path("status_code"),
            error.path("http_code"),
            error.path("code"),
            error.path("status"),
            tree.path("code"),
            tree.path("status"))) {
      int number = told.asInt(0);
      if (number >= 400 && number < 600) {
        return number;
      }
    }
    return status;
  }

  static @Nullable String requestId(@Nullable JsonNode tree, Map<String, List<String>> headers) {
    if (tree != null) {
      for (JsonNode place : List.of(tree, tree.path("error"), tree.path("output"))) {
        for (String name : IDS) {
          if (place.path(name).isTextual()) {
            return place.path(name).textValue();
          }
        }
      }
    }
    for (String name : ErrorReader.ID_HEADERS) {
      List<String> header = headers.get(name);
      if (header != null && !header.isEmpty()) {
        return header.get(0);
      }
    }
    return null;
  }

  /** The only object of a list, as some gateways wrap an error; anything else as it is. */
  private static JsonNode single(JsonNode answer) {
    return answer.isArray() && answer.size() == 1 ? answer.path(0) : answer;
  }

  /** What an object says under any of the names for it; empty if it says nothing. */
  private static String words(JsonNode object) {
    for (String name : WORDS) {
      String said = said(object.path(name));
      if (!said.isEmpty()) {
        return said;
      }
    }
    return "";
  }

  /**
   * Words as a text: services that check fields answer with a list of objects, each with its place.
   */
  private static String said(JsonNode node) {
    if (!node.isContainerNode()) {
      return text(node);
    }
    List<String> parts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(one -> parts.add(said(one)));
      parts.removeIf(String::isEmpty);
      return String.join("; ", parts);
    }
    node.path("loc").forEach(place -> parts.add(text(place)));
    String words = words(node);
    words = words.isEmpty() && !node.isEmpty() ? node.toString() : words;
    return parts.isEmpty() ? words : String.join(".", parts) + ": " + words;
  }

  private static String first(JsonNode... nodes) {
    for (JsonNode node : nodes) {
      String text = text(node);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static String text(JsonNode node) {
    return node.isNull() ? "" : node.asText("");
  }
}
