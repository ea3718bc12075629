package dev.qiao.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.MalformedResponseException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskFinishEventTest {
  private static final String EVENT =
      "{\"id\":\"e-1\",\"source\":\"acs.dashscope\",\"type\":\"dashscope:System:AsyncTaskFinish\","
          + "\"specversion\":\"1.0\",\"aliyunaccountid\":\"1\",\"data\":{\"task_id\":\"t-1\","
          + "\"task_status\":\"SUCCEEDED\",\"region\":\"cn-beijing\",\"end_time\":1730364126000,"
          + "\"contain_result\":true,\"output_result\":{\"output\":{\"video_url\":\"u\"}}}}";

  @Test
  void parse_readsWhatHappened() {
    TaskFinishEvent event = TaskFinishEvent.parse(EVENT);
    assertThat(event.data().taskId()).isEqualTo("t-1");
    assertThat(event.data().taskStatus()).isEqualTo(TaskStatus.SUCCEEDED);
    assertThat(event.data().endedAt()).isEqualTo(Instant.ofEpochMilli(1730364126000L));
    assertThat(event.data().outputResult()).containsKey("output");
    assertThat(event.id()).isEqualTo("e-1");
    assertThat(event.additional()).isEmpty();
  }

  @Test
  void isAbout_isTheSameTaskInTheSameRegion() {
    TaskFinishEvent event = TaskFinishEvent.parse(EVENT);
    assertThat(event.isAbout(ref(Region.CN_BEIJING, "t-1"))).isTrue();
    assertThat(event.isAbout(ref(Region.CN_BEIJING, "t-2"))).isFalse();
    assertThat(event.isAbout(ref(Region.AP_SOUTHEAST_1, "t-1"))).isFalse();
  }

  private static TaskRef ref(Region region, String id) {
    return new TaskRef(Vendor.DASHSCOPE, region, null, "x", id, Instant.EPOCH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | it is not its JSON",
        "<html> | it is not its JSON",
        "null | its type is not dashscope:System:AsyncTaskFinish",
        "{\"challenge\":\"x\"} | its type is not dashscope:System:AsyncTaskFinish",
        "{\"type\":\"dashscope:System:AsyncTaskFinish\",\"source\":\"me\"} | its source is not",
        "{\"type\":\"dashscope:System:AsyncTaskFinish\",\"source\":\"acs.dashscope\"} | names no task",
      })
  void parse_somethingElse_saysWhatIsWrong(String body, String why) {
    assertThatThrownBy(() -> TaskFinishEvent.parse(body))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageStartingWith("this is no event of a finished task: ")
        .hasMessageContaining(why)
        .satisfies(e -> assertThat(((MalformedResponseException) e).body()).isEqualTo(body));
  }
}
