package dev.qiao.image.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import dev.qiao.image.MessagesInput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes one image, or makes one of up to three, as the prompt says, at once. Local images are
 * uploaded first. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/qwen-image-edit-api">Qwen image editing</a>.
 *
 * @param model the model, such as {@link dev.qiao.image.ImageModels#QWEN_IMAGE_EDIT_PLUS}
 * @param input the images and what to do with them
 * @param parameters how to do it, null for the model's defaults
 * @param additional fields beside these
 */
public record QwenImageEditRequest(
    Model model,
    MessagesInput input,
    @Nullable QwenImageParameters parameters,
    @Additional Map<String, Object> additional)
    implements CallRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public QwenImageEditRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, QwenImageEditRequest.class);
  }

  /**
   * Starts a request.
   *
   * @param prompt what to do; it speaks of the images as image 1, image 2 .. in their order
   * @param images 1 to 3, as in {@link Builder#images}
   */
  public static Builder builder(Model model, String prompt, MediaSource... images) {
    return new Builder(model).prompt(prompt).images(Additional.Copy.list(images, "images"));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<QwenImageEditRequest, ?> operation() {
    return ImageOperations.QWEN_IMAGE_EDIT;
  }

  @Override
  public void validate(Violations violations) {
    input.validate(violations);
    if (parameters != null) {
      parameters.validate(violations, true);
    }
  }

  /**
   * Collects what is set; only that is sent. {@link QwenImageRequestBuilder} lists sizes and
   * numbers.
   */
  public static final class Builder extends QwenImageRequestBuilder<Builder> {

    // derived from the components: begin
    // build input: input("say what to do with the images")

    private Builder(Model model) {
      super(model);
    }

    private Builder(QwenImageEditRequest from) {
      super(from.model);
      copy(from.input);
      copy(from.parameters);
      additional.putAll(from.additional);
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt or every image is
     *     missing
     */
    public QwenImageEditRequest build() {
      check();
      return new QwenImageEditRequest(
          model, input("say what to do with the images"), parameters(), additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * The images, 1 to 3; the result has the ratio of the last. JPEG, PNG, BMP, TIFF, WEBP or GIF
     * (its first picture) of at most 10 MB; sides of 384 to 3072 pixels give the best results.
     */
    public Builder images(List<MediaSource> values) {
      return replaceImages(values);
    }

    /** Adds an image behind the others, see {@link #images}. */
    public Builder addImage(MediaSource value) {
      return appendImage(value);
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt or every image is
     *     missing
     */
    private void check() {
      MessagesInput input = input("say what to do with the images");
      new Violations()
          .require(
              "input.messages[0].content[].image",
              input.images(),
              "add the image to change, or make one with QwenImageRequest")
          .throwIfAny(getClass());
    }
  }
}
