package dev.qiao.core.internal.transport;

import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.ObservedCall;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.error.FailureNotes;
import dev.qiao.core.internal.error.Secrets;
import java.time.Duration;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call to be made, with all that decides how.
 *
 * @param operation the operation's id, for listeners and logs
 * @param method the HTTP method
 * @param url the address
 * @param template its path, with ids as names in braces
 * @param headers all headers of ours
 * @param body the body, null for none
 * @param repeatable whether it may be repeated after it may have reached the service: true for
 *     reads, false for anything that may cost money
 * @param timeouts the phases' limits
 * @param total the limit of one attempt, null for none
 * @param retry what to repeat
 * @param errors how to read refusals
 * @param responseLimit the largest answer accepted, in bytes
 * @param secrets what no failure may show, beside what is in the headers
 * @param observed the call of the application that it is made for, null if that is not observed
 */
public record ApiCall(
    String operation,
    String method,
    HttpUrl url,
    String template,
    Map<String, String> headers,
    @Nullable RequestBody body,
    boolean repeatable,
    Timeouts timeouts,
    @Nullable Duration total,
    RetryPolicy retry,
    ErrorReader errors,
    long responseLimit,
    Secrets secrets,
    @Nullable ObservedCall observed) {
  /**
   * A failure without the secrets of this call.
   *
   * @param sent the headers that went out, which interceptors may have added; null if none did
   */
  public SdkException hiding(SdkException failure, @Nullable Headers sent) {
    return FailureNotes.hiding(failure, secrets(sent)::hidden);
  }

  /** Whether it asks for the bytes of a file, as a {@link Downloader} does. */
  boolean isForFile() {
    return headers.containsKey("Accept-Encoding");
  }

  /** The secrets of this call; they are looked for when something goes wrong only. */
  public Secrets secrets(@Nullable Headers sent) {
    Secrets all = secrets;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      all = all.andHeader(header.getKey(), header.getValue());
    }
    for (int i = 0; sent != null && i < sent.size(); i++) {
      all = all.andHeader(sent.name(i), sent.value(i));
    }
    return all;
  }

  /** Without the headers, which hold the key. */
  @Override
  public String toString() {
    return "ApiCall[" + operation + " " + method + " " + url.host() + "]";
  }
}
