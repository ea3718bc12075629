package dev.qiao.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The sound of an edited video. Open: any other word passes through.
 *
 * @param value the word on the wire
 */
public record AudioSetting(@JsonValue String value) {
  /** The model keeps the sound or makes a new one, by the prompt. The default. */
  public static final AudioSetting AUTO = new AudioSetting("auto");

  /** The sound of the input video stays. */
  public static final AudioSetting ORIGIN = new AudioSetting("origin");

  /** Checks that there is a word. */
  public AudioSetting {
    Objects.requireNonNull(value, "value");
  }

  /** The setting of that word. */
  @JsonCreator
  public static AudioSetting of(String value) {
    return new AudioSetting(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
