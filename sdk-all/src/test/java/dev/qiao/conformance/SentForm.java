package dev.qiao.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A form of several parts, as it went over the wire.
 *
 * @param parts in order
 */
record SentForm(List<Part> parts) {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?i)content-type: *([^\r\n;]+)");

  /**
   * A part.
   *
   * @param fileName null for a field
   * @param type the type of its content, null if it is not told
   */
  record Part(String name, @Nullable String fileName, @Nullable String type, String content) {}

  /** The form in a request. */
  static SentForm of(RecordedRequest request) throws Mismatch {
    String boundary = found(BOUNDARY, String.valueOf(request.getHeader("Content-Type")));
    if (boundary == null) {
      throw new Mismatch("sent: " + request.getHeader("Content-Type") + " is no form of parts");
    }
    String[] pieces =
        ("\r\n" + request.getBody().readUtf8()).split("\r\n--" + Pattern.quote(boundary), -1);
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
      String[] piece = pieces[i].split("\r\n\r\n", 2);
      parts.add(
          new Part(
              String.valueOf(found(NAME, piece[0])),
              found(FILE_NAME, piece[0]),
              found(TYPE, piece[0]),
              piece.length == 1 ? "" : piece[1]));
    }
    return new SentForm(parts);
  }

  private static @Nullable String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  /** The parts that are no file. */
  Pairs fields() {
    Pairs fields = new Pairs();
    parts.stream()
        .filter(part -> part.fileName == null)
        .forEach(part -> fields.add(part.name, part.content));
    return fields;
  }

  /** The last part. */
  Part last() throws Mismatch {
    if (parts.isEmpty()) {
      throw new Mismatch("sent: the form has no parts");
    }
    return parts.get(parts.size() - 1);
  }
}
