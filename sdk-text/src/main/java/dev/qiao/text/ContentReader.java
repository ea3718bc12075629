package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@link Content} of a request or a stored message: text, or parts. */
final class ContentReader extends JsonDeserializer<Content> {
  @Override
  public Content deserialize(JsonParser in, DeserializationContext context) throws IOException {
    if (in.hasToken(JsonToken.START_OBJECT)) {
      return Content.of(List.of(in.readValueAs(ContentPart.class)));
    }
    if (!in.hasToken(JsonToken.START_ARRAY)) {
      return Content.of(in.getText());
    }
    List<ContentPart> parts = new ArrayList<>();
    for (JsonToken token = Leftovers.next(in);
        token != JsonToken.END_ARRAY;
        token = Leftovers.next(in)) {
      if (Leftovers.isScalar(token)) {
        parts.add(ContentPart.text(in.getText()));
      } else if (token != JsonToken.VALUE_NULL) {
        parts.add(in.readValueAs(ContentPart.class));
      }
    }
    return Content.of(parts);
  }
}
