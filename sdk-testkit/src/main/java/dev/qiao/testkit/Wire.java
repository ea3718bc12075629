package dev.qiao.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/** JSON and XML as the services write them. */
final class Wire {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Wire() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tree of a body, null if it is no JSON object. */
  static @Nullable ObjectNode objectOrNull(byte[] body) {
    try {
      return MAPPER.readTree(body) instanceof ObjectNode object ? object : null;
    } catch (IOException e) {
      return null;
    }
  }

  static MockResponse json(int status, JsonNode body) {
    return new MockResponse()
        .setResponseCode(status)
        .setHeader("Content-Type", "application/json;charset=UTF-8")
        .setBody(text(body));
  }

  /** An answer of the service with its request id in body and header. */
  static MockResponse answer(ObjectNode body, String requestId) {
    return json(200, body.put("request_id", requestId)).setHeader("x-request-id", requestId);
  }

  /** A refusal of the object storage, which speaks XML. */
  static MockResponse storageError(int status, String code, String message, String requestId) {
    return new MockResponse()
        .setResponseCode(status)
        .setHeader("Content-Type", "application/xml")
        .setHeader("x-oss-request-id", requestId)
        .setBody(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n  <Code>"
                + code
                + "</Code>\n  <Message>"
                + message
                + "</Message>\n  <RequestId>"
                + requestId
                + "</RequestId>\n</Error>\n");
  }
}
