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
import dev.qiao.video.internal.address.Addresses;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a video that begins with a picture, with a Wan model up to wan2.6, in one to five minutes.
 * A ready-made effect instead of a prompt is {@link WanVideoEffectRequest}; wan2.7 is {@link
 * Wan27ImageToVideoRequest}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/legacy-image-to-video-api-reference">Wan image to
 * video</a>.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#WAN2_6_I2V_FLASH}
 * @param input what to make it from
 * @param parameters how to make it, null for the defaults
 * @param additional fields beside these
 */
public record WanImageToVideoRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WanImageToVideoRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");

    additional = Additional.Copy.of(additional, WanImageToVideoRequest.class);
  }

  /**
   * What to make it from.
   *
   * @param imgUrl the picture the video begins with: JPEG, PNG without transparency, BMP or WEBP,
   *     240 to 8000 pixels a side, at most 20 MB for wan2.5 and wan2.6, 10 MB for older models. A
   *     data URI is taken too and judged by the service only. The video keeps its ratio, about.
   * @param prompt what happens, in Chinese or English: at most 1,500 characters for wan2.5 and
   *     wan2.6, 800 for older models. The service cuts the rest off, so a longer one is sent with a
   *     warning.
   * @param negativePrompt what not to show, at most 500 characters
   * @param audioUrl sound for the video, wav or mp3, 3 to 30 s, at most 15 MB; wan2.5 and wan2.6
   *     only. Longer than the video is cut, shorter leaves the rest silent; without it these models
   *     make up the sound.
   * @param additional fields beside these
   */
  public record Input(
      @Nullable MediaSource imgUrl,
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
   * How to make it.
   *
   * @param resolution the tier; decides the price. wan2.6: 720P or 1080P, default 1080P. wan2.5:
   *     480P to 1080P, default 1080P. wan2.2-i2v-flash: 480P to 1080P, default 720P.
   *     wan2.2-i2v-plus: 480P or 1080P, default 1080P. wanx2.1-i2v-turbo: 480P or 720P, default
   *     720P. wanx2.1-i2v-plus: 720P.
   * @param duration seconds; decides the price. wan2.6: 2 to 15, wan2.6-i2v-us: 5, 10 or 15,
   *     wan2.5: 5 or 10, wanx2.1-i2v-turbo: 3, 4 or 5, others: 5. Default 5.
   * @param promptExtend whether a language model rewrites the prompt first, which takes longer.
   *     Default true.
   * @param shotType one shot or several; wan2.6 only. Default single.
   * @param audio whether the video has sound; wan2.6-i2v-flash only. Default true. False wins over
   *     {@code audioUrl} and costs less; it has to be said, since the default is sound.
   * @param watermark whether the mark "AI generated" (in Chinese) is put in the lower right.
   *     Default false.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Resolution resolution,
      @Nullable Integer duration,
      @Nullable Boolean promptExtend,
      @Nullable ShotType shotType,
      @Nullable Boolean audio,
      @Nullable Boolean watermark,
      @Nullable Long seed,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** Starts a request from the first frame. */
  public static Builder builder(Model model, MediaSource imgUrl) {
    return new Builder(model).imgUrl(imgUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanImageToVideoRequest, ?> operation() {
    return VideoOperations.WAN_IMAGE_TO_VIDEO_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("input.img_url", VideoChecks.uploaded(input.imgUrl), "input.img_url (local)")
        .check("input.prompt", input.prompt)
        .check("input.negative_prompt", input.negativePrompt, Limit.cutOff(500));
    Addresses.fetched(violations, "input.audio_url", input.audioUrl);
    if (parameters != null) {
      violations
          .check("parameters.resolution", parameters.resolution)
          .check("parameters.duration", parameters.duration)
          .check("parameters.shot_type", parameters.shotType)
          .check("parameters.shot_type", parameters.shotType, ShotType.LISTED)
          .check("parameters.audio", VideoChecks.said(parameters.audio))
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
      if (Boolean.FALSE.equals(parameters.audio) && input.audioUrl != null) {
        violations.warn(
            "input.audio_url",
            "has no effect, as parameters.audio is false: the video is silent; leave one out");
      }
      VideoChecks.shots(violations, parameters.shotType, parameters.promptExtend);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // required: imgUrl

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, null, Map.of());

    private @Nullable MediaSource imgUrl;
    private @Nullable String prompt;
    private @Nullable String negativePrompt;
    private @Nullable MediaSource audioUrl;
    private @Nullable Resolution resolution;
    private @Nullable Integer duration;
    private @Nullable Boolean promptExtend;
    private @Nullable ShotType shotType;
    private @Nullable Boolean audio;
    private @Nullable Boolean watermark;
    private @Nullable Long seed;

    private Builder(Model model) {
      super(model);
    }

    private Builder(WanImageToVideoRequest from) {
      super(from.model);
      imgUrl = from.input.imgUrl;
      prompt = from.input.prompt;
      negativePrompt = from.input.negativePrompt;
      audioUrl = from.input.audioUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        resolution = parameters.resolution;
        duration = parameters.duration;
        promptExtend = parameters.promptExtend;
        shotType = parameters.shotType;
        audio = parameters.audio;
        watermark = parameters.watermark;
        seed = parameters.seed;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * The picture the video begins with: JPEG, PNG without transparency, BMP or WEBP, 240 to 8000
     * pixels a side, at most 20 MB for wan2.5 and wan2.6, 10 MB for older models. A data URI is
     * taken too and judged by the service only. The video keeps its ratio, about.
     */
    public Builder imgUrl(MediaSource value) {
      imgUrl = value;
      return this;
    }

    /**
     * What happens, in Chinese or English: at most 1,500 characters for wan2.5 and wan2.6, 800 for
     * older models. The service cuts the rest off, so a longer one is sent with a warning.
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
     * Sound for the video, wav or mp3, 3 to 30 s, at most 15 MB; wan2.5 and wan2.6 only. Longer
     * than the video is cut, shorter leaves the rest silent; without it these models make up the
     * sound.
     */
    public Builder audioUrl(@Nullable MediaSource value) {
      audioUrl = value;
      return this;
    }

    /**
     * The tier; decides the price. wan2.6: 720P or 1080P, default 1080P. wan2.5: 480P to 1080P,
     * default 1080P. wan2.2-i2v-flash: 480P to 1080P, default 720P. wan2.2-i2v-plus: 480P or 1080P,
     * default 1080P. wanx2.1-i2v-turbo: 480P or 720P, default 720P. wanx2.1-i2v-plus: 720P.
     */
    public Builder resolution(@Nullable Resolution value) {
      resolution = value;
      return this;
    }

    /**
     * Seconds; decides the price. wan2.6: 2 to 15, wan2.6-i2v-us: 5, 10 or 15, wan2.5: 5 or 10,
     * wanx2.1-i2v-turbo: 3, 4 or 5, others: 5. Default 5.
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

    /**
     * Whether the video has sound; wan2.6-i2v-flash only. Default true. False wins over {@code
     * audioUrl} and costs less; it has to be said, since the default is sound.
     */
    public Builder audio(@Nullable Boolean value) {
      audio = value;
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
     * @throws dev.qiao.core.error.RequestValidationException if the picture is missing
     */
    public WanImageToVideoRequest build() {
      check();
      Parameters parameters =
          new Parameters(
              resolution,
              duration,
              promptExtend,
              shotType,
              audio,
              watermark,
              seed,
              additionalParameters);
      return new WanImageToVideoRequest(
          model,
          new Input(imgUrl, prompt, negativePrompt, audioUrl, additionalInput),
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
     * @throws dev.qiao.core.error.RequestValidationException if the picture is missing
     */
    private void check() {
      new Violations()
          .require("input.img_url", imgUrl, "give the picture the video begins with")
          .throwIfAny(getClass());
    }
  }
}
