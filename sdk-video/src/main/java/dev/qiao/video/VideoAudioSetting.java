package dev.qiao.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/** The sound of an edited video. Open: any other word passes through. */
public final class VideoAudioSetting extends OpenValue {
  /** The model keeps the sound or makes a new one, by the prompt. The default. */
  public static final VideoAudioSetting AUTO = new VideoAudioSetting("auto");

  /** The sound of the input video stays. */
  public static final VideoAudioSetting ORIGIN = new VideoAudioSetting("origin");

  private VideoAudioSetting(String value) {
    super(value);
  }

  /** The setting of that word. */
  @JsonCreator
  public static VideoAudioSetting of(String value) {
    return new VideoAudioSetting(value);
  }
}
