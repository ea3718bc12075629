package dev.qiao.core.operation;

import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.RequestValidationException.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what breaks documented limits while a request looks itself over. */
public final class Violations {
  private static final int SHOWN = 80;

  private final @Nullable ModelLimits model;
  private final List<Violation> found = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** For what every request of a type must have, whatever its model. */
  public Violations() {
    this(null);
  }

  /** For a request of a model with these limits, null for a model the catalogue does not know. */
  public Violations(@Nullable ModelLimits model) {
    this.model = model;
  }

  /** Checks a field against the limits of the request's model, if the catalogue knows it. */
  public Violations check(String field, @Nullable Object value) {
    return check(field, value, field);
  }

  /**
   * Checks a field that has another name in the catalogue, such as one item of a list whose items
   * have one limit.
   *
   * @param field the path of the value, such as {@code input.media[2].url}
   * @param limits the catalogue's name, such as {@code input.media[first_frame]}
   */
  public Violations check(String field, @Nullable Object value, String limits) {
    if (model != null) {
      for (Limit limit : model.limits(limits)) {
        test(field, value, limit, " for " + model.model());
      }
    }
    return this;
  }

  /** Checks a field against a limit that every model of the operation has. */
  public Violations check(String field, @Nullable Object value, Limit limit) {
    test(field, value, limit, "");
    return this;
  }

  /**
   * Checks that a request has a field that it cannot be sent without.
   *
   * @param value not null, no blank text and no empty list
   * @param fix what to do if it is
   */
  public Violations require(String field, @Nullable Object value, String fix) {
    if (value == null) {
      return add(field, "set", null, fix);
    }
    if (value instanceof String text && text.isBlank()) {
      return add(field, "set", "blank", fix);
    }
    return value instanceof Collection<?> list && list.isEmpty()
        ? add(field, "set", "empty", fix)
        : this;
  }

  /**
   * Checks that a request has nothing in a field, for reasons that are no limit of its model. Of a
   * list of addresses the message says how many there are.
   *
   * @param whose for what it must be left out, after "left out", such as {@code " by rule 5"}
   * @param fix what to do instead
   */
  public Violations requireLeftOut(String field, @Nullable Object value, String whose, String fix) {
    if (Limit.isLeftOut(value)) {
      return this;
    }
    Object given =
        value instanceof Collection<?> list
            ? list.size() + (list.size() == 1 ? " address" : " addresses")
            : value;
    return add(field, "left out" + whose, given, fix);
  }

  /** Adds a violation that is no limit of one field. */
  public Violations add(String field, String limit, @Nullable Object value, String fix) {
    found.add(new Violation(field, limit, shown(value), fix));
    return this;
  }

  /**
   * Adds what the service takes but ignores or alters. It refuses nothing: the client logs it, and
   * its listeners are notified.
   *
   * @param field the field's path on the wire
   * @param what what happens, and what to do, after the field's name
   */
  public Violations warn(String field, String what) {
    warnings.add(field + " " + what);
    return this;
  }

  /** Makes warnings of all that was found. */
  public void onlyWarn(String reason) {
    for (Violation one : found) {
      warn(one, reason);
    }
    found.clear();
  }

  /** What is worth a warning, in the order of the checks. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** What was found, in the order of the checks. */
  public List<Violation> found() {
    return List.copyOf(found);
  }

  /**
   * Ends the check of a builder.
   *
   * @param builder the builder's class, inside the request that the message names
   * @throws RequestValidationException with all that was found, if anything was
   */
  public void throwIfAny(Class<?> builder) {
    if (!found.isEmpty()) {
      Class<?> outer = builder.getEnclosingClass();
      throw new RequestValidationException(
          (outer == null ? builder : outer).getSimpleName(), found);
    }
  }

  private void test(String field, @Nullable Object value, Limit limit, String whose) {
    if (!(limit instanceof Limit.Warned warned)) {
      broken(field, value, limit, whose, found);
      return;
    }
    List<Violation> broken = new ArrayList<>();
    broken(field, value, warned.limit(), whose, broken);
    for (Violation one : broken) {
      String given = "is " + one.value();
      if (warned.limit() instanceof Limit.OneOf words
          && warned.reason().equals(Limit.Warned.OPEN)) {
        warn(
            field,
            given
                + ", which no page lists; the nearest that is listed is "
                + Limit.nearest(one.value(), words.values()).findFirst().orElseThrow());
      } else {
        warn(one, warned.reason());
      }
    }
  }

  private void warn(Violation one, String reason) {
    warn(
        one.field(),
        "is "
            + one.value()
            + " but should be "
            + one.limit()
            + ": "
            + reason
            + " ("
            + one.fix()
            + ")");
  }

  private static void broken(
      String field, @Nullable Object value, Limit limit, String whose, List<Violation> broken) {
    if (limit instanceof MediaLimit media) {
      broken.addAll(media.broken(field, value, whose));
    } else if (!limit.allows(value)) {
      String given =
          limit instanceof Limit.MaxCharacters && value != null
              ? Limit.MaxCharacters.length(value) + " characters"
              : shown(value);
      broken.add(
          new Violation(
              field,
              limit.text() + whose,
              given,
              field.startsWith("number of ") ? "give as many as that" : limit.fix()));
    }
  }

  private static String shown(@Nullable Object value) {
    if (value == null) {
      return "not set";
    }
    String text = value.toString();
    return text.length() > SHOWN ? text.substring(0, SHOWN) + ".." : text;
  }
}
