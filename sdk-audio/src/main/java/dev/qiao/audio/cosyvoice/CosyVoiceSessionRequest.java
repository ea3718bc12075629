package dev.qiao.audio.cosyvoice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioOperations;
import dev.qiao.audio.SpeechSessionRequest;
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
 * Speech of CosyVoice over a WebSocket: text in pieces, audio as it comes. Its JSON is the frame
 * {@code run-task}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/cosyvoice-websocket-api">CosyVoice WebSocket
 * API</a>.
 *
 * @param header the frame's head
 * @param payload what is asked for
 * @param dataInspection {@code enable} has the service review the text; send it only where that is
 *     needed; a header, not part of the frame
 * @param additional fields beside these
 */
public record CosyVoiceSessionRequest(
    TaskHeader header,
    Payload payload,
    @JsonIgnore @Nullable String dataInspection,
    @Additional Map<String, Object> additional)
    implements SpeechSessionRequest {
  private static final String AT = "payload.parameters.";

  /** Refuses null for a required component, and an additional field named like a component. */
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
    /** Refuses null for a required component, and an additional field named like a component. */
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
   * @param format how the audio is encoded: pcm, wav, mp3 or opus. Default mp3.
   * @param sampleRate samples a second: 8000, 16000, 22050, 24000, 44100 or 48000. Default 22050.
   * @param volume how loud: 0 to 100. Default 50.
   * @param rate how fast: 0.5 to 2. Default 1.
   * @param pitch how high: 0.5 to 2. Default 1.
   * @param bitRate kilobits a second of opus: 6 to 510. Default 32.
   * @param enableSsml whether the text is SSML; in a session it must then come in one piece.
   *     Default false.
   * @param wordTimestampEnabled whether {@link dev.qiao.audio.Sentence}s say when each word is
   *     spoken. Default false. Taken by cloned voices, and by those of the vendor's that its list
   *     of voices marks.
   * @param phonemeTimestampEnabled whether sentences say when each sound is spoken. Default false.
   * @param seed makes results alike: 0 to 65535. Default 0. Not taken by cosyvoice-v1.
   * @param languageHints in which language numbers and the like are spoken: one of zh, en, fr, de,
   *     ja, ko, ru, pt, th, id, vi, over a WebSocket it and ms as well. The first counts.
   * @param instruction how to speak, in words, such as "sad and slow"; at most 128 characters; one
   *     page says 100, a Han character counting two. Which model and voice takes which is in the
   *     list of voices.
   * @param enableAigcTag whether the audio carries the hidden mark that it was generated; not pcm.
   *     Default false.
   * @param aigcPropagator who spreads the audio, in that mark. Default the account.
   * @param aigcPropagateId the spreading's id, in that mark. Default the request's id.
   * @param hotFix how to pronounce or replace certain words; the v3 family
   * @param enableMarkdownFilter whether the signs of Markdown are not spoken; cloned voices of
   *     v3-flash. Default false.
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
    /** Refuses an additional field named like a component. */
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
    Parameters parameters = payload.parameters;
    if (parameters == null) {
      return;
    }
    Integer rate = parameters.sampleRate;
    // Recorded traffic has 0, for the voice's own.
    violations.check(AT + "sample_rate", rate == null || rate == 0 ? null : rate);
    CosyVoiceLimits.check(violations, payload.model, AT, parameters);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends CosyVoiceRequestBuilder<Builder> {
    private TaskHeader header = TaskHeader.of("run-task", null, "duplex");
    private @Nullable String taskGroup = "audio";
    private @Nullable String task = "tts";
    private @Nullable String function = "SpeechSynthesizer";
    private @Nullable String textType = "PlainText";
    private boolean parametersSent = true;
    private boolean voiceSent = true;

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

    // derived from the components: begin
    // without setter: additionalPayload

    private @Nullable Boolean phonemeTimestampEnabled;
    private @Nullable String dataInspection;
    private final Map<String, Object> additionalPayload = new LinkedHashMap<>();
    private final Map<String, Object> additionalParameters = new LinkedHashMap<>();

    /** Whether sentences say when each sound is spoken. Default false. */
    public Builder phonemeTimestampEnabled(@Nullable Boolean value) {
      phonemeTimestampEnabled = value;
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

    // derived: end

    private static Voice voiceOf(@Nullable Parameters parameters) {
      return parameters == null || parameters.voice == null ? Voice.of("") : parameters.voice;
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
  }
}
