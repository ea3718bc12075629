package dev.qiao.core.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.VendorMake;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.NotFoundException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.error.TaskWaitException;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.poll.TaskDialect;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutput;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.time.Duration;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks as MiniMax, Zhipu and gateways tell of them. */
class VendorTasksTest extends SocketTest {
  private static final String OK = ",\"base_resp\":{\"status_code\":0,\"status_msg\":\"success\"}}";

  private QiaoClient client(Vendor vendor) {
    return client(
        builder ->
            builder
                .vendor(vendor)
                .region(vendor == Vendor.GATEWAY ? vendor.defaultRegion() : Region.CHINA)
                .endpoint(Endpoint.single(server.url("/v1").uri()))
                .time(Time.SYSTEM)
                .polling(TaskTest.QUICK)
                .pollsPerSecond(10_000));
  }

  private TaskHandle<TaskOutput> resumed(Vendor vendor, String operation) {
    Region region = vendor == Vendor.GATEWAY ? vendor.defaultRegion() : Region.CHINA;
    return client(vendor)
        .tasks()
        .resume(
            new TaskRef(vendor, region, null, operation, "7", FakeTime.START), TaskOutput.class);
  }

  private void answer(String... bodies) {
    for (String body : bodies) {
      server.enqueue(json(body));
    }
  }

