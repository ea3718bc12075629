package dev.qiao.core.internal.json;

import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The names that a record writes to JSON by itself, with the names of its components. */
final class OwnNames {
  private static final ClassValue<Map<String, String>> NAMES =
      new ClassValue<>() {
        @Override
        protected Map<String, String> computeValue(Class<?> type) {
          Map<String, String> names = new HashMap<>();
          for (BeanPropertyDefinition property :
              Json.MAPPER
                  .getSerializationConfig()
                  .introspect(TypeFactory.defaultInstance().constructType(type))
                  .findProperties()) {
            if (!property.getName().equals("\u0000")) {
              names.put(property.getName(), property.getInternalName());
            }
          }
          return Map.copyOf(names);
        }
      };

  private OwnNames() {}

  /** What to do instead of naming such a field. */
  static String advice(Class<?> part, String component) {
    Class<?> owner = part;
    while (owner != null) {
      for (Class<?> nested : owner.getDeclaredClasses()) {
        if (nested.getSimpleName().equals("Builder")) {
          return hasSetter(nested, component)
              ? "call " + component + "(..) instead"
              : "leave it out, the builder writes it from what its setters say";
        }
      }
      owner = owner.getDeclaringClass();
    }
    return "call " + component + "(..) instead";
  }

  private static boolean hasSetter(Class<?> builder, String name) {
    return Arrays.stream(builder.getMethods()).anyMatch(method -> method.getName().equals(name));
  }

  /** Name on the wire to name of the component. */
  static Map<String, String> of(Class<?> type) {
    return NAMES.get(type);
  }
}
