package dev.qiao.text.request;

import dev.qiao.core.Model;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.Message;
import dev.qiao.text.tool.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of all families' chat requests share without exception: model, messages, and
 * three parameters. Most families extend {@link ChatRequestBuilder}, which has what only MiniMax
 * and the gateway lack. Only what is set is sent. Ranges and defaults are the family's: its
 * request's Javadoc names them, and they are checked before anything is sent.
 *
 * @param <B> the builder itself
 */
public abstract class BasicChatRequestBuilder<B extends BasicChatRequestBuilder<B>> {
  /** The model. */
  protected Model model;

  /** The conversation; empty where a request has a bare prompt instead. */
  protected List<Message> messages = List.of();

  /** See {@link #temperature}. */
  protected @Nullable Double temperature;

  /** See {@link #topP}. */
  protected @Nullable Double topP;

  /** See {@link #tools}. */
  protected @Nullable List<Tool> tools;

  /** Fields of the body without a setter. */
  protected final Map<String, Object> additional = new LinkedHashMap<>();

  /** Starts with a model. */
  protected BasicChatRequestBuilder(Model model) {
    this.model = Objects.requireNonNull(model, "model");
  }

  /** This builder. */
  protected abstract B self();

  /** Takes over the parameters of a request. */
  protected final void copyBasics(BasicChatParameters from) {
    temperature = from.temperature();
    topP = from.topP();
    tools = from.tools();
  }

  /**
   * The messages as the OpenAI dialect writes them.
   *
   * @throws IllegalArgumentException if there is none
   */
  protected final List<Message> openAiMessages() {
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("messages is empty: add Message.user(..)");
    }
    return messages.stream().map(Message::openAiStyle).toList();
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
    model = Objects.requireNonNull(value, "model");
    return self();
  }

  /** The conversation, the newest message last. */
  public B messages(List<Message> value) {
    messages = List.copyOf(value);
    return self();
  }

  /** Adds a message at the end. */
  public B addMessage(Message value) {
    List<Message> all = new ArrayList<>(messages);
    all.add(value);
    messages = all;
    return self();
  }

  /**
   * Adds what the model answered, tool calls included, with as much of its reasoning as the family
   * wants back.
   */
  public B addAnswer(ChatResponse value) {
    return addMessage(sentBack(value.message()));
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
    tools = value;
    return self();
  }

  /** A field of the body that this version does not know. */
  public B additional(String name, @Nullable Object value) {
    additional.put(name, value);
    return self();
  }
}
