package dev.qiao.audio.cosyvoice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioOperations;
import dev.qiao.audio.SpeechSessionRequest;
import dev.qiao.audio.Voice;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
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
 * @param dataInspection see {@link Builder#dataInspection}; a header, not part of the frame
 * @param additional fields beside these
 */
public record CosyVoiceSessionRequest(
    TaskHeader header,
    Payload payload,
    @JsonIgnore @Nullable String dataInspection,
    @Additional Map<String, Object> additional)
    implements SpeechSessionRequest {
  /** Copies. */
  public CosyVoiceSessionRequest {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(payload, "payload");
    additional = Additional.Copy.of(additional, CosyVoiceSessionRequest.class);
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
      additional = Additional.Copy.of(additional, Payload.class);
    }
  }

  /**
   * How to speak.
   *
   * @param textType {@code PlainText}
   * @param voice who speaks
   * @param format see {@link CosyVoiceRequestBuilder#format}
   * @param sampleRate see {@link CosyVoiceRequestBuilder#sampleRate}
   * @param volume see {@link CosyVoiceRequestBuilder#volume}
   * @param rate see {@link CosyVoiceRequestBuilder#rate}
   * @param pitch see {@link CosyVoiceRequestBuilder#pitch}
   * @param bitRate see {@link CosyVoiceRequestBuilder#bitRate}
   * @param enableSsml see {@link CosyVoiceRequestBuilder#enableSsml}
   * @param wordTimestampEnabled see {@link CosyVoiceRequestBuilder#wordTimestampEnabled}
   * @param phonemeTimestampEnabled see {@link Builder#phonemeTimestampEnabled}
   * @param seed see {@link CosyVoiceRequestBuilder#seed}
   * @param languageHints see {@link CosyVoiceRequestBuilder#languageHints}
   * @param instruction see {@link CosyVoiceRequestBuilder#instruction}
   * @param enableAigcTag see {@link CosyVoiceRequestBuilder#enableAigcTag}
   * @param aigcPropagator see {@link CosyVoiceRequestBuilder#aigcPropagator}
   * @param aigcPropagateId see {@link CosyVoiceRequestBuilder#aigcPropagateId}
   * @param hotFix see {@link CosyVoiceRequestBuilder#hotFix}
   * @param enableMarkdownFilter see {@link CosyVoiceRequestBuilder#enableMarkdownFilter}
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
      @Additional Map<String, Object> additional)
      implements CosyVoiceOptions {
    /** Copies. */
    public Parameters {
      languageHints = Additional.Copy.listOrNull(languageHints, "languageHints");
      additional = Additional.Copy.of(additional, Parameters.class);
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
  public Operation<CosyVoiceSessionRequest, ?> operation() {
    return AudioOperations.COSYVOICE_WEBSOCKET;
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
    return CosyVoiceLimits.format(payload.parameters);
  }

  /** A sample rate of 0 asks for the voice's own, which is not known before the audio. */
  @Override
  public int audioSampleRate() {
    return CosyVoiceLimits.sampleRate(payload.parameters);
  }

  @Override
  public @Nullable String taskId() {
    return header.taskId();
  }

  @Override
  public boolean takesTextInPieces() {
    return true;
  }

  @Override
  public CosyVoiceSessionRequest withTaskId(String taskId) {
    return new CosyVoiceSessionRequest(
        header.withTaskId(taskId), payload, dataInspection, additional);
  }

  @Override
  public void validate(Violations violations) {
    CosyVoiceLimits.check(
        violations,
        "parameters.",
        payload.parameters,
        Limit.oneOf(0, 8000, 16000, 22050, 24000, 44100, 48000));
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends CosyVoiceRequestBuilder<Builder> {
    private TaskHeader header = TaskHeader.of("run-task", null, "duplex");
    private @Nullable String taskGroup = "audio";
    private @Nullable String task = "tts";
    private @Nullable String function = "SpeechSynthesizer";
    private @Nullable String textType = "PlainText";
    private @Nullable Boolean phonemeTimestampEnabled;
    private @Nullable String dataInspection;
    private boolean parametersSent = true;
    private boolean voiceSent = true;
    private final Map<String, Object> additionalPayload = new LinkedHashMap<>();
    private final Map<String, Object> additionalParameters = new LinkedHashMap<>();

    private Builder(Model model, Voice voice) {
      super(model, voice);
    }

    private Builder(CosyVoiceSessionRequest from) {
      super(from.payload.model, voiceOf(from.payload.parameters));
      header = from.header;
      taskGroup = from.payload.taskGroup;
      task = from.payload.task;
      function = from.payload.function;
      dataInspection = from.dataInspection;
      additionalInput.putAll(from.payload.input);
      additional.putAll(from.additional);
      additionalPayload.putAll(from.payload.additional);
      Parameters parameters = from.payload.parameters;
      parametersSent = parameters != null;
      if (parameters != null) {
        copy(parameters);
        voiceSent = parameters.voice != null;
        textType = parameters.textType;
        phonemeTimestampEnabled = parameters.phonemeTimestampEnabled;
        additionalParameters.putAll(parameters.additional);
      }
    }

    private static Voice voiceOf(@Nullable Parameters parameters) {
      return parameters == null || parameters.voice == null ? Voice.of("") : parameters.voice;
    }

    @Override
    Builder self() {
      return this;
    }

    /** Another voice. */
    @Override
    public Builder voice(Voice value) {
      voiceSent = true;
      return super.voice(value);
    }

    /** Whether sentences tell when each sound is spoken. Default false. */
    public Builder phonemeTimestampEnabled(@Nullable Boolean value) {
      phonemeTimestampEnabled = value;
      return this;
    }

    /** {@code enable} has the service review the text; send it only where that is needed. */
    public Builder dataInspection(@Nullable String value) {
      dataInspection = value;
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
              voiceSent ? voice : null,
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
              additionalInput,
              additionalPayload),
          dataInspection,
          additional);
    }
  }
}
