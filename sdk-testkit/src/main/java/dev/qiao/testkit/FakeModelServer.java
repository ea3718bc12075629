package dev.qiao.testkit;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.internal.json.DependencyCheck;
import dev.qiao.core.task.PollOptions;
import dev.qiao.testkit.Script.Exchange;
import dev.qiao.testkit.Script.Failure;
import dev.qiao.testkit.Script.PartialFailure;
import dev.qiao.testkit.Script.StreamFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.MockWebServer;
import org.jspecify.annotations.Nullable;

/**
 * DashScope, or another vendor, on a free loopback port: it streams, runs tasks, takes uploads and
 * serves results as the documents of the service say, and refuses what the service would refuse,
 * with its codes and words. It works without any set-up; a test that wants something particular
 * scripts it first:
 *
 * <pre>{@code
 * try (FakeModelServer server = FakeModelServer.start();
 *     QiaoClient client = server.client()) {
 *   server.answer("Hello from the fake.").nextTaskFails("DataInspectionFailed", "no cats, please");
 *   ...
 *   assertThat(server.requests()).hasSize(2);
 * }
 * }</pre>
 *
 * <p>Wishes whose names begin with {@code next}, {@code answer}, {@code reject} and {@code break}
 * are used once each, in their order; then the defaults are back. All methods may be called from
 * any thread, at any time.
 *
 * <p>What reached the server, and what it made of it, is kept for assertions: {@link #requests()},
 * {@link #tasks()}, {@link #uploads()}, {@link #callbacks()}.
 */
public final class FakeModelServer implements AutoCloseable {
  /** Kept here because a logger nobody holds is forgotten with its level. */
  private static final List<Logger> WEB_SERVER_LOGS =
      List.of(
          Logger.getLogger("okhttp3.mockwebserver.MockWebServer"),
          Logger.getLogger("mockwebserver3.MockWebServer"));

  private final MockWebServer web = new MockWebServer();
  private final FakeClock clock = new FakeClock();
  private final Script script = new Script();
  private final Vendor vendor;
  private final Region region;
  private final HttpUrl root;
  private final Callbacks callbacks = new Callbacks();
  private final FakeTasks tasks = new FakeTasks(script, clock, callbacks);
  private final DashScopeTasks dashScopeTasks;
  private final TemporaryStorage storage;
  private final KeptFiles keptFiles;
  private final ServiceDispatcher dispatcher;

  private FakeModelServer(Vendor vendor, Region region) {
    DependencyCheck.check();
    this.vendor = vendor;
    this.region = region;
    try {
      web.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no free loopback port for the fake model server", e);
    }
    this.root = new HttpUrl.Builder().scheme("http").host("127.0.0.1").port(web.getPort()).build();
    Ids ids = new Ids();
    ServerContext context =
        new ServerContext(
            script, ids, clock, callbacks, tasks, new ResultFiles(script, clock, root));
    this.storage = new TemporaryStorage(ids, clock, root);
    this.keptFiles = new KeptFiles(ids, clock);
    this.dashScopeTasks = new DashScopeTasks(context, region);
    Platform platform =
        switch (vendor) {
          case MINIMAX -> new MiniMaxPlatform(context, apiKey());
          case ZHIPU -> new ZhipuPlatform(context, apiKey());
          case GATEWAY -> new GatewayPlatform(context, apiKey());
          case DEEPSEEK -> OpenAiPlatform.deepSeek(context, apiKey());
          case MOONSHOT -> OpenAiPlatform.moonshot(context, apiKey());
          case DASHSCOPE ->
              new DashScopePlatform(context, apiKey(), region, storage, dashScopeTasks, keptFiles);
        };
    this.dispatcher = new ServiceDispatcher(context, platform, storage);
    web.setDispatcher(dispatcher);
  }

  /** Starts a server of the region cn-beijing, where every model is served. */
  public static FakeModelServer start() {
    return start(Region.CN_BEIJING);
  }

  /** Starts a server of a region of DashScope. It knows that region's key alone. */
  public static FakeModelServer start(Region region) {
    return start(Vendor.DASHSCOPE, Objects.requireNonNull(region, "region"));
  }

