package dev.qiao.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.SambertRequest;
import dev.qiao.audio.internal.OwnThread;
import dev.qiao.core.Model;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.CallTimeoutException.Phase;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.internal.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SpeechSessionTest {
  private static final Voice VOICE = Voice.of("longanyang");

  @TempDir Path folder;
  private VoiceServer server;

  @BeforeEach
  void start() throws IOException {
    server = new VoiceServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static CosyVoiceSessionRequest.Builder request() {
    return CosyVoiceSessionRequest.builder(AudioModels.COSYVOICE_V3_FLASH, VOICE);
  }

  private static String text(SpeechResult result) {
    return new String(result.audio().bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void open_textInPieces_comesBackAsAudio() throws Exception {
    server.accept(VoiceServer::speak);
    SpeechResult result;
    String task;
    try (SpeechSession session = server.speech().open(request().volume(70).build())) {
      task = session.taskId();
      session.send("Hello, ");
      session.send("world.");
      session.finish();
      result = session.audio().collect();
    }

    assertThat(text(result)).isEqualTo("Hello, world.");
    assertThat(result.usage().characters()).isEqualTo(6);
    assertThat(result.sentences()).hasSize(1);
    assertThat(result.requestId()).isEqualTo("req-1");
    assertThat(result.format()).isEqualTo(AudioFormat.MP3);
    assertThat(server.received)
        .hasSize(4)
        .allSatisfy(frame -> assertThat(frame).contains("\"task_id\":\"" + task + "\""));
    assertThat(server.received.poll())
        .contains("\"action\":\"run-task\"", "\"volume\":70", "\"input\":{}")
        .doesNotContain("sk-secret");
    var handshake = server.handshake();
    assertThat(handshake.getPath()).isEqualTo("/api-ws/v1/inference/");
    assertThat(handshake.getHeader("Authorization")).isEqualTo("Bearer sk-secret-of-a-test");
  }

  @Test
  void open_badInput_isRefusedBeforeTheNetwork() {
    assertThatThrownBy(() -> server.speech().open(request().volume(101).rate(0.4).build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContainingAll("parameters.volume", "parameters.rate", "100", "0.5");
    assertThat(server.handshakes()).isZero();
  }

  @Test
  void send_nothing_isRefusedAndTheSessionGoesOn() {
    server.accept(VoiceServer::speak);
    try (SpeechSession session = server.speech().open(request().build())) {
      assertThatThrownBy(() -> session.send(""))
          .isInstanceOf(RequestValidationException.class)
          .hasMessage("a piece of text must not be empty; leave it out");
      assertThatThrownBy(() -> session.send(null))
          .isInstanceOf(RequestValidationException.class)
          .hasMessage("a piece of text must not be null; leave it out");
      // Between two words.
      session.send(" ");
      session.send("Hello");
      session.finish();
      assertThat(text(session.audio().collect())).isEqualTo(" Hello");
    }
  }

  /** The texts of the frames that these pieces become. */
  private List<String> sent(String... pieces) throws IOException {
    server.received.clear();
    server.accept(VoiceServer::speak);
    try (SpeechSession session = server.speech().open(request().build())) {
      for (String piece : pieces) {
        if (piece.isEmpty()) {
          session.flush();
        } else {
          session.send(piece);
        }
      }
      session.finish();
      assertThat(session.audio().collect().audio()).isNotNull();
    }
    List<String> texts = new ArrayList<>();
    for (String frame : server.received) {
      JsonNode text = Json.MAPPER.readTree(frame).at("/payload/input/text");
      if (!text.isMissingNode()) {
        texts.add(text.asText());
      }
    }
    return texts;
  }

  @Test
  void pieceCutInsideACharacter_isSentWithTheNext() throws Exception {
    assertThat(sent("High \uD83C", "\uDF0A tide")).containsExactly("High ", "\uD83C\uDF0A tide");
    assertThat(sent("\uD83C", "\uDF0A")).containsExactly("\uD83C\uDF0A");
    assertThat(sent("\uD83C", "", "\uDF0A")).containsExactly("\uD83C\uDF0A");
    assertThat(sent("a\uD83C", "\uDF0Ab\uD83D", "\uDE00"))
        .containsExactly("a", "\uD83C\uDF0Ab", "\uD83D\uDE00");
  }

  @Test
  void halfACharacter_isSentAsTheReplacement_andLeftOutAtTheEnd() throws Exception {
    assertThat(sent("a\uD83C", "b")).containsExactly("a", "\uFFFDb");
    assertThat(sent("\uDF0Aa")).containsExactly("\uFFFDa");
    assertThat(sent("a\uD83Cb")).containsExactly("a\uFFFDb");
    assertThat(sent("a\uD83C", "\uD83C", "\uDF0A")).containsExactly("a", "\uFFFD", "\uD83C\uDF0A");
    assertThat(sent("a\uD83C")).containsExactly("a");
  }

  @Test
  void pieceCutInsideACharacter_countsItOnce() {
    server.accept(VoiceServer::speak);
    try (SpeechSession session = server.speech().open(request().build())) {
      session.send("\uD83C");
      String rest = "\uDF0A" + "a".repeat(19_999);
      assertThatThrownBy(() -> session.send(rest + "a"))
          .isInstanceOf(RequestValidationException.class)
          .hasMessage(
              "a piece of text must have at most 20000 characters, but this one has 20001; send it"
                  + " in several");
      session.send(rest);
      session.finish();
      assertThat(session.audio().collect().usage().characters()).isGreaterThanOrEqualTo(20_000);
    }
  }

  @Test
  void open_badKey_isAnAuthenticationException() {
    server.refuse(401, "{\"code\":\"InvalidApiKey\",\"message\":\"Invalid API-key provided.\"}");

    assertThatThrownBy(() -> server.speech().open(request().build()))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("InvalidApiKey");
  }

  @Test
  void open_answerThatIsNoUpgrade_isMalformed() {
    server.refuse(200, "welcome");

    assertThatThrownBy(() -> server.speech().open(request().build()))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("no upgrade but status 200");
  }

  @Test
  void audio_taskFailed_isTypedByItsCode() {
    server.accept(
        (line, text) -> {
          if (text.contains("run-task")) {
            line.event("task-started", "{}");
          } else {
            line.failed("InvalidParameter", "[tts:]Engine return error code: 418");
          }
        });
    try (SpeechSession session = server.speech().open(request().build())) {
      session.send("Hello");
      assertThatThrownBy(() -> session.audio().collect())
          .isInstanceOf(BadRequestException.class)
          .hasMessageContaining("Engine return error code: 418");
    }
  }

  /** A service that goes away when text comes. */
  private static void goesAwayWithText(VoiceServer.Line line, String text) {
    if (text.contains("run-task")) {
      line.event("task-started", "{}");
    } else {
      line.socket().close(1012, "restart");
    }
  }

  /** A service that goes away before text comes. */
  private static void goesAwayAtOnce(VoiceServer.Line line, String text) {
    line.event("task-started", "{}");
    line.socket().close(1012, "restart");
  }

  @Test
  void audio_cutAfterTextWasSent_saysThatItMayBePaidAndSendsNothingAgain() {
    server.accept(SpeechSessionTest::goesAwayWithText);
    server.accept(VoiceServer::speak);
    try (SpeechSession session = server.speech().open(request().build())) {
      session.send("Hello");
      assertThatThrownBy(() -> session.audio().collect())
          .isInstanceOfSatisfying(
              ConnectionException.class, e -> assertThat(e.mayHaveReachedService()).isTrue())
          .hasMessage(
              "cosyvoice.websocket at localhost: the service closed the socket with 1012 restart."
                  + " Task "
                  + session.taskId()
                  + ". The service may have taken the text and charge for it, so it is not sent"
                  + " again; open another session if it is to be spoken, and perhaps paid, once"
                  + " more");
    }
    assertThat(server.handshakes()).isEqualTo(1);
    assertThat(server.received.stream().filter(frame -> frame.contains("Hello"))).hasSize(1);
  }

  @Test
  void send_whileTheServiceDropsTheSocketWithoutAWord_endsSoon() {
    server.accept(
        (line, text) -> {
          if (text.contains("run-task")) {
            line.event("task-started", "{}");
          } else {
            line.socket().cancel();
          }
        });
    assertThatThrownBy(
            () -> {
              try (SpeechSession session = server.speech().open(request().build())) {
                for (int i = 0; i < 20; i++) {
                  session.send("tide ");
                }
                session.finish();
                session.audio().collect();
              }
            })
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("cosyvoice.websocket at localhost")
        .hasMessageContaining("may have taken the text and charge for it");
    assertThat(server.handshakes()).isEqualTo(1);
  }

  @Test
  void audio_closedNormallyAfterTextWasSent_saysThatItMayBePaid() {
    server.accept(
        (line, text) -> {
          if (text.contains("run-task")) {
            line.event("task-started", "{}");
          } else {
            line.socket().close(1000, null);
          }
        });
    server.accept(VoiceServer::speak);
    try (SpeechSession session = server.speech().open(request().build())) {
      session.send("Hello");
      assertThatThrownBy(() -> session.audio().collect())
          .isInstanceOf(StreamTruncatedException.class)
          .hasMessageContaining("before task-finished")
          .hasMessageContaining("may have taken the text and charge for it");
    }
    assertThat(server.handshakes()).isEqualTo(1);
  }

  @Test
  void audio_cutBeforeAnyTextWasSent_isOpenedAgain() throws Exception {
    CountDownLatch again = new CountDownLatch(1);
    server.accept(SpeechSessionTest::goesAwayAtOnce);
    server.accept(
        (line, text) -> {
          VoiceServer.speak(line, text);
          again.countDown();
        });
    try (SpeechSession session = server.speech().open(request().build())) {
      CompletableFuture<SpeechResult> reading = OwnThread.supply(() -> session.audio().collect());
      assertThat(again.await(10, TimeUnit.SECONDS)).isTrue();
      session.send("Hello");
      session.finish();
      assertThat(text(reading.get(10, TimeUnit.SECONDS))).isEqualTo("Hello");
    }
    assertThat(server.handshakes()).isEqualTo(2);
  }

  @Test
  void send_overASocketThatIsGone_isSentOverTheNextInOrder() throws Exception {
    server.accept(SpeechSessionTest::goesAwayAtOnce);
    server.accept(VoiceServer::speak);
    try (SpeechSession session = server.speech().open(request().build())) {
      // What is sent before the close arrives may have been taken.
      assertThat(server.closed.await(10, TimeUnit.SECONDS)).isTrue();
      session.send("Hello, ");
      session.send("world.");
      session.finish();
      assertThat(text(session.audio().collect())).isEqualTo("Hello, world.");
    }
    assertThat(server.handshakes()).isEqualTo(2);
  }

  @Test
  void stream_sambertCutAfterItsText_saysThatItMayBePaidAndIsNotSentAgain() {
    server.accept((line, text) -> line.socket().close(1012, "restart"));
    server.accept(VoiceServer::speak);
    assertThatThrownBy(
            () ->
                server.speech().stream(
                    SambertRequest.builder(Model.of("sambert-zhichu-v1"), "Hello").build()))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("may have taken the text and charge for it");
    assertThat(server.handshakes()).isEqualTo(1);
  }

  @Test
  void connect_sambertOverAKeptSocketThatBreaks_isNotSentAgain() {
    AtomicInteger tasks = new AtomicInteger();
    server.accept(
        (line, text) -> {
          if (tasks.getAndIncrement() == 0) {
            line.event("task-started", "{}");
            line.audio((byte) 1);
            line.event("task-finished", "{}");
          } else {
            line.socket().close(1012, "restart");
          }
        });
    server.accept(VoiceServer::speak);
    var sambert = SambertRequest.builder(Model.of("sambert-zhichu-v1"), "Hello").build();
    try (SpeechConnection connection = server.speech().connect()) {
      try (SpeechSession session = connection.open(sambert)) {
        session.audio().collect();
      }
      assertThatThrownBy(() -> connection.open(sambert))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("may have taken the text and charge for it");
    }
    assertThat(server.handshakes()).isEqualTo(1);
  }

  @Test
  void audio_cutAfterTheFirstAudio_isTruncatedAndNotBegunAnew() {
    server.accept(
        (line, text) -> {
          if (text.contains("run-task")) {
            line.event("task-started", "{}");
          } else {
            line.audio((byte) 1, (byte) 2);
            line.socket().close(1011, "overloaded");
          }
        });
    try (SpeechSession session = server.speech().open(request().build())) {
      session.send("Hello");
      Iterator<SpeechChunk> chunks = session.audio().iterator();
      assertThat(chunks.next().bytes()).containsExactly(1, 2);
      assertThatThrownBy(chunks::hasNext)
          .isInstanceOf(StreamTruncatedException.class)
          .hasMessage("the connection broke after 1 pieces; the speech is not whole")
          .hasRootCauseMessage(
              "cosyvoice.websocket at localhost: the service closed the socket with 1011"
                  + " overloaded");
    }
    assertThat(server.handshakes()).isEqualTo(1);
  }

  @Test
  void open_noTaskStarted_timesOut() {
    server.accept((line, text) -> {});
    try (QiaoClient client = server.impatient(Duration.ofMillis(200))) {
      assertThatThrownBy(() -> new AudioService(client).open(request().build()))
          .isInstanceOfSatisfying(
              CallTimeoutException.class, e -> assertThat(e.phase()).isEqualTo(Phase.FIRST_EVENT));
    }
  }

  @Test
  void audio_stallAfterTheFirstAudio_timesOut() {
    server.accept(
        (line, text) -> {
          if (text.contains("run-task")) {
            line.event("task-started", "{}");
          } else {
            line.audio((byte) 1);
          }
        });
    try (QiaoClient client = server.impatient(Duration.ofMillis(200));
        SpeechSession session = new AudioService(client).open(request().build())) {
      session.send("Hello");
      Iterator<SpeechChunk> chunks = session.audio().iterator();
      assertThat(chunks.next().bytes()).containsExactly(1);
      assertThatThrownBy(chunks::hasNext)
          .isInstanceOfSatisfying(
              CallTimeoutException.class, e -> assertThat(e.phase()).isEqualTo(Phase.IDLE));
    }
  }

  @Test
  void open_audioBeforeTaskStarted_isMalformed() {
    server.accept((line, text) -> line.audio((byte) 1));

    assertThatThrownBy(() -> server.speech().open(request().build()))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("audio before task-started");
  }

  @Test
  void audio_frameThatIsNoJson_isMalformedWithItsText() {
    server.accept(
        (line, text) -> {
          if (text.contains("run-task")) {
            line.event("task-started", "{}");
          } else {
            line.socket().send("{\"header\":");
          }
        });
    try (SpeechSession session = server.speech().open(request().build())) {
      session.send("Hello");
      assertThatThrownBy(() -> session.audio().collect())
          .isInstanceOfSatisfying(
              MalformedResponseException.class,
              e -> assertThat(e.getMessage()).contains("frame 2 of the socket"));
    }
  }

  @Test
  void close_fromAnotherThread_endsAReadThatWaits() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    server.accept(
        (line, text) -> {
          if (text.contains("run-task")) {
            line.event("task-started", "{}");
          } else {
            asked.countDown();
          }
        });
    SpeechSession session = server.speech().open(request().build());
    CompletableFuture<SpeechResult> reading = OwnThread.supply(() -> session.audio().collect());
    session.send("Hello");
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    session.close();

    assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(CallCanceledException.class);
  }

  @Test
  void close_ofTheClient_endsAReadThatWaits() throws Exception {
    server.accept(
        (line, text) -> {
          if (text.contains("run-task")) {
            line.event("task-started", "{}");
          }
        });
    QiaoClient client = server.impatient(Duration.ofSeconds(20));
    SpeechSession session = new AudioService(client).open(request().build());
    CompletableFuture<SpeechResult> reading = OwnThread.supply(() -> session.audio().collect());
    client.close();

    assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ClientClosedException.class);
  }

  @Test
  void connect_twoSessionsOneAfterTheOther_shareOneHandshake() {
    server.accept(VoiceServer::speak);
    try (SpeechConnection connection = server.speech().connect()) {
      for (String words : new String[] {"first", "second"}) {
        try (SpeechSession session = connection.open(request().build())) {
          session.send(words);
          session.finish();
          assertThat(text(session.audio().collect())).isEqualTo(words);
        }
      }
    }
    assertThat(server.handshakes()).isEqualTo(1);
  }

  @Test
  void connect_serviceClosedTheSocketMeanwhile_opensAnother() {
    server.accept(
        (line, text) -> {
          VoiceServer.speak(line, text);
          if (text.contains("finish-task")) {
            line.socket().close(1000, null);
          }
        });
    server.accept(VoiceServer::speak);
    try (SpeechConnection connection = server.speech().connect()) {
      for (String words : new String[] {"first", "second"}) {
        try (SpeechSession session = connection.open(request().build())) {
          session.send(words);
          session.finish();
          assertThat(text(session.audio().collect())).isEqualTo(words);
        }
      }
    }
    assertThat(server.handshakes()).isEqualTo(2);
  }

  @Test
  void connect_cutAfterTextWasSent_leavesTheNextSessionAnotherSocket() {
    server.accept(SpeechSessionTest::goesAwayWithText);
    server.accept(VoiceServer::speak);
    try (SpeechConnection connection = server.speech().connect()) {
      try (SpeechSession session = connection.open(request().build())) {
        session.send("first");
        assertThatThrownBy(() -> session.audio().collect()).isInstanceOf(ConnectionException.class);
      }
      try (SpeechSession session = connection.open(request().build())) {
        session.send("second");
        session.finish();
        assertThat(text(session.audio().collect())).isEqualTo("second");
      }
    }
    assertThat(server.handshakes()).isEqualTo(2);
  }

  @Test
  void connect_closeWhileASessionIsBeingOpened_endsIt() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    server.accept((line, text) -> asked.countDown());
    SpeechConnection connection = server.speech().connect();
    CompletableFuture<SpeechSession> opening =
        OwnThread.supply(() -> connection.open(request().build()));
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    connection.close();

    assertThatThrownBy(() -> opening.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(CallCanceledException.class);
  }

  @Test
  void connect_closeWhileTheHandshakeIsNotAnswered_endsIt() throws Exception {
    server.isSilent();
    SpeechConnection connection = server.speech().connect();
    CompletableFuture<SpeechSession> opening =
        OwnThread.supply(() -> connection.open(request().build()));
    server.handshake();
    connection.close();

    assertThatThrownBy(() -> opening.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(CallCanceledException.class);
  }

  @Test
  void open_interruptedWhileTheHandshakeIsNotAnswered_endsAtOnce() throws Exception {
    server.isSilent();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread opening =
        new Thread(
            () -> {
              try {
                server.speech().open(request().build()).close();
                thrown.complete(null);
              } catch (Throwable e) {
                thrown.complete(e);
              }
            });
    opening.start();
    server.handshake();
    opening.interrupt();

    assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(CallInterruptedException.class);
  }

  @Test
  void connect_badInputOnAKeptSocket_leavesTheSocketToTheNext() {
    server.accept(VoiceServer::speak);
    try (SpeechConnection connection = server.speech().connect()) {
      try (SpeechSession session = connection.open(request().build())) {
        session.send("first");
        session.finish();
        session.audio().collect();
      }
      assertThatThrownBy(() -> connection.open(request().volume(101).build()))
          .isInstanceOf(RequestValidationException.class);
      try (SpeechSession session = connection.open(request().build())) {
        assertThatThrownBy(() -> connection.open(request().build()))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("a session is open on this connection");
        session.send("second");
        session.finish();
        assertThat(text(session.audio().collect())).isEqualTo("second");
      }
    }
    assertThat(server.handshakes()).isEqualTo(1);
  }

  @Test
  void close_whileTheSessionIsOpenedAgain_endsTheReader() throws Exception {
    CountDownLatch again = new CountDownLatch(1);
    server.accept(SpeechSessionTest::goesAwayAtOnce);
    server.accept((line, text) -> again.countDown());
    SpeechSession session = server.speech().open(request().build());
    CompletableFuture<SpeechResult> reading = OwnThread.supply(() -> session.audio().collect());
    assertThat(again.await(10, TimeUnit.SECONDS)).isTrue();
    OwnThread.run(session::close).get(5, TimeUnit.SECONDS);

    assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(CallCanceledException.class);
  }

  @Test
  void saveTo_samples_becomeAWavFileOfTheRightLength() throws Exception {
    server.accept(VoiceServer::speak);
    Path wav = folder.resolve("hello.wav");
    try (SpeechSession session =
        server.speech().open(request().format(AudioFormat.PCM).sampleRate(16000).build())) {
      session.send("12345678");
      session.finish();
      session.audio().saveTo(wav);
    }

    byte[] bytes = Files.readAllBytes(wav);
    assertThat(bytes).hasSize(44 + 8);
    assertThat(Arrays.copyOfRange(bytes, 4, 8)).containsExactly(44, 0, 0, 0);
    assertThat(Arrays.copyOfRange(bytes, 40, 44)).containsExactly(8, 0, 0, 0);
    try (var audio = javax.sound.sampled.AudioSystem.getAudioInputStream(wav.toFile())) {
      assertThat(audio.getFormat().getSampleRate()).isEqualTo(16000);
      assertThat(audio.getFrameLength()).isEqualTo(4);
    }
    assertThat(folder.toFile().list()).containsExactly("hello.wav");
  }
}
