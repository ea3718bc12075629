package dev.qiao.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A part of a form.
 *
 * @param fileName null for a field
 * @param bytes what is in it
 */
record FormPart(@Nullable String fileName, ByteString bytes) {
  private static final byte[] LINE_BREAK = "\r\n".getBytes(UTF_8);
  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(UTF_8);
  private static final byte[] END = "--".getBytes(UTF_8);

  private static final Pattern DISPOSITION =
      Pattern.compile("(?im)^Content-Disposition: *([^\r\n]*)");

  private static final Pattern NAME = Pattern.compile("(?:^|;) *name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

  /** The parts of a form by name, in their order; null if it is none. */
  static @Nullable Map<String, FormPart> all(IncomingRequest in) {
    MediaType type = MediaType.parse(String.valueOf(in.header("Content-Type")));
    String boundary = type == null ? null : type.parameter("boundary");
    if (boundary == null) {
      return null;
    }
    // Not OkHttp's MultipartReader: for each piece it reads it searches all that is left.
    byte[] body = in.body().toByteArray();
    byte[] delimiter = ("\r\n--" + boundary).getBytes(UTF_8);
    Map<String, FormPart> parts = new LinkedHashMap<>();
    // The first one may be without its line break.
    int at = startsWith(body, 0, delimiter, 2) ? delimiter.length - 2 : after(body, 0, delimiter);
    while (at >= 0 && !startsWith(body, at, END, 0)) {
      int head = after(body, at, LINE_BREAK);
      int content = head < 0 ? -1 : after(body, head - LINE_BREAK.length, HEAD_END);
      int next = content < 0 ? -1 : after(body, content - LINE_BREAK.length, delimiter);
      if (next < 0
          || !part(
              parts,
              new String(body, head, content - head, UTF_8),
              body,
              content,
              Math.max(content, next - delimiter.length))) {
        return null;
      }
      at = next;
    }
    return at < 0 || parts.isEmpty() ? null : parts;
  }

  /** Adds a part; false if it has no name. */
  private static boolean part(
      Map<String, FormPart> parts, String head, byte[] body, int from, int to) {
    Matcher disposition = DISPOSITION.matcher(head);
    Matcher name = NAME.matcher(disposition.find() ? disposition.group(1) : "");
    if (!name.find()) {
      return false;
    }
    Matcher fileName = FILE_NAME.matcher(disposition.group(1));
    parts.put(
        name.group(1),
        new FormPart(
            fileName.find() ? fileName.group(1) : null, ByteString.of(body, from, to - from)));
    return true;
  }

  /** Where the bytes behind the next occurrence begin, -1 if there is none. */
  private static int after(byte[] body, int from, byte[] wanted) {
    for (int at = Math.max(from, 0); at <= body.length - wanted.length; at++) {
      if (body[at] == wanted[0] && startsWith(body, at, wanted, 0)) {
        return at + wanted.length;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] body, int at, byte[] wanted, int skipped) {
    int length = wanted.length - skipped;
    return at + length <= body.length
        && Arrays.equals(body, at, at + length, wanted, skipped, wanted.length);
  }
}