  /**
   * Starts a server of a vendor. Beside DashScope it plays the chats of all others and the tasks of
   * MiniMax and Zhipu, each with the vendor's own paths, words and errors, and a gateway at the
   * paths of {@link Endpoint#gateway}.
   */
  public static FakeModelServer start(Vendor vendor) {
    return start(vendor, vendor.defaultRegion());
  }

  private static FakeModelServer start(Vendor vendor, Region region) {
    for (Logger log : WEB_SERVER_LOGS) {
      // It tells of every request, links with their signatures included, and of every odd socket.
      if (log.getLevel() == null) {
        log.setLevel(Level.SEVERE);
      }
      if (log.getFilter() == null) {
        // A stream that paused when its server was closed is no news.
        log.setFilter(told -> !(told.getThrown() instanceof InterruptedException));
      }
    }
    return new FakeModelServer(vendor, region);
  }

  /** The vendor this server plays. */
  public Vendor vendor() {
    return vendor;
  }

  /** The region this server plays. */
  public Region region() {
    return region;
  }

  /** The key this server knows. */
  public String apiKey() {
    return vendor == Vendor.DASHSCOPE ? keyOf(region) : "sk-fake-" + vendor.id();
  }

  /**
   * The key of a region of DashScope, {@code sk-fake-cn-beijing} for one. The server refuses it
   * unless the region is its own, as the service does.
   */
  public static String keyOf(Region region) {
    return "sk-fake-" + region.id();
  }

  /** The base URLs, for a client that is built elsewhere. */
  public Endpoint endpoint() {
    String base = "127.0.0.1:" + root.port();
    URI http = URI.create("http://" + base);
    return switch (vendor) {
      case MINIMAX, MOONSHOT -> Endpoint.single(http.resolve("/v1"));
      case DEEPSEEK -> Endpoint.single(http);
      case ZHIPU -> Endpoint.single(http.resolve("/api/paas/v4"));
      case GATEWAY -> Endpoint.gateway(http);
      case DASHSCOPE ->
          new Endpoint(
              http.resolve("/api/v1"),
              http.resolve("/compatible-mode/v1"),
              URI.create("ws://" + base + "/api-ws/v1/inference"));
    };
  }

  /**
   * A builder of a client of this server, with its vendor, region, endpoint and key, and with
   * pauses of milliseconds between polls and between retries.
   */
  public QiaoClient.Builder clientBuilder() {
    return QiaoClient.builder()
        .vendor(vendor)
        .region(region)
        .endpoint(endpoint())
        .apiKey(apiKey())
        .polling(
            PollOptions.within(Duration.ofSeconds(30))
                .withInitialDelay(Duration.ofMillis(5))
                .withMaxDelay(Duration.ofMillis(20)))
        .pollsPerSecond(1000)
        .retry(RetryPolicy.DEFAULT.withDelays(Duration.ofMillis(5), Duration.ofMillis(20)));
  }

  /** A client of this server; close it. */
  public QiaoClient client() {
    return clientBuilder().build();
  }

  /**
   * The next chat request gets this text, in pieces if it streams. Without a script the model
   * repeats the question and says that it only practises; asked for JSON, it answers with the
   * smallest object that fits the schema, and shown what a tool returned, it repeats that.
   */
  public FakeModelServer answer(String text) {
    return answerWith(ChatAnswer.of(text));
  }

  /**
   * The next chat request gets this answer: a text with reasoning, a call of a tool, an early end.
   * A conversation with tools takes two:
   *
   * <pre>{@code
   * server
   *     .answerWith(ChatAnswer.toolCall("get_weather", "{\"city\":\"Hobart\"}"))
   *     .answer("It rains in Hobart.");
   * }</pre>
   */
  public FakeModelServer answerWith(ChatAnswer answer) {
    script.answer(Objects.requireNonNull(answer, "answer"));
    return this;
  }

  /** Streams pause so long after each event from now on; at first they do not. */
  public FakeModelServer streamPause(Duration pause) {
    script.streamPause(pause);
    return this;
  }

