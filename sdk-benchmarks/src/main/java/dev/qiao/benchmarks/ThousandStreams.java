package dev.qiao.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A thousand streams open at the same time, each read by a virtual thread of the user's, and how
 * many platform threads the JVM has then. Needs a JDK of 24 or later: before that a virtual thread
 * that waits inside OkHttp 4.12 holds its carrier. The server's own threads, one a connection, run
 * in a JVM of their own.
 */
public final class ThousandStreams {
  private static final int STREAMS = 1_000;

  private ThousandStreams() {}

  /** Without arguments, starts a server in another JVM and counts; with {@code serve}, is it. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      serve();
      return;
    }
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                ThousandStreams.class.getName(),
                "serve")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String url = process.inputReader().readLine();
      count(url);
    } finally {
      process.destroy();
    }
  }

  private static void serve() throws Exception {
    try (LoopbackServer server = new LoopbackServer()) {
      System.out.println(server.url());
      System.in.read();
    }
  }

  private static void count(String url) throws Exception {
    ExecutorService virtual =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    CountDownLatch open = new CountDownLatch(STREAMS);
    CountDownLatch go = new CountDownLatch(1);
    AtomicLong chunks = new AtomicLong();
    try (Sdk sdk = new Sdk(url)) {
      List<Future<?>> streams = new ArrayList<>();
      for (int i = 0; i < STREAMS; i++) {
        streams.add(
            virtual.submit(
                () -> {
                  boolean[] first = {true};
                  sdk.stream(
                      Dialect.COMPATIBLE,
                      Traffic.QUESTION,
                      chunk -> {
                        chunks.incrementAndGet();
                        if (first[0]) {
                          first[0] = false;
                          open.countDown();
                          await(go);
                        }
                      });
                }));
      }
      if (!open.await(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException("only " + (STREAMS - open.getCount()) + " streams opened");
      }
      int whileOpen = platformThreads();
      go.countDown();
      int peak = whileOpen;
      for (Future<?> stream : streams) {
        while (!stream.isDone()) {
          peak = Math.max(peak, platformThreads());
          Thread.sleep(1);
        }
        stream.get();
      }
      System.out.printf(
          "%d streams open, %d chunks read: %d platform threads while open, %d at most%n",
          STREAMS, chunks.get(), whileOpen, peak);
      for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(false, false)) {
        System.out.println("  " + thread.getThreadName());
      }
    } finally {
      virtual.shutdown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int platformThreads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }
}
