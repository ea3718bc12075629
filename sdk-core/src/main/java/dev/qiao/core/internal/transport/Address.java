package dev.qiao.core.internal.transport;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import okhttp3.HttpUrl;

/** Writes a request without a body into its address. */
public final class Address {
  private Address() {}

  /**
   * The address of a request.
   *
   * @param base the URL that the path stands behind, with a last slash
   * @param path the path; a part in braces is the component of that name
   * @param components the request as JSON; arrays repeat their name in the query
   */
  public static HttpUrl write(HttpUrl base, String path, JsonNode components) {
    HttpUrl.Builder url = base.newBuilder();
    url.removePathSegment(base.pathSize() - 1);
    for (String part : path.substring(1).split("/", -1)) {
      boolean named = part.startsWith("{") && part.endsWith("}");
      url.addPathSegment(named ? components.path(name(part)).asText() : part);
    }
    for (Map.Entry<String, JsonNode> component : components.properties()) {
      if (!path.contains("{" + component.getKey() + "}")) {
        add(url, component.getKey(), component.getValue());
      }
    }
    return url.build();
  }

  private static String name(String part) {
    return part.substring(1, part.length() - 1);
  }

  private static void add(HttpUrl.Builder url, String name, JsonNode value) {
    if (value.isArray()) {
      value.forEach(element -> add(url, name, element));
    } else if (!value.isNull()) {
      url.addQueryParameter(name, value.asText());
    }
  }
}
