/**
 * What can be set and watched of the HTTP exchanges: timeouts, retries, interceptors, listeners,
 * raw requests.
 */
package dev.qiao.core.http;
