package dev.qiao.core.operation;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A documented limit of one field. */
public sealed interface Limit
    permits Limit.OneOf,
        Limit.Range,
        Limit.MaxCharacters,
        Limit.Absent,
        Limit.Required,
        Limit.Warned,
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

  /** One of a list of words that may grow: another is a warning that names the nearest. */
  static Limit known(Collection<?> words) {
    return new Warned(oneOf(words.toArray()), Warned.OPEN);
  }

  /** Known words, nearest first to one that is not known. */
  static Stream<String> nearest(String word, Collection<?> known) {
    return known.stream()
        .map(String::valueOf)
        .sorted(
            Comparator.comparingInt((String other) -> distance(word, other))
                .thenComparing(other -> other));
  }

  /** How many characters must be added, removed or replaced to get from one text to the other. */
  private static int distance(String from, String to) {
    int[] above = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[to.length()];
  }

  /** Text of which the service drops what is over {@code max} characters: a warning. */
  static Limit cutOff(int max) {
    return new Warned(maxCharacters(max), "the service cuts the rest off");
  }

  /** A limit that the vendor's page recommends: a warning. */
  static Limit advice(Limit limit) {
    return new Warned(limit, "a recommendation");
  }

  /**
   * A limit beyond which the service may still work: a warning. Where two of the vendor's sources
   * disagree, it is the strict reading, beside the lenient one as a limit of its own.
   *
   * @param reason what each source says, or what happens beyond the limit
   */
  static Limit warned(Limit limit, String reason) {
    return new Warned(limit, reason);
  }

  /** The model does not take the field. */
  static Limit absent(String reason) {
    return new Absent(reason);
  }

  /** The model does not work without the field. */
  static Limit required(String reason) {
    return new Required(reason);
  }

  /** Whether a value is as good as none: null, false, an empty text or an empty list. */
  static boolean isLeftOut(@Nullable Object value) {
    return value == null
        || value.equals("")
        || value.equals(false)
        || (value instanceof Collection<?> list && list.isEmpty());
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
      return "shorten it";
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
      return isLeftOut(value);
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

  /** A limit that refuses nothing: a value beyond it is sent, with a warning. */
  record Warned(Limit limit, String reason) implements Limit {
    static final String OPEN = "the list may grow";

    @Override
    public boolean allows(@Nullable Object value) {
      return limit.allows(value);
    }

    @Override
    public String text() {
      return limit.text() + " (a warning: " + reason + ")";
    }

    @Override
    public String fix() {
      return limit.fix();
    }
  }
}
