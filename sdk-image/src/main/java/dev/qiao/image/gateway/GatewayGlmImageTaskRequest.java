package dev.qiao.image.gateway;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.Vendor;
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
 * Makes an image through a gateway with Zhipu's glm-image, as a task: the answer has a task's id
 * alone (GW-32), and the task is polled at {@code /images/generations/ID}.
 *
 * <p>What the page says the model does not take is refused before anything is sent, with the rule's
 * number: {@code videos}, {@code file_urls}, {@code voices}, {@code voice}, {@code voice_id}
 * (GW-15) and {@code images} (GW-16). A size in another vendor's spelling is warned of (GW-30);
 * {@link Builder#size} writes it right.
 *
 * <p>The gateway's page names no path of a POST; {@code /images/generations} behind the client's
 * base URL is <b>assumed</b>. Another is set with {@link dev.qiao.core.QiaoClient.Builder#path}.
 * Source: <a href="https://opcdoc.ntzq.tech/model-examples.html">the gateway's examples</a>,
 * chapter 7.
 *
 * @param model see {@link Builder#model}
 * @param messages see {@link Builder#messages}
 * @param size see {@link Builder#size}
 * @param style see {@link Builder#style}
 * @param async always true; the builder writes it
 * @param additional fields beside these
 */
public record GatewayGlmImageTaskRequest(
    Model model,
    List<Message> messages,
    @Nullable Size size,
    @Nullable ImageStyle style,
    @Nullable Boolean async,
    @Additional Map<String, Object> additional)
    implements Request.Task<ImageResult> {
  /** Copies. */
  public GatewayGlmImageTaskRequest {
    Objects.requireNonNull(model, "model");
    messages = List.copyOf(messages);
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
    GatewayImageRules.check(violations, model, null, size, additional);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    private Model model;
    private List<Message> messages;
    private @Nullable Size size;
    private @Nullable ImageStyle style;
    private @Nullable Boolean async;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model, List<Message> messages) {
      this.model = Objects.requireNonNull(model, "model");
      this.messages = List.copyOf(messages);
    }

    private Builder(GatewayGlmImageTaskRequest from) {
      model = from.model;
      messages = from.messages;
      size = from.size;
      style = from.style;
      async = from.async;
      additional.putAll(from.additional);
    }

    /** Another model: {@code glm-image}. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** The prompt as messages; usually one. */
    public Builder messages(List<Message> value) {
      messages = List.copyOf(value);
      return this;
    }

    /** Width and height, such as 1024x1024, written with {@code x}. */
    public Builder size(@Nullable Size value) {
      size = value == null ? null : value.spelledWith("x");
      return this;
    }

    /** The style. */
    public Builder style(@Nullable ImageStyle value) {
      style = value;
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
    public GatewayGlmImageTaskRequest build() {
      if (messages.isEmpty()) {
        throw new IllegalArgumentException("messages are empty: say what the image shows");
      }
      async = true;
      return new GatewayGlmImageTaskRequest(model, messages, size, style, async, additional);
    }
  }
}
