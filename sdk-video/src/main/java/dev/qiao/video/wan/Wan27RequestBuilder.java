package dev.qiao.video.wan;

import dev.qiao.core.Model;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.video.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of all wan2.7 requests share: the prompts and the parameters that every one of
 * them takes. Only what is set is sent.
 *
 * @param <B> the builder itself
 */
public abstract class Wan27RequestBuilder<B extends Wan27RequestBuilder<B>>
    extends NativeRequestBuilder<B> {

  // derived from Wan27TextToVideoRequest: begin
  // only: prompt, negativePrompt, resolution, promptExtend, watermark, seed

  @Nullable String prompt;
  @Nullable String negativePrompt;
  @Nullable Resolution resolution;
  @Nullable Boolean promptExtend;
  @Nullable Boolean watermark;
  @Nullable Long seed;

  /**
   * What to show, in Chinese or English, at most 5,000 characters; shots are described here, too
   * ("Shot 1 [0-3s] ..."). The service cuts the rest off, so a longer one is sent with a warning.
   */
  public B prompt(@Nullable String value) {
    prompt = value;
    return self();
  }

  /** What not to show, at most 500 characters. */
  public B negativePrompt(@Nullable String value) {
    negativePrompt = value;
    return self();
  }

  /** 720P or 1080P; decides the price. Default 1080P. */
  public B resolution(@Nullable Resolution value) {
    resolution = value;
    return self();
  }

  /** Whether a language model rewrites the prompt first, which takes longer. Default true. */
  public B promptExtend(@Nullable Boolean value) {
    promptExtend = value;
    return self();
  }

  /** Whether the mark "AI generated" (in Chinese) is put in the lower right. Default false. */
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

  Wan27RequestBuilder(Model model) {
    super(model);
  }
}
