package dev.qiao.text.internal;

import dev.qiao.core.operation.Violations;
import dev.qiao.text.Stop;
import dev.qiao.text.tool.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documented limits that are counts, which several families have. */
public final class ChatLimits {
  private ChatLimits() {}

  /** At most so many tools. */
  public static void tools(Violations violations, @Nullable List<Tool> tools, int most) {
    if (tools != null && tools.size() > most) {
      violations.add(
          "tools",
          "at most " + most + " tools",
          tools.size() + " tools",
          "send those alone that this turn may need");
    }
  }

  /** At most so many texts to stop at. */
  public static void stop(Violations violations, @Nullable Stop stop, int most) {
    if (stop != null && stop.texts().size() > most) {
      violations.add(
          "stop",
          "at most " + most + " texts",
          stop.texts().size() + " texts",
          "leave out the least likely ones");
    }
  }
}
