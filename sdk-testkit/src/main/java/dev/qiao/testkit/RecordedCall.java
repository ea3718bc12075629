package dev.qiao.testkit;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request that reached a {@link FakeModelServer}, for assertions.
 *
 * @param method the HTTP method
 * @param path the path, such as {@code /api/v1/tasks/..}
 * @param query the query without its question mark, empty if there is none
 * @param headers the headers, their names in lower case and sorted
 * @param body the body as text; of an uploaded form only its type and size
 */
public record RecordedCall(
    String method, String path, String query, Map<String, String> headers, String body) {

  /** The value of a header, whatever the case of its name; empty if it was not sent. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** Method and path, {@code POST /api/v1/tasks/../cancel} for one. */
  public String line() {
    return method + " " + path;
  }

  /** A parameter of the query, decoded; empty if it was not sent. */
  public String queryParameter(String name) {
    return Wire.queryParameter(query, name);
  }

  /**
   * A value of the body by its <a href="https://www.rfc-editor.org/rfc/rfc6901">JSON pointer</a>,
   * such as {@code json("/input/prompt")}; {@code json("")} is the whole.
   *
   * @return a String, a number as Java reads it, a Boolean, a List or a Map; null if the body has
   *     no such value or is no JSON
   */
  public @Nullable Object json(String pointer) {
    return Wire.value(body, pointer);
  }

  /** The request as a line; the key and what the query holds are left out. */
  @Override
  public String toString() {
    Map<String, String> shown = new TreeMap<>(headers);
    shown.computeIfPresent("authorization", (name, value) -> "***");
    return line() + (query.isEmpty() ? "" : "?..") + " " + shown + " " + body;
  }
}
