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

  private static ContentPart typedText(ContentPart part) {
    return part instanceof ContentPart.Text text ? text.openAiStyle() : part;
  }
}
