package dev.qiao.image.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
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
 * Makes images through a gateway with MiniMax image-01, also with somebody in them whom a picture
 * shows. With {@link ResponseFormat#BASE64} images come in the answer, in {@code data.image_base64}
 * instead of {@code data.image_url} (GW-31); {@code ImageFile} reads both.
 *
 * <p>What is checked before it is sent, and which path is assumed: see {@link
 * dev.qiao.image.gateway}. Source: <a href="https://opcdoc.ntzq.tech/model-examples.html">the
 * gateway's examples</a>, chapter 7.
 *
 * @param model {@code image-01}
 * @param messages the prompt as messages; usually one
 * @param images who or what is to be in the images, as addresses
 * @param n how many images, default 1
 * @param size width and height in pixels, written as the model's vendor wants it: {@code 2048*2048}
 *     for Qwen and Wan, {@code 1024x1024} for MiniMax and GLM
 * @param aspectRatio width to height instead, such as {@code 16:9}
 * @param responseFormat whether images come as links or in the answer
 * @param additional fields beside these
 */
public record GatewayMiniMaxImageRequest(
    Model model,
    List<GatewayImageMessage> messages,
    @Nullable List<MediaSource> images,
    @Nullable Integer n,
    @Nullable Size size,
    @Nullable String aspectRatio,
    @Nullable ResponseFormat responseFormat,
    @Additional Map<String, Object> additional)
    implements CallRequest<ImageResult> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public GatewayMiniMaxImageRequest {
    Objects.requireNonNull(model, "model");
    messages = Additional.Copy.list(messages, "messages");
    images = Additional.Copy.listOrNull(images, "images");
    additional = Additional.Copy.of(additional, GatewayMiniMaxImageRequest.class);
  }

  /** How images come. */
  public static final class ResponseFormat extends OpenValue {
    /** As links; the page does not name this value. */
    public static final ResponseFormat URL = new ResponseFormat("url");

    /** In the answer. */
    public static final ResponseFormat BASE64 = new ResponseFormat("base64");

    private ResponseFormat(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static ResponseFormat of(String value) {
      return new ResponseFormat(value);
    }
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
  public Operation<GatewayMiniMaxImageRequest, ?> operation() {
    return ImageOperations.GATEWAY_MINIMAX_IMAGE;
  }

  @Override
  public void validate(Violations violations) {
    GatewayImageRules.check(violations, model, images, size, additional);
    if (size != null && aspectRatio != null) {
      violations.warn(
          "size",
          "is set beside aspect_ratio, and no page says which of them counts; leave one out");
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends GatewayImageRequestBuilder<Builder> {
    // derived from the components: begin
    // super sizeSeparator: "x"

    private @Nullable List<MediaSource> images;
    private @Nullable Integer n;
    private @Nullable String aspectRatio;
    private @Nullable ResponseFormat responseFormat;

    private Builder(Model model) {
      super(model, "x");
    }

    private Builder(GatewayMiniMaxImageRequest from) {
      super(from.model, "x");
      messages = from.messages;
      images = from.images;
      n = from.n;
      size = from.size;
      aspectRatio = from.aspectRatio;
      responseFormat = from.responseFormat;
      additional.putAll(from.additional);
    }

    /** Who or what is to be in the images, as addresses. */
    public Builder images(@Nullable List<MediaSource> value) {
      images = value;
      return this;
    }

    /** How many images, default 1. */
    public Builder n(@Nullable Integer value) {
      n = value;
      return this;
    }

    /** Width to height instead, such as {@code 16:9}. */
    public Builder aspectRatio(@Nullable String value) {
      aspectRatio = value;
      return this;
    }

    /** Whether images come as links or in the answer. */
    public Builder responseFormat(@Nullable ResponseFormat value) {
      responseFormat = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if no message has words
     */
    public GatewayMiniMaxImageRequest build() {
      check();
      return new GatewayMiniMaxImageRequest(
          model, messages, images, n, size, aspectRatio, responseFormat, additional);
    }

    // derived: end

    @Override
    Builder self() {
      return this;
    }
  }
}
