package dev.qiao.core.client;

import dev.qiao.core.Endpoint;
import dev.qiao.core.client.CallObserver.CallKind;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.BufferedResponse;
import dev.qiao.core.internal.transport.HeaderValues;
import dev.qiao.core.internal.transport.SocketClient;
import dev.qiao.core.internal.transport.SseSource;
import dev.qiao.core.internal.transport.Transport;
import dev.qiao.core.internal.transport.Watched;
import dev.qiao.core.internal.transport.WatchedSource;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Request;
import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.EventStream;
import dev.qiao.core.stream.SseEvent;
import dev.qiao.core.stream.SseParser;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The raw requests of a client, and what it is to modules that open WebSockets. */
record ClientRawRequests(RequestCalls requests, Endpoint.Api api, Map<String, String> headers)
    implements RawRequests, SocketClient {

  @Override
  public RawRequests on(Endpoint.Api other) {
    return new ClientRawRequests(
        requests, Objects.requireNonNull(other, "the API is null"), headers);
  }

  @Override
  public RawRequests withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    HeaderValues.addAll(more, Map.of(HeaderValues.ofRaw(name), HeaderValues.checked(name, value)));
    return new ClientRawRequests(requests, api, more);
  }

  @Override
  public ApiResponse<String> get(String path) {
    return text(
        options ->
            calls()
                .get(
                    "raw",
                    calls().url(api, checked(path)),
                    null,
                    requests.settings().timeouts().total(),
                    options));
  }

  @Override
  public ApiResponse<String> post(String path, String json) {
    return text(options -> post(path, json, Mode.CALL, options));
  }

  @Override
  public EventStream<SseEvent> stream(String path, String json) {
    return transport()
        .guarded(
            WatchedSource.opened(
                calls().begin(CallKind.STREAM, "raw", null, RequestOptions.DEFAULTS),
                RequestOptions.DEFAULTS,
                options ->
                    new SseSource<>(
                        transport(),
                        transport().open(withHeaders(post(path, json, Mode.STREAM, options))),
                        new RawEvents(),
                        requests.settings().eventLimit())),
            "raw");
  }

  private ApiCall post(String path, String json, Mode mode, RequestOptions options) {
    return calls()
        .post(
            "raw",
            mode,
            api,
            calls().url(api, checked(path)),
            Objects.requireNonNull(json, "the JSON of the request is null")
                .getBytes(StandardCharsets.UTF_8),
            options);
  }

  private ApiResponse<String> text(Function<RequestOptions, ApiCall> call) {
    return Watched.during(
        calls().begin(CallKind.CALL, "raw", null, RequestOptions.DEFAULTS),
        RequestOptions.DEFAULTS,
        options -> text(call.apply(options)),
        ApiResponse::value);
  }

  private ApiResponse<String> text(ApiCall call) {
    BufferedResponse answer = transport().call(withHeaders(call));
    return new ApiResponse<>(
        new String(answer.body(), StandardCharsets.UTF_8),
        answer.status(),
        answer.headers(),
        answer.requestId(),
        answer.body());
  }

  private ApiCall withHeaders(ApiCall call) {
    Map<String, String> all = new LinkedHashMap<>(call.headers());
    HeaderValues.addAll(all, headers);
    return new ApiCall(
        call.operation(),
        call.method(),
        call.url(),
        call.template(),
        all,
        call.body(),
        call.repeatable(),
        call.timeouts(),
        call.total(),
        call.retry(),
        call.errors(),
        call.responseLimit(),
        call.secrets(),
        call.observed());
  }

  private CallFactory calls() {
    return requests.calls();
  }

  @Override
  public Transport transport() {
    return requests.transport();
  }

  @Override
  public int messageLimit() {
    return requests.settings().eventLimit();
  }

  @Override
  public @Nullable Watched begin(Request first, RequestOptions options) {
    return requests.begin(CallKind.SESSION, first, options);
  }

  @Override
  public ApiCall opening(Request first, RequestOptions options) {
    return calls().socket(requests.operation(first, Mode.SESSION, options), first, options);
  }

  @Override
  public byte[] write(Request request, RequestOptions options) {
    var unused = requests.operation(request, Mode.SESSION, options);
    return calls().write(request, options);
  }

  @Override
  public byte[] write(Object frame) {
    return calls().write(frame);
  }

  /** Without the headers' values, which may be secret. */
  @Override
  public String toString() {
    return "RawRequests[" + api + ", " + headers.keySet() + "]";
  }

  private static String checked(String path) {
    if (!Objects.requireNonNull(path, "the path is null").startsWith("/")) {
      throw new IllegalArgumentException(
          "the path must begin with a slash; it is appended to the endpoint's URL: " + path);
    }
    return path;
  }

  /** Events as they come; a raw stream has no end mark that we could know. */
  private static final class RawEvents implements EventReader<SseEvent> {
    @Override
    public SseEvent read(SseParser event) {
      return event.event();
    }

    @Override
    public boolean isComplete() {
      return true;
    }

    @Override
    public boolean isError() {
      return false;
    }
  }
}
