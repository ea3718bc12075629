package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.qiao.core.internal.json.ResultContext;
import java.io.IOException;

/** Reads a {@link ChatResponse} of either dialect. */
final class ChatResponseReader extends JsonDeserializer<ChatResponse> {
  @Override
  public ChatResponse deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    ChatFields fields = new ChatFields().tolerant();
    if (!in.hasToken(JsonToken.START_OBJECT) && !in.hasToken(JsonToken.FIELD_NAME)) {
      throw MismatchedInputException.from(in, ChatResponse.class, "an object was expected");
    }
    fields.fields(in);
    if (!fields.isAnswer() || fields.isError()) {
      throw MismatchedInputException.from(in, ChatResponse.class, "it has no answer (choices)");
    }
    fields.requestId(ResultContext.requestId(context));
    return fields.response();
  }
}
