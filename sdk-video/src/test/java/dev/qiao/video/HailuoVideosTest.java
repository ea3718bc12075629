package dev.qiao.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.minimax.HailuoCallback;
import dev.qiao.video.minimax.HailuoRequest;
import dev.qiao.video.minimax.HailuoRequest.SubjectReference;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Videos of MiniMax: create, query, fetch the file. */
@FakeModels(vendor = Vendor.MINIMAX)
class HailuoVideosTest {
  private static final MediaSource PICTURE = MediaSource.of("https://example.com/a.png");

  @TempDir Path folder;

  private static HailuoRequest.Builder cat(Model model) {
    return HailuoRequest.builder(model, "A cat runs.");
  }

  private static List<String> refusals(QiaoClient client, HailuoRequest request) {
    List<RequestValidationException.Violation> found = new ArrayList<>();
    assertThatThrownBy(() -> new VideoService(client).submit(request))
        .isInstanceOfSatisfying(
            RequestValidationException.class, e -> found.addAll(e.violations()));
    return found.stream().map(v -> v.field() + " is " + v.value() + ": " + v.limit()).toList();
  }

  @Test
  void submit_eachOfTheFourWays_sendsItsFields(FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    MediaSource last = MediaSource.of("https://example.com/b.png");

    video.submit(
        cat(VideoModels.MINIMAX_HAILUO_2_3)
            .promptOptimizer(false)
            .fastPretreatment(true)
            .duration(10)
            .resolution(HailuoRequest.P768)
            .build());
    video.submit(
        HailuoRequest.imageToVideo(VideoModels.MINIMAX_HAILUO_02, PICTURE)
            .resolution(HailuoRequest.P512)
            .build());
    video.submit(
        HailuoRequest.firstAndLastFrame(VideoModels.MINIMAX_HAILUO_02, PICTURE, last).build());
    video.submit(HailuoRequest.subjectReference(VideoModels.S2V_01, PICTURE).build());

    assertThat(server.requests())
        .extracting(call -> call.path() + " " + call.body())
        .containsExactly(
            "/v1/video_generation {\"model\":\"MiniMax-Hailuo-2.3\",\"prompt\":\"A cat runs.\","
                + "\"prompt_optimizer\":false,\"fast_pretreatment\":true,\"duration\":10,"
                + "\"resolution\":\"768P\"}",
            "/v1/video_generation {\"model\":\"MiniMax-Hailuo-02\","
                + "\"first_frame_image\":\"https://example.com/a.png\",\"resolution\":\"512P\"}",
            "/v1/video_generation {\"model\":\"MiniMax-Hailuo-02\","
                + "\"first_frame_image\":\"https://example.com/a.png\","
                + "\"last_frame_image\":\"https://example.com/b.png\"}",
            "/v1/video_generation {\"model\":\"S2V-01\",\"subject_reference\":["
                + "{\"type\":\"character\",\"image\":[\"https://example.com/a.png\"]}]}");
  }

