package dev.qiao.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.testkit.FakeModelServer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A server, a client that is observed, and what was recorded. */
final class Recorded implements AutoCloseable {
  final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  final InMemoryMetricReader reader = InMemoryMetricReader.create();
  final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                  .build())
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
          .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
          .build();
  final FakeModelServer server;
  final OpenTelemetryObserver observer;
  final QiaoClient client;

  private Recorded(
      FakeModelServer server,
      UnaryOperator<OpenTelemetryObserver.Builder> settings,
      UnaryOperator<QiaoClient.Builder> ofClient) {
    this.server = server;
    observer = settings.apply(OpenTelemetryObserver.builder(sdk)).build();
    client = ofClient.apply(server.clientBuilder().observer(observer)).build();
  }

  static Recorded start() {
    return start(UnaryOperator.identity());
  }

  static Recorded start(UnaryOperator<OpenTelemetryObserver.Builder> settings) {
    return new Recorded(FakeModelServer.start(), settings, UnaryOperator.identity());
  }

  static Recorded of(FakeModelServer server) {
    return new Recorded(server, UnaryOperator.identity(), UnaryOperator.identity());
  }

  static Recorded startClient(UnaryOperator<QiaoClient.Builder> ofClient) {
    return new Recorded(FakeModelServer.start(), UnaryOperator.identity(), ofClient);
  }

  /** As the guide shows it. */
  static QiaoClient client(OpenTelemetry telemetry) {
    return QiaoClient.builder()
        .vendor(Vendor.DASHSCOPE)
        .fromEnvironment()
        .observer(OpenTelemetryObserver.create(telemetry))
        .build();
  }

  /** Runs something inside a span of the application. */
  SpanData inside(Body body) throws Exception {
    Span span = sdk.getTracer("app").spanBuilder("app").startSpan();
    Scope scope = span.makeCurrent();
    try {
      body.run();
    } finally {
      scope.close();
      span.end();
    }
    return span("app");
  }

  interface Body {
    void run() throws Exception;
  }

  List<SpanData> spans() {
    return exporter.getFinishedSpanItems();
  }

  /** The one span of a name. */
  SpanData span(String name) {
    List<SpanData> found = spans().stream().filter(span -> span.getName().equals(name)).toList();
    assertThat(found).as("spans %s, of %s", name, names()).hasSize(1);
    return found.get(0);
  }

  List<String> names() {
    return spans().stream().map(SpanData::getName).toList();
  }

  /** The attributes by name. */
  static Map<String, Object> attributes(SpanData span) {
    return plain(span.getAttributes().asMap());
  }

  private static Map<String, Object> plain(Map<AttributeKey<?>, Object> attributes) {
    Map<String, Object> plain = new TreeMap<>();
    attributes.forEach((key, value) -> plain.put(key.getKey(), value));
    return plain;
  }

  /** The metrics by name, as recorded since the last look. */
  Map<String, MetricData> metrics() {
    Map<String, MetricData> metrics = new TreeMap<>();
    reader.collectAllMetrics().forEach(metric -> metrics.put(metric.getName(), metric));
    return metrics;
  }

  /** Points as lines such as {@code chat qwen-plus 1}: the attributes, then count or value. */
  static List<Map<String, Object>> points(MetricData metric) {
    List<Map<String, Object>> points = new ArrayList<>();
    for (PointData point : metric.getData().getPoints()) {
      Map<String, Object> line = plain(point.getAttributes().asMap());
      if (point instanceof HistogramPointData histogram) {
        line.put("count", histogram.getCount());
        line.put("sum", histogram.getSum());
      } else if (point instanceof LongPointData number) {
        line.put("value", number.getValue());
      }
      points.add(line);
    }
    return points;
  }

  @Override
  public void close() {
    client.close();
    server.close();
    sdk.close();
  }
}
