package dev.qiao.video.portrait;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.VideoRequest;
import dev.qiao.video.internal.address.Addresses;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Redraws a video in one of eight ready-made styles. There is no detection before. Region
 * cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/video-style-transform-api-reference">video style
 * transform</a>.
 *
 * @param model {@code video-style-transform}
 * @param input the video
 * @param parameters how it is drawn, null for the defaults
 * @param additional fields beside these
 */
public record VideoStyleTransformRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public VideoStyleTransformRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, VideoStyleTransformRequest.class);
  }

  /**
   * The video.
   *
   * @param videoUrl mp4, avi, mkv, mov, flv, ts, mpg or mxf, at most 30 s and 100 MB, each side 256
   *     to 4,096 pixels, the longer at most 1.8 times the shorter. In an address, characters beyond
   *     ASCII must be percent-encoded
   * @param additional fields beside these
   */
  public record Input(MediaSource videoUrl, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(videoUrl, "videoUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How it is drawn.
   *
   * @param style the look. Default {@link Style#JAPANESE_MANGA}.
   * @param videoFps frames a second, 15 to 25. Default 15.
   * @param animateEmotion whether faces are refined. Default true; false may be better for small
   *     faces.
   * @param minLen pixels of the shorter side, 720 or 540; decides the price. Default 720.
   * @param useSr whether the video is enlarged afterwards at no cost, which takes longer: with
   *     {@code minLen} 540 it has 1080P at the price of 540P. Default false.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Style style,
      @Nullable Integer videoFps,
      @Nullable Boolean animateEmotion,
      @Nullable Integer minLen,
      @JsonProperty("use_SR") @Nullable Boolean useSr,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /**
   * The look.
   *
   * @param value the number on the wire
   */
  public record Style(@JsonValue int value) {
    /** Japanese manga. The default. */
    public static final Style JAPANESE_MANGA = new Style(0);

    /** American comic. */
    public static final Style AMERICAN_COMIC = new Style(1);

    /** Fresh comic. */
    public static final Style FRESH_COMIC = new Style(2);

    /** Cartoon in 3D. */
    public static final Style CARTOON_3D = new Style(3);

    /** Cartoon in Chinese style; best for period costume. */
    public static final Style CHINESE_CARTOON = new Style(4);

    /** Paper art. */
    public static final Style PAPER_ART = new Style(5);

    /** Simple illustration. */
    public static final Style SIMPLE_ILLUSTRATION = new Style(6);

    /** Chinese ink painting. */
    public static final Style CHINESE_INK = new Style(7);

    /** The style of that number. */
    @JsonCreator
    public static Style of(int value) {
      return new Style(value);
    }

    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  /**
   * Starts a request for {@code video-style-transform}.
   *
   * @param videoUrl mp4, avi, mkv, mov, flv, ts, mpg or mxf, at most 30 s and 100 MB, each side 256
   *     to 4,096 pixels, the longer at most 1.8 times the shorter. In an address, characters beyond
   *     ASCII must be percent-encoded
   */
  public static Builder builder(MediaSource videoUrl) {
    return new Builder(VideoModels.VIDEO_STYLE_TRANSFORM, videoUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<VideoStyleTransformRequest, ?> operation() {
    return VideoOperations.VIDEO_STYLE_TRANSFORM_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    Addresses.fetched(violations, "input.video_url", input.videoUrl);
    if (parameters != null) {
      violations
          .check("parameters.style", parameters.style == null ? null : parameters.style.value)
          .check("parameters.video_fps", parameters.videoFps)
          .check("parameters.min_len", parameters.minLen);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, Map.of());

    private MediaSource videoUrl;
    private @Nullable Style style;
    private @Nullable Integer videoFps;
    private @Nullable Boolean animateEmotion;
    private @Nullable Integer minLen;
    private @Nullable Boolean useSr;

    private Builder(Model model, MediaSource videoUrl) {
      super(model);
      this.videoUrl = Objects.requireNonNull(videoUrl, "videoUrl");
    }

    private Builder(VideoStyleTransformRequest from) {
      super(from.model);
      videoUrl = from.input.videoUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        style = parameters.style;
        videoFps = parameters.videoFps;
        animateEmotion = parameters.animateEmotion;
        minLen = parameters.minLen;
        useSr = parameters.useSr;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * mp4, avi, mkv, mov, flv, ts, mpg or mxf, at most 30 s and 100 MB, each side 256 to 4,096
     * pixels, the longer at most 1.8 times the shorter. In an address, characters beyond ASCII must
     * be percent-encoded.
     */
    public Builder videoUrl(MediaSource value) {
      videoUrl = Objects.requireNonNull(value, "videoUrl");
      return this;
    }

    /** The look. Default {@link Style#JAPANESE_MANGA}. */
    public Builder style(@Nullable Style value) {
      style = value;
      return this;
    }

    /** Frames a second, 15 to 25. Default 15. */
    public Builder videoFps(@Nullable Integer value) {
      videoFps = value;
      return this;
    }

    /** Whether faces are refined. Default true; false may be better for small faces. */
    public Builder animateEmotion(@Nullable Boolean value) {
      animateEmotion = value;
      return this;
    }

    /** Pixels of the shorter side, 720 or 540; decides the price. Default 720. */
    public Builder minLen(@Nullable Integer value) {
      minLen = value;
      return this;
    }

    /**
     * Whether the video is enlarged afterwards at no cost, which takes longer: with {@code minLen}
     * 540 it has 1080P at the price of 540P. Default false.
     */
    public Builder useSr(@Nullable Boolean value) {
      useSr = value;
      return this;
    }

    /** Returns the request with what was set. */
    public VideoStyleTransformRequest build() {
      Parameters parameters =
          new Parameters(style, videoFps, animateEmotion, minLen, useSr, additionalParameters);
      return new VideoStyleTransformRequest(
          model,
          new Input(videoUrl, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }
  }
}
