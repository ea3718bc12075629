package dev.qiao.core.internal.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.qiao.core.internal.json.Json;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a body with a success status is an error, and what the look costs. */
class ErrorInsideTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void answerOfAChat_isLookedThroughWithoutATreeOfIt() {
    String text = "a".repeat(12_000);
    byte[] body =
        bytes(
            "{\"id\":\"c-1\",\"choices\":[{\"index\":0,\"message\":{\"content\":\""
                + text
                + "\"}}]}");

    assertThat(ErrorReader.isErrorInside(body)).isFalse();
    assertThat(allocated(() -> ErrorReader.isErrorInside(body))).isLessThan(text.length() / 2);
    assertThat(allocated(() -> Json.treeOrNull(body))).as("a tree").isGreaterThan(text.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"no quota\"}",
        "{\"message\":{\"text\":\"no quota\"}}",
        "[{\"message\":\"no quota\"}]",
        "{\"message\":\"no quota\",\"choices\":[]}",
        "{\"status\":400,\"message\":\"no quota\"}"
      })
  void wordsWithoutAPayload_areAnErrorAsTheyAreInATree(String json) {
    assertThat(ErrorReader.isErrorInside(bytes(json)))
        .isEqualTo(ErrorReader.isErrorInside(Json.treeOrNull(bytes(json))));
  }

  /** The least of several runs: what a warm-up adds is in none of it. */
  private static long allocated(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 30; run++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
