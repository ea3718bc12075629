package dev.qiao.text.qwen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.internal.json.Json;
import dev.qiao.text.qwen.GuiAction.Button;
import dev.qiao.text.qwen.GuiAction.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the actions in an answer's text. */
final class GuiAnswerReader {
  /** The closing tag is missing where it was a stop sequence, or the answer was cut off. */
  private static final Pattern CALL =
      Pattern.compile("<tool_call>(.*?)(?:</tool_call>|(?=<tool_call>)|\\z)", Pattern.DOTALL);

  private static final Pattern FENCED =
      Pattern.compile("```(?:json)?\\s*(\\{.*?)(?:```|\\z)", Pattern.DOTALL);

  private final String text;
  private final List<GuiAnswer.Step> steps = new ArrayList<>();

  GuiAnswerReader(String text) {
    this.text = text;
  }

  List<GuiAnswer.Step> steps() {
    find(CALL);
    if (steps.isEmpty()) {
      find(FENCED);
    }
    if (steps.isEmpty() && text.stripLeading().startsWith("{")) {
      steps.add(step("", text));
    }
    return steps;
  }

  private void find(Pattern block) {
    Matcher found = block.matcher(text);
    int end = 0;
    while (found.find()) {
      steps.add(step(text.substring(end, found.start()), found.group(1)));
      end = found.end();
    }
  }

  private static GuiAnswer.Step step(String before, String json) {
    String said = before.isBlank() ? null : before.strip();
    String source = json.strip();
    JsonNode call;
    try {
      call = Json.MAPPER.readTree(source);
    } catch (JsonProcessingException e) {
      return unread(said, source, "not JSON: " + e.getOriginalMessage());
    }
    if (!(call instanceof ObjectNode object)) {
      return unread(said, source, "no JSON object");
    }
    JsonNode arguments = object.path("arguments");
    if (arguments.isTextual()) {
      arguments = treeOrMissing(arguments.asText());
    }
    String thought = object.path("thought").asText(null);
    if (arguments instanceof ObjectNode modern) {
      String tool = object.path("name").asText(null);
      String action = modern.path("action").asText(null);
      return new GuiAnswer.Step(
          said, tool, new Arguments(modern.deepCopy(), source).action(action, "action"));
    }
    if (object.has("action")) {
      ObjectNode parameters =
          object.path("parameters") instanceof ObjectNode given
              ? given.deepCopy()
              : Json.MAPPER.createObjectNode();
      String action = object.path("action").asText(null);
      return new GuiAnswer.Step(
          thought == null ? said : thought,
          null,
          new Arguments(parameters, source).action(action, ""));
    }
    return unread(said, source, "neither arguments nor an action");
  }

