package dev.qiao.text.qwen;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;
import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What qwen-vl-ocr does with a picture. With a task no words go beside the picture: the task brings
 * its own. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/qwen-vl-ocr-api-reference">qwen-vl-ocr</a>.
 *
 * @param task what to do
 * @param taskConfig what to extract, for {@link Task#KEY_INFORMATION_EXTRACTION}
 * @param additional fields beside these
 */
public record OcrOptions(
    @Nullable Task task,
    @Nullable TaskConfig taskConfig,
    @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public OcrOptions {
    additional = Additional.Copy.of(additional, OcrOptions.class);
  }

  /** A task. */
  public static OcrOptions of(Task task) {
    return new OcrOptions(Objects.requireNonNull(task, "task is null"), null, Map.of());
  }

  /**
   * Extracts these fields.
   *
   * @param resultSchema name of a field and a hint on it, or an empty text; at most three levels
   */
  public static OcrOptions fields(Map<String, Object> resultSchema) {
    return new OcrOptions(
        Task.KEY_INFORMATION_EXTRACTION,
        new TaskConfig(Objects.requireNonNull(resultSchema, "resultSchema is null"), Map.of()),
        Map.of());
  }

  /** A task. */
  public static final class Task extends OpenValue {
    /** All words of the picture. */
    public static final Task TEXT_RECOGNITION = new Task("text_recognition");

    /** Fields and their values, all or those asked for. */
    public static final Task KEY_INFORMATION_EXTRACTION = new Task("key_information_extraction");

    /** A whole document. */
    public static final Task DOCUMENT_PARSING = new Task("document_parsing");

    /** A table. */
    public static final Task TABLE_PARSING = new Task("table_parsing");

    /** A formula. */
    public static final Task FORMULA_RECOGNITION = new Task("formula_recognition");

    /** Words in many languages. */
    public static final Task MULTI_LAN = new Task("multi_lan");

    /** Lines of words with their places. */
    public static final Task ADVANCED_RECOGNITION = new Task("advanced_recognition");

    private Task(String value) {
      super(value);
    }

    /** The task of that word. */
    @JsonCreator
    public static Task of(String value) {
      return new Task(value);
    }
  }

  /**
   * What to extract.
   *
   * @param resultSchema names of fields and hints; all fields without it
   * @param additional fields beside these
   */
  public record TaskConfig(
      @Nullable Map<String, Object> resultSchema, @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public TaskConfig {
      resultSchema = resultSchema == null ? null : Additional.Copy.of(resultSchema);
      additional = Additional.Copy.of(additional, TaskConfig.class);
    }
  }
}
