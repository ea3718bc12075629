package dev.qiao.audio;

import dev.qiao.core.error.DownloadException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Speech as it comes. Read it once, inside try-with-resources; leaving early cancels the call. Hex,
 * base64, frames and links look the same here: bytes of audio.
 *
 * <pre>{@code
 * try (SpeechStream speech = service.stream(request)) {
 *   speech.writeTo(speaker);
 * }
 * }</pre>
 *
 * <p>One thread reads; any thread may {@link #close()}. A reader that is slow slows the service: no
 * more than about a megabyte waits here.
 */
public final class SpeechStream implements Iterable<SpeechChunk>, AutoCloseable {
  /** Where the pieces come from. */
  interface Source extends AutoCloseable {
    /** The next piece, null at the end. */
    @Nullable SpeechChunk next();

    @Nullable String requestId();

    @Override
    void close();
  }

  private final Source source;
  private final AudioFormat format;
  private final int sampleRate;
  private final SpeechSummary summary;
  private boolean taken;

  SpeechStream(Source source, SpeechRequest request) {
    this(source, request.audioFormat(), request.audioSampleRate());
  }

  SpeechStream(Source source, AudioFormat format, int sampleRate) {
    this.source = source;
    this.format = format;
    this.sampleRate = sampleRate;
    this.summary = new SpeechSummary(format, sampleRate);
  }

  /** How the audio is encoded. */
  public AudioFormat format() {
    return format;
  }

  /** Samples a second. */
  public int sampleRate() {
    return sampleRate;
  }

  /**
   * The pieces, once.
   *
   * @throws IllegalStateException if they were asked for before
   */
  @Override
  public Iterator<SpeechChunk> iterator() {
    if (taken) {
      throw new IllegalStateException("a stream is read once; collect() keeps what it gave");
    }
    taken = true;
    return new Iterator<>() {
      private @Nullable SpeechChunk next;

      @Override
      public boolean hasNext() {
        if (next == null) {
          next = source.next();
          if (next != null) {
            summary.add(next);
          }
        }
        return next != null;
      }

      @Override
      public SpeechChunk next() {
        SpeechChunk chunk = hasNext() ? next : null;
        if (chunk == null) {
          throw new NoSuchElementException("the speech has ended");
        }
        next = null;
        return chunk;
      }
    };
  }

  /**
   * Writes the audio as it comes, closes the stream and flushes the target, which stays open.
   * Memory does not grow with the length.
   *
   * @return what came beside the audio; its audio is empty, or the link
   * @throws UncheckedIOException if the target does not take it; the call is canceled
   */
  public SpeechResult writeTo(OutputStream target) {
    try (this) {
      for (SpeechChunk chunk : this) {
        write(chunk, target);
      }
      target.flush();
      return summary.result(new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(SpeechChunk chunk, OutputStream target) throws IOException {
    ByteBuffer audio = chunk.audio();
    if (audio.hasRemaining()) {
      target.write(chunk.bytes());
    }
  }

  /**
   * Saves the audio as it comes: writes {@code name.part}, and moves it into place at the end.
   * Samples ({@link AudioFormat#PCM}) whose file's name ends with {@code .wav} get a header.
   *
   * @return what came beside the audio; its audio is empty, or the link
   * @throws DownloadException if the file cannot be written; the call is canceled
   */
  public SpeechResult saveTo(Path target) {
    Path name = target.getFileName();
    boolean wav =
        format.equals(AudioFormat.PCM)
            && name != null
            && name.toString().toLowerCase(Locale.ROOT).endsWith(".wav");
    Path part = target.resolveSibling(name + ".part");
    try {
      SpeechResult result;
      try (this;
          OutputStream out =
              wav
                  ? new WavFile(part, sampleRate)
                  : new BufferedOutputStream(Files.newOutputStream(part))) {
        for (SpeechChunk chunk : this) {
          write(chunk, out);
        }
        result = summary.result(new byte[0]);
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return result;
    } catch (IOException e) {
      throw new DownloadException(target + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Reads to the end, closes, and gives the whole speech, held in memory. */
  public SpeechResult collect() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    writeTo(whole);
    return summary.result(whole.toByteArray());
  }

  /** The vendor's id of the request, null until the service has told it. */
  public @Nullable String requestId() {
    String told = summary.requestId();
    return told == null ? source.requestId() : told;
  }

  /** Ends the stream and cancels the call if it is not over. Harmless when repeated. */
  @Override
  public void close() {
    source.close();
  }
}
