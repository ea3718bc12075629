package dev.qiao.video;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Amounts;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a video is billed by. Models of different generations fill different fields; {@link
 * #seconds()} reads them all.
 *
 * @param videoCount how many videos
 * @param videoDuration billed seconds, of wan2.5 and older and of the portrait models
 * @param videoRatio the size ({@code 832*480}), a ratio ({@code 1:1}), or the mode: {@code
 *     standard} or, of animate, {@code pro}
 * @param duration billed seconds, of wan2.6 and newer: input and output together
 * @param inputVideoDuration seconds of the input video
 * @param outputVideoDuration seconds of the output video
 * @param sr the resolution tier, such as {@code 720} or {@code 720P}
 * @param size the size, such as {@code 1280*720}
 * @param ratio the ratio, such as {@code 16:9}, of wan2.7 and newer
 * @param fps frames a second, if the model returns it
 * @param audio whether the video has sound, if the model returns it
 * @param shotType {@code single} or {@code multi}, if the model returns it
 * @param referenceType what kind of reference is billed, if the model returns it
 * @param additional fields this version does not know
 */
public record VideoUsage(
    @Nullable Integer videoCount,
    @Nullable Double videoDuration,
    @Nullable String videoRatio,
    @Nullable Double duration,
    @Nullable Double inputVideoDuration,
    @Nullable Double outputVideoDuration,
    @JsonProperty("SR") @Nullable String sr,
    @Nullable String size,
    @Nullable String ratio,
    @Nullable Double fps,
    @Nullable Boolean audio,
    @Nullable String shotType,
    @Nullable String referenceType,
    @Additional Map<String, Object> additional)
    implements Metered {
  public VideoUsage {
    additional = Additional.Copy.of(additional);
  }

  /** The billed seconds; null if there are none (the service prints 0 for "unknown"). */
  public @Nullable Double seconds() {
    return duration != null && duration > 0
        ? duration
        : videoDuration != null && videoDuration > 0 ? videoDuration : null;
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }

  @Override
  public Map<String, Number> amounts() {
    return new Amounts().and("videos", videoCount).and("video_seconds", seconds()).all();
  }
}
