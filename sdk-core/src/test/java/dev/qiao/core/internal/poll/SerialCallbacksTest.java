package dev.qiao.core.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** User code runs in order, one piece at a time, whatever the user's executor does. */
class SerialCallbacksTest {
  private final ExecutorService own = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    own.shutdownNow();
  }

  /** Executors as users have them. */
  private enum Kind {
    POOL,
    IN_THE_CALLING_THREAD,
    THROWS_AN_ERROR,
    THROWS_AFTER_TAKING_THE_WORK,
    RUNS_TWICE;

    Executor executor(ExecutorService pool) {
      return switch (this) {
        case POOL -> pool;
        case IN_THE_CALLING_THREAD -> Runnable::run;
        case THROWS_AN_ERROR ->
            work -> {
              throw new OutOfMemoryError("unable to create native thread");
            };
        case THROWS_AFTER_TAKING_THE_WORK ->
            work -> {
              pool.execute(work);
              throw new IllegalStateException("not initialized");
            };
        case RUNS_TWICE ->
            work -> {
              pool.execute(work);
              pool.execute(work);
            };
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void pieces_runInOrderAndOneAtATime(Kind kind) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      SerialCallbacks callbacks = new SerialCallbacks("test", kind.executor(pool), own);
      List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
      java.util.concurrent.atomic.AtomicInteger running =
          new java.util.concurrent.atomic.AtomicInteger();
      for (int i = 0; i < 2000; i++) {
        int piece = i;
        callbacks.add(
            () -> {
              assertThat(running.incrementAndGet()).isEqualTo(1);
              seen.add(piece);
              running.decrementAndGet();
            });
      }
      callbacks.finished().get(20, TimeUnit.SECONDS);
      assertThat(seen).isEqualTo(IntStream.range(0, 2000).boxed().toList());
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void piecesOfManyThreads_allRun_eachThreadsInItsOrder() throws Exception {
    SerialCallbacks callbacks = new SerialCallbacks("test", own, own);
    java.util.Map<Integer, List<Integer>> seen = new ConcurrentHashMap<>();
    CountDownLatch ready = new CountDownLatch(4);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int thread = t;
      seen.put(thread, Collections.synchronizedList(new ArrayList<>()));
      threads.add(
          new Thread(
              () -> {
                ready.countDown();
                for (int i = 0; i < 20_000; i++) {
                  int piece = i;
                  callbacks.add(() -> seen.get(thread).add(piece));
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    callbacks.finished().get(20, TimeUnit.SECONDS);
    for (List<Integer> one : seen.values()) {
      assertThat(one).isEqualTo(IntStream.range(0, 20_000).boxed().toList());
    }
  }

  @Test
  void piecesAddedTogetherWhileOthersEnd_allRun() throws Exception {
    for (int i = 0; i < 100_000; i++) {
      SerialCallbacks callbacks = new SerialCallbacks("test", Runnable::run, own);
      CountDownLatch ran = new CountDownLatch(3);
      callbacks.add(ran::countDown);
      callbacks.add(ran::countDown, ran::countDown);
      assertThat(ran.await(5, TimeUnit.SECONDS)).as("round %s", i).isTrue();
    }
  }

  @Test
  void add_returnsAtOnce_thoughTheExecutorBlocks() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    SerialCallbacks callbacks =
        new SerialCallbacks(
            "test",
            work -> {
              try {
                release.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              work.run();
            },
            own);
    CountDownLatch ran = new CountDownLatch(2);
    callbacks.add(ran::countDown);
    callbacks.add(ran::countDown);
    assertThat(callbacks.finished()).isNotDone();
    release.countDown();
    assertThat(ran.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void pieceThatThrows_doesNotStopTheNext() throws Exception {
    SerialCallbacks callbacks = new SerialCallbacks("test", own, own);
    callbacks.add(
        () -> {
          throw new StackOverflowError("mine");
        });
    callbacks.add(() -> {});
    callbacks.finished().get(5, TimeUnit.SECONDS);
  }
}
