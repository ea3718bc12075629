package dev.qiao.audio.cosyvoice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioOperations;
import dev.qiao.audio.SpeechSessionRequest;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Speech of Sambert over a WebSocket: the whole text at once, audio as it comes. The model is the
 * voice. In cn-beijing only. Its JSON is the frame {@code run-task}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/sambert-websocket-api">Sambert WebSocket API</a>.
 *
 * @param header the frame's head
 * @param payload what is asked for
 * @param dataInspection {@code enable} has the service review the text; send it only where that is
 *     needed; a header, not part of the frame
 * @param additional fields beside these
 */
public record SambertRequest(
    TaskHeader header,
    Payload payload,
    @JsonIgnore @Nullable String dataInspection,
    @Additional Map<String, Object> additional)
    implements SpeechSessionRequest {
  private static final int DEFAULT_SAMPLE_RATE = 16000;

  /** Refuses null for a required component, and an additional field named like a component. */
  public SambertRequest {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(payload, "payload");
    additional = Additional.Copy.of(additional, SambertRequest.class);
  }

  /**
   * What is asked for.
   *
   * @param taskGroup {@code audio}
   * @param task {@code tts}
   * @param function {@code SpeechSynthesizer}
   * @param model the model, which is the voice
   * @param parameters how to speak
   * @param input what to say
   * @param additional fields beside these
   */
  public record Payload(
      @Nullable String taskGroup,
      @Nullable String task,
      @Nullable String function,
      Model model,
      @Nullable Parameters parameters,
      Input input,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Payload {
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(input, "input");
      additional = Additional.Copy.of(additional, Payload.class);
    }
  }

  /**
   * What to say.
   *
   * @param text the whole text
   * @param additional fields beside these
   */
  public record Input(String text, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(text, "text");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to speak.
   *
   * @param textType {@code PlainText}
   * @param format how the audio is encoded: wav, pcm or mp3. Default wav.
   * @param sampleRate samples a second: 8000 to 48000. Default 16000; some voices have 48000.
   * @param volume how loud: 0 to 100. Default 50.
   * @param rate how fast: 0.5 to 2. Default 1.
   * @param pitch how high: 0.5 to 2. Default 1.
   * @param wordTimestampEnabled whether {@link dev.qiao.audio.Sentence}s say when each word is
   *     spoken. Default false.
   * @param phonemeTimestampEnabled whether they say when each sound is spoken. Default false.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable String textType,
      @Nullable AudioFormat format,
      @Nullable Integer sampleRate,
      @Nullable Integer volume,
      @Nullable Double rate,
      @Nullable Double pitch,
      @Nullable Boolean wordTimestampEnabled,
      @Nullable Boolean phonemeTimestampEnabled,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /**
   * Starts a request.
   *
   * @param model the voice, such as {@link dev.qiao.audio.AudioModels#SAMBERT_ZHICHU_V1}
   * @param text the whole text
   */
  public static Builder builder(Model model, String text) {
    return new Builder(TaskHeader.of("run-task", null, "out"), model, text).defaults();
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<SambertRequest, ?> operation() {
    return AudioOperations.SAMBERT_WEBSOCKET;
  }

  @Override
  public Model model() {
    return payload.model;
  }

  @Override
  public Map<String, String> headers() {
    return CosyVoiceLimits.headers(dataInspection);
  }

  @Override
  public AudioFormat audioFormat() {
    Parameters parameters = payload.parameters;
    return parameters == null || parameters.format == null ? AudioFormat.WAV : parameters.format;
  }

  @Override
  public int audioSampleRate() {
    Parameters parameters = payload.parameters;
    return parameters == null || parameters.sampleRate == null
        ? DEFAULT_SAMPLE_RATE
        : parameters.sampleRate;
  }

  @Override
  public @Nullable String taskId() {
    return header.taskId();
  }

  @Override
  public boolean takesTextInPieces() {
    return false;
  }

  @Override
  public SambertRequest withTaskId(String taskId) {
    return new SambertRequest(header.withTaskId(taskId), payload, dataInspection, additional);
  }

  @Override
  public void validate(Violations violations) {
    Parameters parameters = payload.parameters;
    if (parameters == null) {
      return;
    }
    violations
        .check("payload.parameters.format", parameters.format)
        .check("payload.parameters.sample_rate", parameters.sampleRate)
        .check("payload.parameters.volume", parameters.volume)
        .check("payload.parameters.rate", parameters.rate)
        .check("payload.parameters.pitch", parameters.pitch);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {

    // derived from the components: begin
    // without setter: additional, header, taskGroup, task, function, textType, additionalPayload

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, null, null, Map.of());

    private TaskHeader header;
    private @Nullable String taskGroup;
    private @Nullable String task;
    private @Nullable String function;
    private Model model;
    private @Nullable String textType;
    private @Nullable AudioFormat format;
    private @Nullable Integer sampleRate;
    private @Nullable Integer volume;
    private @Nullable Double rate;
    private @Nullable Double pitch;
    private @Nullable Boolean wordTimestampEnabled;
    private @Nullable Boolean phonemeTimestampEnabled;
    private String text;
    private @Nullable String dataInspection;
    private boolean parametersSent;
    private final Map<String, Object> additional = new LinkedHashMap<>();
    private final Map<String, Object> additionalPayload = new LinkedHashMap<>();
    private final Map<String, Object> additionalParameters = new LinkedHashMap<>();
    private final Map<String, Object> additionalInput = new LinkedHashMap<>();

    private Builder(TaskHeader header, Model model, String text) {
      this.header = Objects.requireNonNull(header, "header");
      this.model = Objects.requireNonNull(model, "model");
      this.text = Objects.requireNonNull(text, "text");
    }

    private Builder(SambertRequest from) {
      header = from.header;
      taskGroup = from.payload.taskGroup;
      task = from.payload.task;
      function = from.payload.function;
      model = from.payload.model;
      Parameters parameters = from.payload.parameters;
      if (parameters != null) {
        parametersSent = true;
        textType = parameters.textType;
        format = parameters.format;
        sampleRate = parameters.sampleRate;
        volume = parameters.volume;
        rate = parameters.rate;
        pitch = parameters.pitch;
        wordTimestampEnabled = parameters.wordTimestampEnabled;
        phonemeTimestampEnabled = parameters.phonemeTimestampEnabled;
        additionalParameters.putAll(parameters.additional);
      }
      text = from.payload.input.text;
      additionalInput.putAll(from.payload.input.additional);
      additionalPayload.putAll(from.payload.additional);
      dataInspection = from.dataInspection;
      additional.putAll(from.additional);
    }

    /** The model, which is the voice. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** How the audio is encoded: wav, pcm or mp3. Default wav. */
    public Builder format(@Nullable AudioFormat value) {
      format = value;
      return this;
    }

    /** Samples a second: 8000 to 48000. Default 16000; some voices have 48000. */
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

    /** Whether {@link dev.qiao.audio.Sentence}s say when each word is spoken. Default false. */
    public Builder wordTimestampEnabled(@Nullable Boolean value) {
      wordTimestampEnabled = value;
      return this;
    }

    /** Whether they say when each sound is spoken. Default false. */
    public Builder phonemeTimestampEnabled(@Nullable Boolean value) {
      phonemeTimestampEnabled = value;
      return this;
    }

    /** The whole text. */
    public Builder text(String value) {
      text = Objects.requireNonNull(value, "text");
      return this;
    }

    /**
     * {@code enable} has the service review the text; send it only where that is needed; a header,
     * not part of the frame.
     */
    public Builder dataInspection(@Nullable String value) {
      dataInspection = value;
      return this;
    }

    /** A parameter that this version does not know. */
    public Builder additionalParameter(String name, @Nullable Object value) {
      additionalParameters.put(name, value);
      return this;
    }

    /** A field of the input that this version does not know. */
    public Builder additionalInput(String name, @Nullable Object value) {
      additionalInput.put(name, value);
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the text is blank
     */
    public SambertRequest build() {
      check();
      Parameters parameters =
          new Parameters(
              textType,
              format,
              sampleRate,
              volume,
              rate,
              pitch,
              wordTimestampEnabled,
              phonemeTimestampEnabled,
              additionalParameters);
      return new SambertRequest(
          header,
          new Payload(
              taskGroup,
              task,
              function,
              model,
              parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
              new Input(text, additionalInput),
              additionalPayload),
          dataInspection,
          additional);
    }

    // derived: end

    private Builder defaults() {
      taskGroup = "audio";
      task = "tts";
      function = "SpeechSynthesizer";
      textType = "PlainText";
      parametersSent = true;
      return this;
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the text is blank
     */
    private void check() {
      new Violations()
          .require("payload.input.text", text, "say what is to be spoken")
          .throwIfAny(getClass());
    }
  }
}
