package dev.qiao.conformance;

import dev.qiao.core.operation.Request;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** {@code toBuilder()} and {@code build()} of any request, by name: no request type is special. */
final class Builders {
  private Builders() {}

  static Object of(Request request) throws Mismatch {
    return invoke(request, method(request, "toBuilder"));
  }

  static Request build(Object builder) throws Mismatch {
    return (Request) buildPart(builder);
  }

  /** A request, or a part of one that has a builder of its own. */
  static Object buildPart(Object builder) throws Mismatch {
    return invoke(builder, method(builder, "build"));
  }

  static Object invoke(Object target, Method method, Object... arguments) throws Mismatch {
    try {
      return method.invoke(target, arguments);
    } catch (IllegalAccessException e) {
      throw new Mismatch(method + " is not public");
    } catch (InvocationTargetException e) {
      throw new Mismatch(method.getName() + "() throws " + Mismatch.text(e.getCause()));
    }
  }

  private static Method method(Object target, String name) throws Mismatch {
    try {
      return target.getClass().getMethod(name);
    } catch (NoSuchMethodException e) {
      throw new Mismatch(target.getClass().getName() + " has no public " + name + "()");
    }
  }
}
