package dev.qiao.core.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.qiao.core.ApiKey;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.CallObserver.CallKind;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ObservedCall;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.error.Secrets;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.JsonScanner;
import dev.qiao.core.internal.json.MediaSourceWriter;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.Address;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.HeaderValues;
import dev.qiao.core.internal.transport.OneShotBody;
import dev.qiao.core.internal.transport.Watched;
import dev.qiao.core.internal.upload.UploadForm;
import dev.qiao.core.internal.upload.Uploader;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Makes calls from requests with a client's options: address, headers, body, limits. */
final class CallFactory {
  private static final byte[] OSS_MARK = {'"', 'o', 's', 's', ':', '/', '/'};

  private final ClientOptions settings;
  private final @Nullable Uploader uploader;
  private final Time time;
  private final ErrorReader errors;
  private final String userAgent;

  /** The keys that calls were sent with: a service may repeat one later, when a task failed. */
  private final AtomicReference<Secrets> secrets = new AtomicReference<>(Secrets.NONE);

  private final Map<Operation<?, ?>, HttpUrl> urls = new ConcurrentHashMap<>();
  private final Map<Class<?>, ObjectWriter> writers = new ConcurrentHashMap<>();

  CallFactory(ClientOptions settings, @Nullable Uploader uploader, Time time) {
    this.settings = settings;
    this.time = time;
    this.uploader = uploader;
    this.errors =
        new ErrorReader(
            settings.vendor(),
            String.valueOf(Endpoint.host(settings.endpoint().nativeUrl())),
            settings.region().id(),
            settings.regionDefaulted());
    this.userAgent = "qiao/" + version() + " java/" + Runtime.version().feature();
  }

