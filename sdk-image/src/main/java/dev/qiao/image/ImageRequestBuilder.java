package dev.qiao.image;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.operation.NativeRequestBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The common part of the builders of Qwen's and Wan's image requests. It documents the setters; the
 * builder of each request documents the sizes and the number of images of its models.
 *
 * @param <B> the builder itself
 */
public abstract class ImageRequestBuilder<B extends ImageRequestBuilder<B>>
    extends NativeRequestBuilder<B> {
  /** See {@link #negativePrompt}. */
  protected @Nullable String negativePrompt;

  // derived from ImageParameters: begin
  // set size: value == null ? null : value.spelledWith("*")

  /** See {@link #size}. */
  protected @Nullable Size size;

  /** See {@link #n}. */
  protected @Nullable Integer n;

  /** See {@link #promptExtend}. */
  protected @Nullable Boolean promptExtend;

  /** See {@link #watermark}. */
  protected @Nullable Boolean watermark;

  /** See {@link #seed}. */
  protected @Nullable Long seed;

  /** Takes over the parameters of a request. */
  protected final void copy(@Nullable ImageParameters from) {
    if (from != null) {
      parametersSent = true;
      size = from.size();
      n = from.n();
      promptExtend = from.promptExtend();
      watermark = from.watermark();
      seed = from.seed();
      additionalParameters.putAll(from.additional());
    }
  }

  /**
   * Width and height in pixels. It is sent as {@code W*H}, however it was written. The builder of
   * the request says which a model makes, and which is its default.
   */
  public B size(@Nullable Size value) {
    size = value == null ? null : value.spelledWith("*");
    return self();
  }

  /**
   * How many images, each of which is billed. <b>Default 4 with Wan's models up to 2.6</b>, and 12
   * in a sequence of wan2.7-image: set 1 while you try. Default 1 with the others. The builder of
   * the request says how many a model makes.
   */
  public B n(@Nullable Integer value) {
    n = value;
    return self();
  }

  /** Whether a language model rewrites the prompt first, which takes some seconds. Default true. */
  public B promptExtend(@Nullable Boolean value) {
    promptExtend = value;
    return self();
  }

  /** Whether a mark that says "AI" is put in the lower right corner. Default false. */
  public B watermark(@Nullable Boolean value) {
    watermark = value;
    return self();
  }

  /** Makes results alike, not identical: 0 to 2147483647. Default random. */
  public B seed(@Nullable Long value) {
    seed = value;
    return self();
  }

  // derived: end

  /** Starts with a model. */
  protected ImageRequestBuilder(Model model) {
    super(model);
  }

  /** What not to show, at most 500 characters. */
  public B negativePrompt(@Nullable String value) {
    negativePrompt = value;
    return self();
  }
}
