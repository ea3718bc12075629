package dev.qiao.core.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a {@link TaskOutput} from a poll's answer. */
public final class TaskOutputReader extends JsonDeserializer<TaskOutput> {
  @Override
  public TaskOutput deserialize(JsonParser in, DeserializationContext context) throws IOException {
    JsonNode tree = in.readValueAsTree();
    List<ResultFile> files = new ArrayList<>();
    boolean nested = tree.has("output");
    collect(nested ? tree.path("output") : tree, files, context);
    JsonFields answer = JsonFields.of(tree, context);
    TaskInfo task = TaskInfoReader.take(answer);
    Map<String, Object> usage = answer.object("usage").takeRest();
    Map<String, Object> output = nested ? answer.object("output").takeRest() : answer.takeRest();
    return new TaskOutput(task, output, usage, List.copyOf(files), answer.rest());
  }

  private static void collect(
      JsonNode node, List<ResultFile> files, DeserializationContext context) {
    if (node.isTextual() && node.asText().matches("https?://\\S+")) {
      files.add(ResultContext.file(node.asText(), context));
    }
    node.forEach(child -> collect(child, files, context));
  }
}
