package dev.qiao.core;

/**
 * Gives the key for a request. It is asked for every request, so that keys can rotate; it must be
 * thread-safe and fast (cache what is slow to get).
 */
@FunctionalInterface
public interface ApiKeyProvider {
  /** The key to send now. */
  ApiKey get();
}