  @Test
  void await_fetchesTheFile_whichIsSavedWithinItsHour(FakeModelServer server, QiaoClient client) {
    TaskHandle<VideoResult> task =
        new VideoService(client).submit(cat(VideoModels.MINIMAX_HAILUO_2_3).build());
    VideoResult result = task.await();

    assertThat(result.video().saveTo(folder.resolve("cat.mp4")))
        .hasBinaryContent(SampleMedia.clipMp4());
    assertThat(result.video().expiresAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(result.videoWidth()).isEqualTo(320);
    StoredVideo file = Objects.requireNonNull(result.file());
    assertThat(file.fileId()).matches("\\d{15}");
    assertThat(file.bytes()).isEqualTo(SampleMedia.clipMp4().length);
    assertThat(result.additional()).isEmpty();

    server.passTime(Duration.ofMinutes(61));
    assertThatThrownBy(() -> result.video().saveTo(folder.resolve("late.mp4")))
        .isInstanceOfSatisfying(
            ResultExpiredException.class, e -> assertThat(e.taskRef()).isEqualTo(task.ref()))
        .hasMessageContaining("links to results are valid for 1 hour");
    assertThat(task.snapshot())
        .isInstanceOfSatisfying(
            TaskSnapshot.Succeeded.class,
            again ->
                assertThat(((VideoResult) again.result()).video().saveTo(folder.resolve("again")))
                    .hasBinaryContent(SampleMedia.clipMp4()));
  }

  /** Case 68: one answer has the id as a text, the next as a number. */
  @Test
  void fileIdAsTextOrNumber_isTheVideo() throws IOException {
    for (String id : List.of("359690885259366", "\"359690885259366\"")) {
      String good = ",\"base_resp\":{\"status_code\":0,\"status_msg\":\"success\"}}";
      try (MockWebServer wire = new MockWebServer()) {
        wire.enqueue(new MockResponse().setBody("{\"task_id\":\"1069\"" + good));
        wire.enqueue(
            new MockResponse()
                .setBody("{\"task_id\":\"1069\",\"status\":\"Success\",\"file_id\":" + id + good));
        wire.enqueue(
            new MockResponse()
                .setBody(
                    "{\"file\":{\"file_id\":359690885259366,\"download_url\":"
                        + "\"https://files.example/a.mp4?Expires=1\"}"
                        + good));
        try (QiaoClient client =
            QiaoClient.builder()
                .vendor(Vendor.MINIMAX)
                .apiKey("sk-test")
                .endpoint(
                    dev.qiao.core.Endpoint.single(java.net.URI.create(wire.url("/").toString())))
                .build()) {
          VideoResult result =
              (VideoResult)
                  ((TaskSnapshot.Succeeded<?>)
                          new VideoService(client)
                              .submit(cat(VideoModels.MINIMAX_HAILUO_2_3).build())
                              .snapshot())
                      .result();
          assertThat(result.video().url()).startsWith("https://files.example/a.mp4");
          assertThat(Objects.requireNonNull(result.file()).fileId()).isEqualTo("359690885259366");
        }
      }
    }
  }

  @Test
  void await_failedTask_hasTheCodeOfThePoll(FakeModelServer server, QiaoClient client) {
    server.nextTaskFails("1027", "output new_sensitive");
    TaskHandle<VideoResult> task = new VideoService(client).submit(cat(VideoModels.T2V_01).build());

    assertThatThrownBy(task::await)
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            e -> {
              assertThat(e.code()).isEqualTo("1027");
              assertThat(e.vendorMessage()).isEqualTo("output new_sensitive");
              assertThat(e.reason()).isInstanceOf(ContentRejectedException.class);
            });
  }

  @Test
  void resume_inAnotherClient_givesTheSameFile(FakeModelServer server, QiaoClient client) {
    TaskHandle<VideoResult> task =
        new VideoService(client).submit(cat(VideoModels.MINIMAX_HAILUO_2_3).build());
    String stored = task.ref().toString();
    String name = task.await().video().name();
    try (QiaoClient other = server.client()) {
      assertThat(
              other.tasks().resume(TaskRef.parse(stored), VideoResult.class).await().video().name())
          .isEqualTo(name);
    }
  }

