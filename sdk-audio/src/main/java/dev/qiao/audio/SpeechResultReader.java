package dev.qiao.audio;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.qiao.core.internal.json.ResultContext;
import java.io.IOException;

/** Reads a {@link SpeechResult} of any family. */
final class SpeechResultReader extends JsonDeserializer<SpeechResult> {
  @Override
  public SpeechResult deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    JsonNode tree = in.readValueAsTree();
    SpeechChunk whole = SpeechFields.read(tree, url -> ResultContext.file(url, context));
    if (!whole.audio().hasRemaining() && whole.file() == null) {
      throw MismatchedInputException.from(
          in, SpeechResult.class, "it has neither audio nor a link to any");
    }
    SpeechSummary summary = new SpeechSummary(null, null);
    summary.add(whole);
    return summary.result(whole.bytes());
  }
}
