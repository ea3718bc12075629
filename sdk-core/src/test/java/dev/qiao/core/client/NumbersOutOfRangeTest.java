package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.task.TaskFinishEvent;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutput;
import dev.qiao.core.task.TaskSnapshot;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that no decimal, double or long has room for: beside a paid result they cost nothing. */
class NumbersOutOfRangeTest extends TaskTest {
  private static String everywhere(String number) {
    return ",\"z\":"
        + number
        + ",\"list\":[1,"
        + number
        + ",{\"deep\":"
        + number
        + "}],\"submit_time\":"
        + number
        + ",\"task_metrics\":{\"TOTAL\":"
        + number
        + ",\"SUCCEEDED\":1}}"
        + ",\"usage\":{\"duration\":"
        + number
        + "},\"z\":{\"z\":"
        + number;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "-1e400",
        "1e2147483647",
        "1e2147483650",
        "-2.5E+99999999999",
        "1e-2147483650",
        "1e-9999999999"
      })
  void besideAResultOrFailure_costsNothing(String number) {
    script("t-1", state("t-1", "RUNNING", everywhere(number)), made(number));
    TaskHandle<Made> task = live().submit(TestOperations.Make.of("a"));
    assertThat(task.snapshot()).isInstanceOf(TaskSnapshot.Running.class);
    assertThat(task.await(QUICK).file().name()).isEqualTo("t-1.mp4");
    TaskOutput any = live().tasks().resume(ref("t-1"), TaskOutput.class).await(QUICK);
    assertThat(any.files()).hasSize(1);
    assertThat(any.output()).containsKey("list");
    assertThat(any.usage()).containsKey("duration");
    script("t-1", state("t-1", "FAILED", ",\"code\":\"Broke\"" + everywhere(number)));
    Assertions.assertThatThrownBy(() -> task.await(QUICK))
        .isInstanceOfSatisfying(
            TaskFailedException.class, failure -> assertThat(failure.code()).isEqualTo("Broke"));
  }

  private static okhttp3.mockwebserver.MockResponse made(String number) {
    return state(
        "t-1", "SUCCEEDED", ",\"video_url\":\"https://example.com/t-1.mp4\"" + everywhere(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e2147483650", "-2.5E+99999999999"})
  void inACallback_isKeptAsItIs(String number) {
    TaskFinishEvent event =
        TaskFinishEvent.parse(
            "{\"source\":\"acs.dashscope\",\"type\":\"dashscope:System:AsyncTaskFinish\",\"z\":"
                + number
                + ",\"data\":{\"task_id\":\"t-1\",\"task_status\":\"SUCCEEDED\",\"end_time\":"
                + number
                + ",\"start_time\":"
                + number
                + ",\"output_result\":{\"n\":"
                + number
                + "}}}");
    assertThat(event.data().taskId()).isEqualTo("t-1");
    assertThat(event.data().endedAt()).isNull();
    assertThat(event.data().additional()).containsKeys("end_time", "start_time");
    assertThat(event.additional()).containsKey("z");
  }
}
