package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.internal.json.Json;
import java.io.IOException;

/** Reads a {@link ContentPart}: its kind is told by which field it has. */
final class ContentPartReader extends JsonDeserializer<ContentPart> {
  @Override
  public ContentPart deserialize(JsonParser in, DeserializationContext context) throws IOException {
    JsonNode node = in.readValueAsTree();
    if (node.hasNonNull("doc_url")) {
      return in.getCodec().treeToValue(node, ContentPart.DocUrl.class);
    }
    if (node.hasNonNull("image_url")) {
      return in.getCodec().treeToValue(node, ContentPart.ImageUrl.class);
    }
    if (node.hasNonNull("video_url")) {
      return in.getCodec().treeToValue(node, ContentPart.VideoUrl.class);
    }
    if (node.hasNonNull("file_url")) {
      return in.getCodec().treeToValue(node, ContentPart.FileUrl.class);
    }
    if (node.hasNonNull("input_audio")) {
      return in.getCodec().treeToValue(node, ContentPart.InputAudio.class);
    }
    if (node.hasNonNull("image")) {
      return in.getCodec().treeToValue(node, ContentPart.Image.class);
    }
    if (node.hasNonNull("text")) {
      return in.getCodec().treeToValue(node, ContentPart.Text.class);
    }
    return new ContentPart.Unknown(Json.map(node));
  }
}
