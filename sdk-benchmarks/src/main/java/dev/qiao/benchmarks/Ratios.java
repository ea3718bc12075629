package dev.qiao.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okio.Okio;

/**
 * Qiao and the floor by turns in one JVM, so that whatever else the machine does hits both. Prints
 * Qiao's figure as a part of the floor's: the median over all rounds of the ratio within a round.
 *
 * <p>Arguments: the number of rounds (default 15), and part of a row's name to run only some.
 */
public final class Ratios {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long ROUND_NANOS = 400_000_000L;
  private static final int WARM_UPS = 20;

  private static long sink;

  private Ratios() {}

  /** Something to measure. */
  private interface Work {
    void run() throws IOException;
  }

  /** What some runs cost the thread that made them, for one unit. */
  private record Cost(double nanos, double cpuNanos, double bytes) {}

  /** Prints the table. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    String only = arguments.length > 1 ? arguments[1] : "";
    System.out.printf(
        "Java %s, %s, %d processors%n%n",
        Runtime.version(),
        System.getProperty("os.name"),
        Runtime.getRuntime().availableProcessors());
    System.out.println(
        "| Qiao / floor | per second | CPU | allocation | Qiao, bytes | floor, bytes |");
    System.out.println("|---|---|---|---|---|---|");
    try (LoopbackServer server = new LoopbackServer();
        Sdk sdk = new Sdk(server.url())) {
      Floor floor = new Floor(server.url());
      for (Dialect dialect : Dialect.values()) {
        String wire = dialect.name().toLowerCase(Locale.ROOT);
        byte[] stream = dialect.stream();
        compare(
            "parse a chunk, " + wire,
            only,
            rounds,
            dialect.chunks(),
            () -> Sdk.read(dialect, new ByteArrayInputStream(stream), Ratios::use),
            () ->
                Floor.read(
                    Okio.buffer(Okio.source(new ByteArrayInputStream(stream))), Ratios::use));
        if (dialect.onlyParsed()) {
          continue;
        }
        compare(
            "stream a chunk (EventStream), " + wire,
            only,
            rounds,
            dialect.chunks(),
            () -> sdk.events(dialect, Traffic.QUESTION, Ratios::use),
            () -> floor.stream(dialect, Traffic.QUESTION, Ratios::use));
        compare(
            "stream a chunk (ChatStream), " + wire,
            only,
            rounds,
            dialect.chunks(),
            () -> sdk.stream(dialect, Traffic.QUESTION, Ratios::use),
            () -> floor.stream(dialect, Traffic.QUESTION, Ratios::use));
        compare(
            "call, " + wire,
            only,
            rounds,
            1,
            () -> use(sdk.call(dialect, Traffic.QUESTION)),
            () -> use(floor.call(dialect, Traffic.QUESTION)));
      }
      String question = Traffic.longQuestion(200_000);
      compare(
          "call with 200 KB",
          only,
          rounds,
          1,
          () -> use(sdk.call(Dialect.COMPATIBLE, question)),
          () -> use(floor.call(Dialect.COMPATIBLE, question)));
      if ("64 callers".contains(only)) {
        manyCallers(rounds, sdk, floor);
      }
      if ("200 KB latency".contains(only)) {
        latency("Qiao", () -> use(sdk.call(Dialect.COMPATIBLE, question)));
        latency("floor", () -> use(floor.call(Dialect.COMPATIBLE, question)));
      }
    }
    if (sink == 42) {
      System.out.println();
    }
  }

  private static void use(Object value) {
    sink += value.hashCode() == 42 ? 1 : 0;
  }

  private static void compare(
      String name, String only, int rounds, int units, Work qiao, Work floor) throws IOException {
    if (!name.contains(only)) {
      return;
    }
    int qiaoRuns = runsOfARound(qiao);
    int floorRuns = runsOfARound(floor);
    List<Cost> ours = new ArrayList<>();
    List<Cost> theirs = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      boolean first = i % 2 == 0;
      if (first) {
        ours.add(cost(qiao, qiaoRuns, units));
      }
      theirs.add(cost(floor, floorRuns, units));
      if (!first) {
        ours.add(cost(qiao, qiaoRuns, units));
      }
    }
    double[] rate = new double[rounds];
    double[] cpu = new double[rounds];
    double[] allocation = new double[rounds];
    double[] ourBytes = new double[rounds];
    double[] theirBytes = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      Cost a = ours.get(i);
      Cost b = theirs.get(i);
      rate[i] = b.nanos / a.nanos;
      cpu[i] = a.cpuNanos / b.cpuNanos;
      allocation[i] = a.bytes / b.bytes;
      ourBytes[i] = a.bytes;
      theirBytes[i] = b.bytes;
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.0f | %.0f |%n",
        name,
        median(rate),
        median(cpu),
        median(allocation),
        median(ourBytes),
        median(theirBytes));
  }

  /** Warms up, then says how many runs fill a round. */
  private static int runsOfARound(Work work) throws IOException {
    int runs = 1;
    for (int i = 0; i < WARM_UPS; i++) {
      long begin = System.nanoTime();
      for (int run = 0; run < runs; run++) {
        work.run();
      }
      double each = (System.nanoTime() - begin) / (double) runs;
      runs = (int) Math.max(1, ROUND_NANOS / each);
    }
    return runs;
  }

