package dev.qiao.audio;

import dev.qiao.audio.cosyvoice.ContinueTask;
import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.FinishTask;
import dev.qiao.audio.internal.TextWeight;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.error.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
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
 * <p>Text that was sent is never sent again, as the service may have taken it and charge for it: a
 * connection that breaks then ends the session with an exception. A connection that breaks before
 * any text was sent is opened again, once.
 */
public final class SpeechSession implements AutoCloseable {
  private static final int MAX_PIECE = 20_000;
  private static final int MAX_TEXT = 200_000;

  private final SpeechConnector connector;
  private final SpeechSessionRequest request;
  private final boolean ownsSocket;
  private final SpeechStream audio;

  /**
   * Keeps what is sent in order, and apart from opening the socket again. Taken before {@link
   * #lock}; held while the network is waited for, so {@link #close()} does not take it.
   */
  private final ReentrantLock sending = new ReentrantLock();

  /** Guards the state. Never held while the network is waited for. */
  private final ReentrantLock lock = new ReentrantLock();

  /** What could not be sent because the socket was gone, while no text had been sent. */
  // Guarded by sending.
  private final List<Piece> unsent = new ArrayList<>();

  /** The first half of a character whose other half the next piece begins with; or empty. */
  // Guarded by sending.
  private String half = "";

  /** Whether a piece of text was accepted: SSML is a whole, and comes in one. */
  // Guarded by sending.
  private boolean begun;

  // Guarded by sending.
  private boolean warnedOfPiece;

  // Guarded by sending.
  private boolean warnedOfText;

  /** The characters so far where a Han character counts two. */
  // Guarded by sending.
  private long weight;

  // Guarded by lock.
  private @Nullable SpeechSocket socket;

  // Guarded by lock.
  private String taskId = UUID.randomUUID().toString();

  // Guarded by lock.
  private boolean finished;

  // Guarded by lock.
  private boolean closed;

  // Guarded by lock.
  private int characters;

  /** Whether the service may have taken text, and may charge for it. */
  // Guarded by lock.
  private boolean textSent;

  // Guarded by sending.
  private boolean reopened;

  // Written by the reading thread only.
  private volatile boolean sawAudio;

  /** Whether audio came behind an event of another task, and was left out. */
  private volatile boolean leftOut;

  private volatile boolean done;
  private final AtomicLong frames = new AtomicLong();

  /**
   * A frame to be sent.
   *
   * @param of makes the frame for a task
   * @param text whether it carries text to speak
   */
  private record Piece(Function<String, Object> of, boolean text) {}

  /** A session that {@link #start} starts. */
  SpeechSession(SpeechConnector connector, SpeechSessionRequest request, boolean ownsSocket) {
    this.connector = connector;
    this.request = request;
    this.ownsSocket = ownsSocket;
    this.audio = new SpeechStream(new Pieces(), request);
  }

  /** Waits until the service has taken the task. Another thread may close the session meanwhile. */
  void start() {
    try {
      begin();
    } catch (TransportException e) {
      if (!connector.isKept() || isTextSent()) {
        throw e;
      }
      // The kept socket was dead. It had taken nothing.
      begin();
    }
  }

  private void begin() {
    String task = taskId();
    SpeechSocket begun = connector.connect(request.withTaskId(task), this::closeWithSession);
    closeWithSession(begun);
    if (!request.takesTextInPieces()) {
      noteTextSent();
    }
    try {
      awaitStarted(begun, task);
    } catch (ConnectionException e) {
      begun.close();
      throw isTextSent() ? mayBePaid(e, task) : e;
    } catch (RuntimeException e) {
      begun.close();
      throw e;
    }
  }

  /** From now on that socket is the session's, and closed with it. */
  private void closeWithSession(SpeechSocket opening) {
    boolean tooLate;
    lock.lock();
    try {
      socket = opening;
      tooLate = closed;
    } finally {
      lock.unlock();
    }
    if (tooLate) {
      opening.close();
      throw canceled();
    }
  }

  private void awaitStarted(SpeechSocket begun, String task) {
    while (true) {
      SpeechFrame frame = begun.next();
      if (frame == null) {
        throw closedEarly(task);
      }
      if (frame.isAudio()) {
        if (ownsSocket) {
          throw new MalformedResponseException(
              "the service sent audio before task-started; task " + task, "", null);
        }
        // The socket's last task may have a piece left.
        continue;
      }
      // The socket's last task may have an event left, too.
      if (frame.isOf(task) && frame.is("task-started")) {
        begun.eventReceived();
        return;
      }
    }
  }

