package dev.qiao.image.tool;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImagePart;
import dev.qiao.image.ImageResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a poster: a background from a prompt, and your words set on it. A poster made this way can
 * be made larger: {@code request.toBuilder().enlarge(poster, GenerateMode.SUPER_RESOLUTION)}. In
 * the result, {@code companion()} is the background without words. The model is a free trial: when
 * its 500 images are used up, calls are refused. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/creative-poster-generation-api">poster
 * generation</a>.
 *
 * @param model the model, {@link dev.qiao.image.ImageModels#WANX_POSTER_GENERATION_V1}
 * @param input what the poster says, and how it looks
 * @param parameters none is documented, but the service demands an empty object, null for the
 *     defaults
 * @param topLevelAuxiliaryParameters the same as {@link Input#auxiliaryParameters}, beside input,
 *     where one sample of the page has it; its table and its other sample have it in input
 * @param additional fields beside these
 */
public record PosterGenerationRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @JsonProperty("auxiliary_parameters") @Nullable String topLevelAuxiliaryParameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  private static final int MAX_PROMPT_LENGTH = 50;
  private static final Pattern WORD =
      Pattern.compile(
          "\\p{IsHan}|(?:(?!\\p{IsHan})[\\p{L}\\p{N}])(?:(?!\\p{IsHan})[\\p{L}\\p{N}'-])*");

  /** Refuses null for a required component, and an additional field named like a component. */
  public PosterGenerationRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, PosterGenerationRequest.class);
  }

  /**
   * What the poster says, and how it looks.
   *
   * @param title the title, at most 30 characters
   * @param subTitle a second title, at most 30 characters; {@code \n} breaks the line
   * @param bodyText the text, at most 50 characters; {@code \n} breaks the line
   * @param promptTextZh the background in Chinese. This or {@link #promptTextEn} must be set; both
   *     together have at most 50 Chinese characters or English words.
   * @param promptTextEn the background in English
   * @param whRatios how the poster lies. Default landscape.
   * @param loraName the style. Without one the prompt decides.
   * @param loraWeight how strong the style is, 0 to 1, default 0.8
   * @param ctrlRatio how much room is left for the words, 0 to 1, default 0.7; more may harm the
   *     background
   * @param ctrlStep in how much of the work that room is kept, above 0 to 1, default 0.7
   * @param generateMode what is done. The page demands it; the builder begins with {@code
   *     generate}.
   * @param generateNum how many posters, 1 to 4, default 1; new ones only
   * @param auxiliaryParameters what a poster made before is enlarged with, from {@link
   *     dev.qiao.image.ImagePart.Image#auxiliaryParameters()}; 24 hours
   * @param creativeTitleLayout whether the title is set in an unusual way. Default false.
   * @param additional fields beside these
   */
  public record Input(
      String title,
      @Nullable String subTitle,
      @Nullable String bodyText,
      @Nullable String promptTextZh,
      @Nullable String promptTextEn,
      @Nullable Layout whRatios,
      @Nullable Style loraName,
      @Nullable Double loraWeight,
      @Nullable Double ctrlRatio,
      @Nullable Double ctrlStep,
      @Nullable GenerateMode generateMode,
      @Nullable Integer generateNum,
      @Nullable String auxiliaryParameters,
      @Nullable Boolean creativeTitleLayout,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(title, "title");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * None is documented, but the service demands an empty object.
   *
   * @param additional fields beside these
   */
  public record Parameters(@Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** How the poster lies. */
  public static final class Layout extends OpenValue {
    /** Wider than high: the default. */
    public static final Layout LANDSCAPE = new Layout("横版");

    /** Higher than wide. */
    public static final Layout PORTRAIT = new Layout("竖版");

    private Layout(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static Layout of(String value) {
      return new Layout(value);
    }
  }

  /** The style of a poster. */
  public static final class Style extends OpenValue {
    /** 2D illustration, the first. */
    public static final Style ILLUSTRATION_1 = new Style("2D插画1");

    /** 2D illustration, the second. */
    public static final Style ILLUSTRATION_2 = new Style("2D插画2");

    /** Vast nebula. */
    public static final Style NEBULA = new Style("浩瀚星云");

    /** Rich colours. */
    public static final Style RICH_COLOURS = new Style("浓郁色彩");

    /** Particles of light. */
    public static final Style LIGHT_PARTICLES = new Style("光线粒子");

    /** Clear glass. */
    public static final Style GLASS = new Style("透明玻璃");

    /** Paper cutting. */
    public static final Style PAPER_CUT = new Style("剪纸工艺");

    /** Origami. */
    public static final Style ORIGAMI = new Style("折纸工艺");

    /** Chinese ink. */
    public static final Style CHINESE_INK = new Style("中国水墨");

    /** Chinese embroidery. */
    public static final Style CHINESE_EMBROIDERY = new Style("中国刺绣");

    /** A real scene. */
    public static final Style REAL_SCENE = new Style("真实场景");

    /** 2D cartoon. */
    public static final Style CARTOON = new Style("2D卡通");

    /** Children's watercolour. */
    public static final Style CHILDRENS_WATERCOLOUR = new Style("儿童水彩");

    /** Cyber background. */
    public static final Style CYBER = new Style("赛博背景");

    /** Light blue, abstract. */
    public static final Style LIGHT_BLUE_ABSTRACT = new Style("浅蓝抽象");

    /** Dark blue, abstract. */
    public static final Style DARK_BLUE_ABSTRACT = new Style("深蓝抽象");

    /** Dots and lines, abstract. */
    public static final Style DOTS_AND_LINES = new Style("抽象点线");

    /** A fairy tale in oil. */
    public static final Style FAIRY_TALE_OIL = new Style("童话油画");

    private static final Limit LISTED =
        Limit.known(
            List.of(
                ILLUSTRATION_1,
                ILLUSTRATION_2,
                NEBULA,
                RICH_COLOURS,
                LIGHT_PARTICLES,
                GLASS,
                PAPER_CUT,
                ORIGAMI,
                CHINESE_INK,
                CHINESE_EMBROIDERY,
                REAL_SCENE,
                CARTOON,
                CHILDRENS_WATERCOLOUR,
                CYBER,
                LIGHT_BLUE_ABSTRACT,
                DARK_BLUE_ABSTRACT,
                DOTS_AND_LINES,
                FAIRY_TALE_OIL));

    private Style(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static Style of(String value) {
      return new Style(value);
    }
  }

  /** What is done. */
  public static final class GenerateMode extends OpenValue {
    /** New posters. */
    public static final GenerateMode GENERATE = new GenerateMode("generate");

    /** A poster made before comes with more pixels. */
    public static final GenerateMode SUPER_RESOLUTION = new GenerateMode("sr");

    /** A poster made before comes with repaired detail. */
    public static final GenerateMode HIGH_RESOLUTION_FIX = new GenerateMode("hrf");

    private GenerateMode(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static GenerateMode of(String value) {
      return new GenerateMode(value);
    }
  }

  /**
   * Starts a poster.
   *
   * @param title the title, at most 30 characters
   * @param promptTextEn the background in English; for a Chinese prompt see {@link #titled}
   */
  public static Builder builder(String title, String promptTextEn) {
    return titled(title).promptTextEn(promptTextEn);
  }

  /** Starts a poster whose prompt is still to be set. */
  public static Builder titled(String title) {
    return new Builder(ImageModels.WANX_POSTER_GENERATION_V1, title)
        .withParameters()
        .generateMode(GenerateMode.GENERATE);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<PosterGenerationRequest, ?> operation() {
    return ImageOperations.POSTER_GENERATION_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("input.title", input.title)
        .check("input.sub_title", input.subTitle)
        .check("input.body_text", input.bodyText)
        .check("input.wh_ratios", input.whRatios)
        .check("input.lora_name", input.loraName, Style.LISTED)
        .check("input.lora_weight", input.loraWeight)
        .check("input.ctrl_ratio", input.ctrlRatio)
        .check("input.ctrl_step", input.ctrlStep)
        .check("input.generate_mode", input.generateMode)
        .check("input.generate_num", input.generateNum);
    int words = words(input.promptTextZh) + words(input.promptTextEn);
    if (words > MAX_PROMPT_LENGTH) {
      violations.add(
          "input.prompt_text_zh",
          "with prompt_text_en at most 50 Chinese characters and English words",
          words + " of them",
          "shorten the prompts");
    }
    if (input.loraWeight != null && input.loraName == null) {
      violations.warn(
          "input.lora_weight", "does nothing without input.lora_name; set a style or leave it out");
    }
  }

  /** Han characters, and runs of other letters and digits. */
  private static int words(@Nullable String prompt) {
    return prompt == null ? 0 : (int) WORD.matcher(prompt).results().count();
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin

    private static final Parameters NO_PARAMETERS = new Parameters(Map.of());

    private String title;
    private @Nullable String subTitle;
    private @Nullable String bodyText;
    private @Nullable String promptTextZh;
    private @Nullable String promptTextEn;
    private @Nullable Layout whRatios;
    private @Nullable Style loraName;
    private @Nullable Double loraWeight;
    private @Nullable Double ctrlRatio;
    private @Nullable Double ctrlStep;
    private @Nullable GenerateMode generateMode;
    private @Nullable Integer generateNum;
    private @Nullable String auxiliaryParameters;
    private @Nullable Boolean creativeTitleLayout;
    private @Nullable String topLevelAuxiliaryParameters;

    private Builder(Model model, String title) {
      super(model);
      this.title = Objects.requireNonNull(title, "title");
    }

    private Builder(PosterGenerationRequest from) {
      super(from.model);
      title = from.input.title;
      subTitle = from.input.subTitle;
      bodyText = from.input.bodyText;
      promptTextZh = from.input.promptTextZh;
      promptTextEn = from.input.promptTextEn;
      whRatios = from.input.whRatios;
      loraName = from.input.loraName;
      loraWeight = from.input.loraWeight;
      ctrlRatio = from.input.ctrlRatio;
      ctrlStep = from.input.ctrlStep;
      generateMode = from.input.generateMode;
      generateNum = from.input.generateNum;
      auxiliaryParameters = from.input.auxiliaryParameters;
      creativeTitleLayout = from.input.creativeTitleLayout;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        additionalParameters.putAll(parameters.additional);
      }
      topLevelAuxiliaryParameters = from.topLevelAuxiliaryParameters;
      additional.putAll(from.additional);
    }

    /** The title, at most 30 characters. */
    public Builder title(String value) {
      title = Objects.requireNonNull(value, "title");
      return this;
    }

    /** A second title, at most 30 characters; {@code \n} breaks the line. */
    public Builder subTitle(@Nullable String value) {
      subTitle = value;
      return this;
    }

    /** The text, at most 50 characters; {@code \n} breaks the line. */
    public Builder bodyText(@Nullable String value) {
      bodyText = value;
      return this;
    }

    /**
     * The background in Chinese. This or {@link #promptTextEn} must be set; both together have at
     * most 50 Chinese characters or English words.
     */
    public Builder promptTextZh(@Nullable String value) {
      promptTextZh = value;
      return this;
    }

    /** The background in English. */
    public Builder promptTextEn(@Nullable String value) {
      promptTextEn = value;
      return this;
    }

    /** How the poster lies. Default landscape. */
    public Builder whRatios(@Nullable Layout value) {
      whRatios = value;
      return this;
    }

    /** The style. Without one the prompt decides. */
    public Builder loraName(@Nullable Style value) {
      loraName = value;
      return this;
    }

    /** How strong the style is, 0 to 1, default 0.8. */
    public Builder loraWeight(@Nullable Double value) {
      loraWeight = value;
      return this;
    }

    /** How much room is left for the words, 0 to 1, default 0.7; more may harm the background. */
    public Builder ctrlRatio(@Nullable Double value) {
      ctrlRatio = value;
      return this;
    }

    /** In how much of the work that room is kept, above 0 to 1, default 0.7. */
    public Builder ctrlStep(@Nullable Double value) {
      ctrlStep = value;
      return this;
    }

    /** What is done. The page demands it; the builder begins with {@code generate}. */
    public Builder generateMode(@Nullable GenerateMode value) {
      generateMode = value;
      return this;
    }

    /** How many posters, 1 to 4, default 1; new ones only. */
    public Builder generateNum(@Nullable Integer value) {
      generateNum = value;
      return this;
    }

    /**
     * What a poster made before is enlarged with, from {@link
     * dev.qiao.image.ImagePart.Image#auxiliaryParameters()}; 24 hours.
     */
    public Builder auxiliaryParameters(@Nullable String value) {
      auxiliaryParameters = value;
      return this;
    }

    /** Whether the title is set in an unusual way. Default false. */
    public Builder creativeTitleLayout(@Nullable Boolean value) {
      creativeTitleLayout = value;
      return this;
    }

    /**
     * The same as {@link #auxiliaryParameters}, beside input, where one sample of the page has it;
     * its table and its other sample have it in input.
     */
    public Builder topLevelAuxiliaryParameters(@Nullable String value) {
      topLevelAuxiliaryParameters = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if both prompts are missing, or a
     *     poster is to be enlarged and is not given
     */
    public PosterGenerationRequest build() {
      check();
      Parameters parameters = new Parameters(additionalParameters);
      return new PosterGenerationRequest(
          model,
          new Input(
              title,
              subTitle,
              bodyText,
              promptTextZh,
              promptTextEn,
              whRatios,
              loraName,
              loraWeight,
              ctrlRatio,
              ctrlStep,
              generateMode,
              generateNum,
              auxiliaryParameters,
              creativeTitleLayout,
              additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          topLevelAuxiliaryParameters,
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

    /**
     * Enlarges a poster that this request made.
     *
     * @param poster of the earlier result
     * @param mode {@code sr} or {@code hrf}
     * @throws IllegalArgumentException if the poster has no auxiliary parameters
     */
    public Builder enlarge(ImagePart.Image poster, GenerateMode mode) {
      if (poster.auxiliaryParameters() == null) {
        throw new IllegalArgumentException(
            "the image has no auxiliary parameters: it is no poster that generate_mode generate"
                + " made");
      }
      auxiliaryParameters = poster.auxiliaryParameters();
      generateMode = mode;
      generateNum = null;
      return this;
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if both prompts are missing, or a
     *     poster is to be enlarged and is not given
     */
    private void check() {
      Violations violations = new Violations();
      if (promptTextEn == null || promptTextEn.isBlank()) {
        violations.require(
            "input.prompt_text_zh",
            promptTextZh,
            "describe the background in it or in input.prompt_text_en");
      }
      if (GenerateMode.SUPER_RESOLUTION.equals(generateMode)
          || GenerateMode.HIGH_RESOLUTION_FIX.equals(generateMode)) {
        violations.require(
            "input.auxiliary_parameters",
            auxiliaryParameters,
            "call enlarge(poster, mode) with a poster made before");
      }
      violations.throwIfAny(getClass());
    }
  }
}
