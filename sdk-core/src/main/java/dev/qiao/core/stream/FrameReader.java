package dev.qiao.core.stream;

import dev.qiao.core.operation.SessionRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one WebSocket. One instance serves one socket, so it may keep what it learns
 * from a frame for the frames that follow.
 *
 * @param <T> the type of a value
 */
public interface FrameReader<T> {
  /** A piece of work begins with that request: the frames that follow are about it. */
  default void begin(SessionRequest<T> request) {}

  /**
   * What a text frame says.
   *
   * @throws IOException if it is not the JSON that the operation sends
   */
  T text(byte[] json) throws IOException;

  /** What a binary frame brings. */
  T binary(byte[] bytes);

  /** Why the frame read last ends the work with an error; null if it does not. */
  @Nullable Refusal refusal();

  /**
   * The error in a frame.
   *
   * @param code the vendor's code
   * @param message the vendor's words
   * @param requestId the id for a support ticket
   */
  record Refusal(String code, String message, @Nullable String requestId) {}
}
