package dev.qiao.image.tool;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import dev.qiao.image.internal.Pictures;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the person and the background of a photo of a product that somebody wears or holds; the
 * product and the pose stay. Two generations: wanx-virtualmodel takes photos of people,
 * virtualmodel-v2, which is better, mannequins as well. The model is a free trial: when its 500
 * images are used up, calls are refused. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/virtual-model-api-details">virtual model</a>.
 *
 * @param model {@link dev.qiao.image.ImageModels#VIRTUALMODEL_V2} or {@link
 *     dev.qiao.image.ImageModels#WANX_VIRTUALMODEL}
 * @param input what stays, and what comes instead of the rest
 * @param parameters how it is done, null for the defaults
 * @param additional fields beside these
 */
public record VirtualModelRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public VirtualModelRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, VirtualModelRequest.class);
  }

  /**
   * What stays, and what comes instead of the rest.
   *
   * @param baseImageUrl another photo: JPEG, PNG or WEBP, 256 to 4096 pixels a side, less than 2:1,
   *     at most 5 MB, the face at least 128 pixels
   * @param maskImageUrl another mask, of the size of the photo: <b>white is the product, which
   *     stays</b>, black is made again. {@link dev.qiao.image.Mask} draws one.
   * @param prompt the person as a whole and the place, Chinese or English, less than 100
   *     characters. Must be set.
   * @param facePrompt the face, Chinese or English, less than 100 characters. Must be set.
   * @param predefinedFaceId one of the model's faces, which counts before {@link #faceImageUrl}.
   *     wanx-virtualmodel only.
   * @param faceImageUrl a photo of the face to take: JPEG, PNG or WEBP, the longer side at most
   *     2,048 pixels, the face more than 128. The pages give it to wanx-virtualmodel.
   * @param backgroundImageUrl a picture that the background is to be like: JPEG, PNG or WEBP, at
   *     most 4,096 pixels and 2:1, at most 5 MB. virtualmodel-v2 only.
   * @param bgstyleScale how much the background follows that picture, 0 to 1, default 0.7.
   *     virtualmodel-v2 only.
   * @param realPerson whether the photo shows a person; false for a mannequin. Default true.
   *     virtualmodel-v2 only.
   * @param style how the result looks. virtualmodel-v2 only.
   * @param seed makes results alike: 0 to 10000000, or -1, the default, for a random one.
   *     virtualmodel-v2 only.
   * @param aspectRatio width to height of the result. virtualmodel-v2 only.
   * @param additional fields beside these
   */
  public record Input(
      MediaSource baseImageUrl,
      MediaSource maskImageUrl,
      @Nullable String prompt,
      @Nullable String facePrompt,
      @Nullable PredefinedFace predefinedFaceId,
      @Nullable MediaSource faceImageUrl,
      @Nullable MediaSource backgroundImageUrl,
      @Nullable Double bgstyleScale,
      @JsonProperty("realPerson") @Nullable Boolean realPerson,
      @Nullable Style style,
      @Nullable Long seed,
      @Nullable AspectRatio aspectRatio,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(baseImageUrl, "baseImageUrl");
      Objects.requireNonNull(maskImageUrl, "maskImageUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How it is done.
   *
   * @param shortSideSize the shorter side of the result in pixels: 512 or 1024 for
   *     wanx-virtualmodel, 1024 or 2048 for virtualmodel-v2. Must be set.
   * @param n how many images, 1 to 4. Default 1.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable String shortSideSize,
      @Nullable Integer n,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** A face that wanx-virtualmodel has. */
  public static final class PredefinedFace extends OpenValue {
    /** The first woman. */
    public static final PredefinedFace GIRL_1 = new PredefinedFace("girl1");

    /** The second woman. */
    public static final PredefinedFace GIRL_2 = new PredefinedFace("girl2");

    /** The third woman. */
    public static final PredefinedFace GIRL_3 = new PredefinedFace("girl3");

    /** The first man. */
    public static final PredefinedFace BOY_1 = new PredefinedFace("boy1");

    /** The second man. */
    public static final PredefinedFace BOY_2 = new PredefinedFace("boy2");

    /** The third man. */
    public static final PredefinedFace BOY_3 = new PredefinedFace("boy3");

    private PredefinedFace(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static PredefinedFace of(String value) {
      return new PredefinedFace(value);
    }
  }

  /** Width to height of the result. */
  public static final class AspectRatio extends OpenValue {
    /**
     * That of the photo: the default. One page of the vendor writes it in Chinese, {@code 比例不变}.
     */
    public static final AspectRatio UNCHANGED = new AspectRatio("unchanged");

    /** Two to one. */
    public static final AspectRatio LANDSCAPE_2_1 = new AspectRatio("2:1");

    /** Sixteen to nine. */
    public static final AspectRatio LANDSCAPE_16_9 = new AspectRatio("16:9");

    /** Four to three. */
    public static final AspectRatio LANDSCAPE_4_3 = new AspectRatio("4:3");

    /** As wide as high. */
    public static final AspectRatio SQUARE = new AspectRatio("1:1");

    /** Three to four. */
    public static final AspectRatio PORTRAIT_3_4 = new AspectRatio("3:4");

    /** Nine to sixteen. */
    public static final AspectRatio PORTRAIT_9_16 = new AspectRatio("9:16");

    /** One to two. */
    public static final AspectRatio PORTRAIT_1_2 = new AspectRatio("1:2");

    private AspectRatio(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static AspectRatio of(String value) {
      return new AspectRatio(value);
    }
  }

  /** How the result looks. */
  public static final class Style extends OpenValue {
    /** With some depth of field, which brings out the person: the default. */
    public static final Style PORTRAIT = new Style("portrait");

    /** Without. */
    public static final Style PLAIN = new Style("");

    private Style(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static Style of(String value) {
      return new Style(value);
    }
  }

  /**
   * Starts a request for a model; prompts and the short side are to be set.
   *
   * @param model {@link dev.qiao.image.ImageModels#VIRTUALMODEL_V2} or {@link
   *     dev.qiao.image.ImageModels#WANX_VIRTUALMODEL}
   * @param baseImageUrl another photo: JPEG, PNG or WEBP, 256 to 4096 pixels a side, less than 2:1,
   *     at most 5 MB, the face at least 128 pixels
   * @param maskImageUrl the mask, of the size of the photo: white is the product, which stays
   */
  public static Builder builder(Model model, MediaSource baseImageUrl, MediaSource maskImageUrl) {
    return new Builder(model, baseImageUrl, maskImageUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<VirtualModelRequest, ?> operation() {
    return ImageOperations.VIRTUAL_MODEL_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    Pictures.check(violations, "input.base_image_url", input.baseImageUrl);
    Pictures.check(violations, "input.mask_image_url", input.maskImageUrl);
    Pictures.warnUnlessSameSize(
        violations,
        "input.mask_image_url",
        input.maskImageUrl,
        "input.base_image_url",
        input.baseImageUrl);
    Pictures.check(violations, "input.face_image_url", input.faceImageUrl);
    Pictures.check(violations, "input.background_image_url", input.backgroundImageUrl);
    violations
        .check("input.prompt", input.prompt)
        .check("input.face_prompt", input.facePrompt)
        .check("input.predefined_face_id", input.predefinedFaceId)
        .check("input.bgstyle_scale", input.bgstyleScale)
        .check("input.realPerson", input.realPerson)
        .check("input.style", input.style)
        .check("input.seed", input.seed)
        .check("input.aspect_ratio", input.aspectRatio);
    if (input.predefinedFaceId != null && input.faceImageUrl != null) {
      violations.warn(
          "input.face_image_url", "is ignored, as input.predefined_face_id is set; leave one out");
    }
    if (parameters != null) {
      violations
          .check("parameters.short_side_size", parameters.shortSideSize)
          .check("parameters.n", parameters.n);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // without setter: shortSideSize

    private static final Parameters NO_PARAMETERS = new Parameters(null, null, Map.of());

    private MediaSource baseImageUrl;
    private MediaSource maskImageUrl;
    private @Nullable String prompt;
    private @Nullable String facePrompt;
    private @Nullable PredefinedFace predefinedFaceId;
    private @Nullable MediaSource faceImageUrl;
    private @Nullable MediaSource backgroundImageUrl;
    private @Nullable Double bgstyleScale;
    private @Nullable Boolean realPerson;
    private @Nullable Style style;
    private @Nullable Long seed;
    private @Nullable AspectRatio aspectRatio;
    private @Nullable String shortSideSize;
    private @Nullable Integer n;

    private Builder(Model model, MediaSource baseImageUrl, MediaSource maskImageUrl) {
      super(model);
      this.baseImageUrl = Objects.requireNonNull(baseImageUrl, "baseImageUrl");
      this.maskImageUrl = Objects.requireNonNull(maskImageUrl, "maskImageUrl");
    }

    private Builder(VirtualModelRequest from) {
      super(from.model);
      baseImageUrl = from.input.baseImageUrl;
      maskImageUrl = from.input.maskImageUrl;
      prompt = from.input.prompt;
      facePrompt = from.input.facePrompt;
      predefinedFaceId = from.input.predefinedFaceId;
      faceImageUrl = from.input.faceImageUrl;
      backgroundImageUrl = from.input.backgroundImageUrl;
      bgstyleScale = from.input.bgstyleScale;
      realPerson = from.input.realPerson;
      style = from.input.style;
      seed = from.input.seed;
      aspectRatio = from.input.aspectRatio;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        shortSideSize = parameters.shortSideSize;
        n = parameters.n;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * Another photo: JPEG, PNG or WEBP, 256 to 4096 pixels a side, less than 2:1, at most 5 MB, the
     * face at least 128 pixels.
     */
    public Builder baseImageUrl(MediaSource value) {
      baseImageUrl = Objects.requireNonNull(value, "baseImageUrl");
      return this;
    }

    /**
     * Another mask, of the size of the photo: <b>white is the product, which stays</b>, black is
     * made again. {@link dev.qiao.image.Mask} draws one.
     */
    public Builder maskImageUrl(MediaSource value) {
      maskImageUrl = Objects.requireNonNull(value, "maskImageUrl");
      return this;
    }

    /**
     * The person as a whole and the place, Chinese or English, less than 100 characters. Must be
     * set.
     */
    public Builder prompt(@Nullable String value) {
      prompt = value;
      return this;
    }

    /** The face, Chinese or English, less than 100 characters. Must be set. */
    public Builder facePrompt(@Nullable String value) {
      facePrompt = value;
      return this;
    }

    /**
     * One of the model's faces, which counts before {@link #faceImageUrl}. wanx-virtualmodel only.
     */
    public Builder predefinedFaceId(@Nullable PredefinedFace value) {
      predefinedFaceId = value;
      return this;
    }

    /**
     * A photo of the face to take: JPEG, PNG or WEBP, the longer side at most 2,048 pixels, the
     * face more than 128. The pages give it to wanx-virtualmodel.
     */
    public Builder faceImageUrl(@Nullable MediaSource value) {
      faceImageUrl = value;
      return this;
    }

    /**
     * A picture that the background is to be like: JPEG, PNG or WEBP, at most 4,096 pixels and 2:1,
     * at most 5 MB. virtualmodel-v2 only.
     */
    public Builder backgroundImageUrl(@Nullable MediaSource value) {
      backgroundImageUrl = value;
      return this;
    }

    /** How much the background follows that picture, 0 to 1, default 0.7. virtualmodel-v2 only. */
    public Builder bgstyleScale(@Nullable Double value) {
      bgstyleScale = value;
      return this;
    }

    /**
     * Whether the photo shows a person; false for a mannequin. Default true. virtualmodel-v2 only.
     */
    public Builder realPerson(@Nullable Boolean value) {
      realPerson = value;
      return this;
    }

    /** How the result looks. virtualmodel-v2 only. */
    public Builder style(@Nullable Style value) {
      style = value;
      return this;
    }

    /**
     * Makes results alike: 0 to 10000000, or -1, the default, for a random one. virtualmodel-v2
     * only.
     */
    public Builder seed(@Nullable Long value) {
      seed = value;
      return this;
    }

    /** Width to height of the result. virtualmodel-v2 only. */
    public Builder aspectRatio(@Nullable AspectRatio value) {
      aspectRatio = value;
      return this;
    }

    /** How many images, 1 to 4. Default 1. */
    public Builder n(@Nullable Integer value) {
      n = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if a prompt or the short side is
     *     missing
     */
    public VirtualModelRequest build() {
      check();
      Parameters parameters = new Parameters(shortSideSize, n, additionalParameters);
      return new VirtualModelRequest(
          model,
          new Input(
              baseImageUrl,
              maskImageUrl,
              prompt,
              facePrompt,
              predefinedFaceId,
              faceImageUrl,
              backgroundImageUrl,
              bgstyleScale,
              realPerson,
              style,
              seed,
              aspectRatio,
              additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * The shorter side of the result in pixels: 512 or 1024 for wanx-virtualmodel, 1024 or 2048 for
     * virtualmodel-v2. Must be set.
     */
    public Builder shortSideSize(int value) {
      shortSideSize = String.valueOf(value);
      return this;
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if a prompt or the short side is
     *     missing
     */
    private void check() {
      new Violations()
          .require("input.prompt", prompt, "describe the person and the place")
          .require("input.face_prompt", facePrompt, "describe the face")
          .require(
              "parameters.short_side_size",
              shortSideSize,
              "set 512, 1024 or 2048, as the model makes")
          .throwIfAny(getClass());
    }
  }
}
