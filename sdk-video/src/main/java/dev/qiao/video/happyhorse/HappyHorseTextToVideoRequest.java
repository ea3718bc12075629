package dev.qiao.video.happyhorse;

import dev.qiao.core.Model;
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
 * Makes a video from a prompt with HappyHorse. The video is marked unless {@code watermark(false)}
 * says otherwise. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/happyhorse-text-to-video-api-reference">HappyHorse
 * text to video</a>.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#HAPPYHORSE_1_1_T2V}
 * @param input what to make it from
 * @param parameters how to make it, null for the defaults
 * @param additional fields beside these
 */
public record HappyHorseTextToVideoRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public HappyHorseTextToVideoRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");

    additional = Additional.Copy.of(additional, HappyHorseTextToVideoRequest.class);
  }

  /**
   * What to make it from.
   *
   * @param prompt what to show: at most 5,000 characters, or 2,500 Chinese ones
   * @param additional fields beside these
   */
  public record Input(@Nullable String prompt, @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Input {
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to make it.
   *
   * @param resolution 720P or 1080P, happyhorse-1.1 also 480P. Default 1080P, which costs nearly
   *     twice as much a second as 720P.
   * @param ratio 16:9, 9:16, 1:1, 4:3, 3:4, 4:5, 5:4, 9:21 or 21:9. Default 16:9.
   * @param duration seconds, 3 to 15; decides the price. Default 5.
   * @param watermark whether the video is marked. Unlike Wan's, the default is <b>true</b>: say
   *     false for none.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Resolution resolution,
      @Nullable Ratio ratio,
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
  public static Builder builder(Model model, String prompt) {
    return new Builder(model).prompt(prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<HappyHorseTextToVideoRequest, ?> operation() {
    return VideoOperations.HAPPYHORSE_TEXT_TO_VIDEO_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    HappyHorseRequestBuilder.checkPrompt(violations, input.prompt);
    if (parameters != null) {
      violations
          .check("parameters.resolution", parameters.resolution)
          .check("parameters.ratio", parameters.ratio)
          .check("parameters.duration", parameters.duration)
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends HappyHorseRequestBuilder<Builder> {
    // derived from the components: begin

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, Map.of());

    private @Nullable Ratio ratio;
    private @Nullable Integer duration;

    private Builder(Model model) {
      super(model);
    }

    private Builder(HappyHorseTextToVideoRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        resolution = parameters.resolution;
        ratio = parameters.ratio;
        duration = parameters.duration;
        watermark = parameters.watermark;
        seed = parameters.seed;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** 16:9, 9:16, 1:1, 4:3, 3:4, 4:5, 5:4, 9:21 or 21:9. Default 16:9. */
    public Builder ratio(@Nullable Ratio value) {
      ratio = value;
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
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
     */
    public HappyHorseTextToVideoRequest build() {
      check();
      Parameters parameters =
          new Parameters(resolution, ratio, duration, watermark, seed, additionalParameters);
      return new HappyHorseTextToVideoRequest(
          model,
          new Input(prompt, additionalInput),
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
