package dev.qiao.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private static JsonFields fields(String json) {
    return JsonFields.of(Json.treeOrNull(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void numbers_inAnyClothes_areTaken() {
    JsonFields fields =
        fields("{\"a\":720,\"b\":\"720\",\"c\":720.0,\"d\":\"x\",\"e\":null,\"f\":\"\"}");
    assertThat(fields.integer("a")).isEqualTo(720);
    assertThat(fields.integer("b")).isEqualTo(720);
    assertThat(fields.integer("c")).isEqualTo(720);
    assertThat(fields.integer("d")).isNull();
    assertThat(fields.integer("e")).isNull();
    assertThat(fields.integer("f")).isNull();
    assertThat(fields.integer("g")).isNull();
    assertThat(fields.rest()).isEqualTo(Map.of("d", "x"));
  }

  @Test
  void number_isFinite_andMayBeText_whateverItsLength() {
    JsonFields fields =
        fields(
            "{\"a\":\"0.10\",\"b\":1e999,\"c\":\"NaN\",\"d\":[1],\"e\":null,\"f\":\"0."
                + "1".repeat(3_000_000)
                + "\"}");
    assertThat(fields.number("a")).isEqualTo(0.1);
    assertThat(fields.number("b")).isNull();
    assertThat(fields.number("c")).isNull();
    assertThat(fields.number("d")).isNull();
    assertThat(fields.number("e")).isNull();
    assertThat(fields.number("f")).isEqualTo(0.1111111111111111);
    assertThat(fields.rest()).containsKeys("b", "c", "d").doesNotContainKeys("a", "f");
  }

  @Test
  void textAndBool_areTaken_containersStay() {
    JsonFields fields =
        fields("{\"a\":1,\"b\":\"t\",\"c\":true,\"d\":\"true\",\"e\":[1],\"f\":{\"x\":1}}");
    assertThat(fields.text("a")).isEqualTo("1");
    assertThat(fields.text("b")).isEqualTo("t");
    assertThat(fields.bool("c")).isTrue();
    assertThat(fields.bool("d")).isTrue();
    assertThat(fields.text("e")).isNull();
    assertThat(fields.bool("f")).isNull();
    assertThat(fields.rest()).isEqualTo(Map.of("e", List.of(1), "f", Map.of("x", 1)));
  }

  @Test
  void firstText_takesAll() {
    JsonFields fields = fields("{\"a\":\"\",\"b\":\"two\",\"c\":\"three\",\"d\":\"four\"}");
    assertThat(fields.firstText("a", "b", "c")).isEqualTo("two");
    assertThat(fields.rest()).isEqualTo(Map.of("d", "four"));
  }

  @Test
  void object_restOfTheNested_isPartOfTheRest() {
    JsonFields fields = fields("{\"output\":{\"a\":1,\"b\":2},\"c\":3}");
    assertThat(fields.object("output").integer("a")).isEqualTo(1);
    assertThat(fields.object("output")).isSameAs(fields.object("output"));
    assertThat(fields.object("missing").text("x")).isNull();
    assertThat(fields.rest()).isEqualTo(Map.of("c", 3, "output", Map.of("b", 2)));
    assertThat(fields.takeRest()).isEqualTo(Map.of("c", 3, "output", Map.of("b", 2)));
    assertThat(fields.rest()).isEmpty();
  }

  @Test
  void node_takesContainers() {
    JsonFields fields = fields("{\"b\":{\"x\":1},\"c\":null,\"d\":null}");
    assertThat(fields.has("b")).isTrue();
    assertThat(fields.has("c")).isFalse();
    assertThat(fields.node("b")).hasToString("{\"x\":1}");
    assertThat(fields.node("d")).isNull();
    assertThat(fields.rest()).isEmpty();
  }

  @Test
  void of_somethingElse_hasNoFields() {
    assertThat(JsonFields.of(null).rest()).isEmpty();
    assertThat(fields("[1]").text("x")).isNull();
  }

  @Test
  void of_tree_isLeftAlone() {
    JsonNode tree = Json.treeOrNull("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    JsonFields.of(tree).integer("a");
    assertThat(tree).hasToString("{\"a\":1}");
  }

  @Test
  void json_textThatIsNone_isRefused() {
    assertThat(Json.treeOrNull("<html>".getBytes(StandardCharsets.UTF_8))).isNull();
    assertThat(Json.treeOrNull("\"text\"".getBytes(StandardCharsets.UTF_8))).isNull();
    assertThat(Json.treeOrNull(new byte[0])).isNull();
    assertThatThrownBy(() -> Json.read("{", Map.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not the JSON of a Map: ");
  }

  @Test
  void json_stringLargerThanJacksonsOwnLimit_isRead() {
    String text = "x".repeat(21_000_000);
    assertThat(Json.read("\"" + text + "\"", String.class)).hasSameSizeAs(text);
  }
}
