package dev.qiao.core.internal.file;

import dev.qiao.core.file.MediaFormat;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What kind of file is expected under a name, and whether something else came with a status of
 * success: the page of a proxy, an error as JSON, or nothing. Whatever may be the file is let
 * through.
 */
public enum Expected {
  /** A picture, video, sound or model: never empty, never text. */
  MEDIA,
  /** The result of a model under a name that says nothing: never empty, never a web page. */
  RESULT,
  /** A document or data, which may be empty or any text. */
  ANYTHING;

  /** How many first bytes are looked at. */
  public static final int LOOKED_AT = 512;

  private static final int SHOWN = 60;
  private static final Set<String> MORE_MEDIA =
      Set.of(
          "jpeg", "jpe", "jfif", "tiff", "heif", "m4v", "mpeg", "m2ts", "mka", "opus", "oga", "ogv",
          "wma", "aif", "aiff", "pcm", "glb", "fbx", "ico", "3gp", "psd");

  private static final Set<String> DOCUMENTS =
      Set.of(
          "txt", "json", "jsonl", "ndjson", "htm", "html", "xhtml", "xml", "md", "csv", "tsv",
          "srt", "vtt", "lrc", "ass", "log", "yaml", "yml", "svg", "pdf", "docx", "xlsx", "pptx",
          "epub", "mobi", "gltf", "obj", "mtl", "usda");

  /**
   * What is expected.
   *
   * @param name the file's own name, as in its link
   * @param target the name it is saved under
   * @param isKept whether an account keeps the file, which then may be of any kind
   */
  public static Expected of(String name, String target, boolean isKept) {
    String wanted = extension(target);
    String own = isKept ? "" : extension(name);
    if (DOCUMENTS.contains(wanted) || (DOCUMENTS.contains(own) && !isMedia(wanted))) {
      return ANYTHING;
    }
    if (isMedia(wanted) || isMedia(own)) {
      return MEDIA;
    }
    return isKept ? ANYTHING : RESULT;
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean isMedia(String extension) {
    for (MediaFormat format : MediaFormat.values()) {
      if (format != MediaFormat.UNKNOWN && format.extension().equals(extension)) {
        return true;
      }
    }
    return MORE_MEDIA.contains(extension);
  }

  /**
   * Why what came cannot be the file; null if it can.
   *
   * @param start its first bytes
   * @param contentType as announced, null if it was not
   * @param whole whether there is no more than these bytes if there are fewer than {@link
   *     #LOOKED_AT}
   */
  public @Nullable String wrong(byte[] start, @Nullable String contentType, boolean whole) {
    if (this == ANYTHING) {
      return null;
    }
    String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
    if (start.length == 0) {
      return whole
          ? "nothing came (0 bytes, "
              + (type.isEmpty() ? "no content type" : type)
              + ") with a status of success. Nothing was saved; download it again"
          : null;
    }
    if (MediaFormat.of(start) != MediaFormat.UNKNOWN || !looksWrong(start, type)) {
      return null;
    }
    return "what came is "
        + (this == MEDIA ? "no picture, video or sound" : "no result")
        + " but "
        + (type.isEmpty() ? "something without a content type" : type)
        + " that begins with \""
        + shown(start)
        + "\", as a proxy or a login page sends it. Nothing was saved; check network and link";
  }

  private boolean looksWrong(byte[] start, String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    String text = new String(start, StandardCharsets.UTF_8).strip();
    if (type.equals("text/html") || type.equals("application/xhtml+xml") || isPage(text)) {
      return true;
    }
    if (this != MEDIA) {
      return false;
    }
    boolean textual =
        type.startsWith("text/")
            || type.endsWith("json")
            || type.endsWith("xml")
            || type.equals("application/javascript");
    return (textual && isText(start)) || isXml(text) || isObject(text);
  }

  /** Whether a text is a web page. */
  public static boolean isPage(String text) {
    String start =
        text.substring(0, Math.min(text.length(), LOOKED_AT))
            .replaceFirst("^[\\s\\uFEFF]*", "")
            .replaceFirst("^(?s:<!--.*?-->\\s*|<\\?xml.*?\\?>\\s*)+", "")
            .toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype html")
        || start.matches("(?s)<(html|head|body|title|meta|script|center|h1)[\\s>/].*");
  }

  private static boolean isXml(String text) {
    return text.startsWith("<?xml") || text.startsWith("<Error>") || text.startsWith("\uFEFF<");
  }

  private static boolean isObject(String text) {
    return text.matches("(?s)\\{\\s*\"[^\"]{1,100}\"\\s*:.*");
  }

  private static boolean isText(byte[] start) {
    for (byte b : start) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        return false;
      }
    }
    return true;
  }

  /** A page may repeat the signed link. */
  private static String shown(byte[] start) {
    String text = new String(start, StandardCharsets.UTF_8);
    StringBuilder shown = new StringBuilder();
    text.replaceAll("\\?\\S*", "?..")
        .replaceAll("(?i)(signature|token|key)[\"']?\\s*[=:]\\s*\\S*", "$1=..")
        .codePoints()
        .map(c -> Character.isISOControl(c) || c == 0xFFFD || c > 0xFFFF ? ' ' : c)
        .limit(SHOWN)
        .forEach(shown::appendCodePoint);
    return shown.toString().strip();
  }
}
