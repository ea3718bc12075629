package dev.qiao.testkit;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Ids in the form of the real ones, but counted, so that two runs of one test print the same. */
final class Ids {
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong tasks = new AtomicLong();
  private final AtomicLong chats = new AtomicLong();
  private final AtomicLong uploads = new AtomicLong();

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

  private static String uuid(String family, AtomicLong counter) {
    return String.format(Locale.ROOT, "%s-0000-4000-8000-%012x", family, counter.incrementAndGet());
  }
}
