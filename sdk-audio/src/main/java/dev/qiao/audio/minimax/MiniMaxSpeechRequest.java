package dev.qiao.audio.minimax;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioOperations;
import dev.qiao.audio.SpeechCallRequest;
import dev.qiao.audio.SpeechStreamRequest;
import dev.qiao.audio.Voice;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Speech of MiniMax, whole or streamed; streaming is advised for more than 3000 characters. The
 * text may hold pauses in seconds ({@code <#0.5#>}), for the 2.8 models sounds as well ({@code
 * (laughs)}). Source: <a href="https://platform.minimaxi.com/docs/api-reference/speech-t2a-http">
 * T2A</a>.
 *
 * @param model the model
 * @param text less than 10,000 characters
 * @param stream whether to stream; the verb writes it
 * @param streamOptions what a stream is like
 * @param voiceSetting who speaks and how
 * @param audioSetting how the audio is encoded
 * @param pronunciationDict how to pronounce certain words
 * @param timbreWeights a mixture of at most four voices; the voice's own name is then empty
 * @param languageBoost a language or dialect to know better, such as English or Chinese,Yue; auto
 *     finds out
 * @param textNormalizationMode how numbers, dates and the like become words: basic, by rules, or
 *     quality, with a language model and slower, which streams take as basic. The voice's own
 *     textNormalization does nothing beside it. Default none.
 * @param voiceModify what is done to the voice
 * @param subtitleEnable whether there is a file of subtitles beside the audio. Default false.
 * @param subtitleType what a subtitle is of: sentence, word or word_streaming
 * @param outputFormat hex, which is the default, or url for a link that lives 24 hours; streams
 *     have hex only
 * @param aigcWatermark whether the audio carries a sound that says it was generated; not in
 *     streams. Default false.
 * @param additional fields beside these
 */
