package dev.qiao.video.tripo;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.VideoOperations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a 3D model, in some minutes: from a prompt ({@link #builder}), from a picture ({@link
 * #imageTo3d}), or from two to four views of a thing ({@link #viewsTo3d}). Region Beijing only.
 * Source: <a href="https://help.aliyun.com/zh/model-studio/tripo-3d-generation-api-reference">Tripo
 * 3D generation</a>.
 *
 * <p>The links of the result are valid for <b>two hours</b>, not for a day as others.
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#TRIPO_P1_0}
 * @param input what to model
 * @param parameters how to model it, null for the defaults
 * @param additional fields beside these
 */
public record TripoRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<TripoResult> {
  private static final int VIEWS = 4;
  private static final int MIN_VIEWS = 2;
  private static final MediaLimit FORMATS = MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG);
  private static final MediaLimit PICTURE = FORMATS.maxBytes(20L * 1024 * 1024).sides(20, 6000);

  /** Refuses null for a required component, and an additional field named like a component. */
  public TripoRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, TripoRequest.class);
  }

  /**
   * What to model: one of the three.
   *
   * @param prompt what to model, at most 1,024 characters
   * @param image what to model: JPEG or PNG, 20 to 6,000 pixels a side, at most 20 MB
   * @param images what to model, from four sides in this order: front, left, back, right. Two at
   *     least; {@link View#MISSING} for those that are not there.
   * @param additional fields beside these
   */
  public record Input(
      @Nullable String prompt,
      @Nullable MediaSource image,
      @Nullable List<View> images,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Input {
      images = Additional.Copy.listOrNull(images, "images");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * A thing seen from one side.
   *
   * @param type {@code jpeg} or {@code png}
   * @param fileToken the picture
   * @param additional fields beside these
   */
  public record View(
      @Nullable String type,
      @Nullable MediaSource fileToken,
      @Additional Map<String, Object> additional) {
    /**
     * No picture from this side. It goes out as an empty object, which keeps the others' places.
     */
    public static final View MISSING = new View(null, null, Map.of());

    /** Refuses an additional field named like a component. */
    public View {
      additional = Additional.Copy.of(additional, View.class);
    }

    /** A JPEG. */
    public static View jpeg(MediaSource picture) {
      return new View("jpeg", picture, Map.of());
    }

    /** A PNG. */
    public static View png(MediaSource picture) {
      return new View("png", picture, Map.of());
    }
  }

  /**
   * How to model it.
   *
   * @param textureQuality how fine the surface is painted. Default standard.
   * @param geometryQuality how fine the shape is: Tripo-H3.1. Default standard.
   * @param pbr whether the surface shines and shades as its material does; true makes it painted.
   *     Default true.
   * @param texture whether the surface is painted; a bare shape wants {@code pbr(false)} as well.
   *     Default true.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable TextureQuality textureQuality,
      @Nullable GeometryQuality geometryQuality,
      @Nullable Boolean pbr,
      @Nullable Boolean texture,
      @Additional Map<String, Object> additional) {

    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** How fine the surface is painted. */
  public static final class TextureQuality extends OpenValue {
    /** The default. */
    public static final TextureQuality STANDARD = new TextureQuality("standard");

    /** Finer. */
    public static final TextureQuality DETAILED = new TextureQuality("detailed");

    private TextureQuality(String value) {
      super(value);
    }

    /** The quality of that word. */
    @JsonCreator
    public static TextureQuality of(String value) {
      return new TextureQuality(value);
    }
  }

  /** How fine the shape is. */
  public static final class GeometryQuality extends OpenValue {
    /** Up to 1.5 million faces. The default. */
    public static final GeometryQuality STANDARD = new GeometryQuality("standard");

    /** Up to 2 million faces. */
    public static final GeometryQuality ULTRA = new GeometryQuality("ultra");

    private GeometryQuality(String value) {
      super(value);
    }

    /** The quality of that word. */
    @JsonCreator
    public static GeometryQuality of(String value) {
      return new GeometryQuality(value);
    }
  }

  /** Starts a model from a prompt. */
  public static Builder builder(Model model, String prompt) {
    return new Builder(model).prompt(prompt);
  }

  /** Starts a model from a picture. */
  public static Builder imageTo3d(Model model, MediaSource picture) {
    return new Builder(model).image(picture);
  }

  /**
   * Starts a model from views of a thing, two at least; {@link View#MISSING} for the sides that are
   * not there.
   */
  public static Builder viewsTo3d(Model model, View front, View left, View back, View right) {
    return new Builder(model).images(List.of(front, left, back, right));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<TripoRequest, ?> operation() {
    return VideoOperations.TRIPO_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("input.prompt", input.prompt, Limit.maxCharacters(1024))
        .check("input.image", input.image, PICTURE);
    if (input.images != null) {
      checkViews(violations, input.images);
    }
    if (parameters != null) {
      violations
          .check("parameters.texture_quality", parameters.textureQuality)
          .check("parameters.geometry_quality", parameters.geometryQuality);
      if (Boolean.FALSE.equals(parameters.texture) && !Boolean.FALSE.equals(parameters.pbr)) {
        violations.warn(
            "parameters.texture",
            "has no effect while pbr is true, which it is by default; set pbr to false as well");
      }
    }
  }

  private static void checkViews(Violations violations, List<View> views) {
    long given = views.stream().filter(view -> view.fileToken != null).count();
    if (given < MIN_VIEWS) {
      violations.add(
          "input.images",
          "2 to 4 views",
          given + (given == 1 ? " view" : " views"),
          "give another view, or one picture with image(..)");
    }
    for (int i = 0; i < views.size(); i++) {
      String at = "input.images[" + i + "]";
      violations
          .check(at + ".type", views.get(i).type, Limit.oneOf("jpeg", "png"))
          .check(at + ".file_token", views.get(i).fileToken, FORMATS);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, Map.of());

    private @Nullable String prompt;
    private @Nullable MediaSource image;
    private @Nullable List<View> images;
    private @Nullable TextureQuality textureQuality;
    private @Nullable GeometryQuality geometryQuality;
    private @Nullable Boolean pbr;
    private @Nullable Boolean texture;

    private Builder(Model model) {
      super(model);
    }

    private Builder(TripoRequest from) {
      super(from.model);
      prompt = from.input.prompt;
      image = from.input.image;
      images = from.input.images;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        textureQuality = parameters.textureQuality;
        geometryQuality = parameters.geometryQuality;
        pbr = parameters.pbr;
        texture = parameters.texture;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** What to model, at most 1,024 characters. */
    public Builder prompt(@Nullable String value) {
      prompt = value;
      return this;
    }

    /** What to model: JPEG or PNG, 20 to 6,000 pixels a side, at most 20 MB. */
    public Builder image(@Nullable MediaSource value) {
      image = value;
      return this;
    }

    /**
     * What to model, from four sides in this order: front, left, back, right. Two at least; {@link
     * View#MISSING} for those that are not there.
     */
    public Builder images(@Nullable List<View> value) {
      images = value;
      return this;
    }

    /** How fine the surface is painted. Default standard. */
    public Builder textureQuality(@Nullable TextureQuality value) {
      textureQuality = value;
      return this;
    }

    /** How fine the shape is: Tripo-H3.1. Default standard. */
    public Builder geometryQuality(@Nullable GeometryQuality value) {
      geometryQuality = value;
      return this;
    }

    /**
     * Whether the surface shines and shades as its material does; true makes it painted. Default
     * true.
     */
    public Builder pbr(@Nullable Boolean value) {
      pbr = value;
      return this;
    }

    /**
     * Whether the surface is painted; a bare shape wants {@code pbr(false)} as well. Default true.
     */
    public Builder texture(@Nullable Boolean value) {
      texture = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is not exactly one of prompt,
     *     image and images, or if the prompt is blank or images are not four
     */
    public TripoRequest build() {
      check();
      Parameters parameters =
          new Parameters(textureQuality, geometryQuality, pbr, texture, additionalParameters);
      return new TripoRequest(
          model,
          new Input(prompt, image, images, additionalInput),
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
     * @throws dev.qiao.core.error.RequestValidationException if there is not exactly one of prompt,
     *     image and images, or if the prompt is blank or images are not four
     */
    private void check() {
      Violations violations = new Violations();
      int inputs = (prompt == null ? 0 : 1) + (image == null ? 0 : 1) + (images == null ? 0 : 1);
      if (inputs != 1) {
        violations.add(
            "input", "one of prompt, image and images", inputs + " of them", "give exactly one");
      }
      if (prompt != null) {
        violations.require("input.prompt", prompt, "say what the model shows");
      }
      if (images != null && images.size() != VIEWS) {
        violations.add(
            "input.images",
            VIEWS + " views",
            images.size() + " views",
            "give front, left, back and right, View.MISSING where there is none");
      }
      violations.throwIfAny(getClass());
    }
  }
}
