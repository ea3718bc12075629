package dev.qiao.core.client;

import dev.qiao.core.ApiKey;
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
import dev.qiao.core.internal.json.DependencyCheck;
import dev.qiao.core.internal.poll.PollRate;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.HeaderValues;
import dev.qiao.core.internal.transport.Threads;
import dev.qiao.core.task.PollLimiter;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.SubmissionLimit;
import dev.qiao.core.task.TaskStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What a client is built with: the setters and defaults of {@link QiaoClient.Builder}, which is the
 * only subclass.
 */
abstract sealed class ClientSettings permits QiaoClient.Builder {
  /** A key that does not change, so that asking for it calls no user's code. */
  record FixedKey(ApiKey get) implements ApiKeyProvider {}

  private @Nullable Vendor vendor;
  private @Nullable Region region;
  private @Nullable Endpoint endpoint;
  private final Map<String, String> paths = new LinkedHashMap<>();
  private @Nullable ApiKeyProvider apiKeys;
  private @Nullable String workspace;
  private Timeouts timeouts = Timeouts.DEFAULT;
  private RetryPolicy retry = RetryPolicy.DEFAULT;
  private Validation validation = Validation.STRICT;
  private PollOptions polling = PollOptions.DEFAULT;
  private double pollsPerSecond = 20;
  private @Nullable PollLimiter pollLimiter;
  private @Nullable TaskStore taskStore;
  private @Nullable Map<Model, SubmissionLimit> submissionLimits;
  private long responseLimit = 64L * 1024 * 1024;
  private int eventLimit = dev.qiao.core.stream.SseParser.DEFAULT_MAX_EVENT_BYTES;
  private @Nullable Executor callbackExecutor;
  private int maxAsyncCalls = 32;
  private final List<Interceptor> interceptors = new ArrayList<>();
  private final List<ExchangeListener> listeners = new ArrayList<>();
  private @Nullable CallObserver observer;
  private @Nullable OkHttpClient httpClient;
  private @Nullable Environment environment;
  private BiFunction<Vendor, Region, Endpoint> endpoints = Endpoint::of;
  private Time time = Time.SYSTEM;

  /** The vendor whose models to call. Required. */
  public QiaoClient.Builder vendor(Vendor value) {
    vendor = Objects.requireNonNull(value, "the vendor is null: is the property set?");
    return self();
  }

  /** Where. Keys are bound to a region. Default: the vendor's own default. */
  public QiaoClient.Builder region(Region value) {
    region = Objects.requireNonNull(value, "the region is null: is the property or variable set?");
    return self();
  }

  /** The base URLs, for a workspace host, a private deployment or a test server. */
  public QiaoClient.Builder endpoint(Endpoint value) {
    endpoint = Objects.requireNonNull(value, "the endpoint is null");
    return self();
  }

  /** The key. */
  public QiaoClient.Builder apiKey(String value) {
    return apiKey(ApiKey.of(value));
  }

  /** The key. */
  public QiaoClient.Builder apiKey(ApiKey value) {
    Objects.requireNonNull(value, "the API key is null: is the property or variable set?");
    return apiKeys(new FixedKey(value));
  }

  /** The source of keys, called for every request, so that they can rotate. */
  public QiaoClient.Builder apiKeys(ApiKeyProvider value) {
    apiKeys = Objects.requireNonNull(value, "the provider of API keys is null");
    return self();
  }

  /** The workspace. Default: the account's own. */
  public QiaoClient.Builder workspace(String value) {
    workspace = HeaderValues.workspace(value);
    return self();
  }

  /** The limits of each phase of a call. */
  public QiaoClient.Builder timeouts(Timeouts value) {
    timeouts =
        Objects.requireNonNull(value, "the timeouts are null; Timeouts.DEFAULT are the defaults");
    return self();
  }

  /** What is repeated. */
  public QiaoClient.Builder retry(RetryPolicy value) {
    retry =
        Objects.requireNonNull(value, "the retry policy is null; RetryPolicy.NONE repeats nothing");
    return self();
  }

