package dev.qiao.audio;

import dev.qiao.core.file.MediaFiles;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of speech as it comes, whichever family and wire it came over. The last piece may have no
 * audio but the usage, or a link to the whole.
 *
 * @param audio the piece of audio, decoded, read-only; empty if there is none
 * @param type what the piece is of: {@code sentence-begin}, {@code sentence-synthesis} or {@code
 *     sentence-end}, CosyVoice
 * @param originalText the sentence, CosyVoice
 * @param sentence which words are spoken when
 * @param file a link to the whole audio, in the last piece of an HTTP stream
 * @param subtitles a file of subtitles, MiniMax, where asked for
 * @param audioId the audio's id
 * @param expiresAt until when the link lives, in seconds since 1970
 * @param finishReason {@code stop} in the last piece
 * @param status 1 while it comes, 2 at the end, MiniMax
 * @param statusCode a code of success inside the answer: 200 of Qwen, 0 of MiniMax
 * @param statusMessage the words for it
 * @param info what the audio is like, MiniMax, in the last piece
 * @param usage what is billed so far
 * @param requestId the id of the request, for a support ticket
 * @param glm what GLM says of the piece; null of others
 * @param additional fields this version does not know, in the shape they had
 */
public record SpeechChunk(
    ByteBuffer audio,
    @Nullable String type,
    @Nullable String originalText,
    @Nullable Sentence sentence,
    @Nullable ResultFile file,
    @Nullable ResultFile subtitles,
    @Nullable String audioId,
    @Nullable Long expiresAt,
    @Nullable String finishReason,
    @Nullable Integer status,
    @Nullable Integer statusCode,
    @Nullable String statusMessage,
    @Nullable AudioInfo info,
    @Nullable SpeechUsage usage,
    @Nullable String requestId,
    @Nullable GlmPiece glm,
    Map<String, Object> additional)
    implements Metered {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  /**
   * What GLM says of a piece of audio in its streams.
   *
   * @param id the id of the answer
   * @param created when it was made, in seconds since 1970
   * @param model the model
   * @param index which of the answers it is a piece of: 0
   * @param role {@code assistant}
   * @param returnSampleRate samples a second
   * @param returnFormat how the audio is encoded
   */
  public record GlmPiece(
      @Nullable String id,
      @Nullable Long created,
      @Nullable String model,
      @Nullable Integer index,
      @Nullable String role,
      @Nullable Integer returnSampleRate,
      @Nullable AudioFormat returnFormat) {
    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /** Makes the audio read-only. */
  public SpeechChunk {
    audio = audio.hasRemaining() ? audio.asReadOnlyBuffer() : NOTHING;
  }

  /** A piece of audio without other fields. */
  static SpeechChunk of(byte[] audio) {
    return of(audio, null);
  }

  /** A piece of audio without other fields, of a request. */
  static SpeechChunk of(byte[] audio, @Nullable String requestId) {
    return new SpeechChunk(
        ByteBuffer.wrap(audio),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        requestId,
        null,
        Map.of());
  }

  /** The same with other audio. */
  SpeechChunk withAudio(ByteBuffer other) {
    return with(other, file, subtitles);
  }

  /** The same without audio: what came before says it all. */
  SpeechChunk withoutAudio() {
    return with(NOTHING, file, subtitles);
  }

  /** The same, whose links can be saved through a client. */
  SpeechChunk through(MediaFiles files) {
    return file == null && subtitles == null
        ? this
        : with(audio, through(files, file), through(files, subtitles));
  }

  private static @Nullable ResultFile through(MediaFiles files, @Nullable ResultFile link) {
    return link == null ? null : ResultFile.of(link.url(), null, files);
  }

  private SpeechChunk with(
      ByteBuffer otherAudio, @Nullable ResultFile otherFile, @Nullable ResultFile otherSubtitles) {
    return new SpeechChunk(
        otherAudio,
        type,
        originalText,
        sentence,
        otherFile,
        otherSubtitles,
        audioId,
        expiresAt,
        finishReason,
        status,
        statusCode,
        statusMessage,
        info,
        usage,
        requestId,
        glm,
        additional);
  }

  /** Returns the piece of audio, independent of earlier readers. */
  @Override
  public ByteBuffer audio() {
    return audio.duplicate();
  }

  /** A copy of the piece of audio. */
  public byte[] bytes() {
    byte[] copy = new byte[audio.remaining()];
    audio().get(copy);
    return copy;
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
