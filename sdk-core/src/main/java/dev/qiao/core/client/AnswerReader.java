package dev.qiao.core.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.file.FileContent;
import dev.qiao.core.file.MediaFiles;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.file.Expected;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.ResultContext;
import dev.qiao.core.internal.json.Tolerant;
import dev.qiao.core.internal.transport.BufferedResponse;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.SseParser;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns answers into typed results, and polls into the exception that one with a 200 may hide. */
final class AnswerReader {
  private final ErrorReader errors;
  private final MediaFiles files;
  private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

  AnswerReader(ErrorReader errors, MediaFiles files) {
    this.errors = errors;
    this.files = files;
  }

  /** The typed result of a call. */
  <R> R read(Operation<?, R> operation, BufferedResponse answer) {
    return read(
        operation.id(),
        answer,
        operation.resultType(),
        () -> operation.newCollector(answer.requestId(), files));
  }

  /** The same, with what reads an answer that came as events. */
  <R> R read(
      String operation,
      BufferedResponse answer,
      Class<R> type,
      Supplier<@Nullable EventReader<R>> collector) {
    boolean isFile = type == FileContent.class;
    byte[] body = isFile ? answer.body() : answer.json();
    try {
      SseParser events = body == answer.body() ? answer.events() : null;
      EventReader<R> reading = events == null ? null : collector.get();
      if (events != null && (!isFile || (reading != null && answer.isStream()))) {
        return collected(operation, answer, type, reading, events);
      }
      if (isFile) {
        return type.cast(FileContent.of(body, answer.requestId()));
      }
      ObjectReader reader = reader(type);
      if (answer.requestId() != null) {
        reader = reader.withAttribute(ResultContext.REQUEST_ID, answer.requestId());
      }
      R value = value(type, reader, body);
      if (value == null || (Record.class.isAssignableFrom(type) && !isObject(body))) {
        throw malformed(
            operation, type, value == null ? "it is null" : "it is no JSON object", body, null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw malformed(operation, type, e.getOriginalMessage(), body, e);
    } catch (IOException e) {
      throw malformed(operation, type, String.valueOf(e.getMessage()), body, e);
    }
  }

  /** What a service sent as a stream although it was asked for one answer. */
  private <R> R collected(
      String operation,
      BufferedResponse answer,
      Class<R> type,
      @Nullable EventReader<R> reader,
      SseParser events)
      throws IOException {
    if (reader != null) {
      reader.begin(answer.requestId());
    }
    R result = null;
    while (events.advance() || events.advanceToUnfinished()) {
      boolean error = events.isEvent("error") || ErrorReader.isErrorInside(events.copyData());
      R value = error || reader == null ? null : reader.read(events);
      if (error || (reader != null && reader.isError())) {
        JsonNode tree = Json.treeOrNull(events.copyData());
        throw tree == null
            ? errors.read(answer.status(), answer.headers(), answer.body())
            : errors.fromTree(answer.status(), answer.headers(), tree, answer.body());
      }
      result = value == null ? result : value;
    }
    if (result == null) {
      throw malformed(
          operation,
          type,
          "it is a stream of events, which was not asked for"
              + (reader == null ? "" : ", and it ends before its end mark"),
          answer.body(),
          null);
    }
    return result;
  }

  private static boolean isObject(byte[] body) throws IOException {
    if (body[0] == '{') {
      return true;
    }
    try (JsonParser json = Json.MAPPER.createParser(body)) {
      return json.nextToken() == JsonToken.START_OBJECT;
    }
  }

  /** A record is read as far as it fits; what has a reader of its own sees to that itself. */
  private <R> @Nullable R value(Class<R> type, ObjectReader reader, byte[] body)
      throws IOException {
    try {
      return reader.readValue(body);
    } catch (JsonMappingException | NumberFormatException e) {
      JsonNode tree = isPlain(type) ? Json.treeOrNull(body) : null;
      R value = tree == null ? null : Tolerant.read(tree, reader);
      if (value == null) {
        throw e;
      }
      return value;
    }
  }

  private static boolean isPlain(Class<?> type) {
    return type.isRecord() && !type.isAnnotationPresent(JsonDeserialize.class);
  }

  /** The answer as a tree, with an error inside it thrown. */
  JsonNode tree(String operation, BufferedResponse answer) {
    JsonNode tree = anyTree(operation, answer);
    requireNoError(tree, answer);
    return tree;
  }

  /** The answer as a tree, whatever it says. */
  JsonNode anyTree(String operation, BufferedResponse answer) {
    JsonNode tree = Json.treeOrNull(answer.json());
    if (tree == null) {
      throw malformed(operation, TaskSnapshot.class, "it is no JSON object", answer.body(), null);
    }
    ResultContext.addRequestId(tree, answer.requestId());
    return tree;
  }

  /** Throws an error that an answer holds. */
  void requireNoError(JsonNode tree, BufferedResponse answer) {
    if (ErrorReader.isErrorInside(tree)) {
      throw errors.fromTree(answer.status(), answer.headers(), tree, answer.body());
    }
  }

  /** The typed result inside a tree. */
  <R> R read(JsonNode tree, Class<R> type, @Nullable TaskRef ref) throws IOException {
    ObjectReader reader = reader(type, ref);
    R value = isPlain(type) ? Tolerant.read(tree, reader) : null;
    return value == null ? reader.readValue(tree) : value;
  }

  /** The reader of a type outside a task, made once. */
  private ObjectReader reader(Class<?> type) {
    ObjectReader known = readers.get(type);
    return known != null ? known : readers.computeIfAbsent(type, made -> reader(made, null));
  }

  private ObjectReader reader(Class<?> type, @Nullable TaskRef ref) {
    return (isPlain(type) ? Tolerant.strict(type) : Json.MAPPER.readerFor(type))
        .withAttribute(ResultContext.KEY, new ResultContext(errors.vendor(), files, ref));
  }

  /** The exception for a success that is not what it should be. */
  static MalformedResponseException malformed(
      String operation, Class<?> type, String why, byte[] body, @Nullable Throwable cause) {
    String text = ErrorReader.bounded(body);
    return new MalformedResponseException(
        operation
            + (Expected.isPage(text)
                ? ": the answer is a web page, as a proxy or a login page sends it, not the JSON of"
                    + " a "
                    + type.getSimpleName()
                    + "; check endpoint and network"
                : ": the answer is not the JSON of a "
                    + type.getSimpleName()
                    + ": "
                    + why.replaceAll("\\s+", " ")),
        text,
        cause);
  }
}
