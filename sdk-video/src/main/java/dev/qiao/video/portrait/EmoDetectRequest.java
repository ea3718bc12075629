package dev.qiao.video.portrait;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.internal.address.Addresses;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether EMO can animate a portrait, before paying for the video. Every picture looked at is
 * billed, a rejected one too. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/emo-detect-api">EMO image detection</a>.
 *
 * @param model {@code emo-detect-v1} or the name of your own deployment
 * @param input the portrait
 * @param parameters the shape of the video
 * @param additional fields beside these
 */
public record EmoDetectRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements CallRequest<EmoDetection> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public EmoDetectRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, EmoDetectRequest.class);
  }

  /**
   * The portrait.
   *
   * @param imageUrl the whole picture of one person: jpg, png, bmp or webp, shortest side at least
   *     400 and longest at most 7,000 pixels
   * @param additional fields beside these
   */
  public record Input(MediaSource imageUrl, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(imageUrl, "imageUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * The shape of the video.
   *
   * @param ratio the shape of the video: {@code 1:1} for a head shot (the default), {@code 3:4}
   *     half body
   * @param additional fields beside these
   */
  public record Parameters(@Nullable Ratio ratio, @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** The shape of the video, which decides size and price. */
  public static final class Ratio extends OpenValue {
    /** Head shot, 512x512 pixels. */
    public static final Ratio SQUARE = new Ratio("1:1");

    /** Half body, 512x704 pixels. */
    public static final Ratio PORTRAIT = new Ratio("3:4");

    private Ratio(String value) {
      super(value);
    }

    /** The ratio of that text. */
    @JsonCreator
    public static Ratio of(String value) {
      return new Ratio(value);
    }
  }

  /**
   * Starts a request for {@code emo-detect-v1} and a square video.
   *
   * @param imageUrl the whole picture of one person: jpg, png, bmp or webp, shortest side at least
   *     400 and longest at most 7,000 pixels
   */
  public static Builder builder(MediaSource imageUrl) {
    return new Builder(VideoModels.EMO_DETECT_V1, imageUrl).square();
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<EmoDetectRequest, ?> operation() {
    return VideoOperations.EMO_DETECT;
  }

  @Override
  public void validate(Violations violations) {
    Addresses.fetched(violations, "input.image_url", input.imageUrl);
    if (parameters != null) {
      violations.check("parameters.ratio", parameters.ratio);
    }
  }

  /** Collects what is set. */
  public static final class Builder extends NativeRequestBuilder<Builder> {

    // derived from the components: begin
    // required: ratio

    private static final Parameters NO_PARAMETERS = new Parameters(null, Map.of());

    private MediaSource imageUrl;
    private @Nullable Ratio ratio;

    private Builder(Model model, MediaSource imageUrl) {
      super(model);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
    }

    private Builder(EmoDetectRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        ratio = parameters.ratio;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * The whole picture of one person: jpg, png, bmp or webp, shortest side at least 400 and
     * longest at most 7,000 pixels.
     */
    public Builder imageUrl(MediaSource value) {
      imageUrl = Objects.requireNonNull(value, "imageUrl");
      return this;
    }

    /** The shape of the video: {@code 1:1} for a head shot (the default), {@code 3:4} half body. */
    public Builder ratio(Ratio value) {
      ratio = value;
      return this;
    }

    /** Returns the request with what was set. */
    public EmoDetectRequest build() {
      Parameters parameters = new Parameters(ratio, additionalParameters);
      return new EmoDetectRequest(
          model,
          new Input(imageUrl, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    private Builder square() {
      ratio = Ratio.SQUARE;
      return this;
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
