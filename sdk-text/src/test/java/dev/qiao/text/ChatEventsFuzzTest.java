package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.qiao.core.error.ResponseTooLargeException;
import dev.qiao.core.stream.SseParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Any bytes as the stream of a chat, of whatever dialect: chunks that add up to an answer, and at
 * most one exception of the parser. Runs over its seeds in every build; JAZZER_FUZZ=1 makes it
 * search.
 */
class ChatEventsFuzzTest {
  private static final int BOUND = 64 * 1024;

  @FuzzTest(maxDuration = "1h")
  void read_anyBytes_isChunksAndAtMostAnExceptionOfTheParser(byte[] bytes) {
    read(bytes, new ChatEvents());
    read(bytes, new ChatEvents(new MiniMaxPieces(true)));
    read(bytes, new ChatEvents(new MiniMaxPieces(false)));
  }

  private static void read(byte[] bytes, ChatEvents events) {
    SseParser parser = new SseParser(new ByteArrayInputStream(bytes), BOUND);
    ChatAccumulator whole = new ChatAccumulator();
    StringBuilder text = new StringBuilder();
    try {
      while (!events.isComplete() && parser.advance()) {
        ChatChunk chunk = events.read(parser);
        if (chunk == null || events.isError()) {
          continue;
        }
        assertThat(chunk.toString()).isNotEmpty();
        text.append(chunk.text());
        whole.accept(chunk);
      }
    } catch (IOException | ResponseTooLargeException e) {
      // What came before is an answer all the same.
    }
    ChatResponse answer = whole.response();
    assertThat(answer.toolCalls()).doesNotContainNull();
    assertThat(answer.toString()).isNotEmpty();
    assertThat(answer.text().isEmpty()).isEqualTo(text.isEmpty());
  }
}
