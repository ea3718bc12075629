package dev.qiao.core.internal.file;

import dev.qiao.core.file.MediaFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names for files in one folder, made from what a server calls them: none leads out of the folder,
 * each is valid on Linux, macOS and Windows, no two are the same there.
 */
public final class SafeNames {
  /** File systems take 255 bytes; a number, {@code .part.etag} and an extension come after it. */
  private static final int MAX_BYTES = 200;

  private static final String DEFAULT = "file";
  private static final Pattern ESCAPED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
  private static final Pattern EXTENSION = Pattern.compile("(?s).+\\.([A-Za-z0-9]{1,10})");

  /** Windows takes them for devices, with any extension. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(?:COM|LPT)[0-9\u00b9\u00b2\u00b3]) *(?:\\..*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What a download itself writes beside its target. */
  private static final Pattern PART =
      Pattern.compile(".*\\.part(?:\\.etag)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What storages call things that {@link MediaFormat} calls otherwise or does not know. */
  private static final Map<String, String> MORE_TYPES =
      Map.of(
          "image/jpg", "jpg",
          "audio/x-wav", "wav",
          "audio/wave", "wav",
          "audio/mp3", "mp3",
          "model/gltf-binary", "glb",
          "application/json", "json",
          "application/zip", "zip",
          "text/plain", "txt",
          "text/vtt", "vtt",
          "application/x-subrip", "srt");

  private final Path folder;
  private final Set<String> names = new HashSet<>();
  private final Set<String> stems = new HashSet<>();
  private final Set<String> bare = new HashSet<>();

  /** The last number of each name, as a server may call everything the same. */
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Names in a folder. What is there already does not count. */
  public SafeNames(Path folder) {
    this.folder = folder;
  }

  /** The next file's place in the folder. */
  public Path next(String name) {
    String safe = clean(name);
    String extension = extension(safe);
    String stem = extension.isEmpty() ? safe : safe.substring(0, safe.lastIndexOf('.'));
    String end = extension.isEmpty() ? "" : "." + extension;
    stem = cut(stem, MAX_BYTES - end.length());
    String unique = stem;
    int number = numbers.getOrDefault(folded(stem + end), 1);
    while (isTaken(unique, end)) {
      unique = stem + "-" + ++number;
    }
    numbers.put(folded(stem + end), number);
    names.add(folded(unique + end));
    stems.add(folded(unique));
    if (end.isEmpty()) {
      bare.add(folded(unique));
    }
    return folder.resolve(unique + end);
  }

  /** A name without an extension will get one, so its stem must be unique. */
  private boolean isTaken(String stem, String end) {
    return names.contains(folded(stem + end))
        || (end.isEmpty() ? stems : bare).contains(folded(stem));
  }

  /** Whether a name has an extension. */
  public static boolean hasExtension(Path path) {
    return !extension(String.valueOf(path.getFileName())).isEmpty();
  }

  /** The extension of a content type, without its dot; empty if it has none. */
  public static String extensionOf(@Nullable String contentType) {
    String type =
        contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    for (MediaFormat format : MediaFormat.values()) {
      if (format.mimeType().equals(type)) {
        return format.extension();
      }
    }
    return MORE_TYPES.getOrDefault(type, "");
  }

  private static String extension(String name) {
    Matcher matcher = EXTENSION.matcher(name);
    return matcher.matches() ? matcher.group(1) : "";
  }

  private String clean(String name) {
    String plain = ESCAPED.matcher(name).replaceAll(SafeNames::unescaped);
    plain = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
    StringBuilder safe = new StringBuilder();
    Normalizer.normalize(plain, Normalizer.Form.NFC)
        .codePoints()
        .map(c -> isSafe(c) ? c : '_')
        .forEach(safe::appendCodePoint);
    String trimmed = trimmed(safe.toString());
    try {
      Path unused = folder.getFileSystem().getPath(trimmed);
    } catch (InvalidPathException e) {
      // Without a locale of UTF-8, Java has no other names than these.
      trimmed = trimmed(trimmed.replaceAll("[^ -~]", "_"));
    }
    if (DEVICE.matcher(trimmed).matches()) {
      return "_" + trimmed;
    }
    return PART.matcher(trimmed).matches() ? trimmed + "_" : trimmed;
  }

  private static String unescaped(MatchResult escaped) {
    String hex = escaped.group().replace("%", "");
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    return Matcher.quoteReplacement(StandardCharsets.UTF_8.decode(bytes).toString());
  }

  private static boolean isSafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> "/\\:*?\"<>|".indexOf(c) < 0;
    };
  }

  /** Dots in front hide a file or lead upwards; Windows drops dots and blanks at the end. */
  private static String trimmed(String name) {
    String inside = name.replaceAll("^[. ]+|[. ]+$", "");
    return inside.isEmpty() ? DEFAULT : inside;
  }

  /** The beginning of a text that has no more bytes than that. */
  private static String cut(String text, int most) {
    int end = Math.min(text.length(), most);
    while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > most) {
      end = text.offsetByCodePoints(end, -1);
    }
    return end == text.length() ? text : trimmed(text.substring(0, end));
  }

  private static String folded(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
