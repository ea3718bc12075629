package dev.qiao.audio;

import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.internal.error.FailureNotes;
import dev.qiao.core.internal.file.SaveTarget;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
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

  private static final byte[] NOTHING = {};

  private final Source source;
  private final AudioFormat format;

  /** As the request says, until a piece says otherwise. */
  private volatile int sampleRate;

  private final SpeechSummary summary;
  private boolean taken;
  private boolean begun;
  private boolean wav;

  /** What the service's header says of samples, where it sends one before them. */
  private byte @Nullable [] sampleFormat;

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
      throw new IllegalStateException(
          "a stream is read once; take the audio from that read, or request a new stream");
    }
    taken = true;
    return new Iterator<>() {
      private @Nullable SpeechChunk next;

      @Override
      public boolean hasNext() {
        if (next == null) {
          next = source.next();
          if (next != null) {
            noteSampleRate(next);
            next = withoutRepeatedHeader(next);
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

  /** GLM names the rate in each piece. */
  private void noteSampleRate(SpeechChunk chunk) {
    Integer named = chunk.glm() == null ? null : chunk.glm().returnSampleRate();
    if (named != null && named > 0 && named != sampleRate) {
      sampleRate = named;
      sampleFormat = WavFile.mono(named);
    }
  }

  /**
   * Some services begin each piece with the header of a WAV file, and some send one before samples
   * that were asked for without.
   */
  private SpeechChunk withoutRepeatedHeader(SpeechChunk chunk) {
    ByteBuffer audio = chunk.audio();
    if (!audio.hasRemaining()) {
      return chunk;
    }
    boolean first = !begun;
    begun = true;
    boolean pcm = format.equals(AudioFormat.PCM);
    wav |= pcm || format.equals(AudioFormat.WAV);
    if ((!wav && !first) || Wav.headerLength(audio) == 0) {
      return chunk;
    }
    wav = true;
    if (!first) {
      return chunk.withAudio(Wav.samples(audio));
    }
    if (!pcm) {
      return chunk;
    }
    sampleFormat = Wav.format(audio);
    return chunk.withAudio(Wav.samples(audio));
  }

  /**
   * Writes the audio as it comes, closes the stream and flushes the target, which stays open.
   * Memory does not grow with the length. The sizes in the header of a WAV stay as the service sent
   * them, which is before it knows them; {@link #saveTo} corrects them.
   *
   * @return what came beside the audio; its audio is empty, or the link
   * @throws UncheckedIOException if the target does not take it; the call is canceled
   */
  public SpeechResult writeTo(OutputStream target) {
    try {
      drainTo(target);
      return summary.result(NOTHING);
    } catch (StreamTruncatedException e) {
      throw e.with(summary.result(NOTHING));
    }
  }

  private void drainTo(OutputStream target) {
    try (this) {
      for (SpeechChunk chunk : this) {
        write(chunk, target);
      }
      target.flush();
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
   * Saves the audio as it comes: writes {@code name.part}, and moves it into place at the end. If
   * the speech breaks off, the part with what came stays, and the exception names it; after another
   * failure it is deleted. Samples ({@link AudioFormat#PCM}) whose file's name ends with {@code
   * .wav} get a header, and a WAV gets its sizes, which the service sends too early to know.
   *
   * @return what came beside the audio; its audio is empty, or the link
   * @throws DownloadException if the file cannot be written; the call is canceled, and before
   *     anything was read if that can be seen
   */
  public SpeechResult saveTo(Path target) {
    SaveTarget place;
    try {
      place = SaveTarget.of(target);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    try {
      return saveTo(place, isWavName(target));
    } catch (StreamTruncatedException e) {
      throw e.with(summary.result(NOTHING));
    } catch (IOException e) {
      throw place.failure(e);
    }
  }

  private static boolean isWavName(Path target) {
    Path name = target.getFileName();
    return name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(".wav");
  }

  private SpeechResult saveTo(SaveTarget place, boolean wavName) throws IOException {
    SpeechResult result;
    try (this;
        FileChannel part = place.openPart()) {
      boolean written = false;
      try {
        if (wavName && format.equals(AudioFormat.PCM)) {
          writeSamples(part);
        } else {
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(part));
          writeAll(out);
          out.flush();
          Wav.fixSizes(part);
        }
        result = summary.result(NOTHING);
        part.force(false);
        written = true;
      } catch (StreamTruncatedException e) {
        // What came is paid for.
        written = part.size() > 0;
        if (written) {
          Wav.fixSizes(part);
          FailureNotes.adding(e, "what came is in " + place.part());
        }
        throw e;
      } finally {
        if (!written) {
          place.discardPart();
        }
      }
    }
    place.movePartIntoPlace();
    return result;
  }

  private void writeSamples(FileChannel part) throws IOException {
    WavFile out = new WavFile(part, sampleRate);
    OutputStream buffered = new BufferedOutputStream(out);
    writeAll(buffered);
    byte[] known = sampleFormat;
    if (known != null) {
      out.format(known);
    }
    buffered.flush();
  }

  private void writeAll(OutputStream out) throws IOException {
    try {
      for (SpeechChunk chunk : this) {
        write(chunk, out);
      }
    } catch (StreamTruncatedException e) {
      out.flush();
      throw e;
    }
  }

  /**
   * Reads to the end, closes, and gives the whole speech, held in memory.
   *
   * @throws StreamTruncatedException if it breaks off; {@code received()} is what came, as a {@link
   *     SpeechResult}
   */
  public SpeechResult collect() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try {
      drainTo(whole);
    } catch (StreamTruncatedException e) {
      throw e.with(summary.result(whole.toByteArray()));
    }
    byte[] audio = whole.toByteArray();
    Wav.fixSizes(audio);
    return summary.result(audio);
  }

  /** The vendor's id of the request, null until the service has sent it. */
  public @Nullable String requestId() {
    String known = summary.requestId();
    return known == null ? source.requestId() : known;
  }

  /** Ends the stream and cancels the call if it is not over. Harmless when repeated. */
  @Override
  public void close() {
    source.close();
  }
}
