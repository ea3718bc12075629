package dev.qiao.video.wan;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.operation.Limit;
import dev.qiao.video.VideoModels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A ready-made effect: what happens to the subject of one picture. An effect of the first frame
 * goes into {@link WanVideoEffectRequest}, one of key frames into {@link WanKeyframeEffectRequest}.
 * What a constant says of the picture is the vendor's advice; the service does not refuse others.
 * Open: any other name passes through. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/wanx-video-effects">Wan video effects</a>.
 */
public final class VideoEffect extends OpenValue {
  /** Is squeezed. Any subject that is distinct from its background. First frame, plus and turbo. */
  public static final VideoEffect SQUISH = new VideoEffect("squish");

  /** Spins. Any subject that is distinct from its background. First frame, plus and turbo. */
  public static final VideoEffect ROTATION = new VideoEffect("rotation");

  /** Is poked. Any subject that is distinct from its background. First frame, plus and turbo. */
  public static final VideoEffect POKE = new VideoEffect("poke");

  /**
   * Fills like a balloon. Any subject that is distinct from its background. First frame, plus and
   * turbo.
   */
  public static final VideoEffect INFLATE = new VideoEffect("inflate");

  /**
   * Dissolves into particles. Any subject that is distinct from its background. First frame, plus
   * and turbo.
   */
  public static final VideoEffect DISSOLVE = new VideoEffect("dissolve");

  /** On a carousel. One person, half to full body, front view. First frame, plus and turbo. */
  public static final VideoEffect CAROUSEL = new VideoEffect("carousel");

  /** Makes a heart sign. One person, half to full body, front view. First frame, plus and turbo. */
  public static final VideoEffect SINGLE_HEART = new VideoEffect("singleheart");

  /**
   * Floats in the air. One person or animal, full body, front view. First frame, plus and turbo.
   */
  public static final VideoEffect FLYING = new VideoEffect("flying");

  /**
   * Gives a rose. One person or animal, half to full body, front view, hands not visible. First
   * frame, plus and turbo.
   */
  public static final VideoEffect ROSE = new VideoEffect("rose");

  /**
   * Gives a sparkling rose. One person or animal, half to full body, front view, hands not visible.
   * First frame, plus and turbo.
   */
  public static final VideoEffect CRYSTAL_ROSE = new VideoEffect("crystalrose");

  /**
   * Two people hug. Both face the camera or each other, half or full body. First frame, plus and
   * turbo.
   */
  public static final VideoEffect HUG = new VideoEffect("hug");

  /**
   * Two people kiss. Both face the camera or each other, half or full body. First frame, plus and
   * turbo.
   */
  public static final VideoEffect FRENCH_KISS = new VideoEffect("frenchkiss");

  /**
   * Two people make a heart. Both face the camera or each other, half or full body. First frame,
   * plus and turbo.
   */
  public static final VideoEffect COUPLE_HEART = new VideoEffect("coupleheart");

  /**
   * Melts in a wave of heat. Any subject that is distinct from its background. First frame, plus
   * only.
   */
  public static final VideoEffect MELT = new VideoEffect("melt");

  /**
   * An ice-cream planet. Any subject that is distinct from its background. First frame, plus only.
   */
  public static final VideoEffect ICE_CREAM = new VideoEffect("icecream");

  /** A swaying dance. One person, half to full body, front view. First frame, plus only. */
  public static final VideoEffect DANCE1 = new VideoEffect("dance1");

  /**
   * A dance with the head thrown back. One person, full body, front view. First frame, plus only.
   */
  public static final VideoEffect DANCE2 = new VideoEffect("dance2");

  /** A swaying dance of a star. One person, full body, front view. First frame, plus only. */
  public static final VideoEffect DANCE3 = new VideoEffect("dance3");

  /** A dance of the fingers. One person, half to full body, front view. First frame, plus only. */
  public static final VideoEffect DANCE4 = new VideoEffect("dance4");

  /**
   * One dance changes into another. One person, half to full body, front view. First frame, plus
   * only.
   */
  public static final VideoEffect DANCE5 = new VideoEffect("dance5");

