package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Region;
import dev.qiao.core.file.MediaInfo;
import dev.qiao.core.file.MediaSource;
import dev.qiao.testkit.Script.Failure;
import java.util.List;
import java.util.Map;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/**
 * The tools for images: several share a path, and the model decides which one is meant. All of them
 * run only in Beijing and make tasks.
 */
final class ImageTools {
  /** The paths that only they use, after {@code /services/aigc/}. */
  static final List<String> PATHS =
      List.of(
          "background-generation/generation",
          "image2image/out-painting",
          "virtualmodel/generation");

  /** The size of a photo that the fake does not fetch. */
  private static final int IMAGINED_SIDE = 640;

  private static final List<String> REPAINT_SIZES = List.of("1024*1024", "720*1280", "1280*720");

  /** The fields of the input that each tool wants; other models are not played here. */
  private static final Map<String, List<String>> WANTED =
      Map.of(
          "wanx-style-repaint-v1", List.of("image_url", "style_index"),
          "wanx-background-generation-v2", List.of("base_image_url"),
          "image-out-painting", List.of("image_url"),
          "wanx-virtualmodel", List.of("base_image_url", "mask_image_url", "prompt", "face_prompt"),
          "virtualmodel-v2", List.of("base_image_url", "mask_image_url", "prompt", "face_prompt"),
          "shoemodel-v1", List.of("template_image_url", "shoe_image_url"),
          "wanx-poster-generation-v1", List.of("title", "generate_mode"),
          "image-instance-segmentation", List.of("image_url"),
          "image-erase-completion", List.of("image_url", "mask_url"),
          "wanx-x-painting", List.of("prompt", "base_image_url", "mask_image_url"));

  private final DashScopeTasks tasks;
  private final ResultFiles files;
  private final TemporaryStorage storage;
  private final Region region;

  ImageTools(DashScopeTasks tasks, ResultFiles files, TemporaryStorage storage, Region region) {
    this.tasks = tasks;
    this.files = files;
    this.storage = storage;
    this.region = region;
  }

  /** Whether a request is for a tool, on a path that other models have as well. */
  static boolean plays(IncomingRequest in) {
    return WANTED.containsKey(in.json("model").path("model").asText());
  }

  MockResponse create(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    String model = body.path("model").asText();
    List<String> wanted = WANTED.get(model);
    if (wanted == null || !region.equals(Region.CN_BEIJING)) {
      throw Refusal.badRequest("InvalidParameter", "Model not exist.");
    }
    JsonNode input = body.path("input");
    for (String field : wanted) {
      if (!input.hasNonNull(field)) {
        throw Refusal.parameters();
      }
    }
    return tasks.create(in, model, deserved(model, body), result(model, body));
  }

  /** What the service says of a request that it takes and cannot do. */
  private @Nullable Failure deserved(String model, ObjectNode body) {
    JsonNode input = body.path("input");
    JsonNode parameters = body.path("parameters");
    String size = parameters.path("size").asText("1024*1024");
    if (model.equals("wanx-x-painting") && !REPAINT_SIZES.contains(size)) {
      return new Failure(
          "InvalidParameter",
          "The size is not match the allowed size ['1024*1024', '720*1280', '1280*720']");
    }
    if (model.equals("wanx-background-generation-v2") && isOpaque(input.path("base_image_url"))) {
      return new Failure(
          "BadRequest.UnsupportedFileFormat", "Base image require RGBA format, but is RGB");
    }
    String mode = input.path("generate_mode").asText("generate");
    if (model.equals("wanx-poster-generation-v1")
        && !mode.equals("generate")
        && !input.hasNonNull("auxiliary_parameters")) {
      return new Failure("InvalidParameter", "check input data style");
    }
    return null;
  }

  private boolean isOpaque(JsonNode address) {
    MediaInfo info = info(address);
    return info != null && Boolean.FALSE.equals(info.alpha());
  }

  /** What an uploaded picture is; null for one behind another address. */
  private @Nullable MediaInfo info(JsonNode address) {
    byte[] uploaded = storage.bytes(address.asText(""));
    return uploaded == null ? null : MediaSource.of(uploaded, "uploaded").inspect();
  }

  /** A segmentation of the size of its photo. */
  private byte[] persons(JsonNode address) {
    MediaInfo info = info(address);
    return info == null || info.width() == null || info.height() == null
        ? SampleMedia.personsPng(IMAGINED_SIDE, IMAGINED_SIDE)
        : SampleMedia.personsPng(info.width(), info.height());
  }

  private DashScopeTasks.Result result(String model, ObjectNode body) {
    JsonNode input = body.path("input");
    return switch (model) {
      case "wanx-style-repaint-v1" ->
          (task, output, usage) -> {
            results(task, output, usage, model, 1);
            output.put("error_message", "Success").put("error_code", 0);
            output.put("start_time", FakeClock.taskTime(task.ended()));
            output.set("style_index", input.path("style_index"));
          };
      case "image-out-painting", "image-erase-completion" ->
          (task, output, usage) -> {
            output.put("output_image_url", publish(task, 0, SampleMedia.picturePng(model)));
            usage.put("image_count", 1);
          };
      case "image-instance-segmentation" ->
          (task, output, usage) -> {
            output.put("output_image_url", publish(task, 0, persons(input.path("image_url"))));
            output.put("output_vis_image_url", publish(task, 1, SampleMedia.picturePng("persons")));
            usage.put("image_count", 1);
          };
      case "wanx-poster-generation-v1" ->
          (task, output, usage) -> poster(task, output, usage, input);
      default ->
          (task, output, usage) ->
              results(
                  task,
                  output,
                  usage,
                  input.path("prompt").asText(input.path("ref_prompt").asText(model)),
                  count(body.path("parameters").path("n")));
    };
  }

  private void poster(FakeTask task, ObjectNode output, ObjectNode usage, JsonNode input) {
    boolean makes = input.path("generate_mode").asText().equals("generate");
    int count = makes ? count(input.path("generate_num")) : 1;
    ArrayNode posters = output.putArray("render_urls");
    ArrayNode backgrounds = output.putArray("bg_urls");
    ArrayNode auxiliary = output.putArray("auxiliary_parameters");
    String prompt = input.path("prompt_text_en").asText(input.path("prompt_text_zh").asText());
    for (int i = 0; i < count; i++) {
      posters.add(publish(task, 2 * i, SampleMedia.picturePng(input.path("title").asText())));
      backgrounds.add(publish(task, 2 * i + 1, SampleMedia.picturePng(prompt)));
      auxiliary.add("WMq4SC4" + i);
    }
    usage.put("image_count", count);
  }

  private void results(
      FakeTask task, ObjectNode output, ObjectNode usage, String words, int count) {
    ArrayNode results = output.putArray("results");
    for (int i = 0; i < count; i++) {
      results.addObject().put("url", publish(task, i, SampleMedia.picturePng(words)));
    }
    usage.put("image_count", count);
  }

  private String publish(FakeTask task, int number, byte[] png) {
    return files.publish(task.id() + "-" + number + ".png", png, "image/png", task.ended());
  }

  private static int count(JsonNode n) {
    return Math.max(1, Math.min(4, n.asInt(1)));
  }
}
