package dev.qiao.video.wan;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.Ratio;
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
 * Makes a video with wan3.0, one model for everything: from text, from a first and last frame, from
 * pictures, videos and sounds, from a file or a web page; it edits and extends videos too. 30
 * frames a second, up to 30 s. Source: <a
 * href="https://www.alibabacloud.com/help/en/model-studio/wan3-video-generation-api-reference">Wan3.0
 * video generation</a>.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#WAN3_0_VIDEO}
 * @param input what to make it from
 * @param parameters how to make it, null for the defaults
 * @param additional fields beside these
 */
public record Wan30VideoRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public Wan30VideoRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");

    additional = Additional.Copy.of(additional, Wan30VideoRequest.class);
  }

  /**
   * What to make it from.
   *
   * @param prompt what to show, at most 20,000 characters; references are called "Image 1", "Video
   *     1", "Audio 1"
   * @param media either frames (a first frame, a last frame) or references: up to 10 reference
   *     images, 5 reference videos and 5 reference audios (each kind up to 15 s together), and one
   *     file or one link. Frames and references in one request fail.
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
   * @param resolution 480P, 720P or 1080P; decides the price. Default 1080P.
   * @param ratio 16:9, 4:3, 1:1, 3:4, 9:16, or {@link Ratio#ADAPTIVE}, the default
   * @param duration seconds, 2 to 30, with input videos 30 together; decides the price. {@link
   *     Wan30VideoRequest#MODEL_CHOOSES} (-1) leaves it to the model. Default 5.
   * @param audio whether the video has sound. Default true.
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
      @Nullable Boolean audio,
      @Nullable Boolean promptExtend,
      @Nullable Boolean watermark,
      @Nullable Long seed,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** The duration that leaves it to the model. */
  public static final int MODEL_CHOOSES = -1;

  /** Starts a request: set a prompt, media or both. */
  public static Builder builder(Model model) {
    return new Builder(model);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<Wan30VideoRequest, ?> operation() {
    return VideoOperations.WAN30_VIDEO_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations.check("input.prompt", input.prompt);
    VideoChecks.media(violations, input.media);
    if (parameters != null) {
      violations
          .check("parameters.resolution", parameters.resolution)
          .check("parameters.ratio", parameters.ratio)
          .check("parameters.audio", parameters.audio)
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
      if (parameters.duration != null && parameters.duration != MODEL_CHOOSES) {
        violations.check("parameters.duration", parameters.duration);
      }
    }
    boolean frames =
        VideoChecks.has(input.media, VideoMedia.Role.FIRST_FRAME)
            || VideoChecks.has(input.media, VideoMedia.Role.LAST_FRAME);
    if (frames
        && input.media != null
        && input.media.stream().anyMatch(Wan30VideoRequest::isReference)) {
      violations.add(
          "input.media",
          "frames or references",
          "both",
          "leave out the one or the other: the task would fail");
    }
    if (VideoChecks.has(input.media, VideoMedia.Role.FILE)
        && VideoChecks.has(input.media, VideoMedia.Role.LINK)) {
      violations.add("input.media", "a file or a link", "both", "leave out the one or the other");
    }
  }

  private static boolean isReference(VideoMedia item) {
    return !item.type().equals(VideoMedia.Role.FIRST_FRAME)
        && !item.type().equals(VideoMedia.Role.LAST_FRAME);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // varargs: media

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, null, Map.of());

    private @Nullable String prompt;
    private List<VideoMedia> media = List.of();
    private @Nullable Resolution resolution;
    private @Nullable Ratio ratio;
    private @Nullable Integer duration;
    private @Nullable Boolean audio;
    private @Nullable Boolean promptExtend;
    private @Nullable Boolean watermark;
    private @Nullable Long seed;

    private Builder(Model model) {
      super(model);
    }

    private Builder(Wan30VideoRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      media = from.input.media == null ? List.of() : from.input.media;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        resolution = parameters.resolution;
        ratio = parameters.ratio;
        duration = parameters.duration;
        audio = parameters.audio;
        promptExtend = parameters.promptExtend;
        watermark = parameters.watermark;
        seed = parameters.seed;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * What to show, at most 20,000 characters; references are called "Image 1", "Video 1", "Audio
     * 1".
     */
    public Builder prompt(@Nullable String value) {
      prompt = value;
      return this;
    }

    /**
     * Either frames (a first frame, a last frame) or references: up to 10 reference images, 5
     * reference videos and 5 reference audios (each kind up to 15 s together), and one file or one
     * link. Frames and references in one request fail.
     */
    public Builder media(VideoMedia... values) {
      media = Additional.Copy.list(values, "values");
      return this;
    }

    /** 480P, 720P or 1080P; decides the price. Default 1080P. */
    public Builder resolution(@Nullable Resolution value) {
      resolution = value;
      return this;
    }

    /** 16:9, 4:3, 1:1, 3:4, 9:16, or {@link Ratio#ADAPTIVE}, the default. */
    public Builder ratio(@Nullable Ratio value) {
      ratio = value;
      return this;
    }

    /**
     * Seconds, 2 to 30, with input videos 30 together; decides the price. {@link #MODEL_CHOOSES}
     * (-1) leaves it to the model. Default 5.
     */
    public Builder duration(@Nullable Integer value) {
      duration = value;
      return this;
    }

    /** Whether the video has sound. Default true. */
    public Builder audio(@Nullable Boolean value) {
      audio = value;
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
     * @throws dev.qiao.core.error.RequestValidationException if there is neither a prompt nor media
     */
    public Wan30VideoRequest build() {
      check();
      Parameters parameters =
          new Parameters(
              resolution,
              ratio,
              duration,
              audio,
              promptExtend,
              watermark,
              seed,
              additionalParameters);
      return new Wan30VideoRequest(
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
     * @throws dev.qiao.core.error.RequestValidationException if there is neither a prompt nor media
     */
    private void check() {
      Violations violations = new Violations();
      if (media.isEmpty()) {
        violations.require("input.prompt", prompt, "set a prompt, media or both");
      }
      violations.throwIfAny(getClass());
    }
  }
}
