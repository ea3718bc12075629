package dev.qiao.core.internal.file;

import dev.qiao.core.file.MediaFormat;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts given as the address of media. They come from forms and models as well as from programs, so
 * none is read as a file, and none that no service can fetch is sent.
 */
public final class MediaAddress {
  private static final Set<String> WEB = Set.of("http", "https");

  /** Files kept at Alibaba, Moonshot and MiniMax. */
  private static final Set<String> STORES = Set.of("oss", "ms", "mm_file");

  /** What is shorter may be any word. */
  private static final int SHORTEST_BASE64 = 12;

  private static final int SHOWN = 40;
  private static final String FILE_CALLS =
      "for a local file use MediaSource.of(Path), MediaSource.of(File) or"
          + " MediaSource.localFile(String)";

  private MediaAddress() {}

  /**
   * The address as it is sent.
   *
   * @throws IllegalArgumentException if no service could fetch it
   */
  public static String checked(String url) {
    Objects.requireNonNull(url, "the media's address is null");
    if (url.isBlank()) {
      throw new IllegalArgumentException("the media's address is empty");
    }
    String bare = url.strip();
    if (scheme(bare).equals("data")) {
      return dataUri(bare);
    }
    String scheme = scheme(url);
    if (scheme.isEmpty() && !scheme(bare).isEmpty()) {
      scheme = scheme(bare);
    }
    if (WEB.contains(scheme)) {
      return web(url, scheme.length());
    }
    if (STORES.contains(scheme)) {
      return stored(url, scheme.length());
    }
    if (scheme.isEmpty() && isMedia(url)) {
      return base64(url);
    }
    throw refused(url, scheme.equals("file") ? "reads a local file, which a text may not" : null);
  }

  /** The scheme in lower case; empty if there is none, as in a path. */
  private static String scheme(String url) {
    int colon = url.indexOf(':');
    String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    return scheme.matches("[a-z][a-z0-9+._-]*") ? scheme : "";
  }

  private static IllegalArgumentException refused(String url, @Nullable String why) {
    return new IllegalArgumentException(
        "the media's address "
            + shown(url)
            + " "
            + (why == null
                ? "is not one that a service can fetch (https, http, oss, ms, mm_file or data)"
                : why)
            + "; "
            + FILE_CALLS);
  }

  private static IllegalArgumentException malformed(String url, String why) {
    return new IllegalArgumentException("the media's address " + shown(url) + " " + why);
  }

  /** The beginning, without a query, which may be a signature. */
  private static String shown(String url) {
    int query = url.indexOf('?');
    String start = query < 0 ? url : url.substring(0, query) + "?..";
    start = start.replaceFirst("//[^/@]*@", "//***@");
    StringBuilder shown = new StringBuilder("\"");
    start
        .codePoints()
        .limit(SHOWN)
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(shown::appendCodePoint);
    return shown.append(start.length() > SHOWN ? "..\"" : "\"").toString();
  }

  private static String web(String url, int schemeLength) {
    refuseBlanks(url, false);
    if (!url.startsWith("://", schemeLength)) {
      throw malformed(url, "has no // behind its scheme");
    }
    int host = schemeLength + 3;
    int end = host;
    while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    if (end == host || url.charAt(host) == ':' || url.charAt(end - 1) == '@') {
      throw malformed(url, "has no host");
    }
    if (!isAscii(url.substring(host, end))) {
      asciiHost(url, host, end);
    }
    return url;
  }

  /** The address as a request has it: what is not ASCII in a web address is encoded. */
  public static String sent(String url) {
    if (!url.regionMatches(true, 0, "http", 0, 4) || isAscii(url)) {
      return url;
    }
    int host = url.indexOf("://") + 3;
    int end = host;
    while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(0, host) + asciiHost(url, host, end) + encoded(url.substring(end));
  }

