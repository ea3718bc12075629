package dev.qiao.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.testkit.ChatAnswer;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * What a plain chat allocates on the thread of its caller: OkHttp's part, which is two thirds, and
 * ours. Bytes of one's own thread do not depend on what else the machine does.
 */
class CallAllocationTest {
  /**
   * It is at 18,300. With a second parsing of each answer, which was here once, it is at 22,900.
   */
  private static final long MAX_BYTES = 21_000;

  private static final int CALLS = 200;
  private static final int RUNS = 30;
  private static final String QUESTION = "Name a river. ".repeat(8);
  private static final String WORDS = "The Yangtze is the longest river of Asia. ".repeat(30);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aPlainChatAllocatesLittle() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      server.answers(call -> ChatAnswer.of(WORDS));
      TextService text = new TextService(client);
      // The least of several runs: what a warm-up or a class being loaded adds is in none of it.
      long least = Long.MAX_VALUE;
      for (int run = 0; run < RUNS; run++) {
        least = Math.min(least, bytesOfARun(text));
      }
      assertThat(least / CALLS).isPositive().isLessThanOrEqualTo(MAX_BYTES);
    }
  }

  private static long bytesOfARun(TextService text) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int call = 0; call < CALLS; call++) {
      QwenChatRequest request =
          QwenChatRequest.builder(
                  TextModels.QWEN_PLUS, Message.system("Be brief."), Message.user(QUESTION))
              .temperature(0.7)
              .build();
      assertThat(text.chat(request).text()).isEqualTo(WORDS);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
