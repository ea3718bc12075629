package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.client.TestOperations.Reply;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutput;
import dev.qiao.core.task.TaskRef;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References that outlive the process, and waits that go on with them. */
class TaskRefTest extends TaskTest {
  @Test
  void print_isOneLine_andParsesBack() {
    TaskRef plain = ref("0385dc79-5ff8-4d82-bcb6-xxxxxx");
    assertThat(plain)
        .hasToString(
            "qiao-task:1:dashscope:cn-beijing::test.make:1767323045678:0385dc79-5ff8-4d82-bcb6-xxxxxx");
    assertThat(TaskRef.parse(plain.toString())).isEqualTo(plain);
    TaskRef odd =
        new TaskRef(
            Vendor.MINIMAX,
            Region.INTERNATIONAL,
            "ws: 1%/工",
            "a:b c",
            "x:y~z.._-",
            Instant.ofEpochMilli(-5));
    assertThat(odd.toString()).matches("\\p{Graph}+");
    assertThat(TaskRef.parse(odd.toString())).isEqualTo(odd);
    TaskRef blank =
        new TaskRef(plain.vendor(), plain.region(), "", "op", "t-1", plain.submittedAt());
    assertThat(TaskRef.parse(blank.toString())).isEqualTo(blank);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0385dc79",
        "qiao-task:2:dashscope:cn-beijing::op:1:id",
        "qiao-task:1:dashscope:cn-beijing::op:1",
        "qiao-task:1:dashscope:cn-beijing::op:1:id:more",
      })
  void parse_textThatIsNoReference_isRefused(String text) {
    assertThatThrownBy(() -> TaskRef.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "not a task reference: it must look like"
                + " qiao-task:1:dashscope:cn-beijing::wan.text-to-video.create:1700000000000:ID");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "qiao-task:1:acme:cn-beijing::op:1:id |"
            + " the task reference names the vendor \"acme\", which is not known here",
        "qiao-task:1:dashscope:cn-beijing::op:soon:id |"
            + " not a task reference: its time is not a number",
        "qiao-task:1:dashscope:cn/beijing::op:1:id | region \"cn/beijing\" is not an id of letters,"
            + " digits and dashes, such as cn-beijing",
        "qiao-task:1:dashscope:cn-beijing::op:1:..%2Fx | a task id is 1 to 200 letters, digits and"
            + " ._~:- characters, not only dots; this one is not",
        "qiao-task:1:dashscope:cn-beijing::op:1: | a task id is 1 to 200 letters, digits and"
            + " ._~:- characters, not only dots; this one is not",
      })
  void parse_partThatIsWrong_isNamed(String text, String message) {
    assertThatThrownBy(() -> TaskRef.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a/b", "a b", "a?b", "a%2fb", "é"})
  void taskId_thatCannotStandInAPath_isRefused(String id) {
    assertThatThrownBy(() -> ref(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void resume_inNewClientFromText_returnsSameTypedResult() {
    script("t-1", running(), done("t-1"));
    String stored;
    try (QiaoClient first = live()) {
      stored = first.submit(Make.of("a")).ref().toString();
    }
    TaskHandle<Made> resumed = live().tasks().resume(TaskRef.parse(stored), Made.class);
    assertThat(resumed.ref()).hasToString(stored);
    assertThat(resumed.submission()).isNull();
    Made made = resumed.await();
    assertThat(made.file().url()).isEqualTo("https://example.com/t-1.mp4?s=1");
    assertThat(made.file().taskRef()).isEqualTo(resumed.ref());
    assertThat(posts).hasSize(1);
  }

  @Test
  void submit_reference_holdsClientOperationAndTime() {
    QiaoClient client = client(builder -> builder.workspace("ws-1"));
    assertThat(client.submit(Make.of("a")).ref())
        .isEqualTo(
            new TaskRef(
                Vendor.DASHSCOPE, Region.CN_BEIJING, "ws-1", "test.make", "t-1", FakeTime.START));
  }

  @Test
  void resume_workspaceOfTheReference_isUsed() {
    script("t-9", done("t-9"));
    TaskRef ref =
        new TaskRef(
            Vendor.DASHSCOPE, Region.CN_BEIJING, "theirs", "test.make", "t-9", FakeTime.START);
    live(builder -> builder.workspace("mine")).tasks().resume(ref, Made.class).await();
    assertThat(gets.get(0).getHeader("X-DashScope-WorkSpace")).isEqualTo("theirs");
  }

  @Test
  void resume_anyTask_withoutItsType() {
    script("t-9", done("t-9"));
    TaskRef ref =
        new TaskRef(
            Vendor.DASHSCOPE, Region.CN_BEIJING, null, "from.tomorrow", "t-9", FakeTime.START);
    TaskOutput output = live().tasks().resume(ref, TaskOutput.class).await();
    assertThat(output.files()).extracting(file -> file.name()).containsExactly("t-9.mp4");
    assertThat(output.output()).containsEntry("video_url", "https://example.com/t-9.mp4?s=1");
  }

  @Test
  void resume_inAnotherRegionOrVendor_isRefusedBeforeTheNetwork() {
    QiaoClient singapore = client(builder -> builder.region(Region.AP_SOUTHEAST_1));
    assertThatThrownBy(() -> singapore.tasks().resume(ref("t-1"), Made.class))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "task t-1 is of DashScope in region cn-beijing, but this client calls DashScope in"
                + " region ap-southeast-1; resume it with a client of its own vendor and region");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void resume_withAnotherType_isRefused() {
    assertThatThrownBy(() -> client().tasks().resume(ref("t-1"), Reply.class))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage("the result type of test.make is Made, not Reply");
  }

  @Test
  void resume_operationOfAMissingArtifact_saysWhereToFindIt() {
    TaskRef ref =
        new TaskRef(Vendor.DASHSCOPE, Region.CN_BEIJING, null, "no.such", "t", FakeTime.START);
    assertThatThrownBy(() -> client().tasks().resume(ref, Made.class))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "the operation \"no.such\" is not known here; add the artifact that brings it"
                + " (docs/operations.md names it; qiao brings all), or an OperationTable with a row"
                + " of your own, or resume the task as TaskOutput.class");
  }
}
