package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.Script.Failure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.mockwebserver.MockResponse;

/** {@code POST /api/v1/services/aigc/video-generation/video-synthesis}: text to video with Wan. */
final class WanVideos {
  private static final Map<String, List<String>> SIZES =
      Map.of(
          "480", List.of("832*480", "480*832", "624*624"),
          "720", List.of("1280*720", "720*1280", "960*960", "1088*832", "832*1088"),
          "1080", List.of("1920*1080", "1080*1920", "1440*1440", "1632*1248", "1248*1632"));

  /** The resolutions each documented model makes; other models take any size. */
  private static final Map<String, Set<String>> RESOLUTIONS =
      Map.of(
          "wan2.6-t2v", Set.of("720", "1080"),
          "wan2.6-t2v-us", Set.of("720", "1080"),
          "wan2.5-t2v-preview", Set.of("480", "720", "1080"),
          "wan2.2-t2v-plus", Set.of("480", "1080"),
          "wanx2.1-t2v-turbo", Set.of("480", "720"),
          "wanx2.1-t2v-plus", Set.of("720"));

  private final DashScopeTasks tasks;
  private final ResultFiles files;

  WanVideos(DashScopeTasks tasks, ResultFiles files) {
    this.tasks = tasks;
    this.files = files;
  }

  MockResponse create(Incoming in) {
    ObjectNode body = in.json("model", "input");
    String model = body.path("model").asText();
    JsonNode input = body.path("input");
    if (model.contains("-t2v") && input.path("prompt").asText("").isBlank()) {
      throw Refusal.parameters();
    }
    JsonNode parameters = body.path("parameters");
    String size = parameters.path("size").asText(defaultSize(model));
    Failure failure =
        allows(model, size)
            ? null
            : new Failure("InvalidParameter", "The size is not match " + size);
    Order order =
        new Order(
            model,
            input.path("prompt").asText(""),
            size,
            parameters.path("duration").asInt(5),
            parameters.path("prompt_extend").asBoolean(true));
    return tasks.create(
        in, model, failure, (task, output, usage) -> write(order, task, output, usage));
  }

  /** What was asked, as far as the result repeats it. */
  private record Order(String model, String prompt, String size, int seconds, boolean extend) {}

  private void write(Order order, FakeTask task, ObjectNode output, ObjectNode usage) {
    output.put("video_url", files.publishClip(task.id() + ".mp4", task.ended()));
    output.put("orig_prompt", order.prompt);
    boolean older = order.model.startsWith("wanx2.1") || order.model.matches("wan2\\.[25].*");
    if (older) {
      if (order.extend) {
        output.put("actual_prompt", order.prompt + " Soft light, slow camera, fine detail.");
      }
      usage
          .put("video_duration", order.seconds)
          .put("video_ratio", order.size)
          .put("video_count", 1);
    } else {
      usage
          .put("duration", order.seconds)
          .put("size", order.size)
          .put("input_video_duration", 0)
          .put("output_video_duration", order.seconds)
          .put("video_count", 1)
          .put("SR", Integer.parseInt(resolution(order.size)));
    }
  }

  private static String defaultSize(String model) {
    return model.startsWith("wanx2.1") ? "1280*720" : "1920*1080";
  }

  private static boolean allows(String model, String size) {
    Set<String> resolutions = RESOLUTIONS.get(model);
    return resolutions == null
        || resolutions.stream()
            .anyMatch(tier -> SIZES.getOrDefault(tier, List.of()).contains(size));
  }

  private static String resolution(String size) {
    return SIZES.entrySet().stream()
        .filter(tier -> tier.getValue().contains(size))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("720");
  }
}
