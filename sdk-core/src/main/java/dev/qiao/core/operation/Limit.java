package dev.qiao.core.operation;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A documented limit of one field. */
public sealed interface Limit
    permits Limit.OneOf,
        Limit.Range,
        Limit.MaxCharacters,
        Limit.Absent,
        Limit.Required,
        MediaLimit,
        SizeLimit {
  /**
   * Whether a value keeps the limit. Null is "not set" and keeps every limit but {@link Required}.
   */
  boolean allows(@Nullable Object value);

  /** The limit in words that follow "must be". */
  String text();

  /** What to do about a value that breaks it. */
  String fix();

  /** One of a list. */
  static Limit oneOf(Object... values) {
    return new OneOf(List.of(values));
  }

  /** A number from {@code min} to {@code max}, both included. */
  static Limit range(double min, double max) {
    return new Range(min, true, max, true);
  }

  /** A number with ends that may be excluded. */
  static Limit range(double min, boolean minIncluded, double max, boolean maxIncluded) {
    return new Range(min, minIncluded, max, maxIncluded);
  }

  /** Text of at most {@code max} characters; a Han character counts one, like a letter. */
  static Limit maxCharacters(int max) {
    return new MaxCharacters(max);
  }

  /** The model does not take the field. */
  static Limit absent(String reason) {
    return new Absent(reason);
  }

  /** The model does not work without the field. */
  static Limit required(String reason) {
    return new Required(reason);
  }

  /** One of a list. */
  record OneOf(List<Object> values) implements Limit {
    @Override
    public boolean allows(@Nullable Object value) {
      return value == null
          || values.stream().anyMatch(allowed -> Objects.equals(plain(allowed), plain(value)));
    }

    @Override
    public String text() {
      return values.size() == 1
          ? String.valueOf(values.get(0))
          : "one of " + values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public String fix() {
      return values.size() == 1 ? "set that or leave it out" : "choose one of them";
    }

    private static Object plain(Object value) {
      return value instanceof Number number && Double.isFinite(number.doubleValue())
          ? new BigDecimal(number.toString()).stripTrailingZeros()
          : String.valueOf(value);
    }
  }

  /** A number in a range. */
  record Range(double min, boolean minIncluded, double max, boolean maxIncluded) implements Limit {
    @Override
    public boolean allows(@Nullable Object value) {
      if (!(value instanceof Number number)) {
        return value == null;
      }
      double d = number.doubleValue();
      return (minIncluded ? d >= min : d > min) && (maxIncluded ? d <= max : d < max);
    }

    @Override
    public String text() {
      return (minIncluded ? "at least " : "more than ")
          + plain(min)
          + (max == Double.POSITIVE_INFINITY
              ? ""
              : (maxIncluded ? " and at most " : " and less than ") + plain(max));
    }

    @Override
    public String fix() {
      return "set a value in that range";
    }

    private static String plain(double value) {
      return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
  }

  /** Text of bounded length. */
  record MaxCharacters(int max) implements Limit {
    @Override
    public boolean allows(@Nullable Object value) {
      return value == null || length(value) <= max;
    }

    @Override
    public String text() {
      return "at most " + max + " characters";
    }

    @Override
    public String fix() {
      return "shorten it; the service would cut the rest off silently";
    }

    static int length(Object value) {
      String text = value.toString();
      return text.codePointCount(0, text.length());
    }
  }

  /** A field the model does not take. */
  record Absent(String reason) implements Limit {
    @Override
    public boolean allows(@Nullable Object value) {
      return value == null || (value instanceof Collection<?> list && list.isEmpty());
    }

    @Override
    public String text() {
      return "left out";
    }

    @Override
    public String fix() {
      return reason;
    }
  }

  /** A field the model does not work without. */
  record Required(String reason) implements Limit {
    @Override
    public boolean allows(@Nullable Object value) {
      return value != null;
    }

    @Override
    public String text() {
      return "set";
    }

    @Override
    public String fix() {
      return reason;
    }
  }
}
