package dev.qiao.video.portrait;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.qiao.core.internal.json.Fields;
import java.io.IOException;

/** Reads an {@link EmoDetection}: passed or not is told by {@code output.check_pass}. */
final class EmoDetectionReader extends JsonDeserializer<EmoDetection> {
  private static final TypeReference<BoundingBox> BOX = new TypeReference<>() {};

  @Override
  public EmoDetection deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    JsonNode tree = in.readValueAsTree();
    Fields answer = Fields.of(tree);
    Fields output = answer.object("output");
    Boolean passed = output.bool("check_pass");
    if (passed == null) {
      throw MismatchedInputException.from(
          in, EmoDetection.class, "the output does not tell whether the check was passed");
    }
    Boolean humanoid = output.bool("humanoid");
    Integer imageCount = answer.object("usage").integer("image_count");
    String requestId = answer.text("request_id");
    if (!passed) {
      String code = output.text("code");
      String message = output.text("message");
      return new EmoDetection.Rejected(
          code == null ? "" : code,
          message == null ? "" : message,
          imageCount,
          humanoid,
          requestId,
          answer.rest());
    }
    BoundingBox face = output.value("face_bbox", BOX);
    BoundingBox ext = output.value("ext_bbox", BOX);
    if (face == null || ext == null) {
      throw MismatchedInputException.from(
          in, EmoDetection.class, "the check was passed but a box is missing");
    }
    return new EmoDetection.Passed(null, face, ext, imageCount, humanoid, requestId, answer.rest());
  }
}
