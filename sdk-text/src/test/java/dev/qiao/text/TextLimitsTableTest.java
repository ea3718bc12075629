package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelCatalog;
import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The limits of chats as their pages mark them, each at its border: the value there passes without
 * a word, the first one beyond is refused or warned of. The table is written from the pages.
 */
class TextLimitsTableTest {
  private static final ModelCatalog CATALOG = ModelCatalog.of(List.of(new TextOperations()));

  static Stream<String> rows() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            TextLimitsTableTest.class.getResourceAsStream("/text-limits/limits.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void limit_atItsBorderPasses_beyondItIsRefusedOrWarnedOf(String row) throws Exception {
    String[] cells = row.split("\\s*\\|\\s*", -1);
    String field = cells[2].trim();
    for (String border : values(cells[3])) {
      Violations at = checked(cells[0], cells[1], border);
      assertThat(refusals(at, field)).as("refused at %s", border).isEmpty();
      if (!cells[5].trim().equals("refused")) {
        assertThat(warnings(at, field)).as("warned at %s", border).isEmpty();
      }
    }
    for (String outside : values(cells[4])) {
      Violations beyond = checked(cells[0], cells[1], outside);
      if (cells[5].trim().equals("refused")) {
        assertThat(refusals(beyond, field)).as("refused at %s", outside).isNotEmpty();
      } else {
        assertThat(refusals(beyond, field)).as("refused at %s", outside).isEmpty();
        assertThat(warnings(beyond, field)).as("warned at %s", outside).isNotEmpty();
      }
    }
  }

  /** Texts as long as the documents' longest examples, in any script, pass everywhere. */
  @ParameterizedTest
  @CsvSource({
    "deepseek.chat,deepseek-flash",
    "kimi.chat,kimi-k3",
    "glm.chat,glm-5.3",
    "minimax.text-chat,MiniMax-M3",
    "minimax.openai-chat,MiniMax-M3",
    "gateway.chat,qwen3-max",
    "qwen.chat-completions,qwen-plus",
    "qwen.text-generation,qwen-plus",
    "qwen.multimodal-generation,qwen3.6-plus"
  })
  void longTexts_ofEveryScript_pass(String operation, String model) throws Exception {
    for (String character : List.of("x", "\u5b57", "\ud83d\udc31")) {
      ObjectNode body = body(operation, model);
      ObjectNode owner = (ObjectNode) (body.has("input") ? body.get("input") : body);
      ArrayNode messages = owner.putArray("messages");
      messages.addObject().put("role", "system").put("content", character.repeat(4_000));
      messages.addObject().put("role", "user").put("content", character.repeat(30_000));
      Violations violations = checked(operation, model, body);

      assertThat(violations.found()).isEmpty();
      assertThat(violations.warnings()).isEmpty();
    }
  }

  private static List<String> values(String cell) {
    return Stream.of(cell.split(" ; "))
        .map(String::trim)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static List<String> refusals(Violations violations, String field) {
    return violations.found().stream()
        .map(Violation::field)
        .filter(name -> isOf(name, field))
        .toList();
  }

  private static List<String> warnings(Violations violations, String field) {
    return violations.warnings().stream()
        .filter(words -> isOf(words.substring(0, words.indexOf(' ')), field))
        .toList();
  }

  private static boolean isOf(String name, String field) {
    return name.equals(field) || name.startsWith(field + ".") || name.startsWith(field + "[");
  }

  private static Violations checked(String id, String model, String fields) throws Exception {
    ObjectNode body = body(id, model);
    merge(body, fields(fields));
    return checked(id, model, body);
  }

  private static Violations checked(String id, String model, ObjectNode body) throws Exception {
    ObjectReader reader = Json.MAPPER.readerFor(row(id).requestType());
    Request request = reader.readValue(body);
    Violations violations = new Violations(CATALOG.find(Model.of(model)).orElse(null));
    request.validate(violations);
    return violations;
  }

  private static Operation<?, ?> row(String id) {
    return new TextOperations()
        .operations().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
  }

  private static ObjectNode body(String id, String model) throws IOException {
    String messages = "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
    String text =
        id.equals("qwen.text-generation")
                || id.equals("qwen.multimodal-generation")
                || id.equals("deep-research")
            ? "{\"input\":" + messages + "}"
            : messages;
    return ((ObjectNode) Json.MAPPER.readTree(text)).put("model", model);
  }

  /** JSON, or what the table abbreviates: a number of tools, or a name or a user of a length. */
  private static ObjectNode fields(String value) throws IOException {
    int colon = value.indexOf(':');
    ObjectNode fields = Json.MAPPER.createObjectNode();
    switch (value.startsWith("{") ? "" : colon < 0 ? value : value.substring(0, colon)) {
      case "TOOLS" -> {
        ArrayNode tools = fields.putArray("tools");
        for (int i = Integer.parseInt(value.substring(colon + 1)); i > 0; i--) {
          tools.add(tool("f" + i));
        }
      }
      case "NAME" ->
          fields
              .putArray("tools")
              .add(tool("f".repeat(Integer.parseInt(value.substring(colon + 1)))));
      case "USER" ->
          fields.put("user_id", "u".repeat(Integer.parseInt(value.substring(colon + 1))));
      case "PICTURE" ->
          fields
              .putArray("messages")
              .addObject()
              .put("role", "user")
              .putArray("content")
              .addObject()
              .put("type", "image_url")
              .putObject("image_url")
              .put("url", "https://example.com/a.png");
      default -> {
        return (ObjectNode) Json.MAPPER.readTree(value);
      }
    }
    return fields;
  }

  private static ObjectNode tool(String name) {
    ObjectNode tool = Json.MAPPER.createObjectNode().put("type", "function");
    tool.putObject("function").put("name", name).put("description", "d").putObject("parameters");
    return tool;
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    from.properties()
        .forEach(
            field -> {
              JsonNode known = into.get(field.getKey());
              if (known instanceof ObjectNode inner
                  && field.getValue() instanceof ObjectNode more) {
                merge(inner, more);
              } else {
                into.set(field.getKey(), field.getValue());
              }
            });
  }
}
