package dev.qiao.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.audio.cosyvoice.CosyVoiceRequest;
import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.CosyVoices;
import dev.qiao.audio.cosyvoice.SambertRequest;
import dev.qiao.audio.glm.GlmSpeechRequest;
import dev.qiao.audio.minimax.MiniMaxSpeechRequest;
import dev.qiao.audio.minimax.MiniMaxVoices;
import dev.qiao.audio.qwen.QwenSpeechRequest;
import dev.qiao.audio.qwen.QwenVoices;
import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.Timeouts;
import dev.qiao.testkit.FakeModelServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent with a warning, and which model is refused by its name, over sockets. */
@Timeout(60)
class SpeechWarningsTest {
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final ExchangeListener listener =
      new ExchangeListener() {
        @Override
        public void warned(String operation, String warning) {
          warnings.add(operation + ": " + warning);
        }
      };

  private static CosyVoiceSessionRequest.Builder session() {
    return CosyVoiceSessionRequest.builder(AudioModels.COSYVOICE_V3_FLASH, CosyVoices.LONGANYANG);
  }

  @Test
  void stream_ofALink_isSentAndWarnedOf() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.clientBuilder().listener(listener).build();
        SpeechStream speech =
            new AudioService(client)
                .stream(
                    MiniMaxSpeechRequest.builder(
                            AudioModels.SPEECH_2_8_HD, "Hello.", MiniMaxVoices.MALE_QN_QINGSE)
                        .outputFormat("url")
                        .build())) {
      var unused = speech.collect();
      assertThat(server.requests()).hasSize(1);
    }
    assertThat(warnings)
        .containsExactly(
            "minimax.t2a.stream: output_format does nothing in a stream, which is hex; leave it"
                + " out");
  }

  @Test
  void operation_inARegionThatNoPageNames_isSentAndWarnedOf() throws Exception {
    try (VoiceServer server = new VoiceServer();
        QiaoClient client =
            server
                .builder(Timeouts.DEFAULT)
                .region(Region.AP_SOUTHEAST_1)
                .listener(listener)
                .build()) {
      server.accept(
          (line, text) -> {
            line.event("task-started", "{}");
            line.event("task-finished", "{}");
          });
      try (SpeechStream speech =
          new AudioService(client)
              .stream(SambertRequest.builder(AudioModels.SAMBERT_ZHICHU_V1, "Hello.").build())) {
        var unused = speech.collect();
      }
      server.accept(VoiceServer::speak);
      new AudioService(client).open(session().build()).close();
    }
    assertThat(warnings)
        .containsExactly(
            "sambert.websocket: the operation is documented for [cn-beijing] and not for"
                + " ap-southeast-1; use a client and a key of such a region");
  }

  @Test
  void model_ofAnotherRequest_isRefusedByItsName() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      AudioService speech = new AudioService(client);
      assertThatThrownBy(
              () ->
                  speech.synthesize(
                      QwenSpeechRequest.builder(
                              AudioModels.COSYVOICE_V3_FLASH, "Hello.", QwenVoices.CHERRY)
                          .build()))
          .isInstanceOf(RequestValidationException.class)
          .hasMessageContaining(
              "model is cosyvoice-v3-flash but must be a model of QwenSpeechRequest, such as"
                  + " qwen3-tts-flash")
          .hasMessageContaining("build a CosyVoiceRequest or a CosyVoiceSessionRequest");
      assertThatThrownBy(
              () ->
                  speech.synthesize(
                      CosyVoiceRequest.builder(
                              AudioModels.COSYVOICE_V1, "Hello.", CosyVoices.LONGXIAOCHUN)
                          .build()))
          .hasMessageContaining("build a CosyVoiceSessionRequest");
      assertThatThrownBy(() -> speech.open(session().model(AudioModels.SAMBERT_ZHIRU_V1).build()))
          .hasMessageContaining("build a SambertRequest");
      assertThatThrownBy(
              () ->
                  speech.stream(SambertRequest.builder(AudioModels.COSYVOICE_V2, "Hello.").build()))
          .hasMessageContaining("or build a CosyVoiceRequest or a CosyVoiceSessionRequest");
      assertThat(server.requests()).isEmpty();
      // A name that no request claims goes anywhere.
      assertThat(
              speech
                  .synthesize(
                      QwenSpeechRequest.builder(Model.of("qwen9-tts"), "Hello.", QwenVoices.CHERRY)
                          .build())
                  .audio())
          .isNotNull();
    }
  }

  @Test
  void session_ofSsml_takesOnePiece() throws Exception {
    try (VoiceServer server = new VoiceServer()) {
      server.accept(VoiceServer::speak);
      try (SpeechSession session = server.speech().open(session().enableSsml(true).build())) {
        session.send("<speak>Hello.</speak>");
        assertThatThrownBy(() -> session.send("<speak>And you?</speak>"))
            .isInstanceOf(RequestValidationException.class)
            .hasMessage(
                "a session with enable_ssml takes its text in one piece, and it has one; send the"
                    + " whole SSML at once, or open another session");
        session.finish();
        assertThat(session.audio().collect().audio().bytes()).isNotEmpty();
      }
    }
  }

  @Test
  void pieces_thatAreTooLongWhereAHanCharacterCountsTwo_areSentAndWarnedOf() throws Exception {
    try (VoiceServer server = new VoiceServer();
        QiaoClient client = server.builder(Timeouts.DEFAULT).listener(listener).build()) {
      server.accept(
          (line, text) -> {
            if (text.contains("run-task")) {
              line.event("task-started", "{}");
            } else if (text.contains("finish-task")) {
              line.event("task-finished", "{}");
            }
          });
      try (SpeechSession session = new AudioService(client).open(session().build())) {
        session.send("\u5b57".repeat(10_000));
        assertThat(warnings).isEmpty();
        session.send("\u5b57".repeat(10_001));
        assertThat(warnings).hasSize(1);
        for (int i = 0; i < 9; i++) {
          session.send("\u5b57".repeat(10_000));
        }
        session.finish();
        var unused = session.audio().collect();
      }
    }
    assertThat(warnings)
        .containsExactly(
            "cosyvoice.websocket: payload.input.text is 20002 characters where a Han character"
                + " counts two, as one page counts them, and at most 20000 are taken; send smaller"
                + " pieces",
            "cosyvoice.websocket: the pieces of the session have 200002 characters where a Han"
                + " character counts two, as one page counts them, and at most 200000 are taken;"
                + " finish the session and open another");
  }

  @Test
  void glm_aStreamThatNamesAnotherRate_isOfThatRate() throws Exception {
    try (VoiceServer server = new VoiceServer();
        QiaoClient client =
            QiaoClient.builder()
                .vendor(Vendor.ZHIPU)
                .apiKey("id.secret-of-a-test")
                .endpoint(server.endpoint())
                .build()) {
      server.answer(
          new okhttp3.mockwebserver.MockResponse()
              .setHeader("Content-Type", "text/event-stream")
              .setBody(
                  "data:"
                      + " {\"id\":\"i\",\"created\":1,\"model\":\"glm-tts\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"AAEAAg==\",\"return_sample_rate\":16000,\"return_format\":\"pcm\"}}]}\n\n"));
      SpeechResult result =
          new AudioService(client)
              .stream(GlmSpeechRequest.builder(AudioModels.GLM_TTS, "Hello.").build()).collect();
      assertThat(result.audio().bytes()).containsExactly(0, 1, 0, 2);
      assertThat(result.sampleRate()).isEqualTo(16000);
      assertThat(result.additional()).isEmpty();
    }
  }
}
