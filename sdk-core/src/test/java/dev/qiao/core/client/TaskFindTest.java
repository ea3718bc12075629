package dev.qiao.core.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import java.net.URLEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks of which only the id is known: from the console, another SDK, a callback. */
class TaskFindTest extends TaskTest {
  @Test
  void find_knowsTheTaskFromTheTypeOfItsRequest() {
    script("c-7", running(), done("c-7"));
    TaskHandle<Made> task =
        live(builder -> builder.workspace("ws")).tasks().find(Make.class, "c-7");
    assertThat(task.ref().operation()).isEqualTo("test.make");
    assertThat(task.ref().workspace()).isEqualTo("ws");
    assertThat(gets).as("nothing is sent").isEmpty();
    assertThat(task.await(QUICK).file().name()).isEqualTo("c-7.mp4");
  }

  @Test
  void ref_ofAnId_resumes() {
    script("c-8", done("c-8"));
    TaskRef ref = TaskRef.of(Vendor.DASHSCOPE, Region.CN_BEIJING, "test.make", "c-8");
    assertThat(TaskRef.parse(ref.toString())).isEqualTo(ref);
    assertThat(live().tasks().resume(ref, Made.class).await(QUICK).file().name())
        .isEqualTo("c-8.mp4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", ".", "..", "a/b", "%2e%2e", "a%2fb", "?x", "a?x", "#", "a#b", "a\\b", "a\nb"
      })
  void idThatReadsAsAnotherPath_isRefusedByEveryDoorOfTasks(String id) {
    QiaoClient client = live();
    assertThatThrownBy(() -> client.tasks().find(Make.class, id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a task id is 1 to 200 letters");
    assertThatThrownBy(() -> TaskRef.of(Vendor.DASHSCOPE, Region.CN_BEIJING, "test.make", id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a task id is 1 to 200 letters");
    String known = TaskRef.of(Vendor.DASHSCOPE, Region.CN_BEIJING, "test.make", "c-9").toString();
    String encoded = URLEncoder.encode(id, UTF_8).replace("+", "%20");
    assertThatThrownBy(() -> TaskRef.parse(known.replace("c-9", encoded)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void find_whatCannotBeATaskOfThisClient_isRefusedWithTheFix() {
    assertThatThrownBy(() -> live().tasks().find(Make.class, "../v1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a task id is 1 to 200 letters");
    assertThatThrownBy(() -> live().tasks().find(Make.class, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the task id is null");
    assertThatThrownBy(
            () ->
                client(builder -> builder.vendor(Vendor.DEEPSEEK).region(Region.CHINA))
                    .tasks()
                    .find(Make.class, "c-1"))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "a Make goes to DashScope, but this client calls DeepSeek; find the task with a client"
                + " of its own vendor");
  }
}