  /**
   * The next stream sends so many events, then an error event with this code and message. Of speech
   * over a WebSocket pieces of audio are counted, and the error is the frame {@code task-failed}.
   */
  public FakeModelServer nextStreamFailsAfter(int events, String code, String message) {
    script.failStream(new StreamFault(events, new Failure(code, message), false));
    return this;
  }

  /** The next stream sends so many events, then its connection breaks. */
  public FakeModelServer nextStreamBreaksAfter(int events) {
    script.failStream(new StreamFault(events, null, false));
    return this;
  }

  /** The next stream sends so many events, then no more, and its connection stays open. */
  public FakeModelServer nextStreamStallsAfter(int events) {
    script.failStream(new StreamFault(events, null, true));
    return this;
  }

  /** The next task created runs, then fails with this code and message. */
  public FakeModelServer nextTaskFails(String code, String message) {
    script.failTask(new Failure(code, message));
    return this;
  }

  /**
   * Of the next task that makes images from a prompt, or of images, the last so many fail with this
   * code and message; the task succeeds with the others.
   */
  public FakeModelServer nextImagesFail(int images, String code, String message) {
    script.failImages(new PartialFailure(images, new Failure(code, message)));
    return this;
  }

  /**
   * Tasks created from now on show PENDING to so many polls, then RUNNING to so many, then their
   * end; at first one and two.
   */
  public FakeModelServer pollsPerState(int pending, int running) {
    script.pollsPerState(pending, running);
    return this;
  }

  /**
   * Tasks created from now on move by the server's clock instead of by polls: they are PENDING for
   * so long, RUNNING for so long, then at their end. With minutes here, a test decides with {@link
   * #passTime} what a poll sees.
   */
  public FakeModelServer timePerState(Duration pending, Duration running) {
    script.timePerState(pending, running);
    return this;
  }

  /**
   * The next request to the API, whatever it is, goes wrong. A request for a policy of an upload
   * counts, the upload itself and downloads do not.
   */
  public FakeModelServer nextRequest(Fault fault) {
    script.fault(Exchange.API, Objects.requireNonNull(fault, "fault"));
    return this;
  }

  /** The next file sent to the storage host goes wrong; it refuses in its own XML. */
  public FakeModelServer nextUpload(Fault fault) {
    script.fault(Exchange.UPLOAD, Objects.requireNonNull(fault, "fault"));
    return this;
  }

  /** The next download of a result goes wrong; the storage host refuses in its own XML. */
  public FakeModelServer nextDownload(Fault fault) {
    script.fault(Exchange.DOWNLOAD, Objects.requireNonNull(fault, "fault"));
    return this;
  }

  /**
   * From now on every request for which nothing is scripted, uploads and downloads included, is
   * shown to this function, which may give a fault for it, or null for none: the way to bad luck by
   * chance. It is asked by several threads at once.
   */
  public FakeModelServer faults(Function<RecordedCall, @Nullable Fault> choice) {
    script.chaos(Objects.requireNonNull(choice, "choice"));
    return this;
  }

  /** The next request to the API, whatever it is, is refused. */
  public FakeModelServer nextRequestFails(int status, String code, String message) {
    return nextRequestFails(status, code, message, null);
  }

  /**
   * The next request to the API, whatever it is, is refused.
   *
   * @param status the HTTP status, 400 or more; 200 for MiniMax, which tells its errors so
   * @param code the native code, such as {@code Throttling.RateQuota}; OpenAI-style paths get the
   *     name it has there
   * @param message the service's words
   * @param retryAfter what the header {@code Retry-After} says, in whole seconds; null for no such
   *     header, which is how the service answers today
   */
  public FakeModelServer nextRequestFails(
      int status, String code, String message, @Nullable Duration retryAfter) {
    if (vendor != Vendor.MINIMAX && (status < 400 || status > 599)) {
      throw new IllegalArgumentException("a failure has a status of 400 to 599, not " + status);
    }
    return nextRequest(Fault.status(status, code, message, retryAfter));
  }

