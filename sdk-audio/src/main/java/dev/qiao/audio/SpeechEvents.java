package dev.qiao.audio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.ResultContext;
import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.SseParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a stream of speech of any family. What of MiniMax's last event, which may
 * hold the whole audio once more, was streamed before is not given again.
 */
final class SpeechEvents implements EventReader<SpeechChunk> {
  private static final int WHOLE = 2;

  private boolean spoke;
  private boolean complete;
  private boolean error;
  private boolean content;

  private @Nullable String requestId;

  @Override
  public void begin(@Nullable String id) {
    requestId = id;
  }

  @Override
  public @Nullable SpeechChunk read(SseParser event) throws IOException {
    content = false;
    if (event.isData("[DONE]")) {
      complete = true;
      return null;
    }
    JsonNode tree = Json.tree(event.dataArray(), event.dataOffset(), event.dataLength());
    ResultContext.addRequestId(tree, requestId);
    error = SpeechFields.isError(tree);
    if (error) {
      return null;
    }
    SpeechChunk chunk = SpeechFields.read(tree, ResultFile::of);
    boolean last = chunk.status() != null && chunk.status() == WHOLE;
    boolean ended = last || chunk.finishReason() != null;
    // GLM sends no end mark that anybody has recorded: its stream may end behind any audio.
    complete |= ended || (chunk.glm() != null && chunk.audio().hasRemaining());
    content = ended || chunk.audio().hasRemaining() || chunk.originalText() != null;
    if (!chunk.audio().hasRemaining()) {
      return chunk;
    }
    boolean repeated = last && spoke;
    spoke = true;
    return repeated ? chunk.withoutAudio() : chunk;
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  /** Audio, or a sentence that is about to be spoken. */
  @Override
  public boolean hasContent() {
    return content;
  }

  @Override
  public boolean isError() {
    return error;
  }
}
