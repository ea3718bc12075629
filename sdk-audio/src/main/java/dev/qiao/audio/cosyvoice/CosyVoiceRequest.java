package dev.qiao.audio.cosyvoice;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioOperations;
import dev.qiao.audio.SpeechCallRequest;
import dev.qiao.audio.SpeechStreamRequest;
import dev.qiao.audio.Voice;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
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
  /** Refuses null for a required component, and an additional field named like a component. */
  public CosyVoiceRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, CosyVoiceRequest.class);
  }

  /**
   * What to say and how.
   *
   * @param text the text: plain, SSML where that is enabled, or with LaTeX
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
    /** Refuses null for a required component, and an additional field named like a component. */
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
    violations.check("input.sample_rate", input.sampleRate);
    CosyVoiceLimits.check(violations, model, "input.", input);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends CosyVoiceRequestBuilder<Builder> {
    // derived from the components: begin

    private String text;

    private Builder(Model model, String text, Voice voice) {
      super(model, voice);
      this.text = Objects.requireNonNull(text, "text");
    }

    private Builder(CosyVoiceRequest from) {
      super(from.model, from.input.voice);
      copy(from.input);
      text = from.input.text;
      additionalInput.putAll(from.input.additional);
      additional.putAll(from.additional);
    }

    /** The text: plain, SSML where that is enabled, or with LaTeX. */
    public Builder text(String value) {
      text = Objects.requireNonNull(value, "text");
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the text is blank
     */
    public CosyVoiceRequest build() {
      check();
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

    // derived: end

    @Override
    Builder self() {
      return this;
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the text is blank
     */
    private void check() {
      new Violations()
          .require("input.text", text, "say what is to be spoken")
          .throwIfAny(getClass());
    }
  }
}
