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
 * Makes the person in a picture speak, sing or perform to a sound with wan2.2-s2v, in five to ten
 * minutes. The successor of EMO; the video keeps the picture's shape. {@link
 * WanSpeechToVideoDetectRequest} reports beforehand whether the picture is suitable. Region
 * cn-beijing only. Source: <a href="https://help.aliyun.com/zh/model-studio/wan-s2v-api">Wan
 * digital human</a>.
 *
 * @param model {@code wan2.2-s2v}
 * @param input picture and sound
 * @param parameters quality, null for the defaults
 * @param additional fields beside these
 */
public record WanSpeechToVideoRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WanSpeechToVideoRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, WanSpeechToVideoRequest.class);
  }

  /**
   * Picture and sound.
   *
   * @param imageUrl the picture that was detected
   * @param audioUrl the voice: wav or mp3, shorter than 20 s, less than 15 MB, loud and clear
   *     without noise or music. A longer one makes the task fail: cut it into pieces
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
   * Quality.
   *
   * @param resolution how many pixels; decides the price. Default 480P.
   * @param style what the person does. Not documented but in a sample of the vendor; leave it out
   *     otherwise.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Resolution resolution,
      @Nullable Style style,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** How many pixels the video has, whatever its shape. */
  public static final class Resolution extends OpenValue {
    /** 16 frames a second. The default. */
    public static final Resolution P480 = new Resolution("480P");

    /** 30 frames a second. */
    public static final Resolution P720 = new Resolution("720P");

    private Resolution(String value) {
      super(value);
    }

    /** The resolution of that text. */
    @JsonCreator
    public static Resolution of(String value) {
      return new Resolution(value);
    }
  }

  /** What the person does. */
  public static final class Style extends OpenValue {
    /** Speaks. */
    public static final Style SPEECH = new Style("speech");

    private Style(String value) {
      super(value);
    }

    /** The style of that word. */
    @JsonCreator
    public static Style of(String value) {
      return new Style(value);
    }
  }

  /**
   * Starts a request for a detected picture.
   *
   * @param detection what {@code VideoService.detect} returned
   * @param audioUrl the voice: wav or mp3, shorter than 20 s, less than 15 MB, loud and clear
   *     without noise or music. A longer one makes the task fail: cut it into pieces
   * @throws IllegalArgumentException if the detection does not know its picture
   */
  public static Builder builder(WanSpeechToVideoDetection.Passed detection, MediaSource audioUrl) {
    return new Builder(
        VideoModels.WAN2_2_S2V,
        Detections.picture(Objects.requireNonNull(detection, "the detection is null").image()),
        audioUrl);
  }

  /** Starts a request for a picture that is known to be fit. */
  public static Builder builder(MediaSource imageUrl, MediaSource audioUrl) {
    return new Builder(VideoModels.WAN2_2_S2V, imageUrl, audioUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanSpeechToVideoRequest, ?> operation() {
    return VideoOperations.WAN_S2V_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    Addresses.fetched(violations, "input.image_url", input.imageUrl);
    Addresses.fetched(violations, "input.audio_url", input.audioUrl);
    if (parameters != null) {
      violations
          .check("parameters.resolution", parameters.resolution)
          .check("parameters.style", parameters.style);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // without setter: imageUrl

    private static final Parameters NO_PARAMETERS = new Parameters(null, null, Map.of());

    private MediaSource imageUrl;
    private MediaSource audioUrl;
    private @Nullable Resolution resolution;
    private @Nullable Style style;

    private Builder(Model model, MediaSource imageUrl, MediaSource audioUrl) {
      super(model);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
      this.audioUrl = Objects.requireNonNull(audioUrl, "audioUrl");
    }

    private Builder(WanSpeechToVideoRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      audioUrl = from.input.audioUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        resolution = parameters.resolution;
        style = parameters.style;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * The voice: wav or mp3, shorter than 20 s, less than 15 MB, loud and clear without noise or
     * music. A longer one makes the task fail: cut it into pieces.
     */
    public Builder audioUrl(MediaSource value) {
      audioUrl = Objects.requireNonNull(value, "audioUrl");
      return this;
    }

    /** How many pixels; decides the price. Default 480P. */
    public Builder resolution(@Nullable Resolution value) {
      resolution = value;
      return this;
    }

    /**
     * What the person does. Not documented but in a sample of the vendor; leave it out otherwise.
     */
    public Builder style(@Nullable Style value) {
      style = value;
      return this;
    }

    /** Returns the request with what was set. */
    public WanSpeechToVideoRequest build() {
      Parameters parameters = new Parameters(resolution, style, additionalParameters);
      return new WanSpeechToVideoRequest(
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
