package dev.qiao.text.schema;

import com.fasterxml.jackson.databind.Module;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.FinishReason;
import dev.qiao.text.TextService;
import dev.qiao.text.internal.OwnJson;
import dev.qiao.text.internal.SnakeCase;
import dev.qiao.text.internal.WrongJsonException;
import dev.qiao.text.request.ChatRequestBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks any family for an answer of a type of yours.
 *
 * <pre>{@code
 * record Person(String name, int age) {}
 *
 * StructuredOutput<Person> people = StructuredOutput.of(Person.class);
 * Person ann = people.ask(text, QwenChatRequest.builder(model, Message.user("Ann is 30."))).value();
 * }</pre>
 *
 * <p>What is sent depends on family and model: {@code json_schema} where it is taken, otherwise
 * {@code json_object} or nothing, with the schema in the system message. Kimi takes {@code
 * json_schema}, and so do qwen3.7 and qwen3.8; other Qwen models, DeepSeek, and GLM's text models
 * take {@code json_object}. A model that this version does not know gets what is safe for its
 * family; {@link #mode} chooses otherwise.
 *
 * <p>Instances are immutable and may be shared.
 *
 * @param <T> the type
 */
public final class StructuredOutput<T> {
  private static final int MAX_NAME_LENGTH = 64;

  /** What ends an answer that somebody did not let through. */
  private static final Set<FinishReason> REVIEWED =
      Set.of(FinishReason.CONTENT_FILTER, FinishReason.SENSITIVE);

  private final Class<T> type;
  private final String name;
  private final JsonSchema schema;
  private final OwnJson json;
  private final @Nullable JsonMode mode;

  private StructuredOutput(
      Class<T> type, String name, JsonSchema schema, OwnJson json, @Nullable JsonMode mode) {
    this.json = json;
    this.type = type;
    this.name = name;
    this.schema = schema;
    this.mode = mode;
  }

  /**
   * Answers of a record.
   *
   * @throws IllegalArgumentException if it is none, or a component has no schema
   */
  public static <T> StructuredOutput<T> of(Class<T> type) {
    return of(type, new Module[0]);
  }

  /**
   * The same with modules of Jackson, which read types that plain Jackson does not: {@code
   * StructuredOutput.of(Order.class, new KotlinModule.Builder().build())}. They cannot loosen what
   * is checked: the answer must keep to the schema.
   *
   * @throws IllegalArgumentException as {@link #of(Class)} does
   */
  public static <T> StructuredOutput<T> of(Class<T> type, Module... modules) {
    JsonSchema schema = JsonSchema.of(type, modules);
    if (!"object".equals(schema.value().get("type"))) {
      throw new IllegalArgumentException(
          type.getSimpleName()
              + " is not an object in JSON, and services answer with objects: wrap it in a record");
    }
    return of(type, schema, modules);
  }

  /**
   * Answers of a schema written by hand, read into any type that Jackson reads, such as {@code
   * Map.class}, or that one of the modules reads.
   */
  public static <T> StructuredOutput<T> of(Class<T> type, JsonSchema schema, Module... modules) {
    String name = SnakeCase.of(type.getSimpleName()).replaceAll("[^A-Za-z0-9_]", "_");
    return new StructuredOutput<>(
        Objects.requireNonNull(type, "type"),
        name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH) : name,
        Objects.requireNonNull(schema, "schema"),
        OwnJson.of(modules),
        null);
  }

  /** The same, asked for in this way whatever family and model are. */
  public StructuredOutput<T> mode(JsonMode value) {
    return new StructuredOutput<>(type, name, schema, json, Objects.requireNonNull(value, "mode"));
  }

  /** The schema. */
  public JsonSchema schema() {
    return schema;
  }

  /**
   * Asks and reads the answer. The builder stays as it is.
   *
   * @throws StructuredOutputException if an answer came that is not one of the type
   * @throws dev.qiao.core.error.SdkException as {@link TextService#chat} does
   */
  public StructuredAnswer<T> ask(TextService text, ChatRequestBuilder<?> chat) {
    return read(text.chat(request(chat)));
  }

  /**
   * The request that asks, for a stream: {@code output.read(text.stream(output.request(chat))
   * .collect())}. The builder stays as it is.
   */
  public ChatRequest request(ChatRequestBuilder<?> chat) {
    return chat.build(mode == null ? chat.jsonMode() : mode, name, schema);
  }

  /**
   * Reads an answer. Models also write words around the JSON, a fence of Markdown or a block of
   * {@code <think>}: these are left out if there is one object only.
   *
   * @throws StructuredOutputException if it is not one of the type
   */
  public StructuredAnswer<T> read(ChatResponse response) {
    if (response.message().refusal() != null) {
      throw wrong(response, "was refused by the model", "ask for something else", null);
    }
    try {
      return new StructuredAnswer<>(
          json.read(bare(response.text()), type, schema.value()), response);
    } catch (WrongJsonException e) {
      throw explained(response, e);
    }
  }

  private StructuredOutputException explained(ChatResponse response, WrongJsonException e) {
    FinishReason reason = response.finishReason();
    if (FinishReason.LENGTH.equals(reason)) {
      return wrong(response, "was cut at the limit of tokens", "raise maxTokens(..)", e);
    }
    if (reason != null && REVIEWED.contains(reason)) {
      return wrong(response, "was stopped by the content review", "change what is asked", e);
    }
    if (!response.toolCalls().isEmpty()) {
      return wrong(
          response,
          "is a call of " + response.toolCalls().get(0).name(),
          "run a ToolLoop first, or send no tools",
          e);
    }
    if (response.text().isBlank()) {
      return wrong(response, "is empty", "ask again, or allow more tokens", e);
    }
    return e.isJson()
        ? wrong(
            response,
            "has another shape: " + e.getMessage(),
            "describe the components with @Description, or choose a model that takes json_schema",
            e)
        : wrong(
            response,
            "is not JSON: " + e.getMessage(),
            "say in a message that only JSON is wanted, or choose a model that takes json_schema",
            e);
  }

  private StructuredOutputException wrong(
      ChatResponse response, String what, String fix, @Nullable Throwable cause) {
    FinishReason reason = response.finishReason();
    return new StructuredOutputException(
        "the answer for "
            + type.getSimpleName()
            + " "
            + what
            + (reason == null ? "" : " (it ended with " + reason + ")")
            + "; "
            + fix,
        response,
        cause);
  }

  private static String bare(String text) {
    String bare = text.strip();
    int thought = bare.indexOf("</think>");
    if (bare.startsWith("<think>") && thought >= 0) {
      bare = bare.substring(thought + "</think>".length()).strip();
    }
    if (bare.startsWith("\uFEFF")) {
      bare = bare.substring(1).strip();
    }
    if (OwnJson.isObject(bare)) {
      return bare;
    }
    List<String> fenced = fenced(bare);
    if (fenced.size() == 1) {
      return fenced.get(0);
    }
    // Words before and after: what is between the outermost braces, if that is one object.
    int first = bare.indexOf('{');
    int last = bare.lastIndexOf('}');
    if (fenced.isEmpty() && first >= 0 && last > first) {
      String object = bare.substring(first, last + 1);
      return OwnJson.isObject(object) ? object : bare;
    }
    return bare;
  }

  /** What is between the fences of Markdown. */
  private static List<String> fenced(String text) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = null;
    for (String line : text.lines().toList()) {
      if (line.strip().startsWith("```")) {
        if (block == null) {
          block = new StringBuilder();
        } else {
          blocks.add(block.toString());
          block = null;
        }
      } else if (block != null) {
        block.append(line).append('\n');
      }
    }
    if (block != null && OwnJson.isObject(block.toString())) {
      blocks.add(block.toString());
    }
    return blocks;
  }
}
