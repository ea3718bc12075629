package dev.qiao.audio;

import dev.qiao.core.file.ResultFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finished speech, whichever family and wire it came over.
 *
 * @param audio the audio: in the answer, or behind a link that expires
 * @param format how it is encoded
 * @param sampleRate samples a second, as asked for or told; null where neither is known
 * @param sentences which words are spoken when; empty unless timestamps were asked for
 * @param subtitles a file of subtitles, MiniMax, where asked for
 * @param info what the audio is like, MiniMax
 * @param audioId the audio's id
 * @param expiresAt until when the link lives, in seconds since 1970
 * @param finishReason {@code stop}
 * @param status 2, MiniMax
 * @param usage what is billed
 * @param requestId the id of the request, for a support ticket
 * @param additional fields this version does not know, in the shape they had
 */
public record SpeechResult(
    AudioFile audio,
    AudioFormat format,
    @Nullable Integer sampleRate,
    List<Sentence> sentences,
    @Nullable ResultFile subtitles,
    @Nullable AudioInfo info,
    @Nullable String audioId,
    @Nullable Long expiresAt,
    @Nullable String finishReason,
    @Nullable Integer status,
    @Nullable SpeechUsage usage,
    @Nullable String requestId,
    Map<String, Object> additional) {
  /** Copies. */
  public SpeechResult {
    sentences = List.copyOf(sentences);
  }
}
