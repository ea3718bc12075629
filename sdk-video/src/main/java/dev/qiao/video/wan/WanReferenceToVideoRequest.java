package dev.qiao.video.wan;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.file.MediaInfo;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a video of the people and things that pictures and videos show, with a wan2.6 model, in one
 * to five minutes. Newer models are {@link Wan27ReferenceToVideoRequest}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/legacy-wan-reference-to-video-api-reference">Wan
 * reference to video</a>.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#WAN2_6_R2V_FLASH}
 * @param input what to make it from
 * @param parameters how to make it, null for the defaults
 * @param additional fields beside these
 */
public record WanReferenceToVideoRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WanReferenceToVideoRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");

    additional = Additional.Copy.of(additional, WanReferenceToVideoRequest.class);
  }

  /**
   * What to make it from.
   *
   * @param prompt what happens, in Chinese or English, at most 1,500 characters. {@code character1}
   *     is who the first reference shows, {@code character2} the second. The service cuts the rest
   *     off, so a longer one is sent with a warning.
   * @param negativePrompt what not to show, at most 500 characters
   * @param referenceUrls whom and what the video shows, one subject each, at most 5: up to 5
   *     pictures (JPEG, PNG without transparency, BMP or WEBP, 240 to 8000 pixels a side, at most
   *     20 MB) and up to 3 videos (MP4 or MOV, 1 to 30 s, at most 100 MB), whose voices are taken
   *     too. Pictures are free; the seconds of videos are billed beside those of the result, up to
   *     5 together.
   * @param referenceVideoUrls the older name of {@link #referenceUrls}, for up to 3 videos of 2 to
   *     30 s
   * @param additional fields beside these
   */
  public record Input(
      @Nullable String prompt,
      @Nullable String negativePrompt,
      @Nullable List<MediaSource> referenceUrls,
      @Nullable List<MediaSource> referenceVideoUrls,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Input {
      referenceUrls = Additional.Copy.listOrNull(referenceUrls, "referenceUrls");
      referenceVideoUrls = Additional.Copy.listOrNull(referenceVideoUrls, "referenceVideoUrls");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to make it.
   *
   * @param size width and height, of the 720P or 1080P tier; decides the price. Default {@code
   *     1920*1080}.
   * @param duration seconds, 2 to 10; decides the price. Default 5.
   * @param shotType one shot or several. Default single.
   * @param audio whether the video has sound; wan2.6-r2v-flash only. Default true; false costs
   *     less.
   * @param watermark whether the mark "AI generated" (in Chinese) is put in the lower right.
   *     Default false.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Size size,
      @Nullable Integer duration,
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

  /** How a prompt names a reference; the vendor's sample has both cases. */
  private static final Pattern CHARACTER =
      Pattern.compile("character\\s?\\d", Pattern.CASE_INSENSITIVE);

  private static final Pattern REMOTE_VIDEO =
      Pattern.compile("^[^?#]*\\.(mp4|mov)([?#]|$)", Pattern.CASE_INSENSITIVE);

  private static final List<MediaFormat> VIDEOS =
      List.of(MediaFormat.MP4, MediaFormat.MOV, MediaFormat.AVI, MediaFormat.MKV, MediaFormat.WEBM);

  /** Starts a request. */
  public static Builder builder(Model model, String prompt, MediaSource... referenceUrls) {
    return new Builder(model).prompt(prompt).referenceUrls(referenceUrls);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanReferenceToVideoRequest, ?> operation() {
    return VideoOperations.WAN_REFERENCE_TO_VIDEO_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("input.prompt", input.prompt)
        .check("input.negative_prompt", input.negativePrompt, Limit.cutOff(500));
    if (parameters != null) {
      violations
          .check("parameters.size", parameters.size)
          .check("parameters.duration", parameters.duration)
          .check("parameters.shot_type", parameters.shotType, ShotType.LISTED)
          .check("parameters.audio", VideoChecks.said(parameters.audio))
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    }
    if (input.prompt != null && !CHARACTER.matcher(input.prompt).find()) {
      violations.warn(
          "input.prompt",
          "names no character1, character2 ..: the references have no effect without, as these"
              + " words are the only link to them");
    }
    references(violations, "input.reference_urls", input.referenceUrls);
    references(violations, "input.reference_video_urls", input.referenceVideoUrls);
  }

  private static void references(
      Violations violations, String field, @Nullable List<MediaSource> references) {
    if (references == null) {
      return;
    }
    violations.check(field, references);
    violations.check("number of " + field, references.size());
    int videos = 0;
    for (int i = 0; i < references.size(); i++) {
      Addresses.warnOfDataUri(violations, field + "[" + i + "]", references.get(i));
      MediaInfo info = references.get(i).inspect();
      String url = references.get(i).url();
      if (info == null && url != null && REMOTE_VIDEO.matcher(url).find()) {
        videos++;
      }
      if (info != null) {
        boolean video = info.duration() != null || VIDEOS.contains(info.format());
        videos += video ? 1 : 0;
        violations.check(
            field + "[" + i + "]",
            references.get(i),
            video ? "video in input.reference_urls" : "picture in input.reference_urls");
      }
    }
    violations.check("number of videos in " + field, videos, "number of videos");
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // set size: value == null ? null : value.spelledWith("*")
    // varargs: referenceUrls, referenceVideoUrls
    // required: prompt

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, Map.of());

    private @Nullable String prompt;
    private @Nullable String negativePrompt;
    private List<MediaSource> referenceUrls = List.of();
    private List<MediaSource> referenceVideoUrls = List.of();
    private @Nullable Size size;
    private @Nullable Integer duration;
    private @Nullable ShotType shotType;
    private @Nullable Boolean audio;
    private @Nullable Boolean watermark;
    private @Nullable Long seed;

    private Builder(Model model) {
      super(model);
    }

    private Builder(WanReferenceToVideoRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      negativePrompt = from.input.negativePrompt;
      referenceUrls = from.input.referenceUrls == null ? List.of() : from.input.referenceUrls;
      referenceVideoUrls =
          from.input.referenceVideoUrls == null ? List.of() : from.input.referenceVideoUrls;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        size = parameters.size;
        duration = parameters.duration;
        shotType = parameters.shotType;
        audio = parameters.audio;
        watermark = parameters.watermark;
        seed = parameters.seed;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * What happens, in Chinese or English, at most 1,500 characters. {@code character1} is who the
     * first reference shows, {@code character2} the second. The service cuts the rest off, so a
     * longer one is sent with a warning.
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
     * Whom and what the video shows, one subject each, at most 5: up to 5 pictures (JPEG, PNG
     * without transparency, BMP or WEBP, 240 to 8000 pixels a side, at most 20 MB) and up to 3
     * videos (MP4 or MOV, 1 to 30 s, at most 100 MB), whose voices are taken too. Pictures are
     * free; the seconds of videos are billed beside those of the result, up to 5 together.
     */
    public Builder referenceUrls(MediaSource... values) {
      referenceUrls = Additional.Copy.list(values, "values");
      return this;
    }

    /** The older name of {@link #referenceUrls}, for up to 3 videos of 2 to 30 s. */
    public Builder referenceVideoUrls(MediaSource... values) {
      referenceVideoUrls = Additional.Copy.list(values, "values");
      return this;
    }

    /**
     * Width and height, of the 720P or 1080P tier; decides the price. Default {@code 1920*1080}.
     */
    public Builder size(@Nullable Size value) {
      size = value == null ? null : value.spelledWith("*");
      return this;
    }

    /** Seconds, 2 to 10; decides the price. Default 5. */
    public Builder duration(@Nullable Integer value) {
      duration = value;
      return this;
    }

    /** One shot or several. Default single. */
    public Builder shotType(@Nullable ShotType value) {
      shotType = value;
      return this;
    }

    /** Whether the video has sound; wan2.6-r2v-flash only. Default true; false costs less. */
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
     * @throws dev.qiao.core.error.RequestValidationException if the prompt or every reference is
     *     missing
     */
    public WanReferenceToVideoRequest build() {
      check();
      Parameters parameters =
          new Parameters(size, duration, shotType, audio, watermark, seed, additionalParameters);
      return new WanReferenceToVideoRequest(
          model,
          new Input(
              prompt,
              negativePrompt,
              referenceUrls.isEmpty() ? null : referenceUrls,
              referenceVideoUrls.isEmpty() ? null : referenceVideoUrls,
              additionalInput),
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
     * @throws dev.qiao.core.error.RequestValidationException if the prompt or every reference is
     *     missing
     */
    private void check() {
      Violations violations = new Violations();
      violations.require("input.prompt", prompt, "say what the video shows");
      if (referenceVideoUrls.isEmpty()) {
        violations.require(
            "input.reference_urls",
            referenceUrls,
            "give a picture or video of whom the video shows");
      }
      violations.throwIfAny(getClass());
    }
  }
}
