package dev.qiao.video.wan;

import dev.qiao.core.Size;
import java.util.List;

/**
 * The 13 sizes that the Wan models up to wan2.6 make of texts and references, by tier and ratio:
 *
 * <table>
 *   <caption>Width and height in pixels</caption>
 *   <tr><th>Tier</th><th>16:9</th><th>9:16</th><th>1:1</th><th>4:3</th><th>3:4</th></tr>
 *   <tr><td>480P</td><td>832*480</td><td>480*832</td><td>624*624</td><td></td><td></td></tr>
 *   <tr><td>720P</td><td>1280*720</td><td>720*1280</td><td>960*960</td><td>1088*832</td><td>832*1088</td></tr>
 *   <tr><td>1080P</td><td>1920*1080</td><td>1080*1920</td><td>1440*1440</td><td>1632*1248</td><td>1248*1632</td></tr>
 * </table>
 *
 * <p>The tier decides the price. Which model makes which tier is at {@link
 * WanTextToVideoRequest.Parameters} and {@link WanReferenceToVideoRequest.Parameters}.
 */
public final class WanVideoSize {
  /** 480P, 16:9. */
  public static final Size P480_16_9 = Size.of(832, 480);

  /** 480P, 9:16. */
  public static final Size P480_9_16 = Size.of(480, 832);

  /** 480P, 1:1. */
  public static final Size P480_1_1 = Size.of(624, 624);

  /** 720P, 16:9. */
  public static final Size P720_16_9 = Size.of(1280, 720);

  /** 720P, 9:16. */
  public static final Size P720_9_16 = Size.of(720, 1280);

  /** 720P, 1:1. */
  public static final Size P720_1_1 = Size.of(960, 960);

  /** 720P, 4:3. */
  public static final Size P720_4_3 = Size.of(1088, 832);

  /** 720P, 3:4. */
  public static final Size P720_3_4 = Size.of(832, 1088);

  /** 1080P, 16:9. */
  public static final Size P1080_16_9 = Size.of(1920, 1080);

  /** 1080P, 9:16. */
  public static final Size P1080_9_16 = Size.of(1080, 1920);

  /** 1080P, 1:1. */
  public static final Size P1080_1_1 = Size.of(1440, 1440);

  /** 1080P, 4:3. */
  public static final Size P1080_4_3 = Size.of(1632, 1248);

  /** 1080P, 3:4. */
  public static final Size P1080_3_4 = Size.of(1248, 1632);

  /** The sizes of 480P. */
  public static final List<Size> P480 = List.of(P480_16_9, P480_9_16, P480_1_1);

  /** The sizes of 720P. */
  public static final List<Size> P720 = List.of(P720_16_9, P720_9_16, P720_1_1, P720_4_3, P720_3_4);

  /** The sizes of 1080P. */
  public static final List<Size> P1080 =
      List.of(P1080_16_9, P1080_9_16, P1080_1_1, P1080_4_3, P1080_3_4);

  private WanVideoSize() {}
}
