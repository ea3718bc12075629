package dev.qiao.conformance;

import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.Request;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values to call setters with: a few of each simple type, and what requests of vectors hold. */
final class SetterValues {
  private static final int MAX_OF_A_TYPE = 40;

  private final Map<Class<?>, Set<Object>> found = new LinkedHashMap<>();

  /** Remembers each value inside a request by its type. */
  void harvest(Request request) {
    collect(request);
  }

  private void collect(@Nullable Object value) {
    if (value == null) {
      return;
    }
    if (value instanceof List<?> list) {
      list.forEach(this::collect);
      return;
    }
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::collect);
      return;
    }
    Set<Object> same = found.computeIfAbsent(value.getClass(), unused -> new LinkedHashSet<>());
    if (same.size() < MAX_OF_A_TYPE) {
      same.add(value);
    }
    if (value.getClass().isRecord()) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        collect(Components.read(component, value));
      }
    }
  }

  /** The values for a setter's parameter. */
  List<Object> of(Method setter) {
    Type type = setter.getGenericParameterTypes()[0];
    return of(type);
  }

  private List<Object> of(Type type) {
    if (type instanceof ParameterizedType whole) {
      Class<?> raw = (Class<?>) whole.getRawType();
      Type[] arguments = whole.getActualTypeArguments();
      Type element = arguments[arguments.length - 1];
      List<Object> values = new ArrayList<>();
      if (raw.isAssignableFrom(List.class)) {
        List<Object> elements = of(element);
        elements.forEach(each -> values.add(List.of(each)));
        if (elements.size() > 1) {
          values.add(elements.subList(0, 2));
          values.add(elements);
        }
      } else if (raw == Map.class) {
        of(element).forEach(each -> values.add(Map.of("zzq", each)));
      } else {
        return of(raw);
      }
      return values;
    }
    if (type instanceof Class<?> plain) {
      return of(plain);
    }
    return List.of("zzq");
  }

  private List<Object> of(Class<?> type) {
    List<Object> values = new ArrayList<>(made(type));
    if (type.isArray()) {
      List<Object> elements = of(type.getComponentType());
      for (Object element : elements) {
        Object array = Array.newInstance(type.getComponentType(), 1);
        Array.set(array, 0, element);
        values.add(array);
      }
    }
    if (!type.isPrimitive() && type != String.class) {
      found.forEach(
          (each, all) -> {
            if (type.isAssignableFrom(each)) {
              values.addAll(all);
            }
          });
    }
    return values;
  }

  private static List<Object> made(Class<?> type) {
    if (type == String.class || type == Object.class) {
      return List.of("zzq", "1:1", "auto", "https://q.example/z.png", "rgb(1,2,3)", "#010203");
    }
    if (type == Integer.class || type == int.class) {
      return List.of(7, 1, 2, 5, 10, 720, 1024);
    }
    if (type == Long.class || type == long.class) {
      return List.of(7L, 1L, 100_000L);
    }
    if (type == Double.class || type == double.class) {
      return List.of(0.25, 0.75, 1.25, 5.5);
    }
    if (type == Boolean.class || type == boolean.class) {
      return List.of(true, false);
    }
    if (type == MediaSource.class) {
      return List.of(
          MediaSource.of("https://q.example/z.png"),
          MediaSource.of("https://q.example/z.mp4"),
          MediaSource.of("https://q.example/z.mp3"));
    }
    if (type == Instant.class) {
      return List.of(Instant.EPOCH);
    }
    if (type == URI.class) {
      return List.of(URI.create("https://q.example/callback"));
    }
    return type.getName().startsWith("dev.qiao.") ? constantsAndSample(type) : List.of();
  }

  /** The type's constants, and one that its shortest factory makes. */
  private static List<Object> constantsAndSample(Class<?> type) {
    List<Object> values = new ArrayList<>();
    for (Field field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
        values.add(value(field));
      }
    }
    if (values.isEmpty() && !Modifier.isAbstract(type.getModifiers())) {
      values.add(Samples.of(type));
    }
    return values;
  }

  private static Object value(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new LinkageError(field.toString(), e);
    }
  }
}
