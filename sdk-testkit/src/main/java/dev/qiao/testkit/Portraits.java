package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Region;
import dev.qiao.testkit.Script.Failure;
import java.util.Set;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/**
 * The portrait models: detections at {@code ../image2video/face-detect} and {@code ../aa-detect},
 * videos at {@code ../image2video/video-synthesis}, motion templates, and the style transform.
 * Where models share a path, the model decides what is read and in which shape it is answered.
 */
final class Portraits {
  private static final int MIN_SIDE = 400;
  private static final int MAX_SIDE = 7000;
  private static final int MAX_SIDE_OF_LIVEPORTRAIT = 4096;
  private static final Set<String> STYLES = Set.of("normal", "calm", "active");
  private static final Set<String> EXPRESSIONS =
      Set.of(
          ("mengwa_kaixin mengwa_dengyan mengwa_gandong mengwa_renzhen_1 mengwa_jidong mengwa_kun_1"
                  + " mengwa_jiaoxie dagong_kaixin dagong_yangwang dagong_kunhuo dagong_zhuakuang"
                  + " dagong_wunai dagong_weixiao dagong_ganji jingdian_tiaopi jingdian_deyi_1"
                  + " jingdian_qidai jingdian_landuo_1 jingdian_xianqi jingdian_lei")
              .split(" "));

  private final Script script;
  private final DashScopeTasks tasks;
  private final ResultFiles files;
  private final TemporaryStorage storage;
  private final Region region;

