package dev.qiao.image.qwen;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageOperations;
import dev.qiao.image.ImageResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes or edits images with qwen-image-3.0 through the OpenAI-style path, at once. {@link
 * QwenImage3Request} does the same and can be a task; take this one where a gateway or a proxy
 * knows the OpenAI style only. Its answer takes long: give the client at least 600 seconds. Source:
 * <a
 * href="https://help.aliyun.com/zh/model-studio/qwen-image-generation-and-editing-api-reference">Qwen
 * image generation and editing 3.0</a>.
 *
 * <p>The answer itself has no request id; {@code client.call(request).requestId()} has that of its
 * headers.
 *
 * @param model the model, such as {@link dev.qiao.image.ImageModels#QWEN_IMAGE_3_0_PRO}
 * @param prompt what to show, or what to do with the images; best at most 4,500 tokens
 * @param image the images to edit, at most 3; none to make one from the prompt only. JPEG, PNG,
 *     BMP, TIFF, WEBP or GIF of at most 10 MB; sides of 384 to 2048 pixels give the best results. A
 *     local one goes inside the request as a data URI, see {@link MediaSource#toDataUri}. Null for
 *     none.
 * @param n how many images, each of which is billed: 1 to 6. Default 1.
 * @param size width and height, 512*512 to 2048*2048 pixels in all, from 1:8 to 8:1, or {@code
 *     auto}; by default the model chooses. It is sent with an {@code x}, as this path wants it.
 * @param negativePrompt what not to show
 * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
 * @param promptExtend whether a language model rewrites the prompt first. Default true.
 * @param promptExtendMode how it does so. Default {@code direct}; {@code agent} takes no images.
 * @param enableThinking whether the model thinks about the prompt while it rewrites it. Default
 *     true.
 * @param watermark whether a mark is put in the lower right. Default false.
 * @param additional fields beside these
 */
public record QwenCompatibleImageRequest(
    Model model,
    String prompt,
    @JsonFormat(
            with = {
              JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
              JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
            })
        @Nullable List<MediaSource> image,
    @Nullable Integer n,
    @Nullable Size size,
    @Nullable String negativePrompt,
    @Nullable Long seed,
    @Nullable Boolean promptExtend,
    QwenImageParameters.@Nullable PromptExtendMode promptExtendMode,
    @Nullable Boolean enableThinking,
    @Nullable Boolean watermark,
    @Additional Map<String, Object> additional)
    implements CallRequest<ImageResult> {
  /** Takes no images as null, because the service refuses an empty list. */
  public QwenCompatibleImageRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(prompt, "prompt");
    image = image == null || image.isEmpty() ? null : List.copyOf(image);
    additional = Additional.Copy.of(additional, QwenCompatibleImageRequest.class);
  }

  /** Starts a request. */
  public static Builder builder(Model model, String prompt) {
    return new Builder(model, prompt);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<QwenCompatibleImageRequest, ?> operation() {
    return ImageOperations.QWEN_IMAGE3_OPENAI_IMAGES;
  }

  @Override
  public void validate(Violations violations) {
    List<MediaSource> images = image == null ? List.of() : image;
    violations.check("number of image", images.size(), Limit.range(0, 3));
    // The catalogue's limits are those of the native form, of the same models.
    images.forEach(each -> violations.check("input.messages[0].content[].image", each));
    violations
        .check("n", n, Limit.range(1, 6))
        .check("prompt_extend_mode", promptExtendMode, QwenImageParameters.PromptExtendMode.LISTED)
        .check("parameters.size", size)
        .check("seed", seed, Limit.range(0, Integer.MAX_VALUE));
    if (!images.isEmpty()) {
      violations.check("parameters.prompt_extend_mode with images", promptExtendMode);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    private List<MediaSource> image = List.of();

    // derived from the components: begin
    // build image: image.stream().map(MediaSource::toDataUri).toList()
    // set size: value == null ? null : value.spelledWith("x")

    private Model model;
    private String prompt;
    private @Nullable Integer n;
    private @Nullable Size size;
    private @Nullable String negativePrompt;
    private @Nullable Long seed;
    private @Nullable Boolean promptExtend;
    private QwenImageParameters.@Nullable PromptExtendMode promptExtendMode;
    private @Nullable Boolean enableThinking;
    private @Nullable Boolean watermark;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model, String prompt) {
      this.model = Objects.requireNonNull(model, "model");
      this.prompt = Objects.requireNonNull(prompt, "prompt");
    }

    private Builder(QwenCompatibleImageRequest from) {
      model = from.model;
      prompt = from.prompt;
      image = from.image == null ? List.of() : from.image;
      n = from.n;
      size = from.size;
      negativePrompt = from.negativePrompt;
      seed = from.seed;
      promptExtend = from.promptExtend;
      promptExtendMode = from.promptExtendMode;
      enableThinking = from.enableThinking;
      watermark = from.watermark;
      additional.putAll(from.additional);
    }

    /** The model, such as {@link dev.qiao.image.ImageModels#QWEN_IMAGE_3_0_PRO}. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** What to show, or what to do with the images; best at most 4,500 tokens. */
    public Builder prompt(String value) {
      prompt = Objects.requireNonNull(value, "prompt");
      return this;
    }

    /** How many images, each of which is billed: 1 to 6. Default 1. */
    public Builder n(@Nullable Integer value) {
      n = value;
      return this;
    }

    /**
     * Width and height, 512*512 to 2048*2048 pixels in all, from 1:8 to 8:1, or {@code auto}; by
     * default the model chooses. It is sent with an {@code x}, as this path wants it.
     */
    public Builder size(@Nullable Size value) {
      size = value == null ? null : value.spelledWith("x");
      return this;
    }

    /** What not to show. */
    public Builder negativePrompt(@Nullable String value) {
      negativePrompt = value;
      return this;
    }

    /** Makes results alike, not identical: 0 to 2147483647. Default random. */
    public Builder seed(@Nullable Long value) {
      seed = value;
      return this;
    }

    /** Whether a language model rewrites the prompt first. Default true. */
    public Builder promptExtend(@Nullable Boolean value) {
      promptExtend = value;
      return this;
    }

    /** How it does so. Default {@code direct}; {@code agent} takes no images. */
    public Builder promptExtendMode(QwenImageParameters.@Nullable PromptExtendMode value) {
      promptExtendMode = value;
      return this;
    }

    /** Whether the model thinks about the prompt while it rewrites it. Default true. */
    public Builder enableThinking(@Nullable Boolean value) {
      enableThinking = value;
      return this;
    }

    /** Whether a mark is put in the lower right. Default false. */
    public Builder watermark(@Nullable Boolean value) {
      watermark = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing, or a local
     *     image cannot be read or is too large for a data URI
     */
    public QwenCompatibleImageRequest build() {
      check();
      return new QwenCompatibleImageRequest(
          model,
          prompt,
          image.stream().map(MediaSource::toDataUri).toList(),
          n,
          size,
          negativePrompt,
          seed,
          promptExtend,
          promptExtendMode,
          enableThinking,
          watermark,
          additional);
    }

    // derived: end

    /**
     * The images to edit, at most 3; none to make one from the prompt only. JPEG, PNG, BMP, TIFF,
     * WEBP or GIF of at most 10 MB; sides of 384 to 2048 pixels give the best results. A local one
     * goes inside the request as a data URI, see {@link MediaSource#toDataUri}.
     */
    public Builder images(List<MediaSource> values) {
      image = Additional.Copy.list(values, "images");
      return this;
    }

    /** Adds an image behind the others, see {@link #images}. */
    public Builder addImage(MediaSource value) {
      List<MediaSource> more = new ArrayList<>(image);
      more.add(Objects.requireNonNull(value, "image"));
      image = more;
      return this;
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing, or a local
     *     image cannot be read or is too large for a data URI
     */
    private void check() {
      new Violations().require("prompt", prompt, "say what the image shows").throwIfAny(getClass());
    }
  }
}
