package dev.qiao.audio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.audio.cosyvoice.CosyVoiceRequest;
import dev.qiao.audio.cosyvoice.CosyVoices;
import dev.qiao.audio.glm.GlmSpeechRequest;
import dev.qiao.audio.minimax.MiniMaxSpeechRequest;
import dev.qiao.audio.qwen.QwenSpeechRequest;
import dev.qiao.audio.qwen.QwenVoices;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.http.RetryPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service that streams although the whole speech was asked for. */
@Timeout(20)
class EventsForASpeechCallTest {
  private final MockWebServer server = new MockWebServer();
  private QiaoClient client;

  enum Family {
    QWEN,
    COSYVOICE,
    MINIMAX,
    GLM;

    String piece(String audio, boolean last) {
      byte[] bytes = audio.getBytes(UTF_8);
      String base64 = Base64.getEncoder().encodeToString(bytes);
      String reason = last ? "\"stop\"" : "\"null\"";
      return switch (this) {
        case QWEN, COSYVOICE ->
            "{\"request_id\":\"r-1\",\"output\":{\"finish_reason\":"
                + reason
                + ",\"audio\":{\"data\":\""
                + base64
                + "\"}}}";
        case MINIMAX ->
            "{\"data\":{\"audio\":\""
                + HexFormat.of().formatHex(bytes)
                + "\",\"status\":"
                + (last ? 2 : 1)
                + "},\"base_resp\":{\"status_code\":0}}";
        case GLM ->
            "{\"id\":\"r-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
                + base64
                + "\"}"
                + (last ? ",\"finish_reason\":\"stop\"" : "")
                + "}]}";
      };
    }
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.shutdown();
  }

  private SpeechResult speak(Family family, String... events) {
    StringBuilder body = new StringBuilder();
    for (String event : events) {
      body.append("data: ").append(event).append("\n\n");
    }
    return speak(
        family,
        new MockResponse()
            .setHeader("Content-Type", "text/event-stream; charset=utf-8")
            .setBody(body.toString()));
  }

  private SpeechResult speak(Family family, MockResponse answer) {
    server.enqueue(answer);
    Vendor vendor =
        switch (family) {
          case QWEN, COSYVOICE -> Vendor.DASHSCOPE;
          case MINIMAX -> Vendor.MINIMAX;
          case GLM -> Vendor.ZHIPU;
        };
    client =
        QiaoClient.builder()
            .vendor(vendor)
            .region(vendor == Vendor.DASHSCOPE ? Region.CN_BEIJING : Region.CHINA)
            .apiKey("sk-1")
            .retry(RetryPolicy.NONE)
            .endpoint(Endpoint.single(server.url("/api/v1").uri()))
            .build();
    AudioService audio = new AudioService(client);
    return switch (family) {
      case QWEN ->
          audio.synthesize(
              QwenSpeechRequest.builder(AudioModels.QWEN3_TTS_FLASH, "Tide.", QwenVoices.CHERRY)
                  .build());
      case COSYVOICE ->
          audio.synthesize(
              CosyVoiceRequest.builder(
                      AudioModels.COSYVOICE_V3_FLASH, "Tide.", CosyVoices.LONGANYANG)
                  .build());
      case MINIMAX ->
          audio.synthesize(
              MiniMaxSpeechRequest.builder(AudioModels.SPEECH_2_8_HD, "Tide.", Voice.of("x"))
                  .build());
      case GLM -> audio.synthesize(GlmSpeechRequest.builder(AudioModels.GLM_TTS, "Tide.").build());
    };
  }

  private static String audio(SpeechResult result) {
    return new String(result.audio().bytes(), UTF_8);
  }

  @ParameterizedTest
  @EnumSource(value = Family.class, names = "MINIMAX", mode = EnumSource.Mode.EXCLUDE)
  void pieces_becomeTheWholeSpeech(Family family) {
    assertThat(
            audio(
                speak(
                    family,
                    family.piece("High ", false),
                    family.piece("", false),
                    family.piece("tide", false),
                    family.piece(".", true))))
        .isEqualTo("High tide.");
    assertThat(
            audio(
                speak(
                    family, family.piece("High ", false), family.piece("tide.", false), "[DONE]")))
        .isEqualTo("High tide.");
  }

