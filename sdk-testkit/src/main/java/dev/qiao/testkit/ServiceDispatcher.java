package dev.qiao.testkit;

import dev.qiao.testkit.Script.Exchange;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;

/**
 * Records every request and passes it to the host that serves its path, unless a fault intervenes.
 */
final class ServiceDispatcher extends Dispatcher {
  private final ServerContext context;
  private final Platform platform;
  private final TemporaryStorage storage;
  private final ConcurrentLinkedQueue<RecordedCall> calls = new ConcurrentLinkedQueue<>();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final HangUps hangUps;

  ServiceDispatcher(
      ServerContext context, Platform platform, TemporaryStorage storage, HangUps hangUps) {
    this.hangUps = hangUps;
    this.context = context;
    this.platform = platform;
    this.storage = storage;
  }

  List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    threads.add(Thread.currentThread());
    IncomingRequest in = IncomingRequest.of(request, context.ids().request());
    RecordedCall call = in.recorded();
    calls.add(call);
    HangUps.Exchange exchange = hangUps.begin(call, in.header("Upgrade") != null);
    MockResponse answer;
    try {
      answer = answer(in, call);
    } catch (RuntimeException | Error e) {
      answer = failed(in, e);
    }
    exchange.answers(answer);
    return answer;
  }

  /** Forgets the requests so far. */
  void reset() {
    calls.clear();
    hangUps.reset();
  }

  /** Wakes the streams that pause, which MockWebServer would wait for. */
  @Override
  public void shutdown() {
    threads.forEach(Thread::interrupt);
  }

  private MockResponse answer(IncomingRequest in, RecordedCall call) {
    if (ResultFiles.serves(in)) {
      return exchange(in, call, Exchange.DOWNLOAD, context.files()::get, Wire::storageError);
    }
    if (TemporaryStorage.serves(in)) {
      return exchange(in, call, Exchange.UPLOAD, storage::post, Wire::storageError);
    }
    Platform.Service service = platform.service(in);
    if (service == null) {
      throw Refusal.notFound(
          "NotFound", "FakeModelServer serves no " + in.method() + " " + in.path() + ".");
    }
    return exchange(in, call, Exchange.API, service, platform::refuse);
  }

  /** Writes a refusal in the form of the host that was asked. */
  @FunctionalInterface
  private interface Refusing {
    MockResponse refuse(IncomingRequest in, Refusal refusal);
  }

  private MockResponse exchange(
      IncomingRequest in,
      RecordedCall call,
      Exchange exchange,
      Platform.Service service,
      Refusing refusing) {
    Fault fault;
    try {
      fault = context.script().takeFault(exchange, call);
    } catch (RuntimeException | Error e) {
      throw Refusal.badRequest("InvalidParameter", "the function of faults(..) failed: " + e);
    }
    if (fault == null) {
      return service.answer(in);
    }
    IncomingRequest faulty = in.withStreamFault(fault.inStream());
    return fault.play(() -> served(faulty, service), refusal -> refusing.refuse(in, refusal));
  }

  /** A service's answer, also where it refuses: what a fault happens to. */
  private MockResponse served(IncomingRequest in, Platform.Service service) {
    try {
      return service.answer(in);
    } catch (RuntimeException | Error e) {
      return failed(in, e);
    }
  }

  private MockResponse failed(IncomingRequest in, Throwable e) {
    // A mistake of the fake: say so in the answer, or the test would see a closed connection.
    return platform.refuse(
        in,
        e instanceof Refusal refusal
            ? refusal
            : new Refusal(500, "InternalError", "FakeModelServer has a bug: " + e, null));
  }
}
