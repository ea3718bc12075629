package dev.qiao.audio;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finished speech, whichever family and wire it came over.
 *
 * @param audio the audio: in the answer, or behind a link that expires
 * @param format the encoding, as returned or requested; null if neither is known
 * @param sampleRate the sample rate in Hz, as requested or returned; null if neither is known
 * @param duration how long it plays, if returned or follows from the samples; else null
 * @param sentences which words are spoken when; empty unless timestamps were asked for
 * @param subtitles a file of subtitles, MiniMax, where asked for
 * @param info what the audio is like, MiniMax
 * @param audioId the audio's id
 * @param expiresAt until when the link lives, in seconds since 1970
 * @param finishReason {@code stop}
 * @param status 2, MiniMax
 * @param statusCode a code of success inside the answer: 200 of Qwen, 0 of MiniMax
 * @param statusMessage the words for it
 * @param usage what is billed
 * @param requestId the id of the request, for a support ticket
 * @param additional fields this version does not know, in the shape they had
 */
@JsonDeserialize(using = SpeechResultReader.class)
public record SpeechResult(
    AudioFile audio,
    @Nullable AudioFormat format,
    @Nullable Integer sampleRate,
    @Nullable Duration duration,
    List<Sentence> sentences,
    @Nullable ResultFile subtitles,
    @Nullable AudioInfo info,
    @Nullable String audioId,
    @Nullable Long expiresAt,
    @Nullable String finishReason,
    @Nullable Integer status,
    @Nullable Integer statusCode,
    @Nullable String statusMessage,
    @Nullable SpeechUsage usage,
    @Nullable String requestId,
    Map<String, Object> additional)
    implements Metered {
  public SpeechResult {
    sentences = List.copyOf(sentences);
  }

  /** Returns a copy with what the request says where the answer is silent. */
  SpeechResult of(SpeechRequest request) {
    AudioFormat known = format == null ? request.audioFormat() : format;
    int rate = sampleRate == null ? request.audioSampleRate() : sampleRate;
    return new SpeechResult(
        audio,
        known,
        rate,
        duration == null && audio.isInline()
            ? SpeechSummary.duration(known, rate, audio.bytes().length)
            : duration,
        sentences,
        subtitles,
        info,
        audioId,
        expiresAt,
        finishReason,
        status,
        statusCode,
        statusMessage,
        usage,
        requestId,
        additional);
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }

  @Override
  public Map<String, Number> amounts() {
    return Metered.of(usage);
  }
}
