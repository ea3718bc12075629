package dev.qiao.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No number that came over the wire is another one afterwards. */
class JsonNumbersTest {
  /** A record with one component and everything else. */
  record Any(@Nullable Double ratio, @Additional Map<String, Object> additional) {}

  @Test
  void decimalThatADoubleIs_isADouble() throws Exception {
    assertThat(read("{\"a\":29.97,\"b\":720.0,\"c\":[1e3,-0.5]}").additional())
        .isEqualTo(Map.of("a", 29.97, "b", 720.0, "c", List.of(1000.0, -0.5)));
  }

  @Test
  void decimalThatNoDoubleIs_keepsItsDigits() throws Exception {
    Map<String, Object> fields =
        read("{\"a\":1e999999,\"b\":{\"c\":-1e400},\"d\":1e-999,\"e\":0.12345678901234567890}")
            .additional();

    assertThat(fields)
        .isEqualTo(
            Map.of(
                "a", new BigDecimal("1E+999999"),
                "b", Map.of("c", new BigDecimal("-1E+400")),
                "d", new BigDecimal("1E-999"),
                "e", new BigDecimal("0.12345678901234567890")));
  }

  @Test
  void numberThatNoDecimalHasRoomFor_isItsText() throws Exception {
    assertThat(read("{\"a\":1e2147483650,\"b\":[-1.5E99999999999],\"c\":7}").additional())
        .isEqualTo(Map.of("a", "1e2147483650", "b", List.of("-1.5E99999999999"), "c", 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2147483650", "-1.5E99999999999", "0.1e-2147483650"})
  void numberThatNoDecimalHasRoomFor_isItsTextInTreesOfEveryParser(String number) throws Exception {
    String json = "{\"ratio\":" + number + ",\"b\":[" + number + "],\"c\":0.5}";
    try (JsonParser plain = Json.FACTORY.createParser(json)) {
      JsonNode tree = plain.readValueAsTree();
      assertThat(tree).isEqualTo(Json.MAPPER.readTree(json));
      assertThat(tree.path("ratio").textValue()).isEqualTo(number);
      assertThat(tree.path("b").path(0).textValue()).isEqualTo(number);
      assertThat(tree.path("c").decimalValue()).isEqualTo("0.5");
    }
    boolean small = number.contains("e-");
    Any read = Tolerant.require(Json.MAPPER.readTree(json), Any.class);
    assertThat(read.ratio()).isEqualTo(small ? 0.0 : null);
    assertThat(Additional.Copy.of(read.additional()).get("ratio")).isEqualTo(small ? null : number);
  }

  @Test
  void integersOfAnySize_areIntegers() throws Exception {
    assertThat(read("{\"a\":7,\"b\":5000000000,\"c\":12345678901234567890}").additional())
        .isEqualTo(Map.of("a", 7, "b", 5000000000L, "c", new BigInteger("12345678901234567890")));
  }

  @Test
  void treeAsMap_keepsItsNumbers() throws Exception {
    assertThat(Json.map(Json.MAPPER.readTree("{\"a\":1e999999,\"b\":1.10,\"c\":29.97}")))
        .isEqualTo(Map.of("a", new BigDecimal("1E+999999"), "b", 1.10, "c", 29.97));
    assertThat(Json.MAPPER.readTree("{\"a\":720.0}").path("a").asText()).isEqualTo("720.0");
  }

  @Test
  void numberTooLargeForItsComponent_isAnAdditionalField() throws Exception {
    Any read = Tolerant.require(Json.MAPPER.readTree("{\"ratio\":1e999999}"), Any.class);

    assertThat(read.ratio()).isNull();
    assertThat(new Any(null, Additional.Copy.of(read.additional())).additional())
        .isEqualTo(Map.of("ratio", new BigDecimal("1E+999999")));
  }

  private static Any read(String json) throws Exception {
    return Json.MAPPER.readValue(json, Any.class);
  }
}
