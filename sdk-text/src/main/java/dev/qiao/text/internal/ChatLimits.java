package dev.qiao.text.internal;

import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.Stop;
import dev.qiao.text.tool.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documented limits that several families have. */
public final class ChatLimits {
  private ChatLimits() {}

  /** A limit on the number of tools; functions need a name. */
  public static void tools(Violations violations, @Nullable List<Tool> tools, int most) {
    names(violations, tools);
    if (tools != null && tools.size() > most) {
      violations.add(
          "tools",
          "at most " + most + " tools",
          tools.size() + " tools",
          "send only those that this turn may need");
    }
  }

  /** Functions have a name. */
  public static void names(Violations violations, @Nullable List<Tool> tools) {
    for (int i = 0; tools != null && i < tools.size(); i++) {
      Tool.FunctionDeclaration function = tools.get(i).function();
      String name = function == null ? null : function.name();
      if (tools.get(i).type().equals("function") && (name == null || name.isBlank())) {
        violations.add(
            "tools[" + i + "].function.name",
            "1 to 64 letters, digits, underscores or dashes",
            name,
            "make it with Tool.function(..)");
      }
    }
  }

  /** Checks local media and data URIs; only the service sees what is behind a URL. */
  public static void media(
      Violations violations, String field, MediaSource media, MediaLimit limit) {
    try {
      violations.check(field, media, limit);
    } catch (RequestValidationException e) {
      Throwable cause = e.getCause();
      violations.add(
          field,
          "readable",
          media + (cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")"),
          "check the path; the file must be there when the request is sent");
    }
  }

  /** A limit on the number of stop texts. */
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
