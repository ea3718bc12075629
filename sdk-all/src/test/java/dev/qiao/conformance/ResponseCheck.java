package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import java.util.List;
import java.util.function.Function;

/**
 * An answer of a vector: every value of it reaches the caller, typed; an error is the named one.
 */
final class ResponseCheck {
  private final Wire wire;
  private final ErrorCheck errors;

  ResponseCheck(Wire wire, ErrorCheck errors) {
    this.wire = wire;
    this.errors = errors;
  }

  /** Checks what a request of an operation brings when it is answered so. */
  void check(Vector vector, Operation<?, ?> operation, Request request) throws Mismatch {
    Function<JsonNode, Outcome> parse =
        response ->
            wire.answering(response, () -> wire.send(operation, request, RequestOptions.DEFAULTS));
    check(vector, operation.vendor(), parse);
    if (vector.response().has("sse")) {
      new CollectCheck(wire).check(vector, operation, request, parse.apply(vector.response()));
    }
  }

  /** Checks what a parse makes of an answer. */
  void check(Vector vector, Vendor vendor, Function<JsonNode, Outcome> parse) throws Mismatch {
    JsonNode response = vector.response();
    Outcome outcome = parse.apply(response);
    if (response.has("sse")) {
      if (vector.isOdd()) {
        readable("response", outcome);
        return;
      }
      checkEvents(vector, vendor, outcome, parse);
      return;
    }
    int status = response.path("status").asInt(200);
    JsonNode body = response.path("body");
    if (status >= 400 || ErrorCheck.isError(body)) {
      errors.check(vendor, status, response.path("headers"), body, outcome.failure());
      return;
    }
    if (vector.isOdd()) {
      readable("response", outcome);
      return;
    }
    typed("response", outcome);
    LeafCheck.check(response, body, "response.body", outcome, parse);
  }

  private void checkEvents(
      Vector vector, Vendor vendor, Outcome outcome, Function<JsonNode, Outcome> parse)
      throws Mismatch {
    JsonNode response = vector.response();
    JsonNode events = response.path("sse");
    int last = errorAt(events);
    if (last < events.size()) {
      JsonNode event = events.get(last);
      errors.check(
          vendor,
          status(response, event),
          response.path("headers"),
          event.path("data"),
          outcome.failure());
      typed("response", new Outcome(outcome.values(), null));
    } else if (vector.isExcerpt() && outcome.failure() instanceof StreamTruncatedException) {
      typed("response", new Outcome(outcome.values(), null));
    } else {
      typed("response", outcome);
    }
    for (int i = 0; i < last; i++) {
      String path = "response.sse[" + i + "].data";
      LeafCheck.check(response, events.get(i).path("data"), path, outcome, parse);
    }
  }

  /** The index of the event that is an error; beyond the last if none is. */
  private static int errorAt(JsonNode events) {
    for (int i = 0; i < events.size(); i++) {
      JsonNode event = events.get(i);
      if (event.path("event").asText().equals("error") || ErrorCheck.isError(event.path("data"))) {
        return i;
      }
    }
    return events.size();
  }

  /** The status in the event's comment, or the one of the whole answer. */
  private static int status(JsonNode response, JsonNode event) {
    String comment = event.path("comment").asText();
    return comment.startsWith("HTTP_STATUS/")
        ? Integer.parseInt(comment.substring("HTTP_STATUS/".length()))
        : response.path("status").asInt(200);
  }

  private static void readable(String what, Outcome outcome) throws Mismatch {
    if (outcome.failure() != null) {
      throw new Mismatch(what + ": " + Mismatch.text(outcome.failure()));
    }
  }

  /** Everything that was said has a component of its own. */
  static void typed(String what, Outcome outcome) throws Mismatch {
    readable(what, outcome);
    List<String> unknown = CatchAlls.filledIn(outcome.values());
    if (!unknown.isEmpty()) {
      throw new Mismatch(what + ": no component for " + String.join(", ", unknown));
    }
  }
}
