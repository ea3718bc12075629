package dev.qiao.core.internal.transport;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Refuses headers that would break out of their line, or break the exchange. */
public final class HeaderValues {
  /** Begins the names that belong to a proxy or to the handshake of a WebSocket. */
  private static final Set<String> RESERVED_STARTS = Set.of("proxy-", "sec-websocket-");

  /** What the SDK writes for its own credentials and bodies. */
  private static final Set<String> WRITTEN =
      Set.of("authorization", "content-type", "content-length", "host", "transfer-encoding");

  /** What decides how an exchange goes on, or how its answer is read. */
  private static final Set<String> RESERVED =
      Set.of(
          "accept-encoding",
          "connection",
          "content-encoding",
          "expect",
          "http2-settings",
          "if-range",
          "keep-alive",
          "range",
          "te",
          "trailer",
          "upgrade",
          "x-dashscope-sse");

  private static final String ASYNC = "x-dashscope-async";

  private HeaderValues() {}

  /** The name of a header of one typed call. */
  public static String ofCall(String name) {
    if (Objects.requireNonNull(name, "the name of a header is null").equalsIgnoreCase(ASYNC)) {
      throw new IllegalArgumentException(
          "the header "
              + name
              + " cannot be set: submit(..) sends a request as a task, call(..) waits for the"
              + " answer");
    }
    return ofRaw(name);
  }

  /** The name of a header of a raw request, which may submit a task. */
  public static String ofRaw(String name) {
    String known =
        Objects.requireNonNull(name, "the name of a header is null").toLowerCase(Locale.ROOT);
    if (WRITTEN.contains(known)) {
      throw new IllegalArgumentException(
          "the header " + name + " is written by the SDK; set apiKey(..) for another key");
    }
    if (RESERVED.contains(known) || RESERVED_STARTS.stream().anyMatch(known::startsWith)) {
      throw new IllegalArgumentException(
          "the header "
              + name
              + " cannot be set: the SDK writes it where it is needed, and another value would"
              + " break the exchange");
    }
    checked("header name", name);
    if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
      throw new IllegalArgumentException(
          "\""
              + name
              + "\" is no name of a header: it is letters, digits and dashes, without blanks and"
              + " colons");
    }
    return name;
  }

  /** Adds headers; one that is there already, in any case, is replaced. */
  public static void addAll(Map<String, String> headers, Map<String, String> more) {
    more.forEach(
        (name, value) -> {
          headers.keySet().removeIf(name::equalsIgnoreCase);
          headers.put(name, checked(name, value));
        });
  }

  /** The workspace as its header has it. An empty one would be another than none. */
  public static String workspace(String value) {
    if (checked("workspace", value).isBlank()) {
      throw new IllegalArgumentException(
          "the workspace is blank; leave workspace(..) out for the account's own");
    }
    return value;
  }

  /** A value, or a name, that a header can have. */
  public static String checked(String name, String value) {
    Objects.requireNonNull(value, () -> "the " + name + " is null");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c > '~') {
        throw new IllegalArgumentException(
            name
                + " has a character at position "
                + i
                + " that a header cannot contain (a line break or a non-ASCII character)");
      }
    }
    return value;
  }
}
