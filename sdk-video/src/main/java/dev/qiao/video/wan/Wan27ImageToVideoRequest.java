package dev.qiao.video.wan;

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
 * Makes a video that begins with a picture or goes on from a clip, with wan2.7: 2 to 15 s, 5 unless
 * said otherwise; with a first clip that is the length of clip and continuation together. The ratio
 * is that of the frame or clip, the prompt may be left out. Older models take the frame as a field
 * of its own: {@link WanImageToVideoRequest}, {@link WanKeyframeToVideoRequest}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/image-to-video-general-api-reference">Wan image to
 * video</a>.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#WAN2_7_I2V}
 * @param input what to make it from
 * @param parameters how to make it, null for the defaults
 * @param additional fields beside these
 */
public record Wan27ImageToVideoRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public Wan27ImageToVideoRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");

    additional = Additional.Copy.of(additional, Wan27ImageToVideoRequest.class);
  }

  /**
   * What to make it from.
   *
   * @param prompt what to show, in Chinese or English, at most 5,000 characters; shots are written
   *     here too ("Shot 1 [0-3s] ..."). The service cuts the rest off, so a longer one is sent with
   *     a warning.
   * @param negativePrompt what not to show, at most 500 characters
   * @param media where the video begins and ends, each role at most once, in one of these sets:
   *     first frame; first frame and driving audio; first and last frame; first and last frame and
   *     driving audio; first clip; first clip and last frame. Frames: JPEG, PNG without
   *     transparency, BMP or WEBP, 240 to 8000 pixels a side, 1:8 to 8:1, at most 20 MB. Audio: wav
   *     or mp3, 2 to 30 s, at most 15 MB. Clip: MP4 or MOV, 2 to 10 s, at most 100 MB.
   * @param additional fields beside these
   */
  public record Input(
      @Nullable String prompt,
      @Nullable String negativePrompt,
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
   * @param resolution 720P or 1080P; decides the price. Default 1080P.
   * @param duration seconds, 2 to 15, with a first clip those of clip and continuation together;
   *     decides the price. Default 5.
   * @param promptExtend whether a language model rewrites the prompt first, which takes longer.
   *     Default true.
   * @param watermark whether the mark "AI generated" (in Chinese) is put in the lower right.
   *     Default false.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Resolution resolution,
      @Nullable Integer duration,
      @Nullable Boolean promptExtend,
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
  public Operation<Wan27ImageToVideoRequest, ?> operation() {
    return VideoOperations.WAN27_IMAGE_TO_VIDEO_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("input.prompt", input.prompt)
        .check("input.negative_prompt", input.negativePrompt, Limit.cutOff(500));
    VideoChecks.media(violations, input.media);
    if (parameters != null) {
      violations
          .check("parameters.resolution", parameters.resolution)
          .check("parameters.duration", parameters.duration)
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends Wan27RequestBuilder<Builder> {
    // derived from the components: begin
    // varargs: media

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, Map.of());

    private List<VideoMedia> media = List.of();
    private @Nullable Integer duration;

    private Builder(Model model) {
      super(model);
    }

    private Builder(Wan27ImageToVideoRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      negativePrompt = from.input.negativePrompt;
      media = from.input.media == null ? List.of() : from.input.media;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        resolution = parameters.resolution;
        duration = parameters.duration;
        promptExtend = parameters.promptExtend;
        watermark = parameters.watermark;
        seed = parameters.seed;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * Where the video begins and ends, each role at most once, in one of these sets: first frame;
     * first frame and driving audio; first and last frame; first and last frame and driving audio;
     * first clip; first clip and last frame. Frames: JPEG, PNG without transparency, BMP or WEBP,
     * 240 to 8000 pixels a side, 1:8 to 8:1, at most 20 MB. Audio: wav or mp3, 2 to 30 s, at most
     * 15 MB. Clip: MP4 or MOV, 2 to 10 s, at most 100 MB.
     */
    public Builder media(VideoMedia... values) {
      media = Additional.Copy.list(values, "values");
      return this;
    }

    /**
     * Seconds, 2 to 15, with a first clip those of clip and continuation together; decides the
     * price. Default 5.
     */
    public Builder duration(@Nullable Integer value) {
      duration = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no media
     */
    public Wan27ImageToVideoRequest build() {
      check();
      Parameters parameters =
          new Parameters(resolution, duration, promptExtend, watermark, seed, additionalParameters);
      return new Wan27ImageToVideoRequest(
          model,
          new Input(prompt, negativePrompt, media.isEmpty() ? null : media, additionalInput),
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
          .require(
              "input.media", media, "add VideoMedia.firstFrame(..) or VideoMedia.firstClip(..)")
          .throwIfAny(getClass());
    }
  }
}
