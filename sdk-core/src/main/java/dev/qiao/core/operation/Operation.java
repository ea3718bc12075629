package dev.qiao.core.operation;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.stream.EventReader;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One row of the operation table: where a request type goes and what comes back. The operation
 * belongs to the request <em>type</em> and the verb; a model's name never decides path or mode.
 *
 * @param <Q> the request type
 * @param <R> the type of the answer, of a piece of a stream, or of a task's result
 */
public final class Operation<Q extends Request, R> {
  private static final String POST = "POST";

  private final String id;
  private final Vendor vendor;
  private final Mode mode;
  private final String method;
  private final Endpoint.Surface surface;
  private final String path;
  private final Class<Q> requestType;
  private final Class<R> resultType;
  private final @Nullable Supplier<? extends EventReader<R>> events;
  private final Duration waitTimeout;
  private final Duration pollInterval;
  private final boolean body;
  private final UnaryOperator<R> finish;

  private Operation(
      String id,
      Vendor vendor,
      Mode mode,
      String method,
      Endpoint.Surface surface,
      String path,
      Class<Q> requestType,
      Class<R> resultType,
      @Nullable Supplier<? extends EventReader<R>> events,
      Duration waitTimeout,
      Duration pollInterval,
      boolean body,
      UnaryOperator<R> finish) {
    this.body = body;
    this.finish = finish;
    this.id = Objects.requireNonNull(id, "id");
    this.vendor = Objects.requireNonNull(vendor, "vendor");
    this.mode = mode;
    this.method = method;
    this.surface = surface;
    this.path = path;
    this.requestType = requestType;
    this.resultType = resultType;
    this.events = events;
    this.waitTimeout = waitTimeout;
    this.pollInterval = pollInterval;
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(id + ": the path must begin with a slash");
    }
  }

  /** A POST of JSON that answers at once. */
  public static <Q extends Request.Call<R>, R> Operation<Q, R> call(
      String id,
      Vendor vendor,
      Endpoint.Surface surface,
      String path,
      Class<Q> requestType,
      Class<R> resultType) {
    return new Operation<>(
        id,
        vendor,
        Mode.CALL,
        POST,
        surface,
        path,
        requestType,
        resultType,
        null,
        Duration.ZERO,
        Duration.ZERO,
        true,
        UnaryOperator.identity());
  }

  /**
   * A request without a body that answers at once. The request's components go into the address:
   * those that the path names in braces, as in {@code /tasks/{task_id}}, stand there, all others in
   * the query.
   *
   * @param method GET or DELETE, which may be repeated, or POST, which may not
   */
  public static <Q extends Request.Call<R>, R> Operation<Q, R> bodiless(
      String id,
      Vendor vendor,
      Endpoint.Surface surface,
      String method,
      String path,
      Class<Q> requestType,
      Class<R> resultType) {
    return new Operation<>(
        id,
        vendor,
        Mode.CALL,
        method,
        surface,
        path,
        requestType,
        resultType,
        null,
        Duration.ZERO,
        Duration.ZERO,
        false,
        UnaryOperator.identity());
  }

  /** A POST of JSON that answers with server-sent events. */
  public static <Q extends Request.Stream<R>, R> Operation<Q, R> stream(
      String id,
      Vendor vendor,
      Endpoint.Surface surface,
      String path,
      Class<Q> requestType,
      Class<R> chunkType,
      Supplier<? extends EventReader<R>> events) {
    return new Operation<>(
        id,
        vendor,
        Mode.STREAM,
        POST,
        surface,
        path,
        requestType,
        chunkType,
        Objects.requireNonNull(events, "events"),
        Duration.ZERO,
        Duration.ZERO,
        true,
        UnaryOperator.identity());
  }

  /**
   * A POST of JSON that answers with a task.
   *
   * @param waitTimeout how long a wait lasts by default
   * @param pollInterval the documented interval between polls
   */
  public static <Q extends Request.Task<R>, R> Operation<Q, R> task(
      String id,
      Vendor vendor,
      Endpoint.Surface surface,
      String path,
      Class<Q> requestType,
      Class<R> resultType,
      Duration waitTimeout,
      Duration pollInterval) {
    return new Operation<>(
        id,
        vendor,
        Mode.TASK,
        POST,
        surface,
        path,
        requestType,
        resultType,
        null,
        waitTimeout,
        pollInterval,
        true,
        UnaryOperator.identity());
  }

  /**
   * The same call, with something done to each answer once it is read: for a vendor that hides one
   * thing in another, where the result's type alone does not tell.
   */
  public Operation<Q, R> finishedBy(UnaryOperator<R> change) {
    return new Operation<>(
        id,
        vendor,
        mode,
        method,
        surface,
        path,
        requestType,
        resultType,
        events,
        waitTimeout,
        pollInterval,
        body,
        Objects.requireNonNull(change, "change"));
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

  /** Whether the request is a body of JSON; otherwise it is part of the address. */
  public boolean hasBody() {
    return body;
  }

  /** Which of the endpoint's URLs the path stands behind. */
  public Endpoint.Surface surface() {
    return surface;
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
