package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.qiao.account.FileUploadRequest;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Json;
import dev.qiao.image.qwen.QwenImageTranslationRequest;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.tool.ToolCall;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No part of any request writes a key twice: an additional field with the name of one of the part's
 * own is refused, by the record and by every builder.
 */
class AdditionalFieldsTest {
  /** Parts that answers have, too. */
  private static final Set<Class<?>> ANSWERED =
      Set.of(
          Message.Assistant.class,
          Message.Audio.class,
          Message.ReasoningDetail.class,
          ToolCall.class,
          ToolCall.FunctionCall.class,
          ContentPart.Text.class,
          ContentPart.Ocr.class,
          ContentPart.OcrResult.class,
          ContentPart.OcrResult.Words.class);

  /** The records that requests are made of, and the requests. */
  private static final Set<Class<?>> PARTS = RequestParts.ALL;

  static Stream<Class<?>> partsWithAdditional() {
    return PARTS.stream().filter(part -> part.isRecord() && catchAll(part) >= 0);
  }

  /** The index of the component that takes additional fields. */
  private static int catchAll(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      if (components[i].isAnnotationPresent(Additional.class)) {
        return i;
      }
    }
    return -1;
  }

  private static Set<String> ownNames(Class<?> type) {
    Set<String> names = new TreeSet<>();
    if (type == Map.class) {
      return names;
    }
    for (BeanPropertyDefinition property :
        Json.MAPPER
            .getSerializationConfig()
            .introspect(Json.MAPPER.constructType(type))
            .findProperties()) {
      names.add(property.getName());
    }
    names.remove("\u0000");
    return names;
  }

  @ParameterizedTest
  @MethodSource("builders")
  void setter_isNamed(Entry entry) throws Exception {
    for (String name : ownNames(entry.part)) {
      for (boolean copied : new boolean[] {false, true}) {
        Object builder = Samples.builder(entry.request);
        if (copied) {
          Object request = Builders.buildPart(builder);
          builder = request.getClass().getMethod("toBuilder").invoke(request);
        }
        entry.method.invoke(builder, name, "x");
        Object filled = builder;
        assertThatThrownBy(() -> call(filled.getClass().getMethod("build"), filled))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageMatching(
                "the additional field "
                    + name
                    + " would be twice in the JSON: (call \\w+\\(\\.\\.\\) instead|leave it out,"
                    + " the builder writes it from what its setters say)");
      }
    }
  }

  /** The mark of fields that an answer had of another kind would hide that a key is twice. */
  @ParameterizedTest
  @MethodSource("builders")
  void nameWithAControlCharacter_isRefused(Entry entry) throws Exception {
    if (entry.part == Map.class) {
      return; // It has no field of its own.
    }
    for (String mark : new String[] {"\u0000", "\u0001", "\n"}) {
      Object builder = Samples.builder(entry.request);
      entry.method.invoke(builder, mark + "model", "x");
      assertThatThrownBy(() -> call(builder.getClass().getMethod("build"), builder))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the name of the additional field ?model has a control character, shown as ?");
    }
  }

  @ParameterizedTest
  @MethodSource("builders")
  void unknownField_isSent(Entry entry) throws Exception {
    Object builder = Samples.builder(entry.request);
    entry.method.invoke(builder, "of_tomorrow", "x");
    if (entry.request == FileUploadRequest.class) {
      return; // A form; UploadTest and AccountFilesTest look at its fields.
    }
    assertThat(Json.MAPPER.writeValueAsString(Builders.buildPart(builder)))
        .containsOnlyOnce("\"of_tomorrow\":\"x\"");
  }

  private static void call(Method method, Object on) throws Throwable {
    try {
      method.invoke(on);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** A method of a builder that takes an additional field, and the part that gets it. */
  private record Entry(Class<?> request, Method method, Class<?> part) {
    @Override
    public String toString() {
      return request.getName().replaceFirst("dev.qiao.", "") + "." + method.getName();
    }
  }

  static Stream<Entry> builders() {
    return RequestParts.TYPES.stream()
        .filter(type -> type.isRecord() && Samples.builderMethod(type) != null)
        .flatMap(
            type ->
                Stream.of(Samples.builderMethod(type).getReturnType().getMethods())
                    .filter(method -> method.getName().startsWith("additional"))
                    .filter(method -> method.getParameterCount() == 2 && !method.isBridge())
                    .filter(method -> !isRefused(type, method))
                    .map(method -> new Entry(type, method, part(type, method.getName()))));
  }

  /** A translation has no parameters and says so. */
  private static boolean isRefused(Class<?> request, Method method) {
    return request == QwenImageTranslationRequest.class
        && method.getName().equals("additionalParameter");
  }

  @Test
  void translation_hasNoParameters() {
    assertThatThrownBy(
            () ->
                QwenImageTranslationRequest.builder(
                        MediaSource.of("https://example.com/a.png"), "en", "zh")
                    .additionalParameter("n", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the additional parameter n has no place: a translation has no parameters; call"
                + " additionalInput(..)");
  }

  /** The type of the component that a method's name says, and the request where it says none. */
  private static Class<?> part(Class<?> request, String method) {
    String rest = method.substring("additional".length());
    return Stream.of(request.getRecordComponents())
        // Frames of sockets have both in their payload.
        .flatMap(
            component ->
                component.getName().equals("payload")
                    ? Stream.of(component.getType().getRecordComponents())
                    : Stream.of(component))
        .filter(component -> !rest.isEmpty())
        .filter(
            component ->
                component.getName().equalsIgnoreCase(rest)
                    || component.getName().equalsIgnoreCase(rest + "s"))
        .<Class<?>>map(RecordComponent::getType)
        .findFirst()
        .orElse(request);
  }

  @Test
  void parts_areFound() {
    assertThat(partsWithAdditional()).hasSizeGreaterThan(120);
    assertThat(builders()).hasSizeGreaterThan(150);
  }

  @ParameterizedTest
  @MethodSource("partsWithAdditional")
  void ownName_isNotWrittenTwice(Class<?> part) throws Exception {
    for (String name : ownNames(part)) {
      Object made;
      try {
        made = make(part, Map.of(name, "x"));
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("the additional field " + name + " would be twice");
        continue;
      }
      // What a service answers with a field of another kind must be readable; it is dropped where
      // the answer is sent back.
      assertThat(ANSWERED).contains(part);
      assertThat(made).isNotNull();
    }
  }

  /** A record with this catch-all, and with as little else as it takes. */
  private static Object make(Class<?> type, Map<String, Object> additional) throws Exception {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    Object[] arguments = new Object[types.length];
    int last = catchAll(type);
    for (int i = 0; i < types.length; i++) {
      arguments[i] = i == last ? additional : Samples.required(components[i]);
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
