package dev.qiao.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.audio.cosyvoice.CosyVoiceRequest;
import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.CosyVoices;
import dev.qiao.audio.cosyvoice.SambertRequest;
import dev.qiao.audio.gateway.GatewaySpeechRequest;
import dev.qiao.audio.glm.GlmSpeechRequest;
import dev.qiao.audio.minimax.MiniMaxSpeechRequest;
import dev.qiao.audio.minimax.MiniMaxVoices;
import dev.qiao.audio.minimax.TimbreWeight;
import dev.qiao.audio.qwen.QwenSpeechRequest;
import dev.qiao.audio.qwen.QwenVoices;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.Fault;
import dev.qiao.testkit.SampleMedia;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Speech of all families against the fake service. */
@Timeout(60)
class SpeechTest {
  private static final String TEXT = "The quick brown fox jumps over the lazy dog.";

  @TempDir Path folder;

  private static QwenSpeechRequest qwen() {
    return QwenSpeechRequest.builder(AudioModels.QWEN3_TTS_FLASH, TEXT, QwenVoices.CHERRY).build();
  }

  private static CosyVoiceRequest cosyVoice() {
    return CosyVoiceRequest.builder(AudioModels.COSYVOICE_V3_FLASH, TEXT, CosyVoices.LONGANYANG)
        .format(AudioFormat.PCM)
        .sampleRate(16000)
        .build();
  }

  private static MiniMaxSpeechRequest.Builder miniMax() {
    return MiniMaxSpeechRequest.builder(
            AudioModels.SPEECH_2_8_HD, TEXT, MiniMaxVoices.MALE_QN_QINGSE)
        .format(AudioFormat.PCM)
        .sampleRate(16000);
  }

  private static GlmSpeechRequest glm() {
    return GlmSpeechRequest.builder(AudioModels.GLM_TTS, TEXT).build();
  }

