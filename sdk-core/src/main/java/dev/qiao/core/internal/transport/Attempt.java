package dev.qiao.core.internal.transport;

import dev.qiao.core.http.Timeouts;

/**
 * What one attempt has come to, noted on its OkHttp request as a tag while it goes through the
 * interceptors.
 */
final class Attempt {
  final Timeouts timeouts;
  final long readTimeoutMillis;

  /** Whether a connection stood and the request was about to be written. */
  volatile boolean started;

  /** Whether the request was written whole. */
  volatile boolean written;

  Attempt(Timeouts timeouts, long readTimeoutMillis) {
    this.timeouts = timeouts;
    this.readTimeoutMillis = readTimeoutMillis;
  }
}
