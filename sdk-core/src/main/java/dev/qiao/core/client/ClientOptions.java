package dev.qiao.core.client;

import dev.qiao.core.ApiKeyProvider;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.Validation;
import dev.qiao.core.Vendor;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.Interceptor;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.task.PollLimiter;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.SubmissionLimit;
import dev.qiao.core.task.TaskStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What a client was built with. Immutable: two clients never share a setting, and nothing is
 * static.
 *
 * @param vendor whose models are called
 * @param region where
 * @param regionDefaulted whether nobody chose the region, so that it is the vendor's default
 * @param endpoint the three base URLs; every request of the client goes to one of them
 * @param paths paths of operations, by id, that replace the ones of the tables; see {@link
 *     QiaoClient.Builder#path}
 * @param apiKeys gives the key of a request
 * @param workspace the workspace, null for the account's default
 * @param timeouts the limits of each phase of a call
 * @param retry what is repeated
 * @param validation how documented limits are checked
 * @param polling how tasks are waited for by default
 * @param pollLimiter limits the polls over all tasks of the client, and of others that share it
 * @param taskStore keeps the references of tasks that are not over, null for none
 * @param submissionLimits the user's own limits of submissions by model; null if submissions are
 *     not held back at all
 * @param responseLimit the largest answer accepted, in bytes
 * @param eventLimit the largest event of a stream accepted, in bytes
 * @param callbackExecutor where listeners and completions of tasks run
 * @param interceptors stand around every attempt
 * @param listeners hear what the client does
 * @param httpClient the user's client that is shared, null for one of our own
 */
public record ClientOptions(
    Vendor vendor,
    Region region,
    boolean regionDefaulted,
    Endpoint endpoint,
    Map<String, String> paths,
    ApiKeyProvider apiKeys,
    @Nullable String workspace,
    Timeouts timeouts,
    RetryPolicy retry,
    Validation validation,
    PollOptions polling,
    PollLimiter pollLimiter,
    @Nullable TaskStore taskStore,
    @Nullable Map<Model, SubmissionLimit> submissionLimits,
    long responseLimit,
    int eventLimit,
    Executor callbackExecutor,
    List<Interceptor> interceptors,
    List<ExchangeListener> listeners,
    @Nullable OkHttpClient httpClient) {

  /** Where an operation goes behind its URL; a stream goes where its plain call goes. */
  String path(Operation<?, ?> operation) {
    String own = paths.get(operation.id());
    own = own == null ? paths.get(operation.id().replaceFirst("\\.stream$", "")) : own;
    return own == null ? operation.path() : own;
  }

  /** The same for another region; a workspace belongs to its own region and stays behind. */
  ClientOptions at(Region otherRegion, Endpoint otherEndpoint) {
    return new ClientOptions(
        vendor,
        otherRegion,
        false,
        otherEndpoint,
        paths,
        apiKeys,
        null,
        timeouts,
        retry,
        validation,
        polling,
        pollLimiter,
        taskStore,
        submissionLimits,
        responseLimit,
        eventLimit,
        callbackExecutor,
        interceptors,
        listeners,
        httpClient);
  }

  /** Vendor, region and endpoint; never the key. */
  @Override
  public String toString() {
    return "ClientOptions[" + vendor + ", " + region + ", " + endpoint.nativeUrl() + "]";
  }
}
