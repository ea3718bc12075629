package dev.qiao.video.minimax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.task.TaskRef;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HailuoCallbackTest {
  private static HailuoCallback.TaskEvent event(String status) {
    return (HailuoCallback.TaskEvent)
        HailuoCallback.parse(
            "{\"task_id\":\"t-1\",\"status\":\""
                + status
                + "\",\"base_resp\":{\"status_code\":1027,\"status_msg\":\"no\"}}");
  }

  private static TaskRef ref(Vendor vendor, String id) {
    return new TaskRef(vendor, Region.CN_BEIJING, null, "x", id, Instant.EPOCH);
  }

  @Test
  void answer_echoesTheChallengeAsJson() {
    assertThat(HailuoCallback.parse("{\"challenge\":\"a\\\"b\"}").answer())
        .isEqualTo("{\"challenge\":\"a\\\"b\"}");
    assertThat(event("processing").answer()).isEqualTo("{\"status\":\"success\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "processing, false, false",
    "success, true, true",
    "Success, true, true",
    "failed, true, false",
    "Fail, true, false",
    "dreaming, false, false"
  })
  void event_tellsHowTheTaskGoes(String status, boolean isFinal, boolean hasSucceeded) {
    assertThat(event(status).isFinal()).isEqualTo(isFinal);
    assertThat(event(status).hasSucceeded()).isEqualTo(hasSucceeded);
  }

  @Test
  void isAbout_isTheSameTaskOfMiniMax() {
    assertThat(event("success").isAbout(ref(Vendor.MINIMAX, "t-1"))).isTrue();
    assertThat(event("success").isAbout(ref(Vendor.MINIMAX, "t-2"))).isFalse();
    assertThat(event("success").isAbout(ref(Vendor.DASHSCOPE, "t-1"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html> | it is not its JSON",
        "'' | it has no challenge",
        "[] | it has no challenge, and names no task and state",
        "{\"challenge\":1} | it has no challenge",
        "{\"task_id\":\"t-1\"} | it has no challenge",
        "{\"task_id\":\"t-1\",\"status\":{}} | it is not its JSON"
      })
  void parse_somethingElse_saysWhatIsWrong(String body, String why) {
    assertThatThrownBy(() -> HailuoCallback.parse(body))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageStartingWith("this is no callback of MiniMax: ")
        .hasMessageContaining(why);
  }
}
