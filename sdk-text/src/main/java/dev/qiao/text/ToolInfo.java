package dev.qiao.text;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool the service itself used.
 *
 * @param type {@code code_interpreter}
 * @param codeInterpreter what was run
 * @param additional fields this version does not know
 */
public record ToolInfo(
    @Nullable String type,
    @Nullable CodeInterpreter codeInterpreter,
    @Additional Map<String, Object> additional) {
  public ToolInfo {
    additional = Additional.Copy.of(additional);
  }

  /**
   * What the code interpreter ran.
   *
   * @param code the code
   * @param additional fields this version does not know
   */
  public record CodeInterpreter(@Nullable String code, @Additional Map<String, Object> additional) {
    public CodeInterpreter {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
