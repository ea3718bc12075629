package dev.qiao.video.portrait;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.internal.address.Addresses;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether Emoji can animate a portrait, before paying for the video. Every picture looked at
 * is billed, a rejected one too. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/emoji-detect-api">Emoji image detection</a>.
 *
 * @param model {@code emoji-detect-v1}
 * @param input the portrait
 * @param parameters the shape of the video, null for the defaults
 * @param additional fields beside these
 */
public record EmojiDetectRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements CallRequest<EmojiDetection> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public EmojiDetectRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, EmojiDetectRequest.class);
  }

  /**
   * The portrait.
   *
   * @param imageUrl one face from the front with a natural expression, upright and uncovered, no
   *     hand near it: jpg, png, bmp or webp, at most 10 MB, each side 400 to 7,000 pixels
   * @param additional fields beside these
   */
  public record Input(MediaSource imageUrl, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(imageUrl, "imageUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * The shape of the video.
   *
   * @param ratio the shape of the video: {@code 1:1}, which is the default here and the only one
   *     there is
   * @param additional fields beside these
   */
  public record Parameters(@Nullable String ratio, @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /**
   * Starts a request for {@code emoji-detect-v1} and the ratio {@code 1:1}.
   *
   * @param imageUrl one face from the front with a natural expression, upright and uncovered, no
   *     hand near it: jpg, png, bmp or webp, at most 10 MB, each side 400 to 7,000 pixels
   */
  public static Builder builder(MediaSource imageUrl) {
    return new Builder(VideoModels.EMOJI_DETECT_V1, imageUrl).ratio("1:1");
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<EmojiDetectRequest, ?> operation() {
    return VideoOperations.EMOJI_DETECT;
  }

  @Override
  public void validate(Violations violations) {
    Addresses.fetched(violations, "input.image_url", input.imageUrl);
    if (parameters != null) {
      violations.check("parameters.ratio", parameters.ratio);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin

    private static final Parameters NO_PARAMETERS = new Parameters(null, Map.of());

    private MediaSource imageUrl;
    private @Nullable String ratio;

    private Builder(Model model, MediaSource imageUrl) {
      super(model);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
    }

    private Builder(EmojiDetectRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        ratio = parameters.ratio;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * One face from the front with a natural expression, upright and uncovered, no hand near it:
     * jpg, png, bmp or webp, at most 10 MB, each side 400 to 7,000 pixels.
     */
    public Builder imageUrl(MediaSource value) {
      imageUrl = Objects.requireNonNull(value, "imageUrl");
      return this;
    }

    /** The shape of the video: {@code 1:1}, which is the default here and the only one there is. */
    public Builder ratio(@Nullable String value) {
      ratio = value;
      return this;
    }

    /** Returns the request with what was set. */
    public EmojiDetectRequest build() {
      Parameters parameters = new Parameters(ratio, additionalParameters);
      return new EmojiDetectRequest(
          model,
          new Input(imageUrl, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }
  }
}