  private static JsonNode treeOrMissing(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      return Json.MAPPER.missingNode();
    }
  }

  private static GuiAnswer.Step unread(@Nullable String said, String source, String problem) {
    return new GuiAnswer.Step(said, null, new GuiAction.Unknown(null, Map.of(), source, problem));
  }

  /** The arguments of one action, each taken once. */
  private static final class Arguments {
    private final ObjectNode fields;
    private final Map<String, Object> all;
    private final String source;

    Arguments(ObjectNode fields, String source) {
      this.fields = fields;
      this.all = Json.map(fields);
      this.source = source;
    }

    GuiAction action(@Nullable String word, String wordIn) {
      fields.remove(wordIn);
      if (word == null) {
        return new GuiAction.Unknown(null, all, source, "no action");
      }
      GuiAction action =
          switch (word.toLowerCase(Locale.ROOT)) {
            case "click", "left_click" -> click(Button.LEFT, 1);
            case "right_click" -> click(Button.RIGHT, 1);
            case "middle_click" -> click(Button.MIDDLE, 1);
            case "double_click" -> click(Button.LEFT, 2);
            case "triple_click" -> click(Button.LEFT, 3);
            case "mouse_move" -> moved(false);
            case "left_click_drag" -> moved(true);
            case "type" -> type();
            case "key" -> key();
            case "scroll" -> scroll(false);
            case "hscroll" -> scroll(true);
            case "wait" -> pause();
            case "terminate" -> terminate();
            case "answer" -> answer();
            case "interact" -> interact();
            default -> new GuiAction.Unknown(word, all, source, null);
          };
      return action == null
          ? new GuiAction.Unknown(word, all, source, "an argument is missing or of another kind")
          : action;
    }

    private Map<String, Object> rest() {
      return Json.map(fields);
    }

    private @Nullable GuiAction click(Button button, int times) {
      boolean somewhere = fields.hasNonNull("coordinate") || fields.hasNonNull("x");
      Point at = point();
      return somewhere && at == null ? null : new GuiAction.Click(button, times, at, rest());
    }

    private @Nullable GuiAction moved(boolean pressed) {
      Point to = point();
      if (to == null) {
        return null;
      }
      return pressed ? new GuiAction.Drag(to, rest()) : new GuiAction.MouseMove(to, rest());
    }

    private @Nullable GuiAction type() {
      String words = words();
      return words == null ? null : new GuiAction.Type(words, rest());
    }

    private @Nullable GuiAction answer() {
      String words = words();
      return words == null ? null : new GuiAction.Answer(words, rest());
    }

    private @Nullable GuiAction interact() {
      String words = words();
      return words == null ? null : new GuiAction.Interact(words, rest());
    }

    private @Nullable GuiAction key() {
      JsonNode keys = fields.path("keys");
      List<String> names = new ArrayList<>();
      if (keys.isTextual()) {
        names.add(keys.asText());
      }
      keys.elements().forEachRemaining(name -> names.add(name.asText()));
      if (names.isEmpty()) {
        return null;
      }
      fields.remove("keys");
      return new GuiAction.Key(names, rest());
    }

    private @Nullable GuiAction scroll(boolean horizontal) {
      boolean somewhere = fields.hasNonNull("coordinate");
      Point at = point();
      Double pixels = number(fields.path("pixels"));
      if (pixels != null && pixels == Math.rint(pixels)) {
        fields.remove("pixels");
      }
      return pixels == null || (somewhere && at == null)
          ? null
          : new GuiAction.Scroll((int) Math.round(pixels), horizontal, at, rest());
    }

    private @Nullable GuiAction pause() {
      Double seconds = number("time");
      return seconds == null || seconds < 0
          ? null
          : new GuiAction.Wait(Duration.ofNanos(Math.round(seconds * 1e9)), rest());
    }

    private @Nullable GuiAction terminate() {
      String status = fields.path("status").asText(null);
      if (status == null) {
        return null;
      }
      fields.remove("status");
      return new GuiAction.Terminate(status, rest());
    }

    private @Nullable String words() {
      JsonNode words = fields.path("text");
      if (!words.isTextual()) {
        return null;
      }
      fields.remove("text");
      return words.asText();
    }

    private @Nullable Double number(String name) {
      Double number = number(fields.path(name));
      if (number != null) {
        fields.remove(name);
      }
      return number;
    }

    private static @Nullable Double number(JsonNode value) {
      try {
        Double number =
            value.isNumber() || value.isTextual() ? Double.valueOf(value.asText().strip()) : null;
        return number == null || Math.abs(number) <= Integer.MAX_VALUE ? number : null;
      } catch (NumberFormatException e) {
        return null;
      }
    }

    /** {@code coordinate: [x, y]}, or x and y of the older model. */
    private @Nullable Point point() {
      JsonNode pair = fields.path("coordinate");
      boolean isPair = pair.isArray() && pair.size() == 2;
      Double x = number(isPair ? pair.get(0) : fields.path("x"));
      Double y = number(isPair ? pair.get(1) : fields.path("y"));
      if (x == null || y == null) {
        return null;
      }
      // Pixels are whole; a fraction is in the additional fields, too.
      if (x == Math.rint(x) && y == Math.rint(y)) {
        fields.remove(isPair ? List.of("coordinate") : List.of("x", "y"));
      }
      return new Point((int) Math.round(x), (int) Math.round(y));
    }
  }
}
