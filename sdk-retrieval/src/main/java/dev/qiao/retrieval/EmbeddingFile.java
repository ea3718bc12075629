package dev.qiao.retrieval;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.JsonFields;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.ResultContext;
import dev.qiao.core.internal.json.TaskInfoReader;
import dev.qiao.core.operation.Metered;
import dev.qiao.core.task.TaskInfo;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The embeddings of the lines of a file.
 *
 * @param url the file with the embeddings, compressed with gzip; null if the service has not made
 *     it
 * @param usage what is billed; null if the service does not return it
 * @param task the request's id, the task's state and times
 * @param additional fields this version does not know, in the shape they had
 */
@JsonDeserialize(using = EmbeddingFile.Reader.class)
public record EmbeddingFile(
    @Nullable ResultFile url,
    @Nullable RetrievalUsage usage,
    TaskInfo task,
    Map<String, Object> additional)
    implements Metered {
  /**
   * The file, compressed with gzip: {@code new GZIPInputStream(..)} unpacks it.
   *
   * @throws IllegalStateException if there is none
   */
  public ResultFile file() {
    if (url == null) {
      throw new IllegalStateException(
          "the task " + task.taskId() + " has no file; its state is " + task.status());
    }
    return url;
  }

  /** The id of the request, for a support ticket; null if the service did not send one. */
  public @Nullable String requestId() {
    return task.requestId();
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }

  static final class Reader extends JsonDeserializer<EmbeddingFile> {
    @Override
    public EmbeddingFile deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      JsonFields answer = JsonFields.of(in.readValueAsTree(), context);
      String url = answer.object("output").link("url");
      RetrievalUsage usage = answer.value("usage", RetrievalUsage.class);
      TaskInfo task = TaskInfoReader.take(answer);
      // A failed task has the text "null".
      return new EmbeddingFile(
          url == null || url.equals("null") ? null : ResultContext.file(url, context),
          usage,
          task,
          answer.rest());
    }
  }

  @Override
  public Map<String, Number> amounts() {
    return Metered.of(usage);
  }
}
