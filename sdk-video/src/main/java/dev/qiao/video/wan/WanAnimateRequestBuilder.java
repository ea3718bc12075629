package dev.qiao.video.wan;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.internal.address.Addresses;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of {@link WanAnimateMoveRequest} and {@link WanAnimateMixRequest} share: all
 * but the model, for both go out as the same JSON.
 *
 * @param <B> the builder itself
 */
public abstract class WanAnimateRequestBuilder<B extends WanAnimateRequestBuilder<B>>
    extends NativeRequestBuilder<B> {

  // derived from Input, Parameters: begin
  // required: imageUrl, videoUrl, mode

  @Nullable MediaSource imageUrl;
  @Nullable MediaSource videoUrl;
  @Nullable Boolean watermark;
  @Nullable Boolean checkImage;
  @Nullable Mode mode;

  final void copy(Input from) {
    imageUrl = from.imageUrl;
    videoUrl = from.videoUrl;
    watermark = from.watermark;
    additionalInput.putAll(from.additional);
  }

  final void copy(Parameters from) {
    checkImage = from.checkImage;
    mode = from.mode;
    additionalParameters.putAll(from.additional);
  }

  /**
   * The person: JPEG, PNG, BMP or WEBP, 200 to 4096 pixels a side, 1:3 to 3:1, at most 5 MB. An
   * address is percent-encoded where it is not ASCII.
   */
  public B imageUrl(MediaSource value) {
    imageUrl = value;
    return self();
  }

  /**
   * The motion or the scene: MP4, AVI or MOV, 2 to 30 s, 200 to 2048 pixels a side, 1:3 to 3:1, at
   * most 200 MB. A better video makes a better result.
   */
  public B videoUrl(MediaSource value) {
    videoUrl = value;
    return self();
  }

  /**
   * Whether the mark "AI generated" (in Chinese) is put in the lower right. Default false. It is in
   * the input.
   */
  public B watermark(@Nullable Boolean value) {
    watermark = value;
    return self();
  }

  /** Whether the picture is looked at before it is used. Default true. */
  public B checkImage(@Nullable Boolean value) {
    checkImage = value;
    return self();
  }

  /** The quality, which decides the price. */
  public B mode(Mode value) {
    mode = value;
    return self();
  }

  final Input input() {
    return new Input(imageUrl, videoUrl, watermark, additionalInput);
  }

  final Parameters parameters() {
    return new Parameters(checkImage, mode, additionalParameters);
  }

  // derived: end

  WanAnimateRequestBuilder(Model model) {
    super(model);
  }

  /**
   * The picture and the video.
   *
   * @param imageUrl the person: JPEG, PNG, BMP or WEBP, 200 to 4096 pixels a side, 1:3 to 3:1, at
   *     most 5 MB. An address is percent-encoded where it is not ASCII.
   * @param videoUrl the motion or the scene: MP4, AVI or MOV, 2 to 30 s, 200 to 2048 pixels a side,
   *     1:3 to 3:1, at most 200 MB. A better video makes a better result.
   * @param watermark whether the mark "AI generated" (in Chinese) is put in the lower right.
   *     Default false. It is in the input.
   * @param additional fields beside these
   */
  public record Input(
      @Nullable MediaSource imageUrl,
      @Nullable MediaSource videoUrl,
      @Nullable Boolean watermark,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Input {
      additional = Additional.Copy.of(additional, Input.class);
    }

    void validate(Violations violations) {
      Addresses.fetched(violations, "input.image_url", imageUrl);
      Addresses.fetched(violations, "input.video_url", videoUrl);
    }
  }

  /**
   * How to make it.
   *
   * @param checkImage whether the picture is looked at before it is used. Default true.
   * @param mode the quality, which decides the price
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Boolean checkImage,
      @Nullable Mode mode,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** The quality, which decides the price. Open: any other word passes through. */
  public static final class Mode extends OpenValue {
    /** Faster and cheaper, 15 frames a second. */
    public static final Mode STANDARD = new Mode("wan-std");

    /** Smoother and more lifelike, 25 frames a second, at one and a half times the price. */
    public static final Mode PROFESSIONAL = new Mode("wan-pro");

    private Mode(String value) {
      super(value);
    }

    /** The mode of that word. */
    @JsonCreator
    public static Mode of(String value) {
      return new Mode(value);
    }
  }

  /**
   * Refuses what cannot be sent.
   *
   * @throws dev.qiao.core.error.RequestValidationException if the picture, the video or the mode is
   *     missing
   */
  final void check() {
    new Violations()
        .require("input.image_url", imageUrl, "give the picture of a person")
        .require("input.video_url", videoUrl, "give the video of a person")
        .require("parameters.mode", mode, "Mode.STANDARD is the cheaper")
        .throwIfAny(getClass());
  }
}