  private static Cost cost(Work work, int runs, int units) throws IOException {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long begin = System.nanoTime();
    for (int run = 0; run < runs; run++) {
      work.run();
    }
    double count = (double) runs * units;
    return new Cost(
        (System.nanoTime() - begin) / count,
        (THREADS.getCurrentThreadCpuTime() - cpu) / count,
        (THREADS.getCurrentThreadAllocatedBytes() - bytes) / count);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void manyCallers(int rounds, Sdk sdk, Floor floor) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(64);
    try {
      Work qiao = () -> use(sdk.call(Dialect.COMPATIBLE, Traffic.QUESTION));
      Work byHand = () -> use(floor.call(Dialect.COMPATIBLE, Traffic.QUESTION));
      double[] ratios = new double[rounds];
      for (int i = -8; i < rounds; i++) {
        boolean first = i % 2 == 0;
        double ours = first ? callsPerSecond(callers, qiao) : 0;
        double theirs = callsPerSecond(callers, byHand);
        ours = first ? ours : callsPerSecond(callers, qiao);
        if (i >= 0) {
          ratios[i] = ours / theirs;
        }
      }
      System.out.printf(Locale.ROOT, "| 64 callers | %.2f | | | | |%n", median(ratios));
    } finally {
      callers.shutdown();
    }
  }

  private static double callsPerSecond(ExecutorService callers, Work call)
      throws InterruptedException, ExecutionException {
    long begin = System.nanoTime();
    List<Future<Long>> counts = new ArrayList<>();
    Callable<Long> caller =
        () -> {
          long calls = 0;
          while (System.nanoTime() - begin < 3 * ROUND_NANOS) {
            call.run();
            calls++;
          }
          return calls;
        };
    for (int i = 0; i < 64; i++) {
      counts.add(callers.submit(caller));
    }
    long all = 0;
    for (Future<Long> count : counts) {
      all += count.get();
    }
    return all * 1e9 / (System.nanoTime() - begin);
  }

  /** One call at a time with a pause, as Nagle's algorithm hurts most. */
  private static void latency(String name, Work call) throws Exception {
    double[] millis = new double[100];
    for (int i = -20; i < millis.length; i++) {
      long begin = System.nanoTime();
      call.run();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
      Thread.sleep(5);
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%n%s, 200 KB request: p50 %.1f ms, p90 %.1f ms%n",
        name,
        millis[50],
        millis[90]);
  }
}
