package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.task.TaskFinishEvent;
import java.util.List;
import java.util.function.Function;

/**
 * A callback: its request is not ours but comes to a server of the caller's, who parses the body.
 */
final class FinishEventCheck {
  private final Function<String, Object> parser;

  FinishEventCheck() {
    this(TaskFinishEvent::parse);
  }

  /** With a parser of a test's own. */
  FinishEventCheck(Function<String, Object> parser) {
    this.parser = parser;
  }

  /** Checks that the event says all of the body. */
  void check(Vector vector) throws Mismatch {
    JsonNode body = vector.request().path("body");
    if (!body.isObject()) {
      throw new Mismatch("the vector has no event: a JSON object in request.body");
    }
    Function<JsonNode, Outcome> parse =
        request -> Outcome.of(() -> List.of(parser.apply(request.path("body").toString())));
    Outcome outcome = parse.apply(vector.request());
    ResponseCheck.typed("event", outcome);
    LeafCheck.check(vector.request(), body, "request.body", outcome, parse);
  }
}
