package dev.qiao.video.wan;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.Size;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.VideoRequest;
import dev.qiao.video.internal.address.Addresses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Edits a video with Wan's VACE model, in five to ten minutes, or makes one from pictures or short
 * clips: one of five functions, each with a starting method and fields of its own. The result is
 * silent, 720P at most and 5 s at most. To edit with a prompt only, use {@link
 * Wan27VideoEditRequest}. Two submissions a second, two tasks at once. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/legacy-wanx-vace-api-reference">Wan general video
 * editing</a>.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#WANX2_1_VACE_PLUS}
 * @param input what to make it from
 * @param parameters how to make it, null for the defaults
 * @param additional fields beside these
 */
public record WanVideoEditRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WanVideoEditRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");

    additional = Additional.Copy.of(additional, WanVideoEditRequest.class);
  }

  /**
   * What to make it from.
   *
   * @param function what to do
   * @param prompt what the result shows, in any language, at most 800 characters; the service cuts
   *     the rest off, so a longer one is sent with a warning
   * @param refImagesUrl pictures of subjects or of a background (JPEG, PNG, BMP, TIFF or WEBP, 360
   *     to 2000 pixels a side, at most 10 MB): 1 to 3 for image_reference, where {@link
   *     Builder#subject} and {@link Builder#background} say which is which as well; one for
   *     video_repainting and video_edit
   * @param videoUrl the video to work on (MP4, 16 frames a second or more, at most 50 MB and 5 s;
   *     the service drops the rest, so a longer local one is sent with a warning). For
   *     video_extension: a video whose motion is followed, of the frames' or clips' size and frame
   *     rate; it wants a {@link Parameters#controlCondition}.
   * @param maskImageUrl what to edit: white is edited, black is kept. Exactly as large as the
   *     video. video_edit only, where it is preferred to {@link #maskVideoUrl}; one of the two has
   *     to be there.
   * @param maskVideoUrl the same for each frame: of the video's format, frame rate, size and length
   * @param maskFrameId the frame that the mask picture belongs to, from 1 to frames a second times
   *     seconds plus one. Default 1.
   * @param firstFrameUrl video_extension: the picture the result begins with
   * @param lastFrameUrl video_extension: the picture the result ends with
   * @param firstClipUrl video_extension: the clip the result begins with, at most 3 s, together
   *     with the last one 3 s
   * @param lastClipUrl video_extension: the clip the result ends with, at most 3 s
   * @param additional fields beside these
   */
  public record Input(
      @Nullable EditFunction function,
      @Nullable String prompt,
      @Nullable List<MediaSource> refImagesUrl,
      @Nullable MediaSource videoUrl,
      @Nullable MediaSource maskImageUrl,
      @Nullable MediaSource maskVideoUrl,
      @Nullable Integer maskFrameId,
      @Nullable MediaSource firstFrameUrl,
      @Nullable MediaSource lastFrameUrl,
      @Nullable MediaSource firstClipUrl,
      @Nullable MediaSource lastClipUrl,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Input {
      refImagesUrl = Additional.Copy.listOrNull(refImagesUrl, "refImagesUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to make it.
   *
   * @param objOrBg image_reference: what each picture shows, as many as there are pictures and at
   *     most one background; may be left out for a single subject
   * @param size image_reference and video_edit: {@code 1280*720} (default), {@code 720*1280},
   *     {@code 960*960}, {@code 832*1088} or {@code 1088*832}
   * @param duration seconds: 5
   * @param controlCondition what of the video is followed. video_repainting: required by one page.
   *     video_edit and video_extension: none, posebodyface or depth; required for an extension with
   *     {@link Input#videoUrl}.
   * @param strength video_repainting: how strictly it is followed, 0.0 to 1.0. Default 1.0.
   * @param maskType video_edit with a mask picture: whether the mask follows the object. Default
   *     tracking.
   * @param expandRatio video_edit with a tracking mask: how far it grows, 0.0 to 1.0. Default 0.05.
   * @param expandMode video_edit with a tracking mask: its shape. Default hull.
   * @param topScale video_outpainting: how far the picture grows at the top, 1.0 to 2.0. Default
   *     1.0, not at all.
   * @param bottomScale video_outpainting: how far the picture grows at the bottom, 1.0 to 2.0.
   *     Default 1.0, not at all.
   * @param leftScale video_outpainting: how far the picture grows at the left, 1.0 to 2.0. Default
   *     1.0, not at all.
   * @param rightScale video_outpainting: how far the picture grows at the right, 1.0 to 2.0.
   *     Default 1.0, not at all.
   * @param promptExtend whether a language model rewrites the prompt first. Default true; the
   *     vendor advises false for all but image_reference.
   * @param watermark whether the mark "AI generated" (in Chinese) is put in the lower right.
   *     Default false.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable List<ReferenceKind> objOrBg,
      @Nullable Size size,
      @Nullable Integer duration,
      @Nullable ControlCondition controlCondition,
      @Nullable Double strength,
      @Nullable MaskType maskType,
      @Nullable Double expandRatio,
      @Nullable ExpandMode expandMode,
      @Nullable Double topScale,
      @Nullable Double bottomScale,
      @Nullable Double leftScale,
      @Nullable Double rightScale,
      @Nullable Boolean promptExtend,
      @Nullable Boolean watermark,
      @Nullable Long seed,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      objOrBg = Additional.Copy.listOrNull(objOrBg, "objOrBg");
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** What to do. Open: any other word passes through. */
  public static final class EditFunction extends OpenValue {
    /** A video of the subjects and the background in pictures. */
    public static final EditFunction IMAGE_REFERENCE = new EditFunction("image_reference");

    /** The same motion in another look. */
    public static final EditFunction VIDEO_REPAINTING = new EditFunction("video_repainting");

    /** Edits what a mask marks. */
    public static final EditFunction VIDEO_EDIT = new EditFunction("video_edit");

    /** Makes a video of 5 s out of frames or short clips. */
    public static final EditFunction VIDEO_EXTENSION = new EditFunction("video_extension");

    /** Widens the picture. */
    public static final EditFunction VIDEO_OUTPAINTING = new EditFunction("video_outpainting");

    private EditFunction(String value) {
      super(value);
    }

    /** The function of that word. */
    @JsonCreator
    public static EditFunction of(String value) {
      return new EditFunction(value);
    }
  }

  /** What a reference picture shows. Open: any other word passes through. */
  public static final class ReferenceKind extends OpenValue {
    /** Someone or something. */
    public static final ReferenceKind SUBJECT = new ReferenceKind("obj");

    /** The background. */
    public static final ReferenceKind BACKGROUND = new ReferenceKind("bg");

    private ReferenceKind(String value) {
      super(value);
    }

    /** The value of that word. */
    @JsonCreator
    public static ReferenceKind of(String value) {
      return new ReferenceKind(value);
    }
  }

  /** What of a video is followed. Open: any other word passes through. */
  public static final class ControlCondition extends OpenValue {
    /** Nothing. The default of video_edit and video_extension. */
    public static final ControlCondition NONE = new ControlCondition("");

    /** The pose and the face. */
    public static final ControlCondition POSE_BODY_FACE = new ControlCondition("posebodyface");

    /** The pose without the face; video_repainting only. */
    public static final ControlCondition POSE_BODY = new ControlCondition("posebody");

    /** The composition and outlines. */
    public static final ControlCondition DEPTH = new ControlCondition("depth");

    /** The lines; video_repainting only. */
    public static final ControlCondition SCRIBBLE = new ControlCondition("scribble");

    private ControlCondition(String value) {
      super(value);
    }

    /** The value of that word. */
    @JsonCreator
    public static ControlCondition of(String value) {
      return new ControlCondition(value);
    }
  }

  /** Whether a mask follows the object. Open: any other word passes through. */
  public static final class MaskType extends OpenValue {
    /** It follows it. The default. */
    public static final MaskType TRACKING = new MaskType("tracking");

    /** It stays where it is. */
    public static final MaskType FIXED = new MaskType("fixed");

    private MaskType(String value) {
      super(value);
    }

    /** The value of that word. */
    @JsonCreator
    public static MaskType of(String value) {
      return new MaskType(value);
    }
  }

  /** The shape of a tracking mask. Open: any other word passes through. */
  public static final class ExpandMode extends OpenValue {
    /** A polygon around the object. The default. */
    public static final ExpandMode HULL = new ExpandMode("hull");

    /** A rectangle around it. */
    public static final ExpandMode BBOX = new ExpandMode("bbox");

    /** The object's own shape. */
    public static final ExpandMode ORIGINAL = new ExpandMode("original");

    private ExpandMode(String value) {
      super(value);
    }

    /** The value of that word. */
    @JsonCreator
    public static ExpandMode of(String value) {
      return new ExpandMode(value);
    }
  }

  private static final List<EditFunction> FUNCTIONS =
      List.of(
          EditFunction.IMAGE_REFERENCE,
          EditFunction.VIDEO_REPAINTING,
          EditFunction.VIDEO_EDIT,
          EditFunction.VIDEO_EXTENSION,
          EditFunction.VIDEO_OUTPAINTING);

  /** Starts a request of any function. */
  public static Builder builder(Model model, EditFunction function, String prompt) {
    return new Builder(model).function(function).prompt(prompt);
  }

  /**
   * Starts a video of what pictures show: add them with {@link Builder#subject} and {@link
   * Builder#background}.
   */
  public static Builder imageReference(String prompt) {
    return vace(EditFunction.IMAGE_REFERENCE, prompt);
  }

  /** Starts a repainting: the video's motion in another look. */
  public static Builder videoRepainting(
      String prompt, MediaSource videoUrl, ControlCondition controlCondition) {
    return vace(EditFunction.VIDEO_REPAINTING, prompt)
        .videoUrl(videoUrl)
        .controlCondition(Objects.requireNonNull(controlCondition, "controlCondition"));
  }

  /** Starts an edit of what a mask marks; white is edited. */
  public static Builder videoEdit(String prompt, MediaSource videoUrl, MediaSource maskImageUrl) {
    return vace(EditFunction.VIDEO_EDIT, prompt).videoUrl(videoUrl).maskImageUrl(maskImageUrl);
  }

  /**
   * Starts an extension: add a first or last frame or clip. The whole result is 5 s long, not 5 s
   * longer.
   */
  public static Builder videoExtension(String prompt) {
    return vace(EditFunction.VIDEO_EXTENSION, prompt);
  }

  /** Starts a widening: say how far with {@link Builder#leftScale} and its like. */
  public static Builder videoOutpainting(String prompt, MediaSource videoUrl) {
    return vace(EditFunction.VIDEO_OUTPAINTING, prompt).videoUrl(videoUrl);
  }

  private static Builder vace(EditFunction function, String prompt) {
    return builder(VideoModels.WANX2_1_VACE_PLUS, function, prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanVideoEditRequest, ?> operation() {
    return VideoOperations.WAN_VIDEO_EDIT_CREATE;
  }

  private static final String NO_MASK_PICTURE =
      "has no effect without input.mask_image_url; set a picture or leave it out";
  private static final String FIXED_MASK =
      "has no effect with a fixed mask, as only a tracking mask grows; leave it out";

  @Override
  public void validate(Violations violations) {
    checkLimits(violations);
    checkFunction(violations);
    checkPictures(violations);
    checkMask(violations);
  }

  private void checkLimits(Violations violations) {
    violations.check("input.prompt", input.prompt);
    if (input.refImagesUrl != null) {
      for (int i = 0; i < input.refImagesUrl.size(); i++) {
        media(violations, "input.ref_images_url[" + i + "]", input.refImagesUrl.get(i), "picture");
      }
    }
    media(violations, "input.video_url", input.videoUrl, "video");
    media(violations, "input.mask_image_url", input.maskImageUrl, "picture");
    media(violations, "input.mask_video_url", input.maskVideoUrl, "video");
    media(violations, "input.first_frame_url", input.firstFrameUrl, "picture");
    media(violations, "input.last_frame_url", input.lastFrameUrl, "picture");
    media(violations, "input.first_clip_url", input.firstClipUrl, "clip");
    media(violations, "input.last_clip_url", input.lastClipUrl, "clip");
    Limit share = Limit.range(0, 1);
    Limit growth = Limit.range(1, 2);
    if (parameters != null) {
      violations
          .check("parameters.size", parameters.size)
          .check("parameters.duration", parameters.duration)
          .check("parameters.strength", parameters.strength, share)
          .check("parameters.expand_ratio", parameters.expandRatio, share)
          .check("parameters.top_scale", parameters.topScale, growth)
          .check("parameters.bottom_scale", parameters.bottomScale, growth)
          .check("parameters.left_scale", parameters.leftScale, growth)
          .check("parameters.right_scale", parameters.rightScale, growth)
          .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    }
  }

  private static void media(
      Violations violations, String field, @Nullable MediaSource media, String kind) {
    violations.check(field, media, "edit " + kind);
    Addresses.warnOfDataUri(violations, field, media);
  }

  /** What a function does not take, it would ignore or refuse. */
  private void checkFunction(Violations violations) {
    EditFunction repaint = EditFunction.VIDEO_REPAINTING;
    EditFunction edit = EditFunction.VIDEO_EDIT;
    EditFunction extend = EditFunction.VIDEO_EXTENSION;
    EditFunction widen = EditFunction.VIDEO_OUTPAINTING;
    only(
        violations,
        "input.ref_images_url",
        input.refImagesUrl,
        EditFunction.IMAGE_REFERENCE,
        repaint,
        edit);
    only(violations, "input.video_url", input.videoUrl, repaint, edit, extend, widen);
    only(violations, "input.mask_image_url", input.maskImageUrl, edit);
    only(violations, "input.mask_video_url", input.maskVideoUrl, edit);
    only(violations, "input.mask_frame_id", input.maskFrameId, edit);
    only(violations, "input.first_frame_url", input.firstFrameUrl, extend);
    only(violations, "input.last_frame_url", input.lastFrameUrl, extend);
    only(violations, "input.first_clip_url", input.firstClipUrl, extend);
    only(violations, "input.last_clip_url", input.lastClipUrl, extend);
    if (repaint.equals(input.function)
        && (parameters == null || parameters.controlCondition == null)) {
      violations.warn(
          "parameters.control_condition",
          "is not set: one page requires it for video_repainting, another calls it optional; say"
              + " what of the video is followed");
    }
    if (parameters != null) {
      only(violations, "parameters.obj_or_bg", parameters.objOrBg, EditFunction.IMAGE_REFERENCE);
      only(violations, "parameters.size", parameters.size, EditFunction.IMAGE_REFERENCE, edit);
      only(
          violations,
          "parameters.control_condition",
          parameters.controlCondition,
          repaint,
          edit,
          extend);
      only(violations, "parameters.strength", parameters.strength, repaint);
      only(violations, "parameters.mask_type", parameters.maskType, edit);
      only(violations, "parameters.expand_ratio", parameters.expandRatio, edit);
      only(violations, "parameters.expand_mode", parameters.expandMode, edit);
      only(violations, "parameters.top_scale", parameters.topScale, widen);
      only(violations, "parameters.bottom_scale", parameters.bottomScale, widen);
      only(violations, "parameters.left_scale", parameters.leftScale, widen);
      only(violations, "parameters.right_scale", parameters.rightScale, widen);
      ControlCondition condition = parameters.controlCondition;
      if (!repaint.equals(input.function)
          && (ControlCondition.POSE_BODY.equals(condition)
              || ControlCondition.SCRIBBLE.equals(condition))) {
        violations.add(
            "parameters.control_condition",
            "posebodyface or depth for " + input.function,
            condition,
            "only video_repainting follows this");
      }
    }
  }

  private void only(
      Violations violations, String field, @Nullable Object value, EditFunction... takers) {
    if (value != null
        && FUNCTIONS.contains(input.function)
        && !Additional.Copy.list(takers, "takers").contains(input.function)) {
      violations.add(
          field,
          "left out for " + input.function,
          value,
          "it belongs to "
              + Arrays.stream(takers).map(EditFunction::value).collect(Collectors.joining(", ")));
    }
  }

  private void checkPictures(Violations violations) {
    int pictures = input.refImagesUrl == null ? 0 : input.refImagesUrl.size();
    boolean reference = EditFunction.IMAGE_REFERENCE.equals(input.function);
    int most = reference ? 3 : 1;
    if (reference && pictures > most) {
      violations.warn(
          "input.ref_images_url",
          "has " + pictures + " pictures, of which the service drops all but the first three");
    } else if (pictures > most) {
      violations.add(
          "input.ref_images_url",
          "at most " + most + " for " + input.function,
          pictures + " pictures",
          "leave some out");
    }
    if (!reference) {
      return;
    }
    List<ReferenceKind> kinds = parameters == null ? null : parameters.objOrBg;
    if (kinds == null ? pictures > 1 : kinds.size() != pictures) {
      violations.add(
          "parameters.obj_or_bg",
          "one word for each of the " + pictures + " pictures",
          kinds,
          "add pictures with subject(..) and background(..)");
    } else if (kinds != null
        && kinds.indexOf(ReferenceKind.BACKGROUND) != kinds.lastIndexOf(ReferenceKind.BACKGROUND)) {
      violations.add("parameters.obj_or_bg", "at most one bg", kinds, "choose one background");
    }
  }

  private void checkMask(Violations violations) {
    if (!EditFunction.VIDEO_EDIT.equals(input.function)) {
      return;
    }
    boolean picture = input.maskImageUrl != null;
    if (!picture && input.maskFrameId != null) {
      violations.warn("input.mask_frame_id", NO_MASK_PICTURE);
    }
    if (parameters == null) {
      return;
    }
    if (!picture && parameters.maskType != null) {
      violations.warn("parameters.mask_type", NO_MASK_PICTURE);
    }
    if (MaskType.FIXED.equals(parameters.maskType)) {
      if (parameters.expandRatio != null) {
        violations.warn("parameters.expand_ratio", FIXED_MASK);
      }
      if (parameters.expandMode != null) {
        violations.warn("parameters.expand_mode", FIXED_MASK);
      }
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // set size: value == null ? null : value.spelledWith("*")
    // varargs: refImagesUrl, objOrBg
    // required: function, prompt

    private static final Parameters NO_PARAMETERS =
        new Parameters(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, Map.of());

    private @Nullable EditFunction function;
    private @Nullable String prompt;
    private List<MediaSource> refImagesUrl = List.of();
    private @Nullable MediaSource videoUrl;
    private @Nullable MediaSource maskImageUrl;
    private @Nullable MediaSource maskVideoUrl;
    private @Nullable Integer maskFrameId;
    private @Nullable MediaSource firstFrameUrl;
    private @Nullable MediaSource lastFrameUrl;
    private @Nullable MediaSource firstClipUrl;
    private @Nullable MediaSource lastClipUrl;
    private List<ReferenceKind> objOrBg = List.of();
    private @Nullable Size size;
    private @Nullable Integer duration;
    private @Nullable ControlCondition controlCondition;
    private @Nullable Double strength;
    private @Nullable MaskType maskType;
    private @Nullable Double expandRatio;
    private @Nullable ExpandMode expandMode;
    private @Nullable Double topScale;
    private @Nullable Double bottomScale;
    private @Nullable Double leftScale;
    private @Nullable Double rightScale;
    private @Nullable Boolean promptExtend;
    private @Nullable Boolean watermark;
    private @Nullable Long seed;

    private Builder(Model model) {
      super(model);
    }

    private Builder(WanVideoEditRequest from) {
      super(from.model);
      function = from.input.function;
      prompt = from.input.prompt;
      refImagesUrl = from.input.refImagesUrl == null ? List.of() : from.input.refImagesUrl;
      videoUrl = from.input.videoUrl;
      maskImageUrl = from.input.maskImageUrl;
      maskVideoUrl = from.input.maskVideoUrl;
      maskFrameId = from.input.maskFrameId;
      firstFrameUrl = from.input.firstFrameUrl;
      lastFrameUrl = from.input.lastFrameUrl;
      firstClipUrl = from.input.firstClipUrl;
      lastClipUrl = from.input.lastClipUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        objOrBg = parameters.objOrBg == null ? List.of() : parameters.objOrBg;
        size = parameters.size;
        duration = parameters.duration;
        controlCondition = parameters.controlCondition;
        strength = parameters.strength;
        maskType = parameters.maskType;
        expandRatio = parameters.expandRatio;
        expandMode = parameters.expandMode;
        topScale = parameters.topScale;
        bottomScale = parameters.bottomScale;
        leftScale = parameters.leftScale;
        rightScale = parameters.rightScale;
        promptExtend = parameters.promptExtend;
        watermark = parameters.watermark;
        seed = parameters.seed;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** What to do. */
    public Builder function(EditFunction value) {
      function = value;
      return this;
    }

    /**
     * What the result shows, in any language, at most 800 characters; the service cuts the rest
     * off, so a longer one is sent with a warning.
     */
    public Builder prompt(String value) {
      prompt = value;
      return this;
    }

    /**
     * Pictures of subjects or of a background (JPEG, PNG, BMP, TIFF or WEBP, 360 to 2000 pixels a
     * side, at most 10 MB): 1 to 3 for image_reference, where {@link #subject} and {@link
     * #background} say which is which as well; one for video_repainting and video_edit.
     */
    public Builder refImagesUrl(MediaSource... values) {
      refImagesUrl = Additional.Copy.list(values, "values");
      return this;
    }

    /**
     * The video to work on (MP4, 16 frames a second or more, at most 50 MB and 5 s; the service
     * drops the rest, so a longer local one is sent with a warning). For video_extension: a video
     * whose motion is followed, of the frames' or clips' size and frame rate; it wants a {@link
     * #controlCondition}.
     */
    public Builder videoUrl(@Nullable MediaSource value) {
      videoUrl = value;
      return this;
    }

    /**
     * What to edit: white is edited, black is kept. Exactly as large as the video. video_edit only,
     * where it is preferred to {@link #maskVideoUrl}; one of the two has to be there.
     */
    public Builder maskImageUrl(@Nullable MediaSource value) {
      maskImageUrl = value;
      return this;
    }

    /** The same for each frame: of the video's format, frame rate, size and length. */
    public Builder maskVideoUrl(@Nullable MediaSource value) {
      maskVideoUrl = value;
      return this;
    }

    /**
     * The frame that the mask picture belongs to, from 1 to frames a second times seconds plus one.
     * Default 1.
     */
    public Builder maskFrameId(@Nullable Integer value) {
      maskFrameId = value;
      return this;
    }

    /** video_extension: the picture the result begins with. */
    public Builder firstFrameUrl(@Nullable MediaSource value) {
      firstFrameUrl = value;
      return this;
    }

    /** video_extension: the picture the result ends with. */
    public Builder lastFrameUrl(@Nullable MediaSource value) {
      lastFrameUrl = value;
      return this;
    }

    /**
     * video_extension: the clip the result begins with, at most 3 s, together with the last one 3
     * s.
     */
    public Builder firstClipUrl(@Nullable MediaSource value) {
      firstClipUrl = value;
      return this;
    }

    /** video_extension: the clip the result ends with, at most 3 s. */
    public Builder lastClipUrl(@Nullable MediaSource value) {
      lastClipUrl = value;
      return this;
    }

    /**
     * image_reference: what each picture shows, as many as there are pictures and at most one
     * background; may be left out for a single subject.
     */
    public Builder objOrBg(ReferenceKind... values) {
      objOrBg = Additional.Copy.list(values, "values");
      return this;
    }

    /**
     * image_reference and video_edit: {@code 1280*720} (default), {@code 720*1280}, {@code
     * 960*960}, {@code 832*1088} or {@code 1088*832}.
     */
    public Builder size(@Nullable Size value) {
      size = value == null ? null : value.spelledWith("*");
      return this;
    }

    /** Seconds: 5. */
    public Builder duration(@Nullable Integer value) {
      duration = value;
      return this;
    }

    /**
     * What of the video is followed. video_repainting: required by one page. video_edit and
     * video_extension: none, posebodyface or depth; required for an extension with {@link
     * #videoUrl}.
     */
    public Builder controlCondition(@Nullable ControlCondition value) {
      controlCondition = value;
      return this;
    }

    /** video_repainting: how strictly it is followed, 0.0 to 1.0. Default 1.0. */
    public Builder strength(@Nullable Double value) {
      strength = value;
      return this;
    }

    /** video_edit with a mask picture: whether the mask follows the object. Default tracking. */
    public Builder maskType(@Nullable MaskType value) {
      maskType = value;
      return this;
    }

    /** video_edit with a tracking mask: how far it grows, 0.0 to 1.0. Default 0.05. */
    public Builder expandRatio(@Nullable Double value) {
      expandRatio = value;
      return this;
    }

    /** video_edit with a tracking mask: its shape. Default hull. */
    public Builder expandMode(@Nullable ExpandMode value) {
      expandMode = value;
      return this;
    }

    /**
     * video_outpainting: how far the picture grows at the top, 1.0 to 2.0. Default 1.0, not at all.
     */
    public Builder topScale(@Nullable Double value) {
      topScale = value;
      return this;
    }

    /**
     * video_outpainting: how far the picture grows at the bottom, 1.0 to 2.0. Default 1.0, not at
     * all.
     */
    public Builder bottomScale(@Nullable Double value) {
      bottomScale = value;
      return this;
    }

    /**
     * video_outpainting: how far the picture grows at the left, 1.0 to 2.0. Default 1.0, not at
     * all.
     */
    public Builder leftScale(@Nullable Double value) {
      leftScale = value;
      return this;
    }

    /**
     * video_outpainting: how far the picture grows at the right, 1.0 to 2.0. Default 1.0, not at
     * all.
     */
    public Builder rightScale(@Nullable Double value) {
      rightScale = value;
      return this;
    }

    /**
     * Whether a language model rewrites the prompt first. Default true; the vendor advises false
     * for all but image_reference.
     */
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
     * @throws dev.qiao.core.error.RequestValidationException if the function, the prompt or the
     *     media it works on is missing, or there are two masks
     */
    public WanVideoEditRequest build() {
      check();
      Parameters parameters =
          new Parameters(
              objOrBg.isEmpty() ? null : objOrBg,
              size,
              duration,
              controlCondition,
              strength,
              maskType,
              expandRatio,
              expandMode,
              topScale,
              bottomScale,
              leftScale,
              rightScale,
              promptExtend,
              watermark,
              seed,
              additionalParameters);
      return new WanVideoEditRequest(
          model,
          new Input(
              function,
              prompt,
              refImagesUrl.isEmpty() ? null : refImagesUrl,
              videoUrl,
              maskImageUrl,
              maskVideoUrl,
              maskFrameId,
              firstFrameUrl,
              lastFrameUrl,
              firstClipUrl,
              lastClipUrl,
              additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /** Adds a picture of someone or something, for image_reference. */
    public Builder subject(MediaSource picture) {
      return reference(picture, ReferenceKind.SUBJECT);
    }

    /** Adds the picture of the background, for image_reference. */
    public Builder background(MediaSource picture) {
      return reference(picture, ReferenceKind.BACKGROUND);
    }

    private Builder reference(MediaSource picture, ReferenceKind kind) {
      List<MediaSource> pictures = new ArrayList<>(refImagesUrl);
      pictures.add(picture);
      refImagesUrl = List.copyOf(pictures);
      List<ReferenceKind> kinds = new ArrayList<>(objOrBg);
      kinds.add(kind);
      objOrBg = List.copyOf(kinds);
      return this;
    }

    private void requireMedia(EditFunction of, Violations violations) {
      if (EditFunction.IMAGE_REFERENCE.equals(of)) {
        violations.require("input.ref_images_url", refImagesUrl, "add subject(..)");
      } else if (EditFunction.VIDEO_EXTENSION.equals(of)) {
        if (lastFrameUrl == null && firstClipUrl == null && lastClipUrl == null) {
          violations.require(
              "input.first_frame_url",
              firstFrameUrl,
              "set what is extended: firstFrameUrl, lastFrameUrl, firstClipUrl or lastClipUrl");
        }
        if (videoUrl != null) {
          violations.require(
              "parameters.control_condition",
              controlCondition,
              "say what of input.video_url is followed");
        }
      } else if (FUNCTIONS.contains(of)) {
        violations.require("input.video_url", videoUrl, "give the video to work on");
      }
      if (EditFunction.VIDEO_EDIT.equals(of)) {
        if (maskVideoUrl == null) {
          violations.require(
              "input.mask_image_url",
              maskImageUrl,
              "say what is edited, with it or with input.mask_video_url");
        } else if (maskImageUrl != null) {
          violations.add(
              "input.mask_image_url",
              "left out with input.mask_video_url",
              maskImageUrl,
              "one of the two says what is edited");
        }
      }
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the function, the prompt or the
     *     media it works on is missing, or there are two masks
     */
    private void check() {
      Violations violations =
          new Violations()
              .require("input.function", function, "say what to do")
              .require("input.prompt", prompt, "say what the result shows");
      if (function != null) {
        requireMedia(function, violations);
      }
      violations.throwIfAny(getClass());
    }
  }
}
