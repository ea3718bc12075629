package dev.qiao.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/** The sound of an edited video. Open: any other word passes through. */
public final class AudioSetting extends OpenValue {
  /** The model keeps the sound or makes a new one, by the prompt. The default. */
  public static final AudioSetting AUTO = new AudioSetting("auto");

  /** The sound of the input video stays. */
  public static final AudioSetting ORIGIN = new AudioSetting("origin");

  private AudioSetting(String value) {
    super(value);
  }

  /** The setting of that word. */
  @JsonCreator
  public static AudioSetting of(String value) {
    return new AudioSetting(value);
  }
}
