package dev.qiao.video.portrait;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.RecordText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether Emoji can animate a portrait. */
@JsonDeserialize(using = Detections.Emoji.class)
public sealed interface EmojiDetection extends PortraitDetection {
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
  EmojiDetection of(MediaSource picture);

  /**
   * The picture can be animated. Goes into {@link EmojiRequest#builder(Passed,
   * EmojiRequest.DrivenId)}.
   *
   * @param image the picture that was asked about; null in an answer that did not come through
   *     {@code VideoService.detect}
   * @param faceBbox where the face is; {@code bbox_face} in the answer
   * @param extBbox what will move, a square; {@code ext_bbox_face} in the answer
   * @param imageCount how many pictures are billed
   * @param requestId the id of the request
   * @param additional fields this version does not know
   */
  record Passed(
      @Nullable MediaSource image,
      PortraitBox faceBbox,
      PortraitBox extBbox,
      @Nullable Integer imageCount,
      @Nullable String requestId,
      Map<String, Object> additional)
      implements EmojiDetection {
    @Override
    public Passed orThrow() {
      return this;
    }

    @Override
    public Passed of(MediaSource picture) {
      return new Passed(picture, faceBbox, extBbox, imageCount, requestId, additional);
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
      implements EmojiDetection, PortraitRejection {
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
      return "a portrait shows one face from the front with a natural expression, upright,"
          + " uncovered, no hand near it";
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }
}
