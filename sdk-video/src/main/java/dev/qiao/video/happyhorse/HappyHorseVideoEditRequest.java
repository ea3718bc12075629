package dev.qiao.video.happyhorse;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
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
 * Edits a video by a prompt and pictures, with HappyHorse. Of a video longer than 15 s only the
 * first 15 are used; the seconds of the input and of the result are billed. The video is marked
 * unless {@code watermark(false)} says otherwise. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/happyhorse-video-edit-api-reference">HappyHorse
 * video edit</a>.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#HAPPYHORSE_1_0_VIDEO_EDIT}
 * @param input what to make it from
 * @param parameters how to make it, null for the defaults
 * @param additional fields beside these
 */
public record HappyHorseVideoEditRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public HappyHorseVideoEditRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");

    additional = Additional.Copy.of(additional, HappyHorseVideoEditRequest.class);
  }

  /**
   * What to make it from.
   *
   * @param prompt what to show: at most 5,000 characters, or 2,500 Chinese ones
   * @param media one video of 3 to 60 s and up to five reference images
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
   * @param audioSetting what becomes of the sound. Default {@link VideoAudioSetting#AUTO}.
   * @param watermark whether the video is marked. Unlike Wan's, the default is <b>true</b>: say
   *     false for none.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Resolution resolution,
      @Nullable VideoAudioSetting audioSetting,
      @Nullable Boolean watermark,
      @Nullable Long seed,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** Starts a request. */
  public static Builder builder(Model model, String prompt, VideoMedia... media) {
    return new Builder(model).prompt(prompt).media(media);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<HappyHorseVideoEditRequest, ?> operation() {
    return VideoOperations.HAPPYHORSE_VIDEO_EDIT_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    HappyHorseRequestBuilder.checkPrompt(violations, input.prompt);
    VideoChecks.media(violations, input.media);
    if (parameters != null) {
      violations
          .check("parameters.resolution", parameters.resolution)
          .check("parameters.audio_setting", parameters.audioSetting, VideoAudioSetting.LISTED)
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
    private @Nullable VideoAudioSetting audioSetting;

    private Builder(Model model) {
      super(model);
    }

    private Builder(HappyHorseVideoEditRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      media = from.input.media == null ? List.of() : from.input.media;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        resolution = parameters.resolution;
        audioSetting = parameters.audioSetting;
        watermark = parameters.watermark;
        seed = parameters.seed;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** One video of 3 to 60 s and up to five reference images. */
    public Builder media(VideoMedia... values) {
      media = Additional.Copy.list(values, "values");
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
     * @throws dev.qiao.core.error.RequestValidationException if the prompt or the media is missing
     */
    public HappyHorseVideoEditRequest build() {
      check();
      Parameters parameters =
          new Parameters(resolution, audioSetting, watermark, seed, additionalParameters);
      return new HappyHorseVideoEditRequest(
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
     * @throws dev.qiao.core.error.RequestValidationException if the prompt or the media is missing
     */
    private void check() {
      new Violations()
          .require("input.prompt", prompt, "say what the video shows")
          .require("input.media", media, "add VideoMedia.video(..)")
          .throwIfAny(getClass());
    }
  }
}
