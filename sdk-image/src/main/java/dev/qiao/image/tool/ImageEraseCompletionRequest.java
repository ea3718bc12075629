package dev.qiao.image.tool;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import dev.qiao.image.internal.Pictures;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes people and things out of a picture and fills the place. The model is a free trial: when its
 * 500 images are used up, calls are refused. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/image-erase-completion-api-reference">erase and
 * complete</a>.
 *
 * @param model the model, {@link dev.qiao.image.ImageModels#IMAGE_ERASE_COMPLETION}
 * @param input the picture and its masks
 * @param parameters how it is done, null for the defaults
 * @param dataInspection see {@link Builder#dataInspection}; a header, not part of the body
 * @param additional fields beside these
 */
public record ImageEraseCompletionRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @JsonIgnore @Nullable String dataInspection,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  /** Copies. */
  public ImageEraseCompletionRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, ImageEraseCompletionRequest.class);
  }

  /**
   * The picture and its masks.
   *
   * @param imageUrl see {@link Builder#imageUrl}
   * @param maskUrl see {@link Builder#maskUrl}
   * @param foregroundUrl see {@link Builder#foregroundUrl}
   * @param additional fields beside these
   */
  public record Input(
      MediaSource imageUrl,
      MediaSource maskUrl,
      @Nullable MediaSource foregroundUrl,
      @Additional Map<String, Object> additional) {
    /** Copies. */
    public Input {
      Objects.requireNonNull(imageUrl, "imageUrl");
      Objects.requireNonNull(maskUrl, "maskUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How it is done.
   *
   * @param fastMode see {@link Builder#fastMode}
   * @param dilateFlag see {@link Builder#dilateFlag}
   * @param addWatermark see {@link Builder#addWatermark}
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Boolean fastMode,
      @Nullable Boolean dilateFlag,
      @Nullable Boolean addWatermark,
      @Additional Map<String, Object> additional) {
    private static final Parameters NONE = new Parameters(null, null, null, Map.of());

    /** Copies. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /**
   * Starts a request.
   *
   * @param imageUrl see {@link Builder#imageUrl}
   * @param maskUrl the mask, of the size of the picture: what is not black is erased
   */
  public static Builder builder(MediaSource imageUrl, MediaSource maskUrl) {
    return new Builder(imageUrl, maskUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<ImageEraseCompletionRequest, ?> operation() {
    return ImageOperations.IMAGE_ERASE_COMPLETION_CREATE;
  }

  @Override
  public Map<String, String> headers() {
    return dataInspection == null ? Map.of() : Map.of("X-DashScope-DataInspection", dataInspection);
  }

  @Override
  public void validate(Violations violations) {
    Pictures.check(violations, "input.image_url", input.imageUrl);
    Pictures.check(violations, "input.mask_url", input.maskUrl);
    Pictures.sameSize(
        violations, "input.mask_url", input.maskUrl, "input.image_url", input.imageUrl);
    Pictures.check(violations, "input.foreground_url", input.foregroundUrl);
    Pictures.sameSize(
        violations, "input.foreground_url", input.foregroundUrl, "input.image_url", input.imageUrl);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    private MediaSource imageUrl;
    private MediaSource maskUrl;
    private @Nullable MediaSource foregroundUrl;
    private @Nullable Boolean fastMode;
    private @Nullable Boolean dilateFlag;
    private @Nullable Boolean addWatermark;
    private @Nullable String dataInspection;

    private Builder(MediaSource imageUrl, MediaSource maskUrl) {
      super(ImageModels.IMAGE_ERASE_COMPLETION);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
      this.maskUrl = Objects.requireNonNull(maskUrl, "maskUrl");
    }

    private Builder(ImageEraseCompletionRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      maskUrl = from.input.maskUrl;
      foregroundUrl = from.input.foregroundUrl;
      dataInspection = from.dataInspection;
      additional.putAll(from.additional);
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        fastMode = parameters.fastMode;
        dilateFlag = parameters.dilateFlag;
        addWatermark = parameters.addWatermark;
        additionalParameters.putAll(parameters.additional);
      }
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** Another picture: JPEG, PNG, BMP or WEBP, each side 512 to 4096 pixels, at most 10 MB. */
    public Builder imageUrl(MediaSource value) {
      imageUrl = Objects.requireNonNull(value, "imageUrl");
      return this;
    }

    /**
     * Another mask, of the size of the picture: <b>what is not black is erased</b>. {@link
     * dev.qiao.image.Mask} draws one.
     */
    public Builder maskUrl(MediaSource value) {
      maskUrl = Objects.requireNonNull(value, "maskUrl");
      return this;
    }

    /**
     * A second mask, of the size of the picture: <b>what is not black is kept</b>, such as a person
     * before what is erased. It must hold nothing that is to go.
     */
    public Builder foregroundUrl(@Nullable MediaSource value) {
      foregroundUrl = value;
      return this;
    }

    /** Whether detail is given up for a quarter of the time. Default false. */
    public Builder fastMode(@Nullable Boolean value) {
      fastMode = value;
      return this;
    }

    /**
     * Whether the mask is made a little larger, so that no edges stay: true for masks that a model
     * made, false for brushed ones. Default true.
     */
    public Builder dilateFlag(@Nullable Boolean value) {
      dilateFlag = value;
      return this;
    }

    /** Whether the mark "Generated by AI" is put in the lower left. <b>Default true.</b> */
    public Builder addWatermark(@Nullable Boolean value) {
      addWatermark = value;
      return this;
    }

    /**
     * The header {@code X-DashScope-DataInspection}: {@code enable}, as in a sample of the guide;
     * the reference does not explain it. Default: not sent.
     */
    public Builder dataInspection(@Nullable String value) {
      dataInspection = value;
      return this;
    }

    /** The request. */
    public ImageEraseCompletionRequest build() {
      Parameters parameters =
          new Parameters(fastMode, dilateFlag, addWatermark, additionalParameters);
      return new ImageEraseCompletionRequest(
          model,
          new Input(imageUrl, maskUrl, foregroundUrl, additionalInput),
          parametersSent || !parameters.equals(Parameters.NONE) ? parameters : null,
          dataInspection,
          additional);
    }
  }
}
