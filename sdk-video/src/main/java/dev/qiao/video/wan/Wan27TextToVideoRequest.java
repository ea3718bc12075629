package dev.qiao.video.wan;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.Ratio;
import dev.qiao.video.Resolution;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.VideoRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a video with sound from a prompt with wan2.7: 2 to 15 s, 5 unless said otherwise. Older
 * models take a size instead of resolution and ratio: {@link WanTextToVideoRequest}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/text-to-video-api-reference">Wan text to video</a>.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#WAN2_7_T2V}
 * @param input what to make it from
 * @param parameters how to make it, null for the defaults
 * @param additional fields beside these
 */
public record Wan27TextToVideoRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public Wan27TextToVideoRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");

    additional = Additional.Copy.of(additional, Wan27TextToVideoRequest.class);
  }

  /**
   * What to make it from.
   *
   * @param prompt what to show, in Chinese or English, at most 5,000 characters; shots are
   *     described here, too ("Shot 1 [0-3s] ..."). The service cuts the rest off, so a longer one
   *     is sent with a warning.
   * @param negativePrompt what not to show, at most 500 characters
   * @param audioUrl sound for the video, wav or mp3, 2 to 30 s, at most 15 MB; without it the model
   *     makes up the sound
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
   * How to make it.
   *
   * @param resolution 720P or 1080P; decides the price. Default 1080P.
   * @param ratio 16:9, 9:16, 1:1, 4:3 or 3:4. Default 16:9.
   * @param duration seconds, 2 to 15; decides the price. Default 5.
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
  public static Builder builder(Model model, String prompt) {
    return new Builder(model).prompt(prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<Wan27TextToVideoRequest, ?> operation() {
    return VideoOperations.WAN27_TEXT_TO_VIDEO_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("input.prompt", input.prompt)
        .check("input.negative_prompt", input.negativePrompt, Limit.cutOff(500))
        .check("input.audio_url", input.audioUrl);
    if (parameters != null) {
      violations
          .check("parameters.resolution", parameters.resolution)
          .check("parameters.ratio", parameters.ratio)
          .check("parameters.duration", parameters.duration)
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends Wan27RequestBuilder<Builder> {
    // derived from the components: begin

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, Map.of());

    private @Nullable MediaSource audioUrl;
    private @Nullable Ratio ratio;
    private @Nullable Integer duration;

    private Builder(Model model) {
      super(model);
    }

    private Builder(Wan27TextToVideoRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      negativePrompt = from.input.negativePrompt;
      audioUrl = from.input.audioUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        resolution = parameters.resolution;
        ratio = parameters.ratio;
        duration = parameters.duration;
        promptExtend = parameters.promptExtend;
        watermark = parameters.watermark;
        seed = parameters.seed;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * Sound for the video, wav or mp3, 2 to 30 s, at most 15 MB; without it the model makes up the
     * sound.
     */
    public Builder audioUrl(@Nullable MediaSource value) {
      audioUrl = value;
      return this;
    }

    /** 16:9, 9:16, 1:1, 4:3 or 3:4. Default 16:9. */
    public Builder ratio(@Nullable Ratio value) {
      ratio = value;
      return this;
    }

    /** Seconds, 2 to 15; decides the price. Default 5. */
    public Builder duration(@Nullable Integer value) {
      duration = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
     */
    public Wan27TextToVideoRequest build() {
      check();
      Parameters parameters =
          new Parameters(
              resolution, ratio, duration, promptExtend, watermark, seed, additionalParameters);
      return new Wan27TextToVideoRequest(
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