  private TransportException closedEarly(String task) {
    boolean paid = isTextSent() && !sawAudio;
    return new StreamTruncatedException(
        "the service closed the socket before task-finished, after "
            + frames
            + " pieces; the speech is not whole. Task "
            + task
            + (paid ? PAID : ""),
        frames.get(),
        null);
  }

  private static final String PAID =
      ". The service may have taken the text and charge for it, so it is not sent again; open"
          + " another session if it is to be spoken, and perhaps paid, once more";

  private static ConnectionException mayBePaid(ConnectionException e, String task) {
    return new ConnectionException(e.getMessage() + ". Task " + task + PAID, true, e);
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
   * seconds, or the service gives up. At most 20,000 characters, and 200,000 in all; beyond that
   * where a Han character counts two, as one of the vendor's pages has it, listeners are warned.
   * SSML comes in one piece.
   *
   * <p>A piece may end in the middle of a character, an emoji for example: that half is sent with
   * the next piece, or left out if none comes. Half a character elsewhere is sent as U+FFFD.
   *
   * @throws IllegalStateException if the text was part of the request, or the session is finished
   * @throws dev.qiao.core.error.RequestValidationException if it is null, empty or longer; it is
   *     not sent, and the session goes on
   * @throws dev.qiao.core.error.TransportException if the connection is broken
   */
  public void send(String text) {
    if (!request.takesTextInPieces()) {
      throw new IllegalStateException(
          "this request carries its whole text; open one that does not");
    }
    if (text == null || text.isEmpty()) {
      throw new RequestValidationException(
          "a piece of text must not be " + (text == null ? "null" : "empty") + "; leave it out");
    }
    inOrder(
        () -> {
          int end =
              text.length() - (Character.isHighSurrogate(text.charAt(text.length() - 1)) ? 1 : 0);
          String whole = half + text.substring(0, end);
          int length = whole.codePointCount(0, whole.length());
          if (length > MAX_PIECE) {
            throw new RequestValidationException(
                "a piece of text must have at most "
                    + MAX_PIECE
                    + " characters, but this one has "
                    + length
                    + "; send it in several");
          }
          if (begun && isSsml()) {
            throw new RequestValidationException(
                "a session with enable_ssml takes its text in one piece, and it has one; send the"
                    + " whole SSML at once, or open another session");
          }
          SpeechSocket to = accept(length, false);
          half = text.substring(end);
          if (length > 0) {
            begun = true;
            warnIfOver(to, whole);
            send(to, new Piece(task -> ContinueTask.text(task, whole), true));
          }
        });
  }

  private boolean isSsml() {
    return request instanceof CosyVoiceSessionRequest cosyVoice
        && cosyVoice.payload().parameters() != null
        && Boolean.TRUE.equals(cosyVoice.payload().parameters().enableSsml());
  }

  /** The vendor's pages disagree on whether a Han character counts one or two. */
  // Guarded by sending.
  private void warnIfOver(@Nullable SpeechSocket to, String piece) {
    long twice = TextWeight.of(piece);
    weight += twice;
    if (to == null) {
      return;
    }
    if (twice > MAX_PIECE && !warnedOfPiece) {
      warnedOfPiece = true;
      to.warn(
          "payload.input.text is "
              + twice
              + " characters where a Han character counts two, as one page counts them, and at"
              + " most 20000 are taken; send smaller pieces");
    }
    if (weight > MAX_TEXT && !warnedOfText) {
      warnedOfText = true;
      to.warn(
          "the pieces of the session have "
              + weight
              + " characters where a Han character counts two, as one page counts them, and at"
              + " most 200000 are taken; finish the session and open another");
    }
  }

  /** Has what was sent so far spoken now, also where a sentence has not ended. */
  public void flush() {
    inOrder(() -> send(accept(0, false), new Piece(ContinueTask::flush, false)));
  }

  /** Says that no more text comes; the audio ends when all is spoken. */
  public void finish() {
    if (request.takesTextInPieces()) {
      inOrder(() -> send(accept(0, true), new Piece(FinishTask::of, false)));
    }
  }

  private void inOrder(Runnable send) {
    try {
      sending.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException("sending to a speech session was interrupted", e);
    }
    try {
      send.run();
    } finally {
      sending.unlock();
    }
  }

  // Guarded by sending.
  private void send(@Nullable SpeechSocket to, Piece piece) {
    try {
      write(to, piece);
    } catch (ConnectionException e) {
      // It was not sent. The reader opens the socket again, if that is still possible.
      if (reopened || isTextSent() || sawAudio || isClosed()) {
        throw isTextSent() && !sawAudio ? mayBePaid(e, taskId()) : e;
      }
      unsent.add(piece);
    }
  }

  /** A Han character counts one here; a page that counts it two does so for the bill. */
  private @Nullable SpeechSocket accept(int length, boolean last) {
    lock.lock();
    try {
      if (finished) {
        throw new IllegalStateException("the session is finished; open another for more text");
      }
      if (closed) {
        throw canceled();
      }
      if (characters + length > MAX_TEXT) {
        throw new RequestValidationException(
            "the pieces of a session must have at most "
                + MAX_TEXT
                + " characters together, but with this one they have "
                + (characters + length)
                + "; finish the session and open another");
      }
      characters += length;
      finished = last;
      return socket;
    } finally {
      lock.unlock();
    }
  }

  // Guarded by sending.
  private void write(@Nullable SpeechSocket to, Piece piece) {
    if (to == null) {
      throw canceled();
    }
    // A socket that throws has not sent it.
    to.send(piece.of.apply(taskId()));
    if (piece.text) {
      noteTextSent();
    }
  }

  private void noteTextSent() {
    lock.lock();
    try {
      textSent = true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isTextSent() {
    lock.lock();
    try {
      return textSent;
    } finally {
      lock.unlock();
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

  /**
   * Ends the session, from any thread; speech that has not come by then is dropped, and may be
   * billed. A read or send that waits ends with {@link CallCanceledException}.
   */
  @Override
  public void close() {
    SpeechSocket last;
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
    if (last != null && (ownsSocket || !done)) {
      last.close();
    }
    connector.over(this);
  }

  /** Whether the task ended well, so that its socket may serve another. */
  boolean endedWell() {
    return done && !leftOut;
  }

  private final class Pieces implements SpeechStream.Source {
    @Override
    public @Nullable SpeechChunk next() {
      while (!done) {
        SpeechSocket from = current();
        SpeechFrame frame;
        try {
          frame = from.next();
        } catch (ConnectionException e) {
          if (reopen(from)) {
            continue;
          }
          throw broken(e);
        }
        if (frame == null) {
          if (reopen(from)) {
            continue;
          }
          throw closedEarly(taskId());
        }
        SpeechChunk chunk = take(from, frame);
        if (chunk != null) {
          frames.incrementAndGet();
          return chunk;
        }
      }
      return null;
    }

    private TransportException broken(ConnectionException e) {
      if (!sawAudio) {
        return isTextSent() ? mayBePaid(e, taskId()) : e;
      }
      return new StreamTruncatedException(
          "the connection broke after " + frames + " pieces; the speech is not whole",
          frames.get(),
          e);
    }

    /** What a frame brings, null if it is nothing of this task that is documented. */
    private @Nullable SpeechChunk take(SpeechSocket from, SpeechFrame frame) {
      if (!frame.isOf(taskId())) {
        // The last task of a socket that was kept may have audio left, before this one has any.
        if (frame.isAudio() && (sawAudio || !connector.isKept())) {
          leftOut = true;
        }
        return null;
      }
      if (frame.isAudio()) {
        if (!frame.chunk().audio().hasRemaining()) {
          return null;
        }
        sawAudio = true;
        from.contentReceived();
        return frame.chunk();
      }
      if (frame.is("task-finished")) {
        done = true;
        from.endTurn();
        if (leftOut) {
          throw new StreamTruncatedException(
              "the service sent audio behind an event of another task; it was left out, so the"
                  + " speech may not be whole. Task "
                  + taskId(),
              frames.get(),
              null);
        }
        return frame.chunk();
      }
      if (!frame.is("result-generated")) {
        return null;
      }
      if (frame.saysSomething()) {
        from.eventReceived();
      }
      return frame.chunk();
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

  private SpeechSocket current() {
    lock.lock();
    try {
      SpeechSocket now = socket;
      if (now == null) {
        throw canceled();
      }
      return now;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Opens another socket and sends what could not be sent; once, and only while no text was sent.
   */
  private boolean reopen(SpeechSocket broken) {
    try {
      sending.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException("reading a speech session was interrupted", e);
    }
    try {
      if (reopened || sawAudio || isTextSent() || isClosed()) {
        return false;
      }
      reopened = true;
      broken.close();
      lock.lock();
      try {
        taskId = UUID.randomUUID().toString();
      } finally {
        lock.unlock();
      }
      begin();
      SpeechSocket fresh = current();
      for (Piece piece : unsent) {
        write(fresh, piece);
      }
      unsent.clear();
      return true;
    } finally {
      sending.unlock();
    }
  }
}