  private static String asciiHost(String url, int from, int to) {
    String authority = url.substring(from, to);
    if (isAscii(authority)) {
      return authority;
    }
    int host = authority.lastIndexOf('@') + 1;
    int port = authority.indexOf(':', host);
    int end = port < 0 ? authority.length() : port;
    try {
      return encoded(authority.substring(0, host))
          + IDN.toASCII(authority.substring(host, end), IDN.ALLOW_UNASSIGNED)
          + authority.substring(end);
    } catch (IllegalArgumentException e) {
      throw malformed(url, "has a host that no name server can know");
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7E) {
        return false;
      }
    }
    return true;
  }

  /** Only what is not ASCII: a signature covers the rest as it is. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c < 0x7F) {
                encoded.append((char) c);
                return;
              }
              for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
              }
            });
    return encoded.toString();
  }

  private static String stored(String url, int schemeLength) {
    // The key of an object is a file's name, which may have a blank in it.
    refuseBlanks(url, true);
    if (!url.startsWith("://", schemeLength) || url.length() == schemeLength + 3) {
      throw malformed(url, "names no file behind its scheme");
    }
    return url;
  }

  private static void refuseBlanks(String url, boolean innerAllowed) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      boolean inner = innerAllowed && c == ' ' && i > 0 && i < url.length() - 1;
      if (!inner && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ')) {
        throw malformed(
            url,
            "has a blank or line break at character "
                + (i + 1)
                + "; remove it, or write it as %20 if it belongs to the address");
      }
      if (Character.isISOControl(c)) {
        throw malformed(url, "has a control character at character " + (i + 1));
      }
      if (Character.isSurrogate(c)) {
        boolean pair = i + 1 < url.length() && Character.isSurrogatePair(c, url.charAt(i + 1));
        if (!pair) {
          throw malformed(url, "has half a character at character " + (i + 1));
        }
        i++;
      }
    }
  }

  private static String dataUri(String url) {
    int comma = url.indexOf(',');
    if (comma < 0) {
      // Its own business: no service reads a file for it.
      return withoutLineBreaks(url, 0);
    }
    String head = url.substring(0, comma);
    refuseBlanksInHead(url, head);
    String data = withoutLineBreaks(url, comma + 1);
    if (data.isEmpty()) {
      throw malformed(head + ",", "has no data");
    }
    if (head.toLowerCase(Locale.ROOT).endsWith(";base64")) {
      int blank = data.indexOf(' ');
      if (blank >= 0) {
        throw new IllegalArgumentException(
            "the media's base64 behind "
                + shown(head + ",")
                + " has a blank at character "
                + (blank + 1)
                + ", where a form may have lost a +");
      }
    }
    return data.length() == url.length() - comma - 1 ? url : head + "," + data;
  }

  private static void refuseBlanksInHead(String url, String head) {
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      if (c <= ' ' || c > '~') {
        throw malformed(url.substring(0, Math.min(url.length(), SHOWN)), "has a blank in its head");
      }
    }
  }

  /** Encoders for mail break lines, and so does the command of that name. */
  private static String withoutLineBreaks(String url, int from) {
    int at = from;
    while (at < url.length() && !isLineBreak(url.charAt(at))) {
      at++;
    }
    if (at == url.length()) {
      return url.substring(from);
    }
    StringBuilder data = new StringBuilder(url.length() - from).append(url, from, at);
    for (; at < url.length(); at++) {
      char c = url.charAt(at);
      if (!isLineBreak(c)) {
        data.append(c);
      }
    }
    return data.toString();
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r' || c == '\t';
  }

  /**
   * Base64 as it is sent.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static String base64(String text) {
    Objects.requireNonNull(text, "the media's base64 is null");
    String data = withoutLineBreaks(text, 0);
    if (data.isBlank()) {
      throw new IllegalArgumentException("the media's base64 is empty");
    }
    requireBase64(data);
    return data;
  }

  private static void requireBase64(String data) {
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      // The other alphabet is the service's to take or refuse.
      if (!letter && "+/=-_".indexOf(c) < 0) {
        throw new IllegalArgumentException(
            "the media's base64 is none at character "
                + (i + 1)
                + (c == ' ' ? ", a blank, where a form may have lost a +" : ""));
      }
    }
  }

  /** Whether it is base64 that begins as a picture, a video or a sound does. */
  private static boolean isMedia(String text) {
    String start = withoutLineBreaks(text.substring(0, Math.min(text.length(), 400)), 0);
    int length = Math.min(start.length() / 4 * 4, 88);
    if (length < SHORTEST_BASE64) {
      return false;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(start.substring(0, length));
      return MediaFormat.of(bytes) != MediaFormat.UNKNOWN;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The path that a text names.
   *
   * @param text a path or a {@code file:} address
   * @throws IllegalArgumentException if it is neither
   */
  public static Path localPath(String text) {
    Objects.requireNonNull(text, "the media's path is null");
    if (text.isBlank()) {
      throw new IllegalArgumentException("the media's path is empty");
    }
    try {
      if (!scheme(text).equals("file")) {
        return Path.of(text);
      }
      URI uri = new URI(encodedFile(text));
      String authority = uri.getRawAuthority();
      if (authority != null && !authority.isEmpty() && !authority.equals("localhost")) {
        throw malformed(
            text,
            "names the host \""
                + authority
                + "\" where the path of a file on this machine begins; write file:///folder/name,"
                + " or give the path itself");
      }
      if (uri.isOpaque() || uri.getRawPath() == null || uri.getRawPath().isEmpty()) {
        throw malformed(text, "has no absolute path; write file:///folder/name, or give the path");
      }
      return Path.of(new URI("file", null, uri.getPath(), null));
    } catch (URISyntaxException e) {
      throw malformed(text, "is no file: address: " + e.getReason());
    } catch (InvalidPathException e) {
      throw malformed(text, "is no path on this system: " + e.getReason());
    } catch (FileSystemNotFoundException e) {
      throw malformed(text, "is on no file system of this machine");
    }
  }

  /** People write blanks and Chinese names into them. */
  private static String encodedFile(String text) {
    return encoded(text).replace(" ", "%20").replace('\\', '/');
  }
}
