package dev.qiao.video.tripo;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.JsonFields;
import dev.qiao.core.internal.json.ResultContext;
import dev.qiao.core.internal.json.TaskInfoReader;
import dev.qiao.core.task.TaskInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@link TripoResult}. */
final class TripoResultReader extends JsonDeserializer<TripoResult> {
  /** The page says so of these files; DashScope's others are kept for a day. */
  private static final Duration LINKS = Duration.ofHours(2);

  @Override
  public TripoResult deserialize(JsonParser in, DeserializationContext context) throws IOException {
    JsonNode tree = in.readValueAsTree();
    JsonFields answer = JsonFields.of(tree, context);
    List<TripoResult.Asset> results = new ArrayList<>();
    for (JsonFields each : answer.object("output").elements("results")) {
      results.add(asset(each, context));
    }
    if (results.isEmpty()) {
      throw MismatchedInputException.from(
          in, TripoResult.class, "the task succeeded but its answer names no 3D model");
    }
    TripoResult.Usage usage = answer.value("usage", TripoResult.Usage.class);
    TaskInfo task = TaskInfoReader.take(answer);
    return new TripoResult(results, usage, task, answer.rest());
  }

  private static TripoResult.Asset asset(JsonFields fields, DeserializationContext context) {
    ResultFile pbr = file(fields.link("pbr_model_url"), context);
    ResultFile base = file(fields.link("base_model_url"), context);
    ResultFile picture = file(fields.link("rendered_image_url"), context);
    String prompt = fields.text("orig_prompt");
    return new TripoResult.Asset(pbr, base, picture, prompt, fields.rest());
  }

  private static @Nullable ResultFile file(@Nullable String url, DeserializationContext context) {
    return url == null || url.isEmpty()
        ? null
        : ResultContext.file(url, context).withExpiresAfter(LINKS);
  }
}
