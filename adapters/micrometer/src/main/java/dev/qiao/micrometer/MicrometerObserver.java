package dev.qiao.micrometer;

import dev.qiao.core.client.CallObserver;
import dev.qiao.core.http.ObservedCall;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Micrometer {@link Observation} for each call. Handlers of the registry turn it into
 * timers, long-task timers and spans; {@link CallMeters} adds counters of tokens and media:
 *
 * <pre>{@code
 * QiaoClient.builder().observer(MicrometerObserver.of(registry))
 * }</pre>
 *
 * <p>The parent of an observation is the call that it belongs to, as long as that runs: the loop of
 * a chat, the request of an upload. Otherwise it is the current observation of the thread that
 * asks, and for the wait for a task without one, the submission. If a handler of the registry
 * propagates traces, the HTTP requests carry its headers, such as {@code traceparent}.
 *
 * <p>One observer may serve any number of clients. With {@link ObservationRegistry#NOOP}, calls are
 * not observed.
 */
public final class MicrometerObserver implements CallObserver {
  private final ObservationRegistry registry;
  private final QiaoObservationConvention convention;
  private final boolean genAiNames;

  private MicrometerObserver(Builder builder) {
    registry = builder.registry;
    convention = builder.convention;
    genAiNames = builder.genAiNames;
  }

  /** Returns an observer with the defaults. */
  public static MicrometerObserver of(ObservationRegistry registry) {
    return builder(registry).build();
  }

  /** Returns a builder of an observer. */
  public static Builder builder(ObservationRegistry registry) {
    return new Builder(registry);
  }

  @Override
  public @Nullable ObservedCall begin(Call call) {
    if (registry.isNoop()) {
      return null;
    }
    CallObservation cause = call.cause() instanceof CallObservation ours ? ours : null;
    QiaoObservationContext context =
        new QiaoObservationContext(call, cause == null ? null : cause.context(), genAiNames);
    Observation observation =
        Observation.createNotStarted(
            new Named(convention, convention.getName(context)), () -> context, registry);
    if (observation.isNoop()) {
      return null;
    }
    if (cause != null && (cause.isRunning() || context.getParentObservation() == null)) {
      observation.parentObservation(cause.observation());
    }
    observation.start();
    return new CallObservation(observation, context);
  }

  /** A convention whose name may depend on the call: Micrometer asks for it without a context. */
  private record Named(QiaoObservationConvention convention, @Nullable String getName)
      implements QiaoObservationConvention {
    @Override
    public @Nullable String getContextualName(QiaoObservationContext context) {
      return convention.getContextualName(context);
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(QiaoObservationContext context) {
      return convention.getLowCardinalityKeyValues(context);
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(QiaoObservationContext context) {
      return convention.getHighCardinalityKeyValues(context);
    }
  }

  /** Collects the settings of an observer. Not thread-safe. */
  public static final class Builder {
    private final ObservationRegistry registry;
    private QiaoObservationConvention convention = DefaultQiaoObservationConvention.INSTANCE;
    private boolean genAiNames = true;

    private Builder(ObservationRegistry registry) {
      this.registry = Objects.requireNonNull(registry, "the observation registry is null");
    }

    /**
     * Sets the convention: names and key values of all observations. The default is a {@link
     * DefaultQiaoObservationConvention}; conventions of the registry are not used.
     */
    public Builder convention(QiaoObservationConvention value) {
      convention = Objects.requireNonNull(value, "the convention is null");
      return this;
    }

    /**
     * Sets whether calls of models have the names of OpenTelemetry's GenAI conventions, {@code
     * gen_ai.client.operation} and {@code gen_ai.client.token.usage}; the default is true. Set it
     * to false for a client that Spring AI or LangChain4j calls: they count the same calls and
     * tokens by these names. The names are then {@code qiao.client.operation} and {@code
     * qiao.client.token.usage}.
     */
    public Builder genAiNames(boolean value) {
      genAiNames = value;
      return this;
    }

    /** Returns the observer. */
    public MicrometerObserver build() {
      return new MicrometerObserver(this);
    }
  }
}
