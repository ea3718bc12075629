package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.operation.Request;
import dev.qiao.text.deepseek.DeepSeekBetaRequest;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What {@code build()} throws where a field is missing, blank or empty: what the client throws for
 * a request that cannot be sent, and nothing else.
 */
class BuildRefusalsTest {
  private static final List<Object> NOTHING = List.of("", " ", List.of());

  private final Map<String, String> wrong = new TreeMap<>();
  private final Set<Class<?>> refusing =
      new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
  private int built;
  private int refused;

  private static List<Class<?>> requests() {
    return new ClassFileImporter()
        .importPackages(RequestParts.MODULES).stream()
            .filter(type -> type.isRecord() && type.isAssignableTo(Request.class))
            .<Class<?>>map(JavaClass::reflect)
            .filter(type -> Modifier.isPublic(type.getModifiers()))
            .toList();
  }

  private static List<Method> starts(Class<?> request) {
    return Stream.of(request.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getReturnType().getEnclosingClass() == request)
        .filter(
            method ->
                Stream.of(method.getReturnType().getMethods())
                    .anyMatch(each -> isBuild(each, request)))
        .toList();
  }

  private static boolean isBuild(Method method, Class<?> request) {
    return method.getName().equals("build")
        && method.getParameterCount() == 0
        && method.getReturnType() == request;
  }

  private static Object @Nullable [] arguments(Method method) {
    try {
      return Samples.arguments(method);
    } catch (AssertionError noSampleOfItsType) {
      return null;
    }
  }

  /** Values of a parameter's type that say nothing; null where null may be given. */
  private static List<@Nullable Object> nothing(Method method, int parameter) {
    Class<?> type = method.getParameterTypes()[parameter];
    List<@Nullable Object> values = new ArrayList<>();
    NOTHING.stream().filter(type::isInstance).forEach(values::add);
    AnnotatedType annotated = method.getAnnotatedParameterTypes()[parameter];
    if (annotated.isAnnotationPresent(Nullable.class)) {
      values.add(null);
    }
    return values;
  }

  private static boolean isSetter(Method method) {
    return !Modifier.isStatic(method.getModifiers())
        && !method.isBridge()
        && method.getParameterCount() == 1
        && !method.getName().equals("build")
        && method.getDeclaringClass() != Object.class;
  }

  @Test
  void missingField_isRefusedAsTheClientDoes() throws Exception {
    for (Class<?> request : requests()) {
      for (Method start : starts(request)) {
        Object[] arguments = arguments(start);
        if (arguments == null) {
          continue;
        }
        build(request, start, arguments, null, null);
        for (int i = 0; i < arguments.length; i++) {
          for (Object value : nothing(start, i)) {
            Object[] changed = arguments.clone();
            changed[i] = value;
            build(request, start, changed, null, null);
          }
        }
        for (Method setter : start.getReturnType().getMethods()) {
          if (isSetter(setter)) {
            for (Object value : nothing(setter, 0)) {
              build(request, start, arguments, setter, value);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(built).isGreaterThan(1000);
    assertThat(refused).isGreaterThan(200);
    assertThat(refusing).hasSizeGreaterThan(55);
  }

  private void build(
      Class<?> request,
      Method start,
      Object[] arguments,
      @Nullable Method setter,
      @Nullable Object value)
      throws ReflectiveOperationException {
    Object builder;
    try {
      builder = start.invoke(null, arguments);
      if (setter != null) {
        setter.invoke(builder, value);
      }
    } catch (InvocationTargetException refusedAtOnce) {
      return;
    }
    try {
      builder.getClass().getMethod("build").invoke(builder);
      built++;
    } catch (InvocationTargetException e) {
      Throwable refusal = e.getCause();
      // This one wraps a request that its own builder checks.
      String name =
          request == DeepSeekBetaRequest.class ? "DeepSeekChatRequest" : request.getSimpleName();
      refused++;
      refusing.add(request);
      if (!(refusal instanceof RequestValidationException validation)
          || validation.violations().isEmpty()
          || !refusal.getMessage().startsWith(name + " breaks ")) {
        wrong.put(
            start + (setter == null ? "" : " " + setter.getName()) + " <" + value + ">",
            refusal.toString());
      }
    }
  }
}
