package dev.qiao.core.internal.error;

import java.util.regex.Pattern;

/** The parts of a signed link that open the file behind it. */
public final class Signatures {
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)((?:[?&;]|%3F|%26|\\\\u003[fF]|\\\\u0026)"
              + "(?:Signature|OSSAccessKeyId|x-oss-(?:signature|credential|security-token)"
              + "|security-token|X-Amz-(?:Signature|Credential|Security-Token)"
              + "|(?:access_?)?token|sig|sign)(?:=|%3D|\\\\u003[dD]))"
              + "(?:(?!%26|\\\\u0026)[^&\\s\"'<>)])++");

  private Signatures() {}

  /** The text with {@code ***} for the values of such parameters; itself if it has none. */
  public static String removed(String text) {
    return text.indexOf('=') < 0 && text.indexOf('3') < 0
        ? text
        : PARAMETER.matcher(text).replaceAll("$1***");
  }
}
