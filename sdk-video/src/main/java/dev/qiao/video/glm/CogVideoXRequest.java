package dev.qiao.video.glm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.Size;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.Ratio;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.VideoRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a video with a CogVideoX or Vidu model of Zhipu, in some minutes: from a prompt, from
 * pictures, or from both. Models differ much in what they take: see the setters and the catalogue
 * ({@code client.models()}). Source: <a href="https://docs.bigmodel.cn/api-reference">video
 * generation</a>.
 *
 * <p>CogVideoX takes PNG and JPEG of at most 5 MB, Vidu's image models pictures of at most 50 MB.
 * Zhipu has no storage for local ones: give an address, or {@link MediaSource#toDataUri()}.
 *
 * <p>The result has a {@link dev.qiao.video.VideoResult#cover() cover}. Zhipu gives no reason when
 * a task fails, and says nothing of how long links live: save at once.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#COGVIDEOX_3}
 * @param prompt what to show, at most 512 characters; viduq1-text needs it
 * @param imageUrl the pictures. cogvideox-3: a first frame, or first and last; cogvideox-2, -flash
 *     and the Vidu image models: a first frame; the Vidu start-end models: first and last, whose
 *     sizes differ by a factor of 0.8 to 1.25; vidu2-reference: one to three, as a list.
 * @param quality fast or good: CogVideoX. Default speed.
 * @param withAudio whether sound is made up: CogVideoX, and Vidu models that make 4 s. Default
 *     false.
 * @param size width and height; each model has a list of its own, up to {@code 3840x2160} for
 *     CogVideoX
 * @param fps frames a second, 30 or 60: CogVideoX. Default 30.
 * @param duration seconds: 5 or 10 for cogvideox-3, 5 for viduq1, 4 for vidu2. Default the
 *     shortest.
 * @param style how it is drawn: viduq1-text. Default general.
 * @param aspectRatio 16:9, 9:16 or 1:1: viduq1-text, vidu2-reference. Default 16:9.
 * @param movementAmplitude how much moves: Vidu. Default auto.
 * @param watermarkEnabled whether the video is marked as made by a model. Default true.
 * @param promptOptModel the model that rewrites the prompt; no page describes it, the vendor's
 *     client has it
 * @param offPeak whether the task may wait for a quiet hour, at a lower price; the vendor's client
 *     has it
 * @param sensitiveWordCheck whether words are checked; the vendor's client has it
 * @param requestId an id of yours for this request; the service makes one up otherwise
 * @param userId an id of yours for the person who asked, so that abuse can be attributed
 * @param additional fields beside these
 */
public record CogVideoXRequest(
    Model model,
    @Nullable String prompt,
    @Nullable ImageUrl imageUrl,
    @Nullable Quality quality,
    @Nullable Boolean withAudio,
    @Nullable Size size,
    @Nullable Integer fps,
    @Nullable Integer duration,
    @Nullable Style style,
    @Nullable Ratio aspectRatio,
    @Nullable MovementAmplitude movementAmplitude,
    @Nullable Boolean watermarkEnabled,
    @Nullable String promptOptModel,
    @Nullable Boolean offPeak,
    @Nullable SensitiveWordCheck sensitiveWordCheck,
    @Nullable String requestId,
    @Nullable String userId,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public CogVideoXRequest {
    Objects.requireNonNull(model, "model");
    additional = Additional.Copy.of(additional, CogVideoXRequest.class);
  }

  /**
   * The pictures. One goes out as a text, several as a list; models that want a list want it for
   * one picture as well.
   *
   * @param images the pictures, in order
   * @param isList whether they go out as a list
   */
  public record ImageUrl(List<MediaSource> images, boolean isList) {
    /** Refuses null for a required component. */
    public ImageUrl {
      images = Additional.Copy.list(images, "images");
      if (images.isEmpty() || (images.size() > 1 && !isList)) {
        throw new IllegalArgumentException(
            "image_url is one picture or a list of them, not " + images.size() + " pictures");
      }
    }

    /** One picture, as a text: the first frame. */
    public static ImageUrl one(MediaSource picture) {
      return new ImageUrl(List.of(picture), false);
    }

    /** A list: first and last frame, or up to three references. */
    public static ImageUrl list(MediaSource... pictures) {
      return new ImageUrl(Additional.Copy.list(pictures, "pictures"), true);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ImageUrl of(Object wire) {
      return wire instanceof List<?> list
          ? new ImageUrl(
              list.stream().map(each -> MediaSource.of(String.valueOf(each))).toList(), true)
          : one(MediaSource.of(String.valueOf(wire)));
    }

    @JsonValue
    Object wire() {
      return isList ? images : images.get(0);
    }
  }

  /**
   * Whether words are checked.
   *
   * @param type which words, such as {@code ALL}
   * @param status {@code ENABLE} or {@code DISABLE}
   * @param additional fields beside these
   */
  public record SensitiveWordCheck(
      @Nullable String type, @Nullable String status, @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public SensitiveWordCheck {
      additional = Additional.Copy.of(additional, SensitiveWordCheck.class);
    }

    /** Returns the check of words of a type, such as {@code ALL}, on or off. */
    public static SensitiveWordCheck of(String type, String status) {
      return new SensitiveWordCheck(
          Objects.requireNonNull(type, "type"), Objects.requireNonNull(status, "status"), Map.of());
    }
  }

  /** Fast or good. */
  public static final class Quality extends OpenValue {
    /** Fast. The default. */
    public static final Quality SPEED = new Quality("speed");

    /** Good. */
    public static final Quality QUALITY = new Quality("quality");

    private Quality(String value) {
      super(value);
    }

    /** The quality of that word. */
    @JsonCreator
    public static Quality of(String value) {
      return new Quality(value);
    }
  }

  /** How it is drawn. */
  public static final class Style extends OpenValue {
    /** As the prompt says. The default. */
    public static final Style GENERAL = new Style("general");

    /** Like an animated film. */
    public static final Style ANIME = new Style("anime");

    private Style(String value) {
      super(value);
    }

    /** The style of that word. */
    @JsonCreator
    public static Style of(String value) {
      return new Style(value);
    }
  }

  /** How much moves. */
  public static final class MovementAmplitude extends OpenValue {
    /** The model chooses. The default. */
    public static final MovementAmplitude AUTO = new MovementAmplitude("auto");

    /** Little. */
    public static final MovementAmplitude SMALL = new MovementAmplitude("small");

    /** Some. */
    public static final MovementAmplitude MEDIUM = new MovementAmplitude("medium");

    /** Much. */
    public static final MovementAmplitude LARGE = new MovementAmplitude("large");

    private MovementAmplitude(String value) {
      super(value);
    }

    /** The amplitude of that word. */
    @JsonCreator
    public static MovementAmplitude of(String value) {
      return new MovementAmplitude(value);
    }
  }

  /** Starts a video from a prompt. */
  public static Builder builder(Model model, String prompt) {
    return new Builder(model).prompt(prompt);
  }

  /** Starts a video that begins with a picture. */
  public static Builder imageToVideo(Model model, MediaSource firstFrame) {
    return new Builder(model).imageUrl(ImageUrl.one(firstFrame));
  }

  /** Starts a video that begins with one picture and ends with another. */
  public static Builder firstAndLastFrame(
      Model model, MediaSource firstFrame, MediaSource lastFrame) {
    return new Builder(model).imageUrl(ImageUrl.list(firstFrame, lastFrame));
  }

  /** Starts a video of what one to three pictures show: vidu2-reference. */
  public static Builder referenceToVideo(Model model, MediaSource... references) {
    return new Builder(model).imageUrl(ImageUrl.list(references));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<CogVideoXRequest, ?> operation() {
    return VideoOperations.GLM_VIDEO_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("prompt", prompt, Limit.maxCharacters(512))
        .check("prompt", prompt)
        .check("image_url", imageUrl);
    if (imageUrl != null) {
      violations.check("number of pictures in image_url", imageUrl.images.size());
      for (int i = 0; i < imageUrl.images.size(); i++) {
        violations.check(
            imageUrl.isList ? "image_url[" + i + "]" : "image_url",
            imageUrl.images.get(i),
            "image_url[]");
      }
    }
    violations
        .check("quality", quality)
        .check("with_audio", withAudio)
        .check("size", size)
        .check("fps", fps)
        .check("duration", duration)
        .check("style", style)
        .check("aspect_ratio", aspectRatio)
        .check("movement_amplitude", movementAmplitude);
    if (userId != null && (userId.length() < 6 || userId.length() > 128)) {
      violations.add(
          "user_id",
          "6 to 128 characters",
          userId.length() + " characters",
          "send an id of yours of that length");
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    // derived from the components: begin
    // set size: value == null ? null : value.spelledWith("x")

    private Model model;
    private @Nullable String prompt;
    private @Nullable ImageUrl imageUrl;
    private @Nullable Quality quality;
    private @Nullable Boolean withAudio;
    private @Nullable Size size;
    private @Nullable Integer fps;
    private @Nullable Integer duration;
    private @Nullable Style style;
    private @Nullable Ratio aspectRatio;
    private @Nullable MovementAmplitude movementAmplitude;
    private @Nullable Boolean watermarkEnabled;
    private @Nullable String promptOptModel;
    private @Nullable Boolean offPeak;
    private @Nullable SensitiveWordCheck sensitiveWordCheck;
    private @Nullable String requestId;
    private @Nullable String userId;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model) {
      this.model = Objects.requireNonNull(model, "model");
    }

    private Builder(CogVideoXRequest from) {
      model = from.model;
      prompt = from.prompt;
      imageUrl = from.imageUrl;
      quality = from.quality;
      withAudio = from.withAudio;
      size = from.size;
      fps = from.fps;
      duration = from.duration;
      style = from.style;
      aspectRatio = from.aspectRatio;
      movementAmplitude = from.movementAmplitude;
      watermarkEnabled = from.watermarkEnabled;
      promptOptModel = from.promptOptModel;
      offPeak = from.offPeak;
      sensitiveWordCheck = from.sensitiveWordCheck;
      requestId = from.requestId;
      userId = from.userId;
      additional.putAll(from.additional);
    }

    /** The model, such as {@link dev.qiao.video.VideoModels#COGVIDEOX_3}. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** What to show, at most 512 characters; viduq1-text needs it. */
    public Builder prompt(@Nullable String value) {
      prompt = value;
      return this;
    }

    /**
     * The pictures. cogvideox-3: a first frame, or first and last; cogvideox-2, -flash and the Vidu
     * image models: a first frame; the Vidu start-end models: first and last, whose sizes differ by
     * a factor of 0.8 to 1.25; vidu2-reference: one to three, as a list.
     */
    public Builder imageUrl(@Nullable ImageUrl value) {
      imageUrl = value;
      return this;
    }

    /** Fast or good: CogVideoX. Default speed. */
    public Builder quality(@Nullable Quality value) {
      quality = value;
      return this;
    }

    /** Whether sound is made up: CogVideoX, and Vidu models that make 4 s. Default false. */
    public Builder withAudio(@Nullable Boolean value) {
      withAudio = value;
      return this;
    }

    /**
     * Width and height; each model has a list of its own, up to {@code 3840x2160} for CogVideoX.
     */
    public Builder size(@Nullable Size value) {
      size = value == null ? null : value.spelledWith("x");
      return this;
    }

    /** Frames a second, 30 or 60: CogVideoX. Default 30. */
    public Builder fps(@Nullable Integer value) {
      fps = value;
      return this;
    }

    /** Seconds: 5 or 10 for cogvideox-3, 5 for viduq1, 4 for vidu2. Default the shortest. */
    public Builder duration(@Nullable Integer value) {
      duration = value;
      return this;
    }

    /** How it is drawn: viduq1-text. Default general. */
    public Builder style(@Nullable Style value) {
      style = value;
      return this;
    }

    /** 16:9, 9:16 or 1:1: viduq1-text, vidu2-reference. Default 16:9. */
    public Builder aspectRatio(@Nullable Ratio value) {
      aspectRatio = value;
      return this;
    }

    /** How much moves: Vidu. Default auto. */
    public Builder movementAmplitude(@Nullable MovementAmplitude value) {
      movementAmplitude = value;
      return this;
    }

    /** Whether the video is marked as made by a model. Default true. */
    public Builder watermarkEnabled(@Nullable Boolean value) {
      watermarkEnabled = value;
      return this;
    }

    /** The model that rewrites the prompt; no page describes it, the vendor's client has it. */
    public Builder promptOptModel(@Nullable String value) {
      promptOptModel = value;
      return this;
    }

    /** Whether the task may wait for a quiet hour, at a lower price; the vendor's client has it. */
    public Builder offPeak(@Nullable Boolean value) {
      offPeak = value;
      return this;
    }

    /** Whether words are checked; the vendor's client has it. */
    public Builder sensitiveWordCheck(@Nullable SensitiveWordCheck value) {
      sensitiveWordCheck = value;
      return this;
    }

    /** An id of yours for this request; the service makes one up otherwise. */
    public Builder requestId(@Nullable String value) {
      requestId = value;
      return this;
    }

    /** An id of yours for the person who asked, so that abuse can be attributed. */
    public Builder userId(@Nullable String value) {
      userId = value;
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
    public CogVideoXRequest build() {
      check();
      return new CogVideoXRequest(
          model,
          prompt,
          imageUrl,
          quality,
          withAudio,
          size,
          fps,
          duration,
          style,
          aspectRatio,
          movementAmplitude,
          watermarkEnabled,
          promptOptModel,
          offPeak,
          sensitiveWordCheck,
          requestId,
          userId,
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
      if (imageUrl == null) {
        violations.require("prompt", prompt, "say what the video shows, or give a picture");
      }
      violations.throwIfAny(getClass());
    }
  }
}
