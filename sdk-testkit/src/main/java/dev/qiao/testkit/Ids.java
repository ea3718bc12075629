package dev.qiao.testkit;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Ids in the form of the real ones, but counted, so that two runs of one test print the same. */
final class Ids {
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong tasks = new AtomicLong();
  private final AtomicLong chats = new AtomicLong();
  private final AtomicLong toolCalls = new AtomicLong();
  private final AtomicLong uploads = new AtomicLong();
  private final AtomicLong tokens = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong numbers = new AtomicLong();

  String request() {
    return uuid("f0000001", requests);
  }

  String task() {
    return uuid("f0000002", tasks);
  }

  String chat() {
    return "chatcmpl-" + uuid("f0000003", chats);
  }

  String upload() {
    return uuid("f0000004", uploads);
  }

  String token() {
    return "st-" + uuid("f0000005", tokens);
  }

  String event() {
    return uuid("f0000006", events);
  }

  /** Thirty-two hexadecimal digits, as Kimi and MiniMax name answers. */
  String hex() {
    return String.format(Locale.ROOT, "f0000007%024x", chats.incrementAndGet());
  }

  /** A call of a tool. */
  String toolCall() {
    return String.format(Locale.ROOT, "call_%022d", toolCalls.incrementAndGet());
  }

  /** Fifteen digits, as MiniMax names tasks and files. */
  String miniMax() {
    return String.valueOf(176_800_000_000_000L + numbers.incrementAndGet());
  }

  /** Thirty-two digits that begin with a day, as Zhipu names tasks. */
  String zhipu() {
    return String.format(Locale.ROOT, "20260423%024d", numbers.incrementAndGet());
  }

  private static String uuid(String family, AtomicLong counter) {
    return String.format(Locale.ROOT, "%s-0000-4000-8000-%012x", family, counter.incrementAndGet());
  }
}
