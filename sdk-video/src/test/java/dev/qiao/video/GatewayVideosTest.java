package dev.qiao.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.RecordedTask;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.gateway.GatewayVideoRequest;
import dev.qiao.video.gateway.GatewayVideoRequest.MediaRoles;
import dev.qiao.video.gateway.GatewayVideoRequest.Message;
import dev.qiao.video.gateway.GatewayVideoRequest.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Videos with every vendor's models through one gateway, and its rules GW-17 to GW-24. */
@FakeModels(vendor = Vendor.GATEWAY)
class GatewayVideosTest {
  private static final List<MediaSource> ONE =
      List.of(MediaSource.of("https://example.com/a?sig=s"));

  @TempDir Path folder;

  private static GatewayVideoRequest.Builder film(String model) {
    return GatewayVideoRequest.builder(Model.of(model), "A boat leaves.");
  }

  private static List<MediaSource> several(int count) {
    List<MediaSource> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(MediaSource.of("https://example.com/" + i + ".png"));
    }
    return all;
  }

  private static List<String> warnings(FakeModelServer server, GatewayVideoRequest request) {
    List<String> heard = new ArrayList<>();
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void warned(String operation, String warning) {
            heard.add(operation + ": " + warning);
          }
        };
    try (QiaoClient client = server.clientBuilder().listener(listener).build()) {
      new VideoService(client).submit(request);
    }
    return heard;
  }

  @Test
  void submit_sendsWhatWasSet(FakeModelServer server, QiaoClient client) {
    new VideoService(client)
        .submit(
            film("wan2.7-i2v")
                .messages(List.of(Message.system("Calm."), Message.user("A figure sings.")))
                .images(several(1))
                .voices(List.of(MediaSource.of("https://example.com/song.mp3")))
                .mediaRoles(
                    new MediaRoles(
                        List.of(Role.FIRST_FRAME), List.of(Role.DRIVING_AUDIO), Map.of()))
                .duration(10)
                .resolution(Resolution.P720)
                .negativePrompt("rain")
                .build());

    assertThat(server.requests().get(0).path()).isEqualTo("/v1/videos/generations");
    assertThat(server.requests().get(0).body())
        .isEqualTo(
            "{\"model\":\"wan2.7-i2v\",\"messages\":[{\"role\":\"system\",\"content\":\"Calm.\"},"
                + "{\"role\":\"user\",\"content\":\"A figure sings.\"}],"
                + "\"images\":[\"https://example.com/0.png\"],"
                + "\"voices\":[\"https://example.com/song.mp3\"],"
                + "\"media_roles\":{\"images\":[\"first_frame\"],\"voices\":[\"driving_audio\"]},"
                + "\"duration\":10,\"resolution\":\"720P\",\"negative_prompt\":\"rain\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wan2.7-t2v", "MiniMax-Hailuo-2.3", "cogvideox-3"})
  void await_everyFamily_givesAVideoThatCanBeSaved(
      String model, FakeModelServer server, QiaoClient client) {
    TaskHandle<VideoResult> task = new VideoService(client).submit(film(model).build());

    assertThat(task.ref().operation()).isEqualTo("gateway.video");
    assertThat(task.await().video().saveTo(folder.resolve("boat.mp4")))
        .hasBinaryContent(SampleMedia.clipMp4());
    try (QiaoClient other = server.client()) {
      TaskRef stored = TaskRef.parse(task.ref().toString());
      assertThat(other.tasks().resume(stored, VideoResult.class).await().video().name())
          .isEqualTo(task.await().video().name());
    }
  }

  @Test
  void await_failedTask_hasCodeAndWords(FakeModelServer server, QiaoClient client) {
    server.nextTaskFails("InvalidParameter", "no boats");
    TaskHandle<VideoResult> task = new VideoService(client).submit(film("cogvideox-3").build());

    assertThatThrownBy(task::await)
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            e -> assertThat(e.reason()).isInstanceOf(BadRequestException.class))
        .hasMessageContaining("(gateway.video) failed with InvalidParameter: no boats");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wan2.7-r2v",
        "wan2.7-t2v",
        "MiniMax-Hailuo-2.3",
        "MiniMax-Hailuo-2.3-Fast",
        "cogvideox-3"
      })
  void submit_fieldsThatNoVideoTakes_areRefusedByRule(
      String model, FakeModelServer server, QiaoClient client) {
    GatewayVideoRequest request =
        film(model)
            .additional("file_urls", List.of("https://example.com/secret.pdf"))
            .additional("voice", "Cherry")
            .additional("voice_id", "male-qn-qingse")
            .build();

    assertThatThrownBy(() -> new VideoService(client).submit(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            ("gateway.video breaks 3 documented limits: file_urls is 1 address but must be left out"
                    + " for MODEL by rule GW-17 (leave it out; sound goes into voices(..)); voice is"
                    + " Cherry but must be left out for MODEL by rule GW-17 (leave it out; sound goes"
                    + " into voices(..)); voice_id is male-qn-qingse but must be left out for MODEL by"
                    + " rule GW-17 (leave it out; sound goes into voices(..))")
                .replace("MODEL", model));
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MiniMax-Hailuo-2.3", "MiniMax-Hailuo-2.3-Fast"})
  void submit_framesAndSecondsOfMiniMax_areRefusedByRule(
      String model, FakeModelServer server, QiaoClient client) {
    assertThatThrownBy(
            () ->
                new VideoService(client).submit(film(model).images(several(3)).duration(7).build()))
        .hasMessage(
            ("gateway.video breaks 2 documented limits: images is 3 addresses but must be at most 2"
                    + " for MODEL by rule GW-18 (give the first frame, or the first and the last);"
                    + " duration is 7 but must be 5 or 6 for MODEL by rule GW-19 (choose one of"
                    + " them)")
                .replace("MODEL", model));
    assertThat(server.requests()).isEmpty();
    for (int seconds : new int[] {5, 6}) {
      new VideoService(client).submit(film(model).images(several(2)).duration(seconds).build());
    }
    assertThat(server.tasks()).hasSize(2);
    assertThat(warnings(server, film(model).images(List.of()).duration(10).build()))
        .containsExactly(
            "gateway.video: duration is 10 s, which MiniMax's own page lists and the gateway's does"
                + " not: 5 or 6 (GW-19)");
  }

  /** The page says that each model answers in its vendor's shape, and shows Wan's only. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"task_id\":\"1\",\"status\":\"Success\",\"file_id\":\"9\",\"video_url\":\"LINK\"}",
        "{\"task_id\":\"1\",\"status\":\"Success\",\"file_id\":\"9\",\"download_url\":\"LINK\"}",
        "{\"task_id\":\"1\",\"status\":\"success\",\"data\":{\"video_url\":\"LINK\"}}",
        "{\"model\":\"cogvideox-3\",\"task_status\":\"SUCCESS\",\"video_result\":[{\"url\":\"LINK\"}]}"
      })
  void result_inTheShapeOfEachVendor_isReadable(String answer) {
    VideoResult result =
        Json.read(answer.replace("LINK", "https://example.com/film.mp4"), VideoResult.class);
    assertThat(result.video().url()).isEqualTo("https://example.com/film.mp4");
  }

  @Test
  void result_thatIsAFileOfMiniMaxOnly_namesItAndTheWayToIt() {
    assertThatThrownBy(
            () ->
                Json.MAPPER.readValue(
                    "{\"task_id\":\"1\",\"status\":\"Success\",\"file_id\":\"205258526306433\"}",
                    VideoResult.class))
        .hasMessageContaining(
            "the task succeeded but its answer names no video, only the file 205258526306433, which"
                + " MiniMax stores: a client of Vendor.MINIMAX finds its link with"
                + " raw().get(\"/files/retrieve?file_id=205258526306433\")");
  }

  @Test
  void submit_nothingToBeginWith_isRefusedByRule(FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    assertThatThrownBy(() -> video.submit(film("wan2.7-i2v").voices(ONE).build()))
        .hasMessage(
            "gateway.video breaks a documented limit: images is not set but must be set, or videos,"
                + " for wan2.7-i2v by rule GW-24 (give a first frame or a first clip, or ask"
                + " wan2.7-t2v)");
    video.submit(film("wan2.7-i2v").videos(ONE).build());
    video.submit(film("wan2.7-i2v").images(ONE).build());
    assertThat(server.tasks()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"MiniMax-Hailuo-2.3", "MiniMax-Hailuo-2.3-Fast", "cogvideox-3"})
  void submit_mediaThatAreNotListed_areToldAndSent(String model, FakeModelServer server) {
    assertThat(warnings(server, film(model).videos(ONE).voices(ONE).build()))
        .containsExactly(
            "gateway.video: videos are not listed for " + model + " (GW-20); only Wan takes them",
            "gateway.video: voices are not listed for " + model + " (GW-20); only Wan takes them");
    assertThat(server.tasks()).extracting(RecordedTask::model).containsExactly(model);
  }

  @Test
  void submit_whatIsDroppedOrNotListed_isToldAndSent(FakeModelServer server) {
    assertThat(warnings(server, film("cogvideox-3").images(several(5)).fps(24).build()))
        .containsExactly(
            "gateway.video: images after the first 4 are dropped for cogvideox-3 (GW-21)");
    assertThat(warnings(server, film("cogvideox-3").images(several(4)).duration(5).build()))
        .isEmpty();
    assertThat(warnings(server, film("wan2.7-t2v").images(ONE).videos(ONE).voices(ONE).build()))
        .containsExactly(
            "gateway.video: images are not listed for wan2.7-t2v (GW-23); it takes messages and"
                + " voices, wan2.7-i2v and wan2.7-r2v take more",
            "gateway.video: videos are not listed for wan2.7-t2v (GW-23); it takes messages and"
                + " voices, wan2.7-i2v and wan2.7-r2v take more");
    MediaRoles roles =
        new MediaRoles(List.of(Role.FIRST_FRAME), List.of(Role.DRIVING_AUDIO), Map.of());
    assertThat(warnings(server, film("wan2.7-i2v").images(several(2)).mediaRoles(roles).build()))
        .containsExactly(
            "gateway.video: media_roles.images has 1 role for 2 addresses; each has its own, in"
                + " order",
            "gateway.video: media_roles.voices has 1 role for 0 addresses; each has its own, in"
                + " order");
    assertThat(server.tasks()).hasSize(4);
  }

  @Test
  void submit_modelThatThePageDoesNotName_isNeverRefused(FakeModelServer server) {
    assertThat(
            warnings(
                server,
                film("wan9-i2v")
                    .images(several(9))
                    .videos(ONE)
                    .duration(60)
                    .additional("voice", "x")
                    .build()))
        .isEmpty();
    assertThat(server.tasks()).hasSize(1);
  }

  @Test
  void submit_pathOfOnesOwn_isTaken(FakeModelServer server) {
    try (QiaoClient client = server.clientBuilder().path("gateway.video", "/films").build()) {
      assertThatThrownBy(() -> new VideoService(client).submit(film("cogvideox-3").build()))
          .hasMessageContaining("FakeModelServer serves no POST /v1/films");
    }
  }

  @Test
  void build_noMessage_isRefused() {
    assertThatThrownBy(() -> film("wan2.7-t2v").messages(List.of()).build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "GatewayVideoRequest breaks a documented limit: messages is empty but must be set (say"
                + " what the video shows)");
  }
}
