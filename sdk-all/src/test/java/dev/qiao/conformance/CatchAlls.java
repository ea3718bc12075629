package dev.qiao.conformance;

import dev.qiao.text.Message;
import dev.qiao.text.tool.ToolCall;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what has no component of its own, at any depth: filled {@code additional} maps, and
 * members of unions that the SDK does not know.
 */
final class CatchAlls {
  /** Additional fields that an accessor types. */
  private static final Map<Class<?>, Set<String>> READ_BY_ACCESSORS =
      Map.of(
          Message.Assistant.class, Set.of("annotations", "image_hw"),
          ToolCall.class, Set.of("mcp"));

  private CatchAlls() {}

  /** The paths of all fields in catch-alls. */
  static List<String> filledIn(@Nullable Object value) {
    List<String> found = new ArrayList<>();
    look(value, "", found);
    return found;
  }

  private static void look(@Nullable Object value, String path, List<String> found) {
    if (value instanceof Record theRecord) {
      if (theRecord.getClass().getSimpleName().equals("Unknown")) {
        found.add(path + " (an Unknown)");
      }
      for (RecordComponent component : theRecord.getClass().getRecordComponents()) {
        Object inner = Components.read(component, theRecord);
        String innerPath = path.isEmpty() ? component.getName() : path + "." + component.getName();
        if (component.getName().equals("additional") && inner instanceof Map<?, ?> fields) {
          fields.keySet().stream()
              .filter(
                  name ->
                      !READ_BY_ACCESSORS
                          .getOrDefault(theRecord.getClass(), Set.of())
                          .contains(name))
              .forEach(name -> found.add(innerPath + "." + name));
        } else {
          look(inner, innerPath, found);
        }
      }
    } else if (value instanceof Collection<?> elements) {
      int index = 0;
      for (Object element : elements) {
        look(element, path + "[" + index++ + "]", found);
      }
    } else if (value instanceof Map<?, ?> fields) {
      fields.forEach((name, inner) -> look(inner, path + "." + name, found));
    } else if (value instanceof Optional<?> optional) {
      look(optional.orElse(null), path, found);
    }
  }
}
