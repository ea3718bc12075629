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
 * Asks whether LivePortrait can animate a portrait, before paying for the video. Every picture
 * looked at is billed, a rejected one too. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/liveportrait-detect-api">LivePortrait image
 * detection</a>.
 *
 * @param model {@code liveportrait-detect}
 * @param input the picture
 * @param parameters none is documented; null for none
 * @param additional fields beside these
 */
public record LivePortraitDetectRequest(
    Model model,
    Input input,
    @Nullable Map<String, Object> parameters,
    @Additional Map<String, Object> additional)
    implements CallRequest<LivePortraitDetection> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public LivePortraitDetectRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    parameters = parameters == null ? null : Additional.Copy.of(parameters);
    additional = Additional.Copy.of(additional, LivePortraitDetectRequest.class);
  }

  /**
   * The picture.
   *
   * @param imageUrl one person from the front with the whole face: jpg, png, bmp or webp, less than
   *     10 MB, the longer side at most 4,096 pixels and at most twice the shorter
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
   * Starts a request for {@code liveportrait-detect}.
   *
   * @param imageUrl one person from the front with the whole face: jpg, png, bmp or webp, less than
   *     10 MB, the longer side at most 4,096 pixels and at most twice the shorter
   */
  public static Builder builder(MediaSource imageUrl) {
    return new Builder(VideoModels.LIVEPORTRAIT_DETECT, imageUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<LivePortraitDetectRequest, ?> operation() {
    return VideoOperations.LIVEPORTRAIT_DETECT;
  }

  @Override
  public void validate(Violations violations) {
    Addresses.fetched(violations, "input.image_url", input.imageUrl);
  }

  /** Collects what is set. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin

    private MediaSource imageUrl;

    private Builder(Model model, MediaSource imageUrl) {
      super(model);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
    }

    private Builder(LivePortraitDetectRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      additionalInput.putAll(from.input.additional);
      if (from.parameters != null) {
        parametersSent = true;
        additionalParameters.putAll(from.parameters);
      }
      additional.putAll(from.additional);
    }

    /**
     * One person from the front with the whole face: jpg, png, bmp or webp, less than 10 MB, the
     * longer side at most 4,096 pixels and at most twice the shorter.
     */
    public Builder imageUrl(MediaSource value) {
      imageUrl = Objects.requireNonNull(value, "imageUrl");
      return this;
    }

    /** Returns the request with what was set. */
    public LivePortraitDetectRequest build() {
      return new LivePortraitDetectRequest(
          model,
          new Input(imageUrl, additionalInput),
          parametersSent || !additionalParameters.isEmpty() ? additionalParameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }
  }
}
