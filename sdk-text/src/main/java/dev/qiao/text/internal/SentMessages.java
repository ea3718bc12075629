package dev.qiao.text.internal;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.text.Content;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages as services take them: what an answer had is not always what may be sent back. */
public final class SentMessages {
  private SentMessages() {}

  /**
   * Messages whose tool calls have a type, an id, and arguments that are a JSON object. Arguments
   * that are none, such as those of an answer that was cut, are wrapped in one as {@code
   * invalid_arguments}.
   *
   * @param indexed whether calls keep their index, as DashScope's native dialect has it
   */
  public static List<Message> of(List<Message> messages, boolean indexed) {
    return messages.stream()
        .map(message -> message instanceof Message.Assistant said ? of(said, indexed) : message)
        .toList();
  }

  private static Message of(Message.Assistant said, boolean indexed) {
    List<ToolCall> calls = new ArrayList<>();
    for (ToolCall call : said.toolCalls()) {
      calls.add(of(call.withId(calls.size()), indexed));
    }
    Content content = said.content();
    return said.toBuilder()
        .content(
            content == null || content.tagged() == null
                ? content
                : new Content(content.plain(), content.parts(), null))
        .role(said.role() == null || said.role().isBlank() ? "assistant" : said.role())
        .toolCalls(calls)
        .additional(Additional.Copy.others(said.additional(), Message.Assistant.class))
        .build();
  }

  private static ToolCall of(ToolCall call, boolean indexed) {
    ToolCall.FunctionCall function = call.function();
    return new ToolCall(
        indexed ? call.index() : null,
        call.id(),
        call.type() == null || call.type().isBlank() ? "function" : call.type(),
        function == null
            ? null
            : new ToolCall.FunctionCall(
                function.name(),
                OwnJson.object(call.arguments()),
                Additional.Copy.others(function.additional(), ToolCall.FunctionCall.class)),
        Additional.Copy.others(call.additional(), ToolCall.class));
  }

  /** A message with its text as a part, as DashScope's multimodal path wants it. */
  public static Message inParts(Message message) {
    if (message instanceof Message.SystemMessage said) {
      return new Message.SystemMessage(inParts(said.content()), said.name(), said.additional());
    }
    if (message instanceof Message.User said) {
      return new Message.User(inParts(said.content()), said.name(), said.additional());
    }
    if (message instanceof Message.Tool said) {
      return new Message.Tool(
          inParts(said.content()), said.toolCallId(), said.name(), said.additional());
    }
    if (message instanceof Message.Assistant said) {
      return said.toBuilder().content(inParts(said.content())).build();
    }
    return message;
  }

  private static @Nullable Content inParts(@Nullable Content content) {
    String text = content == null ? null : content.plain();
    if (text == null) {
      return content;
    }
    return Content.of(text.isEmpty() ? List.of() : List.of(ContentPart.text(text)));
  }

  /** An answer with its reasoning inside the content, between tags, if it came so. */
  public static Message.Assistant tagged(Message.Assistant answer) {
    return answer.content() == null || answer.content().tagged() == null
        ? answer
        : answer.toBuilder()
            .content(Content.of(answer.content().tagged()))
            .reasoningContent(null)
            .build();
  }

  /** A message that the model shall continue, marked in DeepSeek's word, {@code prefix}. */
  public static Message prefixed(Message message) {
    return message instanceof Message.Assistant said && Boolean.TRUE.equals(said.partial())
        ? said.toBuilder().partial(null).prefix(true).build()
        : message;
  }
}
