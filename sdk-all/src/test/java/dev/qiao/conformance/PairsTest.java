package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries and places are compared by what they say. */
class PairsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1&b=2 | b=2&a=1 |",
        "a=1 | a=1.0 |",
        "a=x%20y | a=x+y |",
        "a=1&a=2 | a=2&a=1 |",
        "'' | '' |",
        "a=1 | a=2 | a is 2 and not 1",
        "a=1 | '' | a is absent and not 1",
        "'' | a=1 | a is 1 and not absent",
        "a=1&a=1 | a=1 | a is 1 and not 1, 1",
        "a=007 | a=7 | a is 7 and not 007"
      })
  void queries(String expected, String actual, String difference) {
    assertThat(Pairs.ofQuery(expected).difference(Pairs.ofQuery(actual))).isEqualTo(difference);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/a | /v1/a |",
        "/v1/a/ | /v1/a |",
        "/v1/a/?b=1 | /v1/a?b=1 |",
        "/v1/x%2Fy | /v1/x%2fy |",
        "? | /anything?at=all |",
        "/v1/?/c | /v1/b/c |",
        "/v1/? | /v1/b?c=1 |",
        "/v1/a | /v1/b | sent to /v1/b and not /v1/a",
        "/v1/a | /v1/a?b=1 | 'sent to /v1/a?b=1: b is 1 and not absent'",
        "/v1/?/c | /v1/b/d | sent to /v1/b/d and not /v1/?/c"
      })
  void places(String expected, String sent, String difference) {
    assertThat(Place.of(expected).difference(sent)).isEqualTo(difference);
  }
}
