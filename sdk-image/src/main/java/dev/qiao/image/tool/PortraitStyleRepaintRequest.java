package dev.qiao.image.tool;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.MediaLimit;
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
 * Repaints a portrait in a style: one that the model knows, or that of another picture. The two
 * exclude each other; the service would silently take the first. The result keeps the shape, its
 * short side has 1,536 pixels. Region cn-beijing only, about 15 seconds. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/portrait-style-redraw-api-reference">portrait style
 * repaint</a>.
 *
 * @param model the model, {@link dev.qiao.image.ImageModels#WANX_STYLE_REPAINT_V1}
 * @param input what is painted, and how
 * @param parameters none is documented, null for the defaults
 * @param additional fields beside these
 */
public record PortraitStyleRepaintRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<ImageResult> {
  private static final MediaLimit SIDES = MediaLimit.formats().sides(256, 5760);

  /** Refuses null for a required component, and an additional field named like a component. */
  public PortraitStyleRepaintRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, PortraitStyleRepaintRequest.class);
  }

  /**
   * What is painted, and how.
   *
   * @param imageUrl another portrait: one person, the face large and clear, no extreme pose. JPEG,
   *     PNG, BMP or WEBP, 256 to 5760 pixels a side, at most 2:1, at most 10 MB.
   * @param styleIndex a style that the model knows, or -1 for that of a picture
   * @param styleRefUrl a picture whose style is taken, with style index -1 only; of the size and
   *     format of the portrait
   * @param additional fields beside these
   */
  public record Input(
      MediaSource imageUrl,
      @Nullable Style styleIndex,
      @Nullable MediaSource styleRefUrl,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(imageUrl, "imageUrl");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * None is documented.
   *
   * @param additional fields beside these
   */
  public record Parameters(@Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /**
   * A style that the model knows, by its index.
   *
   * @param value the number on the wire
   */
  public record Style(@JsonValue int value) {
    /** The style of a picture of yours; {@link Builder#styleRefUrl} sets it. */
    public static final Style REFERENCE = new Style(-1);

    /** Retro comic. */
    public static final Style RETRO_COMIC = new Style(0);

    /** 3D fairy tale. */
    public static final Style FAIRY_TALE_3D = new Style(1);

    /** Anime. */
    public static final Style ANIME = new Style(2);

    /** Fresh and light. */
    public static final Style FRESH = new Style(3);

    /** Future technology. */
    public static final Style FUTURE_TECH = new Style(4);

    /** Old Chinese painting. */
    public static final Style CHINESE_PAINTING = new Style(5);

    /** A general in battle. */
    public static final Style GENERAL_IN_BATTLE = new Style(6);

    /** Colourful cartoon. */
    public static final Style COLOURFUL_CARTOON = new Style(7);

    /** Elegant Chinese style. */
    public static final Style ELEGANT_CHINESE = new Style(8);

    /** New Year. */
    public static final Style NEW_YEAR = new Style(9);

    /** Chinese fine brushwork. */
    public static final Style CHINESE_FINE_BRUSH = new Style(14);

    /** New Year greeting. */
    public static final Style NEW_YEAR_GREETING = new Style(15);

    /** Fairy tale world. */
    public static final Style FAIRY_TALE_WORLD = new Style(30);

    /** Clay world. */
    public static final Style CLAY_WORLD = new Style(31);

    /** Pixel world. */
    public static final Style PIXEL_WORLD = new Style(32);

    /** Adventure world. */
    public static final Style ADVENTURE_WORLD = new Style(33);

    /** Japanese comic world. */
    public static final Style JAPANESE_COMIC_WORLD = new Style(34);

    /** 3D world. */
    public static final Style WORLD_3D = new Style(35);

    /** Anime world. */
    public static final Style ANIME_WORLD = new Style(36);

    /** Hand drawn world. */
    public static final Style HAND_DRAWN_WORLD = new Style(37);

    /** Crayon world. */
    public static final Style CRAYON_WORLD = new Style(38);

    /** Fridge magnet world. */
    public static final Style FRIDGE_MAGNET_WORLD = new Style(39);

    /** Badge world. */
    public static final Style BADGE_WORLD = new Style(40);

    /** The one of that number. */
    @JsonCreator
    public static Style of(int value) {
      return new Style(value);
    }

    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  /**
   * Starts a portrait in a style that the model knows.
   *
   * @param imageUrl another portrait: one person, the face large and clear, no extreme pose. JPEG,
   *     PNG, BMP or WEBP, 256 to 5760 pixels a side, at most 2:1, at most 10 MB.
   */
  public static Builder builder(MediaSource imageUrl, Style style) {
    return new Builder(ImageModels.WANX_STYLE_REPAINT_V1, imageUrl).styleIndex(style);
  }

  /**
   * Starts a portrait in the style of another picture.
   *
   * @param imageUrl another portrait: one person, the face large and clear, no extreme pose. JPEG,
   *     PNG, BMP or WEBP, 256 to 5760 pixels a side, at most 2:1, at most 10 MB.
   * @param styleRefUrl a picture whose style is taken, with style index -1 only; of the size and
   *     format of the portrait
   */
  public static Builder builder(MediaSource imageUrl, MediaSource styleRefUrl) {
    return new Builder(ImageModels.WANX_STYLE_REPAINT_V1, imageUrl)
        .styleIndex(Style.REFERENCE)
        .styleRefUrl(styleRefUrl);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<PortraitStyleRepaintRequest, ?> operation() {
    return ImageOperations.PORTRAIT_STYLE_REPAINT_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    Pictures.check(violations, "input.image_url", input.imageUrl);
    Pictures.check(violations, "input.style_ref_url", input.styleRefUrl);
    sides(violations, "input.image_url", input.imageUrl);
    sides(violations, "input.style_ref_url", input.styleRefUrl);
  }

  /** A data URI in a sample is a placeholder of one pixel; those the service looks at itself. */
  private static void sides(Violations violations, String field, @Nullable MediaSource picture) {
    if (picture != null && picture.isLocal()) {
      violations.check(field, picture, SIDES);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin

    private static final Parameters NO_PARAMETERS = new Parameters(Map.of());

    private MediaSource imageUrl;
    private @Nullable Style styleIndex;
    private @Nullable MediaSource styleRefUrl;

    private Builder(Model model, MediaSource imageUrl) {
      super(model);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
    }

    private Builder(PortraitStyleRepaintRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      styleIndex = from.input.styleIndex;
      styleRefUrl = from.input.styleRefUrl;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * Another portrait: one person, the face large and clear, no extreme pose. JPEG, PNG, BMP or
     * WEBP, 256 to 5760 pixels a side, at most 2:1, at most 10 MB.
     */
    public Builder imageUrl(MediaSource value) {
      imageUrl = Objects.requireNonNull(value, "imageUrl");
      return this;
    }

    /** A style that the model knows, or -1 for that of a picture. */
    public Builder styleIndex(@Nullable Style value) {
      styleIndex = value;
      return this;
    }

    /**
     * A picture whose style is taken, with style index -1 only; of the size and format of the
     * portrait.
     */
    public Builder styleRefUrl(@Nullable MediaSource value) {
      styleRefUrl = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is neither a style nor a
     *     picture to take it from, or both
     */
    public PortraitStyleRepaintRequest build() {
      check();
      Parameters parameters = new Parameters(additionalParameters);
      return new PortraitStyleRepaintRequest(
          model,
          new Input(imageUrl, styleIndex, styleRefUrl, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is neither a style nor a
     *     picture to take it from, or both
     */
    private void check() {
      Violations violations = new Violations();
      violations.require(
          "input.style_index", styleIndex, "set styleIndex(..), or -1 with styleRefUrl(..)");
      if (Style.REFERENCE.equals(styleIndex)) {
        violations.require(
            "input.style_ref_url",
            styleRefUrl,
            "style_index -1 takes its style: set styleRefUrl(..)");
      } else if (styleIndex != null && styleRefUrl != null) {
        violations.add(
            "input.style_ref_url",
            "left out with style_index " + styleIndex,
            styleRefUrl,
            "leave one of the two out; a style reference goes with -1");
      }
      violations.throwIfAny(getClass());
    }
  }
}
