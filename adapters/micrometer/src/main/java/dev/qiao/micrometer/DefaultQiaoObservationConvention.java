package dev.qiao.micrometer;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.CallObserver.Call;
import dev.qiao.core.client.CallObserver.CallKind;
import dev.qiao.core.http.ObservedCall.End;
import dev.qiao.core.operation.Request;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The convention that is used unless another is set. Observations are named
 *
 * <ul>
 *   <li>{@code gen_ai.client.operation} for calls, streams and sessions of a model, or {@code
 *       qiao.client.operation} with {@link MicrometerObserver.Builder#genAiNames} set to false;
 *   <li>{@code qiao.task.wait} for the wait for a task;
 *   <li>{@code qiao.client.operation} for everything else.
 * </ul>
 *
 * <p>All have the same low-cardinality keys: {@code gen_ai.operation.name}, {@code
 * gen_ai.provider.name}, {@code gen_ai.request.model}, {@code error.type}, {@code qiao.kind},
 * {@code qiao.operation}, {@code qiao.outcome} and {@code qiao.region}. A value that is missing, or
 * not yet known, is {@code none}. Prompts and answers are in no key value.
 */
public class DefaultQiaoObservationConvention implements QiaoObservationConvention {
  /** The convention; it has no state. */
  static final DefaultQiaoObservationConvention INSTANCE = new DefaultQiaoObservationConvention();

  /** Creates the convention; for subclasses. */
  public DefaultQiaoObservationConvention() {}

  @Override
  public String getName() {
    return "gen_ai.client.operation";
  }

  @Override
  public String getName(QiaoObservationContext context) {
    return switch (context.call().kind()) {
      case CALL, STREAM, SESSION ->
          context.genAiNames() && context.model() != null ? getName() : "qiao.client.operation";
      case WAIT -> "qiao.task.wait";
      default -> "qiao.client.operation";
    };
  }

  @Override
  public String getContextualName(QiaoObservationContext context) {
    Call call = context.call();
    Model model = context.model();
    String subject =
        call.kind() == CallKind.TOOL ? call.operation() : model == null ? null : model.name();
    String name = operationName(call);
    return subject == null ? name : name + " " + subject;
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(QiaoObservationContext context) {
    Call call = context.call();
    Model model = context.model();
    End outcome = context.outcome();
    return KeyValues.of(
        KeyValue.of("gen_ai.operation.name", operationName(call)),
        KeyValue.of("gen_ai.provider.name", provider(call.vendor())),
        KeyValue.of("gen_ai.request.model", model == null ? KeyValue.NONE_VALUE : model.name()),
        KeyValue.of("error.type", errorType(context.getError())),
        KeyValue.of("qiao.kind", lower(call.kind())),
        KeyValue.of("qiao.operation", call.operation()),
        KeyValue.of("qiao.outcome", outcome == null ? KeyValue.NONE_VALUE : lower(outcome)),
        KeyValue.of("qiao.region", call.region().id()));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(QiaoObservationContext context) {
    List<KeyValue> values = new ArrayList<>();
    Call call = context.call();
    values.add(KeyValue.of("server.address", call.host()));
    values.add(KeyValue.of("server.port", String.valueOf(call.port())));
    if (call.task() != null) {
      values.add(KeyValue.of("qiao.task.id", call.task().taskId()));
    }
    if (context.polls() > 0) {
      values.add(KeyValue.of("qiao.task.polls", String.valueOf(context.polls())));
    }
    String requestId = context.requestId();
    if (requestId != null) {
      values.add(KeyValue.of("qiao.request.id", requestId));
    }
    if (context.retries() > 0) {
      values.add(KeyValue.of("qiao.retries", String.valueOf(context.retries())));
    }
    Duration first = context.timeToFirstChunk();
    if (first != null) {
      values.add(
          KeyValue.of(
              "gen_ai.response.time_to_first_chunk", String.valueOf(first.toNanos() / 1e9)));
    }
    context
        .amounts()
        .forEach(
            (key, amount) ->
                values.add(
                    KeyValue.of(
                        (key.endsWith("put_tokens") ? "gen_ai.usage." : "qiao.usage.") + key,
                        amount.toString())));
    return KeyValues.of(values);
  }

  /** By the list of the GenAI conventions where that has a name. */
  private static String operationName(Call call) {
    return switch (call.kind()) {
      case TOOL -> "execute_tool";
      case TOOL_LOOP -> "invoke_agent";
      case CALL, STREAM, SESSION, SUBMISSION ->
          call.model() == null ? call.operation() : ofModel(call.operation(), call.request());
      default -> lower(call.kind());
    };
  }

  private static String ofModel(String operation, @Nullable Request request) {
    String part = request == null ? "" : request.getClass().getPackageName();
    if (part.startsWith("dev.qiao.text") || operation.contains("chat")) {
      return "chat";
    }
    return operation.contains("embedding")
        ? "embeddings"
        : operation.contains("rerank") ? "rerank" : "generate_content";
  }

  private static String provider(Vendor vendor) {
    return vendor == Vendor.MOONSHOT ? "moonshot_ai" : vendor.id();
  }

  private static String errorType(@Nullable Throwable failure) {
    if (failure == null) {
      return KeyValue.NONE_VALUE;
    }
    Class<?> type = failure.getClass();
    while (type.isAnonymousClass()) {
      type = type.getSuperclass();
    }
    return type.getSimpleName();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
