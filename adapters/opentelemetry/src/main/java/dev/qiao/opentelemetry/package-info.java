/** Traces and metrics of a client, by OpenTelemetry's conventions for generative AI. */
package dev.qiao.opentelemetry;
