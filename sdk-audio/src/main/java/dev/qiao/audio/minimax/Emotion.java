package dev.qiao.audio.minimax;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/** The mood of a voice. Open: any other word passes through. */
public final class Emotion extends OpenValue {
  /** Happy. */
  public static final Emotion HAPPY = new Emotion("happy");

  /** Sad. */
  public static final Emotion SAD = new Emotion("sad");

  /** Angry. */
  public static final Emotion ANGRY = new Emotion("angry");

  /** Fearful. */
  public static final Emotion FEARFUL = new Emotion("fearful");

  /** Disgusted. */
  public static final Emotion DISGUSTED = new Emotion("disgusted");

  /** Surprised. */
  public static final Emotion SURPRISED = new Emotion("surprised");

  /** Calm. */
  public static final Emotion CALM = new Emotion("calm");

  /** Fluent; the 2.6 models only. */
  public static final Emotion FLUENT = new Emotion("fluent");

  /** Whisper; the 2.6 models only. */
  public static final Emotion WHISPER = new Emotion("whisper");

  private Emotion(String value) {
    super(value);
  }

  /** The mood of that word. */
  @JsonCreator
  public static Emotion of(String value) {
    return new Emotion(value);
  }
}
