package dev.qiao.opentelemetry;

import dev.qiao.core.client.CallObserver;
import dev.qiao.core.http.ObservedCall;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerBuilder;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span and metrics of each call, by OpenTelemetry's conventions for generative AI.
 *
 * <pre>{@code
 * QiaoClient client =
 *     QiaoClient.builder()
 *         .observer(OpenTelemetryObserver.create(GlobalOpenTelemetry.get()))
 *         ..
 *         .build();
 * }</pre>
 *
 * <p>One observer may be given to any number of clients. The guide page {@code observe.md} lists
 * the spans, the metrics and their attributes. They are those of version 1.41 of the conventions,
 * unless {@link Builder#latestConventions} or {@code OTEL_SEMCONV_STABILITY_OPT_IN} asks for the
 * latest; both are in development and will change.
 *
 * <p>What an application asks and a model answers is not recorded, and no message of an exception
 * is, because it may quote them; use {@link Builder#captureContent} to record them.
 *
 * <p>The request headers carry the span as the propagators of the {@link OpenTelemetry} write it,
 * such as {@code traceparent}.
 */
public final class OpenTelemetryObserver implements CallObserver {
  private static final String SCOPE = "dev.qiao";

  private final Tracer tracer;
  private final TextMapPropagator propagator;
  private final Instruments instruments;
  private final @Nullable ChatReader chats;
  private final boolean latest;
  private final boolean content;

  private OpenTelemetryObserver(Builder builder) {
    latest = builder.latest;
    content = builder.content;
    TracerBuilder scope = builder.telemetry.tracerBuilder(SCOPE);
    var meters = builder.telemetry.meterBuilder(SCOPE);
    String version = OpenTelemetryObserver.class.getPackage().getImplementationVersion();
    if (version != null) {
      scope.setInstrumentationVersion(version);
      meters.setInstrumentationVersion(version);
    }
    tracer = scope.build();
    instruments = new Instruments(meters.build(), latest);
    propagator = builder.telemetry.getPropagators().getTextMapPropagator();
    chats = ChatReader.ifPresent(OpenTelemetryObserver.class.getClassLoader());
  }

  /**
   * An observer without content; the environment chooses the conventions.
   *
   * @param telemetry where spans and metrics go
   */
  public static OpenTelemetryObserver create(OpenTelemetry telemetry) {
    return builder(telemetry).build();
  }

  /**
   * Starts with what {@link #create} does.
   *
   * @param telemetry where spans and metrics go
   */
  public static Builder builder(OpenTelemetry telemetry) {
    return new Builder(Objects.requireNonNull(telemetry, "the telemetry is null"));
  }

  @Override
  public ObservedCall begin(Call call) {
    return new SpanCall(this, new CallDescription(call, chats, latest));
  }

  Tracer tracer() {
    return tracer;
  }

  TextMapPropagator propagator() {
    return propagator;
  }

  Instruments instruments() {
    return instruments;
  }

  /** What reads chats; null if {@code qiao-text} is not there. */
  @Nullable ChatReader chats() {
    return chats;
  }

  boolean isLatest() {
    return latest;
  }

  boolean capturesContent() {
    return content;
  }

  /** Collects what is set. */
  public static final class Builder {
    private static final String OPT_IN = "OTEL_SEMCONV_STABILITY_OPT_IN";

    private final OpenTelemetry telemetry;
    private boolean latest = isOptedIn();
    private boolean content;

    private Builder(OpenTelemetry telemetry) {
      this.telemetry = telemetry;
    }

    /**
     * Whether spans have what is asked and answered: the messages of a chat, the result of a tool,
     * the messages of exceptions. Pictures and other files are left out. These are personal data in
     * most applications. Default false.
     */
    public Builder captureContent(boolean value) {
      content = value;
      return this;
    }

    /**
     * Whether to use the latest conventions instead of version 1.41. Default: whether the system
     * property {@code otel.semconv-stability.opt-in} or else the environment variable {@code
     * OTEL_SEMCONV_STABILITY_OPT_IN} contains {@code gen_ai_latest_experimental}.
     */
    public Builder latestConventions(boolean value) {
      latest = value;
      return this;
    }

    /** The observer. */
    public OpenTelemetryObserver build() {
      return new OpenTelemetryObserver(this);
    }

    private static boolean isOptedIn() {
      String asked =
          System.getProperty(
              "otel.semconv-stability.opt-in",
              System.getProperty(OPT_IN, Objects.requireNonNullElse(System.getenv(OPT_IN), "")));
      return List.of(asked.trim().split("\\s*,\\s*")).contains("gen_ai_latest_experimental");
    }
  }
}
