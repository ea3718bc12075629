package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.account.ListedModel;
import dev.qiao.core.file.MediaInfo;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.task.TaskFinishEvent;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskOutput;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import dev.qiao.text.ChatResponse;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What answers print: what is there, and nothing that is secret. */
class AnswersTest {
  private static final String SIGNED =
      "https://oss.example.com/a.png?Expires=1&OSSAccessKeyId=LTAI5t8Ym2&Signature=c2VjcmV0c2VjcmV0";

  @Test
  void twoWords_printNoNulls() {
    ChatResponse answer =
        Json.read(
            "{\"id\":\"c1\",\"model\":\"qwen-plus\",\"choices\":[{\"index\":0,\"message\":{"
                + "\"role\":\"assistant\",\"content\":\"你好\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}",
            ChatResponse.class);

    assertThat(answer.usage()).hasToString("Usage[inputTokens=3, outputTokens=2, totalTokens=5]");
    assertThat(answer)
        .hasToString(
            "ChatResponse[id=c1, model=qwen-plus, choices=[ChatChoice[index=0,"
                + " message=Assistant[role=assistant, content=Content[plain=你好]],"
                + " finishReason=stop]], usage=Usage[inputTokens=3, outputTokens=2,"
                + " totalTokens=5]]");
  }

  @Test
  void everyRecordOfAnAnswer_leavesOutWhatIsNotThere() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Class<?> type : records()) {
      String text = made(type, false).toString();
      if (text.contains("null") || text.contains("={}") || text.contains("=[]")) {
        wrong.add(text);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyRecordOfAnAnswer_printsWhatIsThere_withoutSignatures() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Class<?> type : records()) {
      Object value = made(type, true);
      String text = value.toString();
      for (RecordComponent component : type.getRecordComponents()) {
        Object content = component.getAccessor().invoke(value);
        if (content instanceof String && !text.contains(component.getName() + "=")) {
          wrong.add(type.getSimpleName() + " has no " + component.getName() + ": " + text);
        }
      }
      if (text.contains("c2VjcmV0") || text.contains("LTAI5t8Ym2")) {
        wrong.add(text);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theRecordsAreFound() {
    assertThat(records()).hasSizeGreaterThan(90);
  }

  /** The records that answers consist of. */
  private static Set<Class<?>> records() {
    Deque<Type> todo =
        new ArrayDeque<>(
            List.of(
                TaskSnapshot.class,
                TaskFinishEvent.class,
                TaskInfo.class,
                TaskOutput.class,
                ListedModel.class,
                MediaInfo.class));
    for (OperationTable table : ServiceLoader.load(OperationTable.class)) {
      for (Operation<?, ?> row : table.operations()) {
        todo.add(row.resultType());
      }
    }
    Set<Class<?>> records = new TreeSet<>(Comparator.comparing(Class::getName));
    Set<Type> seen = new HashSet<>();
    while (!todo.isEmpty()) {
      Type type = todo.poll();
      if (!seen.add(type)) {
        continue;
      }
      if (type instanceof ParameterizedType generic) {
        todo.addAll(List.of(generic.getActualTypeArguments()));
        todo.add(generic.getRawType());
      }
      // A failure is not an answer, and says its own words.
      if (type instanceof Class<?> raw
          && raw.getName().startsWith("dev.qiao.")
          && !raw.getPackageName().equals("dev.qiao.core.error")) {
        if (raw.isSealed()) {
          todo.addAll(List.of(raw.getPermittedSubclasses()));
        }
        if (raw.isRecord()) {
          // An id has one component, and a reference is one line of text.
          if (raw.getRecordComponents().length > 1 && raw != TaskRef.class) {
            records.add(raw);
          }
          Stream.of(raw.getRecordComponents()).forEach(one -> todo.add(one.getGenericType()));
        }
      }
    }
    return records;
  }

  private static Object made(Class<?> type, boolean full) throws Exception {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(components[i], full);
    }
    return type.getDeclaredConstructor(
            Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
        .newInstance(values);
  }

  private static @Nullable Object value(RecordComponent component, boolean full) throws Exception {
    AnnotatedType annotated = component.getAnnotatedType();
    boolean optional = annotated.isAnnotationPresent(Nullable.class);
    Class<?> raw = component.getType();
    if (raw == Map.class
        && component.getGenericType().getTypeName().endsWith("List<java.lang.String>>")) {
      return Map.of();
    }
    if (raw == Map.class) {
      return full ? Map.of("url", SIGNED, "deep", List.of(Map.of("link", SIGNED))) : Map.of();
    }
    if (raw == String.class && full) {
      return SIGNED;
    }
    if (optional) {
      return null;
    }
    if (raw == List.class) {
      return List.of();
    }
    if (raw == ByteBuffer.class) {
      return ByteBuffer.wrap(new byte[] {1});
    }
    if (raw == ResultFile.class) {
      return ResultFile.of(SIGNED);
    }
    if (raw.isRecord() && raw.getName().startsWith("dev.qiao.") && !hasFactory(raw)) {
      return made(raw, full);
    }
    return Samples.of(
        component.getGenericType() instanceof TypeVariable ? raw : component.getGenericType());
  }

  private static boolean hasFactory(Class<?> type) {
    return Stream.of(type.getMethods())
        .anyMatch(method -> method.getReturnType() == type && method.getName().equals("of"));
  }
}
