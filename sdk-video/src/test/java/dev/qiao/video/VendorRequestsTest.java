package dev.qiao.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Json;
import dev.qiao.video.gateway.GatewayVideoRequest;
import dev.qiao.video.gateway.GatewayVideoRequest.MediaRoles;
import dev.qiao.video.gateway.GatewayVideoRequest.Role;
import dev.qiao.video.glm.CogVideoXRequest;
import dev.qiao.video.glm.CogVideoXRequest.ImageUrl;
import dev.qiao.video.glm.CogVideoXRequest.MovementAmplitude;
import dev.qiao.video.glm.CogVideoXRequest.Quality;
import dev.qiao.video.glm.CogVideoXRequest.Style;
import dev.qiao.video.minimax.HailuoRequest;
import dev.qiao.video.tripo.TripoRequest;
import dev.qiao.video.tripo.TripoRequest.GeometryQuality;
import dev.qiao.video.tripo.TripoRequest.TextureQuality;
import dev.qiao.video.tripo.TripoRequest.View;
import dev.qiao.video.tripo.TripoResult;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests of other vendors are copied, stored as JSON and read again without a loss. */
class VendorRequestsTest {
  private static final Model MODEL = Model.of("tomorrow");
  private static final MediaSource A = MediaSource.of("https://example.com/a.png");

  private static <T> T stored(T request) throws IOException {
    String json = Json.MAPPER.writeValueAsString(request);
    @SuppressWarnings("unchecked")
    T again = (T) Json.MAPPER.readValue(json, request.getClass());
    assertThat(again).isEqualTo(request);
    return again;
  }

  @Test
  void hailuo_everyField_isKept() throws IOException {
    HailuoRequest request =
        HailuoRequest.firstAndLastFrame(MODEL, A, A)
            .prompt("x")
            .subjectReference(List.of(HailuoRequest.SubjectReference.character(A)))
            .promptOptimizer(true)
            .fastPretreatment(false)
            .duration(6)
            .resolution(HailuoRequest.P768)
            .callbackUrl(URI.create("https://example.com/hook"))
            .aigcWatermark(true)
            .additional("mood", "calm")
            .build();

    assertThat(stored(request).toBuilder().build()).isEqualTo(request);
    assertThat(request.toBuilder().model(VideoModels.T2V_01).build().model())
        .isEqualTo(VideoModels.T2V_01);
    assertThat(Json.MAPPER.writeValueAsString(request))
        .contains("\"aigc_watermark\":true", "\"mood\":\"calm\"");
  }

  @Test
  void cogVideo_everyField_isKept() throws IOException {
    CogVideoXRequest request =
        CogVideoXRequest.builder(MODEL, "x")
            .imageUrl(ImageUrl.list(A))
            .quality(Quality.SPEED)
            .withAudio(false)
            .size(Size.of(1280, 720))
            .fps(30)
            .duration(5)
            .style(Style.GENERAL)
            .aspectRatio(Ratio.R1_1)
            .movementAmplitude(MovementAmplitude.SMALL)
            .watermarkEnabled(true)
            .requestId("r")
            .userId("user-1")
            .additional("seed", 7)
            .build();

    assertThat(stored(request).toBuilder().build()).isEqualTo(request);
    CogVideoXRequest one =
        request.toBuilder().model(VideoModels.COGVIDEOX_2).imageUrl(ImageUrl.one(A)).build();
    assertThat(stored(one).imageUrl()).isEqualTo(ImageUrl.one(A));
    assertThat(one.toBuilder().size(null).build().size()).isNull();
    assertThatThrownBy(() -> new ImageUrl(List.of(A, A), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("image_url is one picture or a list of them, not 2 pictures");
  }

  @Test
  void tripo_everyField_isKept() throws IOException {
    TripoRequest request =
        TripoRequest.viewsTo3d(MODEL, View.png(A), View.MISSING, View.jpeg(A), View.MISSING)
            .textureQuality(TextureQuality.STANDARD)
            .geometryQuality(GeometryQuality.STANDARD)
            .pbr(true)
            .texture(true)
            .additional("a", 1)
            .additionalInput("b", 2)
            .additionalParameter("c", 3)
            .build();

    assertThat(stored(request).toBuilder().build()).isEqualTo(request);
    TripoRequest bare = TripoRequest.imageTo3d(MODEL, A).build();
    assertThat(bare.parameters()).isNull();
    assertThat(stored(bare).toBuilder().build()).isEqualTo(bare);
  }

  @Test
  void gateway_everyField_isKept() throws IOException {
    GatewayVideoRequest request =
        GatewayVideoRequest.builder(MODEL, "x")
            .images(List.of(A))
            .videos(List.of(A))
            .voices(List.of(A))
            .mediaRoles(new MediaRoles(List.of(Role.FIRST_FRAME), null, Map.of("videos", 1)))
            .duration(5)
            .resolution(Resolution.P720)
            .fps(24)
            .negativePrompt("y")
            .additional("seed", 7)
            .build();

    assertThat(stored(request).toBuilder().build()).isEqualTo(request);
    assertThat(request.toBuilder().model(VideoModels.WAN2_7_R2V).build().model())
        .isEqualTo(VideoModels.WAN2_7_R2V);
  }

  @Test
  void tripoResult_fieldsOfTomorrow_areKept() throws IOException {
    JsonNode answer =
        Json.MAPPER.readTree(
            "{\"request_id\":\"r\",\"output\":{\"task_id\":\"t\",\"task_status\":\"SUCCEEDED\","
                + "\"results\":[{\"pbr_model_url\":\"https://example.com/m.glb\","
                + "\"base_model_url\":\"\",\"orig_prompt\":\"A cat\",\"faces\":9},"
                + "{\"base_model_url\":\"https://example.com/b.glb\"}],\"mood\":\"good\"},"
                + "\"usage\":{\"3d_task_type\":\"text-to-3d\",\"geometry_quality\":\"ultra\","
                + "\"polygons\":5}}");

    TripoResult result = Json.MAPPER.treeToValue(answer, TripoResult.class);

    assertThat(result.files())
        .extracting(file -> file.url())
        .containsExactly("https://example.com/m.glb", "https://example.com/b.glb");
    assertThat(result.results().get(0).origPrompt()).isEqualTo("A cat");
    assertThat(result.results().get(0).additional()).isEqualTo(Map.of("faces", 9));
    assertThat(result.additional()).isEqualTo(Map.of("output", Map.of("mood", "good")));
    TripoResult.Usage usage = java.util.Objects.requireNonNull(result.usage());
    assertThat(usage.geometryQuality()).isEqualTo(GeometryQuality.ULTRA);
    assertThat(usage.additional()).isEqualTo(Map.of("polygons", 5));
    assertThatThrownBy(
            () ->
                Json.MAPPER.readValue(
                    "{\"output\":{\"task_status\":\"SUCCEEDED\"}}", TripoResult.class))
        .hasMessageContaining("the task succeeded but its answer names no 3D model");
  }
}