  @Test
  void synthesize_qwen_isALinkToAWavFile() throws Exception {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      SpeechResult result = new AudioService(client).synthesize(qwen());

      assertThat(result.audio().isInline()).isFalse();
      assertThat(result.format()).isEqualTo(AudioFormat.WAV);
      assertThat(result.sampleRate()).isEqualTo(24000);
      assertThat(result.finishReason()).isEqualTo("stop");
      assertThat(result.usage().characters()).isEqualTo(TEXT.length());
      Path wav = result.audio().saveTo(folder.resolve("fox.wav"));
      try (var audio = AudioSystem.getAudioInputStream(wav.toFile())) {
        assertThat(audio.getFormat().getSampleRate()).isEqualTo(24000);
      }
      assertThatThrownBy(() -> result.audio().bytes())
          .hasMessage("the audio is behind a link; save it with saveTo(path)");
    }
  }

  @Test
  void stream_ofEveryFamily_isTheSameSamples() {
    byte[] at24 = SampleMedia.speechPcm(TEXT, 24000);
    byte[] at16 = SampleMedia.speechPcm(TEXT, 16000);
    assertThat(streamed(Vendor.DASHSCOPE, qwen())).isEqualTo(at24);
    assertThat(streamed(Vendor.DASHSCOPE, cosyVoice())).isEqualTo(at16);
    assertThat(streamed(Vendor.MINIMAX, miniMax().build())).isEqualTo(at16);
    assertThat(streamed(Vendor.ZHIPU, glm())).isEqualTo(at24);
  }

  private static byte[] streamed(Vendor vendor, SpeechStreamRequest request) {
    try (FakeModelServer server = FakeModelServer.start(vendor);
        QiaoClient client = server.client()) {
      return new AudioService(client).stream(request).collect().audio().bytes();
    }
  }

  @Test
  void stream_qwen_hasTheLinkInItsLastPiece_andItCanBeSaved() throws Exception {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      SpeechResult result = new AudioService(client).stream(qwen()).collect();

      assertThat(result.audio().isInline()).isTrue();
      assertThat(result.format()).isEqualTo(AudioFormat.PCM);
      assertThat(result.duration()).isEqualTo(Duration.ofMillis(70L * TEXT.length()));
      assertThat(result.requestId()).isNotBlank();
      Path link = result.audio().link().saveTo(folder.resolve("whole.wav"));
      assertThat(Files.size(link)).isEqualTo(44 + result.audio().bytes().length);
    }
  }

  @Test
  void stream_miniMaxWithTheWholeAtItsEnd_doesNotDoubleIt() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.client()) {
      AudioService speech = new AudioService(client);
      SpeechResult whole = speech.stream(miniMax().excludeAggregatedAudio(false).build()).collect();
      SpeechResult spared = speech.stream(miniMax().build()).collect();

      assertThat(whole.audio().bytes()).isEqualTo(SampleMedia.speechPcm(TEXT, 16000));
      assertThat(spared.audio().bytes()).isEqualTo(whole.audio().bytes());
      assertThat(whole.status()).isEqualTo(2);
      assertThat(whole.duration()).isEqualTo(Duration.ofMillis(70L * TEXT.length()));
      assertThat(server.requests("/t2a_v2"))
          .extracting(call -> call.json("/stream_options/exclude_aggregated_audio"))
          .containsExactly(false, true);
    }
  }

  @Test
  void stream_whatStreamsDoNotTake_isRefusedBeforeTheNetwork() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
        QiaoClient client = server.client()) {
      GlmSpeechRequest wav = glm().toBuilder().responseFormat(AudioFormat.WAV).build();
      assertThatThrownBy(() -> new AudioService(client).stream(wav))
          .isInstanceOf(RequestValidationException.class)
          .hasMessageContainingAll("response_format", "pcm in a stream");
      assertThat(server.requests()).isEmpty();
      assertThat(new AudioService(client).synthesize(wav).audio().bytes())
          .startsWith('R', 'I', 'F', 'F');
    }
  }

  @Test
  void synthesize_miniMax_isHexOrALink() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.client()) {
      AudioService speech = new AudioService(client);
      SpeechResult hex = speech.synthesize(miniMax().build());
      SpeechResult link = speech.synthesize(miniMax().outputFormat("url").build());

      assertThat(hex.audio().bytes()).isEqualTo(SampleMedia.speechPcm(TEXT, 16000));
      assertThat(hex.info().usageCharacters()).isEqualTo(TEXT.length());
      assertThat(hex.statusMessage()).isEqualTo("success");
      assertThat(link.audio().isInline()).isFalse();
      assertThat(link.audio().link().name()).endsWith(".wav");
    }
  }

  @Test
  void synthesize_glm_isTheAudioItself() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
        QiaoClient client = server.client()) {
      SpeechResult result = new AudioService(client).synthesize(glm());

      assertThat(result.audio().bytes()).isEqualTo(SampleMedia.speechPcm(TEXT, 24000));
      assertThat(result.format()).isEqualTo(AudioFormat.PCM);
      assertThat(result.requestId()).isNotBlank();
    }
  }

  @Test
  void synthesizeAsync_givesWhatSynthesizeGives() throws Exception {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.client()) {
      assertThat(new AudioService(client).synthesizeAsync(miniMax().build()).get().audio().bytes())
          .isEqualTo(SampleMedia.speechPcm(TEXT, 16000));
    }
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
        QiaoClient client = server.client()) {
      SpeechResult result = new AudioService(client).synthesizeAsync(glm()).get();
      assertThat(result.audio().bytes()).isEqualTo(SampleMedia.speechPcm(TEXT, 24000));
      assertThat(result.requestId()).isNotBlank();
    }
  }

  @Test
  void synthesize_throughAGateway_isEitherVendorsShape() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.GATEWAY);
        QiaoClient client = server.client()) {
      AudioService speech = new AudioService(client);
      SpeechResult link =
          speech.synthesize(
              GatewaySpeechRequest.builder(AudioModels.QWEN3_TTS_FLASH, "Hello.").build());
      SpeechResult inline =
          speech.synthesize(
              GatewaySpeechRequest.builder(AudioModels.SPEECH_2_8_HD, "Hello.").build());

      assertThat(link.audio().isInline()).isFalse();
      assertThat(link.statusCode()).isEqualTo(200);
      assertThat(inline.audio().bytes()).startsWith('R', 'I', 'F', 'F');
      assertThat(inline.usage().characters()).isEqualTo(6);
    }
  }

  @Test
  void stream_sambert_speaksItsWholeText() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      SambertRequest request =
          SambertRequest.builder(AudioModels.SAMBERT_ZHICHU_V1, TEXT)
              .format(AudioFormat.PCM)
              .build();
      SpeechResult result = new AudioService(client).stream(request).collect();

      assertThat(result.audio().bytes()).isEqualTo(SampleMedia.speechPcm(TEXT, 16000));
      assertThat(result.usage().characters()).isEqualTo(TEXT.length());
      assertThat(server.frames())
          .singleElement()
          .asString()
          .contains("\"streaming\":\"out\"", TEXT);
      try (SpeechSession session = new AudioService(client).open(request)) {
        assertThatThrownBy(() -> session.send("more"))
            .hasMessage("this request carries its whole text; open one that does not");
      }
    }
  }

  @Test
  void open_wordTimestamps_comeOnceAWord() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client();
        SpeechSession session = new AudioService(client).open(duplex().build())) {
      session.send("Hi. Y");
      session.send("o.");
      session.finish();
      SpeechResult result = session.audio().collect();

      assertThat(result.audio().bytes()).isEqualTo(SampleMedia.speechPcm("Hi. Yo.", 16000));
      assertThat(result.sentences()).hasSize(2);
      assertThat(result.sentences().get(1).words())
          .extracting(Sentence.Word::text)
          .containsExactly(" ", "Y", "o", ".");
      assertThat(result.usage().characters()).isEqualTo(7);
    }
  }

  private static CosyVoiceSessionRequest.Builder duplex() {
    return CosyVoiceSessionRequest.builder(AudioModels.COSYVOICE_V3_FLASH, CosyVoices.LONGANYANG)
        .format(AudioFormat.PCM)
        .sampleRate(16000)
        .wordTimestampEnabled(true);
  }

  @Test
  void send_moreThanIsTaken_isRefusedAndTheSessionGoesOn() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client();
        SpeechSession session = new AudioService(client).open(duplex().build())) {
      assertThatThrownBy(() -> session.send("x".repeat(20_001)))
          .hasMessage(
              "a piece of text must have at most 20000 characters, but this one has 20001; send it"
                  + " in several");
      String blank = " ".repeat(20_000);
      for (int i = 0; i < 10; i++) {
        session.send(blank);
      }
      assertThatThrownBy(() -> session.send("x"))
          .hasMessage(
              "the pieces of a session must have at most 200000 characters together, but with this"
                  + " one they have 200001; finish the session and open another");
      session.finish();
      assertThat(session.audio().collect().audio().bytes()).isEmpty();
    }
  }

  @Test
  void stream_errorInTheMiddle_isTypedAfterWhatCame() {
    for (Vendor vendor : List.of(Vendor.DASHSCOPE, Vendor.MINIMAX, Vendor.ZHIPU)) {
      try (FakeModelServer server = FakeModelServer.start(vendor);
          QiaoClient client = server.client()) {
        String code = vendor == Vendor.MINIMAX ? "2013" : "1214";
        server.nextStreamFailsAfter(
            2, vendor == Vendor.DASHSCOPE ? "InvalidParameter" : code, "no more");
        Iterator<SpeechChunk> pieces = new AudioService(client).stream(any(vendor)).iterator();
        assertThat(pieces.next().bytes()).isNotEmpty();
        assertThat(pieces.next().bytes()).isNotEmpty();
        assertThatThrownBy(pieces::hasNext)
            .as(vendor.displayName())
            .isInstanceOf(BadRequestException.class)
            .hasMessageContaining("no more");
      }
    }
  }

  private static SpeechStreamRequest any(Vendor vendor) {
    return switch (vendor) {
      case MINIMAX -> miniMax().build();
      case ZHIPU -> glm();
      default -> qwen();
    };
  }

  @Test
  void stream_cut_isTruncatedAndNothingIsSavedUnderItsName() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.clientBuilder().retry(RetryPolicy.NONE).build()) {
      server.nextStreamBreaksAfter(2);
      assertThatThrownBy(
              () -> new AudioService(client).stream(qwen()).saveTo(folder.resolve("cut.wav")))
          .isInstanceOf(StreamTruncatedException.class)
          .hasMessageContaining("the connection broke after 2 events")
          .hasMessageContaining("what came is in " + folder.resolve("cut.wav.part"));
      assertThat(folder.resolve("cut.wav")).doesNotExist();
      // What came is paid for.
      assertThat(folder.resolve("cut.wav.part")).isNotEmptyFile();

      server.nextStreamBreaksAfter(2);
      byte[] whole = SampleMedia.speechPcm(TEXT, 24000);
      assertThatThrownBy(() -> new AudioService(client).stream(qwen()).collect())
          .isInstanceOfSatisfying(
              StreamTruncatedException.class,
              e ->
                  assertThat(((SpeechResult) e.received()).audio().bytes())
                      .isEqualTo(Arrays.copyOf(whole, 2 * 8 * 1680 * 2)));
    }
  }

  @Test
  void audioOfAStreamThatWasSaved_isNotSavedOverIt() throws Exception {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.client()) {
      Path saved = folder.resolve("speech.mp3");
      SpeechResult result = new AudioService(client).stream(miniMax().build()).saveTo(saved);
      byte[] all = Files.readAllBytes(saved);

      assertThatThrownBy(() -> result.audio().saveTo(saved))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("saved or written elsewhere");
      assertThat(saved).hasBinaryContent(all);
    }
  }

  @Test
  void stream_stall_timesOut() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client =
            server
                .clientBuilder()
                .timeouts(Timeouts.builder().idle(Duration.ofMillis(200)).build())
                .build()) {
      server.nextStreamStallsAfter(1);
      try (SpeechStream stream = new AudioService(client).stream(qwen())) {
        assertThatThrownBy(stream::collect).isInstanceOf(CallTimeoutException.class);
      }
    }
  }

  @Test
  void stream_audioThatIsNoBase64_isMalformed() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      server.nextRequest(
          Fault.answer(
              200,
              "text/event-stream",
              "data: {\"output\":{\"finish_reason\":\"null\",\"audio\":{\"data\":\"*\"}}}\n\n"));
      assertThatThrownBy(() -> new AudioService(client).stream(qwen()).collect())
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("its audio is no base64");
    }
  }

  @Test
  void synthesize_answerWithoutAudio_isMalformed() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      server.nextRequest(Fault.answer(200, "application/json", "{\"output\":{\"audio\":{}}}"));
      assertThatThrownBy(() -> new AudioService(client).synthesize(qwen()))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("it has neither audio nor a link to any");
    }
  }

  @Test
  void open_taskFailedAfterTheFirstAudio_isTypedByItsCode() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      server.nextStreamFailsAfter(1, "CLIENT_ERROR", "request timeout after 23 seconds.");
      try (SpeechSession session = new AudioService(client).open(duplex().build())) {
        session.send(TEXT);
        assertThatThrownBy(() -> session.audio().collect())
            .isInstanceOfSatisfying(
                ApiException.class, e -> assertThat(e.code()).isEqualTo("CLIENT_ERROR"))
            .hasMessageContaining("request timeout after 23 seconds.");
      }
    }
  }

  @Test
  void open_cutAndStall_areTyped() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client =
            server
                .clientBuilder()
                .timeouts(Timeouts.builder().idle(Duration.ofMillis(300)).build())
                .build()) {
      server.nextStreamBreaksAfter(1).nextStreamStallsAfter(1);
      for (Class<?> expected :
          List.of(StreamTruncatedException.class, CallTimeoutException.class)) {
        try (SpeechSession session = new AudioService(client).open(duplex().build())) {
          session.send(TEXT);
          assertThatThrownBy(() -> session.audio().collect()).isInstanceOf(expected);
        }
      }
    }
  }

  @Test
  void close_ofAStream_endsIt() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      SpeechStream stream = new AudioService(client).stream(qwen());
      Iterator<SpeechChunk> pieces = stream.iterator();
      assertThat(pieces.next().bytes()).isNotEmpty();
      stream.close();
      assertThatThrownBy(pieces::hasNext).isInstanceOf(CallCanceledException.class);
    }
  }

  @Test
  void saveTo_samplesOfAStream_areAValidWavFile() throws Exception {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      Path wav = folder.resolve("fox.wav");
      new AudioService(client).stream(qwen()).saveTo(wav);
      byte[] bytes = Files.readAllBytes(wav);
      try (var audio = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
        assertThat(audio.getFrameLength()).isEqualTo(TEXT.length() * 1680L);
      }
      assertThat(Arrays.copyOfRange(bytes, 44, bytes.length))
          .isEqualTo(SampleMedia.speechPcm(TEXT, 24000));
    }
  }

  @Test
  void mixture_ofVoices_sendsAnEmptyName() {
    MiniMaxSpeechRequest request =
        MiniMaxSpeechRequest.builder(
                AudioModels.SPEECH_2_8_HD,
                TEXT,
                List.of(TimbreWeight.of(MiniMaxVoices.MALE_QN_QINGSE, 60)))
            .build();
    assertThat(request.voiceSetting().voiceId()).isEqualTo(Voice.of(""));
    assertThat(request.toBuilder().build()).isEqualTo(request);
    assertThat(request.additional()).isEqualTo(Map.of());
  }
}
