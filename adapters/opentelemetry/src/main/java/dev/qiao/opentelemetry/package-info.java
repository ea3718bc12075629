/**
 * Traces and metrics of a client, by OpenTelemetry's conventions for generative AI.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.opentelemetry;
