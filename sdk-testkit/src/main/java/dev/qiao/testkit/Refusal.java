package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/** An answer that refuses: thrown by any check, written in the dialect of the path asked. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What the OpenAI-style API calls the codes of the native one. */
  private static final Map<String, String> COMPATIBLE_CODES =
      Map.of(
          "InvalidApiKey", "invalid_api_key",
          "InvalidParameter", "invalid_parameter_error",
          "DataInspectionFailed", "data_inspection_failed",
          "AccessDenied", "access_denied",
          "ModelNotFound", "model_not_found",
          "InternalError", "internal_error",
          "Throttling.RateQuota", "limit_requests",
          "Throttling.BurstRate", "limit_burst_rate",
          "Throttling.AllocationQuota", "insufficient_quota");

  private final int status;
  private final String code;
  private final @Nullable Duration retryAfter;

  Refusal(int status, String code, String message, @Nullable Duration retryAfter) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  static Refusal badRequest(String code, String message) {
    return new Refusal(400, code, message, null);
  }

  static Refusal denied(String message) {
    return new Refusal(403, "AccessDenied", message, null);
  }

  static Refusal badKey(String message) {
    return new Refusal(401, "InvalidApiKey", message, null);
  }

  /** OpenAI's dialect has one sentence for a key that is wrong or not there, blank at its end. */
  static Refusal badKeyCompatible() {
    return badKey("Incorrect API key provided. ");
  }

  static Refusal notFound(String code, String message) {
    return new Refusal(404, code, message, null);
  }

  /** A model that OpenAI's dialect does not know on this path. */
  static Refusal unknownModel(String model) {
    return notFound(
        "ModelNotFound",
        "The model `" + model + "` does not exist or you do not have access to it.");
  }

  /** The documented words for a parameter that is not there or has no legal value. */
  static Refusal parameters() {
    return badRequest(
        "InvalidParameter",
        "Required parameter(s) missing or invalid, please check the request parameters.");
  }

  /** The documented words for a body that is no JSON object. */
  static Refusal body() {
    return badRequest(
        "InvalidParameter", "Required body invalid, please check the request body format.");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String message() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  MockResponse answer(boolean compatible, String requestId) {
    return answer(
        status, compatible ? compatibleBody(requestId) : nativeBody(requestId), requestId);
  }

  /** In a vendor's own status and shape. */
  MockResponse answer(int ownStatus, ObjectNode body, String requestId) {
    MockResponse answer = Wire.json(ownStatus, body).setHeader("x-request-id", requestId);
    if (retryAfter != null) {
      answer.setHeader("Retry-After", String.valueOf(retryAfter.toSeconds()));
    }
    return answer;
  }

  ObjectNode nativeBody(String requestId) {
    return Wire.object().put("code", code).put("message", message()).put("request_id", requestId);
  }

  ObjectNode compatibleBody(String requestId) {
    String name = COMPATIBLE_CODES.getOrDefault(code, code);
    ObjectNode body = Wire.object();
    body.putObject("error")
        .put("message", message())
        .put("type", status == 400 || status == 401 ? "invalid_request_error" : name)
        .putNull("param")
        .put("code", name);
    return body.put("request_id", requestId);
  }
}
