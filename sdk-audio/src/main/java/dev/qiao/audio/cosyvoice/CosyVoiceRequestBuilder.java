package dev.qiao.audio.cosyvoice;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.Voice;
import dev.qiao.core.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of CosyVoice share, over HTTP and over a WebSocket.
 *
 * @param <B> the builder itself
 */
public abstract class CosyVoiceRequestBuilder<B extends CosyVoiceRequestBuilder<B>> {
  Model model;
  Voice voice;
  final Map<String, Object> additional = new LinkedHashMap<>();
  final Map<String, Object> additionalInput = new LinkedHashMap<>();

  // derived from CosyVoiceOptions: begin
  // without field: voice

  @Nullable AudioFormat format;
  @Nullable Integer sampleRate;
  @Nullable Integer volume;
  @Nullable Double rate;
  @Nullable Double pitch;
  @Nullable Integer bitRate;
  @Nullable Boolean enableSsml;
  @Nullable Boolean wordTimestampEnabled;
  @Nullable Integer seed;
  @Nullable List<String> languageHints;
  @Nullable String instruction;
  @Nullable Boolean enableAigcTag;
  @Nullable String aigcPropagator;
  @Nullable String aigcPropagateId;
  @Nullable HotFix hotFix;
  @Nullable Boolean enableMarkdownFilter;

  final void copy(CosyVoiceOptions from) {
    format = from.format();
    sampleRate = from.sampleRate();
    volume = from.volume();
    rate = from.rate();
    pitch = from.pitch();
    bitRate = from.bitRate();
    enableSsml = from.enableSsml();
    wordTimestampEnabled = from.wordTimestampEnabled();
    seed = from.seed();
    languageHints = from.languageHints();
    instruction = from.instruction();
    enableAigcTag = from.enableAigcTag();
    aigcPropagator = from.aigcPropagator();
    aigcPropagateId = from.aigcPropagateId();
    hotFix = from.hotFix();
    enableMarkdownFilter = from.enableMarkdownFilter();
  }

  /** How the audio is encoded: pcm, wav, mp3 or opus. Default mp3. */
  public B format(@Nullable AudioFormat value) {
    format = value;
    return self();
  }

  /** Samples a second: 8000, 16000, 22050, 24000, 44100 or 48000. Default 22050. */
  public B sampleRate(@Nullable Integer value) {
    sampleRate = value;
    return self();
  }

  /** How loud: 0 to 100. Default 50. */
  public B volume(@Nullable Integer value) {
    volume = value;
    return self();
  }

  /** How fast: 0.5 to 2. Default 1. */
  public B rate(@Nullable Double value) {
    rate = value;
    return self();
  }

  /** How high: 0.5 to 2. Default 1. */
  public B pitch(@Nullable Double value) {
    pitch = value;
    return self();
  }

  /** Kilobits a second of opus: 6 to 510. Default 32. */
  public B bitRate(@Nullable Integer value) {
    bitRate = value;
    return self();
  }

  /** Whether the text is SSML; in a session it must then come in one piece. Default false. */
  public B enableSsml(@Nullable Boolean value) {
    enableSsml = value;
    return self();
  }

  /**
   * Whether {@link dev.qiao.audio.Sentence}s say when each word is spoken. Default false. Taken by
   * cloned voices, and by those of the vendor's that its list of voices marks.
   */
  public B wordTimestampEnabled(@Nullable Boolean value) {
    wordTimestampEnabled = value;
    return self();
  }

  /** Makes results alike: 0 to 65535. Default 0. Not taken by cosyvoice-v1. */
  public B seed(@Nullable Integer value) {
    seed = value;
    return self();
  }

  /**
   * In which language numbers and the like are spoken: one of zh, en, fr, de, ja, ko, ru, pt, th,
   * id, vi, over a WebSocket it and ms as well. The first counts.
   */
  public B languageHints(@Nullable List<String> value) {
    languageHints = value;
    return self();
  }

  /**
   * How to speak, in words, such as "sad and slow"; at most 128 characters; one page says 100, a
   * Han character counting two. Which model and voice takes which is in the list of voices.
   */
  public B instruction(@Nullable String value) {
    instruction = value;
    return self();
  }

  /** Whether the audio carries the hidden mark that it was generated; not pcm. Default false. */
  public B enableAigcTag(@Nullable Boolean value) {
    enableAigcTag = value;
    return self();
  }

  /** Who spreads the audio, in that mark. Default the account. */
  public B aigcPropagator(@Nullable String value) {
    aigcPropagator = value;
    return self();
  }

  /** The spreading's id, in that mark. Default the request's id. */
  public B aigcPropagateId(@Nullable String value) {
    aigcPropagateId = value;
    return self();
  }

  /** How to pronounce or replace certain words; the v3 family. */
  public B hotFix(@Nullable HotFix value) {
    hotFix = value;
    return self();
  }

  /** Whether the signs of Markdown are not spoken; cloned voices of v3-flash. Default false. */
  public B enableMarkdownFilter(@Nullable Boolean value) {
    enableMarkdownFilter = value;
    return self();
  }

  // derived: end

  /** Another voice. */
  public B voice(Voice value) {
    voice = Objects.requireNonNull(value, "voice");
    return self();
  }

  CosyVoiceRequestBuilder(Model model, Voice voice) {
    this.model = Objects.requireNonNull(model, "model");
    this.voice = Objects.requireNonNull(voice, "voice");
  }

  abstract B self();

  /** Another model. */
  public B model(Model value) {
    model = Objects.requireNonNull(value, "model");
    return self();
  }

  /** A field beside the others that this version does not know. */
  public B additional(String name, @Nullable Object value) {
    additional.put(name, value);
    return self();
  }

  /** A field of the input that this version does not know. */
  public B additionalInput(String name, @Nullable Object value) {
    additionalInput.put(name, value);
    return self();
  }
}
