package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.Script.StreamFault;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One request as it reached the server.
 *
 * @param method the HTTP method
 * @param url the whole address
 * @param headers the headers as sent
 * @param body the bytes of the body
 * @param requestId the id its answer will carry
 * @param streamFault what is to happen in the stream that answers it, null for nothing
 */
record IncomingRequest(
    String method,
    HttpUrl url,
    Headers headers,
    ByteString body,
    String requestId,
    @Nullable StreamFault streamFault) {

  static IncomingRequest of(RecordedRequest request, String requestId) {
    HttpUrl url = request.getRequestUrl();
    String method = request.getMethod();
    if (url == null || method == null) {
      throw new IllegalArgumentException("this is no HTTP request: " + request.getRequestLine());
    }
    return new IncomingRequest(
        method, url, request.getHeaders(), request.getBody().snapshot(), requestId, null);
  }

  IncomingRequest withStreamFault(@Nullable StreamFault fault) {
    return new IncomingRequest(method, url, headers, body, requestId, fault);
  }

  /** The path without a last slash, which the service does not mind. */
  String path() {
    String path = url.encodedPath();
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** The key it was sent with, empty if there is none. */
  String key() {
    String given = headers.get("Authorization");
    String header = given == null ? "" : given.strip();
    return header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7).strip() : "";
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  boolean enables(String header) {
    return "enable".equalsIgnoreCase(header(header));
  }

  @Nullable String query(String name) {
    return url.queryParameter(name);
  }

  /**
   * The body as JSON with these fields.
   *
   * @throws Refusal in the service's words if it is not
   */
  ObjectNode json(String... required) {
    ObjectNode json = Wire.objectOrNull(body.toByteArray());
    if (json == null) {
      throw Refusal.body();
    }
    for (String field : required) {
      JsonNode value = json.path(field);
      if (value.isMissingNode()
          || value.isNull()
          || (value.isTextual() && value.asText("").isBlank())) {
        throw Refusal.parameters();
      }
    }
    Addresses.check(json);
    return json;
  }

  RecordedCall recorded() {
    Map<String, String> names = new TreeMap<>();
    for (String name : headers.names()) {
      names.put(name.toLowerCase(Locale.ROOT), String.join(", ", headers.values(name)));
    }
    String query = url.encodedQuery();
    return new RecordedCall(
        method,
        url.encodedPath(),
        query == null ? "" : query,
        Collections.unmodifiableMap(names),
        bodyText(names.getOrDefault("content-type", "")));
  }

  private String bodyText(String contentType) {
    return contentType.startsWith("multipart/")
        ? "(" + contentType + ", " + body.size() + " bytes)"
        : body.utf8();
  }
}
