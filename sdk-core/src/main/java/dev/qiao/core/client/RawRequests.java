package dev.qiao.core.client;

import dev.qiao.core.Endpoint;
import dev.qiao.core.stream.EventStream;
import dev.qiao.core.stream.SseEvent;

/**
 * Requests to any path with the client's key, retries, timeouts and errors, reached with {@code
 * client.raw()}: for an API that this version has no types for.
 *
 * <p>A path begins with a slash and is appended to the endpoint's native URL ({@code
 * https://dashscope.aliyuncs.com/api/v1} for one), or to another of its URLs after {@link #on}.
 */
public interface RawRequests {
  /** Returns a copy for another of the endpoint's URLs. */
  RawRequests on(Endpoint.Api api);

  /** Returns a copy with one more header. */
  RawRequests withHeader(String name, String value);

  /** Sends a GET, which is repeated after any temporary failure. */
  ApiResponse<String> get(String path);

  /** Posts JSON, which is repeated only if it certainly did not run. */
  ApiResponse<String> post(String path, String json);

  /** Posts JSON and returns the server-sent events of the answer as they come. */
  EventStream<SseEvent> stream(String path, String json);
}
