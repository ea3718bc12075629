package dev.qiao.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.ServerException;
import dev.qiao.core.internal.time.Time;
import dev.qiao.retrieval.qwen.CompatibleEmbeddingRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@FakeModels
@Timeout(60)
class BulkEmbeddingTest {
  private static final TextsRequest SETTINGS =
      TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V4).dimension(64).build();

  private static List<String> texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> "text number " + i).toList();
  }

  @Test
  void anyNumberOfTextsComesBackInOrder(FakeModelServer server, QiaoClient client) {
    EmbeddingService embeddings = new EmbeddingService(client);
    List<String> texts = texts(234);
    try (BulkEmbedding bulk = embeddings.embedAll(SETTINGS, texts)) {
      List<EmbeddedText> all = bulk.collect();
      assertThat(all).extracting(EmbeddedText::text).isEqualTo(texts);
      assertThat(all).extracting(EmbeddedText::index).startsWith(0L, 1L).endsWith(233L);
      assertThat(all).noneMatch(EmbeddedText::failed);
      assertThat(all.get(123).embedding())
          .isEqualTo(embeddings.embed(SETTINGS.withTexts(List.of("text number 123"))).embedding());
      BulkProgress progress = bulk.progress();
      assertThat(progress.read()).isEqualTo(234);
      assertThat(progress.embedded()).isEqualTo(234);
      assertThat(progress.failed()).isZero();
      assertThat(progress.requests()).isEqualTo(24);
      assertThat(progress.totalTokens()).isPositive();
    }
    assertThat(server.requests()).hasSize(25);
  }

  @Test
  void aRequestHasAsManyTextsAsTheModelTakes_orAsTheOptionsSay(
      FakeModelServer server, QiaoClient client) {
    EmbeddingService embeddings = new EmbeddingService(client);
    TextsRequest old =
        CompatibleEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V2).build();
    assertThat(embeddings.embedAll(old, texts(60)).collect()).hasSize(60);
    assertThat(server.requests()).hasSize(3);
    server.reset();
    assertThat(
            embeddings
                .embedAll(old, texts(60).stream(), BulkOptions.DEFAULTS.withBatchSize(6))
                .stream())
        .hasSize(60);
    assertThat(server.requests()).hasSize(10);
  }

  @Test
  void blankAndMissingTexts_failByTheirIndex_andAreNotSent(
      FakeModelServer server, QiaoClient client) {
    List<EmbeddedText> all =
        new EmbeddingService(client)
            .embedAll(SETTINGS, Arrays.asList("one", null, " ", "", "two"))
            .collect();
    assertThat(all)
        .extracting(EmbeddedText::failed)
        .containsExactly(false, true, true, true, false);
    assertThat(all.get(1).failure())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage("text 1 is null; it is not sent");
    assertThat(all.get(2).failure()).hasMessage("text 2 is blank; it is not sent");
    assertThatThrownBy(() -> all.get(2).embedding()).isSameAs(all.get(2).failure());
    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0).json("/input/texts")).isEqualTo(List.of("one", "two"));
    assertThat(new EmbeddingService(client).embedAll(SETTINGS, List.of()).collect()).isEmpty();
    Iterator<EmbeddedText> one =
        new EmbeddingService(client).embedAll(SETTINGS, List.of("a")).iterator();
    assertThat(one.next().failed()).isFalse();
    assertThat(one.hasNext()).isFalse();
    assertThat(one.hasNext()).isFalse();
  }

  @Test
  void aTextThatIsRejected_failsByItself(FakeModelServer server, QiaoClient client) {
    server.faults(
        call ->
            call.body().contains("number 17\"")
                ? Fault.status(400, "DataInspectionFailed", "Input data may be bad.")
                : null);
    List<EmbeddedText> all = new EmbeddingService(client).embedAll(SETTINGS, texts(40)).collect();
    assertThat(all)
        .filteredOn(EmbeddedText::failed)
        .extracting(EmbeddedText::index)
        .containsExactly(17L);
    assertThat(all.get(17).failure()).isInstanceOf(ContentRejectedException.class);
    // 4, and 2 + 2 + 2 + 2 halves of one: none that was answered is sent again.
    assertThat(server.requests()).hasSizeBetween(10, 12);
    for (int i = 0; i < 40; i++) {
      String text = "\"text number " + i + "\"";
      assertThat(
              server.requests().stream()
                  .filter(call -> call.body().contains(text))
                  .filter(call -> !call.body().contains("number 17\""))
                  .count())
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void aRequestThatFails_failsItsTexts_andTheOthersGoOn(FakeModelServer server, QiaoClient client) {
    server.faults(
        call ->
            call.body().contains("number 15\"") ? Fault.status(500, "InternalError", "no") : null);
    List<EmbeddedText> all = new EmbeddingService(client).embedAll(SETTINGS, texts(30)).collect();
    assertThat(all)
        .filteredOn(EmbeddedText::failed)
        .extracting(EmbeddedText::index)
        .containsExactlyElementsOf(IntStream.range(10, 20).mapToObj(i -> (long) i).toList());
    assertThat(all.get(15).failure()).isInstanceOf(ServerException.class);
  }

  @Test
  void aWrongKeyEndsIt_afterWhatWasSent(FakeModelServer server) {
    try (QiaoClient client = server.clientBuilder().apiKey("sk-wrong").build();
        BulkEmbedding bulk = new EmbeddingService(client).embedAll(SETTINGS, texts(5000))) {
      List<EmbeddedText> seen = new ArrayList<>();
      assertThatThrownBy(() -> bulk.forEach(seen::add)).isInstanceOf(AuthenticationException.class);
      assertThat(seen).hasSizeBetween(10, 80).allMatch(EmbeddedText::failed);
      assertThat(server.requests()).hasSizeLessThanOrEqualTo(8);
      assertThat(bulk.progress().failed()).isEqualTo(seen.size());
    }
  }

  @Test
  void aLimitThatIsBroken_endsItBeforeAnythingIsSent(FakeModelServer server, QiaoClient client) {
    BulkOptions tooMany = BulkOptions.DEFAULTS.withBatchSize(11);
    BulkEmbedding bulk = new EmbeddingService(client).embedAll(SETTINGS, texts(5000), tooMany);
    assertThatThrownBy(bulk::collect)
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("at most 10 texts for text-embedding-v4");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void textsAreTakenAsTheyAreNeeded(FakeModelServer server, QiaoClient client) {
    AtomicBoolean streamClosed = new AtomicBoolean();
    Stream<String> endless =
        Stream.iterate(0, i -> i + 1).map(i -> "text " + i).onClose(() -> streamClosed.set(true));
    try (BulkEmbedding bulk =
        new EmbeddingService(client).embedAll(SETTINGS, endless, BulkOptions.DEFAULTS)) {
      assertThat(server.requests()).isEmpty();
      Iterator<EmbeddedText> iterator = bulk.iterator();
      for (int i = 0; i < 100; i++) {
        assertThat(iterator.next().index()).isEqualTo(i);
      }
      assertThat(bulk.progress().read()).isBetween(100L, 190L);
      assertThatThrownBy(bulk::iterator).hasMessageContaining("read once");
    }
    assertThat(streamClosed).isTrue();
  }

  @Test
  void anEndOfTheCallersTexts_isThrownAfterWhatWasSent(FakeModelServer server, QiaoClient client) {
    Iterable<String> broken =
        () ->
            Stream.concat(texts(15).stream(), Stream.of("x").map(BulkEmbeddingTest::fail))
                .iterator();
    List<EmbeddedText> seen = new ArrayList<>();
    BulkEmbedding bulk = new EmbeddingService(client).embedAll(SETTINGS, broken);
    assertThatThrownBy(() -> bulk.forEach(seen::add)).hasMessage("disk gone");
    assertThat(seen).hasSize(15).noneMatch(EmbeddedText::failed);
  }

  private static String fail(String text) {
    throw new IllegalStateException("disk gone");
  }

  /** Texts that were taken and not handed out would give the following ones their places. */
  @Test
  void anErrorOrCheckedExceptionOfTheCallersTexts_endsItInTheSameWay(
      FakeModelServer server, QiaoClient client) {
    for (Throwable cause : List.of(new StackOverflowError(), new IOException("disk gone"))) {
      Iterator<String> more = texts(40).iterator();
      AtomicInteger count = new AtomicInteger();
      Iterator<String> broken =
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return more.hasNext();
            }

            @Override
            public String next() {
              String text = more.next();
              return count.getAndIncrement() == 15
                  ? BulkEmbeddingTest.<RuntimeException>sneak(cause)
                  : text;
            }
          };
      Iterator<EmbeddedText> iterator =
          new EmbeddingService(client).embedAll(SETTINGS, () -> broken).iterator();
      List<String> seen = new ArrayList<>();
      assertThatThrownBy(() -> iterator.forEachRemaining(one -> seen.add(one.text())))
          .isInstanceOf(IllegalStateException.class)
          .hasCause(cause);
      assertThat(seen).isEqualTo(texts(15));
      assertThatThrownBy(iterator::hasNext).isInstanceOf(CallCanceledException.class);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> String sneak(Throwable cause) throws T {
    throw (T) cause;
  }

  @Test
  void aFailureWhileTheTextsAreClosed_isBesideTheFailureThatEndedIt(FakeModelServer server) {
    try (QiaoClient client = server.clientBuilder().apiKey("sk-wrong").build()) {
      IllegalStateException second = new IllegalStateException("not closed");
      Stream<String> texts =
          texts(20).stream()
              .onClose(
                  () -> {
                    throw second;
                  });
      BulkEmbedding bulk =
          new EmbeddingService(client).embedAll(SETTINGS, texts, BulkOptions.DEFAULTS);
      assertThatThrownBy(() -> bulk.forEach(one -> {}))
          .isInstanceOf(AuthenticationException.class)
          .hasSuppressedException(second);
    }
  }

  @Test
  void anErrorOfACall_isTheFailureOfItsTexts() {
    StackOverflowError error = new StackOverflowError();
    BulkEmbedding bulk =
        new BulkEmbedding(
            texts -> {
              throw error;
            },
            texts(20).iterator(),
            () -> {},
            10,
            BulkOptions.DEFAULTS,
            Time.SYSTEM);
    assertThat(bulk.collect()).hasSize(20).allMatch(one -> one.failure().getCause() == error);
  }

  @Test
  void anyNumberOfRequestsAtOnce_andOfTextsInOne(FakeModelServer server, QiaoClient client) {
    BulkOptions most = BulkOptions.DEFAULTS.withMaxConcurrent(Integer.MAX_VALUE);
    assertThat(new EmbeddingService(client).embedAll(SETTINGS, texts(30), most).collect())
        .hasSize(30)
        .noneMatch(EmbeddedText::failed);
    List<List<String>> sent = new ArrayList<>();
    BulkEmbedding bulk =
        new BulkEmbedding(
            texts -> {
              sent.add(texts);
              return CompletableFuture.completedFuture(result(texts));
            },
            texts(30).iterator(),
            () -> {},
            Integer.MAX_VALUE,
            most,
            Time.SYSTEM);
    assertThat(bulk.collect()).hasSize(30);
    assertThat(sent).containsExactly(texts(30));
  }

  @Test
  void aTextThatIsTooLong_failsByItself_inTheFirstRequestToo(
      FakeModelServer server, QiaoClient client) {
    for (int bad : List.of(3, 13)) {
      server.reset();
      server.faults(
          call ->
              call.body().contains("number " + bad + "\"")
                  ? Fault.status(400, "InvalidParameter", "Range of input length: [1, 8192]")
                  : null);
      assertThat(new EmbeddingService(client).embedAll(SETTINGS, texts(40)).collect())
          .filteredOn(EmbeddedText::failed)
          .extracting(EmbeddedText::index)
          .containsExactly((long) bad);
    }
  }

  @Test
  void settingsThatAreWrong_costTheDivisionOfOneRequest(FakeModelServer server, QiaoClient client) {
    server.faults(call -> Fault.status(400, "InvalidParameter", "dimension is invalid"));
    assertThat(new EmbeddingService(client).embedAll(SETTINGS, texts(200)).collect())
        .hasSize(200)
        .allMatch(EmbeddedText::failed);
    assertThat(server.requests()).hasSize(20 + 18);
  }

  @Test
  void closingItFromAnotherThread_wakesTheReader(FakeModelServer server, QiaoClient client)
      throws Exception {
    server.faults(call -> Fault.stall());
    BulkEmbedding bulk = new EmbeddingService(client).embedAll(SETTINGS, texts(100));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread reader = new Thread(() -> thrown.set(failure(bulk)));
    reader.start();
    awaitRequests(server);
    bulk.close();
    reader.join(TimeUnit.SECONDS.toMillis(20));
    assertThat(thrown.get())
        .isInstanceOf(CallCanceledException.class)
        .hasMessage("the embeddings were closed after 0 texts");
  }

  @Test
  void anInterruptEndsIt(FakeModelServer server, QiaoClient client) throws Exception {
    server.faults(call -> Fault.stall());
    BulkEmbedding bulk = new EmbeddingService(client).embedAll(SETTINGS, texts(100));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicBoolean flag = new AtomicBoolean();
    Thread reader =
        new Thread(
            () -> {
              thrown.set(failure(bulk));
              flag.set(Thread.currentThread().isInterrupted());
            });
    reader.start();
    awaitRequests(server);
    reader.interrupt();
    reader.join(TimeUnit.SECONDS.toMillis(20));
    assertThat(thrown.get()).isInstanceOf(CallInterruptedException.class);
    assertThat(((CallInterruptedException) thrown.get()).mayHaveReachedService()).isTrue();
    assertThat(flag).isTrue();
  }

  /**
   * What the caller's stream does when it is closed is user code: it runs under no lock of ours.
   */
  @Test
  void interrupt_closesTheTexts_whileOtherThreadsMayClose(FakeModelServer server, QiaoClient client)
      throws Exception {
    server.faults(call -> Fault.stall());
    AtomicReference<BulkEmbedding> bulk = new AtomicReference<>();
    AtomicBoolean waited = new AtomicBoolean(true);
    CountDownLatch closed = new CountDownLatch(1);
    Stream<String> texts =
        Stream.of("a", "b")
            .onClose(
                () -> {
                  Thread other = new Thread(() -> bulk.get().close());
                  other.start();
                  try {
                    Thread.interrupted();
                    other.join(TimeUnit.SECONDS.toMillis(5));
                  } catch (InterruptedException e) {
                    throw new AssertionError(e);
                  }
                  waited.set(other.isAlive());
                  closed.countDown();
                });
    bulk.set(new EmbeddingService(client).embedAll(SETTINGS, texts, BulkOptions.DEFAULTS));
    Thread reader = new Thread(() -> failure(bulk.get()));
    reader.start();
    awaitRequests(server);
    reader.interrupt();
    assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(waited).isFalse();
  }

  private static Throwable failure(BulkEmbedding bulk) {
    try {
      bulk.collect();
      return new AssertionError("it did not fail");
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static void awaitRequests(FakeModelServer server) throws InterruptedException {
    for (int i = 0; i < 1000 && server.requests().isEmpty(); i++) {
      new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void aRequestWithTextsOfItsOwn_isRefused(FakeModelServer server, QiaoClient client) {
    assertThatThrownBy(
            () ->
                new EmbeddingService(client)
                    .embedAll(SETTINGS.withTexts(List.of("a")), List.of("b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the settings of embedAll(..) have texts; build them without, and pass every text in"
                + " the second argument");
    assertThatThrownBy(() -> BulkOptions.DEFAULTS.withMaxConcurrent(0))
        .hasMessage("maxConcurrent must be at least 1, is 0");
  }

  /** A clock that waits are fast on. */
  private static final class Clock implements Time {
    private long now;
    private long passes;

    @Override
    public long nanos() {
      now += passes;
      return now;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH.plusNanos(now);
    }

    @Override
    public void pause(Duration pause, CountDownLatch end) {
      now += pause.toNanos();
    }

    @Override
    public void await(Condition signal, long nanos) {
      now += nanos;
    }

    @Override
    public double random() {
      return 0;
    }
  }

  private static EmbeddingResult result(List<String> texts) {
    return new EmbeddingResult(
        IntStream.range(0, texts.size())
            .mapToObj(i -> new EmbeddingItem(i, Embedding.of(i + 1), null, null, null, Map.of()))
            .toList(),
        null,
        null,
        null,
        null,
        null,
        Map.of());
  }

  @Test
  void requestsAreSpreadOverTheMinute() {
    Clock clock = new Clock();
    List<Long> sent = new ArrayList<>();
    BulkEmbedding bulk =
        new BulkEmbedding(
            texts -> {
              sent.add(Duration.ofNanos(clock.now).toMillis());
              return CompletableFuture.completedFuture(result(texts));
            },
            texts(40).iterator(),
            () -> {},
            10,
            BulkOptions.DEFAULTS.withRequestsPerMinute(120),
            clock);
    assertThat(bulk.collect()).hasSize(40);
    assertThat(sent).containsExactly(0L, 500L, 1000L, 1500L);
  }

  @Test
  void timeThatPassesBetweenTwoLooksAtIt_keepsNothingWaiting() {
    Clock clock = new Clock();
    for (long millis : List.of(1L, 70L, 130L, 170L, 240L, 490L, 600L)) {
      clock.passes = Duration.ofMillis(millis).toNanos();
      BulkEmbedding bulk =
          new BulkEmbedding(
              texts -> CompletableFuture.completedFuture(result(texts)),
              texts(60).iterator(),
              () -> {},
              10,
              BulkOptions.DEFAULTS.withRequestsPerMinute(120).withMaxConcurrent(1),
              clock);
      assertThat(bulk.collect()).hasSize(60);
    }
  }

  @Test
  void noMoreRequestsAreUnderWayThanTheOptionsSay_andALateOneHoldsTheOthersBackOnlySoFar() {
    List<CompletableFuture<EmbeddingResult>> calls = new ArrayList<>();
    List<List<String>> sent = new ArrayList<>();
    AtomicReference<Integer> most = new AtomicReference<>(0);
    BulkEmbedding bulk =
        new BulkEmbedding(
            texts -> {
              CompletableFuture<EmbeddingResult> call = new CompletableFuture<>();
              calls.add(call);
              sent.add(texts);
              long open = calls.stream().filter(one -> !one.isDone()).count();
              most.accumulateAndGet((int) open, Math::max);
              // The first ends last; until then no more than six are made.
              int from = calls.size() >= 6 ? 0 : 1;
              for (int i = from; (from == 0 || open == 3) && i < calls.size(); i++) {
                calls.get(i).complete(result(sent.get(i)));
              }
              return call;
            },
            texts(1000).iterator(),
            () -> {},
            10,
            BulkOptions.DEFAULTS.withMaxConcurrent(3),
            Time.SYSTEM);
    Iterator<EmbeddedText> iterator = bulk.iterator();
    for (int i = 0; i < 50; i++) {
      assertThat(iterator.next().index()).isEqualTo(i);
    }
    assertThat(most.get()).isEqualTo(3);
    assertThat(bulk.progress().read()).isLessThanOrEqualTo(110);
    bulk.close();
    assertThatThrownBy(() -> drain(iterator)).isInstanceOf(CallCanceledException.class);
  }

  private static void drain(Iterator<EmbeddedText> iterator) {
    while (iterator.hasNext()) {
      iterator.next();
    }
  }
}
