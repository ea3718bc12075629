package dev.qiao.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.audio.cosyvoice.CosyVoiceRequest;
import dev.qiao.audio.cosyvoice.CosyVoices;
import dev.qiao.audio.cosyvoice.HotFix;
import dev.qiao.audio.cosyvoice.SambertRequest;
import dev.qiao.audio.gateway.GatewaySpeechRequest;
import dev.qiao.audio.glm.GlmSpeechRequest;
import dev.qiao.audio.minimax.AudioSetting;
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
    Violations deaf =
        look(
            qwen(AudioModels.QWEN3_TTS_FLASH, "a")
                .instructions("slow")
                .optimizeInstructions(true)
                .build());
    assertThat(deaf.found()).isEmpty();
    assertThat(deaf.warnings())
        .containsExactly(
            "input.instructions is slow but should be left out for qwen3-tts-flash: it does nothing"
                + " there (ask an instruct model such as qwen3-tts-instruct-flash)",
            "input.optimize_instructions is true but should be left out for qwen3-tts-flash: it"
                + " does nothing there (ask an instruct model such as qwen3-tts-instruct-flash)");
    QwenSpeechRequest.Builder instruct = qwen(AudioModels.QWEN3_TTS_INSTRUCT_FLASH, "a");
    Violations heard = look(instruct.instructions("slow").optimizeInstructions(true).build());
    assertThat(heard.found()).isEmpty();
    assertThat(heard.warnings()).isEmpty();
    // What is set to its default is not set.
    assertThat(
            look(qwen(AudioModels.QWEN3_TTS_FLASH, "a")
                    .instructions("")
                    .optimizeInstructions(false)
                    .build())
                .warnings())
        .isEmpty();
    assertThat(look(instruct.instructions(null).optimizeInstructions(true).build()).warnings())
        .containsExactly("input.optimize_instructions does nothing without input.instructions");
  }

  @Test
  void qwen_aLanguageThatIsNotDocumented_isAWarningWithTheNearest() {
    Map.of("zh", "Chinese", "ja", "Japanese", "Englich", "English", "fr-FR", "French")
        .forEach(
            (given, nearest) -> {
              Violations violations =
                  look(qwen(AudioModels.QWEN_TTS, "a").languageType(Language.of(given)).build());
              assertThat(violations.found()).isEmpty();
              assertThat(violations.warnings())
                  .containsExactly(
                      "input.language_type is "
                          + given
                          + ", which no page lists; the nearest that is listed is "
                          + nearest);
            });
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
            "input.sample_rate",
            "input.format",
            "input.volume",
            "input.rate",
            "input.pitch",
            "input.bit_rate",
            "input.seed",
            "input.hot_fix");
    assertThat(look(request.build()).warnings())
        .containsExactly(
            "input.bit_rate applies to opus only; leave it out or ask for opus",
            "input.language_hints[0] is tlh, which no page lists; the nearest that is listed is th",
            "input.language_hints only its first language counts; give one");
    Violations unknown = look(request.model(Model.of("cosyvoice-v9")).build());
    assertThat(unknown.found()).isEmpty();
  }

  @Test
  void cosyVoice_instruction_isRefusedAfter128CharactersAndWarnedOfBefore() {
    CosyVoiceRequest.Builder request =
        CosyVoiceRequest.builder(AudioModels.COSYVOICE_V3_FLASH, "a", CosyVoices.LONGANYANG);
    for (String fits : List.of("x".repeat(100), "\u6162".repeat(50))) {
      assertThat(look(request.instruction(fits).build()).found()).isEmpty();
      assertThat(look(request.instruction(fits).build()).warnings()).isEmpty();
    }
    for (String disputed : List.of("x".repeat(101), "\u6162".repeat(51), "\u6162".repeat(128))) {
      assertThat(look(request.instruction(disputed).build()).found()).isEmpty();
      assertThat(look(request.instruction(disputed).build()).warnings()).hasSize(1);
    }
    assertThat(look(request.instruction("\u6162".repeat(51)).build()).warnings())
        .containsExactly(
            "input.instruction is 102 characters where a Han character counts two, as one page"
                + " counts it: that page allows 100, the vendor's SDK 128 (shorten it)");
    assertThat(look(request.instruction("\u6162".repeat(129)).build()).found())
        .singleElement()
        .hasToString(
            "Violation[field=input.instruction, limit=at most 128 characters for"
                + " cosyvoice-v3-flash, value=129 characters, fix=shorten it]");
  }

  @Test
  void cosyVoice_theVendorsVoicesOnAModelThatHasNone_areRefused() {
    CosyVoiceRequest.Builder request =
        CosyVoiceRequest.builder(AudioModels.COSYVOICE_V3_5_PLUS, "a", CosyVoices.LONGANYANG);
    assertThat(look(request.build()).found())
        .singleElement()
        .hasToString(
            "Violation[field=input.voice, limit=a cloned or designed voice for cosyvoice-v3.5-plus,"
                + " value=longanyang, fix=make one for this model, or ask cosyvoice-v3-flash, which"
                + " has the vendor's voices]");
    Violations alike = look(request.voice(Voice.of("longhua_v3")).build());
    assertThat(alike.found()).isEmpty();
    assertThat(alike.warnings())
        .containsExactly(
            "input.voice is longhua_v3, which looks like one of the vendor's voices, and"
                + " cosyvoice-v3.5-plus has none: it takes cloned and designed ones");
    Violations cloned = look(request.voice(Voice.of("cosyvoice-v3.5-plus-anna-1a2b3c")).build());
    assertThat(cloned.found()).isEmpty();
    assertThat(cloned.warnings()).isEmpty();
  }

  @Test
  void cosyVoice_whatTheModelDoesNotTakeOrDoesNothing_isNamed() {
    CosyVoiceRequest.Builder request =
        CosyVoiceRequest.builder(AudioModels.QWEN_AUDIO_3_0_TTS_PLUS, "a", Voice.of("x"))
            .enableAigcTag(true)
            .enableMarkdownFilter(true);
    assertThat(look(request.build()).warnings())
        .containsExactly(
            "input.enable_aigc_tag is true but should be left out for qwen-audio-3.0-tts-plus: the"
                + " page names cosyvoice-v3-flash, -v3-plus and -v2 only (leave it out, or ask one"
                + " of them)",
            "input.enable_markdown_filter is true but should be left out for"
                + " qwen-audio-3.0-tts-plus: the page names cloned voices of cosyvoice-v3-flash"
                + " (leave it out)");
    assertThat(look(request.enableAigcTag(false).enableMarkdownFilter(false).build()).warnings())
        .isEmpty();
    CosyVoiceRequest.Builder marked =
        CosyVoiceRequest.builder(AudioModels.COSYVOICE_V3_FLASH, "a", CosyVoices.LONGANYANG)
            .aigcPropagator("me")
            .aigcPropagateId("1");
    assertThat(look(marked.build()).warnings())
        .containsExactly(
            "input.aigc_propagator does nothing without input.enable_aigc_tag",
            "input.aigc_propagate_id does nothing without input.enable_aigc_tag");
    assertThat(look(marked.enableAigcTag(true).build()).warnings()).isEmpty();
    assertThat(look(marked.format(AudioFormat.PCM).build()).warnings())
        .containsExactly("input.enable_aigc_tag does nothing to pcm; ask for wav, mp3 or opus");
    // A dictionary without words is none.
    assertThat(
            fields(
                CosyVoiceRequest.builder(AudioModels.COSYVOICE_V2, "a", Voice.of("x"))
                    .hotFix(HotFix.replace(Map.of()))
                    .build()))
        .isEmpty();
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
            "payload.parameters.format",
            "payload.parameters.sample_rate",
            "payload.parameters.volume",
            "payload.parameters.rate",
            "payload.parameters.pitch");
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
            "timbre_weights",
            "voice_setting.speed",
            "voice_setting.vol",
            "voice_setting.pitch",
            "audio_setting.sample_rate",
            "audio_setting.bitrate",
            "audio_setting.channel",
            "voice_modify.pitch",
            "voice_modify.intensity",
            "voice_modify.timbre");
    assertThat(look(request).warnings())
        .containsExactly(
            "text is 10000 characters; the vendor advises to stream more than 3000",
            "voice_setting.voice_id is set beside timbre_weights, which name the voices; leave it"
                + " empty",
            "voice_setting.emotion is whisper, which only speech-2.6-hd and speech-2.6-turbo have",
            "audio_setting.format is aac, which no page lists; the nearest that is listed is flac",
            "audio_setting.bitrate applies to mp3 only; leave it out or ask for mp3",
            "voice_modify.sound_effects is hall, which no page lists; the nearest that is listed is"
                + " robotic",
            "voice_modify is documented for mp3, wav and flac, not for aac",
            "subtitle_type is letter, which no page lists; the nearest that is listed is sentence",
            "subtitle_type does nothing without subtitle_enable",
            "output_format is base64, which no page lists; the nearest that is listed is hex");
    Violations whispered =
        look(
            MiniMaxSpeechRequest.builder(
                    AudioModels.SPEECH_2_6_HD, "a", MiniMaxVoices.MALE_QN_QINGSE)
                .emotion(Emotion.WHISPER)
                .build());
    assertThat(whispered.found()).isEmpty();
    assertThat(whispered.warnings()).isEmpty();
  }

  @Test
  void miniMax_aVoiceIsNamedOrMixed() {
    MiniMaxSpeechRequest.Builder none =
        MiniMaxSpeechRequest.builder(AudioModels.SPEECH_2_8_HD, "a", Voice.of(""));
    assertThat(look(none.build()).found())
        .singleElement()
        .hasToString(
            "Violation[field=voice_setting.voice_id, limit=set for speech-2.8-hd, value=empty,"
                + " fix=name a voice such as male-qn-qingse, or mix some with timbre_weights]");
    assertThat(fields(none.model(Model.of("speech-9")).build())).isEmpty();
    Violations mixed =
        look(
            MiniMaxSpeechRequest.builder(
                    AudioModels.SPEECH_2_8_HD,
                    "a",
                    Collections.nCopies(4, TimbreWeight.of(MiniMaxVoices.MALE_QN_QINGSE, 25)))
                .build());
    assertThat(mixed.found()).isEmpty();
    assertThat(mixed.warnings()).isEmpty();
  }

  @Test
  void miniMax_whatDoesNothing_isWarnedOf() {
    MiniMaxSpeechRequest.Builder request =
        MiniMaxSpeechRequest.builder(AudioModels.SPEECH_02_HD, "a", MiniMaxVoices.MALE_QN_QINGSE);
    assertThat(look(request.languageBoost("Persian").build()).warnings())
        .containsExactly("language_boost is Persian, which speech-02-hd does not speak yet");
    assertThat(look(request.languageBoost("Cantonese").build()).warnings())
        .singleElement()
        .asString()
        .startsWith("language_boost is Cantonese, which no page lists; the nearest that is listed");
    assertThat(look(request.languageBoost("English").latexRead(true).build()).warnings())
        .containsExactly("language_boost is taken as Chinese beside voice_setting.latex_read");
    request.latexRead(null).languageBoost("Chinese,Yue");
    assertThat(look(request.textNormalizationMode("quality").build()).warnings()).isEmpty();
    assertThat(look(request.textNormalization(true).build()).warnings())
        .containsExactly(
            "voice_setting.text_normalization does nothing beside text_normalization_mode; leave"
                + " it out");
    assertThat(look(request.textNormalization(null).build().asStreamRequest()).warnings())
        .containsExactly("text_normalization_mode works as basic in a stream");
    assertThat(
            look(request.textNormalizationMode(null).excludeAggregatedAudio(true).build())
                .warnings())
        .containsExactly("stream_options.exclude_aggregated_audio does nothing without a stream");
  }

  @Test
  void miniMax_aLinkFromAStream_isWarnedOf() {
    MiniMaxSpeechRequest request =
        MiniMaxSpeechRequest.builder(AudioModels.SPEECH_2_8_HD, "a", MiniMaxVoices.MALE_QN_QINGSE)
            .outputFormat("url")
            .aigcWatermark(true)
            .build();
    assertThat(look(request).warnings()).isEmpty();
    assertThat(fields(request.asStreamRequest())).isEmpty();
    assertThat(look(request.asStreamRequest()).warnings())
        .containsExactly(
            "output_format does nothing in a stream, which is hex; leave it out",
            "aigc_watermark does nothing in a stream; leave it out");
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
                + " address, fix=leave it out]");
    // The gateway's page lists three languages, that of the model more.
    assertThat(look(qwen.build()).warnings())
        .containsExactly(
            "language_type is German, which no page of the gateway lists; the page of"
                + " qwen3-tts-flash does");
    assertThat(
            fields(
                GatewaySpeechRequest.builder(AudioModels.QWEN3_TTS_FLASH, "a")
                    .additional("images", List.of())
                    .additional("voices", null)
                    .build()))
        .isEmpty();
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
  void gateway_fieldsOfTheOtherVendor_areWarnedOfWithTheRightOnes() {
    assertThat(
            look(GatewaySpeechRequest.builder(AudioModels.QWEN3_TTS_FLASH, "a")
                    .voiceId(QwenVoices.CHERRY)
                    .audioSetting(AudioSetting.of(AudioFormat.MP3))
                    .build())
                .warnings())
        .containsExactly(
            "voice_id is not listed for qwen3-tts-flash; it takes voice(..)",
            "audio_setting is not listed for qwen3-tts-flash; its audio is a WAV file");
    assertThat(
            look(GatewaySpeechRequest.builder(AudioModels.SPEECH_2_8_HD, "a")
                    .voice(MiniMaxVoices.BOYAN_NEW_HD)
                    .languageType(Language.CHINESE)
                    .build())
                .warnings())
        .containsExactly(
            "voice is not listed for speech-2.8-hd; it takes voiceId(..)",
            "language_type is not listed for speech-2.8-hd; it finds the language itself");
    assertThat(
            look(GatewaySpeechRequest.builder(AudioModels.QWEN3_TTS_FLASH, "x".repeat(601)).build())
                .warnings())
        .containsExactly(
            "messages[0].content is 601 characters but should be at most 600 characters: the limit"
                + " of qwen3-tts-flash at its vendor (shorten it)");
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