  @Test
  void miniMax_success_readsTheFileAsWell() throws Exception {
    answer(
        "{\"task_id\":\"7\"" + OK,
        "{\"task_id\":\"7\",\"status\":\"Queueing\"" + OK,
        "{\"task_id\":\"7\",\"status\":\"Processing\"" + OK,
        "{\"task_id\":\"7\",\"status\":\"Success\",\"file_id\":\"99\",\"video_width\":1920" + OK,
        "{\"file\":{\"file_id\":99,\"download_url\":\"https://example.com/v.mp4?s=1\"}" + OK);
    TaskOutput output =
        client(Vendor.MINIMAX).submit(new VendorMake(Vendor.MINIMAX, TestOperations.MODEL)).await();
    assertThat(output.files()).singleElement().hasToString("example.com/v.mp4");
    assertThat(output.files().get(0).expiresAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(output.output()).containsEntry("video_width", 1920).containsKey("file");
    assertThat(output.task().status().value()).isEqualTo("Success");
    assertThat(List.of(line(), line(), line(), line(), line()))
        .containsExactly(
            "POST /v1/make",
            "GET /v1/query/video_generation?task_id=7",
            "GET /v1/query/video_generation?task_id=7",
            "GET /v1/query/video_generation?task_id=7",
            "GET /v1/files/retrieve?file_id=99");
  }

  private String line() throws InterruptedException {
    return taken().getRequestLine().replace(" HTTP/1.1", "");
  }

  @Test
  void miniMax_fileThatCannotBeReadInPassing_isPolledForAgain() {
    String success = "{\"task_id\":\"7\",\"status\":\"Success\",\"file_id\":\"99\"" + OK;
    answer(
        success,
        "{\"base_resp\":{\"status_code\":1002,\"status_msg\":\"rate limit\"}}",
        success,
        "{\"file\":{\"download_url\":\"https://example.com/v.mp4\"}" + OK);
    assertThat(resumed(Vendor.MINIMAX, "x").await().files()).hasSize(1);
  }

  @Test
  void miniMax_fail_saysWhy_alsoWithASnapshot() {
    String fail =
        "{\"task_id\":\"7\",\"status\":\"Fail\",\"base_resp\":{\"status_code\":1027,"
            + "\"status_msg\":\"output new_sensitive\"}}";
    answer(fail, fail);
    TaskHandle<TaskOutput> task = resumed(Vendor.MINIMAX, "x");
    TaskSnapshot<TaskOutput> snapshot = task.snapshot();
    assertThat(snapshot).isInstanceOf(TaskSnapshot.Failed.class);
    assertThat(((TaskSnapshot.Failed<?>) snapshot).failure().code()).isEqualTo("1027");
    TaskFailedException failure = catchThrowableOfType(TaskFailedException.class, task::await);
    assertThat(failure.reason()).isInstanceOf(ContentRejectedException.class);
    assertThat(failure)
        .hasMessageStartingWith("task 7 (x) failed with 1027: output new_sensitive. Hint: ");
  }

  @Test
  void miniMax_refusedPoll_isTheErrorOfTheCall() {
    for (int i = 0; i < 60; i++) {
      answer("{\"base_resp\":{\"status_code\":1002,\"status_msg\":\"rate limit\"}}");
    }
    assertThatThrownBy(() -> resumed(Vendor.MINIMAX, "x").snapshot())
        .isInstanceOf(RateLimitException.class);
  }

  @Test
  void zhipu_chatImageAndVideo_haveOnePath() throws Exception {
    answer(
        "{\"model\":\"cogvideox-3\",\"task_status\":\"PROCESSING\",\"request_id\":\"r\"}",
        "{\"model\":\"cogvideox-3\",\"task_status\":\"SUCCESS\",\"request_id\":\"r\","
            + "\"video_result\":[{\"url\":\"https://example.com/v.mp4\","
            + "\"cover_image_url\":\"https://example.com/c.png\"}]}");
    TaskOutput video = resumed(Vendor.ZHIPU, "glm.video.create").await();
    assertThat(video.files()).hasSize(2);
    assertThat(video.task().requestId()).isEqualTo("r");
    assertThat(taken().getPath()).isEqualTo("/v1/async-result/7");
    answer("{\"id\":\"7\",\"choices\":[{\"index\":0}],\"usage\":{\"total_tokens\":30}}");
    TaskOutput chat = resumed(Vendor.ZHIPU, "glm.chat.create-async").await();
    assertThat(chat.output()).containsKey("choices");
    assertThat(chat.usage()).containsEntry("total_tokens", 30);
  }

  @Test
  void zhipu_fail_hasNoReason_andSaysSoWithoutInventingOne() {
    answer("{\"model\":\"cogvideox-3\",\"task_status\":\"FAIL\",\"request_id\":\"r\"}");
    assertThatThrownBy(() -> resumed(Vendor.ZHIPU, "glm.video.create").await())
        .isInstanceOf(TaskFailedException.class)
        .hasMessageStartingWith("task 7 (glm.video.create) failed. Hint: ")
        .hasMessageEndingWith("(request r)");
  }

  @ParameterizedTest
  @CsvSource({
    "gateway.glm.image, /v1/images/generations/7",
    "gateway.glm.video, /v1/videos/generations/7",
    "gateway.qwen.video, /v1/videos/generations/7"
  })
  void gateway_pathFollowsTheOperation(String operation, String path) throws Exception {
    answer(
        "{\"output\":{\"task_id\":\"7\",\"task_status\":\"SUCCEEDED\","
            + "\"video_url\":\"https://example.com/v.mp4\"},\"request_id\":\"r\"}");
    assertThat(resumed(Vendor.GATEWAY, operation).await().files()).hasSize(1);
    assertThat(taken().getPath()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"task_id\":\"top\",\"output\":{\"task_id\":\"in\",\"task_status\":\"PENDING\"}} | top",
        "{\"output\":{\"task_id\":\"in\",\"task_status\":\"PENDING\"}} | in",
        "{\"task_id\":\"top\"} | top",
        "{\"id\":\"id\"} | id",
        "{\"id\":\"id\",\"task_id\":\"id\"} | id",
      })
  void gateway_idOfATask_isFoundWhereverItStands(String answer, String id) {
    assertThat(TaskDialect.of(Vendor.GATEWAY).taskId(Json.treeOrNull(answer.getBytes(UTF_8))))
        .isEqualTo(id);
  }

  @Test
  void gateway_miniMaxShape_isReadAsMiniMaxHasIt() {
    answer(
        "{\"task_id\":\"7\",\"status\":\"Preparing\"}",
        "{\"task_id\":\"7\",\"status\":\"Fail\",\"base_resp\":{\"status_code\":1026,"
            + "\"status_msg\":\"sensitive\"}}");
    assertThatThrownBy(() -> resumed(Vendor.GATEWAY, "gateway.minimax.video").await())
        .isInstanceOf(TaskFailedException.class)
        .hasMessageStartingWith("task 7 (gateway.minimax.video) failed with 1026: sensitive. ");
  }

  @Test
  void cancel_whereNoneIsDocumented_saysSoAndSendsNothing() {
    assertThatThrownBy(() -> resumed(Vendor.MINIMAX, "x").cancel())
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("MiniMax documents no way to cancel a task: task 7 continues and is billed");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void notFound_isNotExpired_andPassesUntilThereAreTooMany() {
    server.enqueue(new MockResponse().setResponseCode(404).setBody("{}"));
    server.enqueue(new MockResponse().setResponseCode(404).setBody("{}"));
    server.enqueue(new MockResponse().setResponseCode(404).setBody("{}"));
    server.enqueue(new MockResponse().setResponseCode(404).setBody("{}"));
    server.enqueue(new MockResponse().setResponseCode(404).setBody("{}"));
    assertThatThrownBy(
            () ->
                resumed(Vendor.ZHIPU, "glm.video.create")
                    .await(
                        PollOptions.DEFAULT
                            .withInitialDelay(Duration.ofMillis(1))
                            .withMaxDelay(Duration.ofMillis(2))))
        .isInstanceOf(TaskWaitException.class)
        .hasMessageContaining("5 polls in a row had answers that do not describe this task")
        .hasRootCauseInstanceOf(NotFoundException.class);
  }
}
