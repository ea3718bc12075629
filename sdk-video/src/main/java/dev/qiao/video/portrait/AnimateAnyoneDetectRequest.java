package dev.qiao.video.portrait;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.internal.address.Addresses;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether AnimateAnyone can make the person in a picture dance, before paying for the template
 * and the video. Every picture looked at is billed, a rejected one too. Region cn-beijing only.
 * Source: <a href="https://help.aliyun.com/zh/model-studio/animate-anyone-detect-api">AnimateAnyone
 * image detection</a>.
 *
 * @param model {@code animate-anyone-detect-gen2} or the name of your own deployment
 * @param input the picture
 * @param parameters none is documented; null for none
 * @param additional fields beside these
 */
public record AnimateAnyoneDetectRequest(
    Model model,
    Input input,
    @Nullable Map<String, Object> parameters,
    @Additional Map<String, Object> additional)
    implements CallRequest<AnimateAnyoneDetection> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public AnimateAnyoneDetectRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    parameters = parameters == null ? null : Additional.Copy.of(parameters);
    additional = Additional.Copy.of(additional, AnimateAnyoneDetectRequest.class);
  }

  /**
   * The picture.
   *
   * @param imageUrl one person who faces the camera, from head to toe or from the waist up, nothing
   *     in front of the body, the hands seen and empty. The video's model wants jpg, png or bmp,
   *     less than 5 MB, the longer side at most 4,096 pixels and at most twice the shorter
   * @param additional fields beside these
   */
  public record Input(MediaSource imageUrl, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(imageUrl, "imageUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * Starts a request for {@code animate-anyone-detect-gen2}.
   *
   * @param imageUrl one person who faces the camera, from head to toe or from the waist up, nothing
   *     in front of the body, the hands seen and empty. The video's model wants jpg, png or bmp,
   *     less than 5 MB, the longer side at most 4,096 pixels and at most twice the shorter
   */
  public static Builder builder(MediaSource imageUrl) {
    return new Builder(VideoModels.ANIMATE_ANYONE_DETECT_GEN2, imageUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<AnimateAnyoneDetectRequest, ?> operation() {
    return VideoOperations.ANIMATE_ANYONE_DETECT;
  }

  @Override
  public void validate(Violations violations) {
    Addresses.fetched(violations, "input.image_url", input.imageUrl);
  }

  /** Collects what is set. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin

    private MediaSource imageUrl;

    private Builder(Model model, MediaSource imageUrl) {
      super(model);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
    }

    private Builder(AnimateAnyoneDetectRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      additionalInput.putAll(from.input.additional);
      if (from.parameters != null) {
        parametersSent = true;
        additionalParameters.putAll(from.parameters);
      }
      additional.putAll(from.additional);
    }

    /**
     * One person who faces the camera, from head to toe or from the waist up, nothing in front of
     * the body, the hands seen and empty. The video's model wants jpg, png or bmp, less than 5 MB,
     * the longer side at most 4,096 pixels and at most twice the shorter.
     */
    public Builder imageUrl(MediaSource value) {
      imageUrl = Objects.requireNonNull(value, "imageUrl");
      return this;
    }

    /** Returns the request with what was set. */
    public AnimateAnyoneDetectRequest build() {
      return new AnimateAnyoneDetectRequest(
          model,
          new Input(imageUrl, additionalInput),
          parametersSent || !additionalParameters.isEmpty() ? additionalParameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }
  }
}
