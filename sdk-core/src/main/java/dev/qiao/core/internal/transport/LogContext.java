package dev.qiao.core.internal.transport;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The log's context (MDC) of the thread that asks, for the threads that call its code. */
public final class LogContext {
  private final @Nullable Map<String, String> asked = MDC.getCopyOfContextMap();

  /** Runs code of the caller in its context. */
  public void run(Runnable code) {
    call(
        () -> {
          code.run();
          return true;
        });
  }

  /** An executor that runs all of its work so. */
  public Executor on(Executor executor) {
    return work -> executor.execute(() -> run(work));
  }

  /** The same for code that returns something. */
  @SuppressWarnings("NullAway") // SLF4J is not annotated: null clears the context
  public <T> T call(Supplier<T> code) {
    if (asked == null) {
      return code.get();
    }
    Map<String, String> before = MDC.getCopyOfContextMap();
    MDC.setContextMap(asked);
    try {
      return code.get();
    } finally {
      if (before == null) {
        MDC.clear();
      } else {
        MDC.setContextMap(before);
      }
    }
  }
}
