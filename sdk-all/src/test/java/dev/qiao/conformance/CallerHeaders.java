package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.Request;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.mockwebserver.RecordedRequest;

/**
 * The headers of a vector. What the SDK writes by itself must simply be there; what is a caller's
 * choice is chosen in the typed way, and if there is none the header is missed.
 */
final class CallerHeaders {
  /** Wire name in lower case, and the builder's method with one text argument. */
  private static final Map<String, String> SETTERS =
      Map.of("x-dashscope-datainspection", "dataInspection");

  private CallerHeaders() {}

  /** The request with the headers that its builder offers. */
  static Request chosen(Request request, JsonNode headers) throws Mismatch {
    Request chosen = request;
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      String setter = SETTERS.get(header.getKey().toLowerCase(Locale.ROOT));
      if (setter != null) {
        Object builder = Builders.of(chosen);
        Optional<Method> method =
            Arrays.stream(builder.getClass().getMethods())
                .filter(m -> m.getName().equals(setter) && m.getParameterCount() == 1)
                .filter(m -> m.getParameterTypes()[0] == String.class)
                .findFirst();
        if (method.isPresent()) {
          Builders.invoke(builder, method.get(), header.getValue().asText());
          chosen = Builders.build(builder);
        }
      }
    }
    return chosen;
  }

  /** The headers that are chosen for each call. */
  static RequestOptions options(JsonNode headers) {
    RequestOptions.Builder options = RequestOptions.builder();
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      if (header.getKey().equalsIgnoreCase("X-DashScope-WorkSpace")) {
        options.workspace(header.getValue().asText());
      }
    }
    return options.build();
  }

  /** Every header of the vector was sent. */
  static void check(JsonNode headers, RecordedRequest sent) throws Mismatch {
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      String name = header.getKey();
      String expected = header.getValue().asText();
      String actual = sent.getHeader(name);
      if (actual == null) {
        throw new Mismatch("header " + name + ": " + expected + " was not sent");
      }
      boolean same =
          name.equalsIgnoreCase("Content-Type")
              ? type(expected).equals(type(actual))
              : expected.equals(actual);
      if (!same) {
        throw new Mismatch("header " + name + " was sent as " + actual + " and not " + expected);
      }
    }
  }

  private static String type(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
