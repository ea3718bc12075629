package dev.qiao.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.qiao.core.error.InvalidRequestException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.MediaSourceWriter;
import dev.qiao.core.internal.json.Quotes;
import dev.qiao.core.internal.transport.Address;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.OneShotBody;
import dev.qiao.core.internal.upload.Uploader;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls out of requests: address, headers, body, limits. Everything of a client's options.
 */
final class CallFactory {
  private static final byte[] OSS_MARK = {'"', 'o', 's', 's', ':', '/', '/'};

  private final ClientOptions options;
  private final @Nullable Uploader uploader;
  private final ErrorReader errors;
  private final String userAgent;
  private final Map<Operation<?, ?>, HttpUrl> urls = new ConcurrentHashMap<>();
  private final Map<Class<?>, ObjectWriter> writers = new ConcurrentHashMap<>();

  CallFactory(ClientOptions options, @Nullable Uploader uploader) {
    this.options = options;
    this.uploader = uploader;
    this.errors =
        new ErrorReader(
            options.vendor(),
            options.endpoint().nativeUrl().getHost(),
            options.region().id(),
            options.regionAssumed());
    String version = CallFactory.class.getPackage().getImplementationVersion();
    this.userAgent =
        "qiao/" + (version == null ? "dev" : version) + " java/" + Runtime.version().feature();
  }

  ErrorReader errors() {
    return errors;
  }

  String userAgent() {
    return userAgent;
  }

  /** The call of a typed request. */
  ApiCall of(Operation<?, ?> operation, Request request, RequestOptions changes) {
    if (!operation.hasBody()) {
      return addressed(operation, request, changes);
    }
    byte[] body = write(request, changes);
    Map<String, String> headers = headers(operation.mode(), operation.surface(), changes);
    headers.putAll(request.headers());
    headers.putAll(changes.headers());
    resolveOssUrls(headers, body);
    return call(
        operation.id(),
        "POST",
        url(operation),
        headers,
        new OneShotBody(body),
        false,
        operation.mode() == Mode.STREAM ? null : timeouts(changes).total(),
        changes);
  }

  /** The call of a request that has no body and stands in the address. */
  private ApiCall addressed(Operation<?, ?> operation, Request request, RequestOptions changes) {
    Map<String, String> headers = headers(operation.mode(), operation.surface(), changes);
    headers.putAll(request.headers());
    headers.putAll(changes.headers());
    boolean post = operation.method().equals("POST");
    return call(
        operation.id(),
        operation.method(),
        Address.write(
            url(operation.surface(), "/"),
            options.path(operation),
            Json.MAPPER.valueToTree(request)),
        headers,
        post ? new OneShotBody(new byte[0]) : null,
        !post,
        timeouts(changes).total(),
        changes);
  }

  /** The call of a read, which may be repeated. */
  ApiCall get(String operation, HttpUrl url, Duration total, RequestOptions changes) {
    return call(
        operation,
        "GET",
        url,
        headers(Mode.CALL, Endpoint.Surface.NATIVE, changes),
        null,
        true,
        total,
        changes);
  }

  /** The call of a POST with a body of JSON, which may not be repeated. */
  ApiCall post(
      String operation,
      Mode mode,
      Endpoint.Surface surface,
      HttpUrl url,
      byte[] json,
      RequestOptions changes) {
    Map<String, String> headers = headers(mode, surface, changes);
    resolveOssUrls(headers, json);
    return call(
        operation,
        "POST",
        url,
        headers,
        new OneShotBody(json),
        false,
        mode == Mode.STREAM ? null : timeouts(changes).total(),
        changes);
  }

  private ApiCall call(
      String operation,
      String method,
      HttpUrl url,
      Map<String, String> headers,
      @Nullable RequestBody body,
      boolean repeatable,
      @Nullable Duration total,
      RequestOptions changes) {
    return new ApiCall(
        operation,
        method,
        url,
        headers,
        body,
        repeatable,
        timeouts(changes),
        total,
        changes.retry() == null ? options.retry() : changes.retry(),
        errors,
        options.responseLimit());
  }

