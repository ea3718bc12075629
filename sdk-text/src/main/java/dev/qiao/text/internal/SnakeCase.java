package dev.qiao.text.internal;

import java.util.Locale;

/** Names of types as the wire has them. */
public final class SnakeCase {
  private SnakeCase() {}

  /** {@code GetWeather} as {@code get_weather}, {@code HTTPGet} as {@code http_get}. */
  public static String of(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
