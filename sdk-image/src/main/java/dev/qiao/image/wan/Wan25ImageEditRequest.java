package dev.qiao.image.wan;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageParameters;
import dev.qiao.image.ImageRequestBuilder;
import dev.qiao.image.ImageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes one image, or makes one of up to three, as the prompt says, with wan2.5, as a task. A
 * request of which one image fails succeeds with the others. Local images are uploaded first.
 * Source: <a href="https://help.aliyun.com/zh/model-studio/wan2-5-image-edit-api-reference">Wan 2.5
 * image editing</a>.
 *
 * @param model {@code wan2.5-i2i-preview}
 * @param input the images and what to do with them
 * @param parameters how to do it, null for the model's defaults
 * @param additional fields beside these
 */
public record Wan25ImageEditRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public Wan25ImageEditRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, Wan25ImageEditRequest.class);
  }

  /**
   * The images and what to do with them.
   *
   * @param prompt what to do, at most 2,000 characters; it speaks of the images as image 1, image 2
   *     .. in their order.
   * @param images the images, 1 to 3: JPEG, PNG without an alpha channel, BMP or WEBP, each side
   *     384 to 5000 pixels, at most 10 MB
   * @param negativePrompt what not to show, at most 500 characters
   * @param additional fields beside these
   */
  public record Input(
      @Nullable String prompt,
      List<MediaSource> images,
      @Nullable String negativePrompt,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      images = Additional.Copy.list(images, "images");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to do it.
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

  /**
   * Starts a request to {@link ImageModels#WAN2_5_I2I_PREVIEW}.
   *
   * @param prompt what to do, at most 2,000 characters; it speaks of the images as image 1, image 2
   *     .. in their order.
   * @param images the images, 1 to 3: JPEG, PNG without an alpha channel, BMP or WEBP, each side
   *     384 to 5000 pixels, at most 10 MB
   */
  public static Builder builder(String prompt, MediaSource... images) {
    return new Builder(ImageModels.WAN2_5_I2I_PREVIEW)
        .prompt(prompt)
        .images(Additional.Copy.list(images, "images"));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<Wan25ImageEditRequest, ?> operation() {
    return ImageOperations.WAN25_IMAGE_EDIT_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("input.prompt", input.prompt)
        .check("number of input.images", input.images.size());
    // The vendor's own sample has a data URI of one pixel: what a caller wrote is left as it is.
    input.images.stream()
        .filter(MediaSource::isLocal)
        .forEach(image -> violations.check("input.images", image));
    violations.check("input.negative_prompt", input.negativePrompt, Limit.cutOff(500));
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
   *   <li>{@link #size}: 768*768 to 1280*1280 pixels in all, from 1:4 to 4:1; by default about
   *       1280*1280 pixels in the ratio of the last image.
   *   <li>{@link #n}: 1 to 4, <b>default 4</b>, and each is billed: set 1 while you try.
   *   <li>{@link #seed}: several images take this and the numbers that follow.
   * </ul>
   */
  public static final class Builder extends ImageRequestBuilder<Builder> {
    private List<MediaSource> images = List.of();

    // derived from the components: begin
    // required: prompt

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, Map.of());

    private @Nullable String prompt;

    private Builder(Model model) {
      super(model);
    }

    private Builder(Wan25ImageEditRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      images = from.input.images;
      negativePrompt = from.input.negativePrompt;
      additionalInput.putAll(from.input.additional);
      copy(from.parameters);
      additional.putAll(from.additional);
    }

    /**
     * What to do, at most 2,000 characters; it speaks of the images as image 1, image 2 .. in their
     * order.
     */
    public Builder prompt(String value) {
      prompt = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt or every image is
     *     missing
     */
    public Wan25ImageEditRequest build() {
      check();
      Parameters parameters =
          new Parameters(size, n, promptExtend, watermark, seed, additionalParameters);
      return new Wan25ImageEditRequest(
          model,
          new Input(prompt, images, negativePrompt, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * The images, 1 to 3: JPEG, PNG without an alpha channel, BMP or WEBP, each side 384 to 5000
     * pixels, at most 10 MB.
     */
    public Builder images(List<MediaSource> values) {
      images = Additional.Copy.list(values, "images");
      return this;
    }

    /** Adds an image behind the others, see {@link #images}. */
    public Builder addImage(MediaSource value) {
      List<MediaSource> more = new ArrayList<>(images);
      more.add(Objects.requireNonNull(value, "image"));
      images = more;
      return this;
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt or every image is
     *     missing
     */
    private void check() {
      new Violations()
          .require("input.prompt", prompt, "say what to do with the images")
          .require("input.images", images, "add the image to change")
          .throwIfAny(getClass());
    }
  }
}
