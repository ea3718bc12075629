package dev.qiao.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.error.RequestValidationException.Violation;
import org.junit.jupiter.api.Test;

class ViolationsTest {
  private static final ModelLimits LIMITS =
      ModelLimits.builder(Model.of("m"), "https://example.com")
          .limit("input.media[].type", Limit.oneOf("first_frame", "last_frame"))
          .build();

  @Test
  void check_itemOfAList_isNamedByItsPlaceAndMeasuredByTheCataloguesName() {
    Violations violations =
        new Violations(LIMITS)
            .check("input.media[0].type", "first_frame", "input.media[].type")
            .check("input.media[1].type", "link", "input.media[].type")
            .check("input.media[2].type", "link");

    assertThat(violations.found())
        .containsExactly(
            new Violation(
                "input.media[1].type",
                "one of first_frame, last_frame for m",
                "link",
                "choose one of them"));
  }

  @Test
  void check_modelNobodyKnows_findsNothing() {
    assertThat(
            new Violations(null).check("input.media[1].type", "link", "input.media[].type").found())
        .isEmpty();
  }
}
