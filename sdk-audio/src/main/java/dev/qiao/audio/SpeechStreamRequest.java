package dev.qiao.audio;

import dev.qiao.core.operation.Request;

/** What requests for speech that can come in pieces are; see {@link SpeechService#stream}. */
public interface SpeechStreamRequest extends SpeechRequest, Request.Stream<SpeechChunk> {
  @Override
  SpeechStreamRequest streaming();

  /** How the pieces will be encoded, where that is not {@link #audioFormat()}. */
  default AudioFormat streamedFormat() {
    return audioFormat();
  }
}
