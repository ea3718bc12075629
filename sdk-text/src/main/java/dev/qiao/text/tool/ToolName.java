package dev.qiao.text.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of a tool, where it shall not be the one of its record in snake case. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ToolName {
  /** At most 64 letters, digits, underscores and dashes; Kimi wants at least 3. */
  String value();
}
