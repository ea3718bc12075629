package dev.qiao.audio.minimax;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The mood of a voice. Open: any other word passes through.
 *
 * @param value the word on the wire
 */
public record Emotion(@JsonValue String value) {
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

  /** Fluent; the 2.6 models alone. */
  public static final Emotion FLUENT = new Emotion("fluent");

  /** Whisper; the 2.6 models alone. */
  public static final Emotion WHISPER = new Emotion("whisper");

  /** Checks that there is a word. */
  public Emotion {
    Objects.requireNonNull(value, "value");
  }

  /** The mood of that word. */
  @JsonCreator
  public static Emotion of(String value) {
    return new Emotion(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
