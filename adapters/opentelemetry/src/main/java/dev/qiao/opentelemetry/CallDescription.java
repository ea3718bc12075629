package dev.qiao.opentelemetry;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.CallObserver.Call;
import dev.qiao.core.client.CallObserver.CallKind;
import dev.qiao.core.http.ObservedCall;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is known of a call when it begins, in the conventions' words. */
final class CallDescription {
  /** Longer texts from elsewhere are cut: no name or id is that long. */
  static final int MAX_TEXT = 256;

  /** What may be a value of a metric: no free text. */
  private static final Pattern NAME = Pattern.compile("[\\w./:@+-]{1,128}");

  private final Call call;
  private final @Nullable SpanCall cause;
  private final boolean isChat;
  private final String operation;
  private final @Nullable String model;
  private final Attributes ofSpan;
  private final Attributes ofMetrics;

  CallDescription(Call call, @Nullable ChatReader chats, boolean latest) {
    this.call = call;
    cause = ours(call.cause());
    isChat = chats != null && chats.isChat(call.request());
    operation = operation(call, isChat);
    model = model(call, cause);
    AttributesBuilder common = Attributes.builder().put(Keys.OPERATION, operation);
    if (call.kind() == CallKind.TOOL) {
      common.put(Keys.TOOL, cut(call.operation()));
    } else if (call.kind() == CallKind.TOOL_LOOP) {
      common.put(Keys.AGENT, cut(call.operation()));
    } else {
      common.put(Keys.PROVIDER, provider(call.vendor()));
      // Files are saved from other hosts than the endpoint's.
      if (call.kind() != CallKind.DOWNLOAD || call.request() != null) {
        common.put(Keys.SERVER_ADDRESS, call.host()).put(Keys.SERVER_PORT, (long) call.port());
      }
    }
    if (model != null) {
      common.put(Keys.REQUEST_MODEL, model);
    }
    ofMetrics = common.build();
    AttributesBuilder own = ofMetrics.toBuilder().put(Keys.REGION, call.region().id());
    own.put(Keys.QIAO_OPERATION, task(call));
    if (call.kind() == CallKind.TOOL) {
      own.put(Keys.TOOL_TYPE, "function");
    }
    if (call.kind() == CallKind.STREAM) {
      own.put(Keys.STREAM, true);
    }
    if (call.task() != null) {
      own.put(Keys.TASK_ID, call.task().taskId());
    }
    if (call.request() != null) {
      RequestParameters.put(call.request(), chats, latest, own);
    }
    ofSpan = own.build();
  }

  Call call() {
    return call;
  }

  /** The call that this one is part of or, if it has a task, that submitted the task. */
  @Nullable SpanCall cause() {
    return cause;
  }

  boolean isChat() {
    return isChat;
  }

  /** The model that is asked, of a wait the one its submission asked; null if it is not known. */
  @Nullable String model() {
    return model;
  }

  Attributes ofSpan() {
    return ofSpan;
  }

  Attributes ofMetrics() {
    return ofMetrics;
  }

  SpanKind spanKind() {
    return isLocal() ? SpanKind.INTERNAL : SpanKind.CLIENT;
  }

  private boolean isLocal() {
    return call.kind() == CallKind.TOOL || call.kind() == CallKind.TOOL_LOOP;
  }

  String spanName() {
    String of =
        isLocal()
            ? cut(call.operation())
            : call.task() != null ? task(call) : model == null ? "" : model;
    return of.isEmpty() || of.equals(operation) ? operation : operation + " " + of;
  }

  /** Whether a model answers here. */
  boolean isInference() {
    return switch (call.kind()) {
      case CALL, STREAM, SUBMISSION, SESSION ->
          operation.equals("chat") || operation.equals("generate_content");
      default -> false;
    };
  }

  private static String operation(Call call, boolean chat) {
    return switch (call.kind()) {
      case TOOL -> "execute_tool";
      case TOOL_LOOP -> "invoke_agent";
      case UPLOAD -> "upload";
      case DOWNLOAD -> "download";
      case WAIT -> "await_task";
      case SNAPSHOT -> "fetch_task";
      case CALL, STREAM, SUBMISSION, SESSION -> {
        String id = call.operation();
        if (chat) {
          yield "chat";
        }
        if (id.contains("embeddings")) {
          yield "embeddings";
        }
        if (id.contains("rerank")) {
          yield "rerank";
        }
        yield call.model() == null ? cut(id) : "generate_content";
      }
    };
  }

  private static @Nullable String model(Call call, @Nullable SpanCall cause) {
    if (call.model() != null) {
      return cut(call.model().name());
    }
    return call.task() == null || cause == null ? null : cause.description().model();
  }

  /** The id of the operation, of a wait or a look that of the task. */
  private static String task(Call call) {
    return cut(call.task() == null ? call.operation() : call.task().operation());
  }

  private static @Nullable SpanCall ours(@Nullable ObservedCall cause) {
    return cause instanceof SpanCall span ? span : null;
  }

  private static String provider(Vendor vendor) {
    return vendor == Vendor.MOONSHOT ? "moonshot_ai" : vendor.id();
  }

  /** A text, or its beginning if it is longer than any name or id. */
  static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  /** Whether a text from a service may be a value of a metric. */
  static boolean isName(@Nullable String text) {
    return text != null && NAME.matcher(text).matches();
  }
}
