package dev.qiao.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The metrics, by the conventions' names and buckets, and our own. */
final class Instruments {
  private static final List<Double> SECONDS =
      List.of(
          0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);

  /** Tasks take minutes. */
  private static final List<Double> TASK_SECONDS =
      List.of(
          1.0, 2.5, 5.0, 10.0, 20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 300.0, 600.0, 1200.0,
          1800.0, 3600.0);

  private static final List<Long> TOKENS =
      List.of(
          1L, 4L, 16L, 64L, 256L, 1024L, 4096L, 16384L, 65536L, 262144L, 1048576L, 4194304L,
          16777216L, 67108864L);

  private final Meter meter;
  private final boolean latest;
  private final DoubleHistogram duration;
  private final DoubleHistogram inference;
  private final DoubleHistogram agent;
  private final DoubleHistogram tool;
  private final DoubleHistogram firstChunk;
  private final DoubleHistogram task;
  private final DoubleHistogram queue;
  private final LongCounter retries;

  /** The histogram of a kind of tokens. */
  private final Map<String, LongHistogram> histograms = new HashMap<>();

  private final Map<String, DoubleCounter> counters = new HashMap<>();

  Instruments(Meter meter, boolean latest) {
    this.meter = meter;
    this.latest = latest;
    duration = seconds("gen_ai.client.operation.duration", "GenAI operation duration.", SECONDS);
    inference =
        latest
            ? seconds("gen_ai.client.inference.duration", "GenAI inference duration.", SECONDS)
            : duration;
    agent =
        latest
            ? seconds("gen_ai.invoke_agent.duration", "Agent invocation duration.", SECONDS)
            : duration;
    tool =
        latest
            ? seconds("gen_ai.execute_tool.duration", "Tool execution duration.", SECONDS)
            : duration;
    firstChunk =
        seconds(
            latest
                ? "gen_ai.client.inference.time_to_first_chunk"
                : "gen_ai.client.operation.time_to_first_chunk",
            "Time to receive the first chunk.",
            SECONDS);
    task =
        seconds(
            "qiao.client.task.duration", "From the submission of a task to its end.", TASK_SECONDS);
    queue = seconds("qiao.client.task.queue_time", "Time a task was queued.", TASK_SECONDS);
    retries =
        meter
            .counterBuilder("qiao.client.retries")
            .setUnit("{retry}")
            .setDescription("Attempts that failed and were followed by another.")
            .build();
    if (latest) {
      String usage = "gen_ai.client.inference.usage.";
      counter("input_tokens", usage + "input_tokens", "{token}", "Input tokens used.");
      counter("output_tokens", usage + "output_tokens", "{token}", "Output tokens used.");
      counter(
          "cached_tokens", usage + "cache_read.input_tokens", "{token}", "Of the input, cached.");
      counter(
          "reasoning_tokens",
          usage + "reasoning.output_tokens",
          "{token}",
          "Of the output, reasoning.");
      String operation = "gen_ai.client.inference.operation.";
      histograms.put(
          "input_tokens", tokens(operation + "input_tokens", "Input tokens of an operation."));
      histograms.put(
          "output_tokens", tokens(operation + "output_tokens", "Output tokens of an operation."));
    } else {
      LongHistogram both =
          tokens("gen_ai.client.token.usage", "Number of input and output tokens used.");
      histograms.put("input_tokens", both);
      histograms.put("output_tokens", both);
      own("cached_tokens", "{token}", "Of the input tokens, those from a cache.");
      own("reasoning_tokens", "{token}", "Of the output tokens, those of the reasoning.");
    }
    own("images", "{image}", "Images made.");
    own("videos", "{video}", "Videos made.");
    own("video_seconds", "s", "Seconds of video made.");
    own("audio_seconds", "s", "Seconds of sound made.");
    own("characters", "{character}", "Characters billed.");
  }

  private DoubleHistogram seconds(String name, String what, List<Double> buckets) {
    return meter
        .histogramBuilder(name)
        .setUnit("s")
        .setDescription(what)
        .setExplicitBucketBoundariesAdvice(buckets)
        .build();
  }

  private LongHistogram tokens(String name, String what) {
    return meter
        .histogramBuilder(name)
        .ofLongs()
        .setUnit("{token}")
        .setDescription(what)
        .setExplicitBucketBoundariesAdvice(TOKENS)
        .build();
  }

  private void own(String amount, String unit, String what) {
    counter(amount, "qiao.client.usage." + amount, unit, what);
  }

  private void counter(String amount, String name, String unit, String what) {
    counters.put(
        amount, meter.counterBuilder(name).ofDoubles().setUnit(unit).setDescription(what).build());
  }

  void took(CallDescription call, double seconds, Attributes attributes, Context context) {
    DoubleHistogram histogram =
        switch (call.call().kind()) {
          case WAIT -> task;
          case TOOL -> tool;
          case TOOL_LOOP -> agent;
          default -> call.isInference() ? inference : duration;
        };
    histogram.record(seconds, attributes, context);
  }

  void firstChunk(double seconds, Attributes attributes, Context context) {
    firstChunk.record(seconds, attributes, context);
  }

  void queued(double seconds, Attributes attributes, Context context) {
    queue.record(seconds, attributes, context);
  }

  void retried(Attributes attributes, Context context) {
    retries.add(1, attributes, context);
  }

  /** Counts what was used, by the names of {@link dev.qiao.core.operation.Metered}. */
  void used(Map<String, Double> amounts, Attributes attributes, Context context) {
    amounts.forEach(
        (amount, value) -> {
          LongHistogram histogram = histograms.get(amount);
          if (histogram != null) {
            String type = amount.substring(0, amount.indexOf('_'));
            histogram.record(
                value.longValue(),
                latest ? attributes : attributes.toBuilder().put(Keys.TOKEN_TYPE, type).build(),
                context);
          }
          DoubleCounter counter = counters.get(amount);
          if (counter != null) {
            // The services do not say of what kind all of the tokens are.
            counter.add(
                value,
                latest && amount.endsWith("_tokens")
                    ? attributes.toBuilder().put(Keys.TOKEN_MODALITY, "unknown").build()
                    : attributes,
                context);
          }
        });
  }
}
