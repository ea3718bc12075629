package dev.qiao.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Objects;

/**
 * Counts what the calls used, and times the first pieces of streams. The timers of whole calls and
 * the long-task timers of those under way are the work of Micrometer's {@link
 * DefaultMeterObservationHandler}, which Spring Boot registers. Needs {@code micrometer-core}.
 *
 * <p>All meters have the low-cardinality key values of the observation as tags:
 *
 * <ul>
 *   <li>{@code gen_ai.client.token.usage}, a counter of tokens with the tag {@code
 *       gen_ai.token.type}, {@code input} or {@code output};
 *   <li>{@code qiao.client.token.details}, a counter of tokens that are part of those: {@code
 *       cached} of the input, {@code reasoning} of the output;
 *   <li>{@code qiao.client.images}, {@code qiao.client.videos}, {@code qiao.client.video.seconds},
 *       {@code qiao.client.characters}, counters;
 *   <li>{@code gen_ai.client.operation.time_to_first_chunk}, a timer.
 * </ul>
 *
 * What a task used is counted by each wait for it that ends with its result. With {@link
 * MicrometerObserver.Builder#genAiNames} set to false, {@code qiao} replaces {@code gen_ai} in the
 * names of meters.
 */
public final class CallMeters implements ObservationHandler<QiaoObservationContext> {
  private static final String TYPE = "gen_ai.token.type";

  private final MeterRegistry meters;

  /** Creates a handler for a registry of observations that has one for timers already. */
  public CallMeters(MeterRegistry meters) {
    this.meters = Objects.requireNonNull(meters, "the meter registry is null");
  }

  /**
   * Returns a registry of observations that become meters only: timers, long-task timers and these
   * counters.
   */
  public static ObservationRegistry registry(MeterRegistry meters) {
    ObservationRegistry registry = ObservationRegistry.create();
    registry
        .observationConfig()
        .observationHandler(new DefaultMeterObservationHandler(meters))
        .observationHandler(new CallMeters(meters));
    return registry;
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof QiaoObservationContext;
  }

  @Override
  public void onStop(QiaoObservationContext context) {
    Tags tags = Tags.empty();
    for (var value : context.getLowCardinalityKeyValues()) {
      tags = tags.and(Tag.of(value.getKey(), value.getValue()));
    }
    String prefix = context.genAiNames() ? "gen_ai." : "qiao.";
    String tokens = prefix + "client.token.usage";
    count(context, "input_tokens", tokens, tags.and(TYPE, "input"));
    count(context, "output_tokens", tokens, tags.and(TYPE, "output"));
    String details = "qiao.client.token.details";
    count(context, "cached_tokens", details, tags.and(TYPE, "cached"));
    count(context, "reasoning_tokens", details, tags.and(TYPE, "reasoning"));
    count(context, "images", "qiao.client.images", tags);
    count(context, "videos", "qiao.client.videos", tags);
    count(context, "video_seconds", "qiao.client.video.seconds", tags);
    count(context, "characters", "qiao.client.characters", tags);
    Duration first = context.timeToFirstChunk();
    if (first != null) {
      Timer.builder(prefix + "client.operation.time_to_first_chunk")
          .description("Time until the first piece of a stream")
          .tags(tags)
          .register(meters)
          .record(first);
    }
  }

  private void count(QiaoObservationContext context, String key, String name, Tags tags) {
    Number amount = context.amounts().get(key);
    // A counter must not run backwards, whatever a service writes.
    if (amount != null && amount.doubleValue() > 0 && Double.isFinite(amount.doubleValue())) {
      Counter.builder(name)
          .description("What services say that calls used")
          .tags(tags)
          .register(meters)
          .increment(amount.doubleValue());
    }
  }
}
