package dev.qiao.video.wan;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.Resolution;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.VideoRequest;
import dev.qiao.video.internal.VideoChecks;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a silent video of 5 s that begins with one picture and ends with another, with a Wan model
 * up to wan2.2. An effect of key frames is {@link WanKeyframeEffectRequest}; wan2.7 is {@link
 * Wan27ImageToVideoRequest}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/legacy-image-to-video-by-first-and-last-frame-api-reference">Wan
 * first and last frame to video</a>.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#WAN2_2_KF2V_FLASH}
 * @param input what to make it from
 * @param parameters how to make it, null for the defaults
 * @param additional fields beside these
 */
public record WanKeyframeToVideoRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WanKeyframeToVideoRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");

    additional = Additional.Copy.of(additional, WanKeyframeToVideoRequest.class);
  }

  /**
   * What to make it from.
   *
   * @param firstFrameUrl the picture the video begins with; the video keeps its ratio. JPEG, PNG
   *     without transparency, BMP or WEBP, 240 to 8000 pixels a side, at most 10 MB; a data URI is
   *     taken too and judged by the service only.
   * @param lastFrameUrl the picture the video ends with; it may have another size. JPEG, PNG
   *     without transparency, BMP or WEBP, 240 to 8000 pixels a side, at most 10 MB; a data URI is
   *     taken too and judged by the service only.
   * @param prompt how the one turns into the other, in Chinese or English, at most 800 characters.
   *     The service cuts the rest off, so a longer one is sent with a warning.
   * @param negativePrompt what not to show, at most 500 characters
   * @param additional fields beside these
   */
  public record Input(
      @Nullable MediaSource firstFrameUrl,
      @Nullable MediaSource lastFrameUrl,
      @Nullable String prompt,
      @Nullable String negativePrompt,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Input {
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to make it.
   *
   * @param resolution the tier; decides the price. wan2.2-kf2v-flash: 480P to 1080P,
   *     wanx2.1-kf2v-plus: 720P. Default 720P.
   * @param duration seconds: 5, whatever the model
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

  /** Starts a request from both frames. */
  public static Builder builder(Model model, MediaSource firstFrameUrl, MediaSource lastFrameUrl) {
    return new Builder(model).firstFrameUrl(firstFrameUrl).lastFrameUrl(lastFrameUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanKeyframeToVideoRequest, ?> operation() {
    return VideoOperations.WAN_KEYFRAME_TO_VIDEO_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check(
            "input.first_frame_url",
            VideoChecks.uploaded(input.firstFrameUrl),
            "input.first_frame_url (local)")
        .check(
            "input.last_frame_url",
            VideoChecks.uploaded(input.lastFrameUrl),
            "input.first_frame_url (local)")
        .check("input.prompt", input.prompt)
        .check("input.negative_prompt", input.negativePrompt, Limit.cutOff(500));
    if (parameters != null) {
      violations
          .check("parameters.resolution", parameters.resolution)
          .check("parameters.duration", parameters.duration)
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // required: firstFrameUrl

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, Map.of());

    private @Nullable MediaSource firstFrameUrl;
    private @Nullable MediaSource lastFrameUrl;
    private @Nullable String prompt;
    private @Nullable String negativePrompt;
    private @Nullable Resolution resolution;
    private @Nullable Integer duration;
    private @Nullable Boolean promptExtend;
    private @Nullable Boolean watermark;
    private @Nullable Long seed;

    private Builder(Model model) {
      super(model);
    }

    private Builder(WanKeyframeToVideoRequest from) {
      super(from.model);
      firstFrameUrl = from.input.firstFrameUrl;
      lastFrameUrl = from.input.lastFrameUrl;
      prompt = from.input.prompt;
      negativePrompt = from.input.negativePrompt;
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
     * The picture the video begins with; the video keeps its ratio. JPEG, PNG without transparency,
     * BMP or WEBP, 240 to 8000 pixels a side, at most 10 MB; a data URI is taken too and judged by
     * the service only.
     */
    public Builder firstFrameUrl(MediaSource value) {
      firstFrameUrl = value;
      return this;
    }

    /**
     * The picture the video ends with; it may have another size. JPEG, PNG without transparency,
     * BMP or WEBP, 240 to 8000 pixels a side, at most 10 MB; a data URI is taken too and judged by
     * the service only.
     */
    public Builder lastFrameUrl(@Nullable MediaSource value) {
      lastFrameUrl = value;
      return this;
    }

    /**
     * How the one turns into the other, in Chinese or English, at most 800 characters. The service
     * cuts the rest off, so a longer one is sent with a warning.
     */
    public Builder prompt(@Nullable String value) {
      prompt = value;
      return this;
    }

    /** What not to show, at most 500 characters. */
    public Builder negativePrompt(@Nullable String value) {
      negativePrompt = value;
      return this;
    }

    /**
     * The tier; decides the price. wan2.2-kf2v-flash: 480P to 1080P, wanx2.1-kf2v-plus: 720P.
     * Default 720P.
     */
    public Builder resolution(@Nullable Resolution value) {
      resolution = value;
      return this;
    }

    /** Seconds: 5, whatever the model. */
    public Builder duration(@Nullable Integer value) {
      duration = value;
      return this;
    }

    /** Whether a language model rewrites the prompt first, which takes longer. Default true. */
    public Builder promptExtend(@Nullable Boolean value) {
      promptExtend = value;
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
     * @throws dev.qiao.core.error.RequestValidationException if the first frame is missing
     */
    public WanKeyframeToVideoRequest build() {
      check();
      Parameters parameters =
          new Parameters(resolution, duration, promptExtend, watermark, seed, additionalParameters);
      return new WanKeyframeToVideoRequest(
          model,
          new Input(firstFrameUrl, lastFrameUrl, prompt, negativePrompt, additionalInput),
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
     * @throws dev.qiao.core.error.RequestValidationException if the first frame is missing
     */
    private void check() {
      new Violations()
          .require("input.first_frame_url", firstFrameUrl, "give the picture the video begins with")
          .throwIfAny(getClass());
    }
  }
}
