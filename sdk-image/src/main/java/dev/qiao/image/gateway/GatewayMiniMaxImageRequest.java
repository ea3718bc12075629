package dev.qiao.image.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.Vendor;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes images through a gateway with MiniMax image-01, also with somebody in them whom a picture
 * shows. With {@link ResponseFormat#BASE64} images come in the answer, in {@code data.image_base64}
 * instead of {@code data.image_url} (GW-31); {@code ImageFile} reads both.
 *
 * <p>What the page says the model does not take is refused before anything is sent, with the rule's
 * number: {@code videos}, {@code file_urls}, {@code voices}, {@code voice}, {@code voice_id}
 * (GW-15). A size in another vendor's spelling is warned of (GW-30); {@link Builder#size} writes it
 * right.
 *
 * <p>The gateway's page names no path of a POST; {@code /images/generations} behind the client's
 * base URL is <b>assumed</b>. Another is set with {@link dev.qiao.core.QiaoClient.Builder#path}.
 * Source: <a href="https://opcdoc.ntzq.tech/model-examples.html">the gateway's examples</a>,
 * chapter 7.
 *
 * @param model see {@link Builder#model}
 * @param messages see {@link Builder#messages}
 * @param images see {@link Builder#images}
 * @param n see {@link Builder#n}
 * @param size see {@link Builder#size}
 * @param aspectRatio see {@link Builder#aspectRatio}
 * @param responseFormat see {@link Builder#responseFormat}
 * @param additional fields beside these
 */
public record GatewayMiniMaxImageRequest(
    Model model,
    List<Message> messages,
    @Nullable List<MediaSource> images,
    @Nullable Integer n,
    @Nullable Size size,
    @Nullable String aspectRatio,
    @Nullable ResponseFormat responseFormat,
    @Additional Map<String, Object> additional)
    implements Request.Call<ImageResult> {
  /** Copies. */
  public GatewayMiniMaxImageRequest {
    Objects.requireNonNull(model, "model");
    messages = List.copyOf(messages);
    images = images == null ? null : List.copyOf(images);
    additional = Additional.Copy.of(additional);
  }

  /**
   * How images come.
   *
   * @param value the text on the wire
   */
  public record ResponseFormat(@JsonValue String value) {
    /** As links; the page does not name this value. */
    public static final ResponseFormat URL = new ResponseFormat("url");

    /** In the answer. */
    public static final ResponseFormat BASE64 = new ResponseFormat("base64");

    /** Checks that there is a text. */
    public ResponseFormat {
      Objects.requireNonNull(value, "value");
    }

    /** The one of that text. */
    @JsonCreator
    public static ResponseFormat of(String value) {
      return new ResponseFormat(value);
    }

    @Override
    public String toString() {
      return value;
    }
  }

  /** Starts images from a prompt. */
  public static Builder builder(Model model, String prompt) {
    return new Builder(model, List.of(Message.user(prompt)));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Vendor vendor() {
    return Vendor.GATEWAY;
  }

  @Override
  public void validate(Violations violations) {
    GatewayImageRules.check(violations, model, images, size, additional);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    private Model model;
    private List<Message> messages;
    private @Nullable List<MediaSource> images;
    private @Nullable Integer n;
    private @Nullable Size size;
    private @Nullable String aspectRatio;
    private @Nullable ResponseFormat responseFormat;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model, List<Message> messages) {
      this.model = Objects.requireNonNull(model, "model");
      this.messages = List.copyOf(messages);
    }

    private Builder(GatewayMiniMaxImageRequest from) {
      model = from.model;
      messages = from.messages;
      images = from.images;
      n = from.n;
      size = from.size;
      aspectRatio = from.aspectRatio;
      responseFormat = from.responseFormat;
      additional.putAll(from.additional);
    }

    /** Another model: {@code image-01}. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** The prompt as messages; usually one. */
    public Builder messages(List<Message> value) {
      messages = List.copyOf(value);
      return this;
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

    /** Width and height, such as 1024x1024, written with {@code x}. */
    public Builder size(@Nullable Size value) {
      size = value == null ? null : value.spelledWith("x");
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

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /**
     * The request.
     *
     * @throws IllegalArgumentException if something that must be set is missing, or two things
     *     exclude each other
     */
    public GatewayMiniMaxImageRequest build() {
      if (messages.isEmpty()) {
        throw new IllegalArgumentException("messages are empty: say what the image shows");
      }
      return new GatewayMiniMaxImageRequest(
          model, messages, images, n, size, aspectRatio, responseFormat, additional);
    }
  }
}
