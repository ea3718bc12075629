package dev.qiao.video.portrait;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.RecordText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether LivePortrait can animate a portrait. */
@JsonDeserialize(using = Detections.LivePortrait.class)
public sealed interface LivePortraitDetection extends PortraitDetection {
  /**
   * The passed detection.
   *
   * @throws PortraitRejectedException with the service's reason if the picture was rejected
   */
  Passed orThrow();

  /**
   * Returns this detection with the picture that it is about: for one that you stored, or that
   * {@code QiaoClient.call} returned. {@code VideoService.detect} sets the picture itself.
   */
  LivePortraitDetection of(MediaSource picture);

  /**
   * The picture can be animated. Goes into {@link LivePortraitRequest#builder(Passed,
   * MediaSource)}.
   *
   * @param image the picture that was asked about; null in an answer that did not come through
   *     {@code VideoService.detect}
   * @param message the service's words; empty when it gives none
   * @param imageCount how many pictures are billed
   * @param requestId the id of the request
   * @param additional fields this version does not know
   */
  record Passed(
      @Nullable MediaSource image,
      String message,
      @Nullable Integer imageCount,
      @Nullable String requestId,
      Map<String, Object> additional)
      implements LivePortraitDetection {
    @Override
    public Passed orThrow() {
      return this;
    }

    @Override
    public Passed of(MediaSource picture) {
      return new Passed(picture, message, imageCount, requestId, additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * The picture cannot be animated.
   *
   * @param code why, as a code; empty when the service gives none
   * @param message why, in the service's words; empty when it gives none
   * @param imageCount how many pictures are billed
   * @param requestId the id of the request
   * @param additional fields this version does not know
   */
  record Rejected(
      String code,
      String message,
      @Nullable Integer imageCount,
      @Nullable String requestId,
      Map<String, Object> additional)
      implements LivePortraitDetection, PortraitRejection {
    @Override
    public Passed orThrow() {
      throw new PortraitRejectedException(this);
    }

    @Override
    public Rejected of(MediaSource picture) {
      return this;
    }

    @Override
    public String advice() {
      return "a portrait shows one person from the front; the face is neither small, turned away"
          + " nor covered";
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }
}
