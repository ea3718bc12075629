package dev.qiao.core.http;

import java.util.List;
import java.util.Map;

/**
 * The head of one HTTP answer as an {@link Interceptor} sees it.
 *
 * @param status the status
 * @param headers the headers by lower-case name
 */
public record InterceptedResponse(int status, Map<String, List<String>> headers) {
  /** Without the headers' values, which may be secret. */
  @Override
  public String toString() {
    return status + " " + headers.keySet();
  }
}
