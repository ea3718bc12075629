package dev.qiao.image.wan;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageParameters;
import dev.qiao.image.ImageResult;
import dev.qiao.image.MessagesInput;
import dev.qiao.image.MessagesRequestBuilder;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes images from a prompt with wan2.6, at once ({@code generate}; not in Frankfurt) or as a task
 * ({@code submit}). Source: <a
 * href="https://help.aliyun.com/zh/model-studio/text-to-image-v2-api-reference">Wan text to
 * image</a>.
 *
 * @param model the model, such as {@link ImageModels#WAN2_6_T2I}
 * @param input what to show
 * @param parameters how to show it, null for the model's defaults
 * @param additional fields beside these
 */
public record Wan26TextToImageRequest(
    Model model,
    MessagesInput input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements CallRequest<ImageResult>, TaskRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public Wan26TextToImageRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, Wan26TextToImageRequest.class);
  }

  /**
   * How to show it.
   *
   * @param negativePrompt what not to show, at most 500 characters
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

  /**
   * Starts a request to {@link ImageModels#WAN2_6_T2I}.
   *
   * @param prompt what to show, in Chinese or English, at most 2,100 characters
   */
  public static Builder builder(String prompt) {
    return new Builder(ImageModels.WAN2_6_T2I).prompt(prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<Wan26TextToImageRequest, ?> operation() {
    return ImageOperations.WAN26_TEXT_TO_IMAGE_GENERATE;
  }

  @Override
  public void validate(Violations violations) {
    input.validate(violations);
    if (parameters != null) {
      violations
          .check("parameters.negative_prompt", parameters.negativePrompt, Limit.cutOff(500))
          .check("parameters.size", parameters.size)
          .check("parameters.n", parameters.n, Limit.range(1, 4))
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    }
  }

  /**
   * Collects what is set; only that is sent.
   *
   * <ul>
   *   <li>{@link #size}: 1280*1280 to 1440*1440 pixels in all, from 1:4 to 4:1, by default {@code
   *       1280*1280}; advised are 1280*1280, 1104*1472, 1472*1104, 960*1696 and 1696*960.
   *   <li>{@link #n}: 1 to 4, <b>default 4</b>, and each is billed: set 1 while you try.
   * </ul>
   */
  public static final class Builder extends MessagesRequestBuilder<Builder> {

    // derived from the components: begin
    // throws: dev.qiao.core.error.RequestValidationException if the prompt is missing
    // build input: input("say what the image shows")

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, Map.of());

    private Builder(Model model) {
      super(model);
    }

    private Builder(Wan26TextToImageRequest from) {
      super(from.model);
      copy(from.input);
      copy(from.parameters);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        negativePrompt = parameters.negativePrompt;
      }
      additional.putAll(from.additional);
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
     */
    public Wan26TextToImageRequest build() {
      Parameters parameters =
          new Parameters(
              negativePrompt, size, n, promptExtend, watermark, seed, additionalParameters);
      return new Wan26TextToImageRequest(
          model,
          input("say what the image shows"),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }
  }
}
