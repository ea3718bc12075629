package dev.qiao.video.wan;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.VideoRequest;
import java.util.Map;
import java.util.Objects;

/**
 * Moves the person of a picture as the person of a video moves; the background is that of the
 * picture. Both show exactly one person who faces the camera, the face whole and uncovered, neither
 * too large nor too small. The result is as long as the video and has its sound, if any, 720P,
 * billed by the second; five submissions a second, one task at a time, more wait in the service's
 * queue. Source: <a href="https://help.aliyun.com/zh/model-studio/wan-animate-move-api">Wan animate
 * move</a>.
 *
 * @param model the model, {@link VideoModels#WAN2_2_ANIMATE_MOVE}
 * @param input the picture and the video
 * @param parameters how to make it
 * @param additional fields beside these
 */
public record WanAnimateMoveRequest(
    Model model,
    WanAnimateRequestBuilder.Input input,
    WanAnimateRequestBuilder.Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WanAnimateMoveRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(parameters, "parameters");
    additional = Additional.Copy.of(additional, WanAnimateMoveRequest.class);
  }

  /** Starts a request. */
  public static Builder builder(
      MediaSource imageUrl, MediaSource videoUrl, WanAnimateRequestBuilder.Mode mode) {
    return new Builder(VideoModels.WAN2_2_ANIMATE_MOVE)
        .imageUrl(imageUrl)
        .videoUrl(videoUrl)
        .mode(mode);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanAnimateMoveRequest, ?> operation() {
    return VideoOperations.WAN_ANIMATE_MOVE_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    input.validate(violations);
    violations.check("parameters.mode", parameters.mode());
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends WanAnimateRequestBuilder<Builder> {
    // derived from the components: begin

    private Builder(Model model) {
      super(model);
    }

    private Builder(WanAnimateMoveRequest from) {
      super(from.model);
      copy(from.input);
      copy(from.parameters);
      additional.putAll(from.additional);
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the picture, the video or the mode
     *     is missing
     */
    public WanAnimateMoveRequest build() {
      check();
      return new WanAnimateMoveRequest(model, input(), parameters(), additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }
  }
}
