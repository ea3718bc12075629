package dev.qiao.audio.cosyvoice;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.Voice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How CosyVoice speaks, over HTTP and over a WebSocket. */
interface CosyVoiceOptions {
  /** Who speaks. */
  @Nullable Voice voice();

  /** How the audio is encoded: pcm, wav, mp3 or opus. Default mp3. */
  @Nullable AudioFormat format();

  /** Samples a second: 8000, 16000, 22050, 24000, 44100 or 48000. Default 22050. */
  @Nullable Integer sampleRate();

  /** How loud: 0 to 100. Default 50. */
  @Nullable Integer volume();

  /** How fast: 0.5 to 2. Default 1. */
  @Nullable Double rate();

  /** How high: 0.5 to 2. Default 1. */
  @Nullable Double pitch();

  /** Kilobits a second of opus: 6 to 510. Default 32. */
  @Nullable Integer bitRate();

  /** Whether the text is SSML; in a session it must then come in one piece. Default false. */
  @Nullable Boolean enableSsml();

  /**
   * Whether {@link dev.qiao.audio.Sentence}s say when each word is spoken. Default false. Taken by
   * cloned voices, and by those of the vendor's that its list of voices marks.
   */
  @Nullable Boolean wordTimestampEnabled();

  /** Makes results alike: 0 to 65535. Default 0. Not taken by cosyvoice-v1. */
  @Nullable Integer seed();

  /**
   * In which language numbers and the like are spoken: one of zh, en, fr, de, ja, ko, ru, pt, th,
   * id, vi, over a WebSocket it and ms as well. The first counts.
   */
  @Nullable List<String> languageHints();

  /**
   * How to speak, in words, such as "sad and slow"; at most 128 characters; one page says 100, a
   * Han character counting two. Which model and voice takes which is in the list of voices.
   */
  @Nullable String instruction();

  /** Whether the audio carries the hidden mark that it was generated; not pcm. Default false. */
  @Nullable Boolean enableAigcTag();

  /** Who spreads the audio, in that mark. Default the account. */
  @Nullable String aigcPropagator();

  /** The spreading's id, in that mark. Default the request's id. */
  @Nullable String aigcPropagateId();

  /** How to pronounce or replace certain words; the v3 family. */
  @Nullable HotFix hotFix();

  /** Whether the signs of Markdown are not spoken; cloned voices of v3-flash. Default false. */
  @Nullable Boolean enableMarkdownFilter();
}
