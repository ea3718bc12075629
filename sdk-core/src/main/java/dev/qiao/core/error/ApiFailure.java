package dev.qiao.core.error;

import dev.qiao.core.Vendor;
import dev.qiao.core.internal.error.Secrets;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor said when it refused or failed.
 *
 * @param vendor whose service it was
 * @param status the HTTP status; for an error event inside a stream the status that the event names
 * @param code the vendor's code; empty when it gave none
 * @param message the vendor's words; empty when it gave none
 * @param requestId the vendor's id of the request, for a support ticket
 * @param headers response headers by lower-case name
 * @param body the body as text, cut at 64 KiB; a proxy's HTML page is here unchanged
 * @param hint one sentence on what to do
 * @param retryable whether the same request may succeed later
 */
public record ApiFailure(
    Vendor vendor,
    int status,
    String code,
    String message,
    @Nullable String requestId,
    Map<String, List<String>> headers,
    String body,
    String hint,
    boolean retryable)
    implements Serializable {
  /**
   * Copies the headers into a map that can be serialized, and takes the signatures of links out of
   * everything, as well as cookies.
   */
  public ApiFailure {
    code = Secrets.withoutSignatures(code);
    message = Secrets.withoutSignatures(message);
    requestId = requestId == null ? null : Secrets.withoutSignatures(requestId);
    body = Secrets.withoutSignatures(body);
    headers = clean(headers, Secrets::withoutSignatures);
  }

  /** The same without secrets. */
  ApiFailure hiding(UnaryOperator<String> mask) {
    return new ApiFailure(
        vendor,
        status,
        mask.apply(code),
        mask.apply(message),
        requestId == null ? null : mask.apply(requestId),
        clean(headers, mask),
        mask.apply(body),
        mask.apply(hint),
        retryable);
  }

  /** The name of a header may say that its value is secret. */
  private static Map<String, List<String>> clean(
      Map<String, List<String>> headers, UnaryOperator<String> mask) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    headers.forEach(
        (name, values) ->
            copy.put(
                mask.apply(name),
                values.stream().map(value -> clean(name + "=", value, mask)).toList()));
    return Collections.unmodifiableMap(copy);
  }

  private static String clean(String name, String value, UnaryOperator<String> mask) {
    String pair = mask.apply(name + value);
    return pair.startsWith(name) ? pair.substring(name.length()) : mask.apply(value);
  }

  /** White space, control and format characters: they could rewrite or reorder a log line. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{C}\\p{Zl}\\p{Zp}]+");

  String text() {
    StringBuilder text = new StringBuilder(160);
    text.append(vendor.displayName()).append(" answered ").append(status);
    if (!code.isEmpty()) {
      text.append(' ').append(oneLine(code));
    }
    if (!message.isEmpty()) {
      text.append(": ").append(oneLine(message));
    }
    text.append(stop(text)).append(" Hint: ").append(hint);
    if (requestId != null && !requestId.isEmpty()) {
      text.append(" (request ").append(oneLine(requestId)).append(')');
    }
    return text.toString();
  }

  /** The full stop that words of a vendor may lack before another sentence follows. */
  static String stop(CharSequence text) {
    return ".!?:;\u3002\uff01\uff1f".indexOf(text.charAt(text.length() - 1)) >= 0 ? "" : ".";
  }

  static String oneLine(String text) {
    String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    return line.length() > 500 ? line.substring(0, 500) + ".." : line;
  }

  /** Everything but headers and body, without signatures of links. */
  @Override
  public String toString() {
    return Secrets.withoutSignatures(
        "ApiFailure[vendor="
            + vendor
            + ", status="
            + status
            + ", code="
            + code
            + ", message="
            + message
            + (requestId == null ? "" : ", requestId=" + requestId)
            + ", hint="
            + hint
            + ", retryable="
            + retryable
            + "]");
  }
}
