package dev.qiao.audio;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/** How audio is encoded. Open: any other word passes through. */
public final class AudioFormat extends OpenValue {
  /**
   * Samples without a header, 16 bit, little-endian; {@link SpeechStream#saveTo} makes a WAV of it.
   */
  public static final AudioFormat PCM = new AudioFormat("pcm");

  /** Samples with a header. */
  public static final AudioFormat WAV = new AudioFormat("wav");

  /** Compressed. */
  public static final AudioFormat MP3 = new AudioFormat("mp3");

  /** Compressed, for speech over networks. */
  public static final AudioFormat OPUS = new AudioFormat("opus");

  /** Compressed without loss. */
  public static final AudioFormat FLAC = new AudioFormat("flac");

  private AudioFormat(String value) {
    super(value);
  }

  /** The format of that word. */
  @JsonCreator
  public static AudioFormat of(String value) {
    return new AudioFormat(value);
  }
}
