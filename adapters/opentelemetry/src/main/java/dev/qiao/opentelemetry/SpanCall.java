package dev.qiao.opentelemetry;

import dev.qiao.core.client.CallObserver.Call;
import dev.qiao.core.client.CallObserver.CallKind;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.http.ObservedCall;
import dev.qiao.core.operation.Metered;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The span of a call, and what its metrics are made of. */
final class SpanCall implements ObservedCall {
  /** What a vendor's code looks like; anything else is no value of a metric. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z._-]{0,63}|\\d{1,6}");

  private static final Map<String, AttributeKey<Long>> COUNTS =
      Map.of(
          "input_tokens", Keys.INPUT_TOKENS,
          "output_tokens", Keys.OUTPUT_TOKENS,
          "cached_tokens", Keys.CACHED_TOKENS,
          "reasoning_tokens", Keys.REASONING_TOKENS,
          "images", Keys.IMAGES,
          "videos", Keys.VIDEOS,
          "characters", Keys.CHARACTERS);

  private static final Map<String, AttributeKey<Double>> TIMES =
      Map.of("video_seconds", Keys.VIDEO_SECONDS, "audio_seconds", Keys.AUDIO_SECONDS);

  private final OpenTelemetryObserver observer;
  private final CallDescription description;
  private final Span span;
  private final Context context;
  private final long began = System.nanoTime();
  private final ResponseFacts facts = new ResponseFacts();
  private final ChatReader.@Nullable Answer answer;

  /** What was used, by the names of {@link Metered}; the last of each counts. */
  private final Map<String, Double> amounts = new LinkedHashMap<>();

  private @Nullable Double firstChunk;
  private @Nullable String requestId;
  private @Nullable String toolResult;
  private @Nullable TaskInfo task;
  private @Nullable Double queued;
  private boolean wasPending;
  private long polls;
  private long retries;

  SpanCall(OpenTelemetryObserver observer, CallDescription description) {
    this.observer = observer;
    this.description = description;
    Call call = description.call();
    SpanCall cause = description.cause();
    Context parent = Context.current();
    SpanBuilder builder =
        observer
            .tracer()
            .spanBuilder(description.spanName())
            .setSpanKind(description.spanKind())
            .setAllAttributes(description.ofSpan());
    if (cause != null && call.task() != null) {
      // The submission is over; it is not what makes the caller wait.
      builder.addLink(cause.span.getSpanContext());
    } else if (cause != null) {
      parent = parent.with(cause.span);
    }
    span = builder.setParent(parent).startSpan();
    context = parent.with(span);
    ChatReader chats = observer.chats();
    boolean content = observer.capturesContent() && span.isRecording() && chats != null;
    if (content && chats != null && description.isChat()) {
      answer = chats.answer(call.request());
      set(Keys.INPUT_MESSAGES, chats.input(call.request()));
    } else {
      answer = null;
    }
  }

  CallDescription description() {
    return description;
  }

  @Override
  public Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    observer
        .propagator()
        .inject(
            context,
            headers,
            (to, name, value) -> {
              if (to != null) {
                to.put(name, value);
              }
            });
    return headers;
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // core runs what this returns when the work is done
  public Runnable enter() {
    return context.makeCurrent()::close;
  }

  @Override
  public synchronized void retried(int attempt, Duration pause, Throwable reason) {
    retries++;
    observer
        .instruments()
        .retried(
            description.ofMetrics().toBuilder().put(Keys.ERROR_TYPE, errorType(reason)).build(),
            context);
  }

  @Override
  public synchronized void identified(String id) {
    requestId = id;
  }

  @Override
  public synchronized void received(Object value) {
    CallKind kind = description.call().kind();
    if (firstChunk == null && (kind == CallKind.STREAM || kind == CallKind.SESSION)) {
      firstChunk = seconds();
    }
    if (value instanceof TaskSnapshot<?> snapshot) {
      polled(snapshot);
    } else if (value instanceof TaskRef ref) {
      span.setAttribute(Keys.TASK_ID, ref.taskId());
    } else if (kind == CallKind.TOOL && observer.capturesContent()) {
      toolResult = String.valueOf(value);
    }
    ChatReader chats = observer.chats();
    if (chats != null) {
      chats.read(value, facts);
    }
    if (answer != null) {
      answer.add(value);
    }
    // A loop's answer was counted where it came from.
    if (value instanceof Metered metered && kind != CallKind.TOOL_LOOP) {
      metered.amounts().forEach(this::used);
    }
  }

