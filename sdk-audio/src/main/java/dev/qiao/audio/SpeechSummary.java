package dev.qiao.audio;

import dev.qiao.core.file.ResultFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the pieces of a stream tell beside the audio. */
final class SpeechSummary {
  private final AudioFormat format;
  private final int sampleRate;
  private final Map<Integer, Sentence> sentences = new TreeMap<>();
  private final Map<String, Object> additional = new LinkedHashMap<>();
  private @Nullable ResultFile file;
  private @Nullable AudioInfo info;
  private @Nullable String audioId;
  private @Nullable Long expiresAt;
  private @Nullable String finishReason;
  private @Nullable Integer status;
  private @Nullable SpeechUsage usage;
  private @Nullable String requestId;

  SpeechSummary(AudioFormat format, int sampleRate) {
    this.format = format;
    this.sampleRate = sampleRate;
  }

  void add(SpeechChunk chunk) {
    Sentence sentence = chunk.sentence();
    // The words come at a sentence's end or at the end of all, in some streams at both.
    if (sentence != null && !sentence.words().isEmpty()) {
      sentences.put(sentence.index() == null ? sentences.size() : sentence.index(), sentence);
    }
    additional.putAll(chunk.additional());
    file = chunk.file() == null ? file : chunk.file();
    info = chunk.info() == null ? info : chunk.info();
    audioId = chunk.audioId() == null ? audioId : chunk.audioId();
    expiresAt = chunk.expiresAt() == null ? expiresAt : chunk.expiresAt();
    finishReason = chunk.finishReason() == null ? finishReason : chunk.finishReason();
    status = chunk.status() == null ? status : chunk.status();
    usage = chunk.usage() == null ? usage : chunk.usage();
    requestId = chunk.requestId() == null ? requestId : chunk.requestId();
  }

  @Nullable String requestId() {
    return requestId;
  }

  SpeechResult result(byte[] audio) {
    return new SpeechResult(
        audio.length == 0 && file != null ? AudioFile.of(file) : AudioFile.of(audio),
        format,
        sampleRate,
        List.copyOf(sentences.values()),
        null,
        info,
        audioId,
        expiresAt,
        finishReason,
        status,
        usage,
        requestId,
        Map.copyOf(additional));
  }
}
