package dev.qiao.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.List;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request of a vector: its body, or its address if it has no body, is what the typed request
 * says, all of it, and a client sends it with the verb of its operation to the documented place.
 */
final class RequestCheck {
  private final Wire wire;

  RequestCheck(Wire wire) {
    this.wire = wire;
  }

  /** The typed request of a vector, rebuilt through its own builder. */
  static Request read(Vector vector, Operation<?, ?> operation) throws Mismatch {
    ObjectReader reader = Json.MAPPER.readerFor(operation.requestType());
    Request first =
        operation.isForm()
            ? parse(FormCheck.components(vector), "the form", operation, reader)
            : operation.hasBody()
                ? parse(vector.request().path("body"), "the body", operation, reader)
                : parse(
                    components(vector, operation).json(),
                    "the address",
                    operation,
                    reader.with(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY));
    Request rebuilt = rebuilt(first);
    if (!rebuilt.equals(first)) {
      throw new Mismatch(
          "toBuilder().build() gives another request: " + rebuilt + " and not " + first);
    }
    return CallerHeaders.chosen(rebuilt, vector.request().path("headers"));
  }

  /**
   * Requests that callers build have a builder. Those that no caller sees have none: the client
   * makes them itself, as for the cancel of a handle or {@code client.temporaryKey(..)}.
   */
  private static Request rebuilt(Request request) throws Mismatch {
    return Modifier.isPublic(request.getClass().getModifiers())
        ? Builders.build(Builders.of(request))
        : request;
  }

  /** What a request without a body says in its address. */
  private static Pairs components(Vector vector, Operation<?, ?> operation) {
    Place place = vector.place();
    Pairs inPath = place.variables(operation.path());
    return place.query() == null ? inPath : inPath.and(place.query());
  }

  private static Request parse(
      JsonNode from, String where, Operation<?, ?> operation, ObjectReader reader) throws Mismatch {
    String what = where + " is not read as a " + operation.requestType().getSimpleName() + ": ";
    try {
      return reader.readValue(from);
    } catch (JsonProcessingException e) {
      throw new Mismatch(what + e.getOriginalMessage());
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      throw new Mismatch(what + Mismatch.text(e));
    }
  }

  /** Checks a request that the service takes. */
  void check(Vector vector, Operation<?, ?> operation) throws Mismatch {
    Request request = read(vector, operation);
    if (operation.isForm()) {
      RecordedRequest sent = send(vector, operation, request);
      checkPlace(vector, sent);
      FormCheck.check(vector, sent);
      return;
    }
    JsonNode written = Json.MAPPER.valueToTree(request);
    JsonNode body = vector.request().path("body");
    if (operation.hasBody()) {
      different("written again", JsonDifference.first(body, written));
    } else {
      different("written again", components(vector, operation).difference(Pairs.of(written)));
    }
    List<String> unknown = CatchAlls.filledIn(request);
    if (!unknown.isEmpty()) {
      throw new Mismatch("request: no component for " + String.join(", ", unknown));
    }
    RecordedRequest sent = send(vector, operation, request);
    checkPlace(vector, sent);
    if (operation.hasBody()) {
      JsonNode sentBody = withoutWhatTheVerbAdds(sentBody(sent), body);
      different("sent", JsonDifference.first(body, sentBody));
    } else if (sent.getBodySize() != 0 || !body.isEmpty()) {
      throw new Mismatch("sent: the body is " + text(sent) + " and not " + body);
    }
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
    if (!(outcome.failure() instanceof RequestValidationException)) {
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
    List<RecordedRequest> sent = wire.requests();
    if (sent.isEmpty()) {
      throw new Mismatch(
          "nothing was sent"
              + (outcome.failure() == null ? "" : ": " + Mismatch.text(outcome.failure())));
    }
    return sent.get(0);
  }

  /** Method, path and headers are the documented ones. */
  static void checkPlace(Vector vector, RecordedRequest sent) throws Mismatch {
    if (!vector.method().equals(sent.getMethod())) {
      throw new Mismatch("sent with " + sent.getMethod() + " and not " + vector.method());
    }
    String difference = vector.place().difference(String.valueOf(sent.getPath()));
    if (difference != null) {
      throw new Mismatch(difference);
    }
    CallerHeaders.check(headers(vector), sent);
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

  private static String text(RecordedRequest sent) {
    return "\"" + sent.getBody().readUtf8() + "\"";
  }

  private static void different(String when, @Nullable String difference) throws Mismatch {
    if (difference != null) {
      throw new Mismatch(when + ": " + difference);
    }
  }
}
