package dev.qiao.core.http;

import java.io.IOException;

/**
 * Wraps every attempt of every exchange of a client, polls, uploads and downloads included: to add
 * a header, to count, to trace. No timeout ends the code of a blocking interceptor: the call fails
 * with its {@code CallTimeoutException} when that code returns.
 *
 * <pre>{@code
 * builder.interceptor(chain -> chain.proceed(chain.request().withHeader("X-Trace", id())));
 * }</pre>
 */
@FunctionalInterface
public interface Interceptor {
  /** Passes the request on with {@code chain.proceed} and returns what that returned. */
  InterceptedResponse intercept(Chain chain) throws IOException;

  /** The rest of the interceptor chain. */
  interface Chain {
    /** Returns the request that is about to be sent. */
    InterceptedRequest request();

    /** Sends it, once. */
    InterceptedResponse proceed(InterceptedRequest request) throws IOException;
  }
}
