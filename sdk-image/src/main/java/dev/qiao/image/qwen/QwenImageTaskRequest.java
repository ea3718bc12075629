package dev.qiao.image.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.internal.json.Additional;
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
 * Makes an image from a prompt with qwen-image-plus or qwen-image, as a task. The result contains
 * the rewritten prompt. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/qwen-image-api">Qwen-Image</a>.
 *
 * @param model the model, such as {@link dev.qiao.image.ImageModels#QWEN_IMAGE_PLUS}
 * @param input what to show
 * @param parameters how to show it, null for the model's defaults
 * @param additional fields beside these
 */
public record QwenImageTaskRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public QwenImageTaskRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, QwenImageTaskRequest.class);
  }

  /**
   * What to show.
   *
   * @param prompt what to show, in Chinese or English, at most 800 characters
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
   * @param negativePrompt the negative prompt where the vendor's only sample has it, among the
   *     parameters, at most 500 characters. Which of the two the service reads is not documented.
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
      @Nullable String negativePrompt,
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
  public Operation<QwenImageTaskRequest, ?> operation() {
    return ImageOperations.QWEN_IMAGE_GENERATE_CREATE_ASYNC;
  }

  @Override
  public void validate(Violations violations) {
    violations.check("input.negative_prompt", input.negativePrompt, Limit.cutOff(500));
    if (parameters != null) {
      violations
          .check("parameters.negative_prompt", parameters.negativePrompt, Limit.cutOff(500))
          .check("parameters.size", parameters.size)
          .check("parameters.n", parameters.n)
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    }
  }

  /**
   * Collects what is set; only that is sent.
   *
   * <ul>
   *   <li>{@link #size}: 1664*928 (the default), 1472*1104, 1328*1328, 1104*1472 or 928*1664.
   *   <li>{@link #n}: 1.
   *   <li>{@link #negativePrompt} is written where the vendor's table of fields has it, in input.
   * </ul>
   */
  public static final class Builder extends ImageRequestBuilder<Builder> {

    // derived from the components: begin
    // name parameters.negativePrompt: parametersNegativePrompt
    // required: prompt

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, Map.of());

    private @Nullable String prompt;
    private @Nullable String parametersNegativePrompt;

    private Builder(Model model) {
      super(model);
    }

    private Builder(QwenImageTaskRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      negativePrompt = from.input.negativePrompt;
      additionalInput.putAll(from.input.additional);
      copy(from.parameters);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersNegativePrompt = parameters.negativePrompt;
      }
      additional.putAll(from.additional);
    }

    /** What to show, in Chinese or English, at most 800 characters. */
    public Builder prompt(String value) {
      prompt = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
     */
    public QwenImageTaskRequest build() {
      check();
      Parameters parameters =
          new Parameters(
              parametersNegativePrompt,
              size,
              n,
              promptExtend,
              watermark,
              seed,
              additionalParameters);
      return new QwenImageTaskRequest(
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
     * The negative prompt where the vendor's only sample has it, among the parameters, at most 500
     * characters. Which of the two the service reads is not documented.
     */
    public Builder parametersNegativePrompt(@Nullable String value) {
      parametersNegativePrompt = value;
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
