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
 * Makes a silent video by a ready-made effect of key frames: one picture and the name of a {@link
 * VideoEffect}, no prompt. One of the first frame goes to another address and is {@link
 * WanVideoEffectRequest}. Region cn-beijing. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/wanx-video-effects">Wan video effects</a>.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#WANX2_1_KF2V_PLUS}
 * @param input what to make it from
 * @param parameters how to make it, null for the defaults
 * @param additional fields beside these
 */
public record WanKeyframeEffectRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WanKeyframeEffectRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");

    additional = Additional.Copy.of(additional, WanKeyframeEffectRequest.class);
  }

  /**
   * What to make it from.
   *
   * @param firstFrameUrl the one picture: JPEG, PNG without transparency, BMP or WEBP, 240 to 8000
   *     pixels a side, at most 10 MB; a data URI is taken too and judged by the service only
   * @param template the effect, one of key frames. wanx2.1-kf2v-plus makes all 5.
   * @param additional fields beside these
   */
  public record Input(
      @Nullable MediaSource firstFrameUrl,
      @Nullable VideoEffect template,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Input {
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to make it.
   *
   * @param resolution the tier: 720P
   * @param duration seconds: 5
   * @param promptExtend sent by the vendor's sample; an effect has no prompt to rewrite. Default
   *     true.
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
  public static Builder builder(Model model, MediaSource firstFrameUrl, VideoEffect template) {
    return new Builder(model).firstFrameUrl(firstFrameUrl).template(template);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanKeyframeEffectRequest, ?> operation() {
    return VideoOperations.WAN_VIDEO_EFFECT_CREATE_KEYFRAMES;
  }

  @Override
  public void validate(Violations violations) {
    violations.check(
        "input.first_frame_url",
        VideoChecks.uploaded(input.firstFrameUrl),
        "input.first_frame_url (local)");
    if (parameters != null) {
      violations
          .check("parameters.resolution", parameters.resolution)
          .check("parameters.duration", parameters.duration)
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    }
    VideoEffect effect = input.template;
    violations.check("input.template", effect, VideoEffect.LISTED);
    if (effect != null && !effect.models().isEmpty() && !effect.isOfKeyFrames()) {
      violations.add(
          "input.template", "an effect of key frames", effect, "build a WanVideoEffectRequest");
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // required: firstFrameUrl, template

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, Map.of());

    private @Nullable MediaSource firstFrameUrl;
    private @Nullable VideoEffect template;
    private @Nullable Resolution resolution;
    private @Nullable Integer duration;
    private @Nullable Boolean promptExtend;
    private @Nullable Boolean watermark;
    private @Nullable Long seed;

    private Builder(Model model) {
      super(model);
    }

    private Builder(WanKeyframeEffectRequest from) {
      super(from.model);
      firstFrameUrl = from.input.firstFrameUrl;
      template = from.input.template;
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
     * The one picture: JPEG, PNG without transparency, BMP or WEBP, 240 to 8000 pixels a side, at
     * most 10 MB; a data URI is taken too and judged by the service only.
     */
    public Builder firstFrameUrl(MediaSource value) {
      firstFrameUrl = value;
      return this;
    }

    /** The effect, one of key frames. wanx2.1-kf2v-plus makes all 5. */
    public Builder template(VideoEffect value) {
      template = value;
      return this;
    }

    /** The tier: 720P. */
    public Builder resolution(@Nullable Resolution value) {
      resolution = value;
      return this;
    }

    /** Seconds: 5. */
    public Builder duration(@Nullable Integer value) {
      duration = value;
      return this;
    }

    /** Sent by the vendor's sample; an effect has no prompt to rewrite. Default true. */
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
     * @throws dev.qiao.core.error.RequestValidationException if the picture or the effect is
     *     missing
     */
    public WanKeyframeEffectRequest build() {
      check();
      Parameters parameters =
          new Parameters(resolution, duration, promptExtend, watermark, seed, additionalParameters);
      return new WanKeyframeEffectRequest(
          model,
          new Input(firstFrameUrl, template, additionalInput),
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
     * @throws dev.qiao.core.error.RequestValidationException if the picture or the effect is
     *     missing
     */
    private void check() {
      new Violations()
          .require("input.first_frame_url", firstFrameUrl, "give the picture")
          .require("input.template", template, "choose a VideoEffect")
          .throwIfAny(getClass());
    }
  }
}