  @Test
  void lastEventOfMiniMax_mayRepeatTheWhole() {
    Family family = Family.MINIMAX;
    assertThat(
            audio(
                speak(
                    family,
                    family.piece("High ", false),
                    family.piece("tide.", false),
                    family.piece("High tide.", true))))
        .isEqualTo("High tide.");
    assertThat(audio(speak(family, family.piece("", false), family.piece("High tide.", true))))
        .isEqualTo("High tide.");
    assertThat(
            audio(
                speak(
                    family,
                    family.piece("High ", false),
                    family.piece("tide.", false),
                    family.piece("", true))))
        .isEqualTo("High tide.");
  }

  @Test
  void linkAtTheEnd_isToTheWhole_andCanBeSaved(@TempDir Path folder) throws Exception {
    String link = server.url("/a.wav").toString();
    SpeechResult result =
        speak(
            Family.QWEN,
            Family.QWEN.piece("High ", false),
            "{\"output\":{\"finish_reason\":\"stop\",\"audio\":{\"data\":\"\",\"url\":\""
                + link
                + "\"}}}");
    assertThat(result.finishReason()).isEqualTo("stop");
    server.enqueue(new MockResponse().setBody(new Buffer().writeUtf8("RIFF0000WAVEfmt ")));
    assertThat(result.audio().link().saveTo(folder.resolve("a.wav")))
        .hasContent("RIFF0000WAVEfmt ");
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void anErrorAmongTheEvents_isTheServicesError(Family family) {
    String error = "{\"error\":{\"message\":\"out of blocks\",\"code\":500}}";
    String piece = family.piece("High", false);
    for (String[] events :
        new String[][] {{error}, {piece, error}, {piece, error, "[DONE]"}, {error, "[DONE]"}}) {
      ApiException failure = catchThrowableOfType(ApiException.class, () -> speak(family, events));
      assertThat(failure).as(String.join("|", events)).isNotNull();
      assertThat(failure.vendorMessage()).isEqualTo("out of blocks");
    }
  }

  @ParameterizedTest
  @EnumSource(value = Family.class, names = "GLM", mode = EnumSource.Mode.EXCLUDE)
  void eventsWithoutAnEnd_areNoAnswer_andTheBodyIsKept(Family family) {
    String piece = family.piece("High", false);
    for (String second : new String[] {family.piece(" tide", false), "hello"}) {
      assertThatThrownBy(() -> speak(family, piece, second))
          .isInstanceOf(MalformedResponseException.class)
          .satisfies(e -> assertThat(((MalformedResponseException) e).body()).contains(piece));
    }
  }

  /** No end mark of GLM was ever recorded. */
  @Test
  void eventsOfGlmWithoutAnEnd_areWhole() {
    assertThat(
            audio(
                speak(
                    Family.GLM, Family.GLM.piece("High", false), Family.GLM.piece(" tide", false))))
        .isEqualTo("High tide");
  }

  @Test
  void audioOfGlmThatLooksLikeEvents_isAudio() {
    MockResponse wav =
        new MockResponse().setHeader("Content-Type", "audio/wav").setBody("data: 1\n\ndata: 2\n\n");
    assertThat(audio(speak(Family.GLM, wav))).isEqualTo("data: 1\n\ndata: 2\n\n");
  }

  @Test
  void errorWithAGoodStatusOfGlm_isNoAudio() {
    MockResponse error =
        new MockResponse()
            .setHeader("Content-Type", "application/json")
            .setBody("{\"error\":{\"code\":\"1210\",\"message\":\"out of blocks\"}}");
    assertThat(catchThrowableOfType(ApiException.class, () -> speak(Family.GLM, error)))
        .hasMessageContaining("out of blocks");
  }
}
