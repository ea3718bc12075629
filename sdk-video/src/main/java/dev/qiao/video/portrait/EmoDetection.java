package dev.qiao.video.portrait;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.MediaSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether EMO can animate a portrait. */
@JsonDeserialize(using = EmoDetectionReader.class)
public sealed interface EmoDetection {
  /** How many pictures are billed; a rejected one is billed too. */
  @Nullable Integer imageCount();

  /** Whether a person was found; null where the service does not tell. */
  @Nullable Boolean humanoid();

  /** The id of the request. */
  @Nullable String requestId();

  /** Fields this version does not know, in the shape they had. */
  Map<String, Object> additional();

  /** The same for the picture that was asked about. For the SDK. */
  EmoDetection of(MediaSource picture);

  /**
   * The portrait can be animated. Goes into {@link EmoRequest#builder(Passed, MediaSource)}.
   *
   * @param image the picture that was asked about; null in an answer that did not come through
   *     {@code VideoService.detect}
   * @param faceBbox where the face is
   * @param extBbox what will move, of the ratio asked for
   * @param imageCount how many pictures are billed
   * @param humanoid whether a person was found
   * @param requestId the id of the request
   * @param additional fields this version does not know
   */
  record Passed(
      @Nullable MediaSource image,
      BoundingBox faceBbox,
      BoundingBox extBbox,
      @Nullable Integer imageCount,
      @Nullable Boolean humanoid,
      @Nullable String requestId,
      Map<String, Object> additional)
      implements EmoDetection {
    @Override
    public Passed of(MediaSource picture) {
      return new Passed(picture, faceBbox, extBbox, imageCount, humanoid, requestId, additional);
    }
  }

  /**
   * The portrait cannot be animated.
   *
   * @param code why, as a code such as {@code InvalidFile.FacePose}; empty when the service gives
   *     none
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
      implements EmoDetection {
    @Override
    public Rejected of(MediaSource picture) {
      return this;
    }

    /** Why, never empty: the service's words, or what a portrait must be like when it has none. */
    public String reason() {
      if (!message.isBlank()) {
        return code.isBlank() ? message : code + ": " + message;
      }
      if (!code.isBlank()) {
        return code;
      }
      return Boolean.FALSE.equals(humanoid)
          ? "no person was found; give a picture of one person who looks into the camera"
          : "the service gave no reason; a portrait shows one person from the front, with the whole"
              + " face, well lit, neither very near nor far";
    }
  }
}
