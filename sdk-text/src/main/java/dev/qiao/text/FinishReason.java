package dev.qiao.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a model stopped, in the vendor's own word. Open. */
public final class FinishReason extends OpenValue {
  /** The answer is whole, or a stop sequence came. */
  public static final FinishReason STOP = new FinishReason("stop");

  /** The limit of tokens was reached. */
  public static final FinishReason LENGTH = new FinishReason("length");

  /** The model wants tools called. A forced choice of tool ends with {@link #STOP} instead. */
  public static final FinishReason TOOL_CALLS = new FinishReason("tool_calls");

  /** Content review stopped the answer. */
  public static final FinishReason CONTENT_FILTER = new FinishReason("content_filter");

  /** DeepSeek broke off because it lacked resources; what came is incomplete. */
  public static final FinishReason INSUFFICIENT_SYSTEM_RESOURCE =
      new FinishReason("insufficient_system_resource");

  /** GLM's content review stopped the answer. */
  public static final FinishReason SENSITIVE = new FinishReason("sensitive");

  /** GLM broke off; what came is incomplete. */
  public static final FinishReason NETWORK_ERROR = new FinishReason("network_error");

  /** Prompt and answer together were longer than GLM's model can read. */
  public static final FinishReason MODEL_CONTEXT_WINDOW_EXCEEDED =
      new FinishReason("model_context_window_exceeded");

  /** DashScope's native word for "not yet", in the events of a stream. */
  public static final FinishReason NOT_YET = new FinishReason("null");

  private FinishReason(String value) {
    super(value);
  }

  /** The reason of that word. */
  @JsonCreator
  public static FinishReason of(String value) {
    return switch (Objects.requireNonNull(value, "the value of the FinishReason is null")) {
      case "stop" -> STOP;
      case "length" -> LENGTH;
      case "tool_calls" -> TOOL_CALLS;
      case "insufficient_system_resource" -> INSUFFICIENT_SYSTEM_RESOURCE;
      case "sensitive" -> SENSITIVE;
      case "network_error" -> NETWORK_ERROR;
      case "model_context_window_exceeded" -> MODEL_CONTEXT_WINDOW_EXCEEDED;
      case "null" -> NOT_YET;
      default -> new FinishReason(value);
    };
  }

  /** What remains of two: "not yet" ends nothing, and a later "stop" hides no other reason. */
  static @Nullable FinishReason later(@Nullable FinishReason known, @Nullable FinishReason next) {
    if (next == null || next.equals(NOT_YET) || next.value().isEmpty()) {
      return known;
    }
    return known != null && next.equals(STOP) ? known : next;
  }
}
