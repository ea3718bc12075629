package dev.qiao.performance;

import com.sun.management.ThreadMXBean;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import java.lang.management.ManagementFactory;
import java.net.URI;

/**
 * A process that chats again and again, with the address and key it is started with, and prints
 * what one chat allocates on the thread of its caller.
 */
final class RepeatedChats {
  private static final int CALLS = 200;
  private static final int RUNS = 30;
  private static final String QUESTION = "Name a river. ".repeat(8);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private RepeatedChats() {}

  public static void main(String[] arguments) {
    try (QiaoClient client =
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .endpoint(Endpoint.single(URI.create(arguments[0])))
            .apiKey(arguments[1])
            .build()) {
      TextService text = new TextService(client);
      // The least of several runs: what a warm-up or a class being loaded adds is in none of it.
      long least = Long.MAX_VALUE;
      for (int run = 0; run < RUNS; run++) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int call = 0; call < CALLS; call++) {
          chat(text);
        }
        least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
      }
      System.out.println("bytes: " + least / CALLS);
    }
  }

  private static void chat(TextService text) {
    String answer =
        text.chat(
                QwenChatRequest.builder(
                        TextModels.QWEN_PLUS, Message.system("Be brief."), Message.user(QUESTION))
                    .temperature(0.7)
                    .build())
            .text();
    if (answer.isEmpty()) {
      throw new AssertionError("a chat was not answered");
    }
  }
}
