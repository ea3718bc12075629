package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.qiao.core.Model;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.Request;
import dev.qiao.image.wan.WanxImageEditRequest;
import dev.qiao.video.gateway.GatewayVideoRequest;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text that a request cannot do without has words in it; {@code build()} says which is blank. */
class BlankTextTest {
  private static final List<String> BLANKS = List.of("", " ", "\n\t");
  private static final MediaSource PICTURE = MediaSource.of("https://example.com/a.png");

  /** How a request begins. */
  private record Start(Method method) {
    Object request(String text) throws Throwable {
      try {
        Object[] arguments =
            Stream.of(method.getParameters()).map(each -> argument(each, text)).toArray();
        Object builder = method.invoke(null, arguments);
        return builder.getClass().getMethod("build").invoke(builder);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private static Object argument(Parameter parameter, String text) {
      Class<?> type = parameter.getType();
      if (type == String.class) {
        return text;
      }
      if (type.isArray()) {
        Object one = Array.newInstance(type.getComponentType(), 1);
        Array.set(one, 0, some(type.getComponentType()));
        return one;
      }
      return type == List.class ? List.of() : some(type);
    }

    /** Some value of a type, from whatever makes one. */
    private static Object some(Class<?> type) {
      if (type == MediaSource.class) {
        return PICTURE;
      }
      for (Method method : type.getMethods()) {
        if (Modifier.isStatic(method.getModifiers())
            && method.getReturnType() == type
            && method.getParameterCount() == 1) {
          Class<?> from = method.getParameterTypes()[0];
          try {
            if (from == String.class || from == MediaSource.class) {
              return method.invoke(null, from == String.class ? "some" : PICTURE);
            }
          } catch (ReflectiveOperationException e) {
            throw new LinkageError(method.toString(), e);
          }
        }
      }
      throw new AssertionError("nothing makes a " + type);
    }

    @Override
    public String toString() {
      return method
          .toGenericString()
          .replaceFirst(".* dev\\.qiao\\.(.*)\\(", "$1(")
          .replaceAll("[a-z0-9]+\\.(?=[a-zA-Z.]*[A-Z])", "");
    }
  }

  static Stream<Start> starts() {
    return new ClassFileImporter()
        .importPackages(RequestParts.MODULES).stream()
            .filter(type -> type.isRecord() && type.isAssignableTo(Request.class))
            .<Class<?>>map(JavaClass::reflect)
            .filter(type -> Modifier.isPublic(type.getModifiers()))
            .flatMap(type -> Stream.of(type.getMethods()))
            .filter(method -> method.getName().equals("builder"))
            .filter(method -> List.of(method.getParameterTypes()).contains(String.class))
            .filter(
                method ->
                    Stream.of(method.getParameterTypes())
                        .noneMatch(type -> type.getSimpleName().equals("Passed")))
            // Its function decides whether it needs a prompt.
            .filter(method -> method.getDeclaringClass() != WanxImageEditRequest.class)
            .map(Start::new);
  }

  @Test
  void manyRequestsBeginWithAText() {
    assertThat(starts().count()).isGreaterThan(35);
  }

  @ParameterizedTest
  @MethodSource("starts")
  void blankText_isRefusedWithItsField(Start start) {
    for (String blank : BLANKS) {
      assertThatThrownBy(() -> start.request(blank))
          .as("<%s>", blank)
          .isInstanceOf(RequestValidationException.class)
          .hasMessageMatching(
              start.method.getDeclaringClass().getSimpleName()
                  + " breaks (a|\\d) documented limits?: [a-z0-9_.\\[\\]]+ is (blank|empty|not set)"
                  + " but must be set \\([^()]+(\\(\\.\\.\\)[^()]*)*\\).*");
    }
  }

  @Test
  void gatewayVideo_ofMediaAlone_isBuilt() {
    assertThat(
            GatewayVideoRequest.builder(Model.of("wan2.7-i2v"), "")
                .images(List.of(PICTURE))
                .build()
                .images())
        .containsExactly(PICTURE);
  }
}
