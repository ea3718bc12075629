package dev.qiao.image.gateway;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes images through a gateway with a Qwen or Wan model, from a prompt and from pictures. The
 * answer usually has the images; should it have a task instead, {@code result.task()} has its id.
 *
 * <p>What is checked before it is sent, and which path is assumed: see {@link
 * dev.qiao.image.gateway}. Source: <a href="https://opcdoc.ntzq.tech/model-examples.html">the
 * gateway's examples</a>, chapter 7.
 *
 * @param model {@code qwen-image-2.0}, {@code qwen-image-2.0-pro} or {@code wan2.7-image-pro}
 * @param messages the prompt as messages; usually one
 * @param images pictures to start from, as addresses; none for text to image
 * @param size width and height in pixels, written as the model's vendor wants it: {@code 2048*2048}
 *     for Qwen and Wan, {@code 1024x1024} for MiniMax and GLM
 * @param n how many images, default 1; the page names no most
 * @param watermark whether a mark is put on them. Default false.
 * @param additional fields beside these
 */
public record GatewayQwenImageRequest(
    Model model,
    List<GatewayImageMessage> messages,
    @Nullable List<MediaSource> images,
    @Nullable Size size,
    @Nullable Integer n,
    @Nullable Boolean watermark,
    @Additional Map<String, Object> additional)
    implements CallRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public GatewayQwenImageRequest {
    Objects.requireNonNull(model, "model");
    messages = Additional.Copy.list(messages, "messages");
    images = Additional.Copy.listOrNull(images, "images");
    additional = Additional.Copy.of(additional, GatewayQwenImageRequest.class);
  }

  /** Starts images from a prompt. */
  public static Builder builder(Model model, String prompt) {
    return new Builder(model).messages(List.of(GatewayImageMessage.user(prompt)));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<GatewayQwenImageRequest, ?> operation() {
    return ImageOperations.GATEWAY_QWEN_IMAGE;
  }

  @Override
  public void validate(Violations violations) {
    GatewayImageRules.check(violations, model, images, size, additional);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends GatewayImageRequestBuilder<Builder> {
    // derived from the components: begin
    // super sizeSeparator: "*"

    private @Nullable List<MediaSource> images;
    private @Nullable Integer n;
    private @Nullable Boolean watermark;

    private Builder(Model model) {
      super(model, "*");
    }

    private Builder(GatewayQwenImageRequest from) {
      super(from.model, "*");
      messages = from.messages;
      images = from.images;
      size = from.size;
      n = from.n;
      watermark = from.watermark;
      additional.putAll(from.additional);
    }

    /** Pictures to start from, as addresses; none for text to image. */
    public Builder images(@Nullable List<MediaSource> value) {
      images = value;
      return this;
    }

    /** How many images, default 1; the page names no most. */
    public Builder n(@Nullable Integer value) {
      n = value;
      return this;
    }

    /** Whether a mark is put on them. Default false. */
    public Builder watermark(@Nullable Boolean value) {
      watermark = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if no message has words
     */
    public GatewayQwenImageRequest build() {
      check();
      return new GatewayQwenImageRequest(model, messages, images, size, n, watermark, additional);
    }

    // derived: end

    @Override
    Builder self() {
      return this;
    }
  }
}
