package dev.qiao.video.portrait;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.JsonFields;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the detections. Most families share a path, and hardly a field of their answers. */
final class Detections {
  private Detections() {}

  /** The picture of a detection that came through a service. */
  static MediaSource picture(@Nullable MediaSource image) {
    if (image == null) {
      throw new IllegalArgumentException(
          "the detection does not know its picture: take it from VideoService.detect(..), or give"
              + " the picture and what was stored of its detection");
    }
    return image;
  }

  /** {@code check_pass}, two boxes. */
  static final class Emo extends JsonDeserializer<EmoDetection> {
    @Override
    public EmoDetection deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      Answer answer = Answer.of(in, EmoDetection.class, context);
      boolean passed = answer.verdict("check_pass");
      Boolean humanoid = answer.output.bool("humanoid");
      if (!passed) {
        return new EmoDetection.Rejected(
            answer.text("code"),
            answer.text("message"),
            answer.imageCount,
            humanoid,
            answer.requestId,
            answer.rest());
      }
      return new EmoDetection.Passed(
          null,
          answer.box("face_bbox"),
          answer.box("ext_bbox"),
          answer.imageCount,
          humanoid,
          answer.requestId,
          answer.rest());
    }
  }

  /** {@code pass}, and only a message. */
  static final class LivePortrait extends JsonDeserializer<LivePortraitDetection> {
    @Override
    public LivePortraitDetection deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      Answer answer = Answer.of(in, LivePortraitDetection.class, context);
      return answer.verdict("pass")
          ? new LivePortraitDetection.Passed(
              null, answer.text("message"), answer.imageCount, answer.requestId, answer.rest())
          : new LivePortraitDetection.Rejected(
              answer.text("code"),
              answer.text("message"),
              answer.imageCount,
              answer.requestId,
              answer.rest());
    }
  }

  /** No verdict: what passed has two boxes, what did not has a code. */
  static final class Emoji extends JsonDeserializer<EmojiDetection> {
    @Override
    public EmojiDetection deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      Answer answer = Answer.of(in, EmojiDetection.class, context);
      boolean boxes = answer.output.has("bbox_face") || answer.output.has("ext_bbox_face");
      if (!boxes && !answer.output.has("code") && !answer.output.has("message")) {
        throw answer.malformed("the output has neither boxes nor a reason for their absence");
      }
      String code = answer.text("code");
      String message = answer.text("message");
      if (!boxes || !code.isEmpty()) {
        return new EmojiDetection.Rejected(
            code, message, answer.imageCount, answer.requestId, answer.rest());
      }
      return new EmojiDetection.Passed(
          null,
          answer.box("bbox_face"),
          answer.box("ext_bbox_face"),
          answer.imageCount,
          answer.requestId,
          answer.rest());
    }
  }

  /** {@code check_pass}, and a reason in a field of its own. */
  static final class AnimateAnyone extends JsonDeserializer<AnimateAnyoneDetection> {
    @Override
    public AnimateAnyoneDetection deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      Answer answer = Answer.of(in, AnimateAnyoneDetection.class, context);
      String style = answer.text("bodystyle");
      AnimateAnyoneDetection.BodyStyle seen =
          style.isEmpty() ? null : AnimateAnyoneDetection.BodyStyle.of(style);
      if (!answer.verdict("check_pass")) {
        return new AnimateAnyoneDetection.Rejected(
            answer.text("code"),
            answer.text("reason"),
            seen,
            answer.imageCount,
            answer.requestId,
            answer.rest());
      }
      return new AnimateAnyoneDetection.Passed(
          null, seen, answer.imageCount, answer.requestId, answer.rest());
    }
  }

  /** {@code check_pass}, and whether there is a person. */
  static final class WanSpeechToVideo extends JsonDeserializer<WanSpeechToVideoDetection> {
    @Override
    public WanSpeechToVideoDetection deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      Answer answer = Answer.of(in, WanSpeechToVideoDetection.class, context);
      boolean passed = answer.verdict("check_pass");
      Boolean humanoid = answer.output.bool("humanoid");
      return passed
          ? new WanSpeechToVideoDetection.Passed(
              null, answer.imageCount, humanoid, answer.requestId, answer.rest())
          : new WanSpeechToVideoDetection.Rejected(
              answer.text("code"),
              answer.text("message"),
              answer.imageCount,
              humanoid,
              answer.requestId,
              answer.rest());
    }
  }

  /** What all answers have. */
  private record Answer(
      JsonParser in,
      Class<?> type,
      JsonFields all,
      JsonFields output,
      @Nullable Integer imageCount,
      @Nullable String requestId) {
    static Answer of(JsonParser in, Class<?> type, DeserializationContext context)
        throws IOException {
      JsonFields all = JsonFields.of(in.readValueAsTree(), context);
      return new Answer(
          in,
          type,
          all,
          all.object("output"),
          all.object("usage").integer("image_count"),
          all.text("request_id"));
    }

    boolean verdict(String field) throws IOException {
      Boolean passed = output.bool(field);
      if (passed == null) {
        throw malformed("the output does not say whether the check was passed");
      }
      return passed;
    }

    PortraitBox box(String field) throws IOException {
      PortraitBox box = output.value(field, PortraitBox.class);
      if (box == null) {
        throw malformed("the check was passed but " + field + " has no four numbers");
      }
      return box;
    }

    /** Text of the output, empty if it is not there. */
    String text(String field) {
      String text = output.text(field);
      return text == null ? "" : text;
    }

    Map<String, Object> rest() {
      return all.rest();
    }

    IOException malformed(String why) {
      return MismatchedInputException.from(in, type, why);
    }
  }
}
