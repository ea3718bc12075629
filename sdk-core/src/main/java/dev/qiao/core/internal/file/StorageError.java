package dev.qiao.core.internal.file;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a storage says of a refusal: OSS and most others answer with XML. Only the code and the
 * message are kept; the rest repeats the signature and what was signed.
 *
 * @param code such as {@code SignatureDoesNotMatch}; empty if there is none
 * @param message the storage's words; empty if there are none
 * @param isPage whether a web page came instead, which no storage sends
 */
public record StorageError(String code, String message, boolean isPage) {
  private static final Pattern CODE = Pattern.compile("<Code>\\s*([^<]{1,100}?)\\s*</Code>");
  private static final Pattern MESSAGE =
      Pattern.compile("<Message>\\s*([^<]{1,300}?)\\s*</Message>");

  /** Reads a refusal's body. */
  public static StorageError of(String body) {
    return new StorageError(found(CODE, body), found(MESSAGE, body), Expected.isPage(body));
  }

  private static String found(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Whether the link is past its time or the file gone, as far as the storage says. */
  public boolean isExpiry() {
    String words = message.toLowerCase(Locale.ROOT);
    return !isPage
        && switch (code) {
          case "", "NoSuchKey", "NoSuchBucket", "ExpiredToken", "SecurityTokenExpired" -> true;
          default -> words.contains("expired");
        };
  }

  /** Code and message, without addresses. */
  public String words() {
    return (message.isEmpty() ? code : code + ": " + message)
        .replaceAll("\\?\\S*", "?..")
        .replaceAll("[\\s\\p{Cntrl}]+", " ")
        .replaceAll("\\.$", "");
  }
}
