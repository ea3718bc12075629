package dev.qiao.core.internal.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.SseParser;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The values of one stream of server-sent events: parser, reader, errors inside the stream, and
 * what the end means.
 *
 * @param <T> the type of a value
 */
public final class SseSource<T> implements ValueSource<T> {
  private static final String STATUS_COMMENT = "HTTP_STATUS/";
  private static final int MAX_WORDS = 200;

  private final Transport transport;
  private final StreamingResponse answer;
  private final EventFraming framing;
  private final SseParser parser;
  private final EventReader<T> reader;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile boolean canceled;
  private long events;
  private boolean sawLastEvent;
  private volatile boolean begun;

  /** Held while a value is read. Only its holder may touch the answer's body. */
  private final ReentrantLock reading = new ReentrantLock();

  /** Whether the caller has nothing yet, or only values after which the limits go on. */
  private boolean hasNoContent = true;

  /** Why the stream ended, if it did not end well: asking again must not look like a good end. */
  private @Nullable SdkException failure;

  /** The values of an answer, as a reader understands them. */
  public SseSource(
      Transport transport, StreamingResponse answer, EventReader<T> reader, int maxEventBytes) {
    this.transport = transport;
    this.answer = answer;
    this.framing = new EventFraming(answer.body());
    this.parser = new SseParser(framing, maxEventBytes);
    this.reader = reader;
    reader.begin(answer.requestId());
  }

  @Override
  public @Nullable String requestId() {
    return answer.requestId();
  }

  @Override
  public @Nullable T next() {
    reading.lock();
    if (hasNoContent) {
      answer.count(false);
    }
    try {
      return read();
    } finally {
      if (hasNoContent) {
        answer.count(true);
      }
      reading.unlock();
      if (canceled) {
        release();
      }
    }
  }

  /** Whether the service has sent any event that was no error, which may be a part of an answer. */
  boolean hasBegun() {
    return begun;
  }

  /** Gives the connection back, unless a read is at it, which then does so itself. */
  private void release() {
    if (reading.tryLock()) {
      try {
        answer.close();
      } finally {
        reading.unlock();
      }
    }
  }

  private @Nullable T read() {
    SdkException before = failure;
    if (before != null) {
      throw before;
    }
    if (canceled) {
      throw canceledException();
    }
    if (over.get()) {
      return null;
    }
    try {
      while (parser.advance() || isAtLastEvent()) {
        if (parser.isEvent("error") || isBareError()) {
          throw errorEvent();
        }
        T value = reader.read(parser);
        boolean content = reader.hasContent();
        if (reader.isError()
            || (!content && value != null && ErrorReader.isErrorInside(parser.copyData()))) {
          throw errorEvent();
        }
        begun = true;
        if (value != null) {
          events++;
          hasNoContent = !content;
          if (content) {
            answer.contentReceived();
          }
          return value;
        }
        if (reader.isComplete()) {
          break;
        }
      }
      if (events == 0 && framing.strange().length > 0) {
        throw noEvents();
      }
      if (!reader.isComplete() && !(framing.isJson() && events > 0)) {
        throw new StreamTruncatedException(
            answer.exchange().operation()
                + ": the stream ended without its end mark after "
                + events
                + " events; the answer is not whole",
            events,
            null);
      }
      end(null);
      return null;
    } catch (JsonProcessingException e) {
      throw ended(
          new MalformedResponseException(
              answer.exchange().operation()
                  + ": event "
                  + (events + 1)
                  + " of the stream is not the JSON this operation sends: "
                  + e.getOriginalMessage(),
              parser.event().data(),
              e));
    } catch (IOException e) {
      throw ended(broken(e));
    } catch (SdkException e) {
      throw ended(e);
    } catch (RuntimeException | Error e) {
      throw ended(
          new MalformedResponseException(
              answer.exchange().operation()
                  + ": event "
                  + (events + 1)
                  + " of the stream is not what this operation sends: "
                  + e,
              parser.event().data(),
              e));
    }
  }

  private MalformedResponseException noEvents() {
    String body = ErrorReader.bounded(framing.strange());
    String words = body.replaceAll("[\\s\\p{C}\\uFFFD]+", " ").strip();
    return new MalformedResponseException(
        answer.exchange().operation()
            + ": the answer is no stream of events; it begins with \""
            + words.substring(0, Math.min(words.length(), MAX_WORDS))
            + "\"",
        body,
        null);
  }

  /**
   * Whether the end of the stream left an event without its blank line that is whole all the same:
   * several gateways forget the blank line.
   */
  private boolean isAtLastEvent() {
    if (sawLastEvent || !parser.advanceToUnfinished()) {
      return false;
    }
    sawLastEvent = true;
    return parser.isData("[DONE]") || Json.treeOrNull(parser.copyData()) != null;
  }

  /** Whether the answer to a stream request is an error without the framing of events. */
  private boolean isBareError() {
    return framing.isJson() && ErrorReader.isErrorInside(parser.copyData());
  }

  /** A connection that broke in the middle is a truncated stream, with the break as its cause. */
  private SdkException broken(IOException e) {
    SdkException reason = answer.explain(e);
    if (reason instanceof dev.qiao.core.error.ConnectionException && events > 0) {
      return new StreamTruncatedException(
          answer.exchange().operation()
              + ": the connection broke after "
              + events
              + " events; the answer is not whole",
          events,
          e);
    }
    return reason;
  }

  private SdkException errorEvent() {
    byte[] data = parser.copyData();
    JsonNode tree = Json.treeOrNull(data);
    ErrorReader errors = answer.apiCall().errors();
    int status = errorStatus(tree);
    return tree == null
        ? errors.read(status, answer.headers(), data)
        : errors.fromTree(status, answer.headers(), tree, data);
  }

  /** The status an error event names in its comment or data; 200 when it names none. */
  private int errorStatus(@Nullable JsonNode tree) {
    String comment = parser.comment();
    if (comment != null && comment.strip().startsWith(STATUS_COMMENT)) {
      try {
        return Integer.parseInt(comment.strip().substring(STATUS_COMMENT.length()));
      } catch (NumberFormatException e) {
        return answer.status();
      }
    }
    return tree == null ? answer.status() : tree.path("status_code").asInt(answer.status());
  }

  private CallCanceledException canceledException() {
    return new CallCanceledException(
        answer.exchange().operation() + " was canceled: its stream was closed", true, null);
  }

  private SdkException ended(SdkException thrown) {
    SdkException reason = answer.hiding(thrown);
    failure = reason;
    end(reason);
    return reason;
  }

  private void end(@Nullable SdkException reason) {
    if (over.compareAndSet(false, true)) {
      answer.close();
      Duration took = answer.age();
      transport
          .exchanges()
          .notifyListeners(
              listener -> listener.streamEnded(answer.exchange(), events, took, reason));
    }
  }

  @Override
  public void close() {
    if (!over.get()) {
      canceled = true;
      answer.cancel();
      release();
      if (over.compareAndSet(false, true)) {
        Duration took = answer.age();
        transport
            .exchanges()
            .notifyListeners(
                listener ->
                    listener.streamEnded(answer.exchange(), events, took, canceledException()));
      }
    }
  }
}
