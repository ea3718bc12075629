package dev.qiao.video.wan;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.Ratio;
import dev.qiao.video.Resolution;
import dev.qiao.video.VideoAudioSetting;
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
 * Edits a video by a prompt and pictures, with wan2.7. A duration of 0, the default, keeps the
 * video's; 2 to 10 s cut it. The seconds of the input and of the result are billed. Fixed functions
 * such as masks and extension are {@link WanVideoEditRequest}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/wan-video-editing-api-reference">Wan video
 * editing</a>.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#WAN2_7_VIDEOEDIT}
 * @param input what to make it from
 * @param parameters how to make it, null for the defaults
 * @param additional fields beside these
 */
public record Wan27VideoEditRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public Wan27VideoEditRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");

    additional = Additional.Copy.of(additional, Wan27VideoEditRequest.class);
  }

  /**
   * What to make it from.
   *
   * @param prompt what to show, in Chinese or English, at most 5,000 characters; shots are written
   *     here too ("Shot 1 [0-3s] ..."). The service cuts the rest off, so a longer one is sent with
   *     a warning.
   * @param negativePrompt what not to show, at most 500 characters
   * @param media one video (MP4 or MOV, 2 to 10 s, at most 100 MB) and up to four reference images
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
   * @param ratio 16:9, 9:16, 1:1, 4:3 or 3:4. Default that of the video.
   * @param duration seconds, 2 to 10, which cut the video, or 0 to keep its length; decides the
   *     price. Default 0.
   * @param audioSetting what becomes of the sound. Default {@link VideoAudioSetting#AUTO}.
   * @param promptExtend whether a language model rewrites the prompt first, which takes longer.
   *     Default true.
   * @param watermark whether the mark "AI generated" (in Chinese) is put in the lower right.
   *     Default false.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Resolution resolution,
      @Nullable Ratio ratio,
      @Nullable Integer duration,
      @Nullable VideoAudioSetting audioSetting,
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
  public Operation<Wan27VideoEditRequest, ?> operation() {
    return VideoOperations.WAN27_VIDEO_EDIT_CREATE;
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
          .check("parameters.ratio", parameters.ratio)
          .check("parameters.duration", parameters.duration)
          .check("parameters.audio_setting", parameters.audioSetting, VideoAudioSetting.LISTED)
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends Wan27RequestBuilder<Builder> {
    // derived from the components: begin
    // varargs: media

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, null, Map.of());

    private List<VideoMedia> media = List.of();
    private @Nullable Ratio ratio;
    private @Nullable Integer duration;
    private @Nullable VideoAudioSetting audioSetting;

    private Builder(Model model) {
      super(model);
    }

    private Builder(Wan27VideoEditRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      negativePrompt = from.input.negativePrompt;
      media = from.input.media == null ? List.of() : from.input.media;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        resolution = parameters.resolution;
        ratio = parameters.ratio;
        duration = parameters.duration;
        audioSetting = parameters.audioSetting;
        promptExtend = parameters.promptExtend;
        watermark = parameters.watermark;
        seed = parameters.seed;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** One video (MP4 or MOV, 2 to 10 s, at most 100 MB) and up to four reference images. */
    public Builder media(VideoMedia... values) {
      media = Additional.Copy.list(values, "values");
      return this;
    }

    /** 16:9, 9:16, 1:1, 4:3 or 3:4. Default that of the video. */
    public Builder ratio(@Nullable Ratio value) {
      ratio = value;
      return this;
    }

    /**
     * Seconds, 2 to 10, which cut the video, or 0 to keep its length; decides the price. Default 0.
     */
    public Builder duration(@Nullable Integer value) {
      duration = value;
      return this;
    }

    /** What becomes of the sound. Default {@link VideoAudioSetting#AUTO}. */
    public Builder audioSetting(@Nullable VideoAudioSetting value) {
      audioSetting = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no media
     */
    public Wan27VideoEditRequest build() {
      check();
      Parameters parameters =
          new Parameters(
              resolution,
              ratio,
              duration,
              audioSetting,
              promptExtend,
              watermark,
              seed,
              additionalParameters);
      return new Wan27VideoEditRequest(
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
          .require("input.media", media, "add VideoMedia.video(..)")
          .throwIfAny(getClass());
    }
  }
}
