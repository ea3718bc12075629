package dev.qiao.video.portrait;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
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
 * Makes the person in a picture dance as a motion template does, with AnimateAnyone: a silent video
 * of 720P and 15 frames a second. Goes after {@link AnimateAnyoneDetectRequest} has passed the
 * picture and {@link AnimateAnyoneTemplateRequest} has made the template. Region cn-beijing only.
 * Source: <a
 * href="https://help.aliyun.com/zh/model-studio/animateanyone-video-generation-api">AnimateAnyone
 * video generation</a>.
 *
 * @param model {@code animate-anyone-gen2} or the name of your own deployment
 * @param input picture and template
 * @param parameters background and shape, null for the defaults
 * @param additional fields beside these
 */
public record AnimateAnyoneRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public AnimateAnyoneRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, AnimateAnyoneRequest.class);
  }

  /**
   * Picture and template.
   *
   * @param imageUrl the picture that was detected
   * @param templateId a template of this account; another account's is refused
   * @param additional fields beside these
   */
  public record Input(
      MediaSource imageUrl, String templateId, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(imageUrl, "imageUrl");
      Objects.requireNonNull(templateId, "templateId");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * Background and shape.
   *
   * @param useRefImgBg whether the background is that of the picture (true) or of the template's
   *     video. Default false. For a half body ({@code BodyStyle.HALF}) true is recommended.
   * @param videoRatio the shape of the video, which counts only with {@code useRefImgBg} true: crop
   *     the picture to it, or it is distorted. Default 9:16.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Boolean useRefImgBg,
      @Nullable VideoRatio videoRatio,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** The shape of the video. */
  public static final class VideoRatio extends OpenValue {
    /** The default. */
    public static final VideoRatio PORTRAIT_9_16 = new VideoRatio("9:16");

    /** Less tall. */
    public static final VideoRatio PORTRAIT_3_4 = new VideoRatio("3:4");

    private VideoRatio(String value) {
      super(value);
    }

    /** The shape of that text. */
    @JsonCreator
    public static VideoRatio of(String value) {
      return new VideoRatio(value);
    }
  }

  /**
   * Starts a request for a detected picture.
   *
   * @param detection what {@code VideoService.detect} returned. Its picture must be jpg, png or
   *     bmp, less than 5 MB, the longer side at most 4,096 pixels and at most twice the shorter
   * @param templateId {@link AnimateAnyoneTemplate#templateId()}
   * @throws IllegalArgumentException if the detection does not know its picture
   */
  public static Builder builder(AnimateAnyoneDetection.Passed detection, String templateId) {
    return new Builder(
        VideoModels.ANIMATE_ANYONE_GEN2,
        Detections.picture(Objects.requireNonNull(detection, "the detection is null").image()),
        templateId);
  }

  /** Starts a request for a picture that an earlier detection has passed. */
  public static Builder builder(MediaSource imageUrl, String templateId) {
    return new Builder(VideoModels.ANIMATE_ANYONE_GEN2, imageUrl, templateId);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<AnimateAnyoneRequest, ?> operation() {
    return VideoOperations.ANIMATE_ANYONE_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    Addresses.fetched(violations, "input.image_url", input.imageUrl);
    if (parameters != null) {
      violations.check("parameters.video_ratio", parameters.videoRatio);
      if (parameters.videoRatio != null && !Boolean.TRUE.equals(parameters.useRefImgBg)) {
        violations.warn(
            "parameters.video_ratio",
            "has no effect unless parameters.use_ref_img_bg is true; set it or leave this out");
      }
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // without setter: imageUrl

    private static final Parameters NO_PARAMETERS = new Parameters(null, null, Map.of());

    private MediaSource imageUrl;
    private String templateId;
    private @Nullable Boolean useRefImgBg;
    private @Nullable VideoRatio videoRatio;

    private Builder(Model model, MediaSource imageUrl, String templateId) {
      super(model);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
      this.templateId = Objects.requireNonNull(templateId, "templateId");
    }

    private Builder(AnimateAnyoneRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      templateId = from.input.templateId;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        useRefImgBg = parameters.useRefImgBg;
        videoRatio = parameters.videoRatio;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** A template of this account; another account's is refused. */
    public Builder templateId(String value) {
      templateId = Objects.requireNonNull(value, "templateId");
      return this;
    }

    /**
     * Whether the background is that of the picture (true) or of the template's video. Default
     * false. For a half body ({@code BodyStyle.HALF}) true is recommended.
     */
    public Builder useRefImgBg(@Nullable Boolean value) {
      useRefImgBg = value;
      return this;
    }

    /**
     * The shape of the video, which counts only with {@code useRefImgBg} true: crop the picture to
     * it, or it is distorted. Default 9:16.
     */
    public Builder videoRatio(@Nullable VideoRatio value) {
      videoRatio = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the template is missing
     */
    public AnimateAnyoneRequest build() {
      check();
      Parameters parameters = new Parameters(useRefImgBg, videoRatio, additionalParameters);
      return new AnimateAnyoneRequest(
          model,
          new Input(imageUrl, templateId, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the template is missing
     */
    private void check() {
      new Violations()
          .require(
              "input.template_id",
              templateId,
              "an AnimateAnyoneTemplateRequest makes one of a dance")
          .throwIfAny(getClass());
    }
  }
}
