package dev.qiao.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.tripo.TripoRequest;
import dev.qiao.video.tripo.TripoRequest.GeometryQuality;
import dev.qiao.video.tripo.TripoRequest.TextureQuality;
import dev.qiao.video.tripo.TripoRequest.View;
import dev.qiao.video.tripo.TripoResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 3D models of Tripo. */
@FakeModels
class TripoTest {
  private static final MediaSource PICTURE = MediaSource.of("https://example.com/a.png");

  @TempDir Path folder;

  private static TripoRequest.Builder cat() {
    return TripoRequest.builder(VideoModels.TRIPO_P1_0, "A cute cat");
  }

  private static ResultFile file(@org.jspecify.annotations.Nullable ResultFile file) {
    return Objects.requireNonNull(file);
  }

  @Test
  void submit_thenAwait_savesModelAndPicture(FakeModelServer server, QiaoClient client) {
    TaskHandle<TripoResult> task =
        new VideoService(client).submit(cat().textureQuality(TextureQuality.DETAILED).build());
    TripoResult result = task.await();

    assertThat(server.requests().get(0).path())
        .isEqualTo("/api/v1/services/aigc/video-generation/3d-generation");
    assertThat(server.requests().get(0).body())
        .isEqualTo(
            "{\"model\":\"Tripo/Tripo-P1.0\",\"input\":{\"prompt\":\"A cute cat\"},"
                + "\"parameters\":{\"texture_quality\":\"detailed\"}}");
    TripoResult.Asset cat = result.results().get(0);
    assertThat(cat.baseModel()).isNull();
    assertThat(cat.model()).isSameAs(cat.pbrModel());
    TripoResult.Usage usage = Objects.requireNonNull(result.usage());
    assertThat(usage.taskType()).isEqualTo("text-to-3d");
    assertThat(usage.count()).isEqualTo(1);
    assertThat(usage.textureQuality()).isEqualTo(TextureQuality.DETAILED);
    assertThat(result.task().endedAt()).isNotNull();
    assertThat(result.additional()).isEmpty();

    DownloadBatch saved = client.files().saveAll(result.files(), folder);
    assertThat(saved.failed()).isEmpty();
    assertThat(saved.saved()).hasSize(2);
    assertThat(folder.resolve(file(cat.model()).name())).hasBinaryContent(SampleMedia.modelGlb());
    assertThat(file(cat.renderedImage()).name()).endsWith(".webp");
  }

  @Test
  void await_bareShape_isTheBaseModel(QiaoClient client) {
    TripoResult result =
        new VideoService(client).submit(cat().texture(false).pbr(false).build()).await();

    assertThat(result.results().get(0).pbrModel()).isNull();
    assertThat(file(result.results().get(0).model()).name()).endsWith(".glb");
    assertThat(result.files()).hasSize(2);
  }

  @Test
  void submit_viewsWithGaps_keepTheirPlaces(FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    TripoResult result =
        video
            .submit(
                TripoRequest.viewsTo3d(
                        VideoModels.TRIPO_H3_1,
                        View.png(PICTURE),
                        View.MISSING,
                        View.jpeg(PICTURE),
                        View.MISSING)
                    .geometryQuality(GeometryQuality.ULTRA)
                    .build())
            .await();

    assertThat(server.requests().get(0).body())
        .contains(
            "\"input\":{\"images\":[{\"type\":\"png\",\"file_token\":\"https://example.com/a.png\"},"
                + "{},{\"type\":\"jpeg\",\"file_token\":\"https://example.com/a.png\"},{}]},"
                + "\"parameters\":{\"geometry_quality\":\"ultra\"}");
    assertThat(Objects.requireNonNull(result.usage()).taskType()).isEqualTo("multi-image-to-3d");
  }

  @Test
  void submit_localPicture_isUploaded(FakeModelServer server, QiaoClient client) {
    new VideoService(client)
        .submit(
            TripoRequest.imageTo3d(
                    VideoModels.TRIPO_P1_0,
                    MediaSource.of(SampleMedia.portraitPng(), "portrait.png"))
                .build());

    assertThat(server.uploads()).hasSize(1);
    assertThat(server.requests().get(server.requests().size() - 1).body())
        .contains("\"image\":\"oss://");
  }

