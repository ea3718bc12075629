package dev.qiao.image.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import dev.qiao.image.MessagesInput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes or edits images with qwen-image-3.0, at once ({@code generate}) or as a task ({@code
 * submit}), which is found in the same region and workspace only. Local images are uploaded first.
 * Source: <a
 * href="https://help.aliyun.com/zh/model-studio/qwen-image-generation-and-editing-api-reference">Qwen
 * image generation and editing 3.0</a>.
 *
 * @param model the model, such as {@link dev.qiao.image.ImageModels#QWEN_IMAGE_3_0_PRO}
 * @param input what to show, or the images and what to do with them
 * @param parameters how to do it, null for the model's defaults
 * @param additional fields beside these
 */
public record QwenImage3Request(
    Model model,
    MessagesInput input,
    @Nullable QwenImageParameters parameters,
    @Additional Map<String, Object> additional)
    implements CallRequest<ImageResult>, TaskRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public QwenImage3Request {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, QwenImage3Request.class);
  }

  /**
   * Starts a request.
   *
   * @param prompt what to show, or what to do with the images; best at most 4,500 tokens
   */
  public static Builder builder(Model model, String prompt) {
    return new Builder(model).prompt(prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<QwenImage3Request, ?> operation() {
    return ImageOperations.QWEN_IMAGE_GENERATE_3;
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
    // build input: input("say what the image shows, or what to do with the images")

    private Builder(Model model) {
      super(model);
    }

    private Builder(QwenImage3Request from) {
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
    public QwenImage3Request build() {
      return new QwenImage3Request(
          model,
          input("say what the image shows, or what to do with the images"),
          parameters(),
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * The images to edit, at most 3; none to make one from the prompt only. JPEG, PNG, BMP, TIFF,
     * WEBP or GIF of at most 10 MB; sides of 384 to 2048 pixels give the best results.
     */
    public Builder images(List<MediaSource> values) {
      return replaceImages(values);
    }

    /** Adds an image behind the others, see {@link #images}. */
    public Builder addImage(MediaSource value) {
      return appendImage(value);
    }
  }
}
