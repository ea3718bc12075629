package dev.qiao.image.tool;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import dev.qiao.image.internal.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts a product on a new background, guided by words, by a picture, by both, and by edges. The
 * result has the size of the subject. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/wanx-background-generation-api-reference">background
 * generation</a>.
 *
 * @param model the model, {@link dev.qiao.image.ImageModels#WANX_BACKGROUND_GENERATION_V2}
 * @param input the subject and its surroundings
 * @param parameters how it is done, null for the defaults
 * @param additional fields beside these
 */
public record BackgroundGenerationRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  private static final int MAX_CHINESE = 120;
  private static final int MAX_WORDS = 150;
  private static final int MAX_EDGES = 10;
  private static final MediaLimit EDGE = MediaLimit.formats().transparent();

  /** Refuses null for a required component, and an additional field named like a component. */
  public BackgroundGenerationRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, BackgroundGenerationRequest.class);
  }

  /**
   * The subject and its surroundings.
   *
   * @param baseImageUrl another subject, cut out: PNG or WEBP with an alpha channel, no half
   *     transparent parts, the longer side at most 2,048 pixels
   * @param refPrompt the background in words, Chinese or English, up to 150 English words or 100 to
   *     120 Chinese characters; the service drops the rest. This or {@link #refImageUrl} must be
   *     set.
   * @param refImageUrl a picture that the background is to be like. Where its alpha is 0 it does
   *     not guide, so it may have a subject cut out.
   * @param negRefPrompt what is not to be there, up to 150 English words or 100 to 120 Chinese
   *     characters; the service drops the rest. The model has a good default.
   * @param referenceEdge things before and behind the subject
   * @param title a title on the picture, 1 to 8 characters. The vendor has given it up.
   * @param subTitle a second line, 1 to 10 characters, with a title only. The vendor has given it
   *     up.
   * @param additional fields beside these
   */
  public record Input(
      MediaSource baseImageUrl,
      @Nullable String refPrompt,
      @Nullable MediaSource refImageUrl,
      @Nullable String negRefPrompt,
      @Nullable ReferenceEdge referenceEdge,
      @Nullable String title,
      @Nullable String subTitle,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(baseImageUrl, "baseImageUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How it is done.
   *
   * @param modelVersion the generation: {@code v2} by default, which is the old one
   * @param n how many images, 1 to 4, each billed. Default 1.
   * @param noiseLevel how far the background may be from {@link Input#refImageUrl}: 0 to 999,
   *     default 300. Without that picture it does nothing.
   * @param refPromptWeight what the words weigh against the picture, where both are set: 0 to 1,
   *     default 0.5; above it the words win
   * @param sceneType what the subject is placed on. The vendor no longer supports it.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable ModelVersion modelVersion,
      @Nullable Integer n,
      @Nullable Integer noiseLevel,
      @Nullable Double refPromptWeight,
      @Nullable SceneType sceneType,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /**
   * Things before and behind the subject, drawn as edges by the vendor's tool (<a
   * href="https://modelscope.cn/studios/lllcho/bg_edge_elements">ModelScope</a>): RGBA pictures,
   * which are scaled to the subject's size. At most 10 in all; the first is the lowest.
   *
   * @param foregroundEdge before the subject, which they may cover
   * @param backgroundEdge behind the subject
   * @param foregroundEdgePrompt what each before it is, "" for nothing
   * @param backgroundEdgePrompt what each behind it is, "" for nothing
   * @param additional fields beside these
   */
  public record ReferenceEdge(
      @Nullable List<MediaSource> foregroundEdge,
      @Nullable List<MediaSource> backgroundEdge,
      @Nullable List<String> foregroundEdgePrompt,
      @Nullable List<String> backgroundEdgePrompt,
      @Additional Map<String, Object> additional) {
    /** Nothing yet. */
    public static final ReferenceEdge NONE = new ReferenceEdge(null, null, null, null, Map.of());

    /** Refuses an additional field named like a component. */
    public ReferenceEdge {
      foregroundEdge = Additional.Copy.listOrNull(foregroundEdge, "foregroundEdge");
      backgroundEdge = Additional.Copy.listOrNull(backgroundEdge, "backgroundEdge");
      foregroundEdgePrompt =
          Additional.Copy.listOrNull(foregroundEdgePrompt, "foregroundEdgePrompt");
      backgroundEdgePrompt =
          Additional.Copy.listOrNull(backgroundEdgePrompt, "backgroundEdgePrompt");
      additional = Additional.Copy.of(additional, ReferenceEdge.class);
    }

    /** A copy with one more before the subject, above the others there. */
    public ReferenceEdge foreground(MediaSource edge, String prompt) {
      return new ReferenceEdge(
          more(foregroundEdge, edge),
          backgroundEdge,
          more(foregroundEdgePrompt, prompt),
          backgroundEdgePrompt,
          additional);
    }

    /** A copy with one more behind the subject, above the others there. */
    public ReferenceEdge background(MediaSource edge, String prompt) {
      return new ReferenceEdge(
          foregroundEdge,
          more(backgroundEdge, edge),
          foregroundEdgePrompt,
          more(backgroundEdgePrompt, prompt),
          additional);
    }

    private static <T> List<T> more(@Nullable List<T> before, T one) {
      List<T> all = new ArrayList<>(before == null ? List.of() : before);
      all.add(one);
      return all;
    }

    private void validate(Violations violations) {
      String field = "input.reference_edge.";
      int edges = size(foregroundEdge) + size(backgroundEdge);
      if (edges > MAX_EDGES) {
        violations.add(
            "input.reference_edge", "at most 10 edges in all", edges + " edges", "leave some out");
      }
      Pictures.checkAll(violations, field + "foreground_edge", foregroundEdge, EDGE);
      Pictures.checkAll(violations, field + "background_edge", backgroundEdge, EDGE);
      aligned(violations, field + "foreground_edge", foregroundEdge, foregroundEdgePrompt);
      aligned(violations, field + "background_edge", backgroundEdge, backgroundEdgePrompt);
    }

    private static void aligned(
        Violations violations,
        String field,
        @Nullable List<MediaSource> edges,
        @Nullable List<String> prompts) {
      if (prompts != null && prompts.size() != size(edges)) {
        violations.add(
            field + "_prompt",
            "one prompt an edge, " + size(edges) + " in all",
            prompts.size() + " prompts",
            "put \"\" where an edge needs none");
      }
    }

    private static int size(@Nullable List<?> list) {
      return list == null ? 0 : list.size();
    }
  }

  /** Which generation works; both have the same model name. */
  public static final class ModelVersion extends OpenValue {
    /** Older and fast: the service's default. */
    public static final ModelVersion V2 = new ModelVersion("v2");

    /** Newer, slower and better; the vendor recommends it. */
    public static final ModelVersion V3 = new ModelVersion("v3");

    private ModelVersion(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static ModelVersion of(String value) {
      return new ModelVersion(value);
    }
  }

  /** What the subject is placed on. The vendor no longer supports it. */
  public static final class SceneType extends OpenValue {
    /** Anywhere: the default. */
    public static final SceneType GENERAL = new SceneType("GENERAL");

    /** In a room. */
    public static final SceneType ROOM = new SceneType("ROOM");

    /** Cosmetics and other small things. */
    public static final SceneType COSMETIC = new SceneType("COSMETIC");

    private SceneType(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static SceneType of(String value) {
      return new SceneType(value);
    }
  }

  /**
   * Starts a background in words.
   *
   * @param baseImageUrl another subject, cut out: PNG or WEBP with an alpha channel, no half
   *     transparent parts, the longer side at most 2,048 pixels
   * @param refPrompt the background in words, Chinese or English, up to 150 English words or 100 to
   *     120 Chinese characters; the service drops the rest. This or {@link Input#refImageUrl} must
   *     be set.
   */
  public static Builder builder(MediaSource baseImageUrl, String refPrompt) {
    return new Builder(ImageModels.WANX_BACKGROUND_GENERATION_V2, baseImageUrl)
        .refPrompt(refPrompt);
  }

  /**
   * Starts a background like that of a picture.
   *
   * @param baseImageUrl another subject, cut out: PNG or WEBP with an alpha channel, no half
   *     transparent parts, the longer side at most 2,048 pixels
   * @param refImageUrl a picture that the background is to be like. Where its alpha is 0 it does
   *     not guide, so it may have a subject cut out.
   */
  public static Builder builder(MediaSource baseImageUrl, MediaSource refImageUrl) {
    return new Builder(ImageModels.WANX_BACKGROUND_GENERATION_V2, baseImageUrl)
        .refImageUrl(refImageUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<BackgroundGenerationRequest, ?> operation() {
    return ImageOperations.BACKGROUND_GENERATION_CREATE;
  }

  /** The service drops what is over about 150 English words or 120 Chinese characters. */
  private static void warnOfLength(Violations violations, String field, @Nullable String prompt) {
    if (prompt == null) {
      return;
    }
    long chinese =
        prompt
            .codePoints()
            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
            .count();
    long words = prompt.isBlank() ? 0 : prompt.strip().split("\\s+").length;
    if (chinese > MAX_CHINESE || words > MAX_WORDS) {
      violations.warn(
          field,
          "is "
              + (chinese > MAX_CHINESE ? chinese + " Chinese characters" : words + " words")
              + " but should be at most about 120 Chinese characters or 150 words: the service cuts"
              + " the rest off (shorten it)");
    }
  }

  @Override
  public void validate(Violations violations) {
    Pictures.check(violations, "input.base_image_url", input.baseImageUrl);
    Pictures.check(violations, "input.ref_image_url", input.refImageUrl);
    warnOfLength(violations, "input.ref_prompt", input.refPrompt);
    violations.check("input.title", input.title).check("input.sub_title", input.subTitle);
    if (input.referenceEdge != null) {
      input.referenceEdge.validate(violations);
    }
    if (parameters != null) {
      violations
          .check("parameters.model_version", parameters.modelVersion)
          .check("parameters.n", parameters.n)
          .check("parameters.noise_level", parameters.noiseLevel)
          .check("parameters.ref_prompt_weight", parameters.refPromptWeight)
          .check("parameters.scene_type", parameters.sceneType);
      if (parameters.noiseLevel != null && input.refImageUrl == null) {
        violations.warn(
            "parameters.noise_level", "does nothing without input.ref_image_url; leave it out");
      }
      if (parameters.refPromptWeight != null
          && (input.refImageUrl == null || input.refPrompt == null)) {
        violations.warn(
            "parameters.ref_prompt_weight",
            "does nothing unless input.ref_prompt and input.ref_image_url are set; leave it out");
      }
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, Map.of());

    private MediaSource baseImageUrl;
    private @Nullable String refPrompt;
    private @Nullable MediaSource refImageUrl;
    private @Nullable String negRefPrompt;
    private @Nullable ReferenceEdge referenceEdge;
    private @Nullable String title;
    private @Nullable String subTitle;
    private @Nullable ModelVersion modelVersion;
    private @Nullable Integer n;
    private @Nullable Integer noiseLevel;
    private @Nullable Double refPromptWeight;
    private @Nullable SceneType sceneType;

    private Builder(Model model, MediaSource baseImageUrl) {
      super(model);
      this.baseImageUrl = Objects.requireNonNull(baseImageUrl, "baseImageUrl");
    }

    private Builder(BackgroundGenerationRequest from) {
      super(from.model);
      baseImageUrl = from.input.baseImageUrl;
      refPrompt = from.input.refPrompt;
      refImageUrl = from.input.refImageUrl;
      negRefPrompt = from.input.negRefPrompt;
      referenceEdge = from.input.referenceEdge;
      title = from.input.title;
      subTitle = from.input.subTitle;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        modelVersion = parameters.modelVersion;
        n = parameters.n;
        noiseLevel = parameters.noiseLevel;
        refPromptWeight = parameters.refPromptWeight;
        sceneType = parameters.sceneType;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * Another subject, cut out: PNG or WEBP with an alpha channel, no half transparent parts, the
     * longer side at most 2,048 pixels.
     */
    public Builder baseImageUrl(MediaSource value) {
      baseImageUrl = Objects.requireNonNull(value, "baseImageUrl");
      return this;
    }

    /**
     * The background in words, Chinese or English, up to 150 English words or 100 to 120 Chinese
     * characters; the service drops the rest. This or {@link #refImageUrl} must be set.
     */
    public Builder refPrompt(@Nullable String value) {
      refPrompt = value;
      return this;
    }

    /**
     * A picture that the background is to be like. Where its alpha is 0 it does not guide, so it
     * may have a subject cut out.
     */
    public Builder refImageUrl(@Nullable MediaSource value) {
      refImageUrl = value;
      return this;
    }

    /**
     * What is not to be there, up to 150 English words or 100 to 120 Chinese characters; the
     * service drops the rest. The model has a good default.
     */
    public Builder negRefPrompt(@Nullable String value) {
      negRefPrompt = value;
      return this;
    }

    /** Things before and behind the subject. */
    public Builder referenceEdge(@Nullable ReferenceEdge value) {
      referenceEdge = value;
      return this;
    }

    /** A title on the picture, 1 to 8 characters. The vendor has given it up. */
    public Builder title(@Nullable String value) {
      title = value;
      return this;
    }

    /** A second line, 1 to 10 characters, with a title only. The vendor has given it up. */
    public Builder subTitle(@Nullable String value) {
      subTitle = value;
      return this;
    }

    /** The generation: {@code v2} by default, which is the old one. */
    public Builder modelVersion(@Nullable ModelVersion value) {
      modelVersion = value;
      return this;
    }

    /** How many images, 1 to 4, each billed. Default 1. */
    public Builder n(@Nullable Integer value) {
      n = value;
      return this;
    }

    /**
     * How far the background may be from {@link #refImageUrl}: 0 to 999, default 300. Without that
     * picture it does nothing.
     */
    public Builder noiseLevel(@Nullable Integer value) {
      noiseLevel = value;
      return this;
    }

    /**
     * What the words weigh against the picture, where both are set: 0 to 1, default 0.5; above it
     * the words win.
     */
    public Builder refPromptWeight(@Nullable Double value) {
      refPromptWeight = value;
      return this;
    }

    /** What the subject is placed on. The vendor no longer supports it. */
    public Builder sceneType(@Nullable SceneType value) {
      sceneType = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the background is neither said in
     *     words nor shown
     */
    public BackgroundGenerationRequest build() {
      check();
      Parameters parameters =
          new Parameters(
              modelVersion, n, noiseLevel, refPromptWeight, sceneType, additionalParameters);
      return new BackgroundGenerationRequest(
          model,
          new Input(
              baseImageUrl,
              refPrompt,
              refImageUrl,
              negRefPrompt,
              referenceEdge,
              title,
              subTitle,
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
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the background is neither said in
     *     words nor shown
     */
    private void check() {
      Violations violations = new Violations();
      if (refImageUrl == null) {
        violations.require(
            "input.ref_prompt",
            refPrompt,
            "say in words what the background is, or show it by a picture with refImageUrl(..)");
      }
      violations.throwIfAny(getClass());
    }
  }
}
