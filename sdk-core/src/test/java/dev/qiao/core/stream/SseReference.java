package dev.qiao.core.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The HTML standard's event stream, word for word and slow: decode, split into lines, interpret. It
 * shares no code and no idea with {@link SseParser}.
 */
final class SseReference {
  private SseReference() {}

  static List<SseEvent> parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    List<SseEvent> events = new ArrayList<>();
    StringBuilder data = new StringBuilder();
    String name = "";
    String id = null;
    String comment = null;
    for (String line : lines(text)) {
      if (line.isEmpty()) {
        if (data.length() > 0) {
          String whole = data.substring(0, data.length() - 1);
          events.add(new SseEvent(id, name.isEmpty() ? "message" : name, whole, comment));
        }
        data.setLength(0);
        name = "";
        comment = null;
        continue;
      }
      int colon = line.indexOf(':');
      if (colon == 0) {
        comment = line.substring(1);
        continue;
      }
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      if (value.startsWith(" ")) {
        value = value.substring(1);
      }
      switch (field) {
        case "data" -> data.append(value).append('\n');
        case "event" -> name = value;
        case "id" -> id = value.indexOf('\0') >= 0 ? id : value;
        default -> {
          // Ignored, as the standard says.
        }
      }
    }
    return events;
  }

  /** Lines that an end of line closes; what is left at the end of the stream is no line. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(start, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    return lines;
  }
}
