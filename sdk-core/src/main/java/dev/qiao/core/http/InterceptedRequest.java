package dev.qiao.core.http;

import dev.qiao.core.Endpoint;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP request as an {@link Interceptor} sees and may change it. The body is not shown.
 *
 * @param method the HTTP method
 * @param uri the address, query included
 * @param headers the headers; {@code toString} hides their values
 */
public record InterceptedRequest(String method, URI uri, Map<String, String> headers) {
  /** Copies the headers. */
  public InterceptedRequest {
    headers = Map.copyOf(headers);
  }

  /** A copy with a header set. */
  public InterceptedRequest withHeader(String name, String value) {
    Map<String, String> copy = new LinkedHashMap<>(headers);
    copy.keySet().removeIf(name::equalsIgnoreCase);
    copy.put(name, value);
    return new InterceptedRequest(method, uri, copy);
  }

  @Override
  public String toString() {
    return method + " " + Endpoint.host(uri) + uri.getPath() + " " + headers.keySet();
  }
}
