package dev.qiao.text;

import dev.qiao.text.request.ChatRequestBuilder;
import dev.qiao.text.schema.StructuredAnswer;
import dev.qiao.text.schema.StructuredOutput;
import dev.qiao.text.tool.ToolLoop;
import dev.qiao.text.tool.ToolRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A chat of several turns with one model of any family.
 *
 * <pre>{@code
 * Conversation chat =
 *     Conversation.of(text, GlmChatRequest.builder(model, Message.system("Be brief.")));
 * chat.ask("Who wrote the Dream of the Red Chamber?");
 * System.out.println(chat.ask("When?").text());
 * }</pre>
 *
 * <p>Each turn adds what was said and what came back: text, tool calls, and as much of the
 * reasoning as the family wants back. A turn that fails, or brings nothing, leaves the conversation
 * as it was, except for the completed rounds of a tool loop. Nothing is ever dropped to make room:
 * {@link #messages(List)} is yours for that.
 *
 * <p>For one thread at a time. The builder is the conversation's own from the beginning on; change
 * its settings between turns if you like.
 */
public final class Conversation {
  private final TextService text;
  private final ChatRequestBuilder<?> chat;
  private int turns;

  private Conversation(TextService text, ChatRequestBuilder<?> chat) {
    this.text = Objects.requireNonNull(text, "text");
    this.chat = Objects.requireNonNull(chat, "chat");
  }

  /** A conversation that begins with the builder's messages, if it has any. */
  public static Conversation of(TextService text, ChatRequestBuilder<?> chat) {
    return new Conversation(text, chat);
  }

  /**
   * A conversation that goes on from the JSON of {@link #toJson()}, with the builder's settings.
   *
   * @throws IllegalArgumentException if it is not the JSON of messages
   */
  public static Conversation fromJson(TextService text, ChatRequestBuilder<?> chat, String json) {
    chat.messages(Message.listFromJson(json));
    return new Conversation(text, chat);
  }

  /**
   * The messages as JSON, to be stored: all of them, with tool calls and reasoning.
   *
   * @throws IllegalArgumentException if one has a local picture, video or sound: {@code
   *     MediaSource.toDataUri()} puts it into the message
   */
  public String toJson() {
    return Message.toJson(messages());
  }

  /** What was said so far, the newest last. */
  public List<Message> messages() {
    return chat.messages();
  }

  /**
   * Says that something else was said so far, such as less: keep calls and their results together.
   */
  public void messages(List<Message> value) {
    turns++;
    chat.messages(value);
  }

  /**
   * Says something and waits for the whole answer.
   *
   * @throws dev.qiao.core.error.SdkException as {@link TextService#chat} does
   */
  public ChatResponse ask(String words) {
    return ask(Message.user(words));
  }

  /**
   * Says something in messages, such as pictures, or the results of tools that the last answer
   * called ({@link Message#tool}), and waits for the whole answer.
   *
   * @throws dev.qiao.core.error.SdkException as {@link TextService#chat} does
   */
  public ChatResponse ask(Message... said) {
    return turn(
        said,
        () -> {
          ChatResponse answer = text.chat(chat.build());
          keep(answer);
          return answer;
        });
  }

  /**
   * Says something and runs the tools that the model calls, until it answers. Every completed round
   * is kept, also if a later one fails: it is paid for, and the next turn goes on from there. If
   * the first round fails, the conversation is as it was.
   *
   * @throws dev.qiao.text.tool.ToolLoopException if the loop ends without an answer
   * @throws dev.qiao.core.error.SdkException as {@link TextService#chat} does
   */
  public ToolRun ask(String words, ToolLoop loop) {
    return turn(new Message[] {Message.user(words)}, () -> loop.run(chat), true);
  }

  /**
   * The same with every answer streamed, see {@link ToolLoop#stream}.
   *
   * @throws dev.qiao.text.tool.ToolLoopException if the loop ends without an answer
   * @throws dev.qiao.core.error.SdkException as {@link TextService#stream} does
   */
  public ToolRun stream(String words, ToolLoop loop, Consumer<? super ChatChunk> pieces) {
    return turn(new Message[] {Message.user(words)}, () -> loop.stream(chat, pieces), true);
  }

  /**
   * Says something and reads the answer into a type.
   *
   * @throws dev.qiao.text.schema.StructuredOutputException if the answer is none of the type
   * @throws dev.qiao.core.error.SdkException as {@link TextService#chat} does
   */
  public <T> StructuredAnswer<T> ask(String words, StructuredOutput<T> output) {
    return turn(
        new Message[] {Message.user(words)},
        () -> {
          StructuredAnswer<T> answer = output.ask(text, chat);
          keep(answer.response());
          return answer;
        });
  }

  /**
   * Says something and gives the answer as it comes. The turn is kept when the stream has been read
   * to its end; one that is closed earlier leaves the conversation as it was. Close the stream.
   *
   * @throws dev.qiao.core.error.SdkException as {@link TextService#stream} does; the iterator
   *     throws {@link IllegalStateException} at its end if another turn was begun meanwhile
   */
  public ChatStream stream(String words) {
    return stream(Message.user(words));
  }

  /**
   * The same in messages, such as pictures or the results of tools.
   *
   * @throws dev.qiao.core.error.SdkException as {@link #stream(String)} does
   */
  public ChatStream stream(Message... said) {
    int turn = ++turns;
    List<Message> before = chat.messages();
    List<Message> with = new ArrayList<>(before);
    with.addAll(List.of(said));
    ChatStream answer;
    try {
      answer = text.stream(chat.messages(with).build());
    } finally {
      chat.messages(before);
    }
    answer.onEnd(
        whole -> {
          if (turn != turns) {
            throw new IllegalStateException(
                "another turn was begun while this answer was read: read one stream at a time");
          }
          chat.messages(with);
          keep(whole);
          if (chat.messages().size() == with.size()) {
            chat.messages(before);
          }
        });
    return answer;
  }

  private <R> R turn(Message[] said, Supplier<R> ask) {
    return turn(said, ask, false);
  }

  /** What a loop has added before it fails is whole rounds, which are paid for. */
  private <R> R turn(Message[] said, Supplier<R> ask, boolean roundsStay) {
    turns++;
    List<Message> before = chat.messages();
    boolean kept = false;
    int asked = Integer.MAX_VALUE;
    try {
      for (Message message : said) {
        chat.addMessage(message);
      }
      asked = chat.messages().size();
      R answer = ask.get();
      kept = chat.messages().size() > asked;
      return answer;
    } finally {
      if (!kept && !(roundsStay && chat.messages().size() > asked)) {
        chat.messages(before);
      }
    }
  }

  /** An answer with nothing in it, as after a review, would have every later turn refused. */
  private void keep(ChatResponse answer) {
    Message.Assistant said = answer.message();
    if (!answer.text().isEmpty() || !said.toolCalls().isEmpty() || said.audio() != null) {
      chat.addAnswer(answer);
    }
  }
}
