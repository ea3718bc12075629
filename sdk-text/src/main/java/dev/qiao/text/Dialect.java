package dev.qiao.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the parts of a content in the dialect of the request they are put in. */
final class Dialect {
  private Dialect() {}

  static @Nullable Content openAiStyle(@Nullable Content content) {
    return content == null || content.plain() != null
        ? content
        : Content.of(content.parts().stream().map(ContentPart::openAiStyle).toList());
  }

  static @Nullable Content nativeStyle(@Nullable Content content) {
    if (content == null || content.plain() != null) {
      return content;
    }
    List<ContentPart> parts = content.parts().stream().map(ContentPart::nativeStyle).toList();
    boolean typed = parts.stream().anyMatch(ContentPart.DocUrl.class::isInstance);
    return Content.of(typed ? parts.stream().map(Dialect::typedText).toList() : parts);
  }

  static Message inParts(Message message) {
    if (message instanceof Message.System said) {
      return new Message.System(inParts(said.content()), said.name(), said.additional());
    }
    if (message instanceof Message.User said) {
      return new Message.User(inParts(said.content()), said.name(), said.additional());
    }
    if (message instanceof Message.Tool said) {
      return new Message.Tool(
          inParts(said.content()), said.toolCallId(), said.name(), said.additional());
    }
    if (message instanceof Message.Assistant said) {
      return said.with(inParts(said.content()), said.reasoningContent());
    }
    return message;
  }

  private static @Nullable Content inParts(@Nullable Content content) {
    String words = content == null ? null : content.plain();
    if (words == null) {
      return content;
    }
    return Content.of(words.isEmpty() ? List.of() : List.of(ContentPart.text(words)));
  }

  private static ContentPart typedText(ContentPart part) {
    return part instanceof ContentPart.Text text ? text.openAiStyle() : part;
  }
}
