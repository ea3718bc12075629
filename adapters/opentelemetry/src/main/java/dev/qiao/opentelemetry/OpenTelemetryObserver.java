package dev.qiao.opentelemetry;

import dev.qiao.core.client.CallObserver;
import dev.qiao.core.http.ObservedCall;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a span and metrics of each call, by OpenTelemetry's conventions for generative AI. */
public final class OpenTelemetryObserver implements CallObserver {
  private final Tracer tracer;

  private OpenTelemetryObserver(OpenTelemetry telemetry) {
    tracer = telemetry.getTracer("dev.qiao");
  }

  /** An observer that reports to a telemetry, without content. */
  public static OpenTelemetryObserver create(OpenTelemetry telemetry) {
    return new OpenTelemetryObserver(Objects.requireNonNull(telemetry, "the telemetry is null"));
  }

  @Override
  public @Nullable ObservedCall begin(Call call) {
    Span span = tracer.spanBuilder(call.operation()).startSpan();
    return new ObservedCall() {
      @Override
      public void ended(End end, @Nullable Throwable failure) {
        span.end();
      }
    };
  }
}
