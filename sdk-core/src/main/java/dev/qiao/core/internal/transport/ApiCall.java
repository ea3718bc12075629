package dev.qiao.core.internal.transport;

import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.error.ErrorReader;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call to be made, with all that decides how.
 *
 * @param operation the operation's id, for listeners and logs
 * @param method the HTTP method
 * @param url the address
 * @param headers all headers of ours
 * @param body the body, null for none
 * @param repeatable whether it may be repeated after it may have reached the service: true for
 *     reads, false for anything that may cost money
 * @param timeouts the phases' limits
 * @param total the limit of one attempt, null for none
 * @param retry what to repeat
 * @param errors how to read refusals
 * @param responseLimit the largest answer accepted, in bytes
 */
public record ApiCall(
    String operation,
    String method,
    HttpUrl url,
    Map<String, String> headers,
    @Nullable RequestBody body,
    boolean repeatable,
    Timeouts timeouts,
    @Nullable Duration total,
    RetryPolicy retry,
    ErrorReader errors,
    long responseLimit) {}
