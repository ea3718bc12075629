package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Region;
import dev.qiao.testkit.Script.Failure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import javax.imageio.ImageIO;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/**
 * EMO: {@code POST ../image2video/face-detect}, then {@code POST ../image2video/video-synthesis}.
 */
final class EmoPortraits {
  /** The size of an imagined picture, for addresses that the fake does not fetch. */
  private static final int IMAGINED_WIDTH = 912;

  private static final int IMAGINED_HEIGHT = 1216;
  private static final int SHORTEST_SIDE = 400;
  private static final int LONGEST_SIDE = 7000;
  private static final Set<String> STYLES = Set.of("normal", "calm", "active");

  private final Script script;
  private final DashScopeTasks tasks;
  private final ResultFiles files;
  private final TemporaryStorage storage;
  private final Region region;

  EmoPortraits(
      Script script,
      DashScopeTasks tasks,
      ResultFiles files,
      TemporaryStorage storage,
      Region region) {
    this.script = script;
    this.tasks = tasks;
    this.files = files;
    this.storage = storage;
    this.region = region;
  }

  MockResponse detect(Incoming in) {
    ObjectNode body = in.json("model", "input");
    checkModel(body, "emo-detect");
    String ratio = body.path("parameters").path("ratio").asText("");
    String image = body.path("input").path("image_url").asText("");
    if (image.isBlank() || !(ratio.equals("1:1") || ratio.equals("3:4"))) {
      throw Refusal.parameters();
    }
    ObjectNode answer = Wire.object();
    ObjectNode output = answer.putObject("output");
    answer.putObject("usage").put("image_count", 1);
    Failure reason = script.takePortraitRejection();
    Picture picture = picture(image);
    if (reason == null) {
      reason = picture.rejection;
    }
    if (reason == null) {
      output.put("check_pass", true);
      picture.boxes(output, ratio);
    } else {
      output.put("check_pass", false).put("code", reason.code()).put("message", reason.message());
    }
    return Wire.answer(answer, in.requestId());
  }

  MockResponse create(Incoming in) {
    ObjectNode body = in.json("model", "input");
    checkModel(body, "emo-v");
    JsonNode input = body.path("input");
    if (input.path("image_url").asText("").isBlank()
        || input.path("audio_url").asText("").isBlank()
        || !isBox(input.path("face_bbox"))
        || !isBox(input.path("ext_bbox"))) {
      throw Refusal.parameters();
    }
    String ratio = ratio(input.path("ext_bbox"));
    String style = body.path("parameters").path("style_level").asText("normal");
    if (!STYLES.contains(style)) {
      throw Refusal.badRequest("InvalidParameter", "The style_level is invalid.");
    }
    return tasks.create(
        in,
        body.path("model").asText(),
        null,
        (task, output, usage) -> {
          output
              .putObject("results")
              .put("video_url", files.publishClip(task.id() + ".mp4", task.ended()));
          usage.put("video_duration", SampleMedia.CLIP_SECONDS).put("video_ratio", ratio);
        });
  }

  private void checkModel(ObjectNode body, String prefix) {
    String model = body.path("model").asText();
    // EMO is served in Beijing alone; the service does not know its models elsewhere.
    if (!region.equals(Region.CN_BEIJING)) {
      throw Refusal.notFound("ModelNotFound", "Model not exist.");
    }
    if (!model.startsWith(prefix)) {
      throw Refusal.notFound(
          "ModelNotFound", "Model not exist. (FakeModelServer plays no " + model + " here.)");
    }
  }

  private static boolean isBox(JsonNode box) {
    if (!box.isArray() || box.size() != 4) {
      return false;
    }
    for (JsonNode side : box) {
      if (!side.isIntegralNumber()) {
        return false;
      }
    }
    return true;
  }

  private static String ratio(JsonNode box) {
    double width = box.path(2).asInt() - box.path(0).asInt();
    double height = box.path(3).asInt() - box.path(1).asInt();
    double ratio = height > 0 ? width / height : 0;
    if (Math.abs(ratio - 1) < 0.03) {
      return "1:1";
    }
    if (Math.abs(ratio - 0.75) < 0.03) {
      return "3:4";
    }
    throw Refusal.badRequest("InvalidParameter", "Invalid ext_bbox.");
  }

  private Picture picture(String address) {
    byte[] uploaded = storage.bytes(address);
    if (uploaded == null) {
      return new Picture(IMAGINED_WIDTH, IMAGINED_HEIGHT, null);
    }
    BufferedImage image = null;
    try {
      image = ImageIO.read(new ByteArrayInputStream(uploaded));
    } catch (IOException e) {
      // Stays null, as for a file of another format.
    }
    if (image == null) {
      return new Picture(
          0, 0, new Failure("InvalidFile.Format", "The format of the image is invalid."));
    }
    int shortest = Math.min(image.getWidth(), image.getHeight());
    int longest = Math.max(image.getWidth(), image.getHeight());
    return new Picture(
        image.getWidth(),
        image.getHeight(),
        shortest >= SHORTEST_SIDE && longest <= LONGEST_SIDE
            ? null
            : new Failure(
                "InvalidFile.Resolution",
                "The image resolution is invalid, please make sure that the largest length of image"
                    + " is smaller than 7000, and the smallest length of image is larger than"
                    + " 400."));
  }

  /** A picture whose face is where {@link SampleMedia#portraitPng()} has it. */
  private record Picture(int width, int height, @Nullable Failure rejection) {
    void boxes(ObjectNode output, String ratio) {
      int boxWidth =
          ratio.equals("1:1") ? Math.min(width, height) : Math.min(width, height * 3 / 4);
      int boxHeight = ratio.equals("1:1") ? boxWidth : boxWidth * 4 / 3;
      int left = (width - boxWidth) / 2;
      int top = Math.max(0, Math.min(height - boxHeight, height * 45 / 100 - boxHeight / 2));
      box(
          output.putArray("face_bbox"),
          width * 27 / 100,
          height * 27 / 100,
          width * 73 / 100,
          height * 63 / 100);
      box(output.putArray("ext_bbox"), left, top, left + boxWidth, top + boxHeight);
    }

    private static void box(ArrayNode box, int left, int top, int right, int bottom) {
      box.add(left).add(top).add(right).add(bottom);
    }
  }
}
