package dev.qiao.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Endpoint;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Request;
import dev.qiao.core.task.PollOptions;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Users need no canonical constructor: each component of a record that a request is made of can be
 * set by a setter of the record's own builder or of the request's, by a copying method, or by a
 * factory that has a parameter of its type.
 */
class PartFactoriesTest {
  private static final Set<Class<?>> SETTINGS =
      Set.of(
          Endpoint.class,
          RetryPolicy.class,
          Timeouts.class,
          PollOptions.class,
          RequestOptions.class);

  /** Setters of all builders; the parts of a request are set by the builder of the request. */
  private static final List<Method> SETTERS =
      RequestParts.TYPES.stream()
          .filter(type -> type.getSimpleName().endsWith("Builder"))
          .flatMap(type -> Stream.of(type.getMethods()))
          .filter(method -> method.getParameterCount() > 0)
          .toList();

  /** parts-without-factory.txt lists the exceptions; it gets shorter only. */
  @Test
  void eachComponentCanBeSetWithoutTheCanonicalConstructor() throws IOException {
    Set<String> missing = new TreeSet<>();
    Stream.concat(RequestParts.ALL.stream(), SETTINGS.stream())
        .filter(type -> type.isRecord() && isOpen(type) && !Request.class.isAssignableFrom(type))
        .filter(type -> !isMadeByItsInterface(type))
        .forEach(
            type -> {
              List<String> names = notSettable(type);
              if (!names.isEmpty()) {
                missing.add(type.getName() + ": " + String.join(", ", names));
              }
            });
    try (InputStream list = getClass().getResourceAsStream("/parts-without-factory.txt")) {
      assertThat(missing)
          .containsExactlyInAnyOrderElementsOf(
              new String(list.readAllBytes(), UTF_8)
                  .lines()
                  .filter(line -> !line.isBlank() && !line.startsWith("#"))
                  .toList());
    }
  }

  private static List<String> notSettable(Class<?> type) {
    List<Method> makers =
        Stream.of(type.getMethods()).filter(method -> method.getReturnType() == type).toList();
    List<Method> builders =
        Stream.of(type.getClasses())
            .filter(nested -> nested.getSimpleName().equals("Builder"))
            .flatMap(nested -> Stream.of(nested.getMethods()))
            .toList();
    boolean isPart = isPartOfOneRequest(type);
    boolean hasConstants = Stream.of(type.getFields()).anyMatch(each -> each.getType() == type);
    List<RecordComponent> open =
        Stream.of(type.getRecordComponents())
            .filter(each -> !(each.getName().equals("type") && !makers.isEmpty()))
            .filter(each -> !(hasConstants && isWord(each.getType())))
            .filter(each -> !isAdditional(each))
            .filter(each -> !hasSetter(each.getName(), builders))
            .filter(each -> !(isPart && hasSetter(each.getName(), SETTERS)))
            .filter(each -> !hasSetter("with" + capital(each.getName()), makers))
            .collect(toCollection(ArrayList::new));
    if (open.isEmpty()) {
      return List.of();
    }
    return makers.stream()
        .map(maker -> without(open, maker))
        .min(Comparator.comparing(List::size))
        .orElse(open)
        .stream()
        .map(RecordComponent::getName)
        .toList();
  }

  /** Whether it is one of the kinds of a sum, such as a message, which has the factories. */
  private static boolean isMadeByItsInterface(Class<?> type) {
    return Stream.of(type.getInterfaces())
        .filter(Class::isSealed)
        .anyMatch(
            sum ->
                Stream.of(sum.getMethods())
                    .anyMatch(
                        method ->
                            Modifier.isStatic(method.getModifiers())
                                && sum.isAssignableFrom(method.getReturnType())));
  }

  /** What a constant can say: {@code GlmThinking.KEEP_ALL}. */
  private static boolean isWord(Class<?> type) {
    return type == String.class || type == Boolean.class;
  }

  /** Components whose type no parameter of this factory has. */
  private static List<RecordComponent> without(List<RecordComponent> open, Method maker) {
    List<Class<?>> given =
        Stream.of(maker.getParameterTypes()).collect(toCollection(ArrayList::new));
    return open.stream().filter(component -> !take(component.getType(), given)).toList();
  }

  private static boolean take(Class<?> wanted, List<Class<?>> given) {
    return given.removeIf(
        new Predicate<>() {
          private boolean taken;

          @Override
          public boolean test(Class<?> type) {
            boolean fits =
                !taken && (boxed(type) == wanted || type == wanted || isMany(type, wanted));
            taken |= fits;
            return fits;
          }
        });
  }

  private static boolean isMany(Class<?> type, Class<?> wanted) {
    return Collection.class.isAssignableFrom(wanted) && (type.isArray() || type == List.class);
  }

  private static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  private static boolean hasSetter(String name, List<Method> methods) {
    return methods.stream().anyMatch(method -> method.getName().equals(name));
  }

  /** Whether the builder of the request sets what is in this part. */
  private static boolean isPartOfOneRequest(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return (outer != null && Request.class.isAssignableFrom(outer))
        || type.getSimpleName().endsWith("Parameters")
        || type.getName().startsWith("dev.qiao.image.MessagesInput");
  }

  private static boolean isAdditional(AnnotatedElement component) {
    return component.isAnnotationPresent(Additional.class);
  }

  private static boolean isOpen(Class<?> type) {
    return Stream.<Class<?>>iterate(type, each -> each != null, Class::getEnclosingClass)
            .allMatch(each -> Modifier.isPublic(each.getModifiers()))
        && !(type.getPackageName() + ".").contains(".internal.");
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
