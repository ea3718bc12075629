package dev.qiao.conformance;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.Request;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Each setter of each request's builder sets the field of its name, and nothing else. Vectors never
 * call a setter: they are read from JSON.
 *
 * <p>Each vector's request is the place to try from, and the values are of the setter's type, made
 * here or found in another vector. A setter counts as right when one vector and value showed it.
 */
class SettersTest {
  /** Setters that fill other fields than the one of their name, by design. */
  private static final Map<String, Set<String>> OTHER_FIELDS =
      Map.ofEntries(
          entry("addMessage", Set.of("messages")),
          entry("addTools", Set.of("tools")),
          entry("addMedia", Set.of("media")),
          entry("addImage", Set.of("image", "images", "messages")),
          entry("QwenImageRequest.prompt", Set.of("messages")),
          entry("QwenImage3Request.prompt", Set.of("messages")),
          entry("QwenImage3Request.images", Set.of("messages")),
          entry("QwenImageEditRequest.prompt", Set.of("messages")),
          entry("QwenImageEditRequest.images", Set.of("messages")),
          entry("QwenCompatibleImageRequest.images", Set.of("image")),
          entry("ZImageRequest.prompt", Set.of("messages")),
          entry("WanImageRequest.prompt", Set.of("messages")),
          entry("WanImageRequest.images", Set.of("messages")),
          entry("Wan26TextToImageRequest.prompt", Set.of("messages")),
          entry("QwenImageTaskRequest.parametersNegativePrompt", Set.of("negative_prompt")),
          entry("QwenImageTranslationRequest.domainHint", Set.of("domainHint")),
          entry("QwenImageTranslationRequest.imageSegment", Set.of("imageSegment")),
          entry("VirtualModelRequest.realPerson", Set.of("realPerson")),
          entry(
              "PosterGenerationRequest.topLevelAuxiliaryParameters",
              Set.of("auxiliary_parameters")),
          entry("WanVideoEditRequest.background", Set.of("ref_images_url", "obj_or_bg")),
          entry("WanVideoEditRequest.subject", Set.of("ref_images_url", "obj_or_bg")),
          entry("VideoStyleTransformRequest.useSr", Set.of("use_SR")),
          entry("MiniMaxSpeechRequest.voice", Set.of("voice_id")));

  /** Setters that this test cannot judge, and the test that does. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "addAnswer", "SentBackTest: several messages of an answer",
          "chat", "GuiAnswerTest: a whole chat inside another request",
          "dataInspection", "HeadersTest: a header, not a field",
          "MiniMaxImageRequest.width", "MiniMaxImageTest: goes with height",
          "MiniMaxImageRequest.height", "MiniMaxImageTest: goes with width",
          "TripoRequest.image", "TripoTest: one of three",
          "TripoRequest.images", "TripoTest: one of three");

  private final Set<String> used = new TreeSet<>();
  private final SetterValues values = new SetterValues();

  @Test
  void eachSetterSetsItsOwnField() {
    Map<Class<?>, List<Request>> requests = requests();
    requests.values().forEach(all -> all.forEach(values::harvest));
    List<String> wrong = new ArrayList<>();
    List<String> untried = new ArrayList<>();
    int right = 0;
    for (Map.Entry<Class<?>, List<Request>> entry : requests.entrySet()) {
      for (Map.Entry<Method, String> setter : outcomes(entry.getValue()).entrySet()) {
        String type = entry.getKey().getSimpleName();
        String name = type + "." + said(setter.getKey());
        if (of(ELSEWHERE, type, setter.getKey()) != null) {
          continue;
        }
        if (setter.getValue().isEmpty()) {
          right++;
        } else if (setter.getValue().startsWith("changes")) {
          wrong.add(name + " " + setter.getValue());
        } else {
          untried.add(name + " " + setter.getValue());
        }
      }
    }
    System.out.println(
        requests.size() + " requests, " + right + " setters right, " + untried.size() + " untried");
    wrong.forEach(System.out::println);
    untried.forEach(System.out::println);
    assertThat(wrong).isEmpty();
    assertThat(untried).isEmpty();
    assertThat(used)
        .as("exceptions that are needed; the others go")
        .containsAll(OTHER_FIELDS.keySet())
        .containsAll(ELSEWHERE.keySet());
  }

  @Test
  void aSetterOfANeighbourIsSeen() throws Exception {
    Swapped request = new Swapped("w", "h");
    assertThat(outcome(request, Swapped.Builder.class.getMethod("width", String.class), "7"))
        .isEqualTo("changes [/height]");
    assertThat(outcome(request, Swapped.Builder.class.getMethod("height", String.class), "7"))
        .isEmpty();
    assertThat(outcome(request, Swapped.Builder.class.getMethod("depth", String.class), "7"))
        .isEqualTo("no change by 7");
  }

  /** A request with the mistakes that the test is for. */
  public record Swapped(String width, String height) implements CallRequest<String> {
    @Override
    public Operation<?, ?> operation() {
      throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Model model() {
      return null;
    }

    /** Starts with this request's values. */
    public Builder toBuilder() {
      return new Builder(this);
    }

    /** Builds wrong requests. */
    public static final class Builder {
      private final String width;
      private String height;

      private Builder(Swapped from) {
        width = from.width;
        height = from.height;
      }

      /** Sets the neighbor. */
      public Builder width(String value) {
        height = value;
        return this;
      }

      /** Sets its own field. */
      public Builder height(String value) {
        height = value;
        return this;
      }

      /** Forgets its value. */
      public Builder depth(String value) {
        return this;
      }

      /** Builds it. */
      public Swapped build() {
        return new Swapped(width, height);
      }
    }
  }

