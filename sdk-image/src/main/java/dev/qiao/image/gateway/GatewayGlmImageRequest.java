package dev.qiao.image.gateway;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
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
 * Makes an image through a gateway with Zhipu's glm-image and waits for it; {@link
 * GatewayGlmImageTaskRequest} makes a task of the same.
 *
 * <p>What is checked before it is sent, and which path is assumed: see {@link
 * dev.qiao.image.gateway}. Source: <a href="https://opcdoc.ntzq.tech/model-examples.html">the
 * gateway's examples</a>, chapter 7.
 *
 * @param model {@code glm-image}
 * @param messages the prompt as messages; usually one
 * @param size width and height in pixels, written as the model's vendor wants it: {@code 2048*2048}
 *     for Qwen and Wan, {@code 1024x1024} for MiniMax and GLM
 * @param style the style
 * @param additional fields beside these
 */
public record GatewayGlmImageRequest(
    Model model,
    List<GatewayImageMessage> messages,
    @Nullable Size size,
    @Nullable ImageStyle style,
    @Additional Map<String, Object> additional)
    implements CallRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public GatewayGlmImageRequest {
    Objects.requireNonNull(model, "model");
    messages = Additional.Copy.list(messages, "messages");
    additional = Additional.Copy.of(additional, GatewayGlmImageRequest.class);
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
  public Operation<GatewayGlmImageRequest, ?> operation() {
    return ImageOperations.GATEWAY_GLM_IMAGE_CALL;
  }

  @Override
  public void validate(Violations violations) {
    GatewayImageRules.check(violations, model, null, size, additional);
  }

  /** The same as a task. */
  public GatewayGlmImageTaskRequest asTask() {
    return new GatewayGlmImageTaskRequest(model, messages, size, style, true, additional);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends GatewayImageRequestBuilder<Builder> {
    // derived from the components: begin
    // super sizeSeparator: "x"

    private @Nullable ImageStyle style;

    private Builder(Model model) {
      super(model, "x");
    }

    private Builder(GatewayGlmImageRequest from) {
      super(from.model, "x");
      messages = from.messages;
      size = from.size;
      style = from.style;
      additional.putAll(from.additional);
    }

    /** The style. */
    public Builder style(@Nullable ImageStyle value) {
      style = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if no message has words
     */
    public GatewayGlmImageRequest build() {
      check();
      return new GatewayGlmImageRequest(model, messages, size, style, additional);
    }

    // derived: end

    @Override
    Builder self() {
      return this;
    }
  }
}
