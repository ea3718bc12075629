package dev.qiao.core;

/**
 * Provides the key for a request. It is called for every request, so that keys can rotate; it must
 * be thread-safe and fast (cache what is slow to obtain). It runs on the calling thread before
 * anything is sent, and no timeout of the client can end it, so limit its own waits. An interrupt
 * of the thread reaches it. If it takes longer than {@link dev.qiao.core.http.Timeouts#total}, or
 * throws because it was interrupted, the call fails when it returns, and nothing is sent. An {@link
 * Error} that it throws reaches the caller as it is.
 */
@FunctionalInterface
public interface ApiKeyProvider {
  /** Returns the key to send now. */
  ApiKey get();
}
