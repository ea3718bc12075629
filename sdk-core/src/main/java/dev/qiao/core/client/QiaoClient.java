package dev.qiao.core.client;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.catalog.ModelCatalog;
import dev.qiao.core.client.CallObserver.CallKind;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.FileContent;
import dev.qiao.core.file.MediaFiles;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.poll.Poller;
import dev.qiao.core.internal.poll.SubmissionLimiter;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.Downloader;
import dev.qiao.core.internal.transport.PreparedCall;
import dev.qiao.core.internal.transport.StreamPublisher;
import dev.qiao.core.internal.transport.Transport;
import dev.qiao.core.internal.transport.Watched;
import dev.qiao.core.internal.upload.Uploader;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.StreamRequest;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.stream.EventStream;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.Tasks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client with one vendor, one endpoint and one source of keys. Thread-safe; create one, keep it,
 * and close it when the application stops.
 *
 * <pre>{@code
 * try (QiaoClient client = QiaoClient.fromEnvironment(Vendor.DASHSCOPE)) {
 *   TextService text = new TextService(client);
 *   ...
 * }
 * }</pre>
 *
 * <p>The services ({@code TextService}, {@code VideoService}, ...) are thin: each is a table on top
 * of {@link #call}, {@link #stream} and {@link #submit}, which take any typed request.
 */
public final class QiaoClient implements AutoCloseable {
  private final ClientOptions settings;
  private final OperationRegistry operations = new OperationRegistry();
  private final Transport transport;
  private final Poller poller;
  private final SubmissionLimiter submissions;
  private final CallFactory calls;
  private final RequestCalls requests;
  private final Downloader downloader;
  private final MediaFiles files;
  private final TaskEngine.Support taskSupport;
  private final BiFunction<Vendor, Region, Endpoint> endpoints;

  QiaoClient(
      ClientOptions settings,
      BiFunction<Vendor, Region, Endpoint> endpoints,
      int maxAsyncCalls,
      Time time) {
    this.settings = settings;
    settings.paths().keySet().forEach(id -> operations.require(settings.vendor(), id));
    this.transport =
        new Transport(
            settings.httpClient(),
            settings.interceptors(),
            settings.listeners(),
            maxAsyncCalls,
            time);
    this.poller =
        new Poller(
            transport,
            time,
            settings.callbackExecutor(),
            settings.pollLimiter(),
            !(settings.apiKeys() instanceof ClientSettings.FixedKey)
                || !settings.listeners().isEmpty());
    this.submissions =
        new SubmissionLimiter(model -> TaskSubmission.limit(settings, operations, model), time);
    this.calls = new CallFactory(settings, new Uploader(transport, time), time);
    this.downloader =
        new Downloader(
            transport,
            settings.vendor(),
            settings.timeouts(),
            settings.retry(),
            calls.errors(),
            calls.userAgent(),
            calls::secrets);
    this.files = new ClientFiles(downloader, calls);
    AnswerReader answers = new AnswerReader(calls.errors(), files);
    this.requests = new RequestCalls(settings, operations, transport, calls, answers, time);
    this.taskSupport =
        new TaskEngine.Support(calls, transport, poller, answers, settings, submissions, time);
    this.endpoints = endpoints;
  }

  /** Starts a client. */
  public static Builder builder() {
    return new Builder();
  }

  /** A client of DashScope in a region. */
  public static QiaoClient dashScope(Region region, String apiKey) {
    return builder().vendor(Vendor.DASHSCOPE).region(region).apiKey(apiKey).build();
  }

  /** A client of DeepSeek's own platform. */
  public static QiaoClient deepSeek(String apiKey) {
    return builder().vendor(Vendor.DEEPSEEK).apiKey(apiKey).build();
  }

  /**
   * A client of Moonshot (Kimi) in a region, {@link Region#CHINA} or {@link Region#INTERNATIONAL};
   * each has <a href="https://platform.moonshot.cn/docs/api/errors">its own keys</a>.
   */
  public static QiaoClient moonshot(Region region, String apiKey) {
    return builder().vendor(Vendor.MOONSHOT).region(region).apiKey(apiKey).build();
  }

  /**
   * A client of Zhipu (GLM) in a region: {@link Region#CHINA} is <a
   * href="https://docs.bigmodel.cn">open.bigmodel.cn</a>, {@link Region#INTERNATIONAL} is <a
   * href="https://docs.z.ai">api.z.ai</a>; each has its own keys.
   */
  public static QiaoClient zhipu(Region region, String apiKey) {
    return builder().vendor(Vendor.ZHIPU).region(region).apiKey(apiKey).build();
  }

  /**
   * A client of MiniMax in a region: {@link Region#CHINA} is <a
   * href="https://platform.minimaxi.com/docs/api-reference/api-overview">api.minimaxi.com</a>,
   * {@link Region#INTERNATIONAL} is <a
   * href="https://platform.minimax.io/docs/api-reference/api-overview">api.minimax.io</a>; each has
   * its own keys.
   */
  public static QiaoClient miniMax(Region region, String apiKey) {
    return builder().vendor(Vendor.MINIMAX).region(region).apiKey(apiKey).build();
  }

  /**
   * A client of a gateway behind a base URL such as {@code https://gateway.example/v1}. Which paths
   * it has is an assumption, see {@link Endpoint#gateway}.
   */
  public static QiaoClient gateway(URI baseUrl, String apiKey) {
    return builder()
        .vendor(Vendor.GATEWAY)
        .endpoint(Endpoint.gateway(baseUrl))
        .apiKey(apiKey)
        .build();
  }

  /**
   * A client whose key, region and endpoint come from the environment:
   *
   * <ul>
   *   <li>the key from {@link Vendor#keyVariables(Region)};
   *   <li>DashScope's region and endpoint from DASHSCOPE_REGION, DASHSCOPE_HTTP_BASE_URL and
   *       DASHSCOPE_WEBSOCKET_BASE_URL;
   *   <li>Zhipu's region from the variable that is set: ZHIPU_API_KEY is china, ZAI_API_KEY
   *       international, and china counts if both are;
   *   <li>a gateway's endpoint from QIAO_GATEWAY_BASE_URL, a name that we chose.
   * </ul>
   *
   * Without a region the vendor's default is used, and an authentication error then says so.
   *
   * @throws IllegalStateException if no key is set; the message names the variable
   */
  public static QiaoClient fromEnvironment(Vendor vendor) {
    return builder().vendor(vendor).fromEnvironment().build();
  }

  /**
   * A client of a region whose key comes from the environment, see {@link
   * #fromEnvironment(Vendor)}.
   *
   * @throws IllegalStateException if no key for that region is set; the message names the variable
   */
  public static QiaoClient fromEnvironment(Vendor vendor, Region region) {
    return builder().vendor(vendor).region(region).fromEnvironment().build();
  }

  /**
   * The same with variables of another source, such as the configuration of an application.
   *
   * @param variables the value of a variable such as DASHSCOPE_API_KEY; null if it is not set
   * @throws IllegalStateException if no key is set; the message names the variable
   */
  public static QiaoClient fromEnvironment(
      Vendor vendor, Function<String, @Nullable String> variables) {
    return builder().vendor(vendor).fromEnvironment(variables).build();
  }

  /** Returns the options that the client was built with. */
  public ClientOptions options() {
    return settings;
  }

  /**
   * Returns the documented limits of the models that the modules on the class path know. Nothing is
   * sent; to ask the service for its current models, call a {@code ModelListRequest} of
   * qiao-account.
   */
  public ModelCatalog models() {
    return operations.catalog();
  }

  /** The tasks of this client. */
  public Tasks tasks() {
    return new ClientTasks(this, operations, taskSupport);
  }

  /**
   * Temporary storage and results: local media on its way into a request, and what the service
   * made. Files that an account keeps, for documents and batches, are {@code AccountFiles} of
   * qiao-text.
   */
  public MediaFiles files() {
    return files;
  }

  /** Requests to any path. */
  public RawRequests raw() {
    return new ClientRawRequests(requests, Endpoint.Api.NATIVE, Map.of());
  }

  /**
   * Tries the key at the client's own host with a GET that is free of charge: DashScope's <a
   * href="https://help.aliyun.com/zh/model-studio/manage-asynchronous-tasks">list of tasks</a>, the
   * list of models of <a href="https://api-docs.deepseek.com/api/list-models">DeepSeek</a>,
   * Moonshot and <a
   * href="https://platform.minimaxi.com/docs/api-reference/models/openai/list-models">MiniMax</a>.
   * Zhipu documents no list in both of its regions, so it is asked for the result of a task that
   * does not exist, and a 404 counts as accepted. One attempt is made.
   *
   * @throws UnsupportedOperationException with a gateway, which documents no call that is free of
   *     charge
   */
  public AccessReport checkAccess() {
    return new AccessCheck(transport, settings, endpoints).own();
  }

  /**
   * Tries the key at the client's own host and then at all other shared hosts of the vendor, and so
   * finds the region that a key belongs to. The key is sent to each of them; a workspace is not.
   * {@link #checkAccess()} never does that.
   *
   * @return one report per host, the client's own first
   * @throws UnsupportedOperationException with a gateway, which documents no call that is free of
   *     charge
   */
  public List<AccessReport> checkAccessInAllRegions() {
    return new AccessCheck(transport, settings, endpoints).everywhere();
  }

  /**
   * Creates a key that expires, to give to a browser or an app; DashScope only. Source: <a
   * href="https://help.aliyun.com/zh/model-studio/generate-temporary-api-key">temporary API
   * keys</a>.
   *
   * @param lifetime how long it lives, 1 second to 30 minutes
   * @throws RequestValidationException if the client calls another vendor, or the lifetime is out
   *     of range
   */
  public TemporaryKey temporaryKey(Duration lifetime) {
    long seconds = Objects.requireNonNull(lifetime, "the lifetime is null").toSeconds();
    if (seconds != (int) seconds) {
      throw new RequestValidationException(
          "the lifetime of a temporary key (expire_in_seconds) must be 1 s to 30 min, not "
              + lifetime);
    }
    TemporaryKey made = call(new TemporaryKey.Request((int) seconds, Map.of())).value();
    calls.remember(made.key());
    return made;
  }

  /**
   * Sends a request that answers at once, with the client's options: the same as {@link
   * #call(CallRequest, RequestOptions)}.
   */
  public <R> ApiResponse<R> call(CallRequest<R> request) {
    return call(request, RequestOptions.DEFAULTS);
  }

  /**
   * Sends a request that answers at once: chats, images, detections, speech and lists, every {@link
   * CallRequest}. Blocks the calling thread until the whole answer is read, at most for {@link
   * Timeouts#total} an attempt; an interrupt ends it.
   *
   * @return the typed answer with its HTTP response
   * @throws RequestValidationException if the request is for another vendor or breaks a documented
   *     limit; nothing is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses or fails; the subtype says why
   * @throws dev.qiao.core.error.TransportException if no complete answer comes
   */
  public <R> ApiResponse<R> call(CallRequest<R> request, RequestOptions options) {
    return settings.isObserved()
        ? Watched.during(
            requests.begin(CallKind.CALL, request, options),
            options,
            own -> unobserved(request, own),
            ApiResponse::value)
        : unobserved(request, options);
  }

  private <R> ApiResponse<R> unobserved(CallRequest<R> request, RequestOptions options) {
    PreparedCall<ApiResponse<R>> call = requests.plain(request, options);
    try {
      return transport.call(call);
    } catch (TransportException e) {
      throw RequestCalls.explained(call.call(), e);
    }
  }

  /**
   * Sends a request that answers at once, with the client's options and without holding the
   * caller's thread: the same as {@link #callAsync(CallRequest, RequestOptions)}.
   */
  public <R> CompletableFuture<ApiResponse<R>> callAsync(CallRequest<R> request) {
    return callAsync(request, RequestOptions.DEFAULTS);
  }

  /**
   * Sends a request that answers at once, every {@link CallRequest}, without holding the caller's
   * thread: it returns immediately, before the request is checked.
   *
   * <p>The future completes on the client's {@link Builder#callbackExecutor}, exceptionally with
   * what {@link #call} throws: {@code get()} throws an {@code ExecutionException} with that cause.
   * Canceling the future (this one, not one derived from it), completing it or {@code orTimeout}
   * ends the HTTP call. Interceptors, listeners, the provider of keys and uploads run on threads of
   * the client. {@link Builder#maxAsyncCalls} says how many calls run at a time; the others wait
   * without a thread, and their timeouts begin when they are sent. {@link #close} ends all of them.
   */
  public <R> CompletableFuture<ApiResponse<R>> callAsync(
      CallRequest<R> request, RequestOptions options) {
    return callAsync(request, options, response -> response);
  }

  /**
   * The same with something made from the response, so that canceling the future still ends the
   * call.
   *
   * @param then makes the value of the future, on a thread of the client; what it throws is the
   *     future's failure
   */
  public <R, T> CompletableFuture<T> callAsync(
      CallRequest<R> request,
      RequestOptions options,
      Function<? super ApiResponse<R>, ? extends T> then) {
    Objects.requireNonNull(then, "the function of the response is null");
    Watched watched = requests.begin(CallKind.CALL, request, options);
    if (watched == null) {
      return async(request, options, then, null);
    }
    return async(
        request,
        watched.within(options),
        response -> {
          watched.received(response.value());
          return then.apply(response);
        },
        watched);
  }

  private <R, T> CompletableFuture<T> async(
      CallRequest<R> request,
      RequestOptions options,
      Function<? super ApiResponse<R>, ? extends T> then,
      @Nullable Watched watched) {
    return transport.async(
        () -> requests.plain(request, options),
        then,
        RequestCalls::explained,
        settings.callbackExecutor(),
        watched);
  }

  /**
   * Saves the answer to a request whose answer is a file, whatever its size, and blocks until it is
   * saved: it is written to {@code name.part} while it arrives, resumed after a broken connection,
   * and moved into place in one step, as {@link dev.qiao.core.file.ResultFile#saveTo(Path)} does
   * it.
   *
   * @return the path given
   * @throws RequestValidationException if the request is for another vendor or breaks a documented
   *     limit; nothing is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses or fails
   * @throws dev.qiao.core.error.DownloadException if it cannot be saved
   */
  public Path download(
      CallRequest<FileContent> request,
      Path target,
      DownloadOptions wishes,
      RequestOptions options) {
    return Watched.during(
        requests.begin(CallKind.DOWNLOAD, request, options),
        options,
        own -> {
          Operation<?, FileContent> operation = requests.operation(request, Mode.CALL, own);
          return downloader.download(requests.of(operation, request, own), target, wishes);
        },
        path -> path);
  }

  /**
   * Sends a request whose answer is a stream, with the client's options: the same as {@link
   * #stream(StreamRequest, RequestOptions)}.
   */
  public <C> EventStream<C> stream(StreamRequest<C> request) {
    return stream(request, RequestOptions.DEFAULTS);
  }

  /**
   * Sends a request whose answer is a stream: chats, images and speech as they come, every {@link
   * StreamRequest}. Blocks until the head of the answer is there, at most for {@link
   * Timeouts#firstEvent} an attempt; reading the stream blocks until the next value comes. Close
   * the stream.
   *
   * @throws RequestValidationException if the request is for another vendor or breaks a documented
   *     limit; nothing is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses; while the stream is read, if
   *     it fails
   * @throws dev.qiao.core.error.TransportException if there is no connection or answer; while the
   *     stream is read, if it breaks or stalls
   */
  public <C> EventStream<C> stream(StreamRequest<C> request, RequestOptions options) {
    return transport.guarded(
        requests.stream(request, options, requests.begin(CallKind.STREAM, request, options)),
        request.getClass().getSimpleName());
  }

  /** The same as {@link #publisher(StreamRequest, RequestOptions)} with the client's options. */
  public <C> Flow.Publisher<C> publisher(StreamRequest<C> request) {
    return publisher(request, RequestOptions.DEFAULTS);
  }

  /**
   * Returns a publisher of a request's stream, for one subscriber. The call is made at the first
   * demand; chunks are parsed only on demand; canceling the subscription cancels the call.
   * Everything that {@link #stream} throws goes to {@code onError}. Signals come on threads of the
   * SDK: do not block them for long.
   */
  public <C> Flow.Publisher<C> publisher(StreamRequest<C> request, RequestOptions options) {
    return publisher(request, options, chunk -> chunk);
  }

  /**
   * The same with something made from each chunk.
   *
   * @param then makes what is published, one chunk after the other; what it throws ends the call
   *     and goes to {@code onError}
   */
  public <C, T> Flow.Publisher<T> publisher(
      StreamRequest<C> request, RequestOptions options, Function<? super C, ? extends T> then) {
    RequestCalls.given(request);
    Objects.requireNonNull(then, "the function of the chunks is null");
    return new StreamPublisher<>(
        () -> requests.begin(CallKind.STREAM, request, options),
        watched -> requests.stream(request, options, watched),
        then,
        transport,
        request.getClass().getSimpleName());
  }

  /**
   * Submits a task with the client's options: the same as {@link #submit(TaskRequest,
   * RequestOptions)}.
   */
  public <R> TaskHandle<R> submit(TaskRequest<R> request) {
    return submit(request, RequestOptions.DEFAULTS);
  }

  /**
   * Submits a task: videos, images and whatever else takes minutes, every {@link TaskRequest}.
   * Blocks until the service has accepted it, and with {@link Builder#limitSubmissions} before that
   * until there is room; {@link TaskHandle#await} waits for the result. The handle has the task's
   * reference; store it, or set a {@link Builder#taskStore}.
   *
   * @throws RequestValidationException if the request is for another vendor or breaks a documented
   *     limit; nothing is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses
   * @throws dev.qiao.core.error.TaskNotStoredException if the task was submitted and the task store
   *     failed
   * @throws dev.qiao.core.error.TransportException if no complete answer comes; when {@code
   *     mayHaveReachedService()} the task may exist and is not submitted again
   */
  public <R> TaskHandle<R> submit(TaskRequest<R> request, RequestOptions options) {
    return Watched.during(
        requests.begin(CallKind.SUBMISSION, request, options),
        options,
        own -> new TaskSubmission(requests, taskSupport).submit(request, own),
        TaskHandle::ref);
  }

  /**
   * Ends everything in progress with an exception, and releases threads and connections. A client
   * given with {@code httpClient(..)} is not closed. Has no effect when repeated.
   */
  @Override
  public void close() {
    // Before the waits end: a place that comes free must not begin a submission.
    submissions.close();
    // What the waits hand over runs on threads that the transport then gives back.
    poller.close();
    transport.close();
    if (settings.observer() instanceof GuardedObserver observer) {
      observer.clientClosed();
    }
  }

  @Override
  public String toString() {
    return "QiaoClient[" + settings.vendor() + ", " + settings.region() + "]";
  }

  /** Builds a client. Vendor and a source of keys are required; the rest has defaults. */
  public static final class Builder extends ClientSettings {
    private Builder() {}

    @Override
    Builder self() {
      return this;
    }
  }
}
