package dev.qiao.audio;

import dev.qiao.audio.cosyvoice.ContinueTask;
import dev.qiao.audio.cosyvoice.FinishTask;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.InvalidRequestException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.stream.FrameSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Speech over a WebSocket: text goes out in pieces while audio comes in. One thread sends, another
 * reads {@link #audio()}; nothing is lost if all is sent first and read then, as long as the audio
 * is short.
 *
 * <pre>{@code
 * try (SpeechSession session = service.open(request)) {
 *   reader.submit(() -> session.audio().writeTo(speaker));
 *   for (String piece : pieces) {
 *     session.send(piece);
 *   }
 *   session.finish();
 * }
 * }</pre>
 *
 * <p>A connection that breaks before the first audio is made anew once, and what was sent is sent
 * again; after the first audio it is an exception.
 */
public final class SpeechSession implements AutoCloseable {
  private static final int LONGEST_PIECE = 20_000;
  private static final int LONGEST_TEXT = 200_000;

  private final Function<SpeechSessionRequest, FrameSocket<SpeechFrame>> connect;
  private final SpeechSessionRequest request;
  private final boolean mayReconnect;
  private final boolean ownsSocket;
  private final Runnable over;
  private final SpeechStream audio;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private final List<Function<String, Object>> sent = new ArrayList<>();
  private FrameSocket<SpeechFrame> socket;
  private String taskId;
  private boolean finished;
  private boolean closed;
  private boolean reconnected;
  private int characters;

  // Of the reading thread.
  private volatile boolean sawAudio;
  private volatile boolean done;
  private long frames;

  /** Starts a session and waits until the service has taken the task. */
  SpeechSession(
      Function<SpeechSessionRequest, FrameSocket<SpeechFrame>> connect,
      SpeechSessionRequest request,
      boolean ownsSocket,
      boolean mayReconnect,
      Runnable over) {
    this.connect = connect;
    this.request = request;
    this.ownsSocket = ownsSocket;
    this.mayReconnect = mayReconnect;
    this.over = over;
    this.audio = new SpeechStream(new Pieces(), request);
    this.taskId = UUID.randomUUID().toString();
    this.socket = begin();
  }

  private FrameSocket<SpeechFrame> begin() {
    FrameSocket<SpeechFrame> begun = connect.apply(request.withTaskId(taskId));
    try {
      awaitStarted(begun);
    } catch (RuntimeException e) {
      begun.close();
      throw e;
    }
    return begun;
  }

  private void awaitStarted(FrameSocket<SpeechFrame> begun) {
    while (true) {
      SpeechFrame frame = begun.next();
      if (frame == null) {
        throw closedEarly();
      }
      if (frame.isAudio()) {
        throw new MalformedResponseException(
            "the service sent audio before task-started; task " + taskId, "", null);
      }
      // A task that was given up on the same socket may have a word left to say.
      if (taskId.equals(frame.taskId()) && frame.is("task-started")) {
        return;
      }
    }
  }

  private StreamTruncatedException closedEarly() {
    return new StreamTruncatedException(
        "the service closed the socket before task-finished, after "
            + frames
            + " pieces; the speech is not whole. Task "
            + taskId,
        frames,
        null);
  }

  /** The id of the task, which the service's log names. */
  public String taskId() {
    lock.lock();
    try {
      return taskId;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends a piece of text, in the order in which it is to be spoken. Send the next within 23
   * seconds, or the service gives up. At most 20,000 characters, and 200,000 in all.
   *
   * @throws IllegalStateException if the text was part of the request, or the session is finished
   * @throws dev.qiao.core.error.InvalidRequestException if it is longer; it is not sent, and the
   *     session goes on
   * @throws dev.qiao.core.error.TransportException if the connection is broken
   */
  public void send(String text) {
    if (!request.takesTextInPieces()) {
      throw new IllegalStateException(
          "this request carries its whole text; open one that does not");
    }
    count(text.codePointCount(0, text.length()));
    send(task -> ContinueTask.text(task, text), false);
  }

  /** A Han character counts one here; a page that counts it two does so for the bill. */
  private void count(int length) {
    lock.lock();
    try {
      if (length > LONGEST_PIECE) {
        throw new InvalidRequestException(
            "a piece of text must have at most "
                + LONGEST_PIECE
                + " characters, but this one has "
                + length
                + "; send it in several");
      }
      if (characters + length > LONGEST_TEXT) {
        throw new InvalidRequestException(
            "the pieces of a session must have at most "
                + LONGEST_TEXT
                + " characters together, but with this one they have "
                + (characters + length)
                + "; finish the session and open another");
      }
      characters += length;
    } finally {
      lock.unlock();
    }
  }

  /** Has what was sent so far spoken now, also where a sentence has not ended. */
  public void flush() {
    send(ContinueTask::flush, false);
  }

  /** Says that no more text comes; the audio ends when all is spoken. */
  public void finish() {
    if (request.takesTextInPieces()) {
      send(FinishTask::of, true);
    }
  }

  private void send(Function<String, Object> frame, boolean last) {
    FrameSocket<SpeechFrame> to;
    Object written;
    lock.lock();
    try {
      if (finished) {
        throw new IllegalStateException("the session is finished; open another for more text");
      }
      if (closed) {
        throw canceled();
      }
      finished = last;
      if (!sawAudio) {
        sent.add(frame);
      }
      written = frame.apply(taskId);
      to = socket;
    } finally {
      lock.unlock();
    }
    try {
      to.send(written);
    } catch (ConnectionException | CallCanceledException e) {
      // Whoever reads makes the connection anew and sends it again, if that is still possible.
      if (sawAudio || !mayReconnect || isClosed()) {
        throw e;
      }
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private static CallCanceledException canceled() {
    return new CallCanceledException("the session was closed", null);
  }

  /** The audio as it comes, once. */
  public SpeechStream audio() {
    return audio;
  }

  /** Ends the session; speech that has not come by then is dropped, and may be billed. */
  @Override
  public void close() {
    FrameSocket<SpeechFrame> last;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      last = socket;
    } finally {
      lock.unlock();
    }
    if (ownsSocket || !done) {
      last.close();
    }
    over.run();
  }

  /** Whether the task ended well, so that its socket may serve another. */
  boolean endedWell() {
    return done;
  }

  private final class Pieces implements SpeechStream.Source {
    @Override
    public @Nullable SpeechChunk next() {
      while (!done) {
        FrameSocket<SpeechFrame> from = current();
        SpeechFrame frame;
        try {
          frame = from.next();
        } catch (ConnectionException e) {
          if (!reconnect(from)) {
            throw frames == 0
                ? e
                : new StreamTruncatedException(
                    "the connection broke after " + frames + " pieces; the speech is not whole",
                    frames,
                    e);
          }
          continue;
        }
        if (frame == null) {
          throw closedEarly();
        }
        SpeechChunk chunk = take(from, frame);
        if (chunk != null) {
          frames++;
          return chunk;
        }
      }
      return null;
    }

    private @Nullable SpeechChunk take(FrameSocket<SpeechFrame> from, SpeechFrame frame) {
      if (frame.isAudio()) {
        if (!sawAudio) {
          sawAudio = true;
          from.sawContent();
        }
        return frame.chunk();
      }
      if (frame.is("task-finished")) {
        done = true;
        from.finished();
        return frame.chunk();
      }
      return frame.is("result-generated") ? frame.chunk() : null;
    }

    @Override
    public @Nullable String requestId() {
      return current().requestId();
    }

    @Override
    public void close() {
      SpeechSession.this.close();
    }
  }

  private FrameSocket<SpeechFrame> current() {
    lock.lock();
    try {
      return socket;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins anew and sends again what was sent; only before the first audio, and once. The lock is
   * not held meanwhile, so that {@link #close()} never waits for a connection.
   */
  private boolean reconnect(FrameSocket<SpeechFrame> broken) {
    lock.lock();
    try {
      if (sawAudio || closed || reconnected || !mayReconnect) {
        return false;
      }
      reconnected = true;
      taskId = UUID.randomUUID().toString();
    } finally {
      lock.unlock();
    }
    broken.close();
    FrameSocket<SpeechFrame> fresh = begin();
    lock.lock();
    try {
      if (closed) {
        fresh.close();
        throw canceled();
      }
      socket = fresh;
      for (Function<String, Object> frame : sent) {
        fresh.send(frame.apply(taskId));
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
