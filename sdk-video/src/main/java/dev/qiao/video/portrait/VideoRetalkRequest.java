package dev.qiao.video.portrait;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.qiao.core.Model;
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
 * Moves the lips in a video to another sound with VideoRetalk. One person is changed; where no face
 * is seen the picture stays and the sound plays on, and where the sound is silent the mouth shuts.
 * There is no detection before. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/videoretalk-api">VideoRetalk</a>.
 *
 * @param model {@code videoretalk}
 * @param input video, sound and whose face it is
 * @param parameters length and likeness, null for the defaults
 * @param additional fields beside these
 */
public record VideoRetalkRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public VideoRetalkRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, VideoRetalkRequest.class);
  }

  /**
   * Video, sound and whose face it is.
   *
   * @param videoUrl one person near and from the front: mp4, avi or mov, H.264 or H.265, 2 to 120
   *     s, at most 300 MB, 15 to 60 frames a second, each side 640 to 2,048 pixels
   * @param audioUrl what is to be said: wav, mp3 or aac, 2 to 120 s, at most 30 MB, a clear voice
   * @param refImageUrl a picture of the face to change where the video shows several: jpg, png, bmp
   *     or webp, at most 10 MB, the longer side at most 4,096 pixels and at most twice the shorter.
   *     Default: the largest face of the first frame that has one.
   * @param additional fields beside these
   */
  public record Input(
      MediaSource videoUrl,
      MediaSource audioUrl,
      @Nullable RefImage refImageUrl,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(videoUrl, "videoUrl");
      Objects.requireNonNull(audioUrl, "audioUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * Length and likeness.
   *
   * @param videoExtension what happens if the sound is longer than the video: true plays the video
   *     on, backward and forward in turn; false cuts the sound. Default false.
   * @param queryFaceThreshold how like the {@code refImageUrl} a face must be, 120 to 200; without
   *     one it does nothing. Default 170; more is stricter.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Boolean videoExtension,
      @Nullable Integer queryFaceThreshold,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /**
   * Whose face is changed. The vendor's own sample sends an empty text, which counts as left out.
   *
   * @param image the picture, null for that empty text
   */
  public record RefImage(@Nullable MediaSource image) {
    /** The picture at that address. */
    @JsonCreator
    static RefImage of(String url) {
      return new RefImage(url.isEmpty() ? null : MediaSource.of(url));
    }

    /** As the service writes it. */
    @JsonValue
    Object written() {
      return image == null ? "" : image;
    }
  }

  /**
   * Starts a request for {@code videoretalk}.
   *
   * @param videoUrl one person near and from the front: mp4, avi or mov, H.264 or H.265, 2 to 120
   *     s, at most 300 MB, 15 to 60 frames a second, each side 640 to 2,048 pixels
   * @param audioUrl what is to be said: wav, mp3 or aac, 2 to 120 s, at most 30 MB, a clear voice
   */
  public static Builder builder(MediaSource videoUrl, MediaSource audioUrl) {
    return new Builder(VideoModels.VIDEORETALK, videoUrl, audioUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<VideoRetalkRequest, ?> operation() {
    return VideoOperations.VIDEO_RETALK_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    MediaSource face = input.refImageUrl == null ? null : input.refImageUrl.image;
    Addresses.fetched(violations, "input.video_url", input.videoUrl);
    Addresses.fetched(violations, "input.audio_url", input.audioUrl);
    Addresses.fetched(violations, "input.ref_image_url", face);
    if (parameters != null) {
      if (parameters.queryFaceThreshold != null && face == null) {
        violations.warn(
            "parameters.query_face_threshold",
            "has no effect without input.ref_image_url; set a picture or leave it out");
      }
      violations.check("parameters.query_face_threshold", parameters.queryFaceThreshold);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // without setter: refImageUrl

    private static final Parameters NO_PARAMETERS = new Parameters(null, null, Map.of());

    private MediaSource videoUrl;
    private MediaSource audioUrl;
    private @Nullable RefImage refImageUrl;
    private @Nullable Boolean videoExtension;
    private @Nullable Integer queryFaceThreshold;

    private Builder(Model model, MediaSource videoUrl, MediaSource audioUrl) {
      super(model);
      this.videoUrl = Objects.requireNonNull(videoUrl, "videoUrl");
      this.audioUrl = Objects.requireNonNull(audioUrl, "audioUrl");
    }

    private Builder(VideoRetalkRequest from) {
      super(from.model);
      videoUrl = from.input.videoUrl;
      audioUrl = from.input.audioUrl;
      refImageUrl = from.input.refImageUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        videoExtension = parameters.videoExtension;
        queryFaceThreshold = parameters.queryFaceThreshold;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * One person near and from the front: mp4, avi or mov, H.264 or H.265, 2 to 120 s, at most 300
     * MB, 15 to 60 frames a second, each side 640 to 2,048 pixels.
     */
    public Builder videoUrl(MediaSource value) {
      videoUrl = Objects.requireNonNull(value, "videoUrl");
      return this;
    }

    /** What is to be said: wav, mp3 or aac, 2 to 120 s, at most 30 MB, a clear voice. */
    public Builder audioUrl(MediaSource value) {
      audioUrl = Objects.requireNonNull(value, "audioUrl");
      return this;
    }

    /**
     * What happens if the sound is longer than the video: true plays the video on, backward and
     * forward in turn; false cuts the sound. Default false.
     */
    public Builder videoExtension(@Nullable Boolean value) {
      videoExtension = value;
      return this;
    }

    /**
     * How like the {@code refImageUrl} a face must be, 120 to 200; without one it does nothing.
     * Default 170; more is stricter.
     */
    public Builder queryFaceThreshold(@Nullable Integer value) {
      queryFaceThreshold = value;
      return this;
    }

    /** Returns the request with what was set. */
    public VideoRetalkRequest build() {
      Parameters parameters =
          new Parameters(videoExtension, queryFaceThreshold, additionalParameters);
      return new VideoRetalkRequest(
          model,
          new Input(videoUrl, audioUrl, refImageUrl, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * A picture of the face to change where the video shows several: jpg, png, bmp or webp, at most
     * 10 MB, the longer side at most 4,096 pixels and at most twice the shorter. Default: the
     * largest face of the first frame that has one.
     */
    public Builder refImageUrl(@Nullable MediaSource value) {
      refImageUrl = value == null ? null : new RefImage(value);
      return this;
    }
  }
}
