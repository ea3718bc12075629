package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.mockwebserver.MockResponse;

/** {@code POST /api/v1/tokens?expire_in_seconds=}: keys for a few minutes. */
final class TemporaryKeys {
  private static final int MAX_SECONDS = 1800;

  private final Ids ids;
  private final FakeClock clock;
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

  TemporaryKeys(Ids ids, FakeClock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  MockResponse create(IncomingRequest in) {
    String wish = in.query("expire_in_seconds");
    int seconds = wish == null ? 60 : wish.matches("\\d{1,9}") ? Integer.parseInt(wish) : 0;
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw Refusal.parameters();
    }
    String token = ids.token();
    Instant until = clock.now().plus(Duration.ofSeconds(seconds));
    tokens.put(token, until);
    // The one answer of the native API that has no request id.
    ObjectNode answer = Wire.object().put("token", token).put("expires_at", until.getEpochSecond());
    return Wire.json(200, answer);
  }

  boolean accepts(String key) {
    Instant until = tokens.get(key);
    return until != null && clock.now().isBefore(until);
  }
}
