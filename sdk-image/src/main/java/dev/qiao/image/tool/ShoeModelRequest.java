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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts shoes on the feet in a photo. The model is a free trial: when its 500 images are used up,
 * calls are refused. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/shoe-model-api">shoe model</a>.
 *
 * @param model the model, {@link dev.qiao.image.ImageModels#SHOEMODEL_V1}
 * @param input who wears what
 * @param parameters how it is done, null for the defaults
 * @param additional fields beside these
 */
public record ShoeModelRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  private static final int MAX_VIEWS = 3;

  /** Refuses null for a required component, and an additional field named like a component. */
  public ShoeModelRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, ShoeModelRequest.class);
  }

  /**
   * Who wears what.
   *
   * @param templateImageUrl another photo of a person with upright feet, seen up to the knees, away
   *     from the edges: JPEG, PNG, BMP, WEBP or AVIF, from 2:3 to 3:2, best 4:3, best at most 5 MB
   * @param shoeImageUrl other views of the shoe: 1 to 3 pictures (one page of the vendor says at
   *     most 2), each like the photo in format and ratio
   * @param additional fields beside these
   */
  public record Input(
      MediaSource templateImageUrl,
      List<MediaSource> shoeImageUrl,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(templateImageUrl, "templateImageUrl");
      shoeImageUrl = Additional.Copy.list(shoeImageUrl, "shoeImageUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How it is done.
   *
   * @param n how many images, 1 to 4. Default 1.
   * @param scale how strong the shoe comes out: 2 to 8, default 5; more is brighter. One page lists
   *     it under input: {@code additionalInput("scale", ..)}.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Integer n, @Nullable Double scale, @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /**
   * Starts shoes on a person.
   *
   * @param templateImageUrl another photo of a person with upright feet, seen up to the knees, away
   *     from the edges: JPEG, PNG, BMP, WEBP or AVIF, from 2:3 to 3:2, best 4:3, best at most 5 MB
   * @param shoeImageUrl other views of the shoe: 1 to 3 pictures (one page of the vendor says at
   *     most 2), each like the photo in format and ratio
   */
  public static Builder builder(MediaSource templateImageUrl, MediaSource... shoeImageUrl) {
    return new Builder(
        ImageModels.SHOEMODEL_V1,
        templateImageUrl,
        Additional.Copy.list(shoeImageUrl, "shoeImageUrl"));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<ShoeModelRequest, ?> operation() {
    return ImageOperations.SHOE_MODEL_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    Pictures.check(violations, "input.template_image_url", input.templateImageUrl);
    Pictures.checkAll(violations, "input.shoe_image_url", input.shoeImageUrl, null);
    if (input.shoeImageUrl.size() > MAX_VIEWS) {
      violations.add(
          "input.shoe_image_url",
          "1 to 3 views of one shoe",
          input.shoeImageUrl.size() + " views",
          "leave some out");
    }
    if (input.shoeImageUrl.size() == MAX_VIEWS) {
      violations.warn(
          "input.shoe_image_url",
          "has 3 views: one page allows them, another fewer than 3; leave one out if it is"
              + " refused");
    }
    if (parameters != null) {
      violations.check("parameters.n", parameters.n).check("parameters.scale", parameters.scale);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin

    private static final Parameters NO_PARAMETERS = new Parameters(null, null, Map.of());

    private MediaSource templateImageUrl;
    private List<MediaSource> shoeImageUrl;
    private @Nullable Integer n;
    private @Nullable Double scale;

    private Builder(Model model, MediaSource templateImageUrl, List<MediaSource> shoeImageUrl) {
      super(model);
      this.templateImageUrl = Objects.requireNonNull(templateImageUrl, "templateImageUrl");
      this.shoeImageUrl = Additional.Copy.list(shoeImageUrl, "shoeImageUrl");
    }

    private Builder(ShoeModelRequest from) {
      super(from.model);
      templateImageUrl = from.input.templateImageUrl;
      shoeImageUrl = from.input.shoeImageUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        n = parameters.n;
        scale = parameters.scale;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * Another photo of a person with upright feet, seen up to the knees, away from the edges: JPEG,
     * PNG, BMP, WEBP or AVIF, from 2:3 to 3:2, best 4:3, best at most 5 MB.
     */
    public Builder templateImageUrl(MediaSource value) {
      templateImageUrl = Objects.requireNonNull(value, "templateImageUrl");
      return this;
    }

    /**
     * Other views of the shoe: 1 to 3 pictures (one page of the vendor says at most 2), each like
     * the photo in format and ratio.
     */
    public Builder shoeImageUrl(List<MediaSource> value) {
      shoeImageUrl = Additional.Copy.list(value, "shoeImageUrl");
      return this;
    }

    /** How many images, 1 to 4. Default 1. */
    public Builder n(@Nullable Integer value) {
      n = value;
      return this;
    }

    /**
     * How strong the shoe comes out: 2 to 8, default 5; more is brighter. One page lists it under
     * input: {@code additionalInput("scale", ..)}.
     */
    public Builder scale(@Nullable Double value) {
      scale = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if no picture of the shoe is given
     */
    public ShoeModelRequest build() {
      check();
      Parameters parameters = new Parameters(n, scale, additionalParameters);
      return new ShoeModelRequest(
          model,
          new Input(templateImageUrl, shoeImageUrl, additionalInput),
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
     * @throws dev.qiao.core.error.RequestValidationException if no picture of the shoe is given
     */
    private void check() {
      new Violations()
          .require("input.shoe_image_url", shoeImageUrl, "give a picture of the shoe")
          .throwIfAny(getClass());
    }
  }
}
