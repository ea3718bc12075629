package dev.qiao.image.wan;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageParameters;
import dev.qiao.image.ImageRequestBuilder;
import dev.qiao.image.ImageResult;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes images from a prompt with a Wan model up to wan2.5, as a task; {@link
 * Wan26TextToImageRequest} is for wan2.6. A request of which one image fails succeeds with the
 * others. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/text-to-image-v2-api-reference">Wan text to
 * image</a>.
 *
 * <p>A task, with every model. As a call ({@code ImageService.generate}) the vendor's own client
 * sends wan2.2-t2i-flash and wan2.2-t2i-plus only; the pages name no call, and other models answer
 * with 403.
 *
 * @param model the model, such as {@link dev.qiao.image.ImageModels#WAN2_5_T2I_PREVIEW}
 * @param input what to show
 * @param parameters how to show it, null for the model's defaults
 * @param additional fields beside these
 */
public record WanTextToImageRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult>, CallRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WanTextToImageRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, WanTextToImageRequest.class);
  }

  /**
   * What to show.
   *
   * @param prompt what to show, in Chinese or English: at most 2,000 characters for wan2.5, 500 for
   *     wan2.2 and wanx2.1, 800 for wanx2.0. The service cuts the rest off, so a longer one is sent
   *     with a warning.
   * @param negativePrompt what not to show, at most 500 characters
   * @param additional fields beside these
   */
  public record Input(
      @Nullable String prompt,
      @Nullable String negativePrompt,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Input {
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to show it.
   *
   * @param size width and height in pixels. It is sent as {@code W*H}, however it was written. The
   *     builder of the request says which a model makes, and which is its default.
   * @param n how many images, each of which is billed. <b>Default 4 with Wan's models up to
   *     2.6</b>, and 12 in a sequence of wan2.7-image: set 1 while you try. Default 1 with the
   *     others. The builder of the request says how many a model makes.
   * @param promptExtend whether a language model rewrites the prompt first, which takes some
   *     seconds. Default true.
   * @param watermark whether a mark that says "AI" is put in the lower right. Default false.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Size size,
      @Nullable Integer n,
      @Nullable Boolean promptExtend,
      @Nullable Boolean watermark,
      @Nullable Long seed,
      @Additional Map<String, Object> additional)
      implements ImageParameters {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** Starts a request. */
  public static Builder builder(Model model, String prompt) {
    return new Builder(model).prompt(prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanTextToImageRequest, ?> operation() {
    return ImageOperations.WAN_TEXT_TO_IMAGE_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("input.prompt", input.prompt)
        .check("input.negative_prompt", input.negativePrompt, Limit.cutOff(500));
    if (parameters != null) {
      violations
          .check("parameters.size", parameters.size)
          .check("parameters.n", parameters.n, Limit.range(1, 4))
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    }
  }

  /**
   * Collects what is set; only that is sent.
   *
   * <ul>
   *   <li>{@link #size} with wan2.5: 1280*1280 to 1440*1440 pixels in all, from 1:4 to 4:1, by
   *       default {@code 1280*1280}; with older models: each side 512 to 1440 pixels, by default
   *       {@code 1024*1024}.
   *   <li>{@link #n}: 1 to 4, <b>default 4</b>, and each is billed: set 1 while you try.
   *   <li>{@link #seed}: several images take this and the numbers that follow.
   * </ul>
   */
  public static final class Builder extends ImageRequestBuilder<Builder> {

    // derived from the components: begin
    // required: prompt

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, Map.of());

    private @Nullable String prompt;

    private Builder(Model model) {
      super(model);
    }

    private Builder(WanTextToImageRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      negativePrompt = from.input.negativePrompt;
      additionalInput.putAll(from.input.additional);
      copy(from.parameters);
      additional.putAll(from.additional);
    }

    /**
     * What to show, in Chinese or English: at most 2,000 characters for wan2.5, 500 for wan2.2 and
     * wanx2.1, 800 for wanx2.0. The service cuts the rest off, so a longer one is sent with a
     * warning.
     */
    public Builder prompt(String value) {
      prompt = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
     */
    public WanTextToImageRequest build() {
      check();
      Parameters parameters =
          new Parameters(size, n, promptExtend, watermark, seed, additionalParameters);
      return new WanTextToImageRequest(
          model,
          new Input(prompt, negativePrompt, additionalInput),
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
