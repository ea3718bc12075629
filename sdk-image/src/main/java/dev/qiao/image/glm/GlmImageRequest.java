package dev.qiao.image.glm;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.Size;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes one image from a prompt with a model of Zhipu: {@code images.generate(..)} waits for it,
 * {@code images.submit(..)} makes a task of it, which only glm-image takes. The link lives 30 days.
 * Source: <a href="https://docs.bigmodel.cn/api-reference">image generation</a>.
 *
 * @param model the model, such as {@link dev.qiao.image.ImageModels#GLM_IMAGE}
 * @param prompt what to show
 * @param quality how carefully it is made: glm-image {@code hd} only, others {@code standard} by
 *     default
 * @param size width and height. glm-image: by default 1280x1280, each side 1024 to 2048 pixels in
 *     steps of 32, and 960x1728 or 1728x960. Others: by default 1024x1024, each side 512 to 2048 in
 *     steps of 16, at most 2,097,152 pixels in all.
 * @param watermarkEnabled whether a mark is put on the image. Only an account that has signed for
 *     it may set false.
 * @param sensitiveWordCheck whether words are checked; the vendor's client has it
 * @param userId who asks, in the application, so that abuse can be attributed
 * @param additional fields beside these
 */
public record GlmImageRequest(
    Model model,
    String prompt,
    @Nullable Quality quality,
    @Nullable Size size,
    @Nullable Boolean watermarkEnabled,
    @Nullable ImageWordCheck sensitiveWordCheck,
    @Nullable String userId,
    @Additional Map<String, Object> additional)
    implements CallRequest<ImageResult>, TaskRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public GlmImageRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(prompt, "prompt");
    additional = Additional.Copy.of(additional, GlmImageRequest.class);
  }

  /** How carefully an image is made. */
  public static final class Quality extends OpenValue {
    /** With more detail, about 20 seconds; the only one of glm-image. */
    public static final Quality HD = new Quality("hd");

    /** In 5 to 10 seconds: the default of the others. */
    public static final Quality STANDARD = new Quality("standard");

    private Quality(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static Quality of(String value) {
      return new Quality(value);
    }
  }

  /**
   * Whether words are checked.
   *
   * @param type which words, such as {@code ALL}
   * @param status {@code ENABLE}, the default, or {@code DISABLE}, which does nothing for an
   *     account without the right to it
   * @param additional fields beside these
   */
  public record ImageWordCheck(
      @Nullable String type, @Nullable String status, @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public ImageWordCheck {
      additional = Additional.Copy.of(additional, ImageWordCheck.class);
    }

    /** Returns the check of words of a type, such as {@code ALL}, on or off. */
    public static ImageWordCheck of(String type, String status) {
      return new ImageWordCheck(
          Objects.requireNonNull(type, "type"), Objects.requireNonNull(status, "status"), Map.of());
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
  public Operation<GlmImageRequest, ?> operation() {
    return ImageOperations.GLM_IMAGE_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations.check("quality", quality).check("size", size);
    if (userId != null && (userId.length() < 6 || userId.length() > 128)) {
      violations.add(
          "user_id",
          "6 to 128 characters",
          userId.length() + " characters",
          "send an id of yours of that length");
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    // derived from the components: begin
    // set size: value == null ? null : value.spelledWith("x")

    private Model model;
    private String prompt;
    private @Nullable Quality quality;
    private @Nullable Size size;
    private @Nullable Boolean watermarkEnabled;
    private @Nullable ImageWordCheck sensitiveWordCheck;
    private @Nullable String userId;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model, String prompt) {
      this.model = Objects.requireNonNull(model, "model");
      this.prompt = Objects.requireNonNull(prompt, "prompt");
    }

    private Builder(GlmImageRequest from) {
      model = from.model;
      prompt = from.prompt;
      quality = from.quality;
      size = from.size;
      watermarkEnabled = from.watermarkEnabled;
      sensitiveWordCheck = from.sensitiveWordCheck;
      userId = from.userId;
      additional.putAll(from.additional);
    }

    /** The model, such as {@link dev.qiao.image.ImageModels#GLM_IMAGE}. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** What to show. */
    public Builder prompt(String value) {
      prompt = Objects.requireNonNull(value, "prompt");
      return this;
    }

    /** How carefully it is made: glm-image {@code hd} only, others {@code standard} by default. */
    public Builder quality(@Nullable Quality value) {
      quality = value;
      return this;
    }

    /**
     * Width and height. glm-image: by default 1280x1280, each side 1024 to 2048 pixels in steps of
     * 32, and 960x1728 or 1728x960. Others: by default 1024x1024, each side 512 to 2048 in steps of
     * 16, at most 2,097,152 pixels in all.
     */
    public Builder size(@Nullable Size value) {
      size = value == null ? null : value.spelledWith("x");
      return this;
    }

    /** Whether a mark is put on the image. Only an account that has signed for it may set false. */
    public Builder watermarkEnabled(@Nullable Boolean value) {
      watermarkEnabled = value;
      return this;
    }

    /** Whether words are checked; the vendor's client has it. */
    public Builder sensitiveWordCheck(@Nullable ImageWordCheck value) {
      sensitiveWordCheck = value;
      return this;
    }

    /** Who asks, in the application, so that abuse can be attributed. */
    public Builder userId(@Nullable String value) {
      userId = value;
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
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is blank
     */
    public GlmImageRequest build() {
      check();
      return new GlmImageRequest(
          model, prompt, quality, size, watermarkEnabled, sensitiveWordCheck, userId, additional);
    }

    // derived: end

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is blank
     */
    private void check() {
      new Violations().require("prompt", prompt, "say what the image shows").throwIfAny(getClass());
    }
  }
}
