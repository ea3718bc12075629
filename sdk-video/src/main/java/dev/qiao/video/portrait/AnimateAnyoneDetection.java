package dev.qiao.video.portrait;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.OpenValue;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.RecordText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether AnimateAnyone can make a person dance. */
@JsonDeserialize(using = Detections.AnimateAnyone.class)
public sealed interface AnimateAnyoneDetection extends PortraitDetection {
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
  AnimateAnyoneDetection of(MediaSource picture);

  /**
   * How much of the person is seen. With {@link #FULL} the video may have the background of the
   * picture or that of the template; with {@link #HALF} the template's is not recommended, because
   * what is not seen, such as the legs, is made up.
   */
  final class BodyStyle extends OpenValue {
    /** From head to toe. */
    public static final BodyStyle FULL = new BodyStyle("full");

    /** From the waist up. */
    public static final BodyStyle HALF = new BodyStyle("half");

    private BodyStyle(String value) {
      super(value);
    }

    /** The style of that word. */
    @JsonCreator
    public static BodyStyle of(String value) {
      return new BodyStyle(value);
    }
  }

  /**
   * The picture can be animated. Goes into {@link AnimateAnyoneRequest#builder(Passed, String)}.
   *
   * @param image the picture that was asked about; null in an answer that did not come through
   *     {@code VideoService.detect}
   * @param bodystyle how much of the person is seen; null if the service does not return it
   * @param imageCount how many pictures are billed
   * @param requestId the id of the request
   * @param additional fields this version does not know
   */
  record Passed(
      @Nullable MediaSource image,
      @Nullable BodyStyle bodystyle,
      @Nullable Integer imageCount,
      @Nullable String requestId,
      Map<String, Object> additional)
      implements AnimateAnyoneDetection {
    @Override
    public Passed orThrow() {
      return this;
    }

    @Override
    public Passed of(MediaSource picture) {
      return new Passed(picture, bodystyle, imageCount, requestId, additional);
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
   * @param bodystyle how much of the person is seen; null if the service does not return it
   * @param imageCount how many pictures are billed
   * @param requestId the id of the request
   * @param additional fields this version does not know
   */
  record Rejected(
      String code,
      String message,
      @Nullable BodyStyle bodystyle,
      @Nullable Integer imageCount,
      @Nullable String requestId,
      Map<String, Object> additional)
      implements AnimateAnyoneDetection, PortraitRejection {
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
      return "the picture shows one person who faces the camera, from head to toe or from the waist"
          + " up, with nothing in front and empty hands";
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }
}
