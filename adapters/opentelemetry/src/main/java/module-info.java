/** Traces and metrics of a client, by OpenTelemetry's conventions for generative AI. */
@org.jspecify.annotations.NullMarked
module dev.qiao.opentelemetry {
  requires static transitive org.jspecify;
  requires transitive dev.qiao.core;
  requires static dev.qiao.text;
  requires transitive io.opentelemetry.api;
  requires io.opentelemetry.context;
  requires com.fasterxml.jackson.core;

  exports dev.qiao.opentelemetry;
}
