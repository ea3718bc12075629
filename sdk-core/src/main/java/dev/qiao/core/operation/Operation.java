package dev.qiao.core.operation;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.file.MediaFiles;
import dev.qiao.core.stream.EventReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the operation table: where a request type goes and what comes back. The operation
 * belongs to the request <em>type</em> and the verb; a model's name never decides path or mode.
 *
 * @param <Q> the request type
 * @param <R> the type of the answer, of a piece of a stream or session, or of a task's result
 */
public final class Operation<Q extends Request, R> {
  private static final String POST = "POST";

  /** How a request goes over the wire. */
  private enum BodyKind {
    JSON,
    FORM,
    ADDRESS
  }

  private final String id;
  private final Vendor vendor;
  private final Mode mode;
  private final String method;
  private final Endpoint.Api api;
  private final String path;
  private final Class<Q> requestType;
  private final Class<R> resultType;
  private final BodyKind sends;

  // What only some modes have; set by the factory methods, before anybody else sees the row.
  private @Nullable Supplier<? extends EventReader<R>> events;
  private @Nullable BiFunction<@Nullable String, MediaFiles, ? extends EventReader<R>> collector;
  private Duration waitTimeout = Duration.ZERO;
  private Duration pollInterval = Duration.ZERO;
  private UnaryOperator<R> finish = UnaryOperator.identity();
  private List<Operation<Q, ?>> others = List.of();
  private List<Model> models = List.of();
  private List<Region> regions = List.of();

