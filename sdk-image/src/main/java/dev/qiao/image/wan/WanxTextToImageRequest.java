package dev.qiao.image.wan;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
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
 * Makes images from a prompt, in a style and after another image, with the first Wanx, as a task.
 * {@link WanTextToImageRequest} makes better ones. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/text-to-image-api-reference">Wanx text to
 * image</a>.
 *
 * @param model {@code wanx-v1}
 * @param input what to show
 * @param parameters how to show it, null for the model's defaults
 * @param additional fields beside these
 */
public record WanxTextToImageRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WanxTextToImageRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, WanxTextToImageRequest.class);
  }

  /**
   * What to show.
   *
   * @param prompt what to show, in Chinese or English, at most 800 characters
   * @param negativePrompt what not to show
   * @param refImg an image to follow; stored requests may call it {@code ref_image}
   * @param additional fields beside these
   */
  public record Input(
      @Nullable String prompt,
      @Nullable String negativePrompt,
      @JsonAlias("ref_image") @Nullable MediaSource refImg,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Input {
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to show it.
   *
   * @param style the style. Default {@link WanxStyle#AUTO}.
   * @param size width and height: 1024*1024 (the default), 720*1280, 768*1152 or 1280*720
   * @param n how many images, 1 to 4. <b>Default 4</b>, and each is billed: set 1 while you try.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param refStrength how much the image to follow counts, 0 to 1
   * @param refMode what is taken from the image to follow. Default {@link RefMode#REPAINT}.
   * @param steps a number that the vendor's Java client has and no page describes
   * @param scale a number that the vendor's Java client has and no page describes
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable WanxStyle style,
      @Nullable Size size,
      @Nullable Integer n,
      @Nullable Long seed,
      @Nullable Double refStrength,
      @Nullable RefMode refMode,
      @Nullable Integer steps,
      @Nullable Integer scale,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** What is taken from the other image. */
  public static final class RefMode extends OpenValue {
    /** Its content: it is repainted. The default. */
    public static final RefMode REPAINT = new RefMode("repaint");

    /** Its style. */
    public static final RefMode REFONLY = new RefMode("refonly");

    private static final Limit LISTED = Limit.known(List.of(REPAINT, REFONLY));

    private RefMode(String value) {
      super(value);
    }

    /** The mode of that word. */
    @JsonCreator
    public static RefMode of(String value) {
      return new RefMode(value);
    }
  }

  /** Starts a request to {@link ImageModels#WANX_V1}. */
  public static Builder builder(String prompt) {
    return new Builder(ImageModels.WANX_V1).prompt(prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanxTextToImageRequest, ?> operation() {
    return ImageOperations.WANX1_TEXT_TO_IMAGE_CREATE;
  }

  private static final String NO_IMAGE =
      "has no effect without input.ref_img; set refImg(..) or leave it out";

  @Override
  public void validate(Violations violations) {
    violations
        .check("input.prompt", input.prompt)
        .check("input.negative_prompt", input.negativePrompt, Limit.cutOff(500));
    if (parameters != null) {
      violations
          .check("parameters.style", parameters.style)
          .check("parameters.size", parameters.size)
          .check("parameters.n", parameters.n, Limit.range(1, 4))
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE))
          .check("parameters.ref_strength", parameters.refStrength, Limit.range(0, 1))
          .check("parameters.ref_mode", parameters.refMode, RefMode.LISTED);
      if (input.refImg == null && parameters.refStrength != null) {
        violations.warn("parameters.ref_strength", NO_IMAGE);
      }
      if (input.refImg == null && parameters.refMode != null) {
        violations.warn("parameters.ref_mode", NO_IMAGE);
      }
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // set size: value == null ? null : value.spelledWith("*")
    // required: prompt

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, null, null, Map.of());

    private @Nullable String prompt;
    private @Nullable String negativePrompt;
    private @Nullable MediaSource refImg;
    private @Nullable WanxStyle style;
    private @Nullable Size size;
    private @Nullable Integer n;
    private @Nullable Long seed;
    private @Nullable Double refStrength;
    private @Nullable RefMode refMode;
    private @Nullable Integer steps;
    private @Nullable Integer scale;

    private Builder(Model model) {
      super(model);
    }

    private Builder(WanxTextToImageRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      negativePrompt = from.input.negativePrompt;
      refImg = from.input.refImg;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        style = parameters.style;
        size = parameters.size;
        n = parameters.n;
        seed = parameters.seed;
        refStrength = parameters.refStrength;
        refMode = parameters.refMode;
        steps = parameters.steps;
        scale = parameters.scale;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** What to show, in Chinese or English, at most 800 characters. */
    public Builder prompt(String value) {
      prompt = value;
      return this;
    }

    /** What not to show. */
    public Builder negativePrompt(@Nullable String value) {
      negativePrompt = value;
      return this;
    }

    /** An image to follow; stored requests may call it {@code ref_image}. */
    public Builder refImg(@Nullable MediaSource value) {
      refImg = value;
      return this;
    }

    /** The style. Default {@link WanxStyle#AUTO}. */
    public Builder style(@Nullable WanxStyle value) {
      style = value;
      return this;
    }

    /** Width and height: 1024*1024 (the default), 720*1280, 768*1152 or 1280*720. */
    public Builder size(@Nullable Size value) {
      size = value == null ? null : value.spelledWith("*");
      return this;
    }

    /** How many images, 1 to 4. <b>Default 4</b>, and each is billed: set 1 while you try. */
    public Builder n(@Nullable Integer value) {
      n = value;
      return this;
    }

    /** Makes results alike, not identical: 0 to 2147483647. Default random. */
    public Builder seed(@Nullable Long value) {
      seed = value;
      return this;
    }

    /** How much the image to follow counts, 0 to 1. */
    public Builder refStrength(@Nullable Double value) {
      refStrength = value;
      return this;
    }

    /** What is taken from the image to follow. Default {@link RefMode#REPAINT}. */
    public Builder refMode(@Nullable RefMode value) {
      refMode = value;
      return this;
    }

    /** A number that the vendor's Java client has and no page describes. */
    public Builder steps(@Nullable Integer value) {
      steps = value;
      return this;
    }

    /** A number that the vendor's Java client has and no page describes. */
    public Builder scale(@Nullable Integer value) {
      scale = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
     */
    public WanxTextToImageRequest build() {
      check();
      Parameters parameters =
          new Parameters(
              style, size, n, seed, refStrength, refMode, steps, scale, additionalParameters);
      return new WanxTextToImageRequest(
          model,
          new Input(prompt, negativePrompt, refImg, additionalInput),
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
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
     */
    private void check() {
      new Violations()
          .require("input.prompt", prompt, "say what the image shows")
          .throwIfAny(getClass());
    }
  }
}
