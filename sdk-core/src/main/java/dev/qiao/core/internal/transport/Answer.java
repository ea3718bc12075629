package dev.qiao.core.internal.transport;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A complete answer with a success status.
 *
 * @param status the status
 * @param headers the headers by lower-case name
 * @param body the body, decompressed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
  /** The request's id as the headers tell it. */
  public @Nullable String requestId() {
    return requestId(headers);
  }

  static @Nullable String requestId(Map<String, List<String>> headers) {
    List<String> values = headers.get("x-request-id");
    return values == null || values.isEmpty() ? null : values.get(0);
  }
}
