package dev.qiao.text.internal;

import dev.qiao.core.operation.Violations;
import dev.qiao.text.Content;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether messages say anything. */
public final class SaidMessages {
  private SaidMessages() {}

  /**
   * Refuses messages that cost money for nothing.
   *
   * @param field their name in the request
   * @param builder the class of their builder
   * @throws dev.qiao.core.error.RequestValidationException if there is none, only the system's, or
   *     one says nothing
   */
  public static void check(String field, List<Message> messages, Class<?> builder) {
    Violations violations = new Violations().require(field, messages, "add Message.user(..)");
    for (int i = 0; i < messages.size(); i++) {
      String who = silent(messages.get(i));
      if (who != null) {
        violations.require(
            field + "[" + i + "].content", "", "the " + who + " message says nothing");
      }
    }
    if (!messages.isEmpty() && onlySystem(messages)) {
      violations.add(
          field,
          "a conversation with a user message",
          "only a system message",
          "add Message.user(..)");
    }
    violations.throwIfAny(builder);
  }

  private static boolean onlySystem(List<Message> messages) {
    for (Message message : messages) {
      if (!(message instanceof Message.SystemMessage)) {
        return false;
      }
    }
    return true;
  }

  /** Whose message has neither words nor parts; null if it has some. */
  private static @Nullable String silent(Message message) {
    if (message instanceof Message.SystemMessage) {
      // The vendors' own samples send one that is empty, or only a name.
      return null;
    }
    if (message instanceof Message.User said) {
      return isEmpty(said.content()) ? "user" : null;
    }
    if (message instanceof Message.RolePlay said) {
      return isEmpty(said.content()) ? said.role() : null;
    }
    if (message instanceof Message.Tool said) {
      // A tool may return no words; no content at all is a mistake.
      return said.content() == null ? "tool" : null;
    }
    if (message instanceof Message.Assistant said) {
      return isEmpty(said.content())
              && said.toolCalls().isEmpty()
              && said.functionCall() == null
              && said.reasoning().isEmpty()
              && said.audio() == null
              && said.audioContent() == null
              && said.refusal() == null
              && said.additional().isEmpty()
          ? "assistant"
          : null;
    }
    return null;
  }

  private static boolean isEmpty(@Nullable Content content) {
    if (content == null) {
      return true;
    }
    return content.plain() != null
        ? content.plain().isEmpty()
        : content.parts().stream()
            .allMatch(part -> part instanceof ContentPart.Text words && words.text().isEmpty());
  }
}
