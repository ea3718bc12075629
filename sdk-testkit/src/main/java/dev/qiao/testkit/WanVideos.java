package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.Script.Failure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.mockwebserver.MockResponse;

/**
 * {@code POST ../video-generation/video-synthesis}: Wan and HappyHorse; and Wan's part of {@code
 * POST ../image2video/video-synthesis}.
 */
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

  /** Whether a model of the key-frame path is one of Wan's and no portrait's. */
  static boolean plays(IncomingRequest in) {
    String model = in.json("model").path("model").asText();
    return model.contains("-kf2v-") || model.contains("-animate-");
  }

  MockResponse create(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    String model = body.path("model").asText();
    JsonNode input = body.path("input");
    ModelKind.VIDEO.check(model);
    if (plays(in) != in.path().endsWith("/image2video/video-synthesis")) {
      throw Refusal.badRequest("InvalidParameter", "url error, please check url!");
    }
    checkInput(model, input);
    JsonNode parameters = body.path("parameters");
    String size = parameters.path("size").asText(defaultSize(model));
    boolean needsMedia =
        model.matches("wan2\\.7-(i2v|r2v|videoedit).*|happyhorse-.*-(i2v|r2v|video-edit)");
    Failure failure =
        !allows(model, size)
            ? new Failure("InvalidParameter", "The size is not match " + size)
            // The body is taken as it is; only the task finds that it is an older model's.
            : needsMedia && input.path("media").isEmpty()
                ? new Failure("InvalidParameter", "Field required: input.media")
                : null;
    Order order = new Order(model, input, parameters, size);
    return tasks.create(
        in, model, failure, (task, output, usage) -> write(order, task, output, usage));
  }

  private static void checkInput(String model, JsonNode input) {
    String required =
        model.contains("-t2v")
            ? "prompt"
            : model.matches("wanx?2\\.[1256]-i2v.*")
                ? "img_url"
                : model.contains("-kf2v-")
                    ? "first_frame_url"
                    : model.contains("-vace-")
                        ? "function"
                        : model.contains("-animate-") ? "video_url" : null;
    if (required != null && input.path(required).asText("").isBlank()) {
      throw Refusal.parameters();
    }
  }

  /** What was asked, as far as the result repeats it. */
  private record Order(String model, JsonNode input, JsonNode parameters, String size) {
    int seconds() {
      return Math.max(1, parameters.path("duration").asInt(5));
    }

    String prompt() {
      return input.path("prompt").asText("");
    }

    /** The number in the resolution's name. */
    int tier(String otherwise) {
      String digits = parameters.path("resolution").asText(otherwise).replaceAll("\\D+", "");
      return digits.isEmpty() ? 720 : Integer.parseInt(digits);
    }

    boolean is(String pattern) {
      return model.matches(pattern);
    }
  }

  private void write(Order order, FakeTask task, ObjectNode output, ObjectNode usage) {
    String video = files.publishClip(task.id() + ".mp4", task.ended());
    if (order.is(".*-animate-.*")) {
      output.putObject("results").put("video_url", video);
      boolean pro = order.parameters.path("mode").asText().equals("wan-pro");
      usage
          .put("video_duration", SampleMedia.CLIP_SECONDS)
          .put("video_ratio", pro ? "pro" : "standard");
      return;
    }
    output.put("video_url", video);
    output.put("orig_prompt", order.prompt());
    if (order.is("wanx?2\\.[125].*")) {
      if (order.parameters.path("prompt_extend").asBoolean(true) && !order.prompt().isEmpty()) {
        output.put("actual_prompt", order.prompt() + " Soft light, slow camera, fine detail.");
      }
      writeOlder(order, usage);
    } else {
      writeNewer(order, usage);
    }
  }

  private static void writeOlder(Order order, ObjectNode usage) {
    if (order.is("wan2\\.[25]-i2v.*")) {
      usage.put("duration", order.seconds()).put("SR", order.tier("720P")).put("video_count", 1);
      return;
    }
    usage.put("video_duration", order.seconds());
    if (order.is(".*-t2v.*")) {
      usage.put("video_ratio", order.size);
    } else if (order.is("wan2\\.2-kf2v.*")) {
      usage.put("SR", order.tier("720P"));
    } else {
      usage.put("video_ratio", "standard");
    }
    usage.put("video_count", 1);
  }

  private static void writeNewer(Order order, ObjectNode usage) {
    int input =
        order.input.toString().matches(".*(reference_video|\"type\":\"video\"|\\.mp4|\\.mov).*")
            ? (int) SampleMedia.CLIP_SECONDS
            : 0;
    usage.put("duration", order.seconds() + input);
    boolean sized = order.is("wan2\\.6-(t2v|r2v).*");
    if (sized) {
      usage.put("size", order.size);
    }
    usage
        .put("input_video_duration", input)
        .put("output_video_duration", order.seconds())
        .put("video_count", 1)
        .put("SR", sized ? Integer.parseInt(resolution(order.size)) : order.tier("1080P"));
    if (order.is("wan2\\.6-i2v-flash")) {
      usage.put("audio", order.parameters.path("audio").asBoolean(true));
    }
    if (order.is("(wan2\\.7|happyhorse).*-(t2v|r2v).*|wan3.*")) {
      usage.put("ratio", order.parameters.path("ratio").asText("16:9"));
    }
    if (order.is("wan3.*")) {
      usage.put("fps", 30);
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
