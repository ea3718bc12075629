package dev.qiao.image.wan;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
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
import dev.qiao.image.internal.Pictures;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Edits an image with wanx2.1, as a task: ten functions, each begun by a method of its own, whose
 * builder has what that function takes and nothing else.
 *
 * <pre>{@code
 * WanxImageEditRequest.expand(image, "a green meadow").leftScale(1.5).rightScale(1.5).build()
 * }</pre>
 *
 * <p>A request of which one image fails succeeds with the others. Local images are uploaded first.
 * Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/wanx-image-edit-api-reference">Wanx image
 * editing</a>.
 *
 * @param model {@code wanx2.1-imageedit}
 * @param input the image and what to do with it
 * @param parameters how to do it, null for the model's defaults
 * @param additional fields beside these
 */
public record WanxImageEditRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WanxImageEditRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, WanxImageEditRequest.class);
  }

  /**
   * The image and what to do with it.
   *
   * @param function what to do
   * @param prompt in which way, at most 800 characters; may be empty where the function's method
   *     says so
   * @param baseImageUrl the image: JPEG, PNG, BMP, TIFF or WEBP, each side 512 to 4096 pixels, at
   *     most 10 MB
   * @param maskImageUrl where to edit, of {@link EditFunction#DESCRIPTION_EDIT_WITH_MASK} only
   * @param additional fields beside these
   */
  public record Input(
      EditFunction function,
      @Nullable String prompt,
      MediaSource baseImageUrl,
      @Nullable MediaSource maskImageUrl,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(function, "function");
      Objects.requireNonNull(baseImageUrl, "baseImageUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to do it.
   *
   * @param n how many images, 1 to 4, each of which is billed. Default 1.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param watermark whether the mark "AI generated" (in Chinese) is put in the lower right.
   *     Default false.
   * @param strength how much to change, 0 to 1; little stays close to the image. Default 0.5.
   * @param topScale how far above, as a factor of the image's height, 1 to 2. Default 1: not at
   *     all.
   * @param bottomScale how far below, as a factor of the image's height, 1 to 2. Default 1: not at
   *     all.
   * @param leftScale how far to the left, as a factor of the image's width, 1 to 2. Default 1: not
   *     at all.
   * @param rightScale how far to the right, as a factor of the image's width, 1 to 2. Default 1:
   *     not at all.
   * @param upscaleFactor how much larger, 1 to 4. Default 1: sharper only.
   * @param isSketch whether the image is a line drawing already; otherwise its lines are taken
   *     first. Default false.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Integer n,
      @Nullable Long seed,
      @Nullable Boolean watermark,
      @Nullable Double strength,
      @Nullable Double topScale,
      @Nullable Double bottomScale,
      @Nullable Double leftScale,
      @Nullable Double rightScale,
      @Nullable Integer upscaleFactor,
      @Nullable Boolean isSketch,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** What to do with an image. */
  public static final class EditFunction extends OpenValue {
    /** Another style for the whole image. */
    public static final EditFunction STYLIZATION_ALL = new EditFunction("stylization_all");

    /** Another style for one thing in it. */
    public static final EditFunction STYLIZATION_LOCAL = new EditFunction("stylization_local");

    /** A change, as described. */
    public static final EditFunction DESCRIPTION_EDIT = new EditFunction("description_edit");

    /** A change under a mask. */
    public static final EditFunction DESCRIPTION_EDIT_WITH_MASK =
        new EditFunction("description_edit_with_mask");

    /** Erases texts and marks. */
    public static final EditFunction REMOVE_WATERMARK = new EditFunction("remove_watermark");

    /** Paints beyond the edges. */
    public static final EditFunction EXPAND = new EditFunction("expand");

    /** Sharper and larger. */
    public static final EditFunction SUPER_RESOLUTION = new EditFunction("super_resolution");

    /** Colours for a grey image. */
    public static final EditFunction COLORIZATION = new EditFunction("colorization");

    /** An image of a line drawing. */
    public static final EditFunction DOODLE = new EditFunction("doodle");

    /** A new picture of a cartoon figure. */
    public static final EditFunction CONTROL_CARTOON_FEATURE =
        new EditFunction("control_cartoon_feature");

    private static final Limit LISTED =
        Limit.known(
            List.of(
                STYLIZATION_ALL,
                STYLIZATION_LOCAL,
                DESCRIPTION_EDIT,
                DESCRIPTION_EDIT_WITH_MASK,
                REMOVE_WATERMARK,
                EXPAND,
                SUPER_RESOLUTION,
                COLORIZATION,
                DOODLE,
                CONTROL_CARTOON_FEATURE));

    private static final Set<EditFunction> KNOWN =
        Set.of(
            STYLIZATION_ALL,
            STYLIZATION_LOCAL,
            DESCRIPTION_EDIT,
            DESCRIPTION_EDIT_WITH_MASK,
            REMOVE_WATERMARK,
            EXPAND,
            SUPER_RESOLUTION,
            COLORIZATION,
            DOODLE,
            CONTROL_CARTOON_FEATURE);

    private EditFunction(String value) {
      super(value);
    }

    /** The function of that word. */
    @JsonCreator
    public static EditFunction of(String value) {
      return new EditFunction(value);
    }
  }

  /**
   * Gives the whole image another style.
   *
   * @param prompt the style, as in "Convert to French picture book style"; French picture book and
   *     gold foil are documented
   */
  public static StrengthEdit stylizationAll(MediaSource image, String prompt) {
    return new StrengthEdit(EditFunction.STYLIZATION_ALL, image, prompt);
  }

  /**
   * Gives one thing in the image another style.
   *
   * @param prompt what and how, as in "Turn the house into wooden style"; documented are ice,
   *     cloud, chinese festive lantern, wooden, blue and white porcelain, fluffy, weaving, balloon
   */
  public static Edit<?> stylizationLocal(MediaSource image, String prompt) {
    return new PlainEdit(EditFunction.STYLIZATION_LOCAL, image, prompt);
  }

  /**
   * Changes the image as described. To take something out, use {@link #descriptionEditWithMask}.
   *
   * @param prompt what to add or change, with one of these words
   */
  public static StrengthEdit descriptionEdit(MediaSource image, String prompt) {
    return new StrengthEdit(EditFunction.DESCRIPTION_EDIT, image, prompt);
  }

  /**
   * Changes the part of the image under a mask.
   *
   * @param mask of the same size: <b>white where to edit</b>, black where to keep; {@link
   *     dev.qiao.image.Mask} draws one
   * @param prompt the action or the final picture; empty to take a small thing out; of a large one,
   *     say what is there afterwards
   */
  public static Edit<?> descriptionEditWithMask(
      MediaSource image, MediaSource mask, String prompt) {
    PlainEdit edit = new PlainEdit(EditFunction.DESCRIPTION_EDIT_WITH_MASK, image, prompt);
    edit.maskImageUrl = Objects.requireNonNull(mask, "mask");
    return edit;
  }

  /**
   * Erases Chinese and English texts and the usual marks. Mind whose image it is.
   *
   * @param prompt what to erase, in general or by kind, as in "Erase the English text"
   */
  public static Edit<?> removeWatermark(MediaSource image, String prompt) {
    return new PlainEdit(EditFunction.REMOVE_WATERMARK, image, prompt);
  }

  /**
   * Paints beyond the edges of the image.
   *
   * @param prompt the whole of the larger image
   */
  public static ExpandEdit expand(MediaSource image, String prompt) {
    return new ExpandEdit(image, prompt);
  }

  /**
   * Makes the image sharper and larger.
   *
   * @param prompt a phrase such as "Sharpen the picture", or a description of it
   */
  public static UpscaleEdit superResolution(MediaSource image, String prompt) {
    return new UpscaleEdit(image, prompt);
  }

  /**
   * Gives a grey image colours.
   *
   * @param prompt which colours, or empty for those the model finds
   */
  public static Edit<?> colorization(MediaSource image, String prompt) {
    return new PlainEdit(EditFunction.COLORIZATION, image, prompt);
  }

  /**
   * Makes an image of a line drawing, or of the lines of an image.
   *
   * @param prompt the picture, the more detail the better
   */
  public static DoodleEdit doodle(MediaSource image, String prompt) {
    return new DoodleEdit(image, prompt);
  }

  /**
   * Shows a cartoon figure elsewhere. Mind whose figure it is.
   *
   * @param image the figure
   * @param prompt begins with the figure, then says what it does and where
   */
  public static Edit<?> controlCartoonFeature(MediaSource image, String prompt) {
    return new PlainEdit(EditFunction.CONTROL_CARTOON_FEATURE, image, prompt);
  }

  /**
   * Starts a request of any function, such as one this version does not know. For those it knows
   * there are methods of their own.
   */
  public static Builder builder(EditFunction function, MediaSource image, String prompt) {
    return new Builder(function, image, prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanxImageEditRequest, ?> operation() {
    return ImageOperations.WANX21_IMAGE_EDIT_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("input.function", input.function, EditFunction.LISTED)
        .check("input.prompt", input.prompt)
        .check("input.base_image_url", input.baseImageUrl)
        .check("input.mask_image_url", input.maskImageUrl);
    Pictures.sameSize(
        violations,
        "input.mask_image_url",
        input.maskImageUrl,
        "input.base_image_url",
        input.baseImageUrl);
    if (parameters != null) {
      Limit scale = Limit.range(1, 2);
      violations
          .check("parameters.n", parameters.n, Limit.range(1, 4))
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE))
          .check("parameters.strength", parameters.strength, Limit.range(0, 1))
          .check("parameters.top_scale", parameters.topScale, scale)
          .check("parameters.bottom_scale", parameters.bottomScale, scale)
          .check("parameters.left_scale", parameters.leftScale, scale)
          .check("parameters.right_scale", parameters.rightScale, scale)
          .check("parameters.upscale_factor", parameters.upscaleFactor, Limit.range(1, 4));
    }
  }

  /**
   * What all edits take. Collects what is set; only that is sent.
   *
   * @param <B> the builder itself
   */
  public abstract static class Edit<B extends Edit<B>> extends NativeRequestBuilder<B> {
    // derived from the components: begin
    // required: prompt
    // without setter: function, maskImageUrl, strength, topScale, bottomScale, leftScale,
    // rightScale,
    //   upscaleFactor, isSketch

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, null, null, null, null, Map.of());

    EditFunction function;
    @Nullable String prompt;
    MediaSource baseImageUrl;
    @Nullable MediaSource maskImageUrl;
    @Nullable Integer n;
    @Nullable Long seed;
    @Nullable Boolean watermark;
    @Nullable Double strength;
    @Nullable Double topScale;
    @Nullable Double bottomScale;
    @Nullable Double leftScale;
    @Nullable Double rightScale;
    @Nullable Integer upscaleFactor;
    @Nullable Boolean isSketch;

    /** In which way, at most 800 characters; may be empty where the function's method says so. */
    public B prompt(String value) {
      prompt = value;
      return self();
    }

    /** The image: JPEG, PNG, BMP, TIFF or WEBP, each side 512 to 4096 pixels, at most 10 MB. */
    public B baseImageUrl(MediaSource value) {
      baseImageUrl = Objects.requireNonNull(value, "baseImageUrl");
      return self();
    }

    /** How many images, 1 to 4, each of which is billed. Default 1. */
    public B n(@Nullable Integer value) {
      n = value;
      return self();
    }

    /** Makes results alike, not identical: 0 to 2147483647. Default random. */
    public B seed(@Nullable Long value) {
      seed = value;
      return self();
    }

    /** Whether the mark "AI generated" (in Chinese) is put in the lower right. Default false. */
    public B watermark(@Nullable Boolean value) {
      watermark = value;
      return self();
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the function needs a prompt or a
     *     mask that is missing, or has what belongs to another function
     */
    public WanxImageEditRequest build() {
      check();
      Parameters parameters =
          new Parameters(
              n,
              seed,
              watermark,
              strength,
              topScale,
              bottomScale,
              leftScale,
              rightScale,
              upscaleFactor,
              isSketch,
              additionalParameters);
      return new WanxImageEditRequest(
          model,
          new Input(function, prompt, baseImageUrl, maskImageUrl, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    private Edit(
        Model model, EditFunction function, MediaSource baseImageUrl, @Nullable String prompt) {
      super(model);
      this.function = Objects.requireNonNull(function, "function");
      this.baseImageUrl = Objects.requireNonNull(baseImageUrl, "baseImageUrl");
      this.prompt = prompt;
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the function needs a prompt or a
     *     mask that is missing, or has what belongs to another function
     */
    private void check() {
      if (!EditFunction.KNOWN.contains(function)) {
        return;
      }
      boolean mayBeEmpty =
          function.equals(EditFunction.DESCRIPTION_EDIT_WITH_MASK)
              || function.equals(EditFunction.COLORIZATION);
      Violations violations = new Violations();
      if (!mayBeEmpty || prompt == null) {
        violations.require("input.prompt", prompt, "say what to do with the image");
      }
      if (function.equals(EditFunction.DESCRIPTION_EDIT_WITH_MASK)) {
        violations.require(
            "input.mask_image_url",
            maskImageUrl,
            "give an image that is white where to edit and black where to keep");
      }
      only(
          violations,
          "input.mask_image_url",
          maskImageUrl,
          EditFunction.DESCRIPTION_EDIT_WITH_MASK);
      only(
          violations,
          "parameters.strength",
          strength,
          EditFunction.STYLIZATION_ALL,
          EditFunction.DESCRIPTION_EDIT);
      only(violations, "parameters.top_scale", topScale, EditFunction.EXPAND);
      only(violations, "parameters.bottom_scale", bottomScale, EditFunction.EXPAND);
      only(violations, "parameters.left_scale", leftScale, EditFunction.EXPAND);
      only(violations, "parameters.right_scale", rightScale, EditFunction.EXPAND);
      only(violations, "parameters.upscale_factor", upscaleFactor, EditFunction.SUPER_RESOLUTION);
      only(violations, "parameters.is_sketch", isSketch, EditFunction.DOODLE);
      violations.throwIfAny(getClass());
    }

    private void only(
        Violations violations, String field, @Nullable Object value, EditFunction... functions) {
      Set<EditFunction> allowed = Set.of(functions);
      if (value != null && !allowed.contains(function)) {
        violations.add(
            field,
            "left out for function " + function,
            value,
            "it is a field of "
                + String.join(
                    " and ", allowed.stream().map(EditFunction::value).sorted().toList()));
      }
    }
  }

  /** An edit without parameters of its own. */
  private static final class PlainEdit extends Edit<PlainEdit> {
    private PlainEdit(EditFunction function, MediaSource image, String prompt) {
      super(ImageModels.WANX2_1_IMAGEEDIT, function, image, prompt);
    }

    @Override
    protected PlainEdit self() {
      return this;
    }
  }

  /** An edit that changes more or less. */
  public static final class StrengthEdit extends Edit<StrengthEdit> {
    // derived from the components: begin
    // setters: strength

    /** How much to change, 0 to 1; little stays close to the image. Default 0.5. */
    public StrengthEdit strength(@Nullable Double value) {
      strength = value;
      return this;
    }

    // derived: end

    private StrengthEdit(EditFunction function, MediaSource image, String prompt) {
      super(ImageModels.WANX2_1_IMAGEEDIT, function, image, prompt);
    }

    @Override
    protected StrengthEdit self() {
      return this;
    }
  }

  /** An edit that paints beyond the edges. */
  public static final class ExpandEdit extends Edit<ExpandEdit> {
    // derived from the components: begin
    // setters: topScale, bottomScale, leftScale, rightScale

    /** How far above, as a factor of the image's height, 1 to 2. Default 1: not at all. */
    public ExpandEdit topScale(@Nullable Double value) {
      topScale = value;
      return this;
    }

    /** How far below, as a factor of the image's height, 1 to 2. Default 1: not at all. */
    public ExpandEdit bottomScale(@Nullable Double value) {
      bottomScale = value;
      return this;
    }

    /** How far to the left, as a factor of the image's width, 1 to 2. Default 1: not at all. */
    public ExpandEdit leftScale(@Nullable Double value) {
      leftScale = value;
      return this;
    }

    /** How far to the right, as a factor of the image's width, 1 to 2. Default 1: not at all. */
    public ExpandEdit rightScale(@Nullable Double value) {
      rightScale = value;
      return this;
    }

    // derived: end

    private ExpandEdit(MediaSource image, String prompt) {
      super(ImageModels.WANX2_1_IMAGEEDIT, EditFunction.EXPAND, image, prompt);
    }

    @Override
    protected ExpandEdit self() {
      return this;
    }
  }

  /** An edit that makes the image sharper and larger. */
  public static final class UpscaleEdit extends Edit<UpscaleEdit> {
    // derived from the components: begin
    // setters: upscaleFactor

    /** How much larger, 1 to 4. Default 1: sharper only. */
    public UpscaleEdit upscaleFactor(@Nullable Integer value) {
      upscaleFactor = value;
      return this;
    }

    // derived: end

    private UpscaleEdit(MediaSource image, String prompt) {
      super(ImageModels.WANX2_1_IMAGEEDIT, EditFunction.SUPER_RESOLUTION, image, prompt);
    }

    @Override
    protected UpscaleEdit self() {
      return this;
    }
  }

  /** An edit that makes an image of lines. */
  public static final class DoodleEdit extends Edit<DoodleEdit> {
    // derived from the components: begin
    // setters: isSketch

    /**
     * Whether the image is a line drawing already; otherwise its lines are taken first. Default
     * false.
     */
    public DoodleEdit isSketch(@Nullable Boolean value) {
      isSketch = value;
      return this;
    }

    // derived: end

    private DoodleEdit(MediaSource image, String prompt) {
      super(ImageModels.WANX2_1_IMAGEEDIT, EditFunction.DOODLE, image, prompt);
    }

    @Override
    protected DoodleEdit self() {
      return this;
    }
  }

  /** An edit of any function, with every field; {@code build()} checks what belongs to which. */
  public static final class Builder extends Edit<Builder> {
    // derived from the components: begin
    // setters: function, maskImageUrl, strength, topScale, bottomScale, leftScale, rightScale,
    //   upscaleFactor, isSketch

    private Builder(WanxImageEditRequest from) {
      super(from.model, from.input.function, from.input.baseImageUrl, from.input.prompt);
      maskImageUrl = from.input.maskImageUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        n = parameters.n;
        seed = parameters.seed;
        watermark = parameters.watermark;
        strength = parameters.strength;
        topScale = parameters.topScale;
        bottomScale = parameters.bottomScale;
        leftScale = parameters.leftScale;
        rightScale = parameters.rightScale;
        upscaleFactor = parameters.upscaleFactor;
        isSketch = parameters.isSketch;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** What to do. */
    public Builder function(EditFunction value) {
      function = Objects.requireNonNull(value, "function");
      return this;
    }

    /** Where to edit, of {@link EditFunction#DESCRIPTION_EDIT_WITH_MASK} only. */
    public Builder maskImageUrl(@Nullable MediaSource value) {
      maskImageUrl = value;
      return this;
    }

    /** How much to change, 0 to 1; little stays close to the image. Default 0.5. */
    public Builder strength(@Nullable Double value) {
      strength = value;
      return this;
    }

    /** How far above, as a factor of the image's height, 1 to 2. Default 1: not at all. */
    public Builder topScale(@Nullable Double value) {
      topScale = value;
      return this;
    }

    /** How far below, as a factor of the image's height, 1 to 2. Default 1: not at all. */
    public Builder bottomScale(@Nullable Double value) {
      bottomScale = value;
      return this;
    }

    /** How far to the left, as a factor of the image's width, 1 to 2. Default 1: not at all. */
    public Builder leftScale(@Nullable Double value) {
      leftScale = value;
      return this;
    }

    /** How far to the right, as a factor of the image's width, 1 to 2. Default 1: not at all. */
    public Builder rightScale(@Nullable Double value) {
      rightScale = value;
      return this;
    }

    /** How much larger, 1 to 4. Default 1: sharper only. */
    public Builder upscaleFactor(@Nullable Integer value) {
      upscaleFactor = value;
      return this;
    }

    /**
     * Whether the image is a line drawing already; otherwise its lines are taken first. Default
     * false.
     */
    public Builder isSketch(@Nullable Boolean value) {
      isSketch = value;
      return this;
    }

    // derived: end

    private Builder(EditFunction function, MediaSource image, String prompt) {
      super(ImageModels.WANX2_1_IMAGEEDIT, function, image, prompt);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
