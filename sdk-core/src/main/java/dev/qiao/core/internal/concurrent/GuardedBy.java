package dev.qiao.core.internal.concurrent;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The lock that must be held where a field is used or a method is called. Error Prone checks the
 * annotation of the same name in its own package only; with the import replaced by that one it
 * checks these.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface GuardedBy {
  /** The name of the field that holds the lock. */
  String value();
}
