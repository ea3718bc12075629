package dev.qiao.core.internal.transport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.internal.json.Json;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Writes a request without a body into its address. */
public final class Address {
  /** Spelled in percent signs, too, which some proxies and servers decode. */
  private static final Pattern DOTS = Pattern.compile("(?i)\\s*(\\.|%(25)*2e)+\\s*");

  private static final Pattern NO_ID =
      Pattern.compile("(?i)[/\\\\\\p{Cc}]|%(25)*(2f|5c|[01][0-9a-f]|7f)");

  private Address() {}

  /**
   * The address of a request.
   *
   * @param base the URL that the path is appended to, with a trailing slash
   * @param path the path; a part in braces is the component of that name
   * @param components the request as JSON; arrays repeat their name in the query
   */
  public static HttpUrl write(HttpUrl base, String path, JsonNode components) {
    HttpUrl.Builder url = base.newBuilder();
    url.removePathSegment(base.pathSize() - 1);
    for (String part : path.substring(1).split("/", -1)) {
      boolean named = part.startsWith("{") && part.endsWith("}");
      url.addPathSegment(named ? id(name(part), components) : part);
    }
    for (Map.Entry<String, JsonNode> component : components.properties()) {
      if (!path.contains("{" + component.getKey() + "}")) {
        add(url, component.getKey(), component.getValue());
      }
    }
    return url.build();
  }

  /**
   * An id as a path has it. One that is missing, or reads as another path, would turn a deletion of
   * one thing into a request about all of them.
   *
   * @throws RequestValidationException if it is no id
   */
  private static String id(String name, JsonNode components) {
    JsonNode value = components.path(name);
    String id = value.isValueNode() && !value.isNull() ? value.asText() : "";
    String wrong =
        id.isBlank()
            ? "missing"
            : DOTS.matcher(id).matches()
                ? "only dots"
                : NO_ID.matcher(id).find() ? "a text with a slash or a control character" : null;
    if (wrong != null) {
      throw new RequestValidationException(
          name + " is " + wrong + "; it is part of the address and must be one id");
    }
    return id;
  }

  private static String name(String part) {
    return part.substring(1, part.length() - 1);
  }

  private static void add(HttpUrl.Builder url, String name, JsonNode value) {
    if (value.isArray()) {
      value.forEach(element -> add(url, name, element));
    } else if (!value.isNull()) {
      url.addQueryParameter(Json.whole(name), Json.whole(value.asText()));
    }
  }
}
