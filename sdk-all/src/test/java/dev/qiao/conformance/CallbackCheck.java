package dev.qiao.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qiao.video.minimax.HailuoCallback;
import org.jspecify.annotations.Nullable;

/** A callback of MiniMax: its body is read in full, and answered as the vendor wants it. */
final class CallbackCheck {
  private static final ObjectMapper PLAIN = new ObjectMapper();

  private final FinishEventCheck events = new FinishEventCheck(HailuoCallback::parse);

  void check(Vector vector) throws Mismatch {
    events.check(vector);
    String answer = HailuoCallback.parse(vector.request().path("body").toString()).answer();
    String difference = difference(vector, answer);
    if (difference != null) {
      throw new Mismatch("answered: " + difference);
    }
  }

  private static @Nullable String difference(Vector vector, String answer) throws Mismatch {
    try {
      return JsonDifference.first(vector.response().path("body"), PLAIN.readTree(answer));
    } catch (JsonProcessingException e) {
      throw new Mismatch("the answer is not JSON: " + answer);
    }
  }
}
