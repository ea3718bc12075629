package dev.qiao.video.portrait;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.VideoRequest;
import dev.qiao.video.internal.address.Addresses;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a portrait talk with light movements with LivePortrait, for as long as the voice lasts: up
 * to three minutes, such as news. Goes after {@link LivePortraitDetectRequest} has passed it.
 * Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/liveportrait-api">LivePortrait video
 * generation</a>.
 *
 * @param model {@code liveportrait}
 * @param input portrait and voice
 * @param parameters how it moves, null for the defaults
 * @param additional fields beside these
 */
public record LivePortraitRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public LivePortraitRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, LivePortraitRequest.class);
  }

  /**
   * Portrait and voice.
   *
   * @param imageUrl the picture that was detected
   * @param audioUrl the voice: wav or mp3, longer than 1 s and shorter than 3 minutes, less than 15
   *     MB; a loud, clear voice without noise or music
   * @param additional fields beside these
   */
  public record Input(
      MediaSource imageUrl, MediaSource audioUrl, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(imageUrl, "imageUrl");
      Objects.requireNonNull(audioUrl, "audioUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How it moves.
   *
   * @param templateId how much the head moves. Default normal.
   * @param eyeMoveFreq blinks a second, 0 to 1. Default 0.5.
   * @param videoFps frames a second, 15 to 30. Default 24.
   * @param mouthMoveStrength how far the mouth opens, 0 to 1.5; 0 keeps it shut. Default 1.
   * @param pasteBack whether the face is put back into the picture. Default true; false gives the
   *     face only, without the body.
   * @param headMoveStrength how far the head moves, 0 to 1. Default 0.7.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable TemplateId templateId,
      @Nullable Double eyeMoveFreq,
      @Nullable Integer videoFps,
      @Nullable Double mouthMoveStrength,
      @Nullable Boolean pasteBack,
      @Nullable Double headMoveStrength,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** How much the head moves. No template of AnimateAnyone. */
  public static final class TemplateId extends OpenValue {
    /** In between. The default. */
    public static final TemplateId NORMAL = new TemplateId("normal");

    /** Little, as in the news. */
    public static final TemplateId CALM = new TemplateId("calm");

    /** Much, as in a song. */
    public static final TemplateId ACTIVE = new TemplateId("active");

    private TemplateId(String value) {
      super(value);
    }

    /** The template of that word. */
    @JsonCreator
    public static TemplateId of(String value) {
      return new TemplateId(value);
    }
  }

  /**
   * Starts a request for a detected portrait.
   *
   * @param detection what {@code VideoService.detect} returned
   * @param audioUrl the voice: wav or mp3, longer than 1 s and shorter than 3 minutes, less than 15
   *     MB; a loud, clear voice without noise or music
   * @throws IllegalArgumentException if the detection does not know its picture
   */
  public static Builder builder(LivePortraitDetection.Passed detection, MediaSource audioUrl) {
    return new Builder(
        VideoModels.LIVEPORTRAIT,
        Detections.picture(Objects.requireNonNull(detection, "the detection is null").image()),
        audioUrl);
  }

  /** Starts a request for a picture that an earlier detection has passed. */
  public static Builder builder(MediaSource imageUrl, MediaSource audioUrl) {
    return new Builder(VideoModels.LIVEPORTRAIT, imageUrl, audioUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<LivePortraitRequest, ?> operation() {
    return VideoOperations.LIVEPORTRAIT_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    Addresses.fetched(violations, "input.image_url", input.imageUrl);
    Addresses.fetched(violations, "input.audio_url", input.audioUrl);
    if (parameters != null) {
      violations
          .check("parameters.template_id", parameters.templateId)
          .check("parameters.eye_move_freq", parameters.eyeMoveFreq)
          .check("parameters.video_fps", parameters.videoFps)
          .check("parameters.mouth_move_strength", parameters.mouthMoveStrength)
          .check("parameters.head_move_strength", parameters.headMoveStrength);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // without setter: imageUrl

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, Map.of());

    private MediaSource imageUrl;
    private MediaSource audioUrl;
    private @Nullable TemplateId templateId;
    private @Nullable Double eyeMoveFreq;
    private @Nullable Integer videoFps;
    private @Nullable Double mouthMoveStrength;
    private @Nullable Boolean pasteBack;
    private @Nullable Double headMoveStrength;

    private Builder(Model model, MediaSource imageUrl, MediaSource audioUrl) {
      super(model);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
      this.audioUrl = Objects.requireNonNull(audioUrl, "audioUrl");
    }

    private Builder(LivePortraitRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      audioUrl = from.input.audioUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        templateId = parameters.templateId;
        eyeMoveFreq = parameters.eyeMoveFreq;
        videoFps = parameters.videoFps;
        mouthMoveStrength = parameters.mouthMoveStrength;
        pasteBack = parameters.pasteBack;
        headMoveStrength = parameters.headMoveStrength;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * The voice: wav or mp3, longer than 1 s and shorter than 3 minutes, less than 15 MB; a loud,
     * clear voice without noise or music.
     */
    public Builder audioUrl(MediaSource value) {
      audioUrl = Objects.requireNonNull(value, "audioUrl");
      return this;
    }

    /** How much the head moves. Default normal. */
    public Builder templateId(@Nullable TemplateId value) {
      templateId = value;
      return this;
    }

    /** Blinks a second, 0 to 1. Default 0.5. */
    public Builder eyeMoveFreq(@Nullable Double value) {
      eyeMoveFreq = value;
      return this;
    }

    /** Frames a second, 15 to 30. Default 24. */
    public Builder videoFps(@Nullable Integer value) {
      videoFps = value;
      return this;
    }

    /** How far the mouth opens, 0 to 1.5; 0 keeps it shut. Default 1. */
    public Builder mouthMoveStrength(@Nullable Double value) {
      mouthMoveStrength = value;
      return this;
    }

    /**
     * Whether the face is put back into the picture. Default true; false gives the face only,
     * without the body.
     */
    public Builder pasteBack(@Nullable Boolean value) {
      pasteBack = value;
      return this;
    }

    /** How far the head moves, 0 to 1. Default 0.7. */
    public Builder headMoveStrength(@Nullable Double value) {
      headMoveStrength = value;
      return this;
    }

    /** Returns the request with what was set. */
    public LivePortraitRequest build() {
      Parameters parameters =
          new Parameters(
              templateId,
              eyeMoveFreq,
              videoFps,
              mouthMoveStrength,
              pasteBack,
              headMoveStrength,
              additionalParameters);
      return new LivePortraitRequest(
          model,
          new Input(imageUrl, audioUrl, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }
  }
}
