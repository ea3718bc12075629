package dev.qiao.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.error.InvalidRequestException;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.mockwebserver.RecordedRequest;

/**
 * A request of a vector: its body is what the typed request says, all of it, and a client sends it
 * with the verb of its operation to the documented place.
 */
final class RequestCheck {
  private final Wire wire;

  RequestCheck(Wire wire) {
    this.wire = wire;
  }

  /** The typed request of a vector's body, rebuilt through its own builder. */
  static Request read(Vector vector, Operation<?, ?> operation) throws Mismatch {
    Request first = parse(vector.request().path("body"), operation.requestType());
    Request rebuilt = Builders.build(Builders.of(first));
    if (!rebuilt.equals(first)) {
      throw new Mismatch(
          "toBuilder().build() gives another request: " + rebuilt + " and not " + first);
    }
    return CallerHeaders.chosen(rebuilt, vector.request().path("headers"));
  }

  private static Request parse(JsonNode body, Class<? extends Request> type) throws Mismatch {
    try {
      return Json.MAPPER.treeToValue(body, type);
    } catch (JsonProcessingException e) {
      throw new Mismatch(
          "the body is not read as a " + type.getSimpleName() + ": " + e.getOriginalMessage());
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new Mismatch(
          "the body is not read as a " + type.getSimpleName() + ": " + Mismatch.text(e));
    }
  }

  /** Checks a request that the service takes. */
  void check(Vector vector, Operation<?, ?> operation) throws Mismatch {
    JsonNode body = vector.request().path("body");
    Request request = read(vector, operation);
    different("written again", body, Json.MAPPER.valueToTree(request));
    List<String> unknown = CatchAlls.filledIn(request);
    if (!unknown.isEmpty()) {
      throw new Mismatch("request: no component for " + String.join(", ", unknown));
    }
    RecordedRequest sent = send(vector, operation, request);
    checkPlace(vector, sent);
    different("sent", body, withoutWhatTheVerbAdds(sentBody(sent), body));
  }

  /**
   * Checks a request that the service refused: the SDK refuses it as well, or sends it where it
   * belongs.
   */
  void checkRefused(Vector vector, Operation<?, ?> operation) throws Mismatch {
    Request request;
    try {
      request = read(vector, operation);
    } catch (Mismatch refusedByTheBuilder) {
      return;
    }
    Outcome outcome =
        wire.answering(
            Answer.none(),
            () -> wire.send(operation, request, CallerHeaders.options(headers(vector))));
    if (!(outcome.failure() instanceof InvalidRequestException)) {
      checkPlace(vector, taken(outcome));
    }
  }

  private RecordedRequest send(Vector vector, Operation<?, ?> operation, Request request)
      throws Mismatch {
    return taken(
        wire.answering(
            Answer.none(),
            () -> wire.send(operation, request, CallerHeaders.options(headers(vector)))));
  }

  private RecordedRequest taken(Outcome outcome) throws Mismatch {
    RecordedRequest sent = wire.lastRequest();
    if (sent == null) {
      throw new Mismatch(
          "nothing was sent"
              + (outcome.failure() == null ? "" : ": " + Mismatch.text(outcome.failure())));
    }
    return sent;
  }

  /** Method, path and headers are the documented ones. */
  static void checkPlace(Vector vector, RecordedRequest sent) throws Mismatch {
    if (!vector.method().equals(sent.getMethod())) {
      throw new Mismatch("sent with " + sent.getMethod() + " and not " + vector.method());
    }
    String path = String.valueOf(sent.getPath());
    if (!pattern(vector.path()).matcher(withoutLastSlash(path)).matches()) {
      throw new Mismatch("sent to " + path + " and not " + vector.path());
    }
    CallerHeaders.check(headers(vector), sent);
  }

  /** A question mark stands for what the documents do not show. */
  private static Pattern pattern(String path) {
    StringBuilder pattern = new StringBuilder();
    for (String part : withoutLastSlash(path).split("\\?", -1)) {
      pattern.append(pattern.length() == 0 ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString());
  }

  private static String withoutLastSlash(String path) {
    return path.replaceAll("/(?=$|\\?)", "");
  }

  private static JsonNode headers(Vector vector) {
    return vector.request().path("headers");
  }

  private static JsonNode sentBody(RecordedRequest sent) throws Mismatch {
    try {
      return Json.MAPPER.readTree(sent.getBody().readByteArray());
    } catch (IOException e) {
      throw new Mismatch("what was sent is not JSON: " + Mismatch.text(e));
    }
  }

  /** The body without the components that only a verb writes, where the vector leaves them out. */
  private static JsonNode withoutWhatTheVerbAdds(JsonNode sent, JsonNode vector) {
    remove(sent, vector, "stream");
    remove(sent, vector, "stream_options");
    remove(sent.path("parameters"), vector.path("parameters"), "incremental_output");
    if (!vector.has("parameters") && sent.path("parameters").isEmpty()) {
      remove(sent, vector, "parameters");
    }
    return sent;
  }

  private static void remove(JsonNode sent, JsonNode vector, String name) {
    if (sent instanceof ObjectNode object && !vector.has(name)) {
      object.remove(name);
    }
  }

  private static void different(String when, JsonNode expected, JsonNode actual) throws Mismatch {
    String difference = JsonDifference.first(expected, actual);
    if (difference != null) {
      throw new Mismatch(when + ": " + difference);
    }
  }
}
