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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of a client. Immutable: two clients never share a setting, and nothing is static.
 * Made by {@link QiaoClient.Builder}.
 */
public final class ClientOptions {
  static final String CALL_LOG = "dev.qiao.call";

  private static final Logger CALLS = LoggerFactory.getLogger(CALL_LOG);

  private final Vendor vendor;
  private final Region region;
  private final boolean regionDefaulted;
  private final Endpoint endpoint;
  private final Map<String, String> paths;
  private final ApiKeyProvider apiKeys;
  private final @Nullable String workspace;
  private final Timeouts timeouts;
  private final RetryPolicy retry;
  private final Validation validation;
  private final PollOptions polling;
  private final PollLimiter pollLimiter;
  private final @Nullable TaskStore taskStore;
  private final @Nullable Map<Model, SubmissionLimit> submissionLimits;
  private final long responseLimit;
  private final int eventLimit;
  private final Executor callbackExecutor;
  private final List<Interceptor> interceptors;
  private final List<ExchangeListener> listeners;
  private final @Nullable CallObserver observer;
  private final @Nullable OkHttpClient httpClient;

  ClientOptions(
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
      @Nullable CallObserver observer,
      @Nullable OkHttpClient httpClient) {
    this.vendor = vendor;
    this.region = region;
    this.regionDefaulted = regionDefaulted;
    this.endpoint = endpoint;
    this.paths = paths;
    this.apiKeys = apiKeys;
    this.workspace = workspace;
    this.timeouts = timeouts;
    this.retry = retry;
    this.validation = validation;
    this.polling = polling;
    this.pollLimiter = pollLimiter;
    this.taskStore = taskStore;
    this.submissionLimits = submissionLimits;
    this.responseLimit = responseLimit;
    this.eventLimit = eventLimit;
    this.callbackExecutor = callbackExecutor;
    this.interceptors = interceptors;
    this.listeners = listeners;
    this.observer = observer;
    this.httpClient = httpClient;
  }

  /** The vendor whose models are called. */
  public Vendor vendor() {
    return vendor;
  }

  /** The region. */
  public Region region() {
    return region;
  }

  /** Whether the region is the vendor's default, because none was chosen. */
  public boolean regionDefaulted() {
    return regionDefaulted;
  }

  /** The three base URLs; every request of the client goes to one of them. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /**
   * Paths of operations, by id, that replace the ones of the tables; see {@link
   * QiaoClient.Builder#path}.
   */
  public Map<String, String> paths() {
    return paths;
  }

  /** The source of the key of each request. */
  public ApiKeyProvider apiKeys() {
    return apiKeys;
  }

  /** The workspace, null for the account's default. */
  public @Nullable String workspace() {
    return workspace;
  }

  /** The limits of each phase of a call. */
  public Timeouts timeouts() {
    return timeouts;
  }

  /** Which failures are retried, and when. */
  public RetryPolicy retry() {
    return retry;
  }

  /** How documented limits are checked. */
  public Validation validation() {
    return validation;
  }

  /** How tasks are waited for by default. */
  public PollOptions polling() {
    return polling;
  }

  /** Limits the polls over all tasks of the client, and of others that share it. */
  public PollLimiter pollLimiter() {
    return pollLimiter;
  }

  /** Keeps the references of tasks that are not completed, null for none. */
  public @Nullable TaskStore taskStore() {
    return taskStore;
  }

  /** The user's own limits of submissions by model; null if submissions are not limited. */
  public @Nullable Map<Model, SubmissionLimit> submissionLimits() {
    return submissionLimits;
  }

  /** The largest answer accepted, in bytes. */
  public long responseLimit() {
    return responseLimit;
  }

  /** The largest event of a stream accepted, in bytes. */
  public int eventLimit() {
    return eventLimit;
  }

  /** The executor of listeners and of completions of tasks. */
  public Executor callbackExecutor() {
    return callbackExecutor;
  }

  /** The interceptors that wrap every attempt, outermost first. */
  public List<Interceptor> interceptors() {
    return interceptors;
  }

  /** The listeners, in the order in which they are notified. */
  public List<ExchangeListener> listeners() {
    return listeners;
  }

  /**
   * The observer of calls, null for none. What it, and what it returns, throws is logged once and
   * ignored; so anything that makes several calls can begin one of its own, and make them with
   * {@link dev.qiao.core.http.RequestOptions.Builder#partOf}.
   */
  public @Nullable CallObserver observer() {
    return observer;
  }

  /** The user's client that is shared, null if the SDK made its own. */
  public @Nullable OkHttpClient httpClient() {
    return httpClient;
  }

  /** Whether there is an observer, or a line to be written about each call. */
  boolean isObserved() {
    return observer != null || CALLS.isDebugEnabled();
  }

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
        observer,
        httpClient);
  }

  /** Vendor, region and endpoint; never the key. */
  @Override
  public String toString() {
    return "ClientOptions[" + vendor + ", " + region + ", " + endpoint.nativeUrl() + "]";
  }
}
