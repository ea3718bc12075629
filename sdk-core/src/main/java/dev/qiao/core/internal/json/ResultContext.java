package dev.qiao.core.internal.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Vendor;
import dev.qiao.core.file.MediaFiles;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.task.TaskRef;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a result need of the client it came through.
 *
 * @param vendor whose answer it is
 * @param files saves them
 * @param taskRef the task that made them, if a task did
 */
public record ResultContext(Vendor vendor, MediaFiles files, @Nullable TaskRef taskRef) {
  /** The attribute of a JSON reader that holds it. */
  public static final Object KEY = ResultContext.class;

  /** The attribute of a JSON reader that holds the id of the request, from the answer's head. */
  public static final Object REQUEST_ID = "request-id";

  /** What a task of MiniMax made is a file fetched by its id, whose link lives an hour. */
  private static final Duration MINIMAX_LINKS = Duration.ofHours(1);

  /** A file of the result being read; without a client when it is read from stored JSON. */
  public static ResultFile file(String url, DeserializationContext context) {
    if (!(context.getAttribute(KEY) instanceof ResultContext of)) {
      return ResultFile.of(url);
    }
    ResultFile file = ResultFile.of(url, of.taskRef, of.files);
    return of.taskRef != null && of.vendor == Vendor.MINIMAX
        ? file.withExpiresAfter(MINIMAX_LINKS)
        : file;
  }

  /** The id of the request as the answer's head has it; null if it has none. */
  public static @Nullable String requestId(DeserializationContext context) {
    return context.getAttribute(REQUEST_ID) instanceof String id ? id : null;
  }

  /** Gives an answer the id of the request from its head, unless it has one. */
  public static void addRequestId(JsonNode answer, @Nullable String id) {
    if (id != null
        && answer instanceof ObjectNode object
        && !object.hasNonNull("request_id")
        && !object.hasNonNull("requestId")) {
      object.put("request_id", id);
    }
  }

  /** Whose answer is being read; null when it is read from stored JSON. */
  public static @Nullable Vendor vendor(DeserializationContext context) {
    return context.getAttribute(KEY) instanceof ResultContext of ? of.vendor : null;
  }
}
