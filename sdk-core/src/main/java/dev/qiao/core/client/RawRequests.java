package dev.qiao.core.client;

import dev.qiao.core.Endpoint;
import dev.qiao.core.stream.EventStream;
import dev.qiao.core.stream.SseEvent;

/**
 * Requests to any path with the client's key, retries, timeouts and errors, reached with {@code
 * client.raw()}: the way to an API that this version has no type for.
 *
 * <p>A path begins with a slash and stands behind the endpoint's native URL ({@code
 * https://dashscope.aliyuncs.com/api/v1} for one), or behind another of its URLs after {@link #on}.
 */
public interface RawRequests {
  /** The same behind another of the endpoint's URLs. */
  RawRequests on(Endpoint.Api api);

  /** The same with a header more. */
  RawRequests withHeader(String name, String value);

  /** Reads. Repeated after any passing failure. */
  ApiResponse<String> get(String path);

  /** Posts JSON. Repeated only when it surely did not run. */
  ApiResponse<String> post(String path, String json);

  /** Posts JSON and gives the server-sent events of the answer as they come. */
  EventStream<SseEvent> stream(String path, String json);
}
