package dev.qiao.image.gateway;

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
 * Makes images through a gateway with a Qwen or Wan model, from a prompt and from pictures. The
 * answer usually has the images; should it have a task instead, {@code result.task()} has its id.
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
 * @param size see {@link Builder#size}
 * @param n see {@link Builder#n}
 * @param watermark see {@link Builder#watermark}
 * @param additional fields beside these
 */
public record GatewayQwenImageRequest(
    Model model,
    List<Message> messages,
    @Nullable List<MediaSource> images,
    @Nullable Size size,
    @Nullable Integer n,
    @Nullable Boolean watermark,
    @Additional Map<String, Object> additional)
    implements Request.Call<ImageResult> {
  /** Copies. */
  public GatewayQwenImageRequest {
    Objects.requireNonNull(model, "model");
    messages = List.copyOf(messages);
    images = images == null ? null : List.copyOf(images);
    additional = Additional.Copy.of(additional);
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
    private @Nullable Size size;
    private @Nullable Integer n;
    private @Nullable Boolean watermark;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model, List<Message> messages) {
      this.model = Objects.requireNonNull(model, "model");
      this.messages = List.copyOf(messages);
    }

    private Builder(GatewayQwenImageRequest from) {
      model = from.model;
      messages = from.messages;
      images = from.images;
      size = from.size;
      n = from.n;
      watermark = from.watermark;
      additional.putAll(from.additional);
    }

    /**
     * Another model: {@code qwen-image-2.0}, {@code qwen-image-2.0-pro} or {@code
     * wan2.7-image-pro}.
     */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** The prompt as messages; usually one. */
    public Builder messages(List<Message> value) {
      messages = List.copyOf(value);
      return this;
    }

    /** Pictures to start from, as addresses; none for text to image. */
    public Builder images(@Nullable List<MediaSource> value) {
      images = value;
      return this;
    }

    /** Width and height, such as 2048*2048, written with {@code *}. */
    public Builder size(@Nullable Size value) {
      size = value == null ? null : value.spelledWith("*");
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
    public GatewayQwenImageRequest build() {
      if (messages.isEmpty()) {
        throw new IllegalArgumentException("messages are empty: say what the image shows");
      }
      return new GatewayQwenImageRequest(model, messages, images, size, n, watermark, additional);
    }
  }
}
