package dev.qiao.retrieval;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;

/** Reads a {@link RetrievalContent}: a text or an object. */
final class RetrievalContentReader extends JsonDeserializer<RetrievalContent> {
  @Override
  public RetrievalContent deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    return in.hasToken(JsonToken.VALUE_STRING)
        ? RetrievalContent.of(in.getText())
        : in.readValueAs(RetrievalContent.Parts.class);
  }
}
