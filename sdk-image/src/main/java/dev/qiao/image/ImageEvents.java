package dev.qiao.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.ResultContext;
import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.SseParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of interleaved texts and images. Their {@code finished} is true from the first
 * on in the vendor's samples, so {@code finish_reason} marks the end, which is the text "null"
 * before.
 */
final class ImageEvents implements EventReader<ImageResult> {
  private static final ObjectReader RESULT = Json.MAPPER.readerFor(ImageResult.class);

  private final ObjectReader results;
  private boolean complete;
  private boolean error;
  private boolean content;

  ImageEvents() {
    this(RESULT);
  }

  /** With what makes a result of an event. */
  ImageEvents(ObjectReader results) {
    this.results = results;
  }

  private @Nullable String requestId;

  @Override
  public void begin(@Nullable String id) {
    requestId = id;
  }

  @Override
  public @Nullable ImageResult read(SseParser event) throws IOException {
    JsonNode tree = Json.tree(event.dataArray(), event.dataOffset(), event.dataLength());
    ResultContext.addRequestId(tree, requestId);
    error = !tree.has("output") && !tree.path("code").asText("").isEmpty();
    for (JsonNode choice : tree.path("output").path("choices")) {
      complete |= !choice.path("finish_reason").asText("null").equals("null");
    }
    ImageResult result = results.readValue(tree);
    content = complete || result.parts().stream().anyMatch(ImageEvents::hasContent);
    return result;
  }

  private static boolean hasContent(ImagePart part) {
    return !(part instanceof ImagePart.Text text) || !text.text().isEmpty();
  }

  /** A role or an empty text is none. */
  @Override
  public boolean hasContent() {
    return content;
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public boolean isError() {
    return error;
  }
}