  /**
   * Sets another path for an operation, relative to the endpoint's URL: for a gateway, whose page
   * does not name the paths of its POSTs, so that those in docs/operations.md are assumptions.
   *
   * @param operation its id, such as {@code gateway.chat}; its stream uses the same path
   * @param path such as {@code /chat}
   * @throws IllegalArgumentException if the path does not begin with a slash; {@link #build} throws
   *     it if the vendor has no operation with this id
   */
  public QiaoClient.Builder path(String operation, String path) {
    Objects.requireNonNull(operation, "the id of the operation is null");
    Objects.requireNonNull(path, () -> "the path of " + operation + " is null");
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "the path of " + operation + " must begin with a slash, not " + path);
    }
    paths.put(operation, path);
    return self();
  }

  /** How documented limits are checked before sending. Default STRICT. */
  public QiaoClient.Builder validation(Validation value) {
    validation =
        Objects.requireNonNull(value, "the validation is null; Validation.OFF checks nothing");
    return self();
  }

  /**
   * Sets how to wait for tasks, unless a wait has its own options. Null values of the options keep
   * what an earlier call of this method set.
   */
  public QiaoClient.Builder polling(PollOptions value) {
    polling =
        Objects.requireNonNull(
                value, "the poll options are null; PollOptions.DEFAULT are the defaults")
            .or(polling);
    return self();
  }

  /**
   * The limit of polls over all tasks of this client, snapshots included: more than 0 and at most
   * 10,000; 20 by default, which is DashScope's limit per account. Clients that share an account
   * share a {@code pollLimiter}.
   */
  public QiaoClient.Builder pollsPerSecond(double value) {
    // Checked here, where the caller is; made with the client's clock.
    pollsPerSecond = PollRate.checked(value);
    pollLimiter = null;
    return self();
  }

  /** A limit of polls to share with other clients. Replaces {@code pollsPerSecond}. */
  public QiaoClient.Builder pollLimiter(PollLimiter value) {
    pollLimiter =
        Objects.requireNonNull(value, "the poll limiter is null; pollsPerSecond(..) makes one");
    return self();
  }

  /** The largest answer accepted, in bytes, decompressed; 64 MiB by default. */
  public QiaoClient.Builder responseLimit(long value) {
    if (value < 1024) {
      throw new IllegalArgumentException("responseLimit must be at least 1024, not " + value);
    }
    responseLimit = value;
    return self();
  }

  /** The largest event of a stream accepted, in bytes; 8 MiB by default. */
  public QiaoClient.Builder eventLimit(int value) {
    if (value < 1024) {
      throw new IllegalArgumentException("eventLimit must be at least 1024, not " + value);
    }
    eventLimit = value;
    return self();
  }

  /**
   * Where listeners and completions of tasks run. Default: virtual threads on Java 24 and later,
   * the common pool before.
   */
  public QiaoClient.Builder callbackExecutor(Executor value) {
    callbackExecutor = Objects.requireNonNull(value, "the callback executor is null");
    return self();
  }

  /**
   * How many calls of {@link QiaoClient#callAsync} are under way at a time; 32 by default. Each of
   * them holds one thread of the client while it is under way; those beyond wait without one. From
   * Java 24 on the threads are virtual, and there is no limit.
   */
  public QiaoClient.Builder maxAsyncCalls(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("maxAsyncCalls must be at least 1, not " + value);
    }
    maxAsyncCalls = value;
    return self();
  }

  /** Adds an interceptor around every attempt of every exchange. */
  public QiaoClient.Builder interceptor(Interceptor value) {
    interceptors.add(Objects.requireNonNull(value, "the interceptor is null"));
    return self();
  }

  /** Adds a listener that is notified of what the client does. */
  public QiaoClient.Builder listener(ExchangeListener value) {
    listeners.add(Objects.requireNonNull(value, "the listener is null"));
    return self();
  }

  /**
   * Sees every call as the application makes it, for traces and metrics; {@code qiao-opentelemetry}
   * and {@code qiao-micrometer} have one. Default: none.
   */
  public QiaoClient.Builder observer(CallObserver value) {
    observer = GuardedObserver.of(Objects.requireNonNull(value, "the observer is null"));
    return self();
  }

  /**
   * A client to share: its connection pool, proxy, TLS, DNS and interceptors are used for
   * everything, its timeouts and its limit of calls per host are not. It is never shut down.
   */
  public QiaoClient.Builder httpClient(OkHttpClient value) {
    httpClient = Objects.requireNonNull(value, "the OkHttpClient is null");
    return self();
  }

  /**
   * Takes key, region and endpoint from the environment where they are not set here, see {@link
   * QiaoClient#fromEnvironment(Vendor)}.
   */
  public QiaoClient.Builder fromEnvironment() {
    return fromEnvironment(System::getenv);
  }

  /**
   * Takes key, region and endpoint from variables of another source where they are not set here: of
   * a configuration, such as {@code name -> config.getProperty(name)}.
   *
   * @param variables the value of a variable such as DASHSCOPE_API_KEY; null if it is not set
   */
  public QiaoClient.Builder fromEnvironment(Function<String, @Nullable String> variables) {
    environment =
        new Environment(Objects.requireNonNull(variables, "the function of the variables is null"));
    return self();
  }

  /**
   * Other shared hosts than the documented ones. For tests of {@link
   * QiaoClient#checkAccessInAllRegions}.
   */
  QiaoClient.Builder endpoints(BiFunction<Vendor, Region, Endpoint> value) {
    endpoints = value;
    return self();
  }

  /**
   * The clock by which uploaded media expire and that dates the references of tasks: for tests that
   * let hours pass. Timeouts and pauses do not use it. Default: the system's clock.
   */
  public QiaoClient.Builder clock(Clock value) {
    time = time.with(Objects.requireNonNull(value, "the clock is null"));
    return self();
  }

  /** Another clock, pause and dice. For tests. */
  QiaoClient.Builder time(Time value) {
    time = value;
    return self();
  }

  /**
   * Keeps the references of tasks that are not over, so that a process that was killed finds them
   * with {@code client.tasks().unfinished(..)}. None by default. The store is not closed with the
   * client.
   */
  public QiaoClient.Builder taskStore(TaskStore value) {
    taskStore =
        Objects.requireNonNull(value, "the task store is null; leave taskStore(..) out for none");
    return self();
  }

  /**
   * Makes submissions wait so that they keep to the documented limits of each model: the
   * submissions per second, and the tasks unfinished at a time (those that run, and as many in the
   * service's queue). {@code submit} then blocks until there is room. For large batches; off by
   * default. Models without a documented limit are not held back.
   */
  public QiaoClient.Builder limitSubmissions() {
    return limitSubmissions(Map.of());
  }

  /** The same, with limits of your own account for some models. */
  public QiaoClient.Builder limitSubmissions(Map<Model, SubmissionLimit> own) {
    submissionLimits =
        Map.copyOf(Objects.requireNonNull(own, "the map of submission limits is null"));
    return self();
  }

  /**
   * The client.
   *
   * @throws IllegalArgumentException if {@link #path} names an operation that does not exist
   * @throws IllegalStateException if the vendor or the key is missing, or the project runs on a
   *     Jackson older than 2.16
   */
  public QiaoClient build() {
    DependencyCheck.check();
    if (vendor == null) {
      throw new IllegalStateException("set vendor(Vendor.DASHSCOPE) or another vendor");
    }
    Region chosen = region;
    Endpoint urls = endpoint;
    ApiKeyProvider keys = apiKeys;
    if (environment != null) {
      chosen = chosen == null ? environment.region(vendor) : chosen;
      Region there = chosen == null ? vendor.defaultRegion() : chosen;
      urls = urls == null ? environment.endpoint(vendor, there) : urls;
      keys = keys == null ? environment.key(vendor, there) : keys;
    }
    if (keys == null) {
      throw new IllegalStateException(
          "set apiKey(..), or use fromEnvironment(..) with the variable "
              + String.join(" or ", vendor.keyVariables()));
    }
    boolean assumed = chosen == null && endpoint == null;
    chosen = chosen == null ? vendor.defaultRegion() : chosen;
    urls = urls == null ? Endpoint.of(vendor, chosen) : urls;
    return new QiaoClient(
        new ClientOptions(
            vendor,
            chosen,
            assumed,
            urls,
            Map.copyOf(paths),
            keys,
            workspace,
            timeouts,
            retry,
            validation,
            polling,
            pollLimiter == null ? new PollRate(pollsPerSecond, time) : pollLimiter,
            taskStore,
            submissionLimits,
            responseLimit,
            eventLimit,
            callbackExecutor == null ? Threads.callbacks() : callbackExecutor,
            List.copyOf(interceptors),
            List.copyOf(listeners),
            observer,
            httpClient),
        endpoints,
        maxAsyncCalls,
        time);
  }

  /** The builder, which the setters return. */
  abstract QiaoClient.Builder self();
}
