package dev.qiao.core.operation;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every request record is. A request knows its vendor; a client of another vendor refuses it
 * before the network.
 */
public interface Request {
  /**
   * Where this request goes and what comes back, for each verb that it has. A type of your own
   * returns a constant row; it needs no entry in any table.
   */
  Operation<?, ?> operation();

  /** Whose service takes this request. */
  default Vendor vendor() {
    return operation().vendor();
  }

  /** The model asked, null for requests without one. */
  @Nullable Model model();

  /** Headers that this request needs beside those of its operation. */
  default Map<String, String> headers() {
    return Map.of();
  }

  /**
   * Adds what breaks a documented limit. Called when the request is sent, under the client's {@link
   * dev.qiao.core.Validation}, for a stream on what {@link StreamRequest#asStreamRequest} gives;
   * {@code build()} has checked the structure already.
   */
  default void validate(Violations violations) {}
}
