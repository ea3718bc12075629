package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@link Content}: text, or an array of parts. */
final class ContentReader extends JsonDeserializer<Content> {
  @Override
  public Content deserialize(JsonParser in, DeserializationContext context) throws IOException {
    return read(in);
  }

  static Content read(JsonParser in) throws IOException {
    if (!in.hasToken(JsonToken.START_ARRAY)) {
      return Content.of(in.getText());
    }
    List<ContentPart> parts = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      parts.add(in.readValueAs(ContentPart.class));
    }
    return Content.of(parts);
  }
}
