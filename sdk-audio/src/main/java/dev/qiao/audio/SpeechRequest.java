package dev.qiao.audio;

import dev.qiao.core.operation.Request;

/** What the speech requests of all families are. */
public interface SpeechRequest extends Request {
  /** How the audio will be encoded: as asked for, or the model's default. */
  AudioFormat audioFormat();

  /** The samples a second that the audio will have: as asked for, or the model's default. */
  int audioSampleRate();
}
