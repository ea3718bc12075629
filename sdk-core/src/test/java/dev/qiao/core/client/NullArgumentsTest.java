package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.ApiKey;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.task.FileTaskStore;
import dev.qiao.core.task.PollLimiter;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskQuery;
import dev.qiao.core.task.TaskRef;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever sets something up refuses null at once, in the caller's words. */
class NullArgumentsTest {
  private static final Map<Class<?>, Object> SAMPLES =
      Map.of(
          String.class,
          "/a",
          Duration.class,
          Duration.ofSeconds(1),
          Instant.class,
          Instant.EPOCH,
          Vendor.class,
          Vendor.DASHSCOPE,
          Region.class,
          Region.CN_BEIJING,
          Model.class,
          new Model("m"),
          ApiKey.class,
          ApiKey.of("key"),
          java.net.URI.class,
          java.net.URI.create("https://h/v1"),
          Path.class,
          Path.of("x"),
          List.class,
          List.of());

  /** Methods and constructors with the object they are called on. */
  private record Door(@Nullable Object on, Executable executable, int parameter) {
    @Override
    public String toString() {
      return (on == null ? executable.getDeclaringClass() : on.getClass())
              .getName()
              .replaceFirst(".*\\.", "")
          + "."
          + executable.getName().replaceFirst(".*\\.", "")
          + "("
          + executable.getParameters()[parameter].getType().getSimpleName()
          + " "
          + parameter
          + ")";
    }
  }

  static Stream<Door> doors() {
    List<Door> doors = new ArrayList<>();
    for (Object builder :
        List.of(
            QiaoClient.builder(),
            RequestOptions.builder(),
            Timeouts.builder(),
            TaskQuery.builder(),
            RetryPolicy.DEFAULT,
            DownloadOptions.DEFAULT,
            PollOptions.DEFAULT)) {
      for (Class<?> type = builder.getClass(); type != Object.class; type = type.getSuperclass()) {
        add(doors, builder, type);
      }
    }
    for (Class<?> type :
        List.of(
            QiaoClient.class,
            Endpoint.class,
            Region.class,
            Model.class,
            ApiKey.class,
            Timeouts.class,
            RetryPolicy.class,
            PollLimiter.class,
            PollOptions.class,
            MediaSource.class,
            FileTaskStore.class,
            TaskRef.class)) {
      add(doors, null, type);
    }
    return doors.stream();
  }

  private static void add(List<Door> doors, @Nullable Object on, Class<?> type) {
    Stream.<Executable>concat(
            Stream.of(type.getDeclaredMethods()).filter(method -> !method.isSynthetic()),
            on == null ? Stream.of(type.getDeclaredConstructors()) : Stream.of())
        .filter(door -> Modifier.isPublic(door.getModifiers()))
        .filter(door -> !door.getName().equals("equals"))
        .filter(
            door ->
                door instanceof Constructor<?>
                    || Modifier.isStatic(door.getModifiers()) == (on == null))
        .forEach(
            door -> {
              AnnotatedType[] types = door.getAnnotatedParameterTypes();
              for (int i = 0; i < types.length; i++) {
                if (!door.getParameterTypes()[i].isPrimitive()
                    && !types[i].isAnnotationPresent(Nullable.class)) {
                  doors.add(new Door(on, door, i));
                }
              }
            });
  }

  @ParameterizedTest
  @MethodSource("doors")
  void null_isRefusedWithWords(Door door) {
    Object[] arguments =
        Stream.of(door.executable.getParameterTypes()).map(NullArgumentsTest::sample).toArray();
    arguments[door.parameter] = null;
    assertThatThrownBy(() -> call(door, arguments))
        .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class)
        .satisfies(
            refusal ->
                assertThat(refusal.getMessage())
                    .isNotBlank()
                    .contains(" ")
                    // What the JDK writes for a dereference.
                    .doesNotStartWith("Cannot "));
  }

  private static Object sample(Class<?> type) {
    if (type == long.class) {
      return 1L;
    }
    if (type == int.class) {
      return 1;
    }
    return type == boolean.class ? (Object) true : SAMPLES.get(type);
  }

  private static void call(Door door, Object[] arguments) throws Throwable {
    try {
      if (door.executable instanceof Method method) {
        method.invoke(door.on, arguments);
      } else {
        ((Constructor<?>) door.executable).newInstance(arguments);
      }
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Test
  void doors_areFound() {
    assertThat(doors().map(Door::toString))
        .hasSizeGreaterThan(60)
        .contains("QiaoClient$Builder.apiKey(String 0)", "Timeouts$Builder.total(Duration 0)");
  }

  @Test
  void apiKey_null_asksForTheVariable() {
    String words = "the API key is null: is the property or variable set?";
    assertThatThrownBy(() -> QiaoClient.builder().apiKey((String) null)).hasMessage(words);
    assertThatThrownBy(() -> QiaoClient.builder().apiKey((ApiKey) null)).hasMessage(words);
    assertThatThrownBy(() -> QiaoClient.dashScope(Region.CN_BEIJING, null)).hasMessage(words);
    assertThatThrownBy(() -> QiaoClient.deepSeek(null)).hasMessage(words);
    assertThatThrownBy(() -> ApiKey.of(null)).hasMessage(words);
  }
}