  /** Turns into a mermaid. One person, half body, front view. First frame, plus only. */
  public static final VideoEffect MERMAID = new VideoEffect("mermaid");

  /** A graduation. One person, half to full body, front view. First frame, plus only. */
  public static final VideoEffect GRADUATION = new VideoEffect("graduation");

  /**
   * A giant beast gives chase. One person, half to full body, front view. First frame, plus only.
   */
  public static final VideoEffect DRAGON = new VideoEffect("dragon");

  /**
   * Money falls from the sky. One person, half to full body, front view. First frame, plus only.
   */
  public static final VideoEffect MONEY = new VideoEffect("money");

  /** Jellyfish. One person, half to full body, front view. First frame, plus only. */
  public static final VideoEffect JELLYFISH = new VideoEffect("jellyfish");

  /**
   * Through the pupil of an eye. One person, half to full body, front view. First frame, plus only.
   */
  public static final VideoEffect PUPIL = new VideoEffect("pupil");

  /** In hanfu of the Tang dynasty. One person, half to full body, front view. Key frames. */
  public static final VideoEffect HANFU_1 = new VideoEffect("hanfu-1");

  /** Turns into a mecha. One person, half to full body, front view. Key frames. */
  public static final VideoEffect SOLARON = new VideoEffect("solaron");

  /** On the cover of a magazine. One person, half to full body, front view. Key frames. */
  public static final VideoEffect MAGAZINE = new VideoEffect("magazine");

  /** A mechanical awakening. One person, half to full body, front view. Key frames. */
  public static final VideoEffect MECH1 = new VideoEffect("mech1");

  /** A cyber entrance. One person, half to full body, front view. Key frames. */
  public static final VideoEffect MECH2 = new VideoEffect("mech2");

  /** The effects of the first frame that wanx2.1-i2v-plus and wanx2.1-i2v-turbo make: 13. */
  public static final List<VideoEffect> OF_TURBO =
      List.of(
          SQUISH,
          ROTATION,
          POKE,
          INFLATE,
          DISSOLVE,
          CAROUSEL,
          SINGLE_HEART,
          FLYING,
          ROSE,
          CRYSTAL_ROSE,
          HUG,
          FRENCH_KISS,
          COUPLE_HEART);

  /** The effects of the first frame, all of which wanx2.1-i2v-plus makes: 26. */
  public static final List<VideoEffect> OF_FIRST_FRAME =
      withTurbo(
          MELT,
          ICE_CREAM,
          DANCE1,
          DANCE2,
          DANCE3,
          DANCE4,
          DANCE5,
          MERMAID,
          GRADUATION,
          DRAGON,
          MONEY,
          JELLYFISH,
          PUPIL);

  /** The effects of key frames, which wanx2.1-kf2v-plus makes: 5. */
  public static final List<VideoEffect> OF_KEY_FRAMES =
      List.of(HANFU_1, SOLARON, MAGAZINE, MECH1, MECH2);

  static final Limit LISTED =
      Limit.known(Stream.of(OF_FIRST_FRAME, OF_KEY_FRAMES).flatMap(List::stream).toList());

  private VideoEffect(String value) {
    super(value);
  }

  /** The effect of that name. */
  @JsonCreator
  public static VideoEffect of(String value) {
    return new VideoEffect(value);
  }

  /** The models that make it, the one for every effect first; empty for a name not known here. */
  public List<Model> models() {
    if (OF_KEY_FRAMES.contains(this)) {
      return List.of(VideoModels.WANX2_1_KF2V_PLUS);
    }
    if (OF_TURBO.contains(this)) {
      return List.of(VideoModels.WANX2_1_I2V_PLUS, VideoModels.WANX2_1_I2V_TURBO);
    }
    return OF_FIRST_FRAME.contains(this) ? List.of(VideoModels.WANX2_1_I2V_PLUS) : List.of();
  }

  /** Whether it is made of key frames, by {@link WanKeyframeEffectRequest}. */
  public boolean isOfKeyFrames() {
    return OF_KEY_FRAMES.contains(this);
  }

  private static List<VideoEffect> withTurbo(VideoEffect... more) {
    List<VideoEffect> all = new ArrayList<>(OF_TURBO);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}
