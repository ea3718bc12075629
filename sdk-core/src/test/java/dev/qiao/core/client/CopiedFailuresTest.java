package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.ApiFailure;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.internal.error.FailureNotes;
import dev.qiao.core.task.TaskRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A failure that another process, or another caller, gets a copy of has all that the first had. */
class CopiedFailuresTest {
  private static final TaskRef REF =
      new TaskRef(
          Vendor.DASHSCOPE, new Region("cn-beijing"), null, "test.make", "t-1", Instant.EPOCH);
  private static final ApiFailure FAILURE =
      new ApiFailure(
          Vendor.DASHSCOPE,
          429,
          "Throttling",
          "too fast",
          "r-1",
          Map.of("retry-after", List.of("3")),
          "{\"code\":\"Throttling\"}",
          "wait",
          true);

  private static final Set<String> NO_FACTS =
      Set.of("getCause", "getStackTrace", "fillInStackTrace", "getSuppressed", "forCaller");

  static Stream<Class<?>> failures() throws URISyntaxException {
    Path folder =
        Path.of(SdkException.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve("dev/qiao/core/error");
    List<Class<?>> failures =
        Arrays.stream(Objects.requireNonNull(folder.toFile().list()))
            .filter(name -> name.matches("\\w+Exception\\.class"))
            .sorted()
            .<Class<?>>map(CopiedFailuresTest::load)
            .filter(type -> !Modifier.isAbstract(type.getModifiers()))
            .toList();
    assertThat(failures).as("in %s", folder).hasSizeGreaterThan(20);
    return failures.stream();
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName("dev.qiao.core.error." + file.replace(".class", ""));
    } catch (ClassNotFoundException e) {
      throw new LinkageError(file, e);
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failure_isTheSameAfterItWasSerialized(Class<?> type) throws Exception {
    for (SdkException failure : made(type)) {
      SdkException read = (SdkException) read(written(failure));
      Map<String, Object> facts = facts(failure);
      // What came of a stream may be of any type, and stays behind.
      facts.remove("received");
      assertThat(facts(read)).containsAllEntriesOf(facts);
      assertThat(String.valueOf(read.getCause())).isEqualTo(String.valueOf(failure.getCause()));
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failure_forAnotherCaller_hasItsFactsAndIsItsCause(Class<?> type) throws Exception {
    for (SdkException failure : made(type)) {
      SdkException copy = FailureNotes.forCaller(failure);
      assertThat(copy).isNotSameAs(failure).hasSameClassAs(failure).hasCause(failure);
      assertThat(facts(copy)).isEqualTo(facts(failure));
      assertThat(copy.getStackTrace())
          .anyMatch(frame -> frame.getMethodName().startsWith("failure_forAnotherCaller"));
    }
  }

  private static byte[] written(Object failure) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  /** One made by each public constructor, with a task, and words that were added later. */
  private static List<SdkException> made(Class<?> type) throws ReflectiveOperationException {
    List<SdkException> made = new ArrayList<>();
    for (Constructor<?> constructor : type.getConstructors()) {
      Object[] arguments =
          Arrays.stream(constructor.getParameterTypes()).map(CopiedFailuresTest::sample).toArray();
      SdkException failure = (SdkException) constructor.newInstance(arguments);
      if (failure instanceof StreamTruncatedException truncated) {
        failure = truncated.with("what came");
      }
      made.add(FailureNotes.adding(FailureNotes.about(failure, REF), "tried 2 times"));
    }
    assertThat(made).as("%s by public constructors", type).isNotEmpty();
    return made;
  }

  private static Object sample(Class<?> type) {
    if (type == String.class) {
      return "words";
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == long.class) {
      return 7L;
    }
    if (type == Throwable.class) {
      return new IOException("reset");
    }
    if (type == List.class) {
      return List.of(new Violation("prompt", "at most 5", "9", "shorten it"));
    }
    if (type == Duration.class) {
      return Duration.ofSeconds(3);
    }
    if (type == TaskRef.class) {
      return REF;
    }
    if (type == ApiFailure.class) {
      return FAILURE;
    }
    if (type == ApiException.class) {
      return new BadRequestException(FAILURE);
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    throw new AssertionError("no sample of " + type);
  }

  private static Map<String, Object> facts(SdkException failure)
      throws ReflectiveOperationException {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (Method accessor : failure.getClass().getMethods()) {
      if (accessor.getParameterCount() == 0
          && accessor.getReturnType() != void.class
          && accessor.getDeclaringClass() != Object.class
          && !NO_FACTS.contains(accessor.getName())) {
        Object value = accessor.invoke(failure);
        facts.put(accessor.getName(), value instanceof Throwable inner ? inner.toString() : value);
      }
    }
    return facts;
  }
}
