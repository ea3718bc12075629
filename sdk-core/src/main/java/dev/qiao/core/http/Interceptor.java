package dev.qiao.core.http;

import java.io.IOException;

/**
 * Stands around every attempt of every exchange of a client, polls, uploads and downloads included:
 * to add a header, to count, to trace. No timeout ends code of an interceptor that blocks: the call
 * fails with its {@code CallTimeoutException} when that code returns.
 *
 * <pre>{@code
 * builder.interceptor(chain -> chain.proceed(chain.request().withHeader("X-Trace", id())));
 * }</pre>
 */
@FunctionalInterface
public interface Interceptor {
  /** Passes the request on with {@code chain.proceed} and returns what that returned. */
  HttpResponse intercept(Chain chain) throws IOException;

  /** What stands behind an interceptor. */
  interface Chain {
    /** The request about to be sent. */
    HttpRequest request();

    /** Sends it, once. */
    HttpResponse proceed(HttpRequest request) throws IOException;
  }
}
