package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;

/** Reads a {@link ChatResponse} of either dialect. */
final class ChatResponseReader extends JsonDeserializer<ChatResponse> {
  @Override
  public ChatResponse deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    ChatFields fields = new ChatFields();
    fields.fields(in);
    return fields.response();
  }
}
