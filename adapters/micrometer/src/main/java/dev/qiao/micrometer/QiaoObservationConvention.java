package dev.qiao.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;

/**
 * Names and key values of the observations of calls. To change some, extend {@link
 * DefaultQiaoObservationConvention}.
 *
 * <p>Low-cardinality key values become tags of metrics: return the same keys for every context, and
 * never an id or a text of a user. They are read when an observation starts and again when it
 * stops.
 */
public interface QiaoObservationConvention extends ObservationConvention<QiaoObservationContext> {
  /** Returns the name of the observation of a call; {@link #getName()} by default. */
  @Nullable
  default String getName(QiaoObservationContext context) {
    return getName();
  }

  @Override
  default boolean supportsContext(Observation.Context context) {
    return context instanceof QiaoObservationContext;
  }
}
