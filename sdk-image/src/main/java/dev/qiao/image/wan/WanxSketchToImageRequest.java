package dev.qiao.image.wan;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Paints a sketch, or an image of which the sketch is taken first, as a task. A local image is
 * uploaded first. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/wanx-sketch-to-image-api-reference">Wanx sketch to
 * image</a>.
 *
 * @param model {@code wanx-sketch-to-image-lite}
 * @param input the sketch and what to make of it
 * @param parameters how to paint it, null for the model's defaults
 * @param additional fields beside these
 */
public record WanxSketchToImageRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WanxSketchToImageRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, WanxSketchToImageRequest.class);
  }

  /**
   * The sketch and what to make of it.
   *
   * @param sketchImageUrl the sketch, or the image to take it from
   * @param prompt what to make of it, in Chinese or English, at most 75 characters
   * @param additional fields beside these
   */
  public record Input(
      MediaSource sketchImageUrl,
      @Nullable String prompt,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(sketchImageUrl, "sketchImageUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to paint it.
   *
   * @param size width and height: 768*768, and nothing else
   * @param n how many images, 1 to 4. <b>Default 4</b>, and each is billed: set 1 while you try.
   * @param sketchWeight how closely to follow the sketch, 0 to 10. Default 10.
   * @param style the style. Default {@link WanxStyle#AUTO}.
   * @param sketchExtraction whether the sketch is taken from an image that is none itself. Default
   *     false.
   * @param sketchColor the colours of the pen; not with {@link #sketchExtraction}
   * @param realisticness a number that the vendor's Java client has and no page describes
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Size size,
      @Nullable Integer n,
      @Nullable Integer sketchWeight,
      @Nullable WanxStyle style,
      @Nullable Boolean sketchExtraction,
      @Nullable List<RgbColor> sketchColor,
      @Nullable Integer realisticness,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      sketchColor = Additional.Copy.listOrNull(sketchColor, "sketchColor");
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /**
   * Starts a request to {@link ImageModels#WANX_SKETCH_TO_IMAGE_LITE}.
   *
   * @param sketch the sketch, or the image to take it from
   * @param prompt what to make of it, in Chinese or English, at most 75 characters
   */
  public static Builder builder(MediaSource sketch, String prompt) {
    return new Builder(ImageModels.WANX_SKETCH_TO_IMAGE_LITE, sketch).prompt(prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanxSketchToImageRequest, ?> operation() {
    return ImageOperations.WANX_SKETCH_TO_IMAGE_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations.check("input.prompt", input.prompt);
    if (parameters != null) {
      violations
          .check("parameters.size", parameters.size)
          .check("parameters.n", parameters.n, Limit.range(1, 4))
          .check("parameters.sketch_weight", parameters.sketchWeight, Limit.range(0, 10))
          .check("parameters.style", parameters.style);
      for (int i = 0; parameters.sketchColor != null && i < parameters.sketchColor.size(); i++) {
        for (int part : parameters.sketchColor.get(i).parts()) {
          violations.check("parameters.sketch_color[" + i + "]", part, Limit.range(0, 255));
        }
      }
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // set size: value == null ? null : value.spelledWith("*")
    // required: prompt

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, null, Map.of());

    private MediaSource sketchImageUrl;
    private @Nullable String prompt;
    private @Nullable Size size;
    private @Nullable Integer n;
    private @Nullable Integer sketchWeight;
    private @Nullable WanxStyle style;
    private @Nullable Boolean sketchExtraction;
    private @Nullable List<RgbColor> sketchColor;
    private @Nullable Integer realisticness;

    private Builder(Model model, MediaSource sketchImageUrl) {
      super(model);
      this.sketchImageUrl = Objects.requireNonNull(sketchImageUrl, "sketchImageUrl");
    }

    private Builder(WanxSketchToImageRequest from) {
      super(from.model);
      sketchImageUrl = from.input.sketchImageUrl;
      prompt = from.input.prompt;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        size = parameters.size;
        n = parameters.n;
        sketchWeight = parameters.sketchWeight;
        style = parameters.style;
        sketchExtraction = parameters.sketchExtraction;
        sketchColor = parameters.sketchColor;
        realisticness = parameters.realisticness;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** The sketch, or the image to take it from. */
    public Builder sketchImageUrl(MediaSource value) {
      sketchImageUrl = Objects.requireNonNull(value, "sketchImageUrl");
      return this;
    }

    /** What to make of it, in Chinese or English, at most 75 characters. */
    public Builder prompt(String value) {
      prompt = value;
      return this;
    }

    /** Width and height: 768*768, and nothing else. */
    public Builder size(@Nullable Size value) {
      size = value == null ? null : value.spelledWith("*");
      return this;
    }

    /** How many images, 1 to 4. <b>Default 4</b>, and each is billed: set 1 while you try. */
    public Builder n(@Nullable Integer value) {
      n = value;
      return this;
    }

    /** How closely to follow the sketch, 0 to 10. Default 10. */
    public Builder sketchWeight(@Nullable Integer value) {
      sketchWeight = value;
      return this;
    }

    /** The style. Default {@link WanxStyle#AUTO}. */
    public Builder style(@Nullable WanxStyle value) {
      style = value;
      return this;
    }

    /** Whether the sketch is taken from an image that is none itself. Default false. */
    public Builder sketchExtraction(@Nullable Boolean value) {
      sketchExtraction = value;
      return this;
    }

    /** The colours of the pen; not with {@link #sketchExtraction}. */
    public Builder sketchColor(@Nullable List<RgbColor> value) {
      sketchColor = value;
      return this;
    }

    /** A number that the vendor's Java client has and no page describes. */
    public Builder realisticness(@Nullable Integer value) {
      realisticness = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing, or the
     *     sketch is to be extracted and has colours
     */
    public WanxSketchToImageRequest build() {
      check();
      Parameters parameters =
          new Parameters(
              size,
              n,
              sketchWeight,
              style,
              sketchExtraction,
              sketchColor,
              realisticness,
              additionalParameters);
      return new WanxSketchToImageRequest(
          model,
          new Input(sketchImageUrl, prompt, additionalInput),
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
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing, or the
     *     sketch is to be extracted and has colours
     */
    private void check() {
      Violations violations = new Violations();
      violations.require("input.prompt", prompt, "say what the image shows");
      if (Boolean.TRUE.equals(sketchExtraction) && sketchColor != null && !sketchColor.isEmpty()) {
        violations.add(
            "parameters.sketch_color",
            "left out with sketch_extraction",
            "set",
            "leave one of the two out; colours are those of a sketch that is there already");
      }
      violations.throwIfAny(getClass());
    }
  }
}
