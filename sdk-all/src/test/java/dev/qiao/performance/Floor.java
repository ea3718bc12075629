package dev.qiao.performance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import okio.BufferedSource;
import okio.Okio;

/**
 * A stream read by hand: a line, a Jackson streaming parser for its JSON, a small record. The
 * shorter brother of the floor in sdk-benchmarks.
 */
final class Floor {
  /** A chunk. */
  record Chunk(String id, String model, String text, String finishReason, int tokens) {}

  private static final JsonFactory JSON = new JsonFactory();

  private Floor() {}

  static int read(byte[] stream) throws IOException {
    int chunks = 0;
    try (BufferedSource source = Okio.buffer(Okio.source(new ByteArrayInputStream(stream)))) {
      for (String line = source.readUtf8Line(); line != null; line = source.readUtf8Line()) {
        if (line.startsWith("data:") && !line.endsWith("[DONE]")) {
          chunks += chunk(line.substring(5)).model.isEmpty() ? 0 : 1;
        }
      }
    }
    return chunks;
  }

  /** Takes what it knows wherever it stands: the names mean the same at every depth. */
  private static Chunk chunk(String json) throws IOException {
    String id = "";
    String model = "unknown";
    String text = "";
    String finishReason = "";
    int tokens = 0;
    try (JsonParser in = JSON.createParser(json)) {
      while (in.nextToken() != null) {
        if (!in.hasToken(JsonToken.FIELD_NAME)) {
          continue;
        }
        String name = in.currentName();
        boolean present = in.nextToken() != JsonToken.VALUE_NULL;
        switch (name) {
          case "id", "request_id" -> id = in.getText();
          case "model" -> model = in.getText();
          case "content" -> text = present ? in.getText() : "";
          case "finish_reason" -> finishReason = present ? in.getText() : "";
          case "total_tokens" -> tokens = in.getIntValue();
          default -> {
            // Nothing of the chunk's.
          }
        }
      }
    }
    return new Chunk(id, model, text, finishReason, tokens);
  }
}
