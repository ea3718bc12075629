package dev.qiao.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;
import dev.qiao.core.operation.Limit;
import java.util.List;

/** The sound of an edited video. Open: any other word passes through. */
public final class VideoAudioSetting extends OpenValue {
  /** The model keeps the sound or makes a new one, by the prompt. The default. */
  public static final VideoAudioSetting AUTO = new VideoAudioSetting("auto");

  /** The sound of the input video stays. */
  public static final VideoAudioSetting ORIGIN = new VideoAudioSetting("origin");

  /** What the pages list, and {@code no_audio}, which the vendor's client has beside. */
  public static final Limit LISTED = Limit.known(List.of("auto", "origin", "no_audio"));

  private VideoAudioSetting(String value) {
    super(value);
  }

  /** The setting of that word. */
  @JsonCreator
  public static VideoAudioSetting of(String value) {
    return new VideoAudioSetting(value);
  }
}
