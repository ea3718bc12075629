package dev.qiao.image.qwen;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates the text inside an image and keeps its layout, as a task. The result is one JPEG; an
 * image without text succeeds too, and {@link ImageResult#message()} says so. Region cn-beijing
 * only. Source: <a href="https://help.aliyun.com/zh/model-studio/qwen-mt-image-api">Qwen image
 * translation</a>.
 *
 * @param model {@code qwen-mt-image}
 * @param input the image and the languages
 * @param additional fields beside these
 */
public record QwenImageTranslationRequest(
    Model model, Input input, @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  private static final Set<String> HUBS = Set.of("zh", "en", "chinese", "english", "auto");
  private static final int MAX_DOMAIN_WORDS = 200;

  /** Refuses null for a required component, and an additional field named like a component. */
  public QwenImageTranslationRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, QwenImageTranslationRequest.class);
  }

  /**
   * The image and the languages.
   *
   * @param imageUrl the image: JPEG, PNG, BMP, PNM, PPM, TIFF or WEBP, each side 15 to 8192 pixels,
   *     from 1:10 to 10:1. Data URIs are not taken; a local image is uploaded first.
   * @param sourceLang the language of the text, by name or code, or {@code auto}
   * @param targetLang the language to translate into, by name or code; one of the two must be
   *     Chinese ({@code zh}) or English ({@code en})
   * @param ext what to mind, null for nothing
   * @param additional fields beside these
   */
  public record Input(
      MediaSource imageUrl,
      String sourceLang,
      String targetLang,
      @Nullable Ext ext,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(imageUrl, "imageUrl");
      Objects.requireNonNull(sourceLang, "sourceLang");
      Objects.requireNonNull(targetLang, "targetLang");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * What to mind.
   *
   * @param domainHint what the image is about and in which style to translate, in English, at most
   *     200 words
   * @param sensitives words that are left out of the translation; at most 50 are advised
   * @param terminologies words with a fixed translation
   * @param config how to look at the image, null for the default
   * @param additional fields beside these
   */
  public record Ext(
      @JsonProperty("domainHint") @Nullable String domainHint,
      @Nullable List<String> sensitives,
      @Nullable List<Term> terminologies,
      @Nullable Config config,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Ext {
      sensitives = Additional.Copy.listOrNull(sensitives, "sensitives");
      terminologies = Additional.Copy.listOrNull(terminologies, "terminologies");
      additional = Additional.Copy.of(additional, Ext.class);
    }
  }

  /**
   * How to look at the image.
   *
   * @param imageSegment whether the things in the image are segmented first, so that text on a
   *     product is left as it is. Default false.
   * @param additional fields beside these
   */
  public record Config(
      @JsonProperty("imageSegment") @Nullable Boolean imageSegment,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Config {
      additional = Additional.Copy.of(additional, Config.class);
    }
  }

  /**
   * A word with a fixed translation.
   *
   * @param src the word in the image
   * @param tgt its translation
   * @param additional fields beside these
   */
  public record Term(
      @Nullable String src, @Nullable String tgt, @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Term {
      additional = Additional.Copy.of(additional, Term.class);
    }

    /** A word and its translation. */
    public static Term of(String src, String tgt) {
      return new Term(
          Objects.requireNonNull(src, "src is null"),
          Objects.requireNonNull(tgt, "tgt is null"),
          Map.of());
    }
  }

  /**
   * Starts a request to {@link ImageModels#QWEN_MT_IMAGE}.
   *
   * @param image JPEG, PNG, BMP, PNM, PPM, TIFF or WEBP, each side 15 to 8192 pixels, from 1:10 to
   *     10:1. Data URIs are not taken; a local image is uploaded first
   * @param sourceLang the language of the text, by name or code, or {@code auto}
   * @param targetLang the language to translate into, by name or code; one of the two must be
   *     Chinese ({@code zh}) or English ({@code en})
   */
  public static Builder builder(MediaSource image, String sourceLang, String targetLang) {
    return new Builder(ImageModels.QWEN_MT_IMAGE, image, sourceLang, targetLang);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<QwenImageTranslationRequest, ?> operation() {
    return ImageOperations.QWEN_MT_IMAGE_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations.check("input.image_url", input.imageUrl);
    String url = input.imageUrl.url();
    if (url != null && url.regionMatches(true, 0, "data:", 0, 5)) {
      violations.add(
          "input.image_url",
          "an address",
          "a data URI",
          "give the file itself, which is uploaded then");
    }
    if (!isHub(input.sourceLang) && !isHub(input.targetLang)) {
      violations.add(
          "input.source_lang and input.target_lang",
          "Chinese (zh) or English (en), at least one of them",
          input.sourceLang + " and " + input.targetLang,
          "translate by way of one of them");
    }
    String hint = input.ext == null ? null : input.ext.domainHint;
    if (hint != null && hint.strip().split("\\s+").length > MAX_DOMAIN_WORDS) {
      violations.add(
          "input.ext.domainHint",
          "at most " + MAX_DOMAIN_WORDS + " words",
          hint.strip().split("\\s+").length + " words",
          "shorten it");
    }
  }

  private static boolean isHub(String language) {
    return HUBS.contains(language.toLowerCase(Locale.ROOT));
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {

    // derived from the components: begin
    // parts: ext
    // without setter: config, additionalExt

    private static final Ext NO_EXT = new Ext(null, null, null, null, Map.of());

    private MediaSource imageUrl;
    private String sourceLang;
    private String targetLang;
    private @Nullable String domainHint;
    private @Nullable List<String> sensitives;
    private @Nullable List<Term> terminologies;
    private @Nullable Config config;
    private boolean extSent;
    private final Map<String, Object> additionalExt = new LinkedHashMap<>();

    private Builder(Model model, MediaSource imageUrl, String sourceLang, String targetLang) {
      super(model);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
      this.sourceLang = Objects.requireNonNull(sourceLang, "sourceLang");
      this.targetLang = Objects.requireNonNull(targetLang, "targetLang");
    }

    private Builder(QwenImageTranslationRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      sourceLang = from.input.sourceLang;
      targetLang = from.input.targetLang;
      Ext ext = from.input.ext;
      if (ext != null) {
        extSent = true;
        domainHint = ext.domainHint;
        sensitives = ext.sensitives;
        terminologies = ext.terminologies;
        config = ext.config;
        additionalExt.putAll(ext.additional);
      }
      additionalInput.putAll(from.input.additional);
      additional.putAll(from.additional);
    }

    /**
     * The image: JPEG, PNG, BMP, PNM, PPM, TIFF or WEBP, each side 15 to 8192 pixels, from 1:10 to
     * 10:1. Data URIs are not taken; a local image is uploaded first.
     */
    public Builder imageUrl(MediaSource value) {
      imageUrl = Objects.requireNonNull(value, "imageUrl");
      return this;
    }

    /** The language of the text, by name or code, or {@code auto}. */
    public Builder sourceLang(String value) {
      sourceLang = Objects.requireNonNull(value, "sourceLang");
      return this;
    }

    /**
     * The language to translate into, by name or code; one of the two must be Chinese ({@code zh})
     * or English ({@code en}).
     */
    public Builder targetLang(String value) {
      targetLang = Objects.requireNonNull(value, "targetLang");
      return this;
    }

    /** What the image is about and in which style to translate, in English, at most 200 words. */
    public Builder domainHint(@Nullable String value) {
      domainHint = value;
      return this;
    }

    /** Words that are left out of the translation; at most 50 are advised. */
    public Builder sensitives(@Nullable List<String> value) {
      sensitives = value;
      return this;
    }

    /** Words with a fixed translation. */
    public Builder terminologies(@Nullable List<Term> value) {
      terminologies = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if a language is blank
     */
    public QwenImageTranslationRequest build() {
      check();
      Ext ext = new Ext(domainHint, sensitives, terminologies, config, additionalExt);
      return new QwenImageTranslationRequest(
          model,
          new Input(
              imageUrl,
              sourceLang,
              targetLang,
              extSent || !ext.equals(NO_EXT) ? ext : null,
              additionalInput),
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * Not for this request, which has no parameters.
     *
     * @throws IllegalArgumentException always
     */
    @Override
    public Builder additionalParameter(String name, @Nullable Object value) {
      throw new IllegalArgumentException(
          "the additional parameter "
              + name
              + " has no place: a translation has no parameters; call additionalInput(..)");
    }

    /** Adds a word with a fixed translation. */
    public Builder addTerm(String src, String tgt) {
      List<Term> more = terminologies == null ? new ArrayList<>() : new ArrayList<>(terminologies);
      more.add(Term.of(src, tgt));
      terminologies = more;
      return this;
    }

    /**
     * Whether the things in the image are segmented first, so that text on a product is left as it
     * is. Default false.
     */
    public Builder imageSegment(@Nullable Boolean value) {
      config =
          value == null && (config == null || config.additional.isEmpty())
              ? null
              : new Config(value, config == null ? Map.of() : config.additional);
      return this;
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if a language is blank
     */
    private void check() {
      new Violations()
          .require("input.source_lang", sourceLang, "name the language of the text, or auto")
          .require("input.target_lang", targetLang, "name the language to translate into")
          .throwIfAny(getClass());
    }
  }
}
