package dev.qiao.video.portrait;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.internal.address.Addresses;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a motion template of a video in which one person dances, for any number of AnimateAnyone
 * videos of the same account. Billed by the video's seconds. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/animate-anyone-template-api">AnimateAnyone motion
 * template</a>.
 *
 * @param model {@code animate-anyone-template-gen2}
 * @param input the dance
 * @param parameters none is documented; null for none
 * @param additional fields beside these
 */
public record AnimateAnyoneTemplateRequest(
    Model model,
    Input input,
    @Nullable Map<String, Object> parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<AnimateAnyoneTemplate> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public AnimateAnyoneTemplateRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    parameters = parameters == null ? null : Additional.Copy.of(parameters);
    additional = Additional.Copy.of(additional, AnimateAnyoneTemplateRequest.class);
  }

  /**
   * The dance.
   *
   * @param videoUrl one continuous shot of one person with a clear face, the whole body in the
   *     picture from the first frame on: mp4, avi or mov, H.264 or H.265, 2 to 60 s, at most 200
   *     MB, at least 24 frames a second, each side 200 to 2,048 pixels, ratio 1:3 to 3:1
   * @param additional fields beside these
   */
  public record Input(MediaSource videoUrl, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(videoUrl, "videoUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * Starts a request for {@code animate-anyone-template-gen2}.
   *
   * @param videoUrl one continuous shot of one person with a clear face, the whole body in the
   *     picture from the first frame on: mp4, avi or mov, H.264 or H.265, 2 to 60 s, at most 200
   *     MB, at least 24 frames a second, each side 200 to 2,048 pixels, ratio 1:3 to 3:1
   */
  public static Builder builder(MediaSource videoUrl) {
    return new Builder(VideoModels.ANIMATE_ANYONE_TEMPLATE_GEN2, videoUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<AnimateAnyoneTemplateRequest, ?> operation() {
    return VideoOperations.ANIMATE_ANYONE_TEMPLATE_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    Addresses.fetched(violations, "input.video_url", input.videoUrl);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin

    private MediaSource videoUrl;

    private Builder(Model model, MediaSource videoUrl) {
      super(model);
      this.videoUrl = Objects.requireNonNull(videoUrl, "videoUrl");
    }

    private Builder(AnimateAnyoneTemplateRequest from) {
      super(from.model);
      videoUrl = from.input.videoUrl;
      additionalInput.putAll(from.input.additional);
      if (from.parameters != null) {
        parametersSent = true;
        additionalParameters.putAll(from.parameters);
      }
      additional.putAll(from.additional);
    }

    /**
     * One continuous shot of one person with a clear face, the whole body in the picture from the
     * first frame on: mp4, avi or mov, H.264 or H.265, 2 to 60 s, at most 200 MB, at least 24
     * frames a second, each side 200 to 2,048 pixels, ratio 1:3 to 3:1.
     */
    public Builder videoUrl(MediaSource value) {
      videoUrl = Objects.requireNonNull(value, "videoUrl");
      return this;
    }

    /** Returns the request with what was set. */
    public AnimateAnyoneTemplateRequest build() {
      return new AnimateAnyoneTemplateRequest(
          model,
          new Input(videoUrl, additionalInput),
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
