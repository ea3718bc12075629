package dev.qiao.conformance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a vector's request goes. A question mark begins a query if a name and an equals sign follow
 * it, and otherwise stands for what the documents do not show. A last slash says nothing.
 *
 * @param path the path
 * @param query the query, null if the path ends with what the documents do not show
 */
record Place(String path, @Nullable Pairs query) {
  private static final Pattern QUERY = Pattern.compile("\\?(?=[^?/=]+=)");

  /** The place that a vector's path names. */
  static Place of(String written) {
    Matcher query = QUERY.matcher(written);
    if (query.find()) {
      return new Place(
          withoutLastSlash(written.substring(0, query.start())),
          Pairs.ofQuery(written.substring(query.end())));
    }
    return new Place(withoutLastSlash(written), written.endsWith("?") ? null : Pairs.ofQuery(""));
  }

  /** Why a request that was sent has gone elsewhere, null if it has not. */
  @Nullable String difference(String sent) {
    String[] parts = sent.split("\\?", 2);
    if (!pattern().matcher(decoded(withoutLastSlash(parts[0]))).matches()) {
      return "sent to " + sent + " and not " + path;
    }
    String difference =
        query == null ? null : query.difference(Pairs.ofQuery(parts.length == 1 ? "" : parts[1]));
    return difference == null ? null : "sent to " + sent + ": " + difference;
  }

  private Pattern pattern() {
    StringBuilder pattern = new StringBuilder();
    for (String part : path.split("\\?", -1)) {
      pattern.append(pattern.length() == 0 ? "" : ".*").append(Pattern.quote(decoded(part)));
    }
    return Pattern.compile(pattern.toString());
  }

  /**
   * What the path has at the names in braces of an operation's path. Whether it is that path at all
   * shows when the request is sent.
   *
   * @param template such as {@code /tasks/{task_id}/cancel}; what stands before it does not matter
   */
  Pairs variables(String template) {
    String[] names = template.split("/", -1);
    String[] parts = path.split("/", -1);
    int before = parts.length - names.length;
    Pairs found = new Pairs();
    for (int i = 1; i < names.length; i++) {
      if (names[i].startsWith("{")) {
        String part = before < 0 ? "" : parts[before + i];
        found.add(names[i].substring(1, names[i].length() - 1), decoded(part));
      }
    }
    return found;
  }

  /** The last part of the path. */
  String name() {
    return decoded(path.substring(path.lastIndexOf('/') + 1));
  }

  private static String decoded(String path) {
    return Pairs.decoded(path.replace("+", "%2B"));
  }

  private static String withoutLastSlash(String path) {
    return path.replaceFirst("/$", "");
  }
}
