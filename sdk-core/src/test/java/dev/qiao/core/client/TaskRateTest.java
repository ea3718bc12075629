package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.ApiKey;
import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.task.PollLimiter;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskRef;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many tasks at once. */
class TaskRateTest extends TaskTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void whenDone_thousandTasks_usesOneSchedulerThread() throws Exception {
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    int mostPollers = 0;
    int mostPollThreads = 0;
    QiaoClient client = live();
    List<CompletableFuture<Made>> all = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      String id = "m-" + i;
      script(id, running(), done(id));
      all.add(client.tasks().resume(ref(id), Made.class).awaitAsync(QUICK));
      if (i % 100 == 99) {
        Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
        now.removeAll(before);
        mostPollers = Math.max(mostPollers, count(now, "qiao-poller"));
        mostPollThreads =
            Math.max(mostPollThreads, count(now, "qiao-poll-") + count(now, "OkHttp http"));
      }
    }
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).get(20, TimeUnit.SECONDS).file().name()).isEqualTo("m-" + i + ".mp4");
    }
    assertThat(mostPollers).isEqualTo(1);
    assertThat(mostPollThreads).as("threads, for 1000 tasks").isLessThan(150);
    assertThat(gets).hasSize(2000);
  }

  private static int count(Set<Thread> threads, String name) {
    return (int) threads.stream().filter(thread -> thread.getName().startsWith(name)).count();
  }

  @Test
  void whenDone_manyTasks_shareOneRateLimit() throws Exception {
    Queue<Long> starts = new ConcurrentLinkedQueue<>();
    QiaoClient client =
        live(
            builder ->
                builder
                    .pollsPerSecond(100)
                    .listener(
                        new ExchangeListener() {
                          @Override
                          public void started(Exchange exchange) {
                            starts.add(System.nanoTime());
                          }
                        }));
    List<CompletableFuture<Made>> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String id = "r-" + i;
      script(id, running(), done(id));
      all.add(client.tasks().resume(ref(id), Made.class).awaitAsync(QUICK));
    }
    for (CompletableFuture<Made> one : all) {
      assertThat(one.get(10, TimeUnit.SECONDS)).isNotNull();
    }
    List<Long> times = new ArrayList<>(starts);
    assertThat(times).hasSize(60);
    Duration took = Duration.ofNanos(times.get(59) - times.get(0));
    assertThat(took)
        .as("60 polls at 100 a second")
        .isBetween(Duration.ofMillis(560), Duration.ofSeconds(6));
    for (int i = 20; i < 60; i++) {
      assertThat(times.get(i) - times.get(i - 20))
          .as("polls %d to %d", i - 20, i)
          .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(130));
    }
  }

  @Test
  void whenDone_serviceThatNeverAnswers_hasBoundedPollsUnderWay() throws Exception {
    try (RawServer stalling = RawServer.stallingAfter("")) {
      AtomicInteger underWay = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      QiaoClient client =
          client(
              endpoint(stalling.root()),
              builder ->
                  builder
                      .time(dev.qiao.core.internal.time.Time.SYSTEM)
                      .pollsPerSecond(10_000)
                      .listener(
                          new ExchangeListener() {
                            @Override
                            public void started(Exchange exchange) {
                              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                            }

                            @Override
                            public void failed(Exchange exchange, Throwable reason, Duration took) {
                              underWay.decrementAndGet();
                            }
                          }));
      List<CompletableFuture<Made>> all = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        all.add(
            client
                .tasks()
                .resume(ref("s-" + i), Made.class)
                .awaitAsync(PollOptions.within(Duration.ofMillis(700))));
      }
      for (CompletableFuture<Made> one : all) {
        assertThat(one.handle((made, failure) -> failure).get(10, TimeUnit.SECONDS))
            .isInstanceOf(dev.qiao.core.error.TaskTimeoutException.class);
      }
      assertThat(most.get()).isBetween(2, 64);
    }
  }

  @Test
  void whenDone_waitsThatWereCanceled_giveTheirSlotsBack() throws Exception {
    QiaoClient client = live(builder -> builder.pollsPerSecond(50));
    List<CompletableFuture<Made>> crowd = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      crowd.add(client.tasks().resume(ref("c-" + i), Made.class).awaitAsync(QUICK));
    }
    crowd.forEach(one -> one.cancel(true));
    script("last", done("last"));
    CompletableFuture<Made> last = client.tasks().resume(ref("last"), Made.class).awaitAsync(QUICK);
    assertThat(last.get(5, TimeUnit.SECONDS).file().name()).isEqualTo("last.mp4");
  }

  @Test
  void whenDone_tenThousandTasks_takeLessThan2KBEach_andOneThread() {
    QiaoClient client = live(builder -> builder.pollsPerSecond(0.5));
    List<TaskRef> refs = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      refs.add(ref("heap-" + i));
    }
    List<CompletableFuture<Made>> all = new ArrayList<>(refs.size());
    // Loads the classes and starts the threads that the first task costs.
    all.add(client.tasks().resume(ref("first"), Made.class).awaitAsync(QUICK));
    long before = usedHeap();
    for (TaskRef ref : refs) {
      all.add(client.tasks().resume(ref, Made.class).awaitAsync(PollOptions.within(HOUR)));
    }
    long bytes = (usedHeap() - before) / refs.size();
    assertThat(all.get(1)).isNotDone();
    assertThat(bytes).as("bytes of heap a task").isBetween(100L, 2048L);
    assertThat(count(Thread.getAllStackTraces().keySet(), "qiao-poller")).isEqualTo(1);
    assertThat(gets).as("polls, at one in two seconds").hasSizeLessThan(20);
  }

  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  @Test
  void whenDone_ends_areSeenWithinOneRoundOfTheLimit() throws Exception {
    int tasks = 400;
    int perSecond = 400;
    Duration round = Duration.ofSeconds(1);
    QiaoClient client = live(builder -> builder.pollsPerSecond(perSecond));
    List<CompletableFuture<Made>> all = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      all.add(client.tasks().resume(ref("round-" + i), Made.class).awaitAsync(QUICK));
    }
    while (polls("round-" + (tasks - 1)) == 0) {
      Thread.onSpinWait();
    }
    for (int i = 0; i < tasks; i++) {
      script("round-" + i, done("round-" + i));
    }
    long begin = System.nanoTime();
    int before = gets.size();
    for (CompletableFuture<Made> one : all) {
      one.get(20, TimeUnit.SECONDS);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(took).isLessThan(round.multipliedBy(2));
    assertThat(gets.size() - before)
        .as("polls: one a task, and those that were under way")
        .isLessThanOrEqualTo(tasks + 64);
  }

  @Test
  void keyProviderThatBlocks_holdsUpNoOtherPolls() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    QiaoClient client =
        live(
            builder ->
                builder.apiKeys(
                    () -> {
                      if (asked.incrementAndGet() == 1) {
                        blocked.countDown();
                        await(release);
                      }
                      return ApiKey.of(KEY);
                    }));
    script("k-1", done("k-1"));
    script("k-2", running(), done("k-2"));
    CompletableFuture<Made> slow = client.tasks().resume(ref("k-1"), Made.class).awaitAsync(QUICK);
    assertThat(blocked.await(5, TimeUnit.SECONDS)).isTrue();
    client.tasks().resume(ref("k-2"), Made.class).await(QUICK);
    assertThat(slow).isNotDone();
    release.countDown();
    assertThat(slow.get(5, TimeUnit.SECONDS)).isNotNull();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void snapshots_countAgainstTheRate() {
    QiaoClient client = client(builder -> builder.pollsPerSecond(2));
    script("s", running());
    for (int i = 0; i < 4; i++) {
      client.tasks().resume(ref("s"), Made.class).snapshot();
    }
    assertThat(time.pauses())
        .containsExactly(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(500));
  }

  @Test
  void twoClients_shareALimiter() throws Exception {
    Queue<Long> starts = new ConcurrentLinkedQueue<>();
    PollLimiter account = PollLimiter.perSecond(50);
    PollLimiter counted =
        () -> {
          Duration turn = account.reserve();
          starts.add(System.nanoTime() + turn.toNanos());
          return turn;
        };
    List<CompletableFuture<Made>> all = new ArrayList<>();
    for (QiaoClient client :
        List.of(
            live(builder -> builder.pollLimiter(counted)),
            live(builder -> builder.pollLimiter(counted)))) {
      for (int i = 0; i < 10; i++) {
        String id = "two-" + all.size();
        script(id, done(id));
        all.add(client.tasks().resume(ref(id), Made.class).awaitAsync(QUICK));
      }
    }
    for (CompletableFuture<Made> one : all) {
      assertThat(one.get(10, TimeUnit.SECONDS)).isNotNull();
    }
    List<Long> turns = new ArrayList<>(starts);
    assertThat(turns).hasSize(20);
    assertThat(Duration.ofNanos(turns.get(19) - turns.get(0)))
        .as("20 polls of two clients at 50 a second")
        .isGreaterThan(Duration.ofMillis(350));
  }

  @Test
  void limiterThatThrows_stopsNoPolls() throws Exception {
    script("t", done("t"));
    QiaoClient client =
        live(
            builder ->
                builder.pollLimiter(
                    () -> {
                      throw new AssertionError("no connection to the database of limits");
                    }));
    assertThat(client.tasks().resume(ref("t"), Made.class).await(QUICK)).isNotNull();
  }

  @Test
  void rateLimitedPoll_waitsAsLongAsTheServiceAsks() {
    script(
        "t", refusal(429, "Throttling.RateQuota", "slow").setHeader("Retry-After", "1"), done("t"));
    long begin = System.nanoTime();
    assertThat(live().tasks().resume(ref("t"), Made.class).await(QUICK)).isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(950));
  }

  @Test
  void durationsOutOfRange_areRefusedWhenTheOptionIsMade() {
    for (Duration wrong :
        List.of(Duration.ofMillis(Long.MAX_VALUE), Duration.ofDays(366), Duration.ZERO)) {
      assertThatThrownBy(() -> PollOptions.within(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("timeout must be longer than zero and at most 365 days, not " + wrong);
    }
    script("t", done("t"));
    assertThat(
            live()
                .tasks()
                .resume(ref("t"), Made.class)
                .await(PollOptions.within(PollOptions.MAX).withMaxDelay(PollOptions.MAX)))
        .isNotNull();
  }
}
