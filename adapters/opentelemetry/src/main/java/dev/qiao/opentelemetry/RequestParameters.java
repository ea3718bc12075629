package dev.qiao.opentelemetry;

import dev.qiao.core.operation.Request;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request that the conventions have an attribute for. They are read by the name
 * of the accessor, so that every family has them, and types of users as well.
 */
final class RequestParameters {
  private static final List<String> NAMES =
      List.of(
          "temperature",
          "topP",
          "topK",
          "frequencyPenalty",
          "presencePenalty",
          "maxTokens",
          "seed",
          "n",
          "stop",
          "parameters");

  private static final ClassValue<Map<String, Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          Map<String, Method> found = new HashMap<>();
          for (String name : NAMES) {
            try {
              found.put(name, type.getMethod(name));
            } catch (NoSuchMethodException e) {
              // This type does not have it.
            }
          }
          return found;
        }
      };

  private final Request request;

  /** Where native requests have them; null if this one has not. */
  private final @Nullable Object nested;

  private final AttributesBuilder to;

  private RequestParameters(Request request, AttributesBuilder to) {
    this.request = request;
    this.nested = value(request, "parameters");
    this.to = to;
  }

  static void put(
      Request request, @Nullable ChatReader chats, boolean latest, AttributesBuilder to) {
    RequestParameters all = new RequestParameters(request, to);
    all.number("temperature", Keys.TEMPERATURE);
    all.number("topP", Keys.TOP_P);
    all.number("frequencyPenalty", Keys.FREQUENCY_PENALTY);
    all.number("presencePenalty", Keys.PRESENCE_PENALTY);
    all.integer("maxTokens", Keys.MAX_TOKENS);
    all.integer("seed", Keys.SEED);
    if (latest) {
      all.integer("topK", Keys.LATEST_TOP_K);
    } else {
      all.number("topK", Keys.TOP_K);
    }
    if (all.value("n") instanceof Number count && count.longValue() != 1) {
      to.put(Keys.CHOICE_COUNT, count.longValue());
    }
    if (chats != null) {
      chats.put(request, all.value("stop"), to);
    }
  }

  private void number(String name, AttributeKey<Double> key) {
    if (value(name) instanceof Number number) {
      to.put(key, number.doubleValue());
    }
  }

  private void integer(String name, AttributeKey<Long> key) {
    if (value(name) instanceof Number number) {
      to.put(key, number.longValue());
    }
  }

  private @Nullable Object value(String name) {
    Object value = value(request, name);
    return value == null && nested != null ? value(nested, name) : value;
  }

  private static @Nullable Object value(Object of, String name) {
    Method accessor = ACCESSORS.get(of.getClass()).get(name);
    if (accessor == null) {
      return null;
    }
    try {
      return accessor.invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      // A type that is not public, or code of its own that fails: then it is not shown.
      return null;
    }
  }
}