  private void used(String amount, Number number) {
    double value = number.doubleValue();
    if (value >= 0 && value < Double.POSITIVE_INFINITY) {
      amounts.put(amount, value);
    }
  }

  private void polled(TaskSnapshot<?> snapshot) {
    polls++;
    TaskInfo info = snapshot.info();
    task = info;
    facts.response(null, info.model());
    LocalDateTime taken = info.submittedAt();
    LocalDateTime scheduled = info.scheduledAt();
    if (taken != null && scheduled != null && !scheduled.isBefore(taken)) {
      queued = Duration.between(taken, scheduled).toNanos() / 1e9;
    } else if (snapshot instanceof TaskSnapshot.Pending<?>) {
      wasPending = true;
    } else if (wasPending && queued == null) {
      queued = seconds();
    }
    if (description.call().kind() == CallKind.SNAPSHOT
        && snapshot instanceof TaskSnapshot.Succeeded<?> done
        && done.result() instanceof Metered metered) {
      metered.amounts().forEach(this::used);
    }
  }

  @Override
  public synchronized void ended(End end, @Nullable Throwable failure) {
    try {
      double seconds = seconds();
      AttributesBuilder metric = description.ofMetrics().toBuilder();
      if (CallDescription.isName(facts.model())) {
        metric.put(Keys.RESPONSE_MODEL, facts.model());
      }
      if (end == End.FAILED) {
        metric.put(Keys.ERROR_TYPE, failure == null ? "_OTHER" : errorType(failure));
      }
      Attributes attributes = metric.build();
      measure(seconds, attributes);
      if (span.isRecording()) {
        describe(end, failure, attributes);
      }
    } finally {
      span.end();
    }
  }

  private void measure(double seconds, Attributes attributes) {
    Instruments instruments = observer.instruments();
    instruments.took(description, seconds, attributes, context);
    if (firstChunk != null) {
      instruments.firstChunk(firstChunk, attributes, context);
    }
    // How often somebody looks at a task must not change what it cost.
    if (description.call().kind() != CallKind.SNAPSHOT) {
      if (queued != null) {
        instruments.queued(queued, attributes, context);
      }
      instruments.used(amounts, attributes, context);
    }
  }

  private void describe(End end, @Nullable Throwable failure, Attributes attributes) {
    String errorType = attributes.get(Keys.ERROR_TYPE);
    if (errorType != null) {
      span.setAttribute(Keys.ERROR_TYPE, errorType);
      String words = failure == null || !observer.capturesContent() ? null : failure.getMessage();
      span.setStatus(StatusCode.ERROR, words == null ? "" : words);
    }
    if (end == End.ABANDONED) {
      span.setAttribute(Keys.ABANDONED, true);
    }
    set(Keys.RESPONSE_ID, facts.id());
    set(Keys.RESPONSE_MODEL, facts.model());
    set(Keys.FIRST_CHUNK, firstChunk);
    if (!facts.reasons().isEmpty()) {
      span.setAttribute(Keys.FINISH_REASONS, facts.reasons());
    }
    COUNTS.forEach(
        (name, key) -> {
          Double amount = amounts.get(name);
          set(key, amount == null ? null : Long.valueOf(amount.longValue()));
        });
    TIMES.forEach((name, key) -> set(key, amounts.get(name)));
    String id = requestId == null && failure != null ? requestIdOf(failure) : requestId;
    set(Keys.REQUEST_ID, id == null ? null : CallDescription.cut(id));
    if (retries > 0) {
      span.setAttribute(Keys.RETRIES, retries);
    }
    if (task != null) {
      set(Keys.TASK_STATUS, CallDescription.cut(task.status().value()));
      set(Keys.QUEUE_TIME, queued);
      if (description.call().kind() == CallKind.WAIT) {
        span.setAttribute(Keys.POLLS, polls);
      }
    }
    set(Keys.TOOL_RESULT, toolResult);
    if (answer != null) {
      set(Keys.OUTPUT_MESSAGES, answer.messages());
    }
  }

  private <T> void set(AttributeKey<T> key, @Nullable T value) {
    if (value != null) {
      span.setAttribute(key, value);
    }
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  private static @Nullable String requestIdOf(Throwable failure) {
    return failure instanceof ApiException api
        ? api.requestId()
        : failure instanceof TaskFailedException failed ? failed.requestId() : null;
  }

  /** The vendor's code if it is one, else the exception's class. */
  static String errorType(Throwable failure) {
    String code =
        failure instanceof ApiException api
            ? api.code()
            : failure instanceof TaskFailedException failed ? failed.code() : "";
    return CODE.matcher(code).matches() ? code : failure.getClass().getName();
  }
}
