package dev.qiao.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.TestOperations.Made;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.task.PollOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many tasks at once. */
class TaskRateTest extends TaskTest {
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
      all.add(client.tasks().resume(ref(id), Made.class).whenDone(QUICK));
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
      all.add(client.tasks().resume(ref(id), Made.class).whenDone(QUICK));
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
                .whenDone(PollOptions.within(Duration.ofMillis(700))));
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
      crowd.add(client.tasks().resume(ref("c-" + i), Made.class).whenDone(QUICK));
    }
    crowd.forEach(one -> one.cancel(true));
    script("last", done("last"));
    CompletableFuture<Made> last = client.tasks().resume(ref("last"), Made.class).whenDone(QUICK);
    assertThat(last.get(5, TimeUnit.SECONDS).file().name()).isEqualTo("last.mp4");
  }
}