  @Test
  void submit_limitsOfEachModel_areNamed(FakeModelServer server, QiaoClient client) {
    assertThat(
            refusals(
                client,
                cat(VideoModels.MINIMAX_HAILUO_2_3)
                    .lastFrameImage(PICTURE)
                    .duration(5)
                    .resolution(Resolution.P720)
                    .build()))
        .containsExactly(
            "last_frame_image is https://example.com/a.png: left out for MiniMax-Hailuo-2.3",
            "duration is 5: one of 6, 10 for MiniMax-Hailuo-2.3",
            "resolution is 720P: one of 768P, 1080P for MiniMax-Hailuo-2.3");
    assertThat(refusals(client, cat(VideoModels.MINIMAX_HAILUO_2_3_FAST).build()))
        .containsExactly("first_frame_image is not set: set for MiniMax-Hailuo-2.3-Fast");
    assertThat(
            refusals(
                client,
                cat(VideoModels.MINIMAX_HAILUO_02)
                    .duration(10)
                    .resolution(Resolution.P1080)
                    .build()))
        .containsExactly("duration is 10: 6 with resolution 1080P for MiniMax-Hailuo-02");
    assertThat(
            refusals(
                client, cat(VideoModels.MINIMAX_HAILUO_02).resolution(HailuoRequest.P512).build()))
        .containsExactly(
            "resolution is 512P: 768P or 1080P for MiniMax-Hailuo-02 without a first frame or with"
                + " a last one");
    assertThat(refusals(client, cat(VideoModels.I2V_01_LIVE).duration(10).build()))
        .containsExactly(
            "first_frame_image is not set: set for I2V-01-live",
            "duration is 10: 6 for I2V-01-live");
    assertThat(
            refusals(client, cat(VideoModels.S2V_01).firstFrameImage(PICTURE).prompt("x").build()))
        .containsExactly(
            "first_frame_image is https://example.com/a.png: left out for S2V-01",
            "subject_reference is not set: set for S2V-01");
    assertThat(
            refusals(
                client,
                HailuoRequest.subjectReference(VideoModels.T2V_01_DIRECTOR, PICTURE)
                    .prompt("字".repeat(2001))
                    .build()))
        .satisfiesExactly(
            first ->
                assertThat(first).isEqualTo("prompt is 2001 characters: at most 2000 characters"),
            second -> assertThat(second).startsWith("subject_reference is ").contains("left out"));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void submit_durationThatTheTierHasNot_saysWhatToDo(QiaoClient client) {
    assertThatThrownBy(
            () ->
                new VideoService(client)
                    .submit(
                        cat(VideoModels.MINIMAX_HAILUO_2_3)
                            .duration(10)
                            .resolution(Resolution.P1080)
                            .build()))
        .hasMessage(
            "minimax.video-generation.create breaks a documented limit: duration is 10 but must be"
                + " 6 with resolution 1080P for MiniMax-Hailuo-2.3 (set 6, or the resolution"
                + " 768P)");
  }

  @Test
  void submit_pictureThatIsSmallOrNarrow_isRefused(FakeModelServer server, QiaoClient client)
      throws IOException {
    MediaSource small = picture(299, 299);
    MediaSource narrow = picture(301, 760);
    MediaSource good = picture(301, 750);
    SubjectReference two =
        new SubjectReference("character", List.of(good, small), java.util.Map.of());

    assertThat(
            refusals(
                client,
                HailuoRequest.imageToVideo(VideoModels.MINIMAX_HAILUO_2_3_FAST, small).build()))
        .containsExactly(
            "first_frame_image is 299 x 299 pixels: from 300 to 100000 pixels on each side for"
                + " MiniMax-Hailuo-2.3-Fast");
    assertThat(
            refusals(
                client,
                HailuoRequest.firstAndLastFrame(VideoModels.MINIMAX_HAILUO_02, good, narrow)
                    .build()))
        .containsExactly(
            "last_frame_image is 301 x 760 pixels: from 2:5 to 5:2 (width to height) for"
                + " MiniMax-Hailuo-02");
    assertThat(
            refusals(
                client,
                HailuoRequest.subjectReference(VideoModels.S2V_01, good)
                    .subjectReference(List.of(two))
                    .build()))
        .containsExactly(
            "subject_reference[0].image is 2 pictures: one picture",
            "subject_reference[0].image[1] is 299 x 299 pixels: from 300 to 100000 pixels on each"
                + " side for S2V-01");
    assertThat(server.requests()).isEmpty();
    new VideoService(client)
        .submit(HailuoRequest.imageToVideo(VideoModels.MINIMAX_HAILUO_2_3, good).build());
    assertThat(server.requests().get(0).body()).contains("data:image/png;base64,");
  }

  @Test
  void submit_pictureOfMoreThanTwentyMegabytes_isRefused(
      FakeModelServer server, QiaoClient client) {
    byte[] png = Arrays.copyOf(SampleMedia.portraitPng(), 20 * 1024 * 1024 + 1);
    MediaSource large = MediaSource.of(png, "large.png");

    assertThat(refusals(client, HailuoRequest.imageToVideo(VideoModels.I2V_01, large).build()))
        .containsExactly("first_frame_image is 20971521 bytes: at most 20 MB for I2V-01");
    assertThat(server.requests()).isEmpty();
  }

  private static MediaSource picture(int width, int height) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", png);
    return MediaSource.of(png.toByteArray(), "a.png").toDataUri();
  }

