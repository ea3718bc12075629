package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Usage} of either dialect inside another record. */
final class UsageReader extends JsonDeserializer<Usage> {
  @Override
  public @Nullable Usage deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    return new UsageFields().read("usage", in, in.currentToken(), new Leftovers());
  }
}
