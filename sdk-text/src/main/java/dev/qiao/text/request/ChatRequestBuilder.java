package dev.qiao.text.request;

import dev.qiao.core.Model;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.Content;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.internal.SaidMessages;
import dev.qiao.text.internal.SentMessages;
import dev.qiao.text.schema.JsonMode;
import dev.qiao.text.schema.JsonSchema;
import dev.qiao.text.tool.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of all families' chat requests share without exception: model, messages, and
 * three parameters. Most families extend {@link CommonChatRequestBuilder}, which has what only
 * MiniMax and the gateway lack. Only what is set is sent. Ranges and defaults are the family's: its
 * request's Javadoc names them, and they are checked before anything is sent.
 *
 * @param <B> the builder itself
 */
public abstract class ChatRequestBuilder<B extends ChatRequestBuilder<B>> {
  /** The model. */
  protected Model model;

  /** The conversation; empty where a request has a bare prompt instead. */
  protected List<Message> messages = List.of();

  /** Fields of the body without a setter. */
  protected final Map<String, Object> additional = new LinkedHashMap<>();

  // derived from ChatParameters: begin
  // set tools: Additional.Copy.listOrNull(value, "tools")

  /** See {@link #temperature}. */
  protected @Nullable Double temperature;

  /** See {@link #topP}. */
  protected @Nullable Double topP;

  /** See {@link #tools}. */
  protected @Nullable List<Tool> tools;

  /** Takes over the parameters of a request. */
  protected final void copy(ChatParameters from) {
    temperature = from.temperature();
    topP = from.topP();
    tools = from.tools();
  }

  /**
   * How freely words are chosen: the larger, the freer. The range is the family's, the default the
   * model's; set this or {@link #topP}, not both.
   */
  public B temperature(@Nullable Double value) {
    temperature = value;
    return self();
  }

  /** From how much of the probability words are chosen: more than 0, at most 1. */
  public B topP(@Nullable Double value) {
    topP = value;
    return self();
  }

  /** Functions the model may ask to have called. */
  public B tools(@Nullable List<Tool> value) {
    tools = Additional.Copy.listOrNull(value, "tools");
    return self();
  }

  // derived: end

  /** Starts with a model. */
  protected ChatRequestBuilder(Model model) {
    this.model = Objects.requireNonNull(model, "the model is null");
  }

  /** This builder. */
  protected abstract B self();

  /**
   * The messages as services of the OpenAI dialect take them.
   *
   * @throws RequestValidationException if there is none, only the system's, or one says nothing
   */
  protected final List<Message> openAiMessages() {
    checkMessages("messages");
    return SentMessages.of(messages, false);
  }

  /**
   * Refuses what would cost money for nothing.
   *
   * @param field the messages' name in the request
   * @throws RequestValidationException if there is no message, only the system's, or one says
   *     nothing
   */
  protected final void checkMessages(String field) {
    SaidMessages.check(field, messages, getClass());
  }

  /**
   * An answer as the family wants it back in the next turn: as it came, unless the family says
   * otherwise.
   */
  protected Message.Assistant sentBack(Message.Assistant answer) {
    return answer;
  }

  /** Another model. */
  public B model(Model value) {
    model = Objects.requireNonNull(value, "the model is null");
    return self();
  }

  /** The conversation, the newest message last. */
  public B messages(List<Message> value) {
    messages = Additional.Copy.list(value, "messages");
    return self();
  }

  /** Adds a message at the end. */
  public B addMessage(Message value) {
    List<Message> all = new ArrayList<>(messages);
    all.add(Objects.requireNonNull(value, "the message is null"));
    messages = all;
    return self();
  }

  /**
   * Adds what the model answered, tool calls included, with as much of its reasoning as the family
   * wants back.
   */
  public B addAnswer(ChatResponse value) {
    return addMessage(sentBack(Objects.requireNonNull(value, "the answer is null").message()));
  }

  /** A field of the body that this version does not know. */
  public B additional(String name, @Nullable Object value) {
    additional.put(Objects.requireNonNull(name, "the additional field's name is null"), value);
    return self();
  }

  /** The conversation so far, the newest message last. */
  public final List<Message> messages() {
    return List.copyOf(messages);
  }

  /** Adds tools. One of the same name as one that is there takes its place. */
  public B addTools(List<Tool> value) {
    List<Tool> all = new ArrayList<>(tools == null ? List.of() : tools);
    for (Tool tool : Additional.Copy.list(value, "tools")) {
      all.removeIf(known -> functionName(known) != null && sameName(known, tool));
      all.add(tool);
    }
    tools = all.isEmpty() ? tools : all;
    return self();
  }

  private static boolean sameName(Tool a, Tool b) {
    return Objects.equals(functionName(a), functionName(b));
  }

  private static @Nullable String functionName(Tool tool) {
    return tool.function() == null ? null : tool.function().name();
  }

  /**
   * Removes a choice that forces a tool, which would otherwise be called in every round. For {@link
   * dev.qiao.text.tool.ToolLoop}.
   */
  public B withoutForcedTool() {
    return self();
  }

  /** The strongest way of asking for JSON that family and model are known to take. */
  public JsonMode jsonMode() {
    return JsonMode.PROMPT;
  }

  /** The request. */
  public abstract ChatRequest build();

  /**
   * The request that asks for an answer of a schema; the builder stays as it is. For {@link
   * dev.qiao.text.schema.StructuredOutput}.
   *
   * @param mode how to ask
   * @param name the schema's name, where it is sent as such
   * @param schema what the answer must keep to
   * @throws RequestValidationException if the family has no field for this mode
   */
  public final ChatRequest build(JsonMode mode, String name, JsonSchema schema) {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(schema, "schema");
    List<Message> before = messages;
    try {
      messages = mode == JsonMode.SCHEMA ? messages : extended(messages, schema);
      return switch (mode) {
        case SCHEMA -> buildWith(ResponseFormat.jsonSchema(name, schema.value()));
        case OBJECT -> buildWith(ResponseFormat.JSON_OBJECT);
        case PROMPT -> build();
      };
    } finally {
      messages = before;
    }
  }

  /** The request with this form of the answer; families that have no such field refuse. */
  protected ChatRequest buildWith(ResponseFormat format) {
    throw new RequestValidationException(
        "this family's chats have no response_format for "
            + format.type()
            + ": ask with JsonMode.PROMPT");
  }

  /** In the system message that is there, as some models know one only. */
  private static List<Message> extended(List<Message> messages, JsonSchema schema) {
    String words =
        "Answer with one JSON object and nothing else, without Markdown. It must keep to this JSON"
            + " Schema: "
            + schema.json();
    List<Message> extended = new ArrayList<>(messages);
    if (!extended.isEmpty()
        && extended.get(0) instanceof Message.SystemMessage system
        && system.content() != null
        && system.content().plain() != null) {
      extended.set(
          0,
          new Message.SystemMessage(
              Content.of(system.content().plain() + "\n\n" + words),
              system.name(),
              system.additional()));
    } else {
      extended.add(0, Message.system(words));
    }
    return extended;
  }
}
