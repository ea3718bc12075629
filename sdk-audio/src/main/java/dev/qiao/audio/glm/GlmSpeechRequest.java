package dev.qiao.audio.glm;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioOperations;
import dev.qiao.audio.SpeechStreamRequest;
import dev.qiao.audio.Voice;
import dev.qiao.core.Model;
import dev.qiao.core.file.FileContent;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Speech of GLM. Whole, the answer is the audio and nothing else; streamed, it is samples. Source:
 * <a href="https://docs.bigmodel.cn/cn/guide/models/sound-and-video/glm-tts">GLM-TTS</a>.
 *
 * <p>The shape of a stream's events is not in the vendor's reference; it was recorded by users:
 * base64 in {@code choices[0].delta.content}, as in the vendor's chats. International hosts (z.ai)
 * do not document speech.
 *
 * @param model the model
 * @param input the text: at most 1024 characters
 * @param voice who speaks, such as {@link GlmVoices#XIAOCHEN}. Default {@link GlmVoices#TONGTONG}.
 * @param responseFormat how the audio is encoded: pcm or wav; streams are pcm. Default pcm.
 * @param speed how fast: 0.5 to 2. Default 1.
 * @param volume how loud: more than 0, at most 10. Default 1.
 * @param watermarkEnabled whether the audio carries the mark that it was generated
 * @param sensitiveWordCheck whether words are checked; the vendor's client has it
 * @param stream whether to stream; the verb writes it
 * @param encodeFormat {@code base64} or {@code hex}; a stream asks for base64 where the JSON of a
 *     request says nothing
 * @param additional fields beside these
 */
public record GlmSpeechRequest(
    Model model,
    String input,
    @Nullable Voice voice,
    @Nullable AudioFormat responseFormat,
    @Nullable Double speed,
    @Nullable Double volume,
    @Nullable Boolean watermarkEnabled,
    @Nullable SpeechWordCheck sensitiveWordCheck,
    @Nullable Boolean stream,
    @Nullable String encodeFormat,
    @Additional Map<String, Object> additional)
    implements SpeechStreamRequest, CallRequest<FileContent> {
  private static final int SAMPLE_RATE = 24000;

  /** Refuses null for a required component, and an additional field named like a component. */
  public GlmSpeechRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, GlmSpeechRequest.class);
  }

  /**
   * Whether words are checked.
   *
   * @param type which words, such as {@code ALL}
   * @param status {@code ENABLE}, the default, or {@code DISABLE}, which does nothing for an
   *     account without the right to it
   * @param additional fields beside these
   */
  public record SpeechWordCheck(
      @Nullable String type, @Nullable String status, @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public SpeechWordCheck {
      additional = Additional.Copy.of(additional, SpeechWordCheck.class);
    }

    /** Returns the check of words of a type, such as {@code ALL}, on or off. */
    public static SpeechWordCheck of(String type, String status) {
      return new SpeechWordCheck(
          Objects.requireNonNull(type, "type"), Objects.requireNonNull(status, "status"), Map.of());
    }
  }

  /** Starts a request. */
  public static Builder builder(Model model, String input) {
    return new Builder(model, input);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<GlmSpeechRequest, ?> operation() {
    return AudioOperations.GLM_SPEECH;
  }

  @Override
  public AudioFormat audioFormat() {
    return responseFormat == null ? AudioFormat.PCM : responseFormat;
  }

  @Override
  public int audioSampleRate() {
    return SAMPLE_RATE;
  }

  @Override
  public GlmSpeechRequest asStreamRequest() {
    Builder builder = toBuilder();
    builder.stream = true;
    builder.encodeFormat = encodeFormat == null ? "base64" : encodeFormat;
    return builder.build();
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("input", input)
        .check("response_format", responseFormat)
        .check("speed", speed)
        .check("volume", volume)
        .check("encode_format", encodeFormat);
    boolean streamed = Boolean.TRUE.equals(stream);
    if (streamed && AudioFormat.WAV.equals(responseFormat)) {
      violations.add(
          "response_format", "pcm in a stream", responseFormat, "leave it out, or do not stream");
    }
    if (!streamed && encodeFormat != null) {
      violations.warn("encode_format", "does nothing without a stream");
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    // derived from the components: begin
    // without setter: stream, encodeFormat

    private Model model;
    private String input;
    private @Nullable Voice voice;
    private @Nullable AudioFormat responseFormat;
    private @Nullable Double speed;
    private @Nullable Double volume;
    private @Nullable Boolean watermarkEnabled;
    private @Nullable SpeechWordCheck sensitiveWordCheck;
    private @Nullable Boolean stream;
    private @Nullable String encodeFormat;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model, String input) {
      this.model = Objects.requireNonNull(model, "model");
      this.input = Objects.requireNonNull(input, "input");
    }

    private Builder(GlmSpeechRequest from) {
      model = from.model;
      input = from.input;
      voice = from.voice;
      responseFormat = from.responseFormat;
      speed = from.speed;
      volume = from.volume;
      watermarkEnabled = from.watermarkEnabled;
      sensitiveWordCheck = from.sensitiveWordCheck;
      stream = from.stream;
      encodeFormat = from.encodeFormat;
      additional.putAll(from.additional);
    }

    /** The model. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** The text: at most 1024 characters. */
    public Builder input(String value) {
      input = Objects.requireNonNull(value, "input");
      return this;
    }

    /** Who speaks, such as {@link GlmVoices#XIAOCHEN}. Default {@link GlmVoices#TONGTONG}. */
    public Builder voice(@Nullable Voice value) {
      voice = value;
      return this;
    }

    /** How the audio is encoded: pcm or wav; streams are pcm. Default pcm. */
    public Builder responseFormat(@Nullable AudioFormat value) {
      responseFormat = value;
      return this;
    }

    /** How fast: 0.5 to 2. Default 1. */
    public Builder speed(@Nullable Double value) {
      speed = value;
      return this;
    }

    /** How loud: more than 0, at most 10. Default 1. */
    public Builder volume(@Nullable Double value) {
      volume = value;
      return this;
    }

    /** Whether the audio carries the mark that it was generated. */
    public Builder watermarkEnabled(@Nullable Boolean value) {
      watermarkEnabled = value;
      return this;
    }

    /** Whether words are checked; the vendor's client has it. */
    public Builder sensitiveWordCheck(@Nullable SpeechWordCheck value) {
      sensitiveWordCheck = value;
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
    public GlmSpeechRequest build() {
      check();
      return new GlmSpeechRequest(
          model,
          input,
          voice,
          responseFormat,
          speed,
          volume,
          watermarkEnabled,
          sensitiveWordCheck,
          stream,
          encodeFormat,
          additional);
    }

    // derived: end

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the text is blank
     */
    private void check() {
      new Violations().require("input", input, "say what is to be spoken").throwIfAny(getClass());
    }
  }
}
