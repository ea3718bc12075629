package dev.qiao.core;

/**
 * Gives the key for a request. It is asked for every request, so that keys can rotate; it must be
 * thread-safe and fast (cache what is slow to get). It runs on the calling thread before anything
 * is sent; no timeout of the client bounds it, so bound what it waits for. An {@link Error} that it
 * throws reaches the caller as it is.
 */
@FunctionalInterface
public interface ApiKeyProvider {
  /** The key to send now. */
  ApiKey get();
}
