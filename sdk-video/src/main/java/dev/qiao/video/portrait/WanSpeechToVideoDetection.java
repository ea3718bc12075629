package dev.qiao.video.portrait;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.RecordText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether wan2.2-s2v can make a person speak. */
@JsonDeserialize(using = Detections.WanSpeechToVideo.class)
public sealed interface WanSpeechToVideoDetection extends PortraitDetection {
  /** Whether a person was found; null if the service does not return it. */
  @Nullable Boolean humanoid();

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
  WanSpeechToVideoDetection of(MediaSource picture);

  /**
   * The picture can be animated. Goes into {@link WanSpeechToVideoRequest#builder(Passed,
   * MediaSource)}.
   *
   * @param image the picture that was asked about; null in an answer that did not come through
   *     {@code VideoService.detect}
   * @param imageCount how many pictures are billed
   * @param humanoid whether a person was found
   * @param requestId the id of the request
   * @param additional fields this version does not know
   */
  record Passed(
      @Nullable MediaSource image,
      @Nullable Integer imageCount,
      @Nullable Boolean humanoid,
      @Nullable String requestId,
      Map<String, Object> additional)
      implements WanSpeechToVideoDetection {
    @Override
    public Passed orThrow() {
      return this;
    }

    @Override
    public Passed of(MediaSource picture) {
      return new Passed(picture, imageCount, humanoid, requestId, additional);
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
   * @param humanoid whether a person was found
   * @param requestId the id of the request
   * @param additional fields this version does not know
   */
  record Rejected(
      String code,
      String message,
      @Nullable Integer imageCount,
      @Nullable Boolean humanoid,
      @Nullable String requestId,
      Map<String, Object> additional)
      implements WanSpeechToVideoDetection, PortraitRejection {
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
      return Boolean.FALSE.equals(humanoid)
          ? "no person was found; give a picture of one person who looks into the camera"
          : "the picture shows one person from the front, well lit, neither very near nor far";
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }
}
