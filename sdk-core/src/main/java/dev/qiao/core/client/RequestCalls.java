package dev.qiao.core.client;

import dev.qiao.core.Region;
import dev.qiao.core.Validation;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.client.CallObserver.CallKind;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.file.FileContent;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.internal.retry.Retries;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.PreparedCall;
import dev.qiao.core.internal.transport.RestartingSource;
import dev.qiao.core.internal.transport.SseSource;
import dev.qiao.core.internal.transport.Transport;
import dev.qiao.core.internal.transport.ValueSource;
import dev.qiao.core.internal.transport.Watched;
import dev.qiao.core.internal.transport.WatchedSource;
import dev.qiao.core.internal.upload.UploadForm;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.StreamRequest;
import dev.qiao.core.operation.Violations;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a client's requests (vendor, verb, documented limits) and makes their calls. A request
 * that is refused here is an exchange for the listeners, too.
 */
record RequestCalls(
    ClientOptions settings,
    OperationRegistry operations,
    Transport transport,
    CallFactory calls,
    AnswerReader answers,
    Time time) {
  private static final Logger LOG = LoggerFactory.getLogger(QiaoClient.class);

  /** The call of a request that answers at once. */
  <R> PreparedCall<ApiResponse<R>> plain(CallRequest<R> request, RequestOptions options) {
    Operation<?, R> operation = operation(request, Mode.CALL, options);
    return new PreparedCall<>(
        of(operation, request, options),
        // What a file says is no answer of the service, a line about an error neither.
        operation.collects() || operation.resultType() != FileContent.class,
        answer -> ApiResponse.of(answer, operation.finished(answers.read(operation, answer))));
  }

  /** Begins the observation of a call; null if it is not observed. */
  @Nullable Watched begin(CallKind kind, Request request, RequestOptions options) {
    return !settings.isObserved() || request == null || options == null
        ? null
        : GuardedObserver.begin(
            settings,
            kind,
            request.operation().api(),
            request.operation().id(),
            request.model(),
            request,
            null,
            options);
  }

  /** The stream of a request that is observed, unless {@code watched} is null. */
  <C> ValueSource<C> stream(
      StreamRequest<C> request, RequestOptions options, @Nullable Watched watched) {
    return WatchedSource.opened(watched, options, own -> stream(request, own));
  }

  /** The stream of a request, open; it is opened again where that is safe. */
  private <C> ValueSource<C> stream(StreamRequest<C> request, RequestOptions options) {
    Request sent = given(request).asStreamRequest();
    Operation<?, C> operation = operation(sent, Mode.STREAM, options);
    ApiCall call = of(operation, sent, options);
    return new RestartingSource<>(
        opening ->
            new SseSource<>(
                transport,
                transport.open(call, opening),
                operation.newEventReader(),
                settings.eventLimit()),
        new Retries(call.retry(), call.repeatable(), time),
        transport,
        call.observed());
  }

  /** A failure of a call as its caller is to see it. */
  static RuntimeException explained(ApiCall call, RuntimeException e) {
    return e instanceof TransportException broken && call.body() instanceof UploadForm form
        ? form.explain(broken)
        : e;
  }

  /** The call of a request; listeners are notified of a request that cannot be sent, too. */
  ApiCall of(Operation<?, ?> operation, Request request, RequestOptions options) {
    try {
      return calls.of(operation, request, options);
    } catch (RequestValidationException e) {
      throw refused(operation, e);
    }
  }

  /** A request that is refused before the network is an exchange, too. */
  private RequestValidationException refused(
      Operation<?, ?> operation, RequestValidationException refusal) {
    transport
        .exchanges()
        .refused(
            settings.vendor(),
            operation.id(),
            operation.method(),
            settings.endpoint().url(operation.api()),
            refusal);
    return refusal;
  }

  /** The request, if it is one. */
  static <Q extends Request> Q given(Q request) {
    return Objects.requireNonNull(request, "the request is null");
  }

  /** Finds the operation and refuses what must not be sent. */
  @SuppressWarnings("unchecked") // a request's type parameter is its operation's result type
  <R> Operation<?, R> operation(Request request, Mode mode, RequestOptions options) {
    given(request);
    Objects.requireNonNull(
        options, "the options are null; RequestOptions.DEFAULTS are the defaults");
    if (request.vendor() != settings.vendor()) {
      throw new RequestValidationException(
          "a "
              + request.getClass().getSimpleName()
              + " goes to "
              + request.vendor().displayName()
              + ", but this client calls "
              + settings.vendor().displayName()
              + "; build a client with vendor(Vendor."
              + request.vendor()
              + ")");
    }
    Operation<?, R> operation = (Operation<?, R>) request.operation().in(mode);
    if (operation == null) {
      throw new RequestValidationException(
          "a "
              + request.getClass().getSimpleName()
              + " has no operation of mode "
              + mode
              + ": its operation() is "
              + request.operation()
              + ", of mode "
              + request.operation().mode());
    }
    Validation validation =
        options.validation() == null ? settings.validation() : options.validation();
    if (validation != Validation.OFF) {
      validate(operation, request, validation);
    }
    return operation;
  }

  private void validate(Operation<?, ?> operation, Request request, Validation validation) {
    ModelLimits limits = operations.limits(request);
    Violations violations = new Violations(limits);
    boolean misplaced = operations.isOfAnotherRequest(operation, request, violations);
    if (!misplaced) {
      request.validate(violations);
    }
    List<Region> ofModel = limits == null ? List.of() : limits.regions();
    List<Region> regions = ofModel.isEmpty() ? operation.regions() : ofModel;
    if (!regions.isEmpty() && !regions.contains(settings.region())) {
      violations.warn(
          ofModel.isEmpty() ? "the operation" : "model",
          "is documented for "
              + regions
              + " and not for "
              + settings.region()
              + "; use a client and a key of such a region");
    }
    List<Violation> found = violations.found();
    if (limits == null && !misplaced && operations.isUnknown(operation, request)) {
      violations.onlyWarn("this version does not know the model");
      found = List.of();
    }
    if (!found.isEmpty()) {
      RequestValidationException refusal = new RequestValidationException(operation.id(), found);
      if (validation == Validation.STRICT) {
        throw refused(operation, refusal);
      }
      LOG.warn("{}; sent all the same", refusal.getMessage());
    }
    for (String warning : violations.warnings()) {
      transport.exchanges().warned(operation.id(), warning);
    }
  }
}
