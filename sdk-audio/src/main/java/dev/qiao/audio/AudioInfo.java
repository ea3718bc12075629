package dev.qiao.audio;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an audio is like, MiniMax.
 *
 * @param audioLength how long it plays, in milliseconds
 * @param audioSampleRate samples a second
 * @param audioSize how many bytes
 * @param bitrate bits a second
 * @param wordCount words spoken, punctuation left out
 * @param invisibleCharacterRatio how much of the text could not be spoken, 0 to 1
 * @param usageCharacters characters billed
 * @param audioFormat how it is encoded
 * @param audioChannel 1 or 2
 * @param additional fields this version does not know
 */
public record AudioInfo(
    @Nullable Long audioLength,
    @Nullable Integer audioSampleRate,
    @Nullable Long audioSize,
    @JsonAlias("audio_bitrate") @Nullable Integer bitrate,
    @Nullable Integer wordCount,
    @Nullable Double invisibleCharacterRatio,
    @Nullable Integer usageCharacters,
    @Nullable AudioFormat audioFormat,
    @Nullable Integer audioChannel,
    @Additional Map<String, Object> additional) {
  public AudioInfo {
    additional = Additional.Copy.of(additional);
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
