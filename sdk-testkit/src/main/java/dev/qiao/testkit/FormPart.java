package dev.qiao.testkit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A part of a form.
 *
 * @param fileName null for a field
 * @param bytes what is in it
 */
record FormPart(@Nullable String fileName, ByteString bytes) {
  private static final Pattern NAME = Pattern.compile("(?:^|;) *name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

  /** The parts of a form by name, in their order; null if it is none. */
  static @Nullable Map<String, FormPart> all(Incoming in) {
    MediaType type = MediaType.parse(String.valueOf(in.header("Content-Type")));
    String boundary = type == null ? null : type.parameter("boundary");
    if (boundary == null) {
      return null;
    }
    Map<String, FormPart> parts = new LinkedHashMap<>();
    try (MultipartReader reader = new MultipartReader(new Buffer().write(in.body()), boundary)) {
      for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
        String head = String.valueOf(part.headers().get("Content-Disposition"));
        Matcher name = NAME.matcher(head);
        if (!name.find()) {
          return null;
        }
        Matcher fileName = FILE_NAME.matcher(head);
        parts.put(
            name.group(1),
            new FormPart(fileName.find() ? fileName.group(1) : null, part.body().readByteString()));
      }
    } catch (IOException e) {
      return null;
    }
    return parts.isEmpty() ? null : parts;
  }
}
