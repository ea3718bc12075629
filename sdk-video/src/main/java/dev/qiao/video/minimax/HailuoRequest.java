package dev.qiao.video.minimax;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.Resolution;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.VideoRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a video with a model of MiniMax, in some minutes: from a prompt ({@link #builder}), from a
 * picture ({@link #imageToVideo}), between a first and a last frame ({@link #firstAndLastFrame}),
 * or of a person on a picture ({@link #subjectReference}). MiniMax has one address for all four and
 * distinguishes them by their fields, so they are one request that is started in four ways; a model
 * makes some of the four. Source: <a
 * href="https://platform.minimaxi.com/docs/api-reference/video-generation-t2v">text</a>, <a
 * href="https://platform.minimaxi.com/docs/api-reference/video-generation-i2v">image</a>, <a
 * href="https://platform.minimaxi.com/docs/api-reference/video-generation-fl2v">first and last
 * frame</a>, <a
 * href="https://platform.minimaxi.com/docs/api-reference/video-generation-s2v">subject</a>.
 *
 * <p>Pictures are JPEG, PNG or WebP, below 20 MB, more than 300 pixels on the shorter side, and
 * from 2:5 to 5:2. MiniMax has no storage for local ones: give an address, or {@link
 * MediaSource#toDataUri()}.
 *
 * <p>The link of the result is valid for an hour; {@link dev.qiao.core.task.TaskHandle#snapshot()}
 * of the finished task gives a new one.
 *
 * @param model the model, such as {@link VideoModels#MINIMAX_HAILUO_2_3}
 * @param prompt what to show, at most 2,000 characters. Camera commands are in brackets where they
 *     are to happen, at most 3 together: {@code [Pan left,Pedestal up]}. There are Truck, Pan, Push
 *     and Pull, Pedestal, Tilt, Zoom, Shake, Tracking shot and Static shot; MiniMax-Hailuo-2.3, -02
 *     and the Director models follow them.
 * @param firstFrameImage the picture that the video begins with
 * @param lastFrameImage the picture that the video ends with: MiniMax-Hailuo-02
 * @param subjectReference who appears in the video: S2V-01, one subject with one picture
 * @param promptOptimizer whether the service rewrites the prompt first; false follows it to the
 *     letter. Default true.
 * @param fastPretreatment whether that rewriting is a short one; the Hailuo models only. Default
 *     false.
 * @param duration seconds: 6, or 10 for the Hailuo models, which is not to be had with 1080P.
 *     Default 6.
 * @param resolution the tier. Hailuo models: {@link HailuoRequest#P768} (default) and 1080P,
 *     MiniMax-Hailuo-02 with a first frame only also {@link HailuoRequest#P512}; older models:
 *     720P.
 * @param aigcWatermark whether a mark is put on the video. Default false.
 * @param callbackUrl your address, which receives the state of the task, see {@link
 *     HailuoCallback}. It is asked for an echo first, and must give it within 3 seconds.
 * @param additional fields beside these
 */
public record HailuoRequest(
    Model model,
    @Nullable String prompt,
    @Nullable MediaSource firstFrameImage,
    @Nullable MediaSource lastFrameImage,
    @Nullable List<SubjectReference> subjectReference,
    @Nullable Boolean promptOptimizer,
    @Nullable Boolean fastPretreatment,
    @Nullable Integer duration,
    @Nullable Resolution resolution,
    @Nullable Boolean aigcWatermark,
    @Nullable URI callbackUrl,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** The tier below 720P, of MiniMax-Hailuo-02 with a first frame only. */
  public static final Resolution P512 = Resolution.of("512P");

  /** The tier between 720P and 1080P, the default of the Hailuo models. */
  public static final Resolution P768 = Resolution.of("768P");

  private static final Set<Model> HAILUO =
      Set.of(
          VideoModels.MINIMAX_HAILUO_2_3,
          VideoModels.MINIMAX_HAILUO_2_3_FAST,
          VideoModels.MINIMAX_HAILUO_02);
  private static final Set<Model> OLDER =
      Set.of(
          VideoModels.T2V_01_DIRECTOR,
          VideoModels.T2V_01,
          VideoModels.I2V_01_DIRECTOR,
          VideoModels.I2V_01_LIVE,
          VideoModels.I2V_01,
          VideoModels.S2V_01);

  /** Four commands or more between two brackets. */
  private static final Pattern TOO_MANY_COMMANDS =
      Pattern.compile("\\[[^\\[\\],]*(?:,[^\\[\\],]*){3,}]");

  /** Refuses null for a required component, and an additional field named like a component. */
  public HailuoRequest {
    Objects.requireNonNull(model, "model");
    subjectReference = Additional.Copy.listOrNull(subjectReference, "subjectReference");
    additional = Additional.Copy.of(additional, HailuoRequest.class);
  }

  /**
   * Who appears in the video.
   *
   * @param type {@code character}, a person by the face
   * @param image one picture of it
   * @param additional fields beside these
   */
  public record SubjectReference(
      String type, List<MediaSource> image, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public SubjectReference {
      Objects.requireNonNull(type, "type");
      image = Additional.Copy.list(image, "image");
      additional = Additional.Copy.of(additional, SubjectReference.class);
    }

    /** A person, by a picture of the face. */
    public static SubjectReference character(MediaSource picture) {
      return of("character", picture);
    }

    /** A subject of another type, by its pictures. */
    public static SubjectReference of(String type, MediaSource... pictures) {
      return new SubjectReference(type, Additional.Copy.list(pictures, "pictures"), Map.of());
    }
  }

  /** Starts a video from a prompt: MiniMax-Hailuo-2.3, MiniMax-Hailuo-02, T2V-01(-Director). */
  public static Builder builder(Model model, String prompt) {
    return new Builder(model).prompt(prompt);
  }

  /**
   * Starts a video that begins with a picture: MiniMax-Hailuo-2.3, -2.3-Fast, -02, and the I2V-01
   * models. A prompt is welcome, and not required.
   */
  public static Builder imageToVideo(Model model, MediaSource firstFrame) {
    return new Builder(model).firstFrameImage(firstFrame);
  }

  /** Starts a video that begins with one picture and ends with another: MiniMax-Hailuo-02. */
  public static Builder firstAndLastFrame(
      Model model, MediaSource firstFrame, MediaSource lastFrame) {
    return new Builder(model).firstFrameImage(firstFrame).lastFrameImage(lastFrame);
  }

  /** Starts a video of the person on a picture: S2V-01. */
  public static Builder subjectReference(Model model, MediaSource picture) {
    return new Builder(model).subjectReference(List.of(SubjectReference.character(picture)));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<HailuoRequest, ?> operation() {
    return VideoOperations.MINIMAX_VIDEO_GENERATION_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("prompt", prompt, Limit.maxCharacters(2000))
        .check("first_frame_image", firstFrameImage)
        .check("last_frame_image", lastFrameImage)
        .check("subject_reference", subjectReference)
        .check("duration", duration)
        .check("resolution", resolution);
    if (subjectReference != null) {
      for (int i = 0; i < subjectReference.size(); i++) {
        checkSubject(violations, "subject_reference[" + i + "].image", subjectReference.get(i));
      }
    }
    if (HAILUO.contains(model)) {
      checkTogether(violations);
    }
    if (fastPretreatment != null && OLDER.contains(model)) {
      violations.warn("fast_pretreatment", "is for the Hailuo models, not " + model);
    }
    if (prompt != null && TOO_MANY_COMMANDS.matcher(prompt).find()) {
      violations.warn(
          "prompt", "has more than 3 camera commands in one pair of brackets; 3 work together");
    }
  }

  private static void checkSubject(Violations violations, String at, SubjectReference subject) {
    if (subject.image.size() != 1) {
      violations.add(at, "one picture", subject.image.size() + " pictures", "give one");
    }
    for (int i = 0; i < subject.image.size(); i++) {
      violations.check(at + "[" + i + "]", subject.image.get(i), "subject_reference[].image[]");
    }
  }

  /** What only fields together break. */
  private void checkTogether(Violations violations) {
    if (Resolution.P1080.equals(resolution) && duration != null && duration == 10) {
      violations.add(
          "duration",
          "6 with resolution 1080P for " + model,
          duration,
          "set 6, or the resolution 768P");
    }
    if (P512.equals(resolution) && (firstFrameImage == null || lastFrameImage != null)) {
      violations.add(
          "resolution",
          "768P or 1080P for " + model + " without a first frame or with a last one",
          resolution,
          "choose one of them");
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    // derived from the components: begin

    private Model model;
    private @Nullable String prompt;
    private @Nullable MediaSource firstFrameImage;
    private @Nullable MediaSource lastFrameImage;
    private @Nullable List<SubjectReference> subjectReference;
    private @Nullable Boolean promptOptimizer;
    private @Nullable Boolean fastPretreatment;
    private @Nullable Integer duration;
    private @Nullable Resolution resolution;
    private @Nullable Boolean aigcWatermark;
    private @Nullable URI callbackUrl;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model) {
      this.model = Objects.requireNonNull(model, "model");
    }

    private Builder(HailuoRequest from) {
      model = from.model;
      prompt = from.prompt;
      firstFrameImage = from.firstFrameImage;
      lastFrameImage = from.lastFrameImage;
      subjectReference = from.subjectReference;
      promptOptimizer = from.promptOptimizer;
      fastPretreatment = from.fastPretreatment;
      duration = from.duration;
      resolution = from.resolution;
      aigcWatermark = from.aigcWatermark;
      callbackUrl = from.callbackUrl;
      additional.putAll(from.additional);
    }

    /** The model, such as {@link VideoModels#MINIMAX_HAILUO_2_3}. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /**
     * What to show, at most 2,000 characters. Camera commands are in brackets where they are to
     * happen, at most 3 together: {@code [Pan left,Pedestal up]}. There are Truck, Pan, Push and
     * Pull, Pedestal, Tilt, Zoom, Shake, Tracking shot and Static shot; MiniMax-Hailuo-2.3, -02 and
     * the Director models follow them.
     */
    public Builder prompt(@Nullable String value) {
      prompt = value;
      return this;
    }

    /** The picture that the video begins with. */
    public Builder firstFrameImage(@Nullable MediaSource value) {
      firstFrameImage = value;
      return this;
    }

    /** The picture that the video ends with: MiniMax-Hailuo-02. */
    public Builder lastFrameImage(@Nullable MediaSource value) {
      lastFrameImage = value;
      return this;
    }

    /** Who appears in the video: S2V-01, one subject with one picture. */
    public Builder subjectReference(@Nullable List<SubjectReference> value) {
      subjectReference = value;
      return this;
    }

    /**
     * Whether the service rewrites the prompt first; false follows it to the letter. Default true.
     */
    public Builder promptOptimizer(@Nullable Boolean value) {
      promptOptimizer = value;
      return this;
    }

    /** Whether that rewriting is a short one; the Hailuo models only. Default false. */
    public Builder fastPretreatment(@Nullable Boolean value) {
      fastPretreatment = value;
      return this;
    }

    /** Seconds: 6, or 10 for the Hailuo models, which is not to be had with 1080P. Default 6. */
    public Builder duration(@Nullable Integer value) {
      duration = value;
      return this;
    }

    /**
     * The tier. Hailuo models: {@link #P768} (default) and 1080P, MiniMax-Hailuo-02 with a first
     * frame only also {@link #P512}; older models: 720P.
     */
    public Builder resolution(@Nullable Resolution value) {
      resolution = value;
      return this;
    }

    /** Whether a mark is put on the video. Default false. */
    public Builder aigcWatermark(@Nullable Boolean value) {
      aigcWatermark = value;
      return this;
    }

    /**
     * Your address, which receives the state of the task, see {@link HailuoCallback}. It is asked
     * for an echo first, and must give it within 3 seconds.
     */
    public Builder callbackUrl(@Nullable URI value) {
      callbackUrl = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is neither a prompt nor a
     *     picture
     */
    public HailuoRequest build() {
      check();
      return new HailuoRequest(
          model,
          prompt,
          firstFrameImage,
          lastFrameImage,
          subjectReference,
          promptOptimizer,
          fastPretreatment,
          duration,
          resolution,
          aigcWatermark,
          callbackUrl,
          additional);
    }

    // derived: end

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is neither a prompt nor a
     *     picture
     */
    private void check() {
      Violations violations = new Violations();
      if (firstFrameImage == null && lastFrameImage == null && subjectReference == null) {
        violations.require(
            "prompt", prompt, "say what the video shows, or give a frame or a subject");
      }
      violations.throwIfAny(getClass());
    }
  }
}
