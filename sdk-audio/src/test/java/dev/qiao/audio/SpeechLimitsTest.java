package dev.qiao.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.audio.cosyvoice.CosyVoiceRequest;
import dev.qiao.audio.cosyvoice.CosyVoices;
import dev.qiao.audio.cosyvoice.HotFix;
import dev.qiao.audio.cosyvoice.SambertRequest;
import dev.qiao.audio.gateway.GatewaySpeechRequest;
import dev.qiao.audio.glm.GlmSpeechRequest;
import dev.qiao.audio.minimax.Emotion;
import dev.qiao.audio.minimax.MiniMaxSpeechRequest;
import dev.qiao.audio.minimax.MiniMaxVoices;
import dev.qiao.audio.minimax.SoundEffect;
import dev.qiao.audio.minimax.TimbreWeight;
import dev.qiao.audio.minimax.VoiceModify;
import dev.qiao.audio.minimax.VoiceSetting;
import dev.qiao.audio.qwen.Language;
import dev.qiao.audio.qwen.QwenSpeechRequest;
import dev.qiao.audio.qwen.QwenVoices;
import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.Violations;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SpeechLimitsTest {
  private static Violations look(Request request) {
    ModelLimits limits =
        new AudioOperations()
            .models().stream()
                .filter(known -> known.model().equals(request.model()))
                .findFirst()
                .orElse(null);
    Violations violations = new Violations(limits);
    request.validate(violations);
    return violations;
  }

  private static List<String> fields(Request request) {
    return look(request).found().stream().map(found -> found.field()).toList();
  }

  private static QwenSpeechRequest.Builder qwen(Model model, String text) {
    return QwenSpeechRequest.builder(model, text, QwenVoices.CHERRY);
  }

  @Test
  void qwen_textOf600HanCharacters_isTakenAndNoMore() {
    String most = "\u4f60".repeat(600);
    assertThat(fields(qwen(AudioModels.QWEN3_TTS_FLASH, most).build())).isEmpty();
    Violations longer = look(qwen(AudioModels.QWEN3_TTS_FLASH, most + "!").build());
    assertThat(longer.found())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.field()).isEqualTo("input.text");
              assertThat(found.limit()).isEqualTo("at most 600 characters for qwen3-tts-flash");
            });
    // Its texts are counted in tokens, and unknown models are never refused.
    assertThat(fields(qwen(AudioModels.QWEN_TTS, most + "!").build())).isEmpty();
    assertThat(fields(qwen(Model.of("qwen9-tts"), most + "!").build())).isEmpty();
  }

  @Test
  void qwen_instructions_areForInstructModels() {
    assertThat(fields(qwen(AudioModels.QWEN3_TTS_FLASH, "a").instructions("slow").build()))
        .containsExactly("input.instructions");
    assertThat(fields(qwen(AudioModels.QWEN3_TTS_INSTRUCT_FLASH, "a").instructions("slow").build()))
        .isEmpty();
  }

  @Test
  void qwen_aLanguageThatIsNotDocumented_isAWarning() {
    Violations violations =
        look(qwen(AudioModels.QWEN_TTS, "a").languageType(Language.of("zh")).build());
    assertThat(violations.found()).isEmpty();
    assertThat(violations.warnings())
        .containsExactly(
            "input.language_type is \"zh\", which is not documented; use Language.AUTO or a"
                + " constant");
  }

  @Test
  void cosyVoice_valuesOutOfRange_areEachNamed() {
    CosyVoiceRequest.Builder request =
        CosyVoiceRequest.builder(AudioModels.COSYVOICE_V2, "a", CosyVoices.LONGANYANG)
            .format(AudioFormat.FLAC)
            .sampleRate(11025)
            .volume(101)
            .rate(2.1)
            .pitch(0.4)
            .bitRate(511)
            .seed(65536)
            .languageHints(List.of("tlh", "en"))
            .hotFix(HotFix.replace(Map.of("a", "b")));
    assertThat(fields(request.build()))
        .containsExactly(
            "input.format",
            "input.sample_rate",
            "input.volume",
            "input.rate",
            "input.pitch",
            "input.bit_rate",
            "input.seed",
            "input.hot_fix",
            "input.language_hints[0]");
    assertThat(look(request.build()).warnings())
        .containsExactly(
            "input.bit_rate applies to opus only; leave it out or ask for opus",
            "input.language_hints only its first language counts; give one");
  }

  @Test
  void cosyVoice_instruction_countsAHanCharacterTwice() {
    CosyVoiceRequest.Builder request =
        CosyVoiceRequest.builder(AudioModels.COSYVOICE_V3_FLASH, "a", CosyVoices.LONGANYANG);
    assertThat(fields(request.instruction("\u6162".repeat(64)).build())).isEmpty();
    assertThat(look(request.instruction("\u6162".repeat(65)).build()).found())
        .singleElement()
        .hasToString(
            "Violation[field=input.instruction, limit=at most 128 characters, a Han character"
                + " counting two, value=130 characters, fix=shorten it]");
  }

  @Test
  void sambert_valuesOutOfRange_areEachNamed() {
    assertThat(
            fields(
                SambertRequest.builder(AudioModels.SAMBERT_ZHICHU_V1, "a")
                    .format(AudioFormat.OPUS)
                    .sampleRate(7999)
                    .volume(-1)
                    .rate(0.4)
                    .pitch(2.1)
                    .build()))
        .containsExactly(
            "parameters.format",
            "parameters.sample_rate",
            "parameters.volume",
            "parameters.rate",
            "parameters.pitch");
  }

  @Test
  void miniMax_valuesOutOfRange_areEachNamed() {
    MiniMaxSpeechRequest request =
        MiniMaxSpeechRequest.builder(
                AudioModels.SPEECH_2_8_HD, "x".repeat(10000), MiniMaxVoices.MALE_QN_QINGSE)
            .subtitleType("letter")
            .outputFormat("base64")
            .speed(2.1)
            .vol(0.0)
            .pitch(13)
            .emotion(Emotion.WHISPER)
            .sampleRate(48000)
            .bitrate(1)
            .format(AudioFormat.of("aac"))
            .channel(3)
            .voiceModify(
                VoiceModify.builder()
                    .pitch(101)
                    .intensity(-101)
                    .timbre(101)
                    .soundEffects(SoundEffect.of("hall"))
                    .build())
            .timbreWeights(
                Collections.nCopies(5, TimbreWeight.of(MiniMaxVoices.MALE_QN_QINGSE, 100)))
            .build();
    assertThat(fields(request))
        .containsExactly(
            "text",
            "subtitle_type",
            "output_format",
            "voice_setting.speed",
            "voice_setting.vol",
            "voice_setting.pitch",
            "voice_setting.emotion",
            "audio_setting.sample_rate",
            "audio_setting.bitrate",
            "audio_setting.format",
            "audio_setting.channel",
            "voice_modify.pitch",
            "voice_modify.intensity",
            "voice_modify.timbre",
            "voice_modify.sound_effects",
            "timbre_weights");
    assertThat(
            fields(
                MiniMaxSpeechRequest.builder(
                        AudioModels.SPEECH_2_6_HD, "a", MiniMaxVoices.MALE_QN_QINGSE)
                    .emotion(Emotion.WHISPER)
                    .build()))
        .isEmpty();
  }

  @Test
  void miniMax_aLinkFromAStream_isRefused() {
    MiniMaxSpeechRequest request =
        MiniMaxSpeechRequest.builder(AudioModels.SPEECH_2_8_HD, "a", MiniMaxVoices.MALE_QN_QINGSE)
            .outputFormat("url")
            .aigcWatermark(true)
            .build();
    assertThat(fields(request)).isEmpty();
    assertThat(fields(request.asStreamRequest())).containsExactly("output_format");
    assertThat(look(request.asStreamRequest()).warnings())
        .containsExactly("aigc_watermark does nothing in a stream; leave it out");
  }

  @Test
  void glm_valuesOutOfRange_areEachNamed() {
    assertThat(
            fields(
                GlmSpeechRequest.builder(AudioModels.GLM_TTS, "x".repeat(1025))
                    .responseFormat(AudioFormat.MP3)
                    .speed(2.5)
                    .volume(10.5)
                    .build()))
        .containsExactly("input", "response_format", "speed", "volume");
  }

  @Test
  void gateway_rules_refuseAndWarnByTheirNames() {
    GatewaySpeechRequest.Builder qwen =
        GatewaySpeechRequest.builder(AudioModels.QWEN3_TTS_FLASH, "a")
            .additional("images", List.of("https://example.com/a.png"))
            .languageType(Language.GERMAN);
    assertThat(look(qwen.build()).found())
        .extracting(Object::toString)
        .containsExactly(
            "Violation[field=images, limit=left out for qwen3-tts-flash by rule GW-25, value=1"
                + " addresses, fix=leave it out]",
            "Violation[field=language_type, limit=one of Chinese, English, Auto for"
                + " qwen3-tts-flash by rule GW-29, value=German, fix=choose one of them or leave it"
                + " out]");
    Violations both =
        look(
            GatewaySpeechRequest.builder(AudioModels.SPEECH_2_8_HD, "a")
                .voiceId(MiniMaxVoices.BOYAN_NEW_HD)
                .voiceSetting(VoiceSetting.of(MiniMaxVoices.MALE_QN_QINGSE))
                .build());
    assertThat(both.found()).isEmpty();
    assertThat(both.warnings())
        .containsExactly(
            "voice_id is ignored beside voice_setting for speech-2.8-hd (GW-26); set one of them");
    assertThat(
            fields(
                GatewaySpeechRequest.builder(Model.of("other"), "a")
                    .additional("images", List.of("x"))
                    .languageType(Language.GERMAN)
                    .build()))
        .isEmpty();
  }

  @Test
  void build_withoutText_isRefusedByEveryFamily() {
    for (String text : new String[] {"", " ", "\n\t "}) {
      List<ThrowingCallable> builds =
          List.of(
              () ->
                  QwenSpeechRequest.builder(AudioModels.QWEN3_TTS_FLASH, text, QwenVoices.CHERRY)
                      .build(),
              () ->
                  CosyVoiceRequest.builder(
                          AudioModels.COSYVOICE_V3_FLASH, text, Voice.of("longanyang"))
                      .build(),
              () -> SambertRequest.builder(Model.of("sambert-zhichu-v1"), text).build(),
              () -> GlmSpeechRequest.builder(AudioModels.GLM_TTS, text).build(),
              () ->
                  MiniMaxSpeechRequest.builder(
                          AudioModels.SPEECH_2_8_HD, text, Voice.of("male-qn-qingse"))
                      .build(),
              () -> GatewaySpeechRequest.builder(Model.of("qwen3-tts-flash"), text).build());
      for (var build : builds) {
        assertThatThrownBy(build)
            .isInstanceOf(RequestValidationException.class)
            .hasMessageMatching(
                ".*(text|input|content) is blank but must be set \\(say what is to be spoken\\)");
      }
    }
  }
}
