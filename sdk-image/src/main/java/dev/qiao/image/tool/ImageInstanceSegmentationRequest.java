package dev.qiao.image.tool;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import dev.qiao.image.internal.Pictures;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds each person in a photo. The result's image is a mask in which the pixels of the first
 * person are 1, of the second 2 and so on, which looks black; {@code companion()} is a view of it
 * in colours. {@link dev.qiao.image.Mask#ofPersons} makes a mask for {@link
 * ImageEraseCompletionRequest} of it. The model is a free trial: when its 500 images are used up,
 * calls are refused. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/image-instance-segmentation-api-reference">person
 * segmentation</a>.
 *
 * @param model the model, {@link dev.qiao.image.ImageModels#IMAGE_INSTANCE_SEGMENTATION}
 * @param input the photo
 * @param parameters none is documented; the samples send an empty object, null for the defaults
 * @param additional fields beside these
 */
public record ImageInstanceSegmentationRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public ImageInstanceSegmentationRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, ImageInstanceSegmentationRequest.class);
  }

  /**
   * The photo.
   *
   * @param imageUrl another photo: JPEG, PNG, BMP or WEBP, each side 512 to 4096 pixels, at most 10
   *     MB
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
   * None is documented; the samples send an empty object.
   *
   * @param additional fields beside these
   */
  public record Parameters(@Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /**
   * Starts a request.
   *
   * @param imageUrl another photo: JPEG, PNG, BMP or WEBP, each side 512 to 4096 pixels, at most 10
   *     MB
   */
  public static Builder builder(MediaSource imageUrl) {
    return new Builder(ImageModels.IMAGE_INSTANCE_SEGMENTATION, imageUrl).withParameters();
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<ImageInstanceSegmentationRequest, ?> operation() {
    return ImageOperations.IMAGE_INSTANCE_SEGMENTATION_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    Pictures.check(violations, "input.image_url", input.imageUrl);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin

    private static final Parameters NO_PARAMETERS = new Parameters(Map.of());

    private MediaSource imageUrl;

    private Builder(Model model, MediaSource imageUrl) {
      super(model);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
    }

    private Builder(ImageInstanceSegmentationRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** Another photo: JPEG, PNG, BMP or WEBP, each side 512 to 4096 pixels, at most 10 MB. */
    public Builder imageUrl(MediaSource value) {
      imageUrl = Objects.requireNonNull(value, "imageUrl");
      return this;
    }

    /** Returns the request with what was set. */
    public ImageInstanceSegmentationRequest build() {
      Parameters parameters = new Parameters(additionalParameters);
      return new ImageInstanceSegmentationRequest(
          model,
          new Input(imageUrl, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    /** The service wants parameters, if only empty ones. */
    private Builder withParameters() {
      parametersSent = true;
      return this;
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
