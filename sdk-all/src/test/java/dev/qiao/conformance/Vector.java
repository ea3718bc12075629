package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qiao.core.operation.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One sample of what a service takes and answers. Parts that a sample does not have are missing
 * nodes.
 *
 * @param operation the operation's id
 * @param name the case
 * @param note what the sample is about
 * @param request {@code {method, path, headers, body}}
 * @param response {@code {status, headers, body or sse}}
 * @param frames what goes over a WebSocket, in order
 */
record Vector(
    String operation,
    String name,
    String note,
    JsonNode request,
    JsonNode response,
    JsonNode frames) {
  private static final ObjectMapper PLAIN = new ObjectMapper();

  /** The vector that a JSON object describes. */
  static Vector of(JsonNode tree) {
    return new Vector(
        tree.path("operation").asText(),
        tree.path("case").asText(),
        tree.path("note").asText(),
        tree.path("request"),
        tree.path("response"),
        tree.path("frames"));
  }

  /** All vectors in a folder and those below it, in the order of their files. */
  static List<Vector> in(Path folder) {
    List<Vector> vectors = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        vectors.add(read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return vectors;
  }

  /** A file that does not say what it is goes by its folder and name. */
  private static Vector read(Path file) throws IOException {
    Vector vector = of(PLAIN.readTree(Files.readAllBytes(file)));
    String name = file.getFileName().toString().replaceFirst("\\.json$", "");
    return new Vector(
        vector.operation.isEmpty() ? file.getParent().getFileName().toString() : vector.operation,
        vector.name.isEmpty() ? name : vector.name,
        vector.note,
        vector.request,
        vector.response,
        vector.frames);
  }

  String id() {
    return operation + "/" + name;
  }

  String method() {
    return request.path("method").asText();
  }

  String path() {
    return request.path("path").asText();
  }

  /** Where the request goes. */
  Place place() {
    return Place.of(path());
  }

  /** Whether the request is one that a typed request of an operation can be read from. */
  boolean hasTypedRequest(Operation<?, ?> operation) {
    if (operation.isForm()) {
      return request.path("multipart").isArray();
    }
    return operation.hasBody()
        ? method().equals("POST") && request.path("body").isObject()
        : request.isObject();
  }

  /** Whether the answer has odd values that must cost nothing else; they need no component. */
  boolean isOdd() {
    return note.startsWith("Survival:");
  }

  /** Whether its events are of the middle of a stream: the report of a research has not begun. */
  boolean isExcerpt() {
    JsonNode events = response.path("sse");
    JsonNode phase = events.path(events.size() - 1).path("data").at("/output/message/phase");
    return operation.equals("deep-research") && !phase.asText().equals("answer");
  }

  boolean hasResponse() {
    return response.isObject();
  }

  /** Whether the service refused the request by its HTTP status. */
  boolean isRefused() {
    return response.path("status").asInt(200) >= 400;
  }

  /** Whether this is a poll: a GET of a task, or the answer of one without its request. */
  boolean isTaskRead() {
    if (method().equals("GET")) {
      return path().contains("/tasks/");
    }
    return !request.isObject() && response.path("body").path("output").has("task_status");
  }
}
