package dev.qiao.testkit;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request that reached a {@link FakeModelServer}, for assertions.
 *
 * @param method the HTTP method
 * @param path the path, such as {@code /api/v1/tasks/ID}
 * @param query the query without its question mark, empty if there is none
 * @param headers the headers, their names in lower case and sorted
 * @param body the body as text; for an uploaded form only its type and size
 */
public record RecordedCall(
    String method, String path, String query, Map<String, String> headers, String body) {

  /** Returns the value of a header, ignoring the case of its name; empty if it was not sent. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** Returns method and path, such as {@code POST /api/v1/tasks/ID/cancel}. */
  public String line() {
    return method + " " + path;
  }

  /** Returns a parameter of the query, decoded; empty if it was not sent. */
  public String queryParameter(String name) {
    return Wire.queryParameter(query, name);
  }

  /**
   * Returns a value of the body by its <a href="https://www.rfc-editor.org/rfc/rfc6901">JSON
   * pointer</a>, such as {@code json("/input/prompt")}; {@code json("")} is the whole body.
   *
   * @return a String, a number as Java reads it, a Boolean, a List or a Map; null if the body has
   *     no such value or is not JSON
   */
  public @Nullable Object json(String pointer) {
    return Wire.value(body, pointer);
  }

  /** Returns the request as a line, without the key and the values of the query. */
  @Override
  public String toString() {
    Map<String, String> shown = new TreeMap<>(headers);
    shown.computeIfPresent("authorization", (name, value) -> "***");
    return line() + (query.isEmpty() ? "" : "?..") + " " + shown + " " + body;
  }
}