  /** The typed requests of all vectors, by type. */
  private static Map<Class<?>, List<Request>> requests() {
    Map<String, List<Vector>> vectors = new LinkedHashMap<>();
    for (Vector vector : Vector.in(VectorConformanceTest.ownFolder())) {
      vectors.computeIfAbsent(vector.operation(), unused -> new ArrayList<>()).add(vector);
    }
    Map<Class<?>, List<Request>> requests = new LinkedHashMap<>();
    for (OperationTable table : ServiceLoader.load(OperationTable.class)) {
      for (Operation<?, ?> row : table.operations()) {
        for (Vector vector : vectors.getOrDefault(row.id(), List.of())) {
          if (vector.hasTypedRequest(row) && !row.isForm()) {
            try {
              Request request = RequestCheck.read(vector, row);
              if (Modifier.isPublic(request.getClass().getModifiers())) {
                requests
                    .computeIfAbsent(request.getClass(), unused -> new ArrayList<>())
                    .add(request);
              }
            } catch (Mismatch anotherTypeServesThisVector) {
              // VectorConformanceTest says whether one of the row's types reads it.
            }
          }
        }
      }
    }
    return requests;
  }

  /** What each setter did: empty text for right. */
  private Map<Method, String> outcomes(List<Request> requests) {
    Map<Method, String> outcomes = new LinkedHashMap<>();
    Map<String, Method> setters = new TreeMap<>();
    for (Method method : builder(requests.get(0)).getClass().getMethods()) {
      if (isSetter(method)) {
        setters.put(said(method), method);
      }
    }
    for (Method setter : setters.values()) {
      String outcome = "no value of " + setter.getGenericParameterTypes()[0].getTypeName();
      tries:
      for (Object value : values.of(setter)) {
        for (Request request : requests) {
          String found = outcome(request, setter, value);
          if (found.isEmpty()) {
            outcome = found;
            break tries;
          }
          if (!outcome.startsWith("changes")) {
            outcome = found;
          }
        }
      }
      outcomes.put(setter, outcome);
    }
    return outcomes;
  }

  private static boolean isSetter(Method method) {
    return method.getParameterCount() == 1
        && !Modifier.isStatic(method.getModifiers())
        && !method.isBridge()
        && method.getDeclaringClass() != Object.class
        && method.getReturnType().isAssignableFrom(method.getDeclaringClass());
  }

  private String outcome(Request request, Method setter, Object value) {
    try {
      Object builder = builder(request);
      setter.setAccessible(true);
      setter.invoke(builder, value);
      Map<String, JsonNode> before = leaves(request);
      Map<String, JsonNode> after = leaves(Builders.build(builder));
      Set<String> changed = new TreeSet<>();
      Set<String> all = new LinkedHashSet<>(before.keySet());
      all.addAll(after.keySet());
      for (String path : all) {
        if (!Objects.equals(before.get(path), after.get(path))) {
          changed.add(path);
        }
      }
      if (changed.isEmpty()) {
        return "no change by " + value;
      }
      Set<String> other = of(OTHER_FIELDS, request.getClass().getSimpleName(), setter);
      Set<String> fields = other == null ? Set.of(wireName(setter.getName())) : other;
      return changed.stream().allMatch(path -> isOf(path, fields)) ? "" : "changes " + changed;
    } catch (InvocationTargetException e) {
      return "refused: " + e.getCause().getMessage();
    } catch (Mismatch | IllegalAccessException | IllegalArgumentException e) {
      return "refused: " + e.getMessage();
    }
  }

  private <T> @Nullable T of(Map<String, T> table, String type, Method setter) {
    String ofType = type + "." + setter.getName();
    String name = table.containsKey(ofType) ? ofType : setter.getName();
    used.add(name);
    return table.get(name);
  }

  private static boolean isOf(String path, Set<String> fields) {
    return fields.stream().anyMatch(field -> (path + "/").contains("/" + field + "/"));
  }

  private static String wireName(String setter) {
    return setter.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static Object builder(Request request) {
    try {
      return Builders.of(request);
    } catch (Mismatch e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, JsonNode> leaves(Request request) {
    Map<String, JsonNode> leaves = new LinkedHashMap<>();
    collect("", Json.MAPPER.valueToTree(request), leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, JsonNode> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), leaves));
    } else {
      leaves.put(path, node);
    }
  }

  private static String said(Method method) {
    return method.getName() + "(" + method.getParameterTypes()[0].getSimpleName() + ")";
  }
}
