package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.client.RawRequests;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.ServerException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.stream.EventStream;
import dev.qiao.core.stream.SseEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Faults: what the client sees, and what the service has done meanwhile. */
@FakeModels
@Timeout(30)
class FaultsTest {
  private static final String CHAT = "/services/aigc/text-generation/generation";
  private static final String ASK =
      Plain.quoted("{'model':'qwen-plus','input':{'prompt':'Hello'}}");
  private static final String FILM = "/services/aigc/video-generation/video-synthesis";
  private static final String FILM_BODY =
      Plain.quoted("{'model':'wan2.6-t2v','input':{'prompt':'A cat.'}}");

  @TempDir Path folder;

  @Test
  void aResetBeforeTheServiceLeavesNoTask(FakeModelServer server) {
    server.nextRequest(Fault.reset());
    try (QiaoClient client = server.clientBuilder().retry(RetryPolicy.NONE).build()) {
      assertThatThrownBy(() -> submit(client))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.mayHaveReachedService()).isTrue());
      assertThat(server.tasks()).isEmpty();
      assertThat(submit(client)).contains("PENDING");
      assertThat(server.tasks()).hasSize(1);
    }
  }

  @Test
  void aResetAfterProcessingLeavesATaskThatIsPaid(FakeModelServer server, QiaoClient client) {
    server.nextRequest(Fault.reset().afterProcessing());
    assertThatThrownBy(() -> submit(client)).isInstanceOf(TransportException.class);
    assertThat(server.requests("/video-synthesis")).hasSize(1);
    assertThat(server.tasks())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.model()).isEqualTo("wan2.6-t2v");
              assertThat(task.status()).isEqualTo("PENDING");
            });
  }

  @Test
  void aStatusMayComeBeforeOrAfterTheWork(FakeModelServer server) {
    server
        .nextRequest(Fault.status(429, "Throttling.RateQuota", "Slowly.", Duration.ofSeconds(3)))
        .nextRequest(Fault.status(504, "ResponseTimeout", "Too late.").afterProcessing());
    try (QiaoClient client = server.clientBuilder().retry(RetryPolicy.NONE).build()) {
      assertThatThrownBy(() -> submit(client))
          .isInstanceOfSatisfying(
              RateLimitException.class,
              e -> assertThat(e.headers().get("retry-after").toString()).contains("3"));
      assertThat(server.tasks()).isEmpty();
      assertThatThrownBy(() -> submit(client)).isInstanceOf(ServerException.class);
      assertThat(server.tasks()).hasSize(1);
    }
  }

  @Test
  void aStallEndsWhenTheClientHasEnough(FakeModelServer server) {
    server.nextRequest(Fault.stall());
    Timeouts impatient = Timeouts.DEFAULT.toBuilder().total(Duration.ofMillis(200)).build();
    try (QiaoClient client = server.clientBuilder().timeouts(impatient).build()) {
      assertThatThrownBy(() -> submit(client)).isInstanceOf(CallTimeoutException.class);
    }
    assertThat(server.tasks()).isEmpty();
  }

  @Test
  void closingDoesNotWaitForAStall() {
    FakeModelServer server = FakeModelServer.start();
    server.nextRequest(Fault.stall(Duration.ofHours(1))).nextRequest(Fault.stall());
    try (QiaoClient client = server.clientBuilder().retry(RetryPolicy.NONE).build()) {
      Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
      Thread[] callers = new Thread[2];
      for (int i = 0; i < callers.length; i++) {
        callers[i] =
            new Thread(
                () -> {
                  try {
                    submit(client);
                  } catch (SdkException e) {
                    failures.add(e);
                  }
                });
        callers[i].start();
      }
      while (server.requests().size() < 2) {
        Thread.onSpinWait();
      }
      server.close();
      for (Thread caller : callers) {
        caller.join();
      }
      assertThat(failures).hasSize(2).allMatch(TransportException.class::isInstance);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aLateAnswerComes(FakeModelServer server, QiaoClient client) {
    server.nextRequest(Fault.stall(Duration.ofMillis(150)));
    long start = System.nanoTime();
    assertThat(submit(client)).contains("PENDING");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(140));
    assertThat(server.tasks()).hasSize(1);
  }

  @Test
  void aTruncatedBodyIsNoAnswer(FakeModelServer server) {
    Plain plain = new Plain(server);
    for (long bytes : new long[] {0, 10, 100_000}) {
      server.nextRequest(Fault.truncate(bytes));
      assertThatThrownBy(() -> plain.get("/api/v1/tasks")).isInstanceOf(UncheckedIOException.class);
    }
    assertThat(plain.get("/api/v1/tasks").status()).isEqualTo(200);
  }

  @Test
  void aTruncatedStreamBringsWhatFits(FakeModelServer server) {
    try (QiaoClient client = server.client()) {
      String whole =
          new Plain(server).post(Plain.GENERATION, ASK, "X-DashScope-SSE", "enable").text();
      int two = whole.indexOf("id:3");
      server.nextRequest(Fault.truncate(two + 20));
      try (EventStream<SseEvent> stream = client.raw().stream(CHAT, ASK)) {
        Iterator<SseEvent> events = stream.iterator();
        assertThat(events.next().data()).isNotEmpty();
        assertThat(events.next().data()).isNotEmpty();
        assertThatThrownBy(events::next).isInstanceOf(StreamTruncatedException.class);
      }
    }
  }

  @Test
  void garbageIsAProxysPage(FakeModelServer server) {
    server.nextRequest(Fault.garbage());
    Plain.Reply reply = new Plain(server).get("/api/v1/tasks");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("text/html");
    assertThat(reply.text()).startsWith("<html>");
    server.nextRequest(Fault.answer(502, "text/plain", "Bad Gateway").afterProcessing());
    try (QiaoClient client = server.clientBuilder().retry(RetryPolicy.NONE).build()) {
      assertThatThrownBy(() -> submit(client))
          .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.status()).isEqualTo(502));
    }
    assertThat(server.tasks()).hasSize(1);
  }

  @Test
  void aCorruptBodyHasItsLength(FakeModelServer server, QiaoClient client) {
    String url = film(server, client);
    server.nextDownload(Fault.corrupt());
    Plain plain = new Plain(server);
    Plain.Reply reply = plain.send(plain.request(url));
    assertThat(reply.response().body())
        .hasSameSizeAs(SampleMedia.clipMp4())
        .isNotEqualTo(SampleMedia.clipMp4());
    assertThat(plain.send(plain.request(url)).response().body()).isEqualTo(SampleMedia.clipMp4());
  }

  @Test
  void aSlowBodyIsWhole(FakeModelServer server, QiaoClient client) {
    String url = film(server, client);
    server.nextDownload(Fault.slow(60_000));
    long start = System.nanoTime();
    Plain plain = new Plain(server);
    assertThat(plain.send(plain.request(url)).response().body()).isEqualTo(SampleMedia.clipMp4());
    Duration least = Duration.ofMillis(SampleMedia.clipMp4().length * 1000L / 60_000 - 60);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(least);
  }

  @Test
  void faultsHappenInsideStreams(FakeModelServer server) {
    server
        .nextRequest(Fault.streamError(2, "DataInspectionFailed", "No."))
        .nextRequest(Fault.streamBreak(2))
        .nextRequest(Fault.streamBreak(0));
    Timeouts quick =
        Timeouts.DEFAULT.toBuilder()
            .idle(Duration.ofMillis(200))
            .firstEvent(Duration.ofMillis(200))
            .build();
    try (QiaoClient client =
        server.clientBuilder().timeouts(quick).retry(RetryPolicy.NONE).build()) {
      RawRequests raw = client.raw();
      assertThatThrownBy(() -> read(raw, 2))
          .isInstanceOfSatisfying(
              ApiException.class, e -> assertThat(e.code()).isEqualTo("DataInspectionFailed"));
      assertThatThrownBy(() -> read(raw, 2)).isInstanceOf(StreamTruncatedException.class);
      assertThatThrownBy(() -> read(raw, 0)).isInstanceOf(TransportException.class);
      for (int events : new int[] {2, 0}) {
        server.nextStreamStallsAfter(events);
        assertThatThrownBy(() -> read(raw, events)).isInstanceOf(CallTimeoutException.class);
        server.nextRequest(Fault.streamStall(events));
        assertThatThrownBy(() -> read(raw, events)).isInstanceOf(CallTimeoutException.class);
      }
      server.nextRequest(Fault.streamStall(1));
      assertThat(raw.post(CHAT, ASK).value()).contains("Hello");
    }
  }

  @Test
  void eachFaultIsUsedOnceAndInOrder(FakeModelServer server) {
    server
        .nextRequest(Fault.status(500, "InternalError", "First."))
        .nextRequestFails(503, "ModelUnavailable", "Second.")
        .nextRequest(Fault.garbage());
    Plain plain = new Plain(server);
    assertThat(plain.get("/api/v1/nothing").status()).isEqualTo(404);
    assertThat(plain.get("/api/v1/tasks").status()).isEqualTo(500);
    assertThat(plain.get("/api/v1/tasks").status()).isEqualTo(503);
    assertThat(plain.get("/api/v1/tasks").text()).startsWith("<html>");
    assertThat(plain.get("/api/v1/tasks").status()).isEqualTo(200);
  }

  @Test
  void aFunctionMakesBadLuck(FakeModelServer server, QiaoClient client) {
    server.faults(
        call -> call.path().contains("/tasks/") ? Fault.status(500, "InternalError", "x") : null);
    submit(client);
    Plain plain = new Plain(server);
    assertThat(plain.get("/api/v1/tasks/nobody").status()).isEqualTo(500);
    assertThat(plain.get("/api/v1/tasks").status()).isEqualTo(200);
    server.nextRequest(Fault.garbage());
    assertThat(plain.get("/api/v1/tasks/nobody").text()).startsWith("<html>");
    server.faults(
        call -> {
          throw new IllegalStateException("my mistake");
        });
    assertThat(plain.get("/api/v1/tasks").text()).contains("my mistake");
    server.faults(call -> null);
    assertThat(plain.get("/api/v1/tasks/nobody").status()).isEqualTo(200);
  }

  @Test
  void anUploadGoesWrongAtTheStorage(FakeModelServer server) {
    server
        .nextUpload(Fault.status(503, "ServiceUnavailable", "Please retry."))
        .nextUpload(Fault.reset().afterProcessing());
    try (QiaoClient client = server.clientBuilder().retry(RetryPolicy.NONE).build()) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> upload(client)).isInstanceOf(SdkException.class);
        assertThat(server.uploads()).hasSize(i);
      }
      upload(client);
      assertThat(server.uploads()).hasSize(2);
    }
  }

  @Test
  void aDownloadSurvivesAnErrorOfTheStorage(FakeModelServer server, QiaoClient client)
      throws IOException {
    String url = film(server, client);
    server
        .nextDownload(Fault.status(503, "ServiceUnavailable", "Please retry."))
        .nextDownload(Fault.reset())
        .nextDownload(Fault.truncate(4000));
    Path saved = client.files().download(ResultFile.of(url), folder.resolve("film.mp4"));
    assertThat(Files.readAllBytes(saved)).isEqualTo(SampleMedia.clipMp4());
  }

  @Test
  void whatCannotHappenIsRefusedAtOnce(FakeModelServer server) {
    assertThatThrownBy(() -> Fault.status(301, "Moved", "There."))
        .hasMessage("a failure has a status of 400 to 599, or 200 with an error inside, not 301");
    assertThatThrownBy(() -> Fault.answer(101, "a/b", "x"))
        .hasMessage("an answer has a status of 200 to 599, not 101");
    assertThatThrownBy(() -> Fault.truncate(-1)).hasMessage("bytes must be at least 0, not -1");
    assertThatThrownBy(() -> Fault.slow(0)).hasMessage("bytesPerSecond must be at least 1, not 0");
    assertThatThrownBy(() -> Fault.stall(Duration.ofSeconds(-1)))
        .hasMessage("an answer cannot come early, by PT-1S");
    assertThatThrownBy(() -> Fault.streamStall(-1)).hasMessage("events must be at least 0, not -1");
    assertThatThrownBy(() -> server.timePerState(Duration.ZERO, Duration.ofSeconds(-1)))
        .hasMessage("the times must not be negative, but are PT0S and PT-1S");
    assertThat(Fault.reset().afterProcessing()).hasToString("Fault[reset after processing]");
    assertThat(Fault.truncate(3).afterProcessing()).hasToString("Fault[truncate 3]");
  }

  @Test
  void aBodyThatIsNoJsonIsToldByTheClient(FakeModelServer server, QiaoClient client) {
    server.nextUpload(Fault.garbage()).nextRequest(Fault.garbage());
    assertThatThrownBy(() -> upload(client)).isInstanceOf(MalformedResponseException.class);
  }

  private static void read(RawRequests raw, int events) {
    try (EventStream<SseEvent> stream = raw.stream(CHAT, ASK)) {
      Iterator<SseEvent> iterator = stream.iterator();
      for (int i = 0; i < events; i++) {
        assertThat(iterator.next().data()).isNotEmpty();
      }
      iterator.next();
    }
  }

  private static void upload(QiaoClient client) {
    client
        .files()
        .upload(MediaSource.of(SampleMedia.portraitPng(), "p.png"), Model.of("emo-detect-v1"));
  }

  private static String submit(QiaoClient client) {
    return client.raw().withHeader("X-DashScope-Async", "enable").post(FILM, FILM_BODY).value();
  }

  private static String film(FakeModelServer server, QiaoClient client) {
    server.pollsPerState(0, 0);
    String id = Plain.json(submit(client)).at("/output/task_id").asText();
    return Plain.json(client.raw().get("/tasks/" + id).value()).at("/output/video_url").asText();
  }
}
