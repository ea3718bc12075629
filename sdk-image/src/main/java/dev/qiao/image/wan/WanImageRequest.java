package dev.qiao.image.wan;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.StreamRequest;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageParameters;
import dev.qiao.image.ImageResult;
import dev.qiao.image.MessagesInput;
import dev.qiao.image.MessagesRequestBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes, edits and combines images with wan2.7-image or wan2.6-image. {@code generate} answers at
 * once, {@code submit} makes a task, {@code stream} gives interleaved texts and images as they
 * come.
 *
 * <ul>
 *   <li>From a prompt only, or from up to 9 images and a prompt: wan2.7-image.
 *   <li>A sequence of images that belong together: wan2.7-image with {@link
 *       Builder#enableSequential}.
 *   <li>From 1 to 4 images and a prompt: wan2.6-image.
 *   <li>A text with images in it, such as a tutorial: wan2.6-image with {@link
 *       Builder#enableInterleave}, streamed or as a task.
 * </ul>
 *
 * Local images are uploaded first. Sources: <a
 * href="https://help.aliyun.com/zh/model-studio/wan-image-generation-and-editing-api-reference">Wan
 * 2.7 image generation and editing</a>, <a
 * href="https://help.aliyun.com/zh/model-studio/wan-image-generation-api-reference">Wan 2.6 image
 * generation</a>.
 *
 * @param model the model, such as {@link dev.qiao.image.ImageModels#WAN2_7_IMAGE}
 * @param input the images and the prompt
 * @param parameters how to do it, null for the model's defaults
 * @param additional fields beside these
 */
public record WanImageRequest(
    Model model,
    MessagesInput input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements CallRequest<ImageResult>, TaskRequest<ImageResult>, StreamRequest<ImageResult> {
  private static final BigDecimal WHOLE = new BigDecimal("100.00");

  /** Refuses null for a required component, and an additional field named like a component. */
  public WanImageRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, WanImageRequest.class);
  }

  /**
   * How to do it.
   *
   * @param size width and height in pixels. It is sent as {@code W*H}, however it was written. The
   *     builder of the request says which a model makes, and which is its default.
   * @param n how many images, each of which is billed. <b>Default 4 with Wan's models up to
   *     2.6</b>, and 12 in a sequence of wan2.7-image: set 1 while you try. Default 1 with the
   *     others. The builder of the request says how many a model makes.
   * @param maxImages how many images at most are between the texts, each of which is billed, with
   *     {@link #enableInterleave} only: 1 to 5, <b>default 5</b>
   * @param negativePrompt what not to show, at most 500 characters
   * @param promptExtend whether a language model rewrites the prompt first, which takes some
   *     seconds. Default true.
   * @param watermark whether a mark that says "AI" is put in the lower right. Default false.
   * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
   * @param enableInterleave whether the answer is a text with images in it; wan2.6-image only. It
   *     comes as a stream or as a task. Default false.
   * @param enableSequential whether the images are a sequence that belongs together; wan2.7-image
   *     only. Mind {@link #n}, which is then 12 by default. Default false.
   * @param thinkingMode whether the model thinks first, which takes longer; wan2.7-image only, and
   *     only from text and not in a sequence. Default true.
   * @param bboxList where in each image to edit: one list an image, in their order, empty for an
   *     image without boxes, at most 2 boxes an image; wan2.7-image only
   * @param colorPalette the colours of the image, 3 to 10 (8 are advised), whose shares add up to
   *     100 %; wan2.7-image only, not in a sequence
   * @param stream whether the answer comes in pieces; the verb writes it
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Size size,
      @Nullable Integer n,
      @Nullable Integer maxImages,
      @Nullable String negativePrompt,
      @Nullable Boolean promptExtend,
      @Nullable Boolean watermark,
      @Nullable Long seed,
      @Nullable Boolean enableInterleave,
      @Nullable Boolean enableSequential,
      @Nullable Boolean thinkingMode,
      @Nullable List<List<BoundingBox>> bboxList,
      @Nullable List<PaletteColor> colorPalette,
      @Nullable Boolean stream,
      @Additional Map<String, Object> additional)
      implements ImageParameters {

    /** Refuses an additional field named like a component. */
    public Parameters {
      bboxList = bboxList == null ? null : bboxList.stream().map(List::copyOf).toList();
      colorPalette = Additional.Copy.listOrNull(colorPalette, "colorPalette");
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /**
   * Starts a request.
   *
   * @param prompt what to show, or what to do with the images, which it calls image 1, image 2 ..:
   *     at most 5,000 characters for wan2.7-image, 2,000 for wan2.6-image. The service cuts the
   *     rest off, so a longer one is sent with a warning
   */
  public static Builder builder(Model model, String prompt) {
    return new Builder(model).prompt(prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<WanImageRequest, ?> operation() {
    return ImageOperations.WAN_IMAGE_GENERATE;
  }

  @Override
  public Request asStreamRequest() {
    Builder builder = toBuilder();
    builder.stream = true;
    return builder.build();
  }

  /** Whether texts and images are asked for that take turns. */
  public boolean interleaves() {
    return parameters != null && Boolean.TRUE.equals(parameters.enableInterleave);
  }

  @Override
  public void validate(Violations violations) {
    String interleaved = interleaves() ? " with enable_interleave" : "";
    input.validate(violations, interleaved);
    if (parameters == null) {
      return;
    }
    boolean sequential = Boolean.TRUE.equals(parameters.enableSequential);
    int images = input.images().size();
    violations
        .check("parameters.size" + interleaved, parameters.size)
        .check(
            "parameters.n" + interleaved + (sequential ? " with enable_sequential" : ""),
            parameters.n)
        .check("parameters.max_images", parameters.maxImages, Limit.range(1, 5))
        .check("parameters.negative_prompt", parameters.negativePrompt, Limit.cutOff(500))
        .check("parameters.seed", parameters.seed, Limit.range(0, Integer.MAX_VALUE));
    if (sequential || images > 0) {
      violations.check("parameters.size with images or enable_sequential", parameters.size);
    }
    if (parameters.size != null && parameters.size.value().equals("4K")) {
      violations.check(
          "parameters.size"
              + (sequential || images > 0 ? " of 4K with images or enable_sequential" : " of 4K"),
          parameters.size);
    }
    // Fields of one generation, which the catalogue says the other does not take.
    violations
        .check("parameters.max_images", parameters.maxImages)
        .check("parameters.negative_prompt", parameters.negativePrompt)
        .check("parameters.prompt_extend" + interleaved, parameters.promptExtend)
        .check("parameters.enable_interleave", parameters.enableInterleave)
        .check("parameters.enable_sequential", parameters.enableSequential)
        .check("parameters.thinking_mode", parameters.thinkingMode)
        .check("parameters.bbox_list", parameters.bboxList)
        .check("parameters.color_palette", parameters.colorPalette);
    if (interleaved.isEmpty()) {
      violations.check("parameters.max_images without enable_interleave", parameters.maxImages);
    }
    boxes(violations, parameters.bboxList, images);
    palette(violations, parameters.colorPalette, sequential);
  }

  private static void boxes(
      Violations violations, @Nullable List<List<BoundingBox>> lists, int images) {
    if (lists == null) {
      return;
    }
    if (lists.size() != images) {
      violations.add(
          "parameters.bbox_list",
          "one list for each image, " + images + " in all",
          lists.size() + " lists",
          "give an image without boxes an empty list");
    }
    for (int i = 0; i < lists.size(); i++) {
      if (lists.get(i).size() > 2) {
        violations.add(
            "parameters.bbox_list[" + i + "]",
            "at most 2 boxes",
            lists.get(i).size() + " boxes",
            "leave some out");
      }
    }
  }

  private static void palette(
      Violations violations, @Nullable List<PaletteColor> colors, boolean sequential) {
    if (colors == null) {
      return;
    }
    if (sequential) {
      violations.add(
          "parameters.color_palette",
          "left out with enable_sequential",
          colors.size() + " colours",
          "leave one of the two out");
    }
    if (colors.size() < 3 || colors.size() > 10) {
      violations.add(
          "parameters.color_palette",
          "3 to 10 colours",
          colors.size() + " colours",
          "8 are advised");
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < colors.size(); i++) {
      BigDecimal percent = colors.get(i).percent();
      if (percent == null) {
        violations.add(
            "parameters.color_palette[" + i + "].ratio",
            "a percentage with two decimals, such as 25.00%",
            colors.get(i).ratio(),
            "use PaletteColor.of(hex, percent)");
        return;
      }
      sum = sum.add(percent);
    }
    if (sum.compareTo(WHOLE) != 0) {
      violations.add(
          "sum of parameters.color_palette[].ratio", "100.00%", sum + "%", "change the shares");
    }
  }

  /**
   * Collects what is set; only that is sent.
   *
   * <p>{@link #size} is a tier ({@code Size.of("2K")}), which keeps the ratio of the last image, or
   * width and height:
   *
   * <ul>
   *   <li>wan2.7-image-pro: {@code 1K}, {@code 2K} (the default), {@code 4K} from text only and not
   *       in a sequence; or 768*768 to 2048*2048 pixels in all, 4096*4096 from text only and not in
   *       a sequence, from 1:8 to 8:1;
   *   <li>wan2.7-image: {@code 1K}, {@code 2K} (the default); or 768*768 to 2048*2048 pixels in
   *       all, from 1:8 to 8:1;
   *   <li>wan2.6-image: {@code 1K} (the default), {@code 2K}; or 768*768 to 2048*2048 pixels in
   *       all, from 1:4 to 4:1;
   *   <li>wan2.6-image, interleaved: 768*768 to 1280*1280 pixels in all, by default those of the
   *       image, or {@code 1280*1280}.
   * </ul>
   *
   * <p>{@link #n}, each of which is billed:
   *
   * <ul>
   *   <li>wan2.7-image: 1 to 4, default 1; in a sequence 1 to 12, <b>default 12</b>, and the model
   *       may make fewer;
   *   <li>wan2.6-image: 1 to 4, <b>default 4</b>: set 1 while you try; interleaved, 1, and {@link
   *       #maxImages} counts.
   * </ul>
   *
   * <p>{@link #negativePrompt} and {@link #promptExtend}: wan2.6-image only, the latter not
   * interleaved.
   */
  public static final class Builder extends MessagesRequestBuilder<Builder> {

    // derived from the components: begin
    // throws: dev.qiao.core.error.RequestValidationException if the prompt is missing
    // build input: input("say what the image shows, or what to do with the images")
    // without setter: stream

    private static final Parameters NO_PARAMETERS =
        new Parameters(
            null, null, null, null, null, null, null, null, null, null, null, null, null, Map.of());

    private @Nullable Integer maxImages;
    private @Nullable Boolean enableInterleave;
    private @Nullable Boolean enableSequential;
    private @Nullable Boolean thinkingMode;
    private @Nullable List<List<BoundingBox>> bboxList;
    private @Nullable List<PaletteColor> colorPalette;
    private @Nullable Boolean stream;

    private Builder(Model model) {
      super(model);
    }

    private Builder(WanImageRequest from) {
      super(from.model);
      copy(from.input);
      copy(from.parameters);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        maxImages = parameters.maxImages;
        negativePrompt = parameters.negativePrompt;
        enableInterleave = parameters.enableInterleave;
        enableSequential = parameters.enableSequential;
        thinkingMode = parameters.thinkingMode;
        bboxList = parameters.bboxList;
        colorPalette = parameters.colorPalette;
        stream = parameters.stream;
      }
      additional.putAll(from.additional);
    }

    /**
     * How many images at most are between the texts, each of which is billed, with {@link
     * #enableInterleave} only: 1 to 5, <b>default 5</b>.
     */
    public Builder maxImages(@Nullable Integer value) {
      maxImages = value;
      return this;
    }

    /**
     * Whether the answer is a text with images in it; wan2.6-image only. It comes as a stream or as
     * a task. Default false.
     */
    public Builder enableInterleave(@Nullable Boolean value) {
      enableInterleave = value;
      return this;
    }

    /**
     * Whether the images are a sequence that belongs together; wan2.7-image only. Mind {@link #n},
     * which is then 12 by default. Default false.
     */
    public Builder enableSequential(@Nullable Boolean value) {
      enableSequential = value;
      return this;
    }

    /**
     * Whether the model thinks first, which takes longer; wan2.7-image only, and only from text and
     * not in a sequence. Default true.
     */
    public Builder thinkingMode(@Nullable Boolean value) {
      thinkingMode = value;
      return this;
    }

    /**
     * Where in each image to edit: one list an image, in their order, empty for an image without
     * boxes, at most 2 boxes an image; wan2.7-image only.
     */
    public Builder bboxList(@Nullable List<List<BoundingBox>> value) {
      bboxList = value;
      return this;
    }

    /**
     * The colours of the image, 3 to 10 (8 are advised), whose shares add up to 100 %; wan2.7-image
     * only, not in a sequence.
     */
    public Builder colorPalette(@Nullable List<PaletteColor> value) {
      colorPalette = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
     */
    public WanImageRequest build() {
      Parameters parameters =
          new Parameters(
              size,
              n,
              maxImages,
              negativePrompt,
              promptExtend,
              watermark,
              seed,
              enableInterleave,
              enableSequential,
              thinkingMode,
              bboxList,
              colorPalette,
              stream,
              additionalParameters);
      return new WanImageRequest(
          model,
          input("say what the image shows, or what to do with the images"),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * The images, in the order the prompt counts them by: 0 to 9 with wan2.7-image, 1 to 4 with
     * wan2.6-image, 0 or 1 with {@link #enableInterleave}. JPEG, PNG without an alpha channel, BMP
     * or WEBP, each side 240 to 8000 pixels; at most 20 MB and from 1:8 to 8:1 with wan2.7-image,
     * at most 10 MB with wan2.6-image.
     */
    public Builder images(List<MediaSource> values) {
      return replaceImages(values);
    }

    /** Adds an image behind the others, see {@link #images}. */
    public Builder addImage(MediaSource value) {
      return appendImage(value);
    }
  }
}
