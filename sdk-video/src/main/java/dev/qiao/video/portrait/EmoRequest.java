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
 * Makes a portrait talk or sing with EMO, after {@link EmoDetectRequest} has passed it. Region
 * cn-beijing only. Source: <a href="https://help.aliyun.com/zh/model-studio/emo-api">EMO video
 * generation</a>.
 *
 * @param model {@code emo-v1} or the name of your own deployment
 * @param input portrait, voice and boxes
 * @param parameters how it moves, null for the default
 * @param additional fields beside these
 */
public record EmoRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public EmoRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, EmoRequest.class);
  }

  /**
   * Portrait, voice and boxes.
   *
   * @param imageUrl the picture that was detected, whole and unchanged
   * @param audioUrl the voice: wav or mp3, at most 15 MB and 60 s, clear and without music
   * @param faceBbox from the detection
   * @param extBbox from the detection
   * @param additional fields beside these
   */
  public record Input(
      MediaSource imageUrl,
      MediaSource audioUrl,
      PortraitBox faceBbox,
      PortraitBox extBbox,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(imageUrl, "imageUrl");
      Objects.requireNonNull(audioUrl, "audioUrl");
      Objects.requireNonNull(faceBbox, "faceBbox");
      Objects.requireNonNull(extBbox, "extBbox");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How it moves.
   *
   * @param styleLevel how strongly head and face move. Default normal.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable StyleLevel styleLevel, @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** How strongly head and face move. */
  public static final class StyleLevel extends OpenValue {
    /** In between. The default. */
    public static final StyleLevel NORMAL = new StyleLevel("normal");

    /** Little. */
    public static final StyleLevel CALM = new StyleLevel("calm");

    /** Much. */
    public static final StyleLevel ACTIVE = new StyleLevel("active");

    private StyleLevel(String value) {
      super(value);
    }

    /** The level of that word. */
    @JsonCreator
    public static StyleLevel of(String value) {
      return new StyleLevel(value);
    }
  }

  /**
   * Starts a request for a detected portrait.
   *
   * @param detection what {@code VideoService.detect} returned
   * @param audioUrl the voice: wav or mp3, at most 15 MB and 60 s, clear and without music
   * @throws IllegalArgumentException if the detection does not know its picture
   */
  public static Builder builder(EmoDetection.Passed detection, MediaSource audioUrl) {
    return new Builder(
        VideoModels.EMO_V1,
        Detections.picture(Objects.requireNonNull(detection, "the detection is null").image()),
        audioUrl,
        detection.faceBbox(),
        detection.extBbox());
  }

  /** Starts a request with the boxes of an earlier detection of the same picture. */
  public static Builder builder(
      MediaSource imageUrl, MediaSource audioUrl, PortraitBox faceBbox, PortraitBox extBbox) {
    return new Builder(VideoModels.EMO_V1, imageUrl, audioUrl, faceBbox, extBbox);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<EmoRequest, ?> operation() {
    return VideoOperations.EMO_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    Addresses.fetched(violations, "input.image_url", input.imageUrl);
    Addresses.fetched(violations, "input.audio_url", input.audioUrl);
    if (parameters != null) {
      violations.check("parameters.style_level", parameters.styleLevel);
    }
  }

  /** Collects what is set. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // without setter: imageUrl, faceBbox, extBbox

    private static final Parameters NO_PARAMETERS = new Parameters(null, Map.of());

    private MediaSource imageUrl;
    private MediaSource audioUrl;
    private PortraitBox faceBbox;
    private PortraitBox extBbox;
    private @Nullable StyleLevel styleLevel;

    private Builder(
        Model model,
        MediaSource imageUrl,
        MediaSource audioUrl,
        PortraitBox faceBbox,
        PortraitBox extBbox) {
      super(model);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
      this.audioUrl = Objects.requireNonNull(audioUrl, "audioUrl");
      this.faceBbox = Objects.requireNonNull(faceBbox, "faceBbox");
      this.extBbox = Objects.requireNonNull(extBbox, "extBbox");
    }

    private Builder(EmoRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      audioUrl = from.input.audioUrl;
      faceBbox = from.input.faceBbox;
      extBbox = from.input.extBbox;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        styleLevel = parameters.styleLevel;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** The voice: wav or mp3, at most 15 MB and 60 s, clear and without music. */
    public Builder audioUrl(MediaSource value) {
      audioUrl = Objects.requireNonNull(value, "audioUrl");
      return this;
    }

    /** How strongly head and face move. Default normal. */
    public Builder styleLevel(@Nullable StyleLevel value) {
      styleLevel = value;
      return this;
    }

    /** Returns the request with what was set. */
    public EmoRequest build() {
      Parameters parameters = new Parameters(styleLevel, additionalParameters);
      return new EmoRequest(
          model,
          new Input(imageUrl, audioUrl, faceBbox, extBbox, additionalInput),
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