  private Operation(
      String id,
      Vendor vendor,
      Mode mode,
      String method,
      Endpoint.Api api,
      String path,
      Class<Q> requestType,
      Class<R> resultType,
      BodyKind sends) {
    this.id = Objects.requireNonNull(id, "id");
    this.vendor = Objects.requireNonNull(vendor, "vendor");
    this.mode = mode;
    this.method = method;
    this.api = api;
    this.path = path;
    this.requestType = requestType;
    this.resultType = resultType;
    this.sends = sends;
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(id + ": the path must begin with a slash");
    }
  }

  /** A POST of JSON that answers at once. */
  public static <Q extends CallRequest<R>, R> Operation<Q, R> call(
      String id,
      Vendor vendor,
      Endpoint.Api api,
      String path,
      Class<Q> requestType,
      Class<R> resultType) {
    return new Operation<>(
        id, vendor, Mode.CALL, POST, api, path, requestType, resultType, BodyKind.JSON);
  }

  /**
   * The same call, with something done to each answer once it is read: for a vendor that hides one
   * thing in another, where the result's type does not show it.
   */
  public static <Q extends CallRequest<R>, R> Operation<Q, R> call(
      String id,
      Vendor vendor,
      Endpoint.Api api,
      String path,
      Class<Q> requestType,
      Class<R> resultType,
      UnaryOperator<R> finish) {
    Operation<Q, R> row = call(id, vendor, api, path, requestType, resultType);
    row.finish = Objects.requireNonNull(finish, "finish");
    return row;
  }

  /**
   * A request without a body that answers at once. The request's components go into the address:
   * those that the path names in braces, as in {@code /tasks/{task_id}}, go into the path, all
   * others into the query.
   *
   * @param method GET or DELETE, which may be repeated, or POST, which may not
   */
  public static <Q extends CallRequest<R>, R> Operation<Q, R> withoutBody(
      String id,
      Vendor vendor,
      Endpoint.Api api,
      String method,
      String path,
      Class<Q> requestType,
      Class<R> resultType) {
    return new Operation<>(
        id, vendor, Mode.CALL, method, api, path, requestType, resultType, BodyKind.ADDRESS);
  }

  /**
   * A POST of a form of several parts, {@code multipart/form-data}, that answers at once. Each
   * component is a part: local media is a file with its name and is sent as it is read, everything
   * else a field.
   */
  public static <Q extends CallRequest<R>, R> Operation<Q, R> form(
      String id,
      Vendor vendor,
      Endpoint.Api api,
      String path,
      Class<Q> requestType,
      Class<R> resultType) {
    return new Operation<>(
        id, vendor, Mode.CALL, POST, api, path, requestType, resultType, BodyKind.FORM);
  }

  /** A POST of JSON that answers with server-sent events. */
  public static <Q extends StreamRequest<R>, R> Operation<Q, R> stream(
      String id,
      Vendor vendor,
      Endpoint.Api api,
      String path,
      Class<Q> requestType,
      Class<R> chunkType,
      Supplier<? extends EventReader<R>> events) {
    Operation<Q, R> row =
        new Operation<>(
            id, vendor, Mode.STREAM, POST, api, path, requestType, chunkType, BodyKind.JSON);
    row.events = Objects.requireNonNull(events, "events");
    return row;
  }

  /**
   * A POST of JSON that answers with a task.
   *
   * @param waitTimeout how long a wait lasts by default
   * @param pollInterval the documented interval between polls
   */
  public static <Q extends TaskRequest<R>, R> Operation<Q, R> task(
      String id,
      Vendor vendor,
      Endpoint.Api api,
      String path,
      Class<Q> requestType,
      Class<R> resultType,
      Duration waitTimeout,
      Duration pollInterval) {
    Operation<Q, R> row =
        new Operation<>(
            id, vendor, Mode.TASK, POST, api, path, requestType, resultType, BodyKind.JSON);
    row.waitTimeout = waitTimeout;
    row.pollInterval = pollInterval;
    return row;
  }

  /**
   * Work over a WebSocket, opened with a GET. The request's JSON is the first frame of a piece of
   * work; a socket may do several, one after the other.
   */
  public static <Q extends Request, R> Operation<Q, R> session(
      String id, Vendor vendor, String path, Class<Q> requestType, Class<R> pieceType) {
    return new Operation<>(
        id,
        vendor,
        Mode.SESSION,
        "GET",
        Endpoint.Api.WEB_SOCKET,
        path,
        requestType,
        pieceType,
        BodyKind.JSON);
  }

  /**
   * Adds a reader to a call whose service may answer with events although no stream was asked for.
   *
   * @param collector makes the reader for one answer, given the request id from the headers, null
   *     if they have none, and what saves the files of the answer; its last value is the answer
   */
  public Operation<Q, R> collecting(
      BiFunction<@Nullable String, MediaFiles, ? extends EventReader<R>> collector) {
    Operation<Q, R> copy = copy();
    copy.collector = Objects.requireNonNull(collector, "collector");
    return copy;
  }

  /** A new reader for an answer that came as events; null if this operation reads none. */
  public @Nullable EventReader<R> newCollector(@Nullable String requestId, MediaFiles files) {
    return collector == null ? null : collector.apply(requestId, files);
  }

  /** Whether a call reads an answer that came as events. */
  public boolean collects() {
    return collector != null;
  }

  /**
   * This row, with that of another verb of the same request type beside it.
   *
   * @throws IllegalArgumentException if there is one of that verb already
   */
  public Operation<Q, R> and(Operation<Q, ?> other) {
    if (in(other.mode) != null) {
      throw new IllegalArgumentException(id + " has a row of mode " + other.mode + " already");
    }
    Operation<Q, R> both = copy();
    both.others = Stream.concat(others.stream(), Stream.of(other)).toList();
    return both;
  }

  private Operation<Q, R> copy() {
    Operation<Q, R> copy =
        new Operation<>(id, vendor, mode, method, api, path, requestType, resultType, sends);
    copy.events = events;
    copy.collector = collector;
    copy.waitTimeout = waitTimeout;
    copy.pollInterval = pollInterval;
    copy.finish = finish;
    copy.others = others;
    copy.models = models;
    copy.regions = regions;
    return copy;
  }

  /**
   * This row and those beside it, with the models they are for. The client refuses a request of one
   * of them that is made as another row's request; a model that no row names goes anywhere.
   */
  public Operation<Q, R> forModels(Model... known) {
    return with(row -> row.models = List.of(known));
  }

  /**
   * This row and those beside it, with the regions whose pages document them. The client warns of a
   * request that goes to another region; it refuses none, because a page may be late.
   */
  public Operation<Q, R> inRegions(Region... documented) {
    return with(row -> row.regions = List.of(documented));
  }

  /** A copy, and copies of the rows beside it, with something else. */
  private Operation<Q, R> with(Consumer<Operation<?, ?>> change) {
    Operation<Q, R> copy = copy();
    change.accept(copy);
    List<Operation<Q, ?>> besides = new ArrayList<>();
    for (Operation<Q, ?> other : others) {
      besides.add(other.with(change));
    }
    copy.others = List.copyOf(besides);
    return copy;
  }

  /** The regions whose pages document it; empty if none is named. */
  public List<Region> regions() {
    return regions;
  }

  /** The models it is known to be for; empty if none is named. */
  public List<Model> models() {
    return models;
  }

  /** The row of a mode, this one or one beside it; null if the request type has no such verb. */
  public @Nullable Operation<Q, ?> in(Mode wanted) {
    if (mode == wanted) {
      return this;
    }
    for (Operation<Q, ?> other : others) {
      if (other.mode == wanted) {
        return other;
      }
    }
    return null;
  }

  /** These rows, each followed by those beside it: what a table lists. */
  public static List<Operation<?, ?>> rows(Operation<?, ?>... rows) {
    List<Operation<?, ?>> all = new ArrayList<>();
    for (Operation<?, ?> row : rows) {
      all.add(row);
      all.addAll(row.others);
    }
    return List.copyOf(all);
  }

  /** An answer of a call as the caller gets it. */
  public R finished(R answer) {
    return finish.apply(answer);
  }

  /** The id, such as {@code wan.text-to-video.create}. */
  public String id() {
    return id;
  }

  /** Whose operation it is. */
  public Vendor vendor() {
    return vendor;
  }

  /** How it answers. */
  public Mode mode() {
    return mode;
  }

  /** The HTTP method. */
  public String method() {
    return method;
  }

  /** Whether the request is a body of JSON; otherwise it is a form, or part of the address. */
  public boolean hasBody() {
    return sends == BodyKind.JSON;
  }

  /** Whether the request is a form of several parts, files among them. */
  public boolean isForm() {
    return sends == BodyKind.FORM;
  }

  /** Which of the endpoint's URLs the path is appended to. */
  public Endpoint.Api api() {
    return api;
  }

  /** The path behind the endpoint's URL, such as {@code /services/aigc/..}. */
  public String path() {
    return path;
  }

  /** The request type. */
  public Class<Q> requestType() {
    return requestType;
  }

  /** The type of the answer, of a piece of a stream, or of a task's result. */
  public Class<R> resultType() {
    return resultType;
  }

  /** A new reader for one stream's events. */
  public EventReader<R> newEventReader() {
    if (events == null) {
      throw new IllegalStateException(id + " is no stream");
    }
    return events.get();
  }

  /** How long a wait for the task lasts by default. */
  public Duration waitTimeout() {
    return waitTimeout;
  }

  /** The documented interval between polls. */
  public Duration pollInterval() {
    return pollInterval;
  }

  @Override
  public String toString() {
    return id;
  }
}
