package dev.qiao.audio;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How audio is encoded. Open: any other word passes through.
 *
 * @param value the word on the wire
 */
public record AudioFormat(@JsonValue String value) {
  /** Samples alone, 16 bit, little-endian; {@link SpeechStream#saveTo} makes a WAV of it. */
  public static final AudioFormat PCM = new AudioFormat("pcm");

  /** Samples with a header. */
  public static final AudioFormat WAV = new AudioFormat("wav");

  /** Compressed. */
  public static final AudioFormat MP3 = new AudioFormat("mp3");

  /** Compressed, for speech over networks. */
  public static final AudioFormat OPUS = new AudioFormat("opus");

  /** Compressed without loss. */
  public static final AudioFormat FLAC = new AudioFormat("flac");

  /** Checks that there is a word. */
  public AudioFormat {
    Objects.requireNonNull(value, "value");
  }

  /** The format of that word. */
  @JsonCreator
  public static AudioFormat of(String value) {
    return new AudioFormat(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
