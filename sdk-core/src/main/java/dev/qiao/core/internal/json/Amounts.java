package dev.qiao.core.internal.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the amounts that a service reports. */
public final class Amounts {
  private final Map<String, Number> amounts = new LinkedHashMap<>();

  /** Adds an amount unless it is null. */
  public Amounts and(String name, @Nullable Number amount) {
    if (amount != null) {
      amounts.put(name, amount);
    }
    return this;
  }

  /** What was added. */
  public Map<String, Number> all() {
    return Collections.unmodifiableMap(amounts);
  }
}
