package dev.qiao.conformance;

import dev.qiao.account.FileUploadRequest;
import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.image.tool.ImageOutPaintingRequest;
import dev.qiao.image.tool.VirtualModelRequest;
import dev.qiao.video.portrait.EmoDetection;
import dev.qiao.video.portrait.EmojiDetection;
import dev.qiao.video.portrait.PortraitBox;
import dev.qiao.video.wan.Wan30VideoRequest;
import dev.qiao.video.wan.WanVideoEditRequest;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Arguments that some constructor or builder takes, by type. */
final class Samples {
  private static final MediaSource PICTURE = MediaSource.of("https://example.com/a.png");
  private static final PortraitBox BOX = PortraitBox.of(1, 2, 3, 4);

  private static final Map<Class<?>, Object> VALUES =
      Map.ofEntries(
          Map.entry(String.class, "x"),
          Map.entry(CharSequence.class, "x"),
          Map.entry(Object.class, "x"),
          Map.entry(int.class, 1),
          Map.entry(Integer.class, 1),
          Map.entry(long.class, 1L),
          Map.entry(Long.class, 1L),
          Map.entry(float.class, 1f),
          Map.entry(float[].class, new float[] {1}),
          Map.entry(double.class, 1.0),
          Map.entry(Double.class, 1.0),
          Map.entry(boolean.class, true),
          Map.entry(Boolean.class, true),
          Map.entry(Duration.class, Duration.ofSeconds(1)),
          Map.entry(Instant.class, Instant.EPOCH),
          Map.entry(byte[].class, new byte[] {1}),
          Map.entry(Map.class, Map.of()),
          Map.entry(Model.class, Model.of("m")),
          Map.entry(MediaSource.class, PICTURE));

  private Samples() {}

  /** What a component needs: nothing where it may be null. */
  static @Nullable Object required(RecordComponent component) {
    if (component.getDeclaringRecord() == FileUploadRequest.class
        && component.getType() == MediaSource.class) {
      return MediaSource.of(new byte[] {1}, "a.txt");
    }
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        ? null
        : of(component.getGenericType());
  }

  static Object[] arguments(Method method) {
    AnnotatedType[] types = method.getAnnotatedParameterTypes();
    Object[] values = Stream.of(types).map(type -> of(type.getType())).toArray();
    if (method.getDeclaringClass() == FileUploadRequest.class) {
      values[0] = MediaSource.of(new byte[] {1}, "a.txt");
    }
    return values;
  }

  /** A value of a type. */
  static Object of(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return List.of(of(generic.getActualTypeArguments()[0]));
    }
    Class<?> raw =
        type instanceof ParameterizedType generic
            ? (Class<?>) generic.getRawType()
            : (Class<?>) type;
    Object value = VALUES.get(raw);
    if (value != null) {
      return value;
    }
    if (raw == EmoDetection.Passed.class) {
      return new EmoDetection.Passed(PICTURE, BOX, BOX, null, null, null, Map.of());
    }
    if (raw == EmojiDetection.Passed.class) {
      return new EmojiDetection.Passed(PICTURE, BOX, BOX, null, null, Map.of());
    }
    if (raw.isEnum()) {
      return raw.getEnumConstants()[0];
    }
    if (raw.isArray()) {
      Object array = Array.newInstance(raw.getComponentType(), 1);
      Array.set(array, 0, of(raw.getComponentType()));
      return array;
    }
    Method builder = builderMethod(raw);
    return builder == null ? made(raw) : build(builder(raw));
  }

  /** The shortest public static way to a value. */
  private static Object made(Class<?> raw) {
    for (Field field : raw.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())
          && Modifier.isPublic(field.getModifiers())
          && field.getType() == raw) {
        try {
          return field.get(null);
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    List<Method> factories =
        Stream.of(raw.getMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .filter(method -> raw.isAssignableFrom(method.getReturnType()))
            .sorted(
                Comparator.comparing(Method::getParameterCount)
                    .thenComparing(Method::getName)
                    .thenComparing(Method::toString))
            .toList();
    for (Method factory : factories) {
      try {
        return factory.invoke(null, arguments(factory));
      } catch (ReflectiveOperationException itWantsOtherValues) {
        // The next one may not.
      }
    }
    if (raw.isRecord()) {
      RecordComponent[] components = raw.getRecordComponents();
      try {
        return raw.getConstructor(
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
            .newInstance(Stream.of(components).map(Samples::required).toArray());
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(raw + " cannot be made", e);
      }
    }
    throw new AssertionError("no sample of " + raw);
  }

  /** The public static {@code builder(..)} with the fewest arguments, if a type has one. */
  static @Nullable Method builderMethod(Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(method -> method.getName().equals("builder"))
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getDeclaringClass() == type)
        .min(Comparator.comparing(Method::getParameterCount).thenComparing(Method::toString))
        .orElse(null);
  }

  /** A builder that can build. */
  static Object builder(Class<?> type) {
    Method method = builderMethod(type);
    Object builder = invoke(method, null, arguments(method));
    if (builder instanceof VirtualModelRequest.Builder model) {
      model.prompt("x").facePrompt("x").shortSideSize(512);
    } else if (builder instanceof ImageOutPaintingRequest.Builder painting) {
      painting.angle(90);
    } else if (builder instanceof Wan30VideoRequest.Builder video) {
      video.prompt("x");
    } else if (builder instanceof WanVideoEditRequest.Builder edit) {
      edit.subject(PICTURE);
    }
    return builder;
  }

  private static Object build(Object builder) {
    try {
      return invoke(builder.getClass().getMethod("build"), builder);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static Object invoke(Method method, @Nullable Object on, Object... arguments) {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw new AssertionError(method + " with samples: " + e.getCause(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
