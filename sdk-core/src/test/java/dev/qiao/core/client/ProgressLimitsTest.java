package dev.qiao.core.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.CallTimeoutException.Phase;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.time.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits measure progress, not noise: what drips without bound comes to an end. */
class ProgressLimitsTest extends SocketTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String PIECE = "data:{\"text\":\"a\"}\n\n";

  /** A server that repeats a text after a beginning until the client goes away. */
  private static RawServer dripping(String beginning, String drop) throws IOException {
    return RawServer.dripping(beginning.getBytes(UTF_8), drop.getBytes(UTF_8), () -> {});
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  private QiaoClient impatient(String root) {
    Timeouts all =
        Timeouts.builder()
            .connect(Duration.ofSeconds(5))
            .write(Duration.ofSeconds(5))
            .firstEvent(SHORT)
            .firstContent(SHORT.multipliedBy(2))
            .idle(SHORT)
            .total(SHORT)
            .build();
    return client(
        endpoint(root), builder -> builder.retry(RetryPolicy.NONE).timeouts(all).time(Time.SYSTEM));
  }

  private static void assertEnds(ThrowingCallable use, Phase phase, String setting) {
    long begin = System.nanoTime();
    CallTimeoutException failure = catchThrowableOfType(CallTimeoutException.class, use);
    assertThat(failure).hasMessageContaining("the setting is Timeouts." + setting);
    assertThat(failure.phase()).isEqualTo(phase);
    assertThat(failure.mayHaveReachedService()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void stream_noiseAfterContent_endsWithIdle() throws IOException {
    for (String noise :
        List.of(": keep-alive\n\n", "\n", ":", "x", "data: {\"te", "data:{}\n\n", "event:a\n\n")) {
      try (RawServer server = dripping(RawServer.SSE_HEAD + PIECE, noise)) {
        assertEnds(
            () -> impatient(server.root()).stream(Ask.of("a")).collect(), Phase.IDLE, "idle");
      }
    }
  }

  /** What drips below the answer's bytes: a read of these never returns by itself. */
  private static final Map<String, String> FRAMING =
      Map.of(
          "chunk extension", "5;a",
          "trailers", "0\r\nX: ",
          "size of a chunk", "000000000000");

  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: ";

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  @Test
  void framingThatDrips_ends(@TempDir Path folder) throws IOException {
    for (String begun : FRAMING.values()) {
      String drop = begun.endsWith("0") ? "0" : "a";
      try (RawServer server =
          dripping(CHUNKED + "text/event-stream\r\n\r\n" + chunk(PIECE) + begun, drop)) {
        assertEnds(
            () -> impatient(server.root()).stream(Ask.of("a")).collect(), Phase.IDLE, "idle");
      }
      try (RawServer server =
          dripping(CHUNKED + "application/json\r\n\r\n" + chunk("{}") + begun, drop)) {
        assertEnds(() -> impatient(server.root()).call(Ask.of("a")), Phase.TOTAL, "total");
      }
      try (RawServer server =
          dripping(CHUNKED + "video/mp4\r\n\r\n" + chunk("ftyp".repeat(999)) + begun, drop)) {
        QiaoClient client = impatient(server.root());
        assertThat(
                catchThrowable(
                    () ->
                        client
                            .files()
                            .download(
                                ResultFile.of(server.root() + "/v"), folder.resolve("v.bin"))))
            .isInstanceOf(SdkException.class)
            .hasMessageContaining("Timeouts.idle");
      }
    }
  }

  /** Blocks of no bytes: gzip reads them and gives nothing. */
  @Test
  void compressionThatDripsAndHoldsNothing_ends() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/event-stream\r\n\r\n"
            .getBytes(UTF_8));
    head.write(new byte[] {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, 3});
    byte[] emptyBlock = {0, 0, 0, (byte) 0xff, (byte) 0xff};
    try (RawServer server = RawServer.dripping(head.toByteArray(), emptyBlock, () -> {})) {
      assertEnds(
          () -> impatient(server.root()).stream(Ask.of("a")).collect(),
          Phase.FIRST_EVENT,
          "firstEvent");
    }
  }

  @Test
  void stream_noiseAfterContent_saysThatNothingThatCountsCame() throws IOException {
    try (RawServer server = dripping(RawServer.SSE_HEAD + PIECE, ": keep-alive\n\n")) {
      CallTimeoutException failure =
          catchThrowableOfType(
              CallTimeoutException.class,
              () -> impatient(server.root()).stream(Ask.of("a")).collect());
      assertThat(failure)
          .hasMessage(
              "test.ask.stream at 127.0.0.1: no event with content came on the open stream within"
                  + " 300 ms; the setting is Timeouts.idle. The service may have taken the"
                  + " request");
    }
  }

  /** Noise that is there before a read asks for it: no read waits, only time passes. */
  @Test
  void stream_noiseFasterThanItCanBeRead_ends() throws IOException {
    for (String noise : List.of("\n", "data:{}\n\n")) {
      byte[] many = noise.repeat(10_000).getBytes(UTF_8);
      try (RawServer server =
          new RawServer(
              (head, out) -> {
                write(out, RawServer.SSE_HEAD);
                while (true) {
                  out.write(many);
                }
              })) {
        assertEnds(
            () -> impatient(server.root()).stream(Ask.of("a")).forEach(piece -> {}),
            Phase.FIRST_CONTENT,
            "firstContent");
      }
    }
  }

  @Test
  void stream_noiseBeforeContent_endsWithFirstContent() throws IOException {
    for (String noise : List.of(": keep-alive\n\n", "\n", "data:{}\n\n")) {
      try (RawServer server = dripping(RawServer.SSE_HEAD, noise)) {
        assertEnds(
            () -> impatient(server.root()).stream(Ask.of("a")).collect(),
            Phase.FIRST_CONTENT,
            "firstContent");
      }
    }
  }

  @Test
  void head_aByteAtATime_endsWithFirstEvent(@TempDir Path folder) throws IOException {
    try (RawServer server = dripping("HTTP/1.1 200 OK\r\nX: ", "x")) {
      QiaoClient client = impatient(server.root());
      assertEnds(() -> client.stream(Ask.of("a")), Phase.FIRST_EVENT, "firstEvent");
      assertEnds(
          () ->
              client
                  .files()
                  .download(ResultFile.of(server.root() + "/v.mp4"), folder.resolve("v.mp4")),
          Phase.IDLE,
          "idle");
      assertEnds(() -> client.call(Ask.of("a")), Phase.TOTAL, "total");
    }
  }

  @Test
  void errorPage_aByteAtATime_endsWithFirstEvent() throws IOException {
    try (RawServer server = dripping("HTTP/1.1 500 Oh\r\n\r\n", "x")) {
      QiaoClient client = impatient(server.root());
      assertEnds(() -> client.stream(Ask.of("a")), Phase.FIRST_EVENT, "firstEvent");
      assertEnds(() -> client.call(Ask.of("a")), Phase.TOTAL, "total");
    }
  }

  @Test
  void upload_answerThatDrips_ends() throws IOException {
    for (String beginning : List.of("HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\n\r\n")) {
      try (RawServer storage = dripping(beginning, "x")) {
        server.enqueue(
            json(
                "{\"data\":{\"upload_host\":\""
                    + storage.root()
                    + "\",\"upload_dir\":\"d\",\"max_file_size_mb\":1}}"));
        QiaoClient client = impatient("http://localhost:" + server.getPort());
        boolean head = beginning.endsWith("X: ");
        assertEnds(
            () ->
                client
                    .files()
                    .upload(MediaSource.of("x".getBytes(UTF_8), "a.png"), TestOperations.MODEL),
            head ? Phase.FIRST_EVENT : Phase.TOTAL,
            head ? "firstEvent" : "total");
      }
    }
  }

  @Test
  void slowReader_whoBeginsLaterThanFirstContent_getsWhatHadCome() throws Exception {
    try (RawServer server =
        new RawServer(
            (head, out) -> write(out, RawServer.SSE_HEAD + PIECE + PIECE + "data:[DONE]\n\n"))) {
      QiaoClient client =
          client(
              endpoint(server.root()),
              builder ->
                  builder.timeouts(Timeouts.builder().firstContent(SHORT).idle(SHORT).build()));
      try (var stream = client.stream(Ask.of("a"))) {
        time.advance(SHORT.multipliedBy(3));
        var pieces = stream.iterator();
        assertThat(pieces.next().text()).isEqualTo("a");
        time.advance(SHORT.multipliedBy(3));
        assertThat(pieces.next().text()).isEqualTo("a");
        assertThat(pieces.hasNext()).isFalse();
      }
    }
  }
}
