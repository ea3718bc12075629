package dev.qiao.testkit;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of an event that a {@link FakeModelServer} sent.
 *
 * @param target where it went
 * @param body the event, as JSON
 * @param status what its receiver answered; 0 if it did not answer
 * @param answer the words of that answer, or what went wrong
 */
public record RecordedCallback(URI target, String body, int status, String answer) {

  /** Whether the receiver took the event. */
  public boolean isTaken() {
    return status >= 200 && status < 300;
  }

  /**
   * A value of the event, such as {@code json("/data/task_status")}; see {@link
   * RecordedCall#json(String)}.
   */
  public @Nullable Object json(String pointer) {
    return Wire.value(body, pointer);
  }
}
