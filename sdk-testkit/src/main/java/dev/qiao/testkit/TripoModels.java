package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Region;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;

/** {@code POST ../video-generation/3d-generation}: Tripo, whose links are valid for two hours. */
final class TripoModels {
  static final String PATH = "/api/v1/services/aigc/video-generation/3d-generation";

  private static final Set<String> MODELS = Set.of("Tripo/Tripo-H3.1", "Tripo/Tripo-P1.0");
  private static final int VIEWS = 4;
  private static final int MIN_VIEWS = 2;

  /** A picture of one pixel: the JDK cannot write WebP. */
  private static final byte[] PREVIEW =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  private final DashScopeTasks tasks;
  private final ResultFiles files;
  private final Region region;

  TripoModels(DashScopeTasks tasks, ResultFiles files, Region region) {
    this.tasks = tasks;
    this.files = files;
    this.region = region;
  }

  MockResponse create(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    String model = body.path("model").asText();
    if (!region.equals(Region.CN_BEIJING) || !MODELS.contains(model)) {
      throw Refusal.notFound("ModelNotFound", "Model not exist.");
    }
    JsonNode input = body.path("input");
    checkInput(input);
    JsonNode wish = body.path("parameters");
    boolean pbr = wish.path("pbr").asBoolean(true);
    boolean bare = !pbr && !wish.path("texture").asBoolean(true);
    String texture = wish.path("texture_quality").asText("standard");
    String type =
        input.has("prompt")
            ? "text-to-3d"
            : input.has("image") ? "image-to-3d" : "multi-image-to-3d";
    return tasks.create(
        in,
        model,
        null,
        (task, output, usage) -> {
          output
              .putArray("results")
              .addObject()
              .put(
                  bare ? "base_model_url" : "pbr_model_url",
                  files.publish(
                      task.id() + ".glb",
                      SampleMedia.modelGlb(),
                      "model/gltf-binary",
                      task.ended(),
                      ResultFiles.TWO_HOURS))
              .put(
                  "rendered_image_url",
                  files.publish(
                      task.id() + ".webp",
                      PREVIEW,
                      "image/webp",
                      task.ended(),
                      ResultFiles.TWO_HOURS));
          usage.put("3d_task_type", type).put("count", 1).put("texture_quality", texture);
        });
  }

  private static void checkInput(JsonNode input) {
    long given = Stream.of("prompt", "image", "images").filter(input::hasNonNull).count();
    if (given != 1) {
      throw Refusal.parameters();
    }
    JsonNode views = input.path("images");
    int seen = 0;
    for (JsonNode view : views) {
      if (!view.isObject()) {
        throw Refusal.parameters();
      }
      seen += view.hasNonNull("file_token") ? 1 : 0;
    }
    // Only its position says which side a picture shows.
    if (views.isArray() && (views.size() != VIEWS || seen < MIN_VIEWS)) {
      throw Refusal.parameters();
    }
  }
}
