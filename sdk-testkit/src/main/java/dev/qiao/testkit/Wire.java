package dev.qiao.testkit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.HttpUrl;
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

  /** A value of a body by its JSON pointer, as plain Java; null if there is none. */
  static @Nullable Object value(String body, String pointer) {
    JsonPointer path = JsonPointer.compile(pointer);
    try {
      JsonNode node = MAPPER.readTree(body).at(path);
      return node.isMissingNode() ? null : MAPPER.convertValue(node, Object.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** A parameter of a query, decoded; empty if it is not there. */
  static String queryParameter(String query, String name) {
    HttpUrl url = HttpUrl.parse("http://localhost/?" + query);
    String value = url == null ? null : url.queryParameter(name);
    return value == null ? "" : value;
  }

  static MockResponse json(int status, JsonNode body) {
    return new MockResponse()
        .setResponseCode(status)
        .setHeader("Content-Type", "application/json;charset=UTF-8")
        .setBody(text(body));
  }

  /** A list of models as OpenAI writes it. */
  static MockResponse modelList(IncomingRequest in, String... models) {
    ObjectNode body = object().put("object", "list");
    ArrayNode data = body.putArray("data");
    for (String model : models) {
      data.addObject().put("id", model).put("object", "model");
    }
    return json(200, body).setHeader("x-request-id", in.requestId());
  }

  /** An answer of the service with its request id in body and header. */
  static MockResponse answer(ObjectNode body, String requestId) {
    return json(200, body.put("request_id", requestId)).setHeader("x-request-id", requestId);
  }

  /** The same answer to a HEAD: the headers of the body, its length included, and no body. */
  static MockResponse headOf(MockResponse answer) {
    return new MockResponse().setStatus(answer.getStatus()).setHeaders(answer.getHeaders());
  }

  /** The storage's refusal of a request. */
  static MockResponse storageError(IncomingRequest in, Refusal refusal) {
    return storageError(refusal.status(), refusal.code(), refusal.message(), in.requestId());
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
