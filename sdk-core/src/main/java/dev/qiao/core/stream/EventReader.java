package dev.qiao.core.stream;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the events of one stream into values. A reader belongs to one stream and may keep state,
 * such as a JSON parser and strings that repeat.
 *
 * @param <T> the type of a value
 */
public interface EventReader<T> {
  /**
   * Receives the id of the request before the first event.
   *
   * @param requestId the id from the head of the response; null if it has none
   */
  default void begin(@Nullable String requestId) {}

  /**
   * Reads the event at the parser's position.
   *
   * @return the value; null when the event carries none, as an end mark does
   * @throws IOException if the event is not what this stream sends
   */
  @Nullable T read(SseParser event) throws IOException;

  /** Whether the stream may end here: its end mark or its last content has come. */
  boolean isComplete();

  /** Whether the last event was an error encoded as a value. */
  boolean isError();

  /**
   * Whether the value read last brought something to its reader: text, a piece of a call, an image,
   * an end. Events without are no progress, and {@code Timeouts.firstContent} and {@code idle} do
   * not begin again with them. True where a stream has no such events.
   */
  default boolean hasContent() {
    return true;
  }
}
