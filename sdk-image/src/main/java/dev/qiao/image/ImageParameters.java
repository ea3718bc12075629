package dev.qiao.image;

import dev.qiao.core.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that the image models of Qwen and Wan have in common. {@link ImageRequestBuilder}
 * says what each does.
 */
public interface ImageParameters {
  /** See {@link ImageRequestBuilder#size}. */
  @Nullable Size size();

  /** See {@link ImageRequestBuilder#n}. */
  @Nullable Integer n();

  /** See {@link ImageRequestBuilder#promptExtend}. */
  @Nullable Boolean promptExtend();

  /** See {@link ImageRequestBuilder#watermark}. */
  @Nullable Boolean watermark();

  /** See {@link ImageRequestBuilder#seed}. */
  @Nullable Long seed();

  /** Parameters this version does not know. */
  Map<String, Object> additional();
}