  private Timeouts timeouts(RequestOptions changes) {
    return changes.timeouts() == null ? options.timeouts() : changes.timeouts();
  }

  private HttpUrl url(Operation<?, ?> operation) {
    HttpUrl known = urls.get(operation);
    return known != null
        ? known
        : urls.computeIfAbsent(operation, made -> url(made.surface(), options.path(made)));
  }

  HttpUrl url(Endpoint.Surface surface, String path) {
    HttpUrl url = HttpUrl.get(options.endpoint().url(surface) + path);
    return url;
  }

  private Map<String, String> headers(Mode mode, Endpoint.Surface surface, RequestOptions changes) {
    ApiKey key = changes.apiKey() == null ? options.apiKeys().get() : changes.apiKey();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + key.reveal());
    headers.put("User-Agent", userAgent);
    if (mode == Mode.STREAM) {
      headers.put("Accept", "text/event-stream");
    }
    if (options.vendor() == Vendor.DASHSCOPE) {
      String workspace = changes.workspace() == null ? options.workspace() : changes.workspace();
      if (workspace != null) {
        headers.put("X-DashScope-WorkSpace", workspace);
      }
      if (mode == Mode.TASK) {
        headers.put("X-DashScope-Async", "enable");
      } else if (mode == Mode.STREAM && surface == Endpoint.Surface.NATIVE) {
        headers.put("X-DashScope-SSE", "enable");
      }
    }
    return headers;
  }

  private ObjectWriter writer(Class<?> type) {
    ObjectWriter known = writers.get(type);
    return known != null ? known : writers.computeIfAbsent(type, Json.MAPPER::writerFor);
  }

  private byte[] write(Request request, RequestOptions changes) {
    MediaSourceWriter.Resolver resolver =
        media -> address(media, request.model(), changes, sent -> {});
    try {
      return writer(request.getClass())
          .withAttribute(MediaSourceWriter.RESOLVER, resolver)
          .writeValueAsBytes(request);
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof SdkException upload) {
        throw upload;
      }
      throw new InvalidRequestException(
          request.getClass().getSimpleName()
              + " cannot be written as JSON: "
              + e.getOriginalMessage(),
          e);
    }
  }

  String address(
      MediaSource media, @Nullable Model model, RequestOptions changes, LongConsumer progress) {
    if (uploader == null || options.vendor() != Vendor.DASHSCOPE || model == null) {
      throw new InvalidRequestException(
          options.vendor().displayName()
              + " has no temporary storage for "
              + media
              + "; give a URL or a data URI");
    }
    ApiKey key = changes.apiKey() == null ? options.apiKeys().get() : changes.apiKey();
    return uploader.upload(media, model, key, progress, asked -> policy(asked, changes));
  }

  private ApiCall policy(Model model, RequestOptions changes) {
    Map<String, String> headers = headers(Mode.CALL, Endpoint.Surface.NATIVE, changes);
    // There is no content, but the page names the header.
    headers.put("Content-Type", "application/json");
    return call(
        "upload.get-policy",
        "GET",
        url(Endpoint.Surface.NATIVE, "/uploads")
            .newBuilder()
            .addQueryParameter("action", "getPolicy")
            .addQueryParameter("model", model.name())
            .build(),
        headers,
        null,
        true,
        timeouts(changes).total(),
        changes);
  }

  private void resolveOssUrls(Map<String, String> headers, byte[] body) {
    if (options.vendor() == Vendor.DASHSCOPE && contains(body, OSS_MARK)) {
      headers.put("X-DashScope-OssResourceResolve", "enable");
    }
  }

  private static boolean contains(byte[] body, byte[] mark) {
    int at = Quotes.next(body, 0);
    while (at < body.length && !Quotes.isAt(body, at, mark)) {
      at = Quotes.next(body, at + 1);
    }
    return at < body.length;
  }
}