  /** A module has its version in its descriptor; packages of modules read no manifest. */
  private static String version() {
    Module module = CallFactory.class.getModule();
    String version =
        module.isNamed()
            ? module.getDescriptor().rawVersion().orElse(null)
            : CallFactory.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  ErrorReader errors() {
    return errors;
  }

  /** The keys that calls were sent with so far. */
  Secrets secrets() {
    return secrets.get();
  }

  String userAgent() {
    return userAgent;
  }

  /** The call of a typed request. */
  ApiCall of(Operation<?, ?> operation, Request request, RequestOptions options) {
    if (operation.isForm()) {
      return form(operation, request, options);
    }
    if (!operation.hasBody()) {
      return addressed(operation, request, options);
    }
    byte[] body = write(request, options);
    Map<String, String> headers = headers(operation.mode(), operation.api(), options);
    HeaderValues.addAll(headers, request.headers());
    HeaderValues.addAll(headers, options.headers());
    resolveOssUrls(headers, body);
    return call(
        operation.id(),
        "POST",
        url(operation),
        null,
        headers,
        new OneShotBody(body),
        false,
        operation.mode() == Mode.STREAM ? null : timeouts(options).total(),
        options);
  }

  /** The call of a request that is a form. How long a file takes depends on its size. */
  private ApiCall form(Operation<?, ?> operation, Request request, RequestOptions options) {
    Map<String, MediaSource> files = new HashMap<>();
    MediaSourceWriter.Resolver resolver =
        media -> {
          // No field says this by chance.
          String mark = "\u0000file-" + files.size();
          files.put(mark, media);
          return mark;
        };
    JsonNode fields = Json.treeOrNull(write(request, resolver));
    UploadForm.Builder form = UploadForm.builder();
    for (Map.Entry<String, JsonNode> field : Objects.requireNonNull(fields).properties()) {
      JsonNode value = field.getValue();
      MediaSource file = files.get(value.asText());
      if (file != null) {
        form.file(field.getKey(), file, progress(options));
      } else if (!value.isNull()) {
        form.field(field.getKey(), value.isContainerNode() ? value.toString() : value.asText());
      }
    }
    Map<String, String> headers = headers(operation.mode(), operation.api(), options);
    HeaderValues.addAll(headers, request.headers());
    HeaderValues.addAll(headers, options.headers());
    return call(
        operation.id(),
        operation.method(),
        url(operation),
        null,
        headers,
        form.build(),
        false,
        null,
        options);
  }

  private static LongConsumer progress(RequestOptions options) {
    LongConsumer progress = options.uploadProgress();
    return progress == null ? sent -> {} : progress;
  }

  /** The call of a request that has no body and is in the URL. */
  private ApiCall addressed(Operation<?, ?> operation, Request request, RequestOptions options) {
    Map<String, String> headers = headers(operation.mode(), operation.api(), options);
    HeaderValues.addAll(headers, request.headers());
    HeaderValues.addAll(headers, options.headers());
    boolean post = operation.method().equals("POST");
    String path = settings.path(operation);
    return call(
        operation.id(),
        operation.method(),
        Address.write(url(operation.api(), "/"), path, Json.MAPPER.valueToTree(request)),
        url(operation.api(), "/").encodedPath() + path.substring(1),
        headers,
        post ? new OneShotBody(new byte[0]) : null,
        !post,
        timeouts(options).total(),
        options);
  }

  /** The call of a read, which may be repeated. */
  ApiCall get(
      String operation,
      HttpUrl url,
      @Nullable String template,
      Duration total,
      RequestOptions options) {
    return call(
        operation,
        "GET",
        url,
        template,
        headers(Mode.CALL, Endpoint.Api.NATIVE, options),
        null,
        true,
        total,
        options);
  }

  /** The call of a POST with a body of JSON, which may not be repeated. */
  ApiCall post(
      String operation,
      Mode mode,
      Endpoint.Api api,
      HttpUrl url,
      byte[] json,
      RequestOptions options) {
    Map<String, String> headers = headers(mode, api, options);
    resolveOssUrls(headers, json);
    return call(
        operation,
        "POST",
        url,
        null,
        headers,
        new OneShotBody(json),
        false,
        mode == Mode.STREAM ? null : timeouts(options).total(),
        options);
  }

  /** The call that opens a WebSocket; it asks for nothing yet. */
  ApiCall socket(Operation<?, ?> operation, Request first, RequestOptions options) {
    Map<String, String> headers = headers(operation.mode(), operation.api(), options);
    HeaderValues.addAll(headers, first.headers());
    HeaderValues.addAll(headers, options.headers());
    return call(operation.id(), "GET", url(operation), null, headers, null, true, null, options);
  }

  private ApiCall call(
      String operation,
      String method,
      HttpUrl url,
      @Nullable String template,
      Map<String, String> headers,
      @Nullable RequestBody body,
      boolean repeatable,
      @Nullable Duration total,
      RequestOptions options) {
    ObservedCall observed = options.partOf();
    Map<String, String> all = headers;
    if (observed != null) {
      all = new LinkedHashMap<>(observed.headers());
      HeaderValues.addAll(all, headers);
    }
    return new ApiCall(
        operation,
        method,
        url,
        template == null ? url.encodedPath() : template,
        all,
        body,
        repeatable,
        timeouts(options),
        total,
        options.retry() == null ? settings.retry() : options.retry(),
        errors,
        settings.responseLimit(),
        secrets.get(),
        observed);
  }

  private Timeouts timeouts(RequestOptions options) {
    return options.timeouts() == null ? settings.timeouts() : options.timeouts();
  }

  private HttpUrl url(Operation<?, ?> operation) {
    HttpUrl known = urls.get(operation);
    return known != null
        ? known
        : urls.computeIfAbsent(operation, made -> url(made.api(), settings.path(made)));
  }

  HttpUrl url(Endpoint.Api api, String path) {
    // OkHttp takes a WebSocket's address as the one of its handshake: ws is http, wss is https.
    return HttpUrl.get(settings.endpoint().url(api).toString().replaceFirst("^ws", "http") + path);
  }

  /**
   * The key of a call. An exception of a provider may contain the key, so its message is not used.
   */
  private ApiKey key(RequestOptions options) {
    ApiKey own = options.apiKey();
    if (own != null) {
      return own;
    }
    long begin = time.nanos();
    ApiKey given;
    try {
      given = settings.apiKeys().get();
    } catch (SdkException e) {
      throw e;
    } catch (Exception e) {
      if (e instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
        Thread.currentThread().interrupt();
        throw new CallInterruptedException(
            "the ApiKeyProvider was interrupted. Nothing was sent", null);
      }
      throw new RequestValidationException(
          "the ApiKeyProvider threw "
              + e.getClass().getSimpleName()
              + "; nothing was sent. It must return a key or throw an SdkException of its own");
    }
    if (given == null) {
      throw new RequestValidationException(
          "the ApiKeyProvider returned null; nothing was sent. It must return a key for every"
              + " call");
    }
    Duration took = Duration.ofNanos(time.nanos() - begin);
    Duration total = timeouts(options).total();
    if (took.compareTo(total) > 0) {
      throw new CallTimeoutException(
          CallTimeoutException.Phase.TOTAL,
          total,
          "the ApiKeyProvider took "
              + took.toMillis()
              + " ms, but the call must end within "
              + total.toMillis()
              + " ms; the setting is Timeouts.total. Nothing was sent",
          false,
          null);
    }
    return given;
  }

  /** Hides this key in all later failures. */
  void remember(ApiKey key) {
    String text = key.reveal();
    if (secrets.get().and(text) != secrets.get()) {
      secrets.updateAndGet(known -> known.and(text));
    }
  }

  private Map<String, String> headers(Mode mode, Endpoint.Api api, RequestOptions options) {
    ApiKey key = key(options);
    remember(key);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer ".concat(key.reveal()));
    headers.put("User-Agent", userAgent);
    if (mode == Mode.STREAM) {
      headers.put("Accept", "text/event-stream");
    }
    if (settings.vendor() == Vendor.DASHSCOPE) {
      String workspace = options.workspace() == null ? settings.workspace() : options.workspace();
      if (workspace != null) {
        headers.put("X-DashScope-WorkSpace", workspace);
      }
      if (mode == Mode.TASK) {
        headers.put("X-DashScope-Async", "enable");
      } else if (mode == Mode.STREAM && api == Endpoint.Api.NATIVE) {
        headers.put("X-DashScope-SSE", "enable");
      }
    }
    return headers;
  }

  private ObjectWriter writer(Class<?> type) {
    ObjectWriter known = writers.get(type);
    return known != null ? known : writers.computeIfAbsent(type, Json.MAPPER::writerFor);
  }

  /**
   * The JSON of a request. Local media is uploaded once all of the JSON could be written, and the
   * JSON is written again with the addresses; a request without any is written once.
   */
  byte[] write(Request request, RequestOptions options) {
    List<MediaSource> local = new ArrayList<>();
    byte[] body =
        write(
            request,
            media -> {
              local.add(media);
              return "";
            });
    if (local.isEmpty()) {
      return body;
    }
    List<String> addresses = new ArrayList<>();
    for (MediaSource media : local) {
      addresses.add(address(media, request.model(), options, progress(options)));
    }
    // Media is met in the same order again.
    Iterator<String> next = addresses.iterator();
    return write(request, media -> next.next());
  }

  /** The JSON of a record that holds no local media. */
  byte[] write(Object request) {
    return write(request, MediaSource::toString);
  }

  private byte[] write(Object request, MediaSourceWriter.Resolver resolver) {
    try {
      return Json.bytes(
          writer(request.getClass()).withAttribute(MediaSourceWriter.RESOLVER, resolver), request);
    } catch (JsonProcessingException e) {
      throw new RequestValidationException(
          request.getClass().getSimpleName()
              + " cannot be written as JSON: "
              + e.getOriginalMessage(),
          e);
    }
  }

  /** Begins the observation of a call without a request; null if it is not observed. */
  @Nullable Watched begin(
      CallKind kind, String operation, @Nullable Model model, RequestOptions options) {
    return GuardedObserver.begin(
        settings, kind, Endpoint.Api.NATIVE, operation, model, null, null, options);
  }

  String address(
      MediaSource media, @Nullable Model model, RequestOptions options, LongConsumer progress) {
    if (uploader == null || settings.vendor() != Vendor.DASHSCOPE || model == null) {
      throw new RequestValidationException(
          settings.vendor().displayName()
              + " has no temporary storage for "
              + media
              + "; give a URL or a data URI");
    }
    Uploader storage = uploader;
    return Watched.during(
        begin(CallKind.UPLOAD, "upload", model, options),
        options,
        own -> storage.upload(media, model, key(own), progress, asked -> policy(asked, own)),
        address -> media);
  }

  private ApiCall policy(Model model, RequestOptions options) {
    Map<String, String> headers = headers(Mode.CALL, Endpoint.Api.NATIVE, options);
    // There is no content, but the page names the header.
    headers.put("Content-Type", "application/json");
    return call(
        "upload.get-policy",
        "GET",
        url(Endpoint.Api.NATIVE, "/uploads")
            .newBuilder()
            .addQueryParameter("action", "getPolicy")
            .addQueryParameter("model", model.name())
            .build(),
        null,
        headers,
        null,
        true,
        timeouts(options).total(),
        options);
  }

  private void resolveOssUrls(Map<String, String> headers, byte[] body) {
    if (settings.vendor() == Vendor.DASHSCOPE && contains(body, OSS_MARK)) {
      headers.put("X-DashScope-OssResourceResolve", "enable");
    }
  }

  private static boolean contains(byte[] body, byte[] mark) {
    int at = JsonScanner.next(body, 0);
    while (at < body.length && !JsonScanner.isAt(body, at, mark)) {
      at = JsonScanner.next(body, at + 1);
    }
    return at < body.length;
  }
}