  @Test
  void downloadTo_afterTwoHours_saysThatTheLinkHasExpired(
      FakeModelServer server, QiaoClient client) {
    TaskHandle<TripoResult> task = new VideoService(client).submit(cat().build());
    ResultFile model = file(task.await().results().get(0).model());
    assertThat(model.expiresAfter()).isEqualTo(Duration.ofHours(2));
    server.passTime(Duration.ofMinutes(119));
    model.saveTo(folder.resolve("cat.glb"));
    server.passTime(Duration.ofMinutes(2));

    assertThatThrownBy(() -> model.saveTo(folder.resolve("late.glb")))
        .isInstanceOfSatisfying(
            ResultExpiredException.class, e -> assertThat(e.taskRef()).isEqualTo(task.ref()))
        .hasMessageContaining("links to results are valid for 2 hours");
  }

  @Test
  void await_failedTask_hasCodeAndWords(FakeModelServer server, QiaoClient client) {
    server.nextTaskFails("InvalidParameter", "The parameter is invalid");
    TaskHandle<TripoResult> task = new VideoService(client).submit(cat().build());

    assertThatThrownBy(task::await)
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            e -> assertThat(e.reason()).isInstanceOf(BadRequestException.class))
        .hasMessageContaining(
            "(tripo.create) failed with InvalidParameter: The parameter is invalid");
  }

  @Test
  void unfinished_findsModelsApartFromVideos(FakeModelServer server, QiaoClient client) {
    TaskHandle<TripoResult> task = new VideoService(client).submit(cat().build());

    assertThat(client.tasks().resume(task.ref(), TripoResult.class).await().files()).hasSize(2);
    assertThatThrownBy(() -> client.tasks().resume(task.ref(), VideoResult.class))
        .isInstanceOf(RequestValidationException.class);
  }

  @Test
  void submit_limits_areNamed(FakeModelServer server, QiaoClient client) {
    MediaSource film = MediaSource.of(SampleMedia.clipMp4(), "clip.mp4");
    List<RequestValidationException.Violation> found = new ArrayList<>();
    for (TripoRequest request :
        List.of(
            TripoRequest.builder(VideoModels.TRIPO_P1_0, "字")
                .textureQuality(TextureQuality.of("best"))
                .geometryQuality(GeometryQuality.ULTRA)
                .build(),
            TripoRequest.imageTo3d(VideoModels.TRIPO_P1_0, film).build(),
            TripoRequest.viewsTo3d(
                    VideoModels.TRIPO_P1_0,
                    new View("gif", PICTURE, java.util.Map.of()),
                    View.MISSING,
                    View.MISSING,
                    View.MISSING)
                .build())) {
      assertThatThrownBy(() -> new VideoService(client).submit(request))
          .isInstanceOfSatisfying(
              RequestValidationException.class, e -> found.addAll(e.violations()));
    }
    assertThat(found)
        .extracting(v -> v.field() + " is " + v.value() + ": " + v.limit())
        .containsExactly(
            "parameters.texture_quality is best: one of standard, detailed for Tripo/Tripo-P1.0",
            "parameters.geometry_quality is ultra: left out for Tripo/Tripo-P1.0",
            "input.image is MP4: JPEG or PNG",
            "input.images is 1 view: 2 to 4 views",
            "input.images[0].type is gif: one of jpeg, png");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void submit_textureThatPbrForces_isToldAndSent(FakeModelServer server) {
    List<String> warnings = new ArrayList<>();
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void warned(String operation, String warning) {
            warnings.add(operation + ": " + warning);
          }
        };
    try (QiaoClient client = server.clientBuilder().listener(listener).build()) {
      new VideoService(client).submit(cat().texture(false).build());
      new VideoService(client).submit(cat().texture(false).pbr(false).build());
    }
    assertThat(warnings)
        .containsExactly(
            "tripo.create: parameters.texture has no effect while pbr is true, which it is by"
                + " default; set pbr to false as well");
    assertThat(server.tasks()).hasSize(2);
  }

  @Test
  void build_notOneInput_isRefused() {
    assertThatThrownBy(() -> cat().image(PICTURE).build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "TripoRequest breaks a documented limit: input is 2 of them but must be one of prompt,"
                + " image and images (give exactly one)");
    assertThatThrownBy(
            () -> cat().prompt(null).images(List.of(View.png(PICTURE), View.png(PICTURE))).build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "TripoRequest breaks a documented limit: input.images is 2 views but must be 4 views"
                + " (give front, left, back and right, View.MISSING where there is none)");
  }
}