  Portraits(
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

  /** {@code face-detect}, of four models. */
  MockResponse detect(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    String model = model(body);
    Picture picture = Picture.of(storage, text(body, "image_url"));
    String ratio = body.path("parameters").path("ratio").asText("");
    ObjectNode answer = Wire.object();
    ObjectNode output = answer.putObject("output");
    answer.putObject("usage").put("image_count", 1);
    if (model.startsWith("emo-detect")) {
      require(ratio.equals("1:1") || ratio.equals("3:4"));
      Failure reason = reason(picture.outside(MIN_SIDE, MAX_SIDE));
      output.put("check_pass", reason == null);
      if (reason == null) {
        picture.boxes(output, "face_bbox", "ext_bbox", ratio);
      } else {
        output.put("code", reason.code()).put("message", reason.message());
      }
    } else if (model.startsWith("liveportrait-detect")) {
      if (!picture.isReadable()) {
        throw Refusal.badRequest(
            "InvalidParameter.UnsupportedFileFormat", "Input files format not supported.");
      }
      Failure reason = reason(picture.outside(1, MAX_SIDE_OF_LIVEPORTRAIT));
      output.put("pass", reason == null).put("message", reason == null ? "" : reason.message());
    } else if (model.startsWith("emoji-detect")) {
      require(ratio.equals("1:1"));
      Failure reason = reason(picture.outside(MIN_SIDE, MAX_SIDE));
      if (reason == null) {
        picture.boxes(output, "bbox_face", "ext_bbox_face", ratio);
      } else {
        output.put("code", reason.code()).put("message", reason.message());
      }
    } else if (model.startsWith("wan2.2-s2v-detect")) {
      Failure reason = reason(picture.outside(MIN_SIDE, MAX_SIDE));
      output.put("check_pass", reason == null);
      if (reason == null) {
        output.put("humanoid", true);
      } else {
        output.put("code", reason.code()).put("message", reason.message());
      }
    } else {
      throw unknown(model);
    }
    return Wire.answer(answer, in.requestId());
  }

  /** {@code aa-detect}: AnimateAnyone's own. */
  MockResponse detectDancer(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    expect(body, "animate-anyone-detect");
    text(body, "image_url");
    Failure reason = reason(null);
    ObjectNode answer = Wire.object();
    ObjectNode output = answer.putObject("output").put("check_pass", reason == null);
    if (reason == null) {
      output.put("bodystyle", "full");
    } else {
      output.put("reason", reason.message()).put("bodystyle", "");
    }
    answer.putObject("usage").put("image_count", 1);
    return Wire.answer(answer, in.requestId());
  }

  /** {@code aa-template-generation}: a dance becomes an id. */
  MockResponse createTemplate(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    String model = expect(body, "animate-anyone-template");
    text(body, "video_url");
    return tasks.create(
        in,
        model,
        null,
        (task, output, usage) -> {
          output.put("template_id", "AACT." + task.id());
          standard(usage);
        });
  }

  /** {@code image2video/video-synthesis}, of all portrait models. */
  MockResponse create(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    String model = model(body);
    if (model.startsWith("emo-v")) {
      return emo(in, body, model);
    }
    if (model.equals("liveportrait")) {
      text(body, "image_url");
      text(body, "audio_url");
      return create(in, model, true, Portraits::standard);
    }
    if (model.startsWith("emoji-v")) {
      return emoji(in, body, model);
    }
    if (model.startsWith("animate-anyone")) {
      return dance(in, body, model);
    }
    if (model.equals("wan2.2-s2v")) {
      return speech(in, body, model);
    }
    if (model.equals("videoretalk")) {
      text(body, "video_url");
      text(body, "audio_url");
      return create(in, model, false, usage -> standard(usage).put("size", size()).put("fps", 25));
    }
    throw unknown(model);
  }

  private MockResponse emo(IncomingRequest in, ObjectNode body, String model) {
    text(body, "image_url");
    text(body, "audio_url");
    JsonNode input = body.path("input");
    require(isBox(input.path("face_bbox")) && isBox(input.path("ext_bbox")));
    String ratio = ratio(input.path("ext_bbox"));
    if (!STYLES.contains(body.path("parameters").path("style_level").asText("normal"))) {
      throw Refusal.badRequest("InvalidParameter", "The style_level is invalid.");
    }
    return create(in, model, true, usage -> standard(usage).put("video_ratio", ratio));
  }

  private MockResponse emoji(IncomingRequest in, ObjectNode body, String model) {
    text(body, "image_url");
    JsonNode input = body.path("input");
    require(isBox(input.path("face_bbox")) && isBox(input.path("ext_bbox")));
    if (!EXPRESSIONS.contains(text(body, "driven_id"))) {
      throw Refusal.badRequest("InvalidParameter", "Driven not exist: driven_id.");
    }
    return create(in, model, false, Portraits::standard);
  }

  private MockResponse dance(IncomingRequest in, ObjectNode body, String model) {
    text(body, "image_url");
    boolean known = text(body, "template_id").startsWith("AACT.");
    String ratio = body.path("parameters").path("video_ratio").asText("9:16");
    // What a deployment of one's own takes is not documented.
    if (model.equals("animate-anyone-gen2") && !ratio.equals("9:16") && !ratio.equals("3:4")) {
      throw Refusal.badRequest("InvalidParameter", "parameters.video_ratio must be 9:16 or 3:4.");
    }
    if (!known) {
      throw Refusal.badRequest("InvalidFile.Template.Content", "Invalid template content.");
    }
    return create(in, model, false, Portraits::standard);
  }

  private MockResponse speech(IncomingRequest in, ObjectNode body, String model) {
    text(body, "image_url");
    text(body, "audio_url");
    boolean fine = body.path("parameters").path("resolution").asText("480P").equals("720P");
    return create(
        in,
        model,
        true,
        usage ->
            usage
                .put("duration", SampleMedia.CLIP_SECONDS)
                .put("size", size())
                .put("fps", fine ? 30 : 16)
                .put("video_count", 1)
                .put("SR", fine ? 720 : 480));
  }

  /** {@code video-generation/video-synthesis} with the model of the style transform. */
  MockResponse restyle(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    String model = model(body);
    text(body, "video_url");
    int side = body.path("parameters").path("min_len").asInt(720);
    require(side == 720 || side == 540);
    return tasks.create(
        in,
        model,
        null,
        (task, output, usage) -> {
          output.put("output_video_url", clip(task));
          usage.put("duration", SampleMedia.CLIP_SECONDS).put("SR", side);
        });
  }

  /** Says what is billed. */
  @FunctionalInterface
  private interface Usage {
    void write(ObjectNode usage);
  }

  /** A task that brings the sample film, in an object of its own or not. */
  private MockResponse create(IncomingRequest in, String model, boolean nested, Usage usage) {
    return tasks.create(
        in,
        model,
        null,
        (task, output, billed) -> {
          (nested ? output.putObject("results") : output).put("video_url", clip(task));
          usage.write(billed);
        });
  }

  private String clip(FakeTask task) {
    return files.publishClip(task.id() + ".mp4", task.ended());
  }

  private static ObjectNode standard(ObjectNode usage) {
    return usage.put("video_duration", SampleMedia.CLIP_SECONDS).put("video_ratio", "standard");
  }

  private static String size() {
    return SampleMedia.CLIP_WIDTH + "*" + SampleMedia.CLIP_HEIGHT;
  }

  /** Why a picture is rejected, null if it is not: what the script says comes first. */
  private @Nullable Failure reason(@Nullable Failure deserved) {
    Failure scripted = script.takePortraitRejection();
    return scripted == null ? deserved : scripted;
  }

  private String model(ObjectNode body) {
    // These models are served only in Beijing; elsewhere the service does not know them.
    if (!region.equals(Region.CN_BEIJING)) {
      throw Refusal.notFound("ModelNotFound", "Model not exist.");
    }
    return body.path("model").asText();
  }

  private String expect(ObjectNode body, String prefix) {
    String model = model(body);
    if (!model.startsWith(prefix)) {
      throw unknown(model);
    }
    return model;
  }

  private static Refusal unknown(String model) {
    return Refusal.notFound(
        "ModelNotFound", "Model not exist. (FakeModelServer plays no " + model + " here.)");
  }

  private static void require(boolean fits) {
    if (!fits) {
      throw Refusal.parameters();
    }
  }

  /** A field of the input that must be there. */
  private static String text(ObjectNode body, String field) {
    String text = body.path("input").path(field).asText("");
    require(!text.isBlank());
    return text;
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
}
