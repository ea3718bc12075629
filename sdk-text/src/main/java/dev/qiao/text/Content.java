package dev.qiao.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.Tolerant;
import java.io.IOException;
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
@JsonSerialize(using = Content.Writer.class)
public record Content(@Nullable String plain, List<ContentPart> parts, @Nullable String tagged) {
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

  static final class Writer extends JsonSerializer<Content> {
    @Override
    public void serialize(Content content, JsonGenerator out, SerializerProvider context)
        throws IOException {
      if (content.plain != null) {
        out.writeString(content.plain);
      } else {
        ContentPartWriter.write(content.parts, out, context);
      }
    }
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
