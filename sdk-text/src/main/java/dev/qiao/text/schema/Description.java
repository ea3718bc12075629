package dev.qiao.text.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a record, an enum, a sealed type or a component is for, in words that the model reads. On a
 * component it takes precedence over the one of the component's type; on either it takes precedence
 * over Jackson's {@code @JsonPropertyDescription} and {@code @JsonClassDescription}, which do the
 * same.
 *
 * <pre>{@code
 * @Description("The weather of a place, now.")
 * record GetWeather(@Description("City and country.") String location) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.TYPE,
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER
})
public @interface Description {
  /** The words. */
  String value();
}
