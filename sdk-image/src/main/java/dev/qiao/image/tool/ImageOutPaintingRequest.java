package dev.qiao.image.tool;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.file.MediaInfo;
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
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Paints what lies around a picture. There are four ways, and the first that is set counts:
 * {@linkplain Builder#angle turning}, which comes before any other and may go alone, then growing
 * to a {@linkplain Builder#outputRatio ratio}, by a {@linkplain Builder#xScale factor}, or by
 * {@linkplain Builder#leftOffset pixels a side}. What a way before it overrules is told by a
 * warning. The nearer to a square the result is, the better. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/image-scaling-api">image out-painting</a>.
 *
 * @param model the model, {@link dev.qiao.image.ImageModels#IMAGE_OUT_PAINTING}
 * @param input what grows
 * @param parameters how it is done, null for the defaults
 * @param additional fields beside these
 */
public record ImageOutPaintingRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  /** Copies. */
  public ImageOutPaintingRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, ImageOutPaintingRequest.class);
  }

  /**
   * What grows.
   *
   * @param imageUrl see {@link Builder#imageUrl}
   * @param additional fields beside these
   */
  public record Input(MediaSource imageUrl, @Additional Map<String, Object> additional) {
    /** Copies. */
    public Input {
      Objects.requireNonNull(imageUrl, "imageUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How it is done.
   *
   * @param angle see {@link Builder#angle}
   * @param outputRatio see {@link Builder#outputRatio}
   * @param xScale see {@link Builder#xScale}
   * @param yScale see {@link Builder#yScale}
   * @param topOffset see {@link Builder#topOffset}
   * @param bottomOffset see {@link Builder#bottomOffset}
   * @param leftOffset see {@link Builder#leftOffset}
   * @param rightOffset see {@link Builder#rightOffset}
   * @param bestQuality see {@link Builder#bestQuality}
   * @param limitImageSize see {@link Builder#limitImageSize}
   * @param addWatermark see {@link Builder#addWatermark}
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Integer angle,
      @Nullable OutputRatio outputRatio,
      @Nullable Double xScale,
      @Nullable Double yScale,
      @Nullable Integer topOffset,
      @Nullable Integer bottomOffset,
      @Nullable Integer leftOffset,
      @Nullable Integer rightOffset,
      @Nullable Boolean bestQuality,
      @Nullable Boolean limitImageSize,
      @Nullable Boolean addWatermark,
      @Additional Map<String, Object> additional) {
    private static final Parameters NONE =
        new Parameters(null, null, null, null, null, null, null, null, null, null, null, Map.of());

    /** Copies. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** Width to height of the result. */
  public static final class OutputRatio extends OpenValue {
    /** As wide as high. */
    public static final OutputRatio SQUARE = new OutputRatio("1:1");

    /** Three to four. */
    public static final OutputRatio PORTRAIT_3_4 = new OutputRatio("3:4");

    /** Four to three. */
    public static final OutputRatio LANDSCAPE_4_3 = new OutputRatio("4:3");

    /** Nine to sixteen. */
    public static final OutputRatio PORTRAIT_9_16 = new OutputRatio("9:16");

    /** Sixteen to nine. */
    public static final OutputRatio LANDSCAPE_16_9 = new OutputRatio("16:9");

    private OutputRatio(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static OutputRatio of(String value) {
      return new OutputRatio(value);
    }
  }

  /**
   * Starts a picture that grows; say how.
   *
   * @param imageUrl see {@link Builder#imageUrl}
   */
  public static Builder builder(MediaSource imageUrl) {
    return new Builder(imageUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<ImageOutPaintingRequest, ?> operation() {
    return ImageOperations.IMAGE_OUT_PAINTING_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    Pictures.check(violations, "input.image_url", input.imageUrl);
    if (parameters != null) {
      violations
          .check("parameters.angle", parameters.angle)
          .check("parameters.output_ratio", parameters.outputRatio)
          .check("parameters.x_scale", parameters.xScale)
          .check("parameters.y_scale", parameters.yScale)
          .check("parameters.top_offset", parameters.topOffset)
          .check("parameters.bottom_offset", parameters.bottomOffset)
          .check("parameters.left_offset", parameters.leftOffset)
          .check("parameters.right_offset", parameters.rightOffset);
      checkWays(violations, parameters);
      checkOffsets(violations, parameters);
    }
  }

  /** What the order of the ways makes of them. */
  private static void checkWays(Violations violations, Parameters asked) {
    boolean ratio = asked.outputRatio != null && !asked.outputRatio.value().isEmpty();
    String scale = above(1, "x_scale", asked.xScale, "y_scale", asked.yScale);
    String offset = above(0, "left_offset", asked.leftOffset, "right_offset", asked.rightOffset);
    if (offset == null) {
      offset = above(0, "top_offset", asked.topOffset, "bottom_offset", asked.bottomOffset);
    }
    boolean grows = ratio || scale != null || offset != null;
    if (asked.angle != null && asked.angle > 0 && asked.angle % 90 == 0 && !grows) {
      violations.add(
          "parameters.angle",
          "no right angle without a way to grow",
          asked.angle,
          "add an output ratio, a scale above 1 or an offset, or turn it in another program");
    }
    if (ratio && scale != null) {
      violations.warn(
          "parameters." + scale, "is ignored, as parameters.output_ratio is set; leave one out");
    }
    if (offset != null && (ratio || scale != null)) {
      violations.warn(
          "parameters." + offset,
          "is ignored, as parameters."
              + (ratio ? "output_ratio" : scale)
              + " is set; leave one out");
    }
  }

  private static @Nullable String above(
      double least, String one, @Nullable Number first, String other, @Nullable Number second) {
    if (first != null && first.doubleValue() > least) {
      return one;
    }
    return second != null && second.doubleValue() > least ? other : null;
  }

  /** Before it is turned; afterwards its sides are others. */
  private void checkOffsets(Violations violations, Parameters asked) {
    MediaInfo info = asked.angle == null || asked.angle == 0 ? input.imageUrl.inspect() : null;
    if (info != null && info.width() != null && info.height() != null) {
      offsets(violations, "left_offset", asked.leftOffset, asked.rightOffset, "wide", info.width());
      offsets(violations, "top_offset", asked.topOffset, asked.bottomOffset, "high", info.height());
    }
  }

  private static void offsets(
      Violations violations,
      String field,
      @Nullable Integer one,
      @Nullable Integer other,
      String way,
      int side) {
    long sum = (one == null ? 0L : one) + (other == null ? 0L : other);
    if (sum >= 3L * side) {
      violations.add(
          "parameters." + field,
          "with its opposite less than "
              + 3L * side
              + ", as the picture is "
              + side
              + " pixels "
              + way,
          sum,
          "add less");
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    private MediaSource imageUrl;
    private @Nullable Integer angle;
    private @Nullable OutputRatio outputRatio;
    private @Nullable Double xScale;
    private @Nullable Double yScale;
    private @Nullable Integer topOffset;
    private @Nullable Integer bottomOffset;
    private @Nullable Integer leftOffset;
    private @Nullable Integer rightOffset;
    private @Nullable Boolean bestQuality;
    private @Nullable Boolean limitImageSize;
    private @Nullable Boolean addWatermark;

    private Builder(MediaSource imageUrl) {
      super(ImageModels.IMAGE_OUT_PAINTING);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
      parametersSent = true;
    }

    private Builder(ImageOutPaintingRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      additional.putAll(from.additional);
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      parametersSent = parameters != null;
      if (parameters != null) {
        angle = parameters.angle;
        outputRatio = parameters.outputRatio;
        xScale = parameters.xScale;
        yScale = parameters.yScale;
        topOffset = parameters.topOffset;
        bottomOffset = parameters.bottomOffset;
        leftOffset = parameters.leftOffset;
        rightOffset = parameters.rightOffset;
        bestQuality = parameters.bestQuality;
        limitImageSize = parameters.limitImageSize;
        addWatermark = parameters.addWatermark;
        additionalParameters.putAll(parameters.additional);
      }
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** Another picture: JPEG, PNG, HEIF or WEBP, each side 512 to 4096 pixels, at most 10 MB. */
    public Builder imageUrl(MediaSource value) {
      imageUrl = Objects.requireNonNull(value, "imageUrl");
      return this;
    }

    /**
     * How far the picture is turned against the clock before it grows: 0 to 359 degrees, default 0.
     * 90, 180 and 270 need a way to grow beside them.
     */
    public Builder angle(@Nullable Integer value) {
      angle = value;
      return this;
    }

    /** The ratio it grows to; overrules factors and pixels. */
    public Builder outputRatio(@Nullable OutputRatio value) {
      outputRatio = value;
      return this;
    }

    /** The factor it grows by to left and right alike, 1 to 3, default 1; overrules pixels. */
    public Builder xScale(@Nullable Double value) {
      xScale = value;
      return this;
    }

    /** The factor it grows by to top and bottom alike, 1 to 3, default 1; overrules pixels. */
    public Builder yScale(@Nullable Double value) {
      yScale = value;
      return this;
    }

    /**
     * Pixels added above, 0 or more, by default 0; with the bottom offset, less than three times
     * the height of the picture.
     */
    public Builder topOffset(@Nullable Integer value) {
      topOffset = value;
      return this;
    }

    /**
     * Pixels added below, 0 or more, by default 0; with the top offset, less than three times the
     * height of the picture.
     */
    public Builder bottomOffset(@Nullable Integer value) {
      bottomOffset = value;
      return this;
    }

    /**
     * Pixels added to the left, 0 or more, by default 0; with the right offset, less than three
     * times the width of the picture.
     */
    public Builder leftOffset(@Nullable Integer value) {
      leftOffset = value;
      return this;
    }

    /**
     * Pixels added to the right, 0 or more, by default 0; with the left offset, less than three
     * times the width of the picture.
     */
    public Builder rightOffset(@Nullable Integer value) {
      rightOffset = value;
      return this;
    }

    /** Whether more detail is worth several times the time. Default false. */
    public Builder bestQuality(@Nullable Boolean value) {
      bestQuality = value;
      return this;
    }

    /**
     * Whether the result has less than 5 MB and a ratio of 1:4 to 4:1. Default true, and advised:
     * results above 10 MB are refused.
     */
    public Builder limitImageSize(@Nullable Boolean value) {
      limitImageSize = value;
      return this;
    }

    /** Whether the mark "Generated by AI" is put in the lower left. <b>Default true.</b> */
    public Builder addWatermark(@Nullable Boolean value) {
      addWatermark = value;
      return this;
    }

    /**
     * The request.
     *
     * @throws IllegalArgumentException if no way to grow is set
     */
    public ImageOutPaintingRequest build() {
      if (parametersSent
          && additionalParameters.isEmpty()
          && Arrays.asList(
                  angle,
                  outputRatio,
                  xScale,
                  yScale,
                  topOffset,
                  bottomOffset,
                  leftOffset,
                  rightOffset)
              .stream()
              .allMatch(Objects::isNull)) {
        throw new IllegalArgumentException(
            "parameters say no way to grow: set outputRatio, xScale or yScale, an offset, or an"
                + " angle");
      }
      Parameters parameters =
          new Parameters(
              angle,
              outputRatio,
              xScale,
              yScale,
              topOffset,
              bottomOffset,
              leftOffset,
              rightOffset,
              bestQuality,
              limitImageSize,
              addWatermark,
              additionalParameters);
      return new ImageOutPaintingRequest(
          model,
          new Input(imageUrl, additionalInput),
          parametersSent || !parameters.equals(Parameters.NONE) ? parameters : null,
          additional);
    }
  }
}