public record MiniMaxSpeechRequest(
    Model model,
    String text,
    @Nullable Boolean stream,
    @Nullable StreamOptions streamOptions,
    @Nullable VoiceSetting voiceSetting,
    @Nullable AudioSetting audioSetting,
    @Nullable PronunciationDict pronunciationDict,
    @Nullable List<TimbreWeight> timbreWeights,
    @Nullable String languageBoost,
    @Nullable String textNormalizationMode,
    @Nullable VoiceModify voiceModify,
    @Nullable Boolean subtitleEnable,
    @Nullable String subtitleType,
    @Nullable String outputFormat,
    @Nullable Boolean aigcWatermark,
    @Additional Map<String, Object> additional)
    implements SpeechCallRequest, SpeechStreamRequest {
  private static final int DEFAULT_SAMPLE_RATE = 32000;

  /** Refuses null for a required component, and an additional field named like a component. */
  public MiniMaxSpeechRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(text, "text");
    timbreWeights = Additional.Copy.listOrNull(timbreWeights, "timbreWeights");
    additional = Additional.Copy.of(additional, MiniMaxSpeechRequest.class);
  }

  /**
   * What a stream is like.
   *
   * @param excludeAggregatedAudio whether the last event of a stream leaves out the whole audio,
   *     which it would repeat. Streams set it unless it is set; what is repeated all the same is
   *     dropped.
   * @param additional fields beside these
   */
  public record StreamOptions(
      @Nullable Boolean excludeAggregatedAudio, @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public StreamOptions {
      additional = Additional.Copy.of(additional, StreamOptions.class);
    }

    /** Returns options that leave the whole audio out of the last event, or not. */
    public static StreamOptions excludingAggregatedAudio(boolean value) {
      return new StreamOptions(value, Map.of());
    }
  }

  /**
   * Starts a request.
   *
   * @param voice who speaks, such as {@link MiniMaxVoices#MALE_QN_QINGSE}
   */
  public static Builder builder(Model model, String text, Voice voice) {
    return new Builder(model, text).voice(voice);
  }

  /** Starts a request of a mixture of at most four voices. */
  public static Builder builder(Model model, String text, List<TimbreWeight> voices) {
    return new Builder(model, text).voice(Voice.of("")).timbreWeights(voices);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<MiniMaxSpeechRequest, ?> operation() {
    return AudioOperations.MINIMAX_T2A;
  }

  @Override
  public AudioFormat audioFormat() {
    return audioSetting == null || audioSetting.format() == null
        ? AudioFormat.MP3
        : audioSetting.format();
  }

  @Override
  public int audioSampleRate() {
    return audioSetting == null || audioSetting.sampleRate() == null
        ? DEFAULT_SAMPLE_RATE
        : audioSetting.sampleRate();
  }

  /** Asks for a last event without the whole audio, unless the caller has chosen. */
  @Override
  public MiniMaxSpeechRequest asStreamRequest() {
    Builder builder = toBuilder();
    builder.stream = true;
    if (builder.excludeAggregatedAudio == null) {
      builder.excludeAggregatedAudio = true;
    }
    return builder.build();
  }

  @Override
  public void validate(Violations violations) {
    MiniMaxSpeechLimits.check(violations, this);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    // derived from the components: begin
    // parts: streamOptions, voiceSetting, audioSetting
    // name voiceSetting.voiceId: voice
    // required: voice
    // set voice: Objects.requireNonNull(value, "voice")
    // without setter: stream, additionalStreamOptions, additionalVoiceSetting,
    // additionalAudioSetting

    private static final StreamOptions NO_STREAM_OPTIONS = new StreamOptions(null, Map.of());

    private static final VoiceSetting NO_VOICE_SETTING =
        new VoiceSetting(null, null, null, null, null, null, null, Map.of());

    private static final AudioSetting NO_AUDIO_SETTING =
        new AudioSetting(null, null, null, null, null, Map.of());

    private Model model;
    private String text;
    private @Nullable Boolean stream;
    private @Nullable Boolean excludeAggregatedAudio;
    private @Nullable Voice voice;
    private @Nullable Double speed;
    private @Nullable Double vol;
    private @Nullable Integer pitch;
    private @Nullable Emotion emotion;
    private @Nullable Boolean textNormalization;
    private @Nullable Boolean latexRead;
    private @Nullable Integer sampleRate;
    private @Nullable Integer bitrate;
    private @Nullable AudioFormat format;
    private @Nullable Integer channel;
    private @Nullable Boolean forceCbr;
    private @Nullable PronunciationDict pronunciationDict;
    private @Nullable List<TimbreWeight> timbreWeights;
    private @Nullable String languageBoost;
    private @Nullable String textNormalizationMode;
    private @Nullable VoiceModify voiceModify;
    private @Nullable Boolean subtitleEnable;
    private @Nullable String subtitleType;
    private @Nullable String outputFormat;
    private @Nullable Boolean aigcWatermark;
    private boolean streamOptionsSent;
    private boolean voiceSettingSent;
    private boolean audioSettingSent;
    private final Map<String, Object> additional = new LinkedHashMap<>();
    private final Map<String, Object> additionalStreamOptions = new LinkedHashMap<>();
    private final Map<String, Object> additionalVoiceSetting = new LinkedHashMap<>();
    private final Map<String, Object> additionalAudioSetting = new LinkedHashMap<>();

    private Builder(Model model, String text) {
      this.model = Objects.requireNonNull(model, "model");
      this.text = Objects.requireNonNull(text, "text");
    }

    private Builder(MiniMaxSpeechRequest from) {
      model = from.model;
      text = from.text;
      stream = from.stream;
      StreamOptions streamOptions = from.streamOptions;
      if (streamOptions != null) {
        streamOptionsSent = true;
        excludeAggregatedAudio = streamOptions.excludeAggregatedAudio;
        additionalStreamOptions.putAll(streamOptions.additional);
      }
      VoiceSetting voiceSetting = from.voiceSetting;
      if (voiceSetting != null) {
        voiceSettingSent = true;
        voice = voiceSetting.voiceId();
        speed = voiceSetting.speed();
        vol = voiceSetting.vol();
        pitch = voiceSetting.pitch();
        emotion = voiceSetting.emotion();
        textNormalization = voiceSetting.textNormalization();
        latexRead = voiceSetting.latexRead();
        additionalVoiceSetting.putAll(voiceSetting.additional());
      }
      AudioSetting audioSetting = from.audioSetting;
      if (audioSetting != null) {
        audioSettingSent = true;
        sampleRate = audioSetting.sampleRate();
        bitrate = audioSetting.bitrate();
        format = audioSetting.format();
        channel = audioSetting.channel();
        forceCbr = audioSetting.forceCbr();
        additionalAudioSetting.putAll(audioSetting.additional());
      }
      pronunciationDict = from.pronunciationDict;
      timbreWeights = from.timbreWeights;
      languageBoost = from.languageBoost;
      textNormalizationMode = from.textNormalizationMode;
      voiceModify = from.voiceModify;
      subtitleEnable = from.subtitleEnable;
      subtitleType = from.subtitleType;
      outputFormat = from.outputFormat;
      aigcWatermark = from.aigcWatermark;
      additional.putAll(from.additional);
    }

    /** The model. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** Less than 10,000 characters. */
    public Builder text(String value) {
      text = Objects.requireNonNull(value, "text");
      return this;
    }

    /**
     * Whether the last event of a stream leaves out the whole audio, which it would repeat. Streams
     * set it unless it is set; what is repeated all the same is dropped.
     */
    public Builder excludeAggregatedAudio(@Nullable Boolean value) {
      excludeAggregatedAudio = value;
      return this;
    }

    /** Who speaks; an empty name where voices are mixed. */
    public Builder voice(Voice value) {
      voice = Objects.requireNonNull(value, "voice");
      return this;
    }

    /** How fast: 0.5 to 2. Default 1. */
    public Builder speed(@Nullable Double value) {
      speed = value;
      return this;
    }

    /** How loud: more than 0, at most 10. Default 1. */
    public Builder vol(@Nullable Double value) {
      vol = value;
      return this;
    }

    /** How high: -12 to 12. Default 0. */
    public Builder pitch(@Nullable Integer value) {
      pitch = value;
      return this;
    }

    /** The mood. Without one the model chooses by the text. */
    public Builder emotion(@Nullable Emotion value) {
      emotion = value;
      return this;
    }

    /** Whether numbers and the like are read out as words. Default false. */
    public Builder textNormalization(@Nullable Boolean value) {
      textNormalization = value;
      return this;
    }

    /** Whether LaTeX is read out. Default false. */
    public Builder latexRead(@Nullable Boolean value) {
      latexRead = value;
      return this;
    }

    /** Samples a second: 8000, 16000, 22050, 24000, 32000 or 44100. Default 32000. */
    public Builder sampleRate(@Nullable Integer value) {
      sampleRate = value;
      return this;
    }

    /** Bits a second of mp3: 32000, 64000, 128000 or 256000. Default 128000. */
    public Builder bitrate(@Nullable Integer value) {
      bitrate = value;
      return this;
    }

    /** How the audio is encoded: mp3, pcm, flac, wav, pcmu_raw, pcmu_wav or opus. Default mp3. */
    public Builder format(@Nullable AudioFormat value) {
      format = value;
      return this;
    }

    /** 1 or 2. Default 1. */
    public Builder channel(@Nullable Integer value) {
      channel = value;
      return this;
    }

    /** Whether the bit rate never changes. Default false. */
    public Builder forceCbr(@Nullable Boolean value) {
      forceCbr = value;
      return this;
    }

    /** How to pronounce certain words. */
    public Builder pronunciationDict(@Nullable PronunciationDict value) {
      pronunciationDict = value;
      return this;
    }

    /** A mixture of at most four voices; the voice's own name is then empty. */
    public Builder timbreWeights(@Nullable List<TimbreWeight> value) {
      timbreWeights = value;
      return this;
    }

    /** A language or dialect to know better, such as English or Chinese,Yue; auto finds out. */
    public Builder languageBoost(@Nullable String value) {
      languageBoost = value;
      return this;
    }

    /**
     * How numbers, dates and the like become words: basic, by rules, or quality, with a language
     * model and slower, which streams take as basic. The voice's own textNormalization does nothing
     * beside it. Default none.
     */
    public Builder textNormalizationMode(@Nullable String value) {
      textNormalizationMode = value;
      return this;
    }

    /** What is done to the voice. */
    public Builder voiceModify(@Nullable VoiceModify value) {
      voiceModify = value;
      return this;
    }

    /** Whether there is a file of subtitles beside the audio. Default false. */
    public Builder subtitleEnable(@Nullable Boolean value) {
      subtitleEnable = value;
      return this;
    }

    /** What a subtitle is of: sentence, word or word_streaming. */
    public Builder subtitleType(@Nullable String value) {
      subtitleType = value;
      return this;
    }

    /** Hex, which is the default, or url for a link that lives 24 hours; streams have hex only. */
    public Builder outputFormat(@Nullable String value) {
      outputFormat = value;
      return this;
    }

    /**
     * Whether the audio carries a sound that says it was generated; not in streams. Default false.
     */
    public Builder aigcWatermark(@Nullable Boolean value) {
      aigcWatermark = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the text is blank
     */
    public MiniMaxSpeechRequest build() {
      check();
      StreamOptions streamOptions =
          new StreamOptions(excludeAggregatedAudio, additionalStreamOptions);
      VoiceSetting voiceSetting =
          new VoiceSetting(
              voice,
              speed,
              vol,
              pitch,
              emotion,
              textNormalization,
              latexRead,
              additionalVoiceSetting);
      AudioSetting audioSetting =
          new AudioSetting(sampleRate, bitrate, format, channel, forceCbr, additionalAudioSetting);
      return new MiniMaxSpeechRequest(
          model,
          text,
          stream,
          streamOptionsSent || !streamOptions.equals(NO_STREAM_OPTIONS) ? streamOptions : null,
          voiceSettingSent || !voiceSetting.equals(NO_VOICE_SETTING) ? voiceSetting : null,
          audioSettingSent || !audioSetting.equals(NO_AUDIO_SETTING) ? audioSetting : null,
          pronunciationDict,
          timbreWeights,
          languageBoost,
          textNormalizationMode,
          voiceModify,
          subtitleEnable,
          subtitleType,
          outputFormat,
          aigcWatermark,
          additional);
    }

    // derived: end

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the text is blank
     */
    private void check() {
      new Violations().require("text", text, "say what is to be spoken").throwIfAny(getClass());
    }
  }
}
