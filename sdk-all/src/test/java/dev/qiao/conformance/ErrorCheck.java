package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error of a service, at whatever place it came, against the exception a caller gets. */
final class ErrorCheck {
  private final ExpectedErrors expected;

  ErrorCheck(ExpectedErrors expected) {
    this.expected = expected;
  }

  /** Whether a body is an error, whatever the HTTP status is. */
  static boolean isError(JsonNode body) {
    if (body.path("error").isObject() || !text(body.path("error")).isEmpty()) {
      return true;
    }
    JsonNode base = body.path("base_resp").path("status_code");
    if (base.isNumber() && base.intValue() != 0) {
      // A poll that brought the state of a task is a good answer, also where the task has failed.
      return text(body.path("task_id")).isEmpty() || text(body.path("status")).isEmpty();
    }
    return !text(body.path("code")).isEmpty()
        && !body.has("output")
        && !body.has("data")
        && !body.has("choices");
  }

  /** The exception is the documented one and has what the service said. */
  void check(Vendor vendor, int status, JsonNode headers, JsonNode body, @Nullable Throwable thrown)
      throws Mismatch {
    JsonNode error = body.path("error").isObject() ? body.path("error") : body;
    String code = text(error.path("code"));
    String message = text(error.path("message"));
    if (!text(body.path("error")).isEmpty()) {
      message = text(body.path("error"));
    }
    if (code.isEmpty()) {
      code = text(error.path("type"));
    }
    if (body.path("base_resp").isObject()) {
      code = text(body.path("base_resp").path("status_code"));
      message = text(body.path("base_resp").path("status_msg"));
    }
    String wanted = expected.of(vendor, status, code);
    if (thrown == null) {
      throw new Mismatch("error " + status + " " + code + " gives no exception, not " + wanted);
    }
    String name =
        thrown instanceof ApiException api ? ExpectedErrors.name(api) : Mismatch.text(thrown);
    if (!(thrown instanceof ApiException e) || !ExpectedErrors.fits(wanted, name)) {
      throw new Mismatch("error " + status + " " + code + " gives " + name + ", not " + wanted);
    }
    same("status", String.valueOf(told(status, error)), String.valueOf(e.status()));
    if (body.isObject()) {
      same("code", code, e.code());
      same("message", message, e.vendorMessage());
    }
    same("request id", requestId(headers, body), String.valueOf(e.requestId()));
    if (String.valueOf(e.getMessage()).isBlank() || e.hint().isBlank()) {
      throw new Mismatch("the exception has no message or no hint");
    }
  }

  /** Where HTTP says success, a status may stand in the error. */
  private static int told(int status, JsonNode error) {
    for (String name : new String[] {"status_code", "http_code", "code"}) {
      int told = error.path(name).asInt();
      if (status < 300 && told >= 400 && told < 600) {
        return told;
      }
    }
    return status;
  }

  private static void same(String what, String expected, String actual) throws Mismatch {
    if (!expected.equals(actual)) {
      throw new Mismatch("the exception's " + what + " is " + actual + " and not " + expected);
    }
  }

  private static String requestId(JsonNode headers, JsonNode body) {
    for (String name : new String[] {"request_id", "trace_id"}) {
      if (body.path(name).isTextual()) {
        return body.path(name).asText();
      }
    }
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      if (header.getKey().equalsIgnoreCase("x-request-id")) {
        return header.getValue().asText();
      }
    }
    return "null";
  }

  private static String text(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? node.asText() : "";
  }
}
