package dev.qiao.video.happyhorse;

import dev.qiao.core.Model;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of all HappyHorse requests share. Only what is set is sent. The service takes
 * ten submissions a second.
 *
 * @param <B> the builder itself
 */
public abstract class HappyHorseRequestBuilder<B extends HappyHorseRequestBuilder<B>>
    extends NativeRequestBuilder<B> {
  private static final int MAX_LENGTH = 5000;
  private static final int MAX_CHINESE = 2500;

  // derived from HappyHorseTextToVideoRequest: begin
  // only: prompt, resolution, watermark, seed

  @Nullable String prompt;
  @Nullable Resolution resolution;
  @Nullable Boolean watermark;
  @Nullable Long seed;

  /** What to show: at most 5,000 characters, or 2,500 Chinese ones. */
  public B prompt(@Nullable String value) {
    prompt = value;
    return self();
  }

  /**
   * 720P or 1080P, happyhorse-1.1 also 480P. Default 1080P, which costs nearly twice as much a
   * second as 720P.
   */
  public B resolution(@Nullable Resolution value) {
    resolution = value;
    return self();
  }

  /** Whether the video is marked. Unlike Wan's, the default is <b>true</b>: say false for none. */
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

  HappyHorseRequestBuilder(Model model) {
    super(model);
  }

  /** Warns of a prompt whose end the service cuts off. */
  static void checkPrompt(Violations violations, @Nullable String prompt) {
    if (prompt == null) {
      return;
    }
    long all = prompt.codePoints().count();
    long chinese =
        prompt
            .codePoints()
            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
            .count();
    if (all > MAX_LENGTH || chinese > MAX_CHINESE) {
      violations.warn(
          "input.prompt",
          "is "
              + all
              + " characters, "
              + chinese
              + " of them Chinese, but should be at most 5000 characters, or 2500 Chinese ones: the"
              + " service cuts the rest off (shorten it)");
    }
  }
}