  /**
   * The next portrait does not pass its detection, whichever family looks at it.
   *
   * @param code a code such as {@code InvalidFile.FacePose}; the service may leave it empty, and
   *     LivePortrait and AnimateAnyone never tell one
   * @param message the service's words, which may be empty as well
   */
  public FakeModelServer rejectNextPortrait(String code, String message) {
    script.rejectPortrait(new Failure(code, message));
    return this;
  }

  /** The next download breaks off after so many bytes. */
  public FakeModelServer breakNextDownloadAfter(long bytes) {
    script.breakDownload(bytes);
    return this;
  }

  /**
   * Whenever a task ends, an event is posted to this address from now on, as EventBridge does it
   * for DashScope. An event that is not taken (no answer, or a status that is no success) is sent
   * again, three times in all.
   *
   * <p>Nobody polls a task that will call back, so let {@link #timePerState} move it.
   *
   * @throws IllegalStateException for another vendor. MiniMax needs no wish: it calls where the
   *     request's {@code callback_url} says, if that echoes the challenge sent first
   */
  public FakeModelServer callbacksTo(URI target) {
    if (vendor != Vendor.DASHSCOPE) {
      throw new IllegalStateException(
          vendor == Vendor.MINIMAX
              ? "MiniMax calls back where a request's callback_url says"
              : vendor.displayName() + " documents no callbacks");
    }
    dashScopeTasks.callbacksTo(target);
    return this;
  }

  /**
   * Every event is delivered so many times from now on, at first once. The service promises at
   * least one delivery: a receiver must know an event that it has seen by its id.
   */
  public FakeModelServer deliveriesPerEvent(int times) {
    callbacks.deliveries(times);
    return this;
  }

  /**
   * Lets time pass for the server alone: tasks move by it after {@link #timePerState}, results
   * expire after 24 hours, tasks are forgotten after 24, uploaded files after 48, upload policies
   * after 5 minutes.
   */
  public FakeModelServer passTime(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time only passes forward, not by " + time);
    }
    clock.pass(time);
    tasks.settleAll();
    return this;
  }

  /** Everything that reached the server so far, in order of arrival. */
  public List<RecordedCall> requests() {
    return dispatcher.calls();
  }

  /** The frames of JSON that clients sent over WebSockets so far, in order of arrival. */
  public List<String> frames() {
    return script.frames();
  }

  /**
   * The requests among {@link #requests()} whose path ends so: {@code
   * requests("/video-synthesis")}.
   */
  public List<RecordedCall> requests(String pathEnd) {
    return requests().stream().filter(call -> call.path().endsWith(pathEnd)).toList();
  }

  /**
   * Every task that was created, in that order, those included whose creator never heard of it, and
   * those that are forgotten by now.
   */
  public List<RecordedTask> tasks() {
    return tasks.recorded();
  }

  /**
   * Puts a file among those that a DashScope account keeps, as the service does with what a batch
   * made: {@code keepFile("file-batch_output-1", "out.jsonl", lines)}. Its content can be fetched,
   * that of an upload not.
   */
  public FakeModelServer keepFile(String id, String name, byte[] content) {
    keptFiles.keep(id, name, content.clone());
    return this;
  }

  /** The bytes of a file that the account keeps, one that was uploaded for instance; else null. */
  public byte @Nullable [] keptFile(String id) {
    return keptFiles.bytes(id);
  }

  /** Every file that the temporary storage took, in order. */
  public List<RecordedUpload> uploads() {
    return storage.uploads();
  }

  /** Every delivery of an event that was tried so far, in order. */
  public List<RecordedCallback> callbacks() {
    return callbacks.sent();
  }

  /** Stops the server. Streams under way break off. Harmless when repeated. */
  @Override
  public void close() {
    callbacks.close();
    try {
      web.shutdown();
    } catch (IOException e) {
      // A connection is slow to end: it will, and no test is better for knowing.
      Logger.getLogger(FakeModelServer.class.getName()).log(Level.FINE, "slow to stop", e);
    }
  }

  @Override
  public String toString() {
    String name = vendor == Vendor.DASHSCOPE ? region.id() : vendor.id();
    return "FakeModelServer[" + name + ", " + root + "]";
  }
}
