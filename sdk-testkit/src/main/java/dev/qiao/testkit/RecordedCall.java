package dev.qiao.testkit;

import java.util.Map;
import java.util.TreeMap;

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
    return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
  }

  /** The request as a line; the key and what the query holds are left out. */
  @Override
  public String toString() {
    Map<String, String> shown = new TreeMap<>(headers);
    shown.computeIfPresent("authorization", (name, value) -> "***");
    return method + " " + path + (query.isEmpty() ? "" : "?..") + " " + shown + " " + body;
  }
}
