package dev.qiao.testkit;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of an event that a {@link FakeModelServer} sent.
 *
 * @param target where it went
 * @param body the event, as JSON
 * @param status the receiver's status; 0 if it did not answer
 * @param answer the body of that answer, or what failed
 */
public record RecordedCallback(URI target, String body, int status, String answer) {

  /** Whether the receiver accepted the event. */
  public boolean isTaken() {
    return status >= 200 && status < 300;
  }

  /**
   * Returns a value of the event, such as {@code json("/data/task_status")}; see {@link
   * RecordedCall#json(String)}.
   */
  public @Nullable Object json(String pointer) {
    return Wire.value(body, pointer);
  }
}
