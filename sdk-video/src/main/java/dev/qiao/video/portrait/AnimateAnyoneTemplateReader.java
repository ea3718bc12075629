package dev.qiao.video.portrait;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.qiao.core.internal.json.JsonFields;
import dev.qiao.core.internal.json.TaskInfoReader;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.video.VideoUsage;
import java.io.IOException;

/** Reads an {@link AnimateAnyoneTemplate}: a result without a file. */
final class AnimateAnyoneTemplateReader extends JsonDeserializer<AnimateAnyoneTemplate> {
  @Override
  public AnimateAnyoneTemplate deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    JsonFields answer = JsonFields.of(in.readValueAsTree(), context);
    String templateId = answer.object("output").text("template_id");
    if (templateId == null || templateId.isBlank()) {
      throw MismatchedInputException.from(
          in,
          AnimateAnyoneTemplate.class,
          "the task succeeded but its answer names no motion template");
    }
    VideoUsage usage = answer.value("usage", VideoUsage.class);
    TaskInfo task = TaskInfoReader.take(answer);
    return new AnimateAnyoneTemplate(templateId, usage, task, answer.rest());
  }
}
