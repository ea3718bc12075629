package dev.qiao.image.tool;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
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
import dev.qiao.image.internal.Pictures;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Repaints a part of a picture from a prompt and keeps the rest. A request of which one image fails
 * succeeds with the others. The model is a free trial: when its 500 images are used up, calls are
 * refused. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/vary-region-api-reference">repaint a region</a>.
 *
 * @param model the model, {@link dev.qiao.image.ImageModels#WANX_X_PAINTING}
 * @param input the picture, the part, and what comes there
 * @param parameters how it is done, null for the defaults
 * @param additional fields beside these
 */
public record WanxXPaintingRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WanxXPaintingRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, WanxXPaintingRequest.class);
  }

  /**
   * The picture, the part, and what comes there.
   *
   * @param prompt what comes there, Chinese or English, at most 75 characters; the service would
   *     cut the rest off
   * @param baseImageUrl another picture: JPEG, PNG, BMP, TIFF or WEBP, 256 to 4096 pixels a side,
   *     at most 10 MB; no data URI
   * @param maskImageUrl another mask, of the size of the picture: <b>white is repainted</b>, unless
   *     {@link Parameters#maskColor} names other colours; no data URI. {@link dev.qiao.image.Mask}
   *     draws one.
   * @param additional fields beside these
   */
  public record Input(
      String prompt,
      MediaSource baseImageUrl,
      MediaSource maskImageUrl,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(prompt, "prompt");
      Objects.requireNonNull(baseImageUrl, "baseImageUrl");
      Objects.requireNonNull(maskImageUrl, "maskImageUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How it is done.
   *
   * @param style the style. Default {@code <auto>}.
   * @param size width and height: 1024*1024, the default, 720*1280 or 1280*720
   * @param n how many images, 1 to 4. Default 1.
   * @param maskColor the colours of the mask that are repainted, instead of white; an empty list is
   *     white
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Style style,
      @Nullable Size size,
      @Nullable Integer n,
      @Nullable List<Rgb> maskColor,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      maskColor = Additional.Copy.listOrNull(maskColor, "maskColor");
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** The style of the result. */
  public static final class Style extends OpenValue {
    /** The model decides: the default. */
    public static final Style AUTO = new Style("<auto>");

    /** 3D cartoon. */
    public static final Style CARTOON_3D = new Style("<3d cartoon>");

    /** Anime. */
    public static final Style ANIME = new Style("<anime>");

    /** Oil painting. */
    public static final Style OIL_PAINTING = new Style("<oil painting>");

    /** Watercolour. */
    public static final Style WATERCOLOR = new Style("<watercolor>");

    /** Sketch. */
    public static final Style SKETCH = new Style("<sketch>");

    /** Chinese painting. */
    public static final Style CHINESE_PAINTING = new Style("<chinese painting>");

    /** Flat illustration. */
    public static final Style FLAT_ILLUSTRATION = new Style("<flat illustration>");

    private static final Limit LISTED =
        Limit.known(
            List.of(
                AUTO,
                CARTOON_3D,
                ANIME,
                OIL_PAINTING,
                WATERCOLOR,
                SKETCH,
                CHINESE_PAINTING,
                FLAT_ILLUSTRATION));

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
   * A colour.
   *
   * @param red 0 to 255
   * @param green 0 to 255
   * @param blue 0 to 255
   */
  public record Rgb(int red, int green, int blue) {
    /** Is not read as an object, because JSON has a colour as a list. */
    @JsonCreator(mode = JsonCreator.Mode.DISABLED)
    public Rgb {}

    /** Returns a colour of three numbers, each 0 to 255. */
    public static Rgb of(int red, int green, int blue) {
      return new Rgb(red, green, blue);
    }

    @JsonCreator
    static Rgb of(List<Integer> numbers) {
      if (numbers.size() != 3) {
        throw new IllegalArgumentException("a colour has three numbers, not " + numbers.size());
      }
      return new Rgb(numbers.get(0), numbers.get(1), numbers.get(2));
    }

    @JsonValue
    List<Integer> numbers() {
      return List.of(red, green, blue);
    }

    @Override
    public String toString() {
      return numbers().toString();
    }
  }

  /**
   * Starts a request.
   *
   * @param prompt what comes there, Chinese or English, at most 75 characters; the service would
   *     cut the rest off
   * @param baseImageUrl another picture: JPEG, PNG, BMP, TIFF or WEBP, 256 to 4096 pixels a side,
   *     at most 10 MB; no data URI
   * @param maskImageUrl the mask, of the size of the picture: white is repainted
   */
  public static Builder builder(String prompt, MediaSource baseImageUrl, MediaSource maskImageUrl) {
    return new Builder(ImageModels.WANX_X_PAINTING, prompt, baseImageUrl, maskImageUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanxXPaintingRequest, ?> operation() {
    return ImageOperations.WANX_X_PAINTING_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations.check("input.prompt", input.prompt);
    Pictures.check(violations, "input.base_image_url", input.baseImageUrl);
    Pictures.noDataUri(violations, "input.base_image_url", input.baseImageUrl);
    Pictures.check(violations, "input.mask_image_url", input.maskImageUrl);
    Pictures.noDataUri(violations, "input.mask_image_url", input.maskImageUrl);
    Pictures.warnUnlessSameSize(
        violations,
        "input.mask_image_url",
        input.maskImageUrl,
        "input.base_image_url",
        input.baseImageUrl);
    if (parameters != null) {
      violations
          .check("parameters.size", parameters.size)
          .check("parameters.style", parameters.style, Style.LISTED)
          .check("parameters.n", parameters.n);
      for (int i = 0; parameters.maskColor != null && i < parameters.maskColor.size(); i++) {
        for (int part : parameters.maskColor.get(i).numbers()) {
          violations.check("parameters.mask_color[" + i + "]", part, Limit.range(0, 255));
        }
      }
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // set size: value == null ? null : value.spelledWith("*")

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, Map.of());

    private String prompt;
    private MediaSource baseImageUrl;
    private MediaSource maskImageUrl;
    private @Nullable Style style;
    private @Nullable Size size;
    private @Nullable Integer n;
    private @Nullable List<Rgb> maskColor;

    private Builder(
        Model model, String prompt, MediaSource baseImageUrl, MediaSource maskImageUrl) {
      super(model);
      this.prompt = Objects.requireNonNull(prompt, "prompt");
      this.baseImageUrl = Objects.requireNonNull(baseImageUrl, "baseImageUrl");
      this.maskImageUrl = Objects.requireNonNull(maskImageUrl, "maskImageUrl");
    }

    private Builder(WanxXPaintingRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      baseImageUrl = from.input.baseImageUrl;
      maskImageUrl = from.input.maskImageUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        style = parameters.style;
        size = parameters.size;
        n = parameters.n;
        maskColor = parameters.maskColor;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * What comes there, Chinese or English, at most 75 characters; the service would cut the rest
     * off.
     */
    public Builder prompt(String value) {
      prompt = Objects.requireNonNull(value, "prompt");
      return this;
    }

    /**
     * Another picture: JPEG, PNG, BMP, TIFF or WEBP, 256 to 4096 pixels a side, at most 10 MB; no
     * data URI.
     */
    public Builder baseImageUrl(MediaSource value) {
      baseImageUrl = Objects.requireNonNull(value, "baseImageUrl");
      return this;
    }

    /**
     * Another mask, of the size of the picture: <b>white is repainted</b>, unless {@link
     * #maskColor} names other colours; no data URI. {@link dev.qiao.image.Mask} draws one.
     */
    public Builder maskImageUrl(MediaSource value) {
      maskImageUrl = Objects.requireNonNull(value, "maskImageUrl");
      return this;
    }

    /** The style. Default {@code <auto>}. */
    public Builder style(@Nullable Style value) {
      style = value;
      return this;
    }

    /** Width and height: 1024*1024, the default, 720*1280 or 1280*720. */
    public Builder size(@Nullable Size value) {
      size = value == null ? null : value.spelledWith("*");
      return this;
    }

    /** How many images, 1 to 4. Default 1. */
    public Builder n(@Nullable Integer value) {
      n = value;
      return this;
    }

    /** The colours of the mask that are repainted, instead of white; an empty list is white. */
    public Builder maskColor(@Nullable List<Rgb> value) {
      maskColor = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is blank
     */
    public WanxXPaintingRequest build() {
      check();
      Parameters parameters = new Parameters(style, size, n, maskColor, additionalParameters);
      return new WanxXPaintingRequest(
          model,
          new Input(prompt, baseImageUrl, maskImageUrl, additionalInput),
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
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is blank
     */
    private void check() {
      new Violations()
          .require("input.prompt", prompt, "say what the masked part shows")
          .throwIfAny(getClass());
    }
  }
}
