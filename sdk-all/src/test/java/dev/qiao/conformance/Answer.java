package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.mockwebserver.MockResponse;

/** Renders the response of a vector as the service would send it. */
final class Answer {
  private Answer() {}

  /** For a request whose answer does not matter. */
  static MockResponse none() {
    return new MockResponse().setBody("{}").setHeader("Content-Type", "application/json");
  }

  static MockResponse of(JsonNode response) {
    boolean events = response.has("sse");
    JsonNode body = response.path("body");
    MockResponse answer =
        new MockResponse()
            .setResponseCode(response.path("status").asInt(200))
            .setHeader("Content-Type", events ? "text/event-stream" : "application/json")
            .setBody(
                events
                    ? events(response.path("sse"))
                    : body.isTextual() ? body.asText() : json(body));
    response
        .path("headers")
        .properties()
        .forEach(header -> answer.setHeader(header.getKey(), header.getValue().asText()));
    return answer;
  }

  private static String json(JsonNode body) {
    return body.isMissingNode() || body.isNull() ? "" : body.toString();
  }

  private static String events(JsonNode events) {
    StringBuilder text = new StringBuilder();
    for (JsonNode event : events) {
      line(text, "id:", event.path("id"));
      line(text, "event:", event.path("event"));
      line(text, ":", event.path("comment"));
      line(text, "data:", event.path("data"));
      text.append('\n');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      String content = value.isValueNode() ? value.asText() : value.toString();
      for (String part : content.split("\n", -1)) {
        text.append(name).append(part).append('\n');
      }
    }
  }
}
