package dev.qiao.audio.minimax;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/** An effect on a whole speech. Open: any other word passes through. */
public final class SoundEffect extends OpenValue {
  /** The echo of a wide room. */
  public static final SoundEffect SPACIOUS_ECHO = new SoundEffect("spacious_echo");

  /** The echo of an auditorium. */
  public static final SoundEffect AUDITORIUM_ECHO = new SoundEffect("auditorium_echo");

  /** The sound of a telephone line. */
  public static final SoundEffect LOFI_TELEPHONE = new SoundEffect("lofi_telephone");

  /** The sound of a machine. */
  public static final SoundEffect ROBOTIC = new SoundEffect("robotic");

  private SoundEffect(String value) {
    super(value);
  }

  /** Returns the effect with this wire name. */
  @JsonCreator
  public static SoundEffect of(String value) {
    return new SoundEffect(value);
  }
}
