package dev.qiao.text.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a record, an enum or a component is for, in words that the model reads. On a component it
 * takes precedence over the one of the component's type.
 *
 * <pre>{@code
 * @Description("The weather of a place, now.")
 * record GetWeather(@Description("City and country.") String location) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Description {
  /** The words. */
  String value();
}
