package dev.qiao.micrometer;

import dev.qiao.core.client.QiaoClient;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;

/** The code of the guide's page about observations. */
final class Guide {
  private Guide() {}

  static QiaoClient meters(MeterRegistry meters) {
    QiaoClient client =
        QiaoClient.builder().observer(MicrometerObserver.of(CallMeters.registry(meters))).build();
    return client;
  }

  static QiaoClient observations(ObservationRegistry observations, MeterRegistry meters) {
    observations.observationConfig().observationHandler(new CallMeters(meters));
    QiaoClient client = QiaoClient.builder().observer(MicrometerObserver.of(observations)).build();
    return client;
  }

  static MicrometerObserver belowAFramework(ObservationRegistry observations) {
    MicrometerObserver observer =
        MicrometerObserver.builder(observations).genAiNames(false).build();
    return observer;
  }

  static MicrometerObserver convention(ObservationRegistry observations, String team) {
    MicrometerObserver observer =
        MicrometerObserver.builder(observations)
            .convention(
                new DefaultQiaoObservationConvention() {
                  @Override
                  public KeyValues getLowCardinalityKeyValues(QiaoObservationContext context) {
                    return super.getLowCardinalityKeyValues(context).and("team", team);
                  }
                })
            .build();
    return observer;
  }
}
