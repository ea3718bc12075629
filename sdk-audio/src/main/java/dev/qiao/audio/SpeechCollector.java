package dev.qiao.audio;

import dev.qiao.core.file.FileContent;
import dev.qiao.core.file.MediaFiles;
import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.SseParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts the events together that a service sends although no stream was asked for.
 *
 * @param <R> the type of the answer
 */
final class SpeechCollector<R> implements EventReader<R> {
  private final SpeechEvents events = new SpeechEvents();
  private final SpeechSummary summary = new SpeechSummary(null, null);
  private final ByteArrayOutputStream audio = new ByteArrayOutputStream();
  private final MediaFiles files;
  private final BiFunction<SpeechSummary, byte[], R> result;

  /** Whether there is a link, which is always one to the whole. */
  private boolean linked;

  private SpeechCollector(MediaFiles files, BiFunction<SpeechSummary, byte[], R> result) {
    this.files = files;
    this.result = result;
  }

  static SpeechCollector<SpeechResult> ofResult(MediaFiles files) {
    return new SpeechCollector<>(files, SpeechSummary::result);
  }

  /** Of an answer that is the audio and nothing else. */
  static SpeechCollector<FileContent> ofContent(MediaFiles files) {
    return new SpeechCollector<>(files, (summary, audio) -> FileContent.of(audio));
  }

  @Override
  public @Nullable R read(SseParser event) throws IOException {
    SpeechChunk chunk = events.read(event);
    if (chunk != null) {
      summary.add(chunk.through(files));
      audio.writeBytes(chunk.bytes());
      linked |= chunk.file() != null;
    }
    boolean whole = linked || (isComplete() && audio.size() > 0);
    return whole && !isError() ? result.apply(summary, audio.toByteArray()) : null;
  }

  @Override
  public boolean isComplete() {
    return events.isComplete();
  }

  @Override
  public boolean isError() {
    return events.isError();
  }
}
