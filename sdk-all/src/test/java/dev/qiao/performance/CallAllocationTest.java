package dev.qiao.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.testkit.ChatAnswer;
import dev.qiao.testkit.FakeModelServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What a plain chat allocates on the thread of its caller: OkHttp's part, which is two thirds, and
 * ours. It is measured in a process of its own: after other tests in the same one, the compiler
 * leaves objects on the heap that it otherwise removes, up to 7 KB a call.
 */
class CallAllocationTest {
  /**
   * It is at 18,300. With a second parsing of each answer, which was here once, it is at 22,900.
   */
  private static final long MAX_BYTES = 21_000;

  private static final Pattern BYTES = Pattern.compile("bytes: (\\d+)");
  private static final String WORDS = "The Yangtze is the longest river of Asia. ".repeat(30);

  @Test
  void aPlainChatAllocatesLittle() throws Exception {
    try (FakeModelServer server = FakeModelServer.start()) {
      server.answers(call -> ChatAnswer.of(WORDS));
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  RepeatedChats.class.getName(),
                  server.endpoint().compatibleUrl().toString(),
                  server.apiKey())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      Matcher bytes = BYTES.matcher(output);
      assertThat(bytes.find()).as(output).isTrue();
      assertThat(Long.parseLong(bytes.group(1))).isPositive().isLessThanOrEqualTo(MAX_BYTES);
    }
  }
}
