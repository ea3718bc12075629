package dev.qiao.image.minimax;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes images from a prompt with MiniMax, and with somebody in them whom a photo shows. Answers at
 * once; of several images some may fail, see {@code failedCount()} of the result. 10 requests a
 * minute. Source: <a
 * href="https://platform.minimaxi.com/docs/api-reference/image-generation-t2i">image
 * generation</a>.
 *
 * @param model the model: {@link dev.qiao.image.ImageModels#IMAGE_01} or {@link
 *     dev.qiao.image.ImageModels#IMAGE_01_LIVE}
 * @param prompt what to show, at most 1,500 characters
 * @param style the style; image-01-live only
 * @param aspectRatio width to height. It counts before width and height.
 * @param width the width in pixels, 512 to 2048, a multiple of 8, with a height; image-01 only
 * @param height the height in pixels, 512 to 2048, a multiple of 8, with a width; image-01 only
 * @param responseFormat whether images come as links or in the answer. Default links.
 * @param seed makes results alike. Default random.
 * @param n how many images, 1 to 9, each billed. Default 1.
 * @param promptOptimizer whether a model rewrites the prompt first. Default false.
 * @param aigcWatermark whether a mark is put on the images. Default false.
 * @param subjectReference who is to be in the images. Default none.
 * @param additional fields beside these
 */
public record MiniMaxImageRequest(
    Model model,
    String prompt,
    @Nullable Style style,
    @Nullable AspectRatio aspectRatio,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable ResponseFormat responseFormat,
    @Nullable Long seed,
    @Nullable Integer n,
    @Nullable Boolean promptOptimizer,
    @Nullable Boolean aigcWatermark,
    @Nullable List<SubjectReference> subjectReference,
    @Additional Map<String, Object> additional)
    implements CallRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public MiniMaxImageRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(prompt, "prompt");
    subjectReference = Additional.Copy.listOrNull(subjectReference, "subjectReference");
    additional = Additional.Copy.of(additional, MiniMaxImageRequest.class);
  }

  /** Width to height. */
  public static final class AspectRatio extends OpenValue {
    /** 1024x1024: the default. */
    public static final AspectRatio SQUARE = new AspectRatio("1:1");

    /** 1280x720. */
    public static final AspectRatio LANDSCAPE_16_9 = new AspectRatio("16:9");

    /** 1152x864. */
    public static final AspectRatio LANDSCAPE_4_3 = new AspectRatio("4:3");

    /** 1248x832. */
    public static final AspectRatio LANDSCAPE_3_2 = new AspectRatio("3:2");

    /** 832x1248. */
    public static final AspectRatio PORTRAIT_2_3 = new AspectRatio("2:3");

    /** 864x1152. */
    public static final AspectRatio PORTRAIT_3_4 = new AspectRatio("3:4");

    /** 720x1280. */
    public static final AspectRatio PORTRAIT_9_16 = new AspectRatio("9:16");

    /** 1344x576; image-01 only. */
    public static final AspectRatio WIDE_21_9 = new AspectRatio("21:9");

    private AspectRatio(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static AspectRatio of(String value) {
      return new AspectRatio(value);
    }
  }

  /** How images come. */
  public static final class ResponseFormat extends OpenValue {
    /** As links that live 24 hours: the default. */
    public static final ResponseFormat URL = new ResponseFormat("url");

    /** In the answer; {@link dev.qiao.image.ImageFile#bytes()} has them. */
    public static final ResponseFormat BASE64 = new ResponseFormat("base64");

    private static final Limit LISTED = Limit.known(List.of(URL, BASE64));

    private ResponseFormat(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static ResponseFormat of(String value) {
      return new ResponseFormat(value);
    }
  }

  /** The style of image-01-live. */
  public static final class StyleType extends OpenValue {
    /** Comic. */
    public static final StyleType COMIC = new StyleType("漫画");

    /** Lively. */
    public static final StyleType LIVELY = new StyleType("元气");

    /** Medieval. */
    public static final StyleType MEDIEVAL = new StyleType("中世纪");

    /** Watercolour. */
    public static final StyleType WATERCOLOUR = new StyleType("水彩");

    private static final Limit LISTED = Limit.known(List.of(COMIC, LIVELY, MEDIEVAL, WATERCOLOUR));

    private StyleType(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static StyleType of(String value) {
      return new StyleType(value);
    }
  }

  /**
   * A style and its strength.
   *
   * @param styleType the style
   * @param styleWeight how strong it is, above 0 to 1, default 0.8
   * @param additional fields beside these
   */
  public record Style(
      StyleType styleType,
      @Nullable Double styleWeight,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Style {
      Objects.requireNonNull(styleType, "styleType");
      additional = Additional.Copy.of(additional, Style.class);
    }

    /** A style of usual strength. */
    public static Style of(StyleType styleType) {
      return new Style(styleType, null, Map.of());
    }

    /** A style of another strength. */
    public static Style of(StyleType styleType, double styleWeight) {
      return new Style(styleType, styleWeight, Map.of());
    }
  }

  /**
   * Somebody who is to be in the image.
   *
   * @param type {@code character}, the only one documented
   * @param imageFile a photo of the face, best one person from the front
   * @param additional fields beside these
   */
  public record SubjectReference(
      String type, MediaSource imageFile, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public SubjectReference {
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(imageFile, "imageFile");
      additional = Additional.Copy.of(additional, SubjectReference.class);
    }

    /**
     * A person.
     *
     * @param imageFile an address or a data URI; a local photo is read now and sent as a data URI,
     *     as MiniMax has no temporary storage
     */
    public static SubjectReference character(MediaSource imageFile) {
      return new SubjectReference(
          "character",
          Objects.requireNonNull(imageFile, "imageFile is null").toDataUri(),
          Map.of());
    }
  }

  /** Starts a request. */
  public static Builder builder(Model model, String prompt) {
    return new Builder(model, prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<MiniMaxImageRequest, ?> operation() {
    return ImageOperations.MINIMAX_IMAGE_GENERATION;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("prompt", prompt, Limit.maxCharacters(1500))
        .check("style", style)
        .check("aspect_ratio", aspectRatio)
        .check("width", width)
        .check("width", width, Limit.range(512, 2048))
        .check("height", height)
        .check("height", height, Limit.range(512, 2048))
        .check("n", n, Limit.range(1, 9))
        .check("response_format", responseFormat, ResponseFormat.LISTED);
    if (style != null) {
      violations.check("style.style_type", style.styleType, StyleType.LISTED);
      violations.check("style.style_weight", style.styleWeight, Limit.range(0, false, 1, true));
    }
    multipleOfEight(violations, "width", width);
    multipleOfEight(violations, "height", height);
    if (aspectRatio != null && width != null) {
      violations.warn("width", "and height are ignored, as aspect_ratio is set; leave one out");
    }
  }

  private static void multipleOfEight(
      Violations violations, String field, @Nullable Integer value) {
    if (value != null && value % 8 != 0) {
      violations.add(field, "a multiple of 8", value, "set " + value / 8 * 8);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    // derived from the components: begin

    private Model model;
    private String prompt;
    private @Nullable Style style;
    private @Nullable AspectRatio aspectRatio;
    private @Nullable Integer width;
    private @Nullable Integer height;
    private @Nullable ResponseFormat responseFormat;
    private @Nullable Long seed;
    private @Nullable Integer n;
    private @Nullable Boolean promptOptimizer;
    private @Nullable Boolean aigcWatermark;
    private @Nullable List<SubjectReference> subjectReference;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model, String prompt) {
      this.model = Objects.requireNonNull(model, "model");
      this.prompt = Objects.requireNonNull(prompt, "prompt");
    }

    private Builder(MiniMaxImageRequest from) {
      model = from.model;
      prompt = from.prompt;
      style = from.style;
      aspectRatio = from.aspectRatio;
      width = from.width;
      height = from.height;
      responseFormat = from.responseFormat;
      seed = from.seed;
      n = from.n;
      promptOptimizer = from.promptOptimizer;
      aigcWatermark = from.aigcWatermark;
      subjectReference = from.subjectReference;
      additional.putAll(from.additional);
    }

    /**
     * The model: {@link dev.qiao.image.ImageModels#IMAGE_01} or {@link
     * dev.qiao.image.ImageModels#IMAGE_01_LIVE}.
     */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** What to show, at most 1,500 characters. */
    public Builder prompt(String value) {
      prompt = Objects.requireNonNull(value, "prompt");
      return this;
    }

    /** The style; image-01-live only. */
    public Builder style(@Nullable Style value) {
      style = value;
      return this;
    }

    /** Width to height. It counts before width and height. */
    public Builder aspectRatio(@Nullable AspectRatio value) {
      aspectRatio = value;
      return this;
    }

    /** The width in pixels, 512 to 2048, a multiple of 8, with a height; image-01 only. */
    public Builder width(@Nullable Integer value) {
      width = value;
      return this;
    }

    /** The height in pixels, 512 to 2048, a multiple of 8, with a width; image-01 only. */
    public Builder height(@Nullable Integer value) {
      height = value;
      return this;
    }

    /** Whether images come as links or in the answer. Default links. */
    public Builder responseFormat(@Nullable ResponseFormat value) {
      responseFormat = value;
      return this;
    }

    /** Makes results alike. Default random. */
    public Builder seed(@Nullable Long value) {
      seed = value;
      return this;
    }

    /** How many images, 1 to 9, each billed. Default 1. */
    public Builder n(@Nullable Integer value) {
      n = value;
      return this;
    }

    /** Whether a model rewrites the prompt first. Default false. */
    public Builder promptOptimizer(@Nullable Boolean value) {
      promptOptimizer = value;
      return this;
    }

    /** Whether a mark is put on the images. Default false. */
    public Builder aigcWatermark(@Nullable Boolean value) {
      aigcWatermark = value;
      return this;
    }

    /** Who is to be in the images. Default none. */
    public Builder subjectReference(@Nullable List<SubjectReference> value) {
      subjectReference = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is blank, or only one of
     *     width and height is set
     */
    public MiniMaxImageRequest build() {
      check();
      return new MiniMaxImageRequest(
          model,
          prompt,
          style,
          aspectRatio,
          width,
          height,
          responseFormat,
          seed,
          n,
          promptOptimizer,
          aigcWatermark,
          subjectReference,
          additional);
    }

    // derived: end

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is blank, or only one of
     *     width and height is set
     */
    private void check() {
      Violations violations = new Violations();
      violations.require("prompt", prompt, "say what the image shows");
      if ((width == null) != (height == null)) {
        violations.require(
            width == null ? "width" : "height", null, "width and height go together");
      }
      violations.throwIfAny(getClass());
    }
  }
}
