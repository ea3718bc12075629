package dev.qiao.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.error.RequestValidationException.Violation;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitTest {
  @Test
  void oneOf_comparesNumbersByValueAndWordsAsTheyAre() {
    Limit limit = Limit.oneOf(5, 10);
    for (Object good : new Object[] {5, 10L, 5.0, new BigDecimal("10.00")}) {
      assertThat(limit.allows(good)).as("%s", good).isTrue();
    }
    for (Object bad : new Object[] {6, 5.5, "five", Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(limit.allows(bad)).as("%s", bad).isFalse();
    }
    assertThat(limit.allows(null)).isTrue();
    assertThat(limit.text()).isEqualTo("one of 5, 10");
    assertThat(limit.fix()).isEqualTo("choose one of them");
    Limit words = Limit.oneOf("720P", "1080P");
    assertThat(words.allows("720P")).isTrue();
    assertThat(words.allows("720p")).isFalse();
    assertThat(Limit.oneOf("only").text()).isEqualTo("only");
  }

  @Test
  void range_endsIncludedOrNot() {
    Limit closed = Limit.range(1, 8);
    assertThat(closed.allows(1)).isTrue();
    assertThat(closed.allows(8.0)).isTrue();
    assertThat(closed.allows(0.999)).isFalse();
    assertThat(closed.allows(9)).isFalse();
    assertThat(closed.allows(Double.NaN)).isFalse();
    assertThat(closed.allows("2")).isFalse();
    assertThat(closed.allows(null)).isTrue();
    assertThat(closed.text()).isEqualTo("at least 1 and at most 8");
    Limit open = Limit.range(0, false, 2, false);
    assertThat(open.allows(0)).isFalse();
    assertThat(open.allows(2)).isFalse();
    assertThat(open.allows(1.5)).isTrue();
    assertThat(open.text()).isEqualTo("more than 0 and less than 2");
    Limit upward = Limit.range(0.5, true, Double.POSITIVE_INFINITY, false);
    assertThat(upward.allows(1e9)).isTrue();
    assertThat(upward.text()).isEqualTo("at least 0.5");
    assertThat(upward.fix()).isEqualTo("set a value in that range");
  }

  @Test
  void maxCharacters_countsCharactersNotBytesOrHalves() {
    Limit limit = Limit.maxCharacters(3);
    assertThat(limit.allows("猫🐱a")).isTrue();
    assertThat(limit.allows("猫🐱ab")).isFalse();
    assertThat(limit.allows(null)).isTrue();
    assertThat(limit.text()).isEqualTo("at most 3 characters");
    assertThat(limit.fix()).isEqualTo("shorten it");
  }

  @Test
  void absentAndRequired_askForNothingAndSomething() {
    Limit absent = Limit.absent("this model has no sound");
    assertThat(absent.allows(null)).isTrue();
    assertThat(absent.allows(List.of())).isTrue();
    assertThat(absent.allows(List.of(1))).isFalse();
    assertThat(absent.allows("x")).isFalse();
    assertThat(absent.text()).isEqualTo("left out");
    assertThat(absent.fix()).isEqualTo("this model has no sound");
    Limit required = Limit.required("set the picture");
    assertThat(required.allows(null)).isFalse();
    assertThat(required.allows("x")).isTrue();
    assertThat(required.text()).isEqualTo("set");
    assertThat(required.fix()).isEqualTo("set the picture");
  }

  @Test
  void violations_tellFieldLimitValueAndCure() {
    ModelLimits limits =
        ModelLimits.builder(Model.of("m"), "https://example.com/m")
            .limit("size", Limit.oneOf("a", "b"))
            .limit("sound", Limit.required("add one"))
            .build();
    Violations violations = new Violations(limits);
    violations
        .check("size", "c")
        .check("size", "a")
        .check("sound", null)
        .check("nothing", "is known of this")
        .check("text", "x".repeat(100), Limit.oneOf("y"))
        .add("both", "set together", null, "set both");
    assertThat(violations.found())
        .containsExactly(
            new Violation("size", "one of a, b for m", "c", "choose one of them"),
            new Violation("sound", "set for m", "not set", "add one"),
            new Violation("text", "y", "x".repeat(80) + "..", "set that or leave it out"),
            new Violation("both", "set together", "not set", "set both"));
    assertThat(new Violations(null).check("size", "c").found()).isEmpty();
    assertThat(limits.fields()).containsExactly("size", "sound");
    assertThat(limits.model()).isEqualTo(Model.of("m"));
    assertThat(limits)
        .hasToString(
            "m " + "{size=" + limits.limits("size") + ", sound=" + limits.limits("sound") + "}");
  }

  @Test
  void operation_pathWithoutSlash_isRefused() {
    assertThatThrownBy(
            () ->
                Operation.call(
                    "x", Vendor.DASHSCOPE, Endpoint.Api.NATIVE, "y", Nothing.class, Void.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x: the path must begin with a slash");
  }

  @Test
  void operation_thatIsNoStream_hasNoReader() {
    Operation<Nothing, Void> call =
        Operation.call("x", Vendor.DASHSCOPE, Endpoint.Api.NATIVE, "/y", Nothing.class, Void.class);
    assertThatThrownBy(call::newEventReader)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("x is no stream");
    assertThat(call).hasToString("x");
  }

  /** A request type. */
  interface Nothing extends CallRequest<Void> {}

  @Test
  void warned_refusesNothingAndNamesTheReason() {
    Violations violations = new Violations(null);
    violations
        .check("prompt", "x".repeat(20), Limit.cutOff(20))
        .check("prompt", "x".repeat(21), Limit.cutOff(20))
        .check("n", 5, Limit.advice(Limit.range(1, 4)))
        .check("n", 4, Limit.warned(Limit.range(1, 3), "one page says so, another 4"));
    assertThat(violations.found()).isEmpty();
    assertThat(violations.warnings())
        .containsExactly(
            "prompt is 21 characters but should be at most 20 characters: the service cuts the rest"
                + " off (shorten it)",
            "n is 5 but should be at least 1 and at most 4: a recommendation (set a value in that"
                + " range)",
            "n is 4 but should be at least 1 and at most 3: one page says so, another 4 (set a"
                + " value in that range)");
    assertThat(Limit.cutOff(20).text())
        .isEqualTo("at most 20 characters (a warning: the service cuts the rest off)");
  }

  @Test
  void known_warnsOfAnotherWordAndNamesTheNearest() {
    Limit words = Limit.known(List.of("hanfu-1", "solaron", "magazine"));
    Violations violations = new Violations(null);
    violations.check("template", "solaron", words).check("template", null, words);
    violations.check("template", "hufu-1", words).check("template", "x".repeat(90_000), words);
    assertThat(violations.found()).isEmpty();
    assertThat(violations.warnings())
        .first()
        .isEqualTo(
            "template is hufu-1, which no page lists; the nearest that is listed is hanfu-1");
    assertThat(violations.warnings()).hasSize(2);
    assertThat(words.text())
        .isEqualTo("one of hanfu-1, solaron, magazine (a warning: the list may grow)");
  }
}
