package dev.qiao.image.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import dev.qiao.image.MessagesInput;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes images from a prompt with a Qwen image model, at once; they are good at writing inside
 * images. {@link QwenImageEditRequest} changes images, {@link QwenImage3Request} does both with
 * qwen-image-3.0, also as a task, {@link QwenImageTaskRequest} makes tasks of the older models.
 * Source: <a href="https://help.aliyun.com/zh/model-studio/qwen-image-api">Qwen-Image</a>.
 *
 * @param model the model, such as {@link dev.qiao.image.ImageModels#QWEN_IMAGE_2_0_PRO}
 * @param input what to show
 * @param parameters how to show it, null for the model's defaults
 * @param additional fields beside these
 */
public record QwenImageRequest(
    Model model,
    MessagesInput input,
    @Nullable QwenImageParameters parameters,
    @Additional Map<String, Object> additional)
    implements CallRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public QwenImageRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, QwenImageRequest.class);
  }

  /**
   * Starts a request.
   *
   * @param prompt what to show, in Chinese or English: at most 1,300 tokens for qwen-image-2.0, 800
   *     for qwen-image-max, qwen-image-plus and qwen-image, about 4,500 for qwen-image-3.0. The
   *     service cuts the rest off silently
   */
  public static Builder builder(Model model, String prompt) {
    return new Builder(model).prompt(prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<QwenImageRequest, ?> operation() {
    return ImageOperations.QWEN_IMAGE_GENERATE;
  }

  @Override
  public void validate(Violations violations) {
    input.validate(violations);
    if (parameters != null) {
      parameters.validate(violations, !input.images().isEmpty());
    }
  }

  /**
   * Collects what is set; only that is sent. {@link QwenImageRequestBuilder} lists sizes and
   * numbers.
   */
  public static final class Builder extends QwenImageRequestBuilder<Builder> {

    // derived from the components: begin
    // throws: dev.qiao.core.error.RequestValidationException if the prompt is missing
    // build input: input("say what the image shows")

    private Builder(Model model) {
      super(model);
    }

    private Builder(QwenImageRequest from) {
      super(from.model);
      copy(from.input);
      copy(from.parameters);
      additional.putAll(from.additional);
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
     */
    public QwenImageRequest build() {
      return new QwenImageRequest(
          model, input("say what the image shows"), parameters(), additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }
  }
}
