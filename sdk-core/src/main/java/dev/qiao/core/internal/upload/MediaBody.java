package dev.qiao.core.internal.upload;

import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.file.SaveTarget;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.util.Arrays;
import java.util.function.LongConsumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Local media as a part of a form: its bytes are read while they are sent. */
final class MediaBody extends RequestBody {
  private static final Logger LOG = LoggerFactory.getLogger(MediaBody.class);
  private static final int BLOCK = 64 * 1024;

  private final MediaSource media;
  private final MediaType type;
  private final long size;
  private final LongConsumer progress;

  /** Why the last attempt could not read the media, if it could not. */
  private volatile @Nullable IOException unreadable;

  private boolean logged;

  MediaBody(MediaSource media, MediaType type, long size, LongConsumer progress) {
    this.media = media;
    this.type = type;
    this.size = size;
    this.progress = progress;
  }

  /** Looks at the media first: at its beginning, and at all of it if its size is not known. */
  static MediaBody of(MediaSource media, LongConsumer progress) {
    try (InputStream in = media.open()) {
      byte[] block = new byte[BLOCK];
      int read = in.readNBytes(block, 0, BLOCK);
      MediaType type = type(Arrays.copyOf(block, read), media.name());
      long size = media.size();
      if (size < 0) {
        for (size = 0; read > 0; read = next(in, block, media)) {
          size += read;
        }
      }
      return new MediaBody(media, type, size, progress);
    } catch (CallInterruptedException e) {
      throw e;
    } catch (Throwable e) {
      throw unreadable(media, failed(e));
    }
  }

  /** The next block, unless an interrupt wants the reading to end. */
  static int next(InputStream in, byte[] block, MediaSource media) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new CallInterruptedException(
          "the reading of " + media + " was interrupted. Nothing was sent", false, null);
    }
    return in.readNBytes(block, 0, BLOCK);
  }

  /** What a stream threw; one of the caller's own may throw anything. */
  static IOException failed(Throwable e) {
    return e instanceof IOException known
        ? known
        : new IOException(e.getClass().getSimpleName(), e);
  }

  /** The name decides the type of content that has no known format, such as a document. */
  static MediaType type(byte[] content, String name) {
    MediaFormat format = MediaFormat.of(content);
    String guess =
        format == MediaFormat.UNKNOWN ? URLConnection.guessContentTypeFromName(name) : null;
    return MediaType.get(guess == null ? format.mimeType() : guess);
  }

  static RequestValidationException unreadable(MediaSource media, IOException e) {
    return new RequestValidationException(
        "the file "
            + media
            + " cannot be read: "
            + (e instanceof ChangedException ? e.getMessage() : SaveTarget.nameOf(e)),
        e);
  }

  /** Separates a failure to read the media from one of the connection. */
  RuntimeException explain(TransportException failure) {
    IOException why = unreadable;
    return why == null ? failure : unreadable(media, why);
  }

  boolean isUnreadable() {
    return unreadable != null;
  }

  /** Media that is not what it said or was. */
  static final class ChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    ChangedException(String message) {
      super(message);
    }
  }

  @Override
  public MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return size;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    unreadable = null;
    try (InputStream in = noting(media::open)) {
      byte[] block = new byte[BLOCK];
      long sent = 0;
      for (int read = read(in, block); read >= 0; read = read(in, block)) {
        sent += read;
        requireSize(sent <= size);
        sink.write(block, 0, read);
        tell(sent);
      }
      requireSize(sent == size);
    }
  }

  private int read(InputStream in, byte[] block) throws IOException {
    return noting(() -> in.read(block));
  }

  private void requireSize(boolean right) throws IOException {
    if (!right) {
      unreadable = new ChangedException("it changed while it was sent");
      throw unreadable;
    }
  }

  /** Reads the media; what fails then is not the connection. */
  private <T> T noting(Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (Throwable e) {
      IOException why = failed(e);
      unreadable = why;
      throw why;
    }
  }

  private void tell(long sent) {
    try {
      progress.accept(sent);
    } catch (Throwable e) {
      if (!logged) {
        logged = true;
        LOG.warn("the listener to an upload's progress threw; the upload continues", e);
      }
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }
}
