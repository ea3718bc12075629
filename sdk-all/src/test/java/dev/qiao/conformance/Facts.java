package dev.qiao.conformance;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values that a caller can read from a result, each as text under the path of its component.
 * Null and empty text are no values.
 */
final class Facts {
  private final Map<String, String> texts = new LinkedHashMap<>();

  private Facts() {}

  /** All values of the typed values of an outcome. */
  static Map<String, String> of(List<?> values) {
    Facts facts = new Facts();
    facts.add("", values);
    return facts.texts;
  }

  private void add(String path, @Nullable Object value) {
    if (value instanceof Record inner) {
      for (RecordComponent component : inner.getClass().getRecordComponents()) {
        add(path + "." + component.getName(), Components.read(component, inner));
      }
    } else if (value instanceof Collection<?> elements) {
      int index = 0;
      for (Object element : elements) {
        add(path + "[" + index++ + "]", element);
      }
    } else if (value instanceof Map<?, ?> fields) {
      fields.forEach((name, inner) -> add(path + "." + name, inner));
    } else if (value instanceof Optional<?> optional) {
      add(path, optional.orElse(null));
    } else if (value instanceof byte[] bytes) {
      texts.put(path, bytes.length + " bytes, " + Arrays.hashCode(bytes));
    } else if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      add(path, bytes.length == 0 ? null : bytes);
    } else if (value != null && !value.equals("")) {
      texts.put(path, value.toString());
    }
  }
}
