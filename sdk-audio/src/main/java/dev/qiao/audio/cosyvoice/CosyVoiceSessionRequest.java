package dev.qiao.audio.cosyvoice;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.SpeechSessionRequest;
import dev.qiao.audio.Voice;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Speech of CosyVoice over a WebSocket: text in pieces, audio as it comes. Its JSON is the frame
 * {@code run-task}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/cosyvoice-websocket-api">CosyVoice WebSocket
 * API</a>.
 *
 * @param header the frame's head
 * @param payload what is asked for
 * @param additional fields beside these
 */
public record CosyVoiceSessionRequest(
    TaskHeader header, Payload payload, @Additional Map<String, Object> additional)
    implements SpeechSessionRequest {
  private static final int DEFAULT_SAMPLE_RATE = 22050;

  /** Copies. */
  public CosyVoiceSessionRequest {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(payload, "payload");
    additional = Additional.Copy.of(additional);
  }

  /**
   * What is asked for.
   *
   * @param taskGroup {@code audio}
   * @param task {@code tts}
   * @param function {@code SpeechSynthesizer}
   * @param model the model
   * @param parameters how to speak
   * @param input an object that must be there, empty
   * @param additional fields beside these
   */
  public record Payload(
      @Nullable String taskGroup,
      @Nullable String task,
      @Nullable String function,
      Model model,
      @Nullable Parameters parameters,
      Map<String, Object> input,
      @Additional Map<String, Object> additional) {
    /** Copies. */
    public Payload {
      Objects.requireNonNull(model, "model");
      input = Additional.Copy.of(input);
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * How to speak.
   *
   * @param textType {@code PlainText}
   * @param voice see {@link Builder#voice}
   * @param format see {@link Builder#format}
   * @param sampleRate see {@link Builder#sampleRate}
   * @param volume see {@link Builder#volume}
   * @param rate see {@link Builder#rate}
   * @param pitch see {@link Builder#pitch}
   * @param bitRate see {@link Builder#bitRate}
   * @param enableSsml see {@link Builder#enableSsml}
   * @param wordTimestampEnabled see {@link Builder#wordTimestampEnabled}
   * @param phonemeTimestampEnabled see {@link Builder#phonemeTimestampEnabled}
   * @param seed see {@link Builder#seed}
   * @param languageHints see {@link Builder#languageHints}
   * @param instruction see {@link Builder#instruction}
   * @param enableAigcTag see {@link Builder#enableAigcTag}
   * @param aigcPropagator see {@link Builder#aigcPropagator}
   * @param aigcPropagateId see {@link Builder#aigcPropagateId}
   * @param hotFix see {@link Builder#hotFix}
   * @param enableMarkdownFilter see {@link Builder#enableMarkdownFilter}
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable String textType,
      @Nullable Voice voice,
      @Nullable AudioFormat format,
      @Nullable Integer sampleRate,
      @Nullable Integer volume,
      @Nullable Double rate,
      @Nullable Double pitch,
      @Nullable Integer bitRate,
      @Nullable Boolean enableSsml,
      @Nullable Boolean wordTimestampEnabled,
      @Nullable Boolean phonemeTimestampEnabled,
      @Nullable Integer seed,
      @Nullable List<String> languageHints,
      @Nullable String instruction,
      @Nullable Boolean enableAigcTag,
      @Nullable String aigcPropagator,
      @Nullable String aigcPropagateId,
      @Nullable HotFix hotFix,
      @Nullable Boolean enableMarkdownFilter,
      @Additional Map<String, Object> additional) {
    /** Copies. */
    public Parameters {
      languageHints = languageHints == null ? null : List.copyOf(languageHints);
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * Starts a request.
   *
   * @param voice who speaks; a voice belongs to one model, and the v3.5 models have cloned or
   *     designed voices only
   */
  public static Builder builder(Model model, Voice voice) {
    return new Builder(model, voice);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Vendor vendor() {
    return Vendor.DASHSCOPE;
  }

  @Override
  public Model model() {
    return payload.model;
  }

  @Override
  public AudioFormat audioFormat() {
    Parameters parameters = payload.parameters;
    return parameters == null || parameters.format == null ? AudioFormat.MP3 : parameters.format;
  }

  /** A sample rate of 0 asks for the voice's own, which is not known before the audio. */
  @Override
  public int audioSampleRate() {
    Parameters parameters = payload.parameters;
    return parameters == null || parameters.sampleRate == null || parameters.sampleRate == 0
        ? DEFAULT_SAMPLE_RATE
        : parameters.sampleRate;
  }

  @Override
  public boolean takesTextInPieces() {
    return true;
  }

  @Override
  public CosyVoiceSessionRequest withTaskId(String taskId) {
    return new CosyVoiceSessionRequest(header.withTaskId(taskId), payload, additional);
  }

  @Override
  public void validate(Violations violations) {
    Parameters parameters = payload.parameters;
    if (parameters == null) {
      return;
    }
    violations
        .check("parameters.voice", parameters.voice)
        .check("parameters.format", parameters.format)
        .check(
            "parameters.sample_rate",
            parameters.sampleRate,
            Limit.oneOf(0, 8000, 16000, 22050, 24000, 44100, 48000))
        .check("parameters.volume", parameters.volume, Limit.range(0, 100))
        .check("parameters.rate", parameters.rate, Limit.range(0.5, 2))
        .check("parameters.pitch", parameters.pitch, Limit.range(0.5, 2))
        .check("parameters.bit_rate", parameters.bitRate, Limit.range(6, 510))
        .check("parameters.seed", parameters.seed, Limit.range(0, 65535))
        .check("parameters.instruction", parameters.instruction);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    private static final String PLAIN_TEXT = "PlainText";

    private Model model;
    private TaskHeader header = TaskHeader.of("run-task", null, "duplex");
    private @Nullable String taskGroup = "audio";
    private @Nullable String task = "tts";
    private @Nullable String function = "SpeechSynthesizer";
    private @Nullable String textType = PLAIN_TEXT;
    private @Nullable Voice voice;
    private @Nullable AudioFormat format;
    private @Nullable Integer sampleRate;
    private @Nullable Integer volume;
    private @Nullable Double rate;
    private @Nullable Double pitch;
    private @Nullable Integer bitRate;
    private @Nullable Boolean enableSsml;
    private @Nullable Boolean wordTimestampEnabled;
    private @Nullable Boolean phonemeTimestampEnabled;
    private @Nullable Integer seed;
    private @Nullable List<String> languageHints;
    private @Nullable String instruction;
    private @Nullable Boolean enableAigcTag;
    private @Nullable String aigcPropagator;
    private @Nullable String aigcPropagateId;
    private @Nullable HotFix hotFix;
    private @Nullable Boolean enableMarkdownFilter;
    private boolean parametersSent = true;
    private final Map<String, Object> input = new LinkedHashMap<>();
    private final Map<String, Object> additional = new LinkedHashMap<>();
    private final Map<String, Object> additionalPayload = new LinkedHashMap<>();
    private final Map<String, Object> additionalParameters = new LinkedHashMap<>();

    private Builder(Model model, Voice voice) {
      this.model = Objects.requireNonNull(model, "model");
      this.voice = Objects.requireNonNull(voice, "voice");
    }

    private Builder(CosyVoiceSessionRequest from) {
      model = from.payload.model;
      header = from.header;
      taskGroup = from.payload.taskGroup;
      task = from.payload.task;
      function = from.payload.function;
      input.putAll(from.payload.input);
      additional.putAll(from.additional);
      additionalPayload.putAll(from.payload.additional);
      Parameters parameters = from.payload.parameters;
      parametersSent = parameters != null;
      if (parameters != null) {
        textType = parameters.textType;
        voice = parameters.voice;
        format = parameters.format;
        sampleRate = parameters.sampleRate;
        volume = parameters.volume;
        rate = parameters.rate;
        pitch = parameters.pitch;
        bitRate = parameters.bitRate;
        enableSsml = parameters.enableSsml;
        wordTimestampEnabled = parameters.wordTimestampEnabled;
        phonemeTimestampEnabled = parameters.phonemeTimestampEnabled;
        seed = parameters.seed;
        languageHints = parameters.languageHints;
        instruction = parameters.instruction;
        enableAigcTag = parameters.enableAigcTag;
        aigcPropagator = parameters.aigcPropagator;
        aigcPropagateId = parameters.aigcPropagateId;
        hotFix = parameters.hotFix;
        enableMarkdownFilter = parameters.enableMarkdownFilter;
        additionalParameters.putAll(parameters.additional);
      }
    }

    /** Another model. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** Another voice. */
    public Builder voice(Voice value) {
      voice = Objects.requireNonNull(value, "voice");
      return this;
    }

    /** How the audio is encoded: pcm, wav, mp3 or opus. Default mp3. */
    public Builder format(@Nullable AudioFormat value) {
      format = value;
      return this;
    }

    /** Samples a second: 8000, 16000, 22050, 24000, 44100 or 48000. Default 22050. */
    public Builder sampleRate(@Nullable Integer value) {
      sampleRate = value;
      return this;
    }

    /** How loud: 0 to 100. Default 50. */
    public Builder volume(@Nullable Integer value) {
      volume = value;
      return this;
    }

    /** How fast: 0.5 to 2. Default 1. */
    public Builder rate(@Nullable Double value) {
      rate = value;
      return this;
    }

    /** How high: 0.5 to 2. Default 1. */
    public Builder pitch(@Nullable Double value) {
      pitch = value;
      return this;
    }

    /** Kilobits a second of opus: 6 to 510. Default 32. */
    public Builder bitRate(@Nullable Integer value) {
      bitRate = value;
      return this;
    }

    /** Whether the text is SSML; it must then come in one piece. Default false. */
    public Builder enableSsml(@Nullable Boolean value) {
      enableSsml = value;
      return this;
    }

    /** Whether {@link dev.qiao.audio.Sentence}s tell when each word is spoken. Default false. */
    public Builder wordTimestampEnabled(@Nullable Boolean value) {
      wordTimestampEnabled = value;
      return this;
    }

    /** Whether they tell when each sound is spoken. Default false. */
    public Builder phonemeTimestampEnabled(@Nullable Boolean value) {
      phonemeTimestampEnabled = value;
      return this;
    }

    /** Makes results alike: 0 to 65535. Default 0. Not taken by cosyvoice-v1. */
    public Builder seed(@Nullable Integer value) {
      seed = value;
      return this;
    }

    /**
     * In which language numbers and the like are spoken: one of zh, en, fr, de, ja, ko, ru, pt, th,
     * id, vi, it, ms. The first counts.
     */
    public Builder languageHints(@Nullable List<String> value) {
      languageHints = value;
      return this;
    }

    /**
     * How to speak, in words, such as "sad and slow"; which model and voice takes which is in the
     * list of voices.
     */
    public Builder instruction(@Nullable String value) {
      instruction = value;
      return this;
    }

    /** Whether the audio carries the hidden mark that it was generated. Default false. */
    public Builder enableAigcTag(@Nullable Boolean value) {
      enableAigcTag = value;
      return this;
    }

    /** Who spreads the audio, in that mark. Default the account. */
    public Builder aigcPropagator(@Nullable String value) {
      aigcPropagator = value;
      return this;
    }

    /** The spreading's id, in that mark. Default the request's id. */
    public Builder aigcPropagateId(@Nullable String value) {
      aigcPropagateId = value;
      return this;
    }

    /** How to pronounce or replace certain words; the v3 family. */
    public Builder hotFix(@Nullable HotFix value) {
      hotFix = value;
      return this;
    }

    /** Whether the signs of Markdown are not spoken; cloned voices of v3-flash. Default false. */
    public Builder enableMarkdownFilter(@Nullable Boolean value) {
      enableMarkdownFilter = value;
      return this;
    }

    /** A field of the input that this version does not know. */
    public Builder additionalInput(String name, @Nullable Object value) {
      input.put(name, value);
      return this;
    }

    /** A parameter that this version does not know. */
    public Builder additionalParameter(String name, @Nullable Object value) {
      additionalParameters.put(name, value);
      return this;
    }

    /** The request. */
    public CosyVoiceSessionRequest build() {
      Parameters parameters =
          new Parameters(
              textType,
              voice,
              format,
              sampleRate,
              volume,
              rate,
              pitch,
              bitRate,
              enableSsml,
              wordTimestampEnabled,
              phonemeTimestampEnabled,
              seed,
              languageHints,
              instruction,
              enableAigcTag,
              aigcPropagator,
              aigcPropagateId,
              hotFix,
              enableMarkdownFilter,
              additionalParameters);
      return new CosyVoiceSessionRequest(
          header,
          new Payload(
              taskGroup,
              task,
              function,
              model,
              parametersSent ? parameters : null,
              input,
              additionalPayload),
          additional);
    }
  }
}
