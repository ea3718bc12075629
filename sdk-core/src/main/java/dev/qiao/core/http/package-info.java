/**
 * What can be set and watched of the HTTP exchanges: timeouts, retries, interceptors, listeners,
 * raw requests.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.core.http;
