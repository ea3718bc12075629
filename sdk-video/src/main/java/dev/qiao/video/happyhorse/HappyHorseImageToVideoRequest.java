package dev.qiao.video.happyhorse;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.Resolution;
import dev.qiao.video.VideoMedia;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.VideoRequest;
import dev.qiao.video.internal.VideoChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a video of 24 frames a second that begins with a picture, with HappyHorse; the prompt may
 * be left out. The video is marked unless {@code watermark(false)} says otherwise. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/happyhorse-image-to-video-api-reference">HappyHorse
 * image to video</a>.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#HAPPYHORSE_1_1_I2V}
 * @param input what to make it from
 * @param parameters how to make it, null for the defaults
 * @param additional fields beside these
 */
public record HappyHorseImageToVideoRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public HappyHorseImageToVideoRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");

    additional = Additional.Copy.of(additional, HappyHorseImageToVideoRequest.class);
  }

  /**
   * What to make it from.
   *
   * @param prompt what to show: at most 5,000 characters, or 2,500 Chinese ones
   * @param media exactly one first frame: at least 300 pixels a side, 1:2.5 to 2.5:1, at most 20 MB
   * @param additional fields beside these
   */
  public record Input(
      @Nullable String prompt,
      @Nullable List<VideoMedia> media,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Input {
      media = Additional.Copy.listOrNull(media, "media");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to make it.
   *
   * @param resolution 720P or 1080P, happyhorse-1.1 also 480P. Default 1080P, which costs nearly
   *     twice as much a second as 720P.
   * @param duration seconds, 3 to 15; decides the price. Default 5.
   * @param watermark whether the video is marked. Unlike Wan's, the default is <b>true</b>: say
   *     false for none.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Resolution resolution,
      @Nullable Integer duration,
      @Nullable Boolean watermark,
      @Nullable Long seed,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** Starts a request. */
  public static Builder builder(Model model, VideoMedia... media) {
    return new Builder(model).media(media);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<HappyHorseImageToVideoRequest, ?> operation() {
    return VideoOperations.HAPPYHORSE_IMAGE_TO_VIDEO_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    HappyHorseRequestBuilder.checkPrompt(violations, input.prompt);
    VideoChecks.media(violations, input.media);
    if (parameters != null) {
      violations
          .check("parameters.resolution", parameters.resolution)
          .check("parameters.duration", parameters.duration)
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends HappyHorseRequestBuilder<Builder> {
    // derived from the components: begin
    // varargs: media

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, Map.of());

    private List<VideoMedia> media = List.of();
    private @Nullable Integer duration;

    private Builder(Model model) {
      super(model);
    }

    private Builder(HappyHorseImageToVideoRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      media = from.input.media == null ? List.of() : from.input.media;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        resolution = parameters.resolution;
        duration = parameters.duration;
        watermark = parameters.watermark;
        seed = parameters.seed;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** Exactly one first frame: at least 300 pixels a side, 1:2.5 to 2.5:1, at most 20 MB. */
    public Builder media(VideoMedia... values) {
      media = Additional.Copy.list(values, "values");
      return this;
    }

    /** Seconds, 3 to 15; decides the price. Default 5. */
    public Builder duration(@Nullable Integer value) {
      duration = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no media
     */
    public HappyHorseImageToVideoRequest build() {
      check();
      Parameters parameters =
          new Parameters(resolution, duration, watermark, seed, additionalParameters);
      return new HappyHorseImageToVideoRequest(
          model,
          new Input(prompt, media.isEmpty() ? null : media, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /** One more item, after those there are. */
    public Builder addMedia(VideoMedia value) {
      List<VideoMedia> more = new ArrayList<>(media);
      more.add(Objects.requireNonNull(value, "the media is null"));
      media = List.copyOf(more);
      return this;
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no media
     */
    private void check() {
      new Violations()
          .require("input.media", media, "add VideoMedia.firstFrame(..)")
          .throwIfAny(getClass());
    }
  }
}
