package dev.qiao.opentelemetry;

import static dev.qiao.opentelemetry.Recorded.attributes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TaskSpansTest {
  private static final String SUBMISSION = "generate_content wan2.6-t2v";
  private static final String WAIT = "await_task wan.text-to-video.create";

  private final Recorded recorded = Recorded.start();
  private final VideoService video = new VideoService(recorded.client);
  private final WanTextToVideoRequest kitten =
      WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kitten").duration(5).build();

  @AfterEach
  void stop() {
    recorded.close();
  }

  @Test
  void aWait_isLinkedToItsSubmission() throws Exception {
    SpanData app =
        recorded.inside(
            () -> {
              TaskHandle<VideoResult> task = video.submit(kitten);
              task.await();
            });

    SpanData submission = recorded.span(SUBMISSION);
    assertThat(submission.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(submission.getParentSpanId()).isEqualTo(app.getSpanId());
    assertThat(attributes(submission).keySet())
        .containsExactlyInAnyOrder(
            "gen_ai.operation.name",
            "gen_ai.provider.name",
            "gen_ai.request.model",
            "server.address",
            "server.port",
            "qiao.operation",
            "qiao.region",
            "qiao.request.id",
            "qiao.task.id");
    SpanData wait = recorded.span(WAIT);
    assertThat(wait.getParentSpanId()).isEqualTo(app.getSpanId());
    assertThat(wait.getLinks())
        .extracting(LinkData::getSpanContext)
        .containsExactly(submission.getSpanContext());
    assertThat(attributes(wait).keySet())
        .containsExactlyInAnyOrder(
            "gen_ai.operation.name",
            "gen_ai.provider.name",
            "gen_ai.request.model",
            "server.address",
            "server.port",
            "qiao.operation",
            "qiao.region",
            "qiao.request.id",
            "qiao.task.id",
            "qiao.task.status",
            "qiao.task.poll_count",
            "qiao.task.queue_time",
            "qiao.usage.videos",
            "qiao.usage.video_seconds");
    assertThat(attributes(wait))
        .containsEntry("gen_ai.request.model", "wan2.6-t2v")
        .containsEntry("qiao.task.status", "SUCCEEDED")
        .containsEntry("qiao.task.id", recorded.server.tasks().get(0).id())
        .containsEntry("qiao.usage.video_seconds", 5.0);
    assertThat(recorded.names()).as("polls have no spans").hasSize(3);
    assertThat(recorded.server.requests("/tasks/" + recorded.server.tasks().get(0).id()))
        .isNotEmpty()
        .allSatisfy(
            poll -> assertThat(poll.headers().get("traceparent")).contains(wait.getSpanId()));
    assertThat(recorded.metrics().keySet())
        .contains(
            "gen_ai.client.operation.duration",
            "qiao.client.task.duration",
            "qiao.client.task.queue_time",
            "qiao.client.usage.videos",
            "qiao.client.usage.video_seconds");
  }

  @Test
  void aTaskThatFails_isAnErrorOfTheWait() {
    recorded.server.nextTaskFails("DataInspectionFailed", "inappropriate");

    assertThatThrownBy(() -> video.submit(kitten).await()).isInstanceOf(TaskFailedException.class);

    SpanData wait = recorded.span(WAIT);
    assertThat(wait.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(attributes(wait))
        .containsEntry("error.type", "DataInspectionFailed")
        .containsEntry("qiao.task.status", "FAILED");
    assertThat(recorded.span(SUBMISSION).getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void aTaskResumedElsewhere_hasNoLinkAndNoModel() throws Exception {
    TaskHandle<VideoResult> task = video.submit(kitten);
    try (Recorded other = Recorded.of(recorded.server)) {
      other
          .client
          .tasks()
          .resume(task.ref(), VideoResult.class)
          .awaitAsync()
          .get(20, TimeUnit.SECONDS);

      SpanData wait = other.span(WAIT);
      assertThat(wait.getLinks()).isEmpty();
      assertThat(attributes(wait))
          .containsEntry("qiao.task.id", task.ref().taskId())
          .doesNotContainKey("gen_ai.request.model");
    }
  }

  @Test
  void aLookAtATask_countsNothingTwice() {
    recorded.server.pollsPerState(0, 0);
    TaskHandle<VideoResult> task = video.submit(kitten);

    task.snapshot();
    task.snapshot();

    assertThat(recorded.names())
        .containsExactly(
            SUBMISSION,
            "fetch_task wan.text-to-video.create",
            "fetch_task wan.text-to-video.create");
    assertThat(recorded.metrics()).doesNotContainKey("qiao.client.usage.video_seconds");
  }

  @Test
  void aDownload_hasASpanWithoutTheEndpointsHost(@TempDir Path folder) throws Exception {
    VideoResult result = video.submit(kitten).await();
    SpanData app = recorded.inside(() -> result.video().saveTo(folder.resolve("a.mp4")));

    SpanData download = recorded.span("download");
    assertThat(download.getParentSpanId()).isEqualTo(app.getSpanId());
    assertThat(attributes(download).keySet())
        .containsExactlyInAnyOrder(
            "gen_ai.operation.name", "gen_ai.provider.name", "qiao.operation", "qiao.region");
  }
}
