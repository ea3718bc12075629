package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.qiao.core.error.RequestValidationException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Null, a null in a list and a null key are refused with words by every builder and factory. */
class NullRequestsTest {
  private static final List<Class<?>> TYPES =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages(RequestParts.MODULES)
              .stream()
              .filter(type -> !type.getSimpleName().equals("package-info"))
              .filter(type -> !type.getPackageName().contains(".internal"))
              .<Class<?>>map(JavaClass::reflect)
              .filter(NullRequestsTest::isOpen)
              .toList();

  private static boolean isOpen(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getDeclaringClass() == null || isOpen(type.getDeclaringClass()));
  }

  /** Doors that still take null or refuse it without words. Only to be made shorter. */
  private static final Set<String> KNOWN =
      Set.of(
          "audio.minimax.MiniMaxSpeechRequest.builder(List 2)",
          "image.Mask.ofPersons(byte[] 0)",
          "image.Mask.ofPersons(int[] 1)",
          "image.tool.PosterGenerationRequest.enlarge(GenerateMode 1)",
          "image.tool.PosterGenerationRequest.enlarge(Image 0)",
          "image.wan.WanImageRequest.bboxList(List 0 ArrayList)",
          "image.wan.WanxImageEditRequest.colorization(String 1)",
          "image.wan.WanxImageEditRequest.controlCartoonFeature(String 1)",
          "image.wan.WanxImageEditRequest.descriptionEdit(String 1)",
          "image.wan.WanxImageEditRequest.descriptionEditWithMask(String 2)",
          "image.wan.WanxImageEditRequest.doodle(String 1)",
          "image.wan.WanxImageEditRequest.expand(String 1)",
          "image.wan.WanxImageEditRequest.removeWatermark(String 1)",
          "image.wan.WanxImageEditRequest.stylizationAll(String 1)",
          "image.wan.WanxImageEditRequest.stylizationLocal(String 1)",
          "image.wan.WanxImageEditRequest.superResolution(String 1)",
          "text.Content.of(List 0 ArrayList)",
          "text.Stop.atTokens(List 0 ArrayList)",
          "text.deepseek.DeepSeekBetaRequest.builder(DeepSeekChatRequest 0)",
          "account.FileListRequest.after(String 0)",
          "account.FileListRequest.purpose(FilePurpose 0)",
          "text.qwen.QwenGenerationRequest.logitBias(Map 0 SingletonMap)",
          "text.qwen.QwenMultimodalRequest.logitBias(Map 0 SingletonMap)",
          "text.schema.JsonSchema.of(Map 0 SingletonMap)",
          "text.tool.ToolChoice.function(String 0)",
          "video.glm.CogVideoXRequest$ImageUrl.one(MediaSource 0)",
          "video.glm.CogVideoXRequest.imageToVideo(MediaSource 1)",
          "video.minimax.HailuoRequest.firstAndLastFrame(MediaSource 1)",
          "video.minimax.HailuoRequest.firstAndLastFrame(MediaSource 2)",
          "video.portrait.EmoDetectRequest.ratio(Ratio 0)",
          "video.tripo.TripoRequest$View.jpeg(MediaSource 0)",
          "video.tripo.TripoRequest$View.png(MediaSource 0)",
          "video.tripo.TripoRequest.viewsTo3d(View 1)",
          "video.tripo.TripoRequest.viewsTo3d(View 2)",
          "video.tripo.TripoRequest.viewsTo3d(View 3)",
          "video.tripo.TripoRequest.viewsTo3d(View 4)",
          "video.wan.WanKeyframeToVideoRequest.builder(MediaSource 2)",
          "video.wan.WanVideoEditRequest.background(MediaSource 0)",
          "video.wan.WanVideoEditRequest.subject(MediaSource 0)");

  /** A method, the parameter that gets the null, and what it gets. */
  private record Door(Class<?> type, Method method, int parameter, @Nullable Object value) {
    @Override
    public String toString() {
      return type.getName().replaceFirst("dev.qiao.", "")
          + "."
          + method.getName()
          + "("
          + method.getParameters()[parameter].getType().getSimpleName()
          + " "
          + parameter
          + (value == null ? "" : " " + value.getClass().getSimpleName())
          + ")";
    }
  }

  private static List<Door> doors() {
    List<Door> doors = new ArrayList<>();
    for (Class<?> type : TYPES) {
      for (Method method : type.getDeclaredMethods()) {
        if (Modifier.isStatic(method.getModifiers())
            && Modifier.isPublic(method.getModifiers())
            && !method.isSynthetic()) {
          add(doors, type, method);
        }
      }
      if (Samples.builderMethod(type) != null) {
        for (Method method : Samples.builderMethod(type).getReturnType().getMethods()) {
          if (!Modifier.isStatic(method.getModifiers())
              && !method.isBridge()
              && method.getDeclaringClass() != Object.class) {
            add(doors, type, method);
          }
        }
      }
    }
    return doors;
  }

  private static void add(List<Door> doors, Class<?> type, Method method) {
    AnnotatedType[] types = method.getAnnotatedParameterTypes();
    for (int i = 0; i < types.length; i++) {
      Class<?> raw = method.getParameterTypes()[i];
      if (raw.isPrimitive()) {
        continue;
      }
      if (!types[i].isAnnotationPresent(Nullable.class)) {
        doors.add(new Door(type, method, i, null));
      }
      if (raw == List.class && !mayHoldNull(types[i], 0)) {
        Type element = ((ParameterizedType) types[i].getType()).getActualTypeArguments()[0];
        doors.add(new Door(type, method, i, Arrays.asList(sampleOrNull(element), null)));
      }
      if (raw.isArray() && !raw.getComponentType().isPrimitive()) {
        Object[] array = (Object[]) java.lang.reflect.Array.newInstance(raw.getComponentType(), 1);
        doors.add(new Door(type, method, i, array));
      }
      if (raw == Map.class) {
        doors.add(new Door(type, method, i, Collections.singletonMap(null, "x")));
      }
    }
  }

  private static @Nullable Object sampleOrNull(Type type) {
    try {
      return Samples.of(type);
    } catch (AssertionError noSampleOfIt) {
      return null;
    }
  }

  private static boolean mayHoldNull(AnnotatedType type, int argument) {
    return type instanceof AnnotatedParameterizedType generic
        && generic.getAnnotatedActualTypeArguments()[argument].isAnnotationPresent(Nullable.class);
  }

  @Test
  void null_isRefusedWithWords() throws Exception {
    Map<String, String> wrong = new TreeMap<>();
    int tried = 0;
    for (Door door : doors()) {
      Object[] arguments;
      boolean isStatic = Modifier.isStatic(door.method.getModifiers());
      Object on;
      try {
        arguments = Samples.arguments(door.method);
        on = isStatic ? null : Samples.builder(door.type);
      } catch (AssertionError noSampleOfItsType) {
        continue;
      }
      arguments[door.parameter] = door.value;
      tried++;
      try {
        Object made = door.method.invoke(on, arguments);
        Object builder = isStatic ? made : on;
        if (builder != null && builder.getClass().getSimpleName().equals("Builder")) {
          builder.getClass().getMethod("build").invoke(builder);
        }
        wrong.put(door.toString(), "takes it");
      } catch (InvocationTargetException e) {
        Throwable refusal = e.getCause();
        String words = String.valueOf(refusal.getMessage());
        if (!(refusal instanceof NullPointerException
                || refusal instanceof IllegalArgumentException
                || refusal instanceof RequestValidationException)
            || refusal.getMessage() == null
            || words.isBlank()
            || words.startsWith("Cannot ")
            || !words.matches("\\w+|.*(null|is not set|empty|does not know|is \\d+ of).*")) {
          wrong.put(door.toString(), refusal.toString());
        }
      }
    }
    assertThat(KNOWN).as("exceptions that are needed; the others go").isSubsetOf(wrong.keySet());
    wrong.keySet().removeAll(KNOWN);
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(1000);
  }

  @Test
  void doors_areFound() {
    assertThat(doors()).hasSizeGreaterThan(1000);
  }
}
