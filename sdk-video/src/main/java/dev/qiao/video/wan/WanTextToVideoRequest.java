package dev.qiao.video.wan;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.VideoRequest;
import dev.qiao.video.internal.VideoChecks;
import dev.qiao.video.internal.address.Addresses;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a video from a prompt with a Wan model up to wan2.6, in one to five minutes. wan2.7 takes a
 * resolution and a ratio instead of a size: {@link Wan27TextToVideoRequest}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/text-to-video-api-reference">Wan text to video</a>.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#WAN2_6_T2V}
 * @param input what to show
 * @param parameters how to show it, null for the model's defaults
 * @param additional fields beside these
 */
public record WanTextToVideoRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WanTextToVideoRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, WanTextToVideoRequest.class);
  }

  /**
   * What to show.
   *
   * @param prompt what to show, in Chinese or English: at most 1,500 characters for wan2.5 and
   *     wan2.6, 800 for older models. The service cuts the rest off, so a longer one is sent with a
   *     warning.
   * @param negativePrompt what not to show, at most 500 characters
   * @param audioUrl sound for the video, wav or mp3, 3 to 30 s, at most 15 MB; wan2.5 and wan2.6
   *     only. Longer than the video is cut, shorter leaves the rest silent; without it these models
   *     make up the sound.
   * @param additional fields beside these
   */
  public record Input(
      @Nullable String prompt,
      @Nullable String negativePrompt,
      @Nullable MediaSource audioUrl,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Input {
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to show it.
   *
   * @param size width and height, one of the 13 of {@link WanVideoSize}; decides the price. wan2.6:
   *     720P and 1080P, wan2.5: all, wan2.2: 480P and 1080P, wanx2.1-t2v-turbo: 480P and 720P,
   *     wanx2.1-t2v-plus: 720P. Default {@code 1920*1080}, wanx2.1 {@code 1280*720}.
   * @param duration seconds; decides the price. wan2.6: 2 to 15, wan2.5 and wan2.6-t2v-us: 5 or 10,
   *     older: 5. Default 5.
   * @param promptExtend whether a language model rewrites the prompt first, which takes longer.
   *     Default true.
   * @param shotType one shot or several; wan2.6 only. Default single.
   * @param watermark whether the mark "AI generated" (in Chinese) is put in the lower right.
   *     Default false.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Size size,
      @Nullable Integer duration,
      @Nullable Boolean promptExtend,
      @Nullable ShotType shotType,
      @Nullable Boolean watermark,
      @Nullable Long seed,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** Starts a request. */
  public static Builder builder(Model model, String prompt) {
    return new Builder(model).prompt(prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanTextToVideoRequest, ?> operation() {
    return VideoOperations.WAN_TEXT_TO_VIDEO_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("input.prompt", input.prompt)
        .check("input.negative_prompt", input.negativePrompt, Limit.cutOff(500));
    Addresses.fetched(violations, "input.audio_url", input.audioUrl);
    if (parameters != null) {
      violations
          .check("parameters.size", parameters.size)
          .check("parameters.duration", parameters.duration)
          .check("parameters.shot_type", parameters.shotType)
          .check("parameters.shot_type", parameters.shotType, ShotType.LISTED)
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
      VideoChecks.shots(violations, parameters.shotType, parameters.promptExtend);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // set size: value == null ? null : value.spelledWith("*")
    // required: prompt

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, Map.of());

    private @Nullable String prompt;
    private @Nullable String negativePrompt;
    private @Nullable MediaSource audioUrl;
    private @Nullable Size size;
    private @Nullable Integer duration;
    private @Nullable Boolean promptExtend;
    private @Nullable ShotType shotType;
    private @Nullable Boolean watermark;
    private @Nullable Long seed;

    private Builder(Model model) {
      super(model);
    }

    private Builder(WanTextToVideoRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      negativePrompt = from.input.negativePrompt;
      audioUrl = from.input.audioUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        size = parameters.size;
        duration = parameters.duration;
        promptExtend = parameters.promptExtend;
        shotType = parameters.shotType;
        watermark = parameters.watermark;
        seed = parameters.seed;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * What to show, in Chinese or English: at most 1,500 characters for wan2.5 and wan2.6, 800 for
     * older models. The service cuts the rest off, so a longer one is sent with a warning.
     */
    public Builder prompt(String value) {
      prompt = value;
      return this;
    }

    /** What not to show, at most 500 characters. */
    public Builder negativePrompt(@Nullable String value) {
      negativePrompt = value;
      return this;
    }

    /**
     * Sound for the video, wav or mp3, 3 to 30 s, at most 15 MB; wan2.5 and wan2.6 only. Longer
     * than the video is cut, shorter leaves the rest silent; without it these models make up the
     * sound.
     */
    public Builder audioUrl(@Nullable MediaSource value) {
      audioUrl = value;
      return this;
    }

    /**
     * Width and height, one of the 13 of {@link WanVideoSize}; decides the price. wan2.6: 720P and
     * 1080P, wan2.5: all, wan2.2: 480P and 1080P, wanx2.1-t2v-turbo: 480P and 720P,
     * wanx2.1-t2v-plus: 720P. Default {@code 1920*1080}, wanx2.1 {@code 1280*720}.
     */
    public Builder size(@Nullable Size value) {
      size = value == null ? null : value.spelledWith("*");
      return this;
    }

    /**
     * Seconds; decides the price. wan2.6: 2 to 15, wan2.5 and wan2.6-t2v-us: 5 or 10, older: 5.
     * Default 5.
     */
    public Builder duration(@Nullable Integer value) {
      duration = value;
      return this;
    }

    /** Whether a language model rewrites the prompt first, which takes longer. Default true. */
    public Builder promptExtend(@Nullable Boolean value) {
      promptExtend = value;
      return this;
    }

    /** One shot or several; wan2.6 only. Default single. */
    public Builder shotType(@Nullable ShotType value) {
      shotType = value;
      return this;
    }

    /** Whether the mark "AI generated" (in Chinese) is put in the lower right. Default false. */
    public Builder watermark(@Nullable Boolean value) {
      watermark = value;
      return this;
    }

    /** Makes results alike, not identical: 0 to 2147483647. Default random. */
    public Builder seed(@Nullable Long value) {
      seed = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
     */
    public WanTextToVideoRequest build() {
      check();
      Parameters parameters =
          new Parameters(
              size, duration, promptExtend, shotType, watermark, seed, additionalParameters);
      return new WanTextToVideoRequest(
          model,
          new Input(prompt, negativePrompt, audioUrl, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
     */
    private void check() {
      new Violations()
          .require("input.prompt", prompt, "say what the video shows")
          .throwIfAny(getClass());
    }
  }
}
