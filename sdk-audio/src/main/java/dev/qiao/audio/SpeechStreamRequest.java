package dev.qiao.audio;

import dev.qiao.core.operation.StreamRequest;

/** What requests for speech that can come in pieces are; see {@link AudioService#stream}. */
public interface SpeechStreamRequest extends SpeechRequest, StreamRequest<SpeechChunk> {
  @Override
  SpeechStreamRequest asStreamRequest();

  /** How the pieces will be encoded, where that is not {@link #audioFormat()}. */
  default AudioFormat streamedFormat() {
    return audioFormat();
  }
}