  @Test
  void submit_localPicture_saysThatMiniMaxHasNoStorage(FakeModelServer server, QiaoClient client) {
    MediaSource local = MediaSource.of(SampleMedia.portraitPng(), "portrait.png");

    assertThatThrownBy(
            () ->
                new VideoService(client)
                    .submit(
                        HailuoRequest.imageToVideo(VideoModels.MINIMAX_HAILUO_2_3, local).build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("MiniMax has no temporary storage for ")
        .hasMessageContaining("give a URL or a data URI");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void submit_whatIsIgnored_isToldAndSent(FakeModelServer server) {
    List<String> warnings = new ArrayList<>();
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void warned(String operation, String warning) {
            warnings.add(warning);
          }
        };
    try (QiaoClient client = server.clientBuilder().listener(listener).build()) {
      VideoService video = new VideoService(client);
      video.submit(
          HailuoRequest.builder(VideoModels.T2V_01, "Up [Pan left,Tilt up,Zoom in,Shake].")
              .fastPretreatment(true)
              .build());
      video.submit(
          HailuoRequest.builder(VideoModels.T2V_01, "Up [Pan left,Tilt up,Zoom in], [Shake].")
              .build());
      video.submit(cat(Model.of("MiniMax-H9")).fastPretreatment(true).duration(60).build());
    }
    assertThat(warnings)
        .containsExactly(
            "fast_pretreatment is for the Hailuo models, not T2V-01",
            "prompt has more than 3 camera commands in one pair of brackets; 3 work together");
    assertThat(server.requests()).hasSize(3);
    assertThat(server.requests().get(2).body()).contains("MiniMax-H9", "60");
  }

  @Test
  void build_nothingToShow_isRefused() {
    assertThatThrownBy(() -> HailuoRequest.builder(VideoModels.T2V_01, " ").build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "HailuoRequest breaks a documented limit: prompt is blank but must be set (say what the"
                + " video shows, or give a frame or a subject)");
  }

  @Test
  @Timeout(30)
  void callback_isAskedForAnEcho_thenToldOfTheEnd(FakeModelServer server, QiaoClient client)
      throws Exception {
    try (MockWebServer mine = new MockWebServer()) {
      mine.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              String body = request.getBody().clone().readUtf8();
              return new MockResponse().setBody(HailuoCallback.parse(body).answer());
            }
          });
      mine.start();
      TaskHandle<VideoResult> task =
          new VideoService(client)
              .submit(
                  cat(VideoModels.MINIMAX_HAILUO_2_3)
                      .callbackUrl(mine.url("/minimax").uri())
                      .build());
      String fileId = Objects.requireNonNull(task.await().file()).fileId();

      assertThat(next(mine)).isInstanceOf(HailuoCallback.Challenge.class);
      assertThat(next(mine))
          .isInstanceOfSatisfying(
              HailuoCallback.TaskEvent.class,
              event -> {
                assertThat(event.isAbout(task.ref())).isTrue();
                assertThat(event.hasSucceeded()).isTrue();
                assertThat(event.fileId()).isEqualTo(fileId);
              });
      // The service has the second answer a moment after it was written.
      while (server.callbacks().size() < 2) {
        Thread.onSpinWait();
      }
      assertThat(server.callbacks()).hasSize(2).allMatch(delivery -> delivery.isTaken());
    }
  }

  private static HailuoCallback next(MockWebServer mine) throws InterruptedException {
    RecordedRequest request = Objects.requireNonNull(mine.takeRequest(10, TimeUnit.SECONDS));
    return HailuoCallback.parse(request.getBody().readUtf8());
  }
}
