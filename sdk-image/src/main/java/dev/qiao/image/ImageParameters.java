package dev.qiao.image;

import dev.qiao.core.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters that the image models of Qwen and Wan have in common. */
public interface ImageParameters {
  /**
   * Width and height in pixels. It is sent as {@code W*H}, however it was written. The builder of
   * the request says which a model makes, and which is its default.
   */
  @Nullable Size size();

  /**
   * How many images, each of which is billed. <b>Default 4 with Wan's models up to 2.6</b>, and 12
   * in a sequence of wan2.7-image: set 1 while you try. Default 1 with the others. The builder of
   * the request says how many a model makes.
   */
  @Nullable Integer n();

  /** Whether a language model rewrites the prompt first, which takes some seconds. Default true. */
  @Nullable Boolean promptExtend();

  /** Whether a mark that says "AI" is put in the lower right corner. Default false. */
  @Nullable Boolean watermark();

  /** Makes results alike, not identical: 0 to 2147483647. Default random. */
  @Nullable Long seed();

  /** Parameters this version does not know. */
  Map<String, Object> additional();
}
