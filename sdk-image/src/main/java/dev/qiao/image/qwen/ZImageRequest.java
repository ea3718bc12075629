package dev.qiao.image.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import dev.qiao.image.MessagesInput;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes one image from a prompt with Z-Image, small and fast, at once. The result's {@code text()}
 * is the prompt it was made from. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/z-image-api-reference">Z-Image</a>.
 *
 * @param model the model, such as {@link ImageModels#Z_IMAGE_TURBO}
 * @param input what to show
 * @param parameters how to show it, null for the model's defaults
 * @param additional fields beside these
 */
public record ZImageRequest(
    Model model,
    MessagesInput input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements CallRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public ZImageRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, ZImageRequest.class);
  }

  /**
   * How to show it.
   *
   * @param size width and height, 512*512 to 2048*2048 pixels in all. Default {@code 1024*1536}.
   * @param promptExtend whether the model rewrites the prompt first, with its reasoning in the
   *     result. <b>That costs more.</b> Default false.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Size size,
      @Nullable Boolean promptExtend,
      @Nullable Long seed,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /**
   * Starts a request to {@link ImageModels#Z_IMAGE_TURBO}.
   *
   * @param prompt what to show, at most 800 characters
   */
  public static Builder builder(String prompt) {
    return new Builder(ImageModels.Z_IMAGE_TURBO, prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<ZImageRequest, ?> operation() {
    return ImageOperations.Z_IMAGE_GENERATE;
  }

  @Override
  public void validate(Violations violations) {
    input.validate(violations);
    if (parameters != null) {
      violations
          .check("parameters.size", parameters.size)
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    private Builder(Model model, String prompt) {
      super(model);
      input = MessagesInput.of(prompt);
    }

    private MessagesInput input;

    // derived from the components: begin
    // throws: dev.qiao.core.error.RequestValidationException if the prompt is missing
    // build input: input.complete(additionalInput, "say what the image shows", getClass())
    // set size: value == null ? null : value.spelledWith("*")

    private static final Parameters NO_PARAMETERS = new Parameters(null, null, null, Map.of());

    private @Nullable Size size;
    private @Nullable Boolean promptExtend;
    private @Nullable Long seed;

    private Builder(ZImageRequest from) {
      super(from.model);
      copy(from.input);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        size = parameters.size;
        promptExtend = parameters.promptExtend;
        seed = parameters.seed;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** Width and height, 512*512 to 2048*2048 pixels in all. Default {@code 1024*1536}. */
    public Builder size(@Nullable Size value) {
      size = value == null ? null : value.spelledWith("*");
      return this;
    }

    /**
     * Whether the model rewrites the prompt first, with its reasoning in the result. <b>That costs
     * more.</b> Default false.
     */
    public Builder promptExtend(@Nullable Boolean value) {
      promptExtend = value;
      return this;
    }

    /** Makes results alike, not identical: 0 to 2147483647. Default random. */
    public Builder seed(@Nullable Long value) {
      seed = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
     */
    public ZImageRequest build() {
      Parameters parameters = new Parameters(size, promptExtend, seed, additionalParameters);
      return new ZImageRequest(
          model,
          input.complete(additionalInput, "say what the image shows", getClass()),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    private void copy(MessagesInput from) {
      input = from;
      additionalInput.putAll(from.additional());
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** What to show, at most 800 characters. */
    public Builder prompt(String value) {
      input = input.withPrompt(value);
      return this;
    }
  }
}
