package dev.qiao.text;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.internal.json.Tolerant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of a message: a text, or parts.
 *
 * @param plain the text; null when there are parts
 * @param parts the parts; empty when there is a text
 * @param tagged the text as it came, where the service puts what the model thought between tags
 *     into it (MiniMax); null where {@code plain} is all that came
 */
@JsonDeserialize(using = ContentReader.class)
public record Content(@Nullable String plain, List<ContentPart> parts, @Nullable String tagged) {
  /** Copies. */
  public Content {
    parts = Tolerant.list(parts);
  }

  /** A text. */
  public static Content of(String text) {
    return new Content(Objects.requireNonNull(text, "text is null"), List.of(), null);
  }

  /** Parts. */
  public static Content of(List<ContentPart> parts) {
    return new Content(null, Objects.requireNonNull(parts, "parts is null"), null);
  }

  /** The text, or the texts of all parts joined; empty if there is none. */
  public String text() {
    if (plain != null) {
      return plain;
    }
    StringBuilder text = new StringBuilder();
    for (ContentPart part : parts) {
      if (part instanceof ContentPart.Text words) {
        text.append(words.text());
      } else if (part instanceof ContentPart.Ocr read && read.text() != null) {
        text.append(read.text());
      }
    }
    return text.toString();
  }

  /** The value on the wire. */
  @JsonValue
  Object wire() {
    return plain != null ? plain : parts;
  }
}
