package dev.qiao.audio.cosyvoice;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioOperations;
import dev.qiao.audio.SpeechCallRequest;
import dev.qiao.audio.SpeechStreamRequest;
import dev.qiao.audio.Voice;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Speech of CosyVoice over HTTP, whole behind a link that lives 24 hours, or streamed. Over a
 * WebSocket the text may come in pieces: {@link CosyVoiceSessionRequest}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/cosyvoice-tts-http-api">CosyVoice HTTP API</a>.
 *
 * @param model the model
 * @param input what to say and how
 * @param additional fields beside these
 */
public record CosyVoiceRequest(Model model, Input input, @Additional Map<String, Object> additional)
    implements SpeechCallRequest, SpeechStreamRequest {
  /** Copies. */
  public CosyVoiceRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, CosyVoiceRequest.class);
  }

  /**
   * What to say and how.
   *
   * @param text the text
   * @param voice who speaks
   * @param format see {@link CosyVoiceRequestBuilder#format}
   * @param sampleRate see {@link CosyVoiceRequestBuilder#sampleRate}
   * @param volume see {@link CosyVoiceRequestBuilder#volume}
   * @param rate see {@link CosyVoiceRequestBuilder#rate}
   * @param pitch see {@link CosyVoiceRequestBuilder#pitch}
   * @param bitRate see {@link CosyVoiceRequestBuilder#bitRate}
   * @param enableSsml see {@link CosyVoiceRequestBuilder#enableSsml}
   * @param wordTimestampEnabled see {@link CosyVoiceRequestBuilder#wordTimestampEnabled}
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
  public record Input(
      String text,
      Voice voice,
      @Nullable AudioFormat format,
      @Nullable Integer sampleRate,
      @Nullable Integer volume,
      @Nullable Double rate,
      @Nullable Double pitch,
      @Nullable Integer bitRate,
      @Nullable Boolean enableSsml,
      @Nullable Boolean wordTimestampEnabled,
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
    public Input {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(voice, "voice");
      languageHints = Additional.Copy.listOrNull(languageHints, "languageHints");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * Starts a request.
   *
   * @param voice who speaks; a voice belongs to one model, and the v3.5 models have cloned or
   *     designed voices only
   */
  public static Builder builder(Model model, String text, Voice voice) {
    return new Builder(model, text, voice);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<CosyVoiceRequest, ?> operation() {
    return AudioOperations.COSYVOICE_HTTP_TTS;
  }

  @Override
  public AudioFormat audioFormat() {
    return CosyVoiceLimits.format(input);
  }

  @Override
  public int audioSampleRate() {
    return CosyVoiceLimits.sampleRate(input);
  }

  @Override
  public CosyVoiceRequest asStreamRequest() {
    return this;
  }

  @Override
  public void validate(Violations violations) {
    CosyVoiceLimits.check(
        violations, "input.", input, Limit.oneOf(8000, 16000, 22050, 24000, 44100, 48000));
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends CosyVoiceRequestBuilder<Builder> {
    private String text;

    private Builder(Model model, String text, Voice voice) {
      super(model, voice);
      this.text = Objects.requireNonNull(text, "text");
    }

    private Builder(CosyVoiceRequest from) {
      this(from.model, from.input.text, from.input.voice);
      copy(from.input);
      additional.putAll(from.additional);
      additionalInput.putAll(from.input.additional);
    }

    @Override
    Builder self() {
      return this;
    }

    /** Another text: plain, SSML where that is enabled, or with LaTeX. */
    public Builder text(String value) {
      text = Objects.requireNonNull(value, "text");
      return this;
    }

    /**
     * The request.
     *
     * @throws IllegalArgumentException if the text is blank
     */
    public CosyVoiceRequest build() {
      if (text.isBlank()) {
        throw new IllegalArgumentException("input.text is empty: say what is to be spoken");
      }
      return new CosyVoiceRequest(
          model,
          new Input(
              text,
              voice,
              format,
              sampleRate,
              volume,
              rate,
              pitch,
              bitRate,
              enableSsml,
              wordTimestampEnabled,
              seed,
              languageHints,
              instruction,
              enableAigcTag,
              aigcPropagator,
              aigcPropagateId,
              hotFix,
              enableMarkdownFilter,
              additionalInput),
          additional);
    }
  }
}
