package dev.qiao.audio;

import dev.qiao.core.file.ResultFile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the pieces of a stream contain besides the audio. */
final class SpeechSummary {
  private static final int BYTES_A_SAMPLE = 2;

  private final @Nullable AudioFormat format;
  private @Nullable Integer sampleRate;
  private final Map<Integer, Sentence> sentences = new TreeMap<>();
  private final Map<String, Object> additional = new LinkedHashMap<>();
  private @Nullable ResultFile file;
  private @Nullable ResultFile subtitles;
  private @Nullable AudioInfo info;
  private @Nullable String audioId;
  private @Nullable Long expiresAt;
  private @Nullable String finishReason;
  private @Nullable Integer status;
  private @Nullable Integer statusCode;
  private @Nullable String statusMessage;
  private @Nullable SpeechUsage usage;
  private @Nullable String requestId;
  private long bytes;

  SpeechSummary(@Nullable AudioFormat format, @Nullable Integer sampleRate) {
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
    if (chunk.glm() != null && chunk.glm().returnSampleRate() != null) {
      sampleRate = chunk.glm().returnSampleRate();
    }
    file = chunk.file() == null ? file : chunk.file();
    bytes += chunk.audio().remaining();
    subtitles = chunk.subtitles() == null ? subtitles : chunk.subtitles();
    info = chunk.info() == null ? info : chunk.info();
    audioId = chunk.audioId() == null ? audioId : chunk.audioId();
    expiresAt = chunk.expiresAt() == null ? expiresAt : chunk.expiresAt();
    finishReason = chunk.finishReason() == null ? finishReason : chunk.finishReason();
    status = chunk.status() == null ? status : chunk.status();
    statusCode = chunk.statusCode() == null ? statusCode : chunk.statusCode();
    statusMessage = chunk.statusMessage() == null ? statusMessage : chunk.statusMessage();
    usage = chunk.usage() == null ? usage : chunk.usage();
    requestId = chunk.requestId() == null ? requestId : chunk.requestId();
  }

  @Nullable String requestId() {
    return requestId;
  }

  /** What came, with the audio, or nothing where it went elsewhere. */
  SpeechResult result(byte[] audio) {
    AudioInfo last = info;
    AudioFormat known = last == null || last.audioFormat() == null ? format : last.audioFormat();
    Integer rate =
        last == null || last.audioSampleRate() == null ? sampleRate : last.audioSampleRate();
    return new SpeechResult(
        AudioFile.of(audio, file),
        known,
        rate,
        last != null && last.audioLength() != null
            ? Duration.ofMillis(last.audioLength())
            : duration(known, rate, bytes),
        List.copyOf(sentences.values()),
        subtitles,
        last,
        audioId,
        expiresAt,
        finishReason,
        status,
        statusCode,
        statusMessage,
        usage,
        requestId,
        Map.copyOf(additional));
  }

  /** How long bare samples play: 16 bit, one channel. Null for anything else. */
  static @Nullable Duration duration(
      @Nullable AudioFormat format, @Nullable Integer sampleRate, long bytes) {
    return AudioFormat.PCM.equals(format) && sampleRate != null && sampleRate > 0 && bytes > 0
        ? Duration.ofMillis(bytes * 1000 / BYTES_A_SAMPLE / sampleRate)
        : null;
  }
}
