package dev.qiao.image.gateway;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes an image through a gateway with Zhipu's glm-image, as a task: the answer has a task's id
 * only (GW-32), and the task is polled at {@code /images/generations/ID}.
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
 * @param async always true; the builder writes it
 * @param additional fields beside these
 */
public record GatewayGlmImageTaskRequest(
    Model model,
    List<GatewayImageMessage> messages,
    @Nullable Size size,
    @Nullable ImageStyle style,
    @Nullable Boolean async,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public GatewayGlmImageTaskRequest {
    Objects.requireNonNull(model, "model");
    messages = Additional.Copy.list(messages, "messages");
    additional = Additional.Copy.of(additional, GatewayGlmImageTaskRequest.class);
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
  public Operation<GatewayGlmImageTaskRequest, ?> operation() {
    return ImageOperations.GATEWAY_GLM_IMAGE;
  }

  @Override
  public void validate(Violations violations) {
    GatewayImageRules.check(violations, model, null, size, additional);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends GatewayImageRequestBuilder<Builder> {
    // derived from the components: begin
    // super sizeSeparator: "x"
    // without field: async
    // build async: true

    private @Nullable ImageStyle style;

    private Builder(Model model) {
      super(model, "x");
    }

    private Builder(GatewayGlmImageTaskRequest from) {
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
    public GatewayGlmImageTaskRequest build() {
      check();
      return new GatewayGlmImageTaskRequest(model, messages, size, style, true, additional);
    }

    // derived: end

    @Override
    Builder self() {
      return this;
    }
  }
}
