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
import java.time.Clock;
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
 * A fake of DashScope, or of another vendor, on a free loopback port: it streams, runs tasks,
 * stores uploads and serves results as documented by the service, and refuses what the service
 * would refuse, with its codes and messages. It needs no set-up; a test that needs a particular
 * behaviour scripts it first:
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
 * <p>Scripts from methods whose names begin with {@code next}, {@code answer}, {@code reject} and
 * {@code break} are used once each, in order; then the defaults apply again. All methods may be
 * called from any thread, at any time.
 *
 * <p>The server records what it received and did, for assertions: {@link #requests()}, {@link
 * #tasks()}, {@link #uploads()}, {@link #callbacks()}.
 */
public final class FakeModelServer implements AutoCloseable {
  /** Kept here because a logger without a reference is collected, and its level with it. */
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
  private final HangUps hangUps = new HangUps();
  private final ServiceDispatcher dispatcher;

  private FakeModelServer(Vendor vendor, Region region) {
    DependencyCheck.check();
    this.vendor = vendor;
    this.region = region;
    web.setServerSocketFactory(hangUps);
    try {
      web.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no free loopback port for the fake model server", e);
    }
    this.root = new HttpUrl.Builder().scheme("http").host("127.0.0.1").port(web.getPort()).build();
    Ids ids = new Ids();
    ServerContext context =
        new ServerContext(
            vendor, script, ids, clock, callbacks, tasks, new ResultFiles(script, clock, root));
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
    this.dispatcher = new ServiceDispatcher(context, platform, storage, hangUps);
    web.setDispatcher(dispatcher);
  }

  /** Starts a server for the region cn-beijing, where every model is served. */
  public static FakeModelServer start() {
    return start(Region.CN_BEIJING);
  }

  /** Starts a server for a region of DashScope. It accepts only the key of that region. */
  public static FakeModelServer start(Region region) {
    return start(Vendor.DASHSCOPE, Objects.requireNonNull(region, "region"));
  }

  /**
   * Starts a server for a vendor. Besides DashScope it plays the chats of all other vendors, the
   * embeddings of Zhipu and the tasks of MiniMax and Zhipu, each with the vendor's own paths, field
   * names and errors, and a gateway at the paths of {@link Endpoint#gateway}.
   */
  public static FakeModelServer start(Vendor vendor) {
    return start(vendor, vendor.defaultRegion());
  }

  private static FakeModelServer start(Vendor vendor, Region region) {
    for (Logger log : WEB_SERVER_LOGS) {
      // It logs every request, including signed links, and every odd socket.
      if (log.getLevel() == null) {
        log.setLevel(Level.SEVERE);
      }
      if (log.getFilter() == null) {
        // A stream that paused when its server was closed is not worth a line.
        log.setFilter(record -> !(record.getThrown() instanceof InterruptedException));
      }
    }
    return new FakeModelServer(vendor, region);
  }

  /** Returns the vendor that this server plays. */
  public Vendor vendor() {
    return vendor;
  }

  /** Returns the region that this server plays. */
  public Region region() {
    return region;
  }

  /** Returns the key that this server accepts. */
  public String apiKey() {
    return vendor == Vendor.DASHSCOPE ? keyOf(region) : "sk-fake-" + vendor.id();
  }

  /**
   * Returns the key of a region of DashScope, such as {@code sk-fake-cn-beijing}. As the service
   * does, the server refuses the key of another region.
   */
  public static String keyOf(Region region) {
    return "sk-fake-" + region.id();
  }

  /** Returns the base URLs, for a client that is built elsewhere. */
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
   * Returns a builder of a client for this server, with its vendor, region, endpoint, key and
   * {@link #clock}, and with pauses of milliseconds between polls and between retries. {@code
   * polling(..)} with a timeout only, such as {@code PollOptions.within(..)}, keeps the pauses.
   */
  public QiaoClient.Builder clientBuilder() {
    return QiaoClient.builder()
        .vendor(vendor)
        .region(region)
        .endpoint(endpoint())
        .apiKey(apiKey())
        .clock(clock)
        .polling(
            PollOptions.within(Duration.ofSeconds(30))
                .withInitialDelay(Duration.ofMillis(5))
                .withMaxDelay(Duration.ofMillis(20)))
        .pollsPerSecond(1000)
        .retry(RetryPolicy.DEFAULT.withDelays(Duration.ofMillis(5), Duration.ofMillis(20)));
  }

  /**
   * Returns the server's clock: the machine's time, plus what {@link #passTime} added. A client
   * with this clock uploads a file again once its address has expired here.
   */
  public Clock clock() {
    return clock;
  }

  /** Returns a new client for this server; close it. */
  public QiaoClient client() {
    return clientBuilder().build();
  }

  /**
   * Answers the next chat request with this text, in pieces if it streams. Without a script the
   * model repeats the question and says that it is a practice model; a request for JSON is answered
   * with the smallest object that fits the schema, and a tool result is repeated.
   */
  public FakeModelServer answer(String text) {
    return answerWith(ChatAnswer.of(text));
  }

  /**
   * Answers the next chat request with this answer: a text with reasoning, a tool call, an early
   * end. A conversation with tools takes two:
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

  /**
   * Answers every chat from now on for which nothing is queued by {@link #answer} or {@link
   * #answerWith}, with this function, whatever the vendor and the API:
   *
   * <pre>{@code
   * server.answers(
   *     call -> {
   *       if (call.question().contains("weather") && call.toolResults().isEmpty()) {
   *         return ChatAnswer.toolCall(call.tools().get(0), "{\"city\":\"Hobart\"}");
   *       }
   *       return call.model().startsWith("qwen") ? ChatAnswer.of("I am Qwen.") : null;
   *     });
   * }</pre>
   *
   * <p>Null leaves the answer to the server. The function is called by several threads at once. A
   * function that throws is answered with a 400 that quotes the exception.
   */
  public FakeModelServer answers(Function<ModelCall, @Nullable ChatAnswer> rule) {
    script.answers(Objects.requireNonNull(rule, "rule"));
    return this;
  }

  /** Makes streams pause after each event from now on; by default they do not. */
  public FakeModelServer streamPause(Duration pause) {
    script.streamPause(pause);
    return this;
  }

  /**
   * Makes the next stream send this number of events, then an error event with this code and
   * message. For speech over a WebSocket, the pieces of audio are counted, and the error is the
   * frame {@code task-failed}.
   */
  public FakeModelServer nextStreamFailsAfter(int events, String code, String message) {
    script.failStream(new StreamFault(events, new Failure(code, message), false));
    return this;
  }

  /** Makes the next stream send this number of events, then breaks its connection. */
  public FakeModelServer nextStreamBreaksAfter(int events) {
    script.failStream(new StreamFault(events, null, false));
    return this;
  }

  /** Makes the next stream send this number of events, then no more; its connection stays open. */
  public FakeModelServer nextStreamStallsAfter(int events) {
    script.failStream(new StreamFault(events, null, true));
    return this;
  }

  /** Makes the next task run, then fail with this code and message. */
  public FakeModelServer nextTaskFails(String code, String message) {
    script.failTask(new Failure(code, message));
    return this;
  }

  /**
   * Makes the given number of images of the next image task, the last ones, fail with this code and
   * message; the task succeeds with the others.
   */
  public FakeModelServer nextImagesFail(int images, String code, String message) {
    script.failImages(new PartialFailure(images, new Failure(code, message)));
    return this;
  }

  /**
   * Sets how many polls of a task created from now on see PENDING, and how many after that RUNNING,
   * before its final state; by default one and two.
   */
  public FakeModelServer pollsPerState(int pending, int running) {
    script.pollsPerState(pending, running);
    return this;
  }

  /**
   * Makes tasks created from now on change state by the server's clock instead of by polls: PENDING
   * and RUNNING for the given times, then the final state. With minutes here, a test decides with
   * {@link #passTime} what a poll sees.
   */
  public FakeModelServer timePerState(Duration pending, Duration running) {
    script.timePerState(pending, running);
    return this;
  }

  /**
   * Applies a fault to the next request to the API, whatever it is. A request for an upload policy
   * counts, the upload itself and downloads do not.
   */
  public FakeModelServer nextRequest(Fault fault) {
    script.fault(Exchange.API, Objects.requireNonNull(fault, "fault"));
    return this;
  }

  /** Applies a fault to the next file sent to the storage host, which refuses with its own XML. */
  public FakeModelServer nextUpload(Fault fault) {
    script.fault(Exchange.UPLOAD, Objects.requireNonNull(fault, "fault"));
    return this;
  }

  /**
   * Applies a fault to the next download of a result; the storage host refuses with its own XML.
   */
  public FakeModelServer nextDownload(Fault fault) {
    script.fault(Exchange.DOWNLOAD, Objects.requireNonNull(fault, "fault"));
    return this;
  }

  /**
   * Calls this function from now on for every unscripted request, uploads and downloads included.
   * It returns a fault for the request, or null for none, for example at random. Several threads
   * may call it at once.
   */
  public FakeModelServer faults(Function<RecordedCall, @Nullable Fault> choice) {
    script.chaos(Objects.requireNonNull(choice, "choice"));
    return this;
  }

  /** Refuses the next request to the API, whatever it is. */
  public FakeModelServer nextRequestFails(int status, String code, String message) {
    return nextRequestFails(status, code, message, null);
  }

  /**
   * Refuses the next request to the API, whatever it is.
   *
   * @param status the HTTP status, 400 or more; 200 for MiniMax, whose errors have that status
   * @param code the native code, such as {@code Throttling.RateQuota}; OpenAI-style paths use the
   *     name it has there
   * @param message the service's message
   * @param retryAfter the value of the header {@code Retry-After}, in whole seconds; null for no
   *     such header, as the service answers today
   */
  public FakeModelServer nextRequestFails(
      int status, String code, String message, @Nullable Duration retryAfter) {
    if (vendor != Vendor.MINIMAX && (status < 400 || status > 599)) {
      throw new IllegalArgumentException("a failure has a status of 400 to 599, not " + status);
    }
    return nextRequest(Fault.status(status, code, message, retryAfter));
  }

  /**
   * Rejects the next portrait in its detection, whichever family checks it.
   *
   * @param code a code such as {@code InvalidFile.FacePose}; the service may leave it empty, and
   *     LivePortrait and AnimateAnyone never return one
   * @param message the service's message, which may be empty as well
   */
  public FakeModelServer rejectNextPortrait(String code, String message) {
    script.rejectPortrait(new Failure(code, message));
    return this;
  }

  /** Breaks the next download after this number of bytes. */
  public FakeModelServer breakNextDownloadAfter(long bytes) {
    script.breakDownload(bytes);
    return this;
  }

  /**
   * Posts an event to this URL whenever a task ends from now on, as EventBridge does for DashScope.
   * An event that is not accepted (no answer, or a status other than success) is sent again, up to
   * three times.
   *
   * <p>Because nothing polls a task with a callback, use {@link #timePerState} to move it.
   *
   * @throws IllegalStateException for another vendor. MiniMax needs no script: it calls the {@code
   *     callback_url} of the request, if that echoes the challenge sent first
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
   * Delivers every event this number of times from now on; by default once. The service promises at
   * least one delivery, so a receiver must recognise a repeated event by its id.
   */
  public FakeModelServer deliveriesPerEvent(int times) {
    callbacks.deliveries(times);
    return this;
  }

  /**
   * Advances the server's clock, which is the clock of the clients of {@link #client} and {@link
   * #clientBuilder}, too: tasks change state by it after {@link #timePerState}, results and tasks
   * expire after 24 hours, uploaded files after 48 hours, upload policies after 5 minutes. Timeouts
   * and pauses are real time.
   */
  public FakeModelServer passTime(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time only passes forward, not by " + time);
    }
    clock.pass(time);
    tasks.settleAll();
    return this;
  }

  /**
   * Forgets what was scripted and what was recorded, tasks and kept files included, as if the
   * server had been started again: for a test class or a Spring context that shares one server.
   * Streams that are being sent go on.
   *
   * <p>Two things stay, because clients rely on them: the time that has passed, and the files in
   * the temporary storage, whose addresses a client gives again without another upload.
   */
  public FakeModelServer reset() {
    script.reset();
    tasks.reset();
    dashScopeTasks.reset();
    callbacks.reset();
    storage.reset();
    keptFiles.reset();
    dispatcher.reset();
    return this;
  }

  /** Returns all requests that reached the server so far, in order of arrival. */
  public List<RecordedCall> requests() {
    return dispatcher.calls();
  }

  /**
   * Returns the requests among {@link #requests()} whose client closed the connection before it had
   * the whole answer: a stream that was left early, a call that was canceled or ran into its
   * timeout. An answer whose last bytes are on their way already was not left.
   *
   * <p>The server notices it a moment after the client has closed, see {@link #awaitHangUps}.
   */
  public List<RecordedCall> hangUps() {
    return hangUps.calls();
  }

  /**
   * Waits until {@link #hangUps()} has that many requests, and returns whether it has.
   *
   * @param timeout how long to wait at most
   */
  public boolean awaitHangUps(int count, Duration timeout) throws InterruptedException {
    return hangUps.await(count, timeout);
  }

  /** Returns the JSON frames that clients sent over WebSockets so far, in order of arrival. */
  public List<String> frames() {
    return script.frames();
  }

  /**
   * Returns the requests among {@link #requests()} whose path ends with a text: {@code
   * requests("/video-synthesis")}.
   */
  public List<RecordedCall> requests(String pathEnd) {
    return requests().stream().filter(call -> call.path().endsWith(pathEnd)).toList();
  }

  /**
   * Returns every task in order of creation, including those whose client never received the
   * answer, and expired ones.
   */
  public List<RecordedTask> tasks() {
    return tasks.recorded();
  }

  /**
   * Adds a file to those that a DashScope account keeps, as the service does with the output of a
   * batch: {@code keepFile("file-batch_output-1", "out.jsonl", lines)}. Its content can be fetched;
   * that of an upload cannot.
   */
  public FakeModelServer keepFile(String id, String name, byte[] content) {
    keptFiles.keep(id, name, content.clone());
    return this;
  }

  /**
   * Returns the bytes of a file that the account keeps, such as an uploaded one; null for an
   * unknown id.
   */
  public byte @Nullable [] keptFile(String id) {
    return keptFiles.bytes(id);
  }

  /** Returns every file that was sent to the temporary storage, in order. */
  public List<RecordedUpload> uploads() {
    return storage.uploads();
  }

  /** Returns every attempted delivery of an event so far, in order. */
  public List<RecordedCallback> callbacks() {
    return callbacks.sent();
  }

  /** Stops the server. Open streams break off. Has no effect when repeated. */
  @Override
  public void close() {
    callbacks.close();
    hangUps.close();
    try {
      web.shutdown();
    } catch (IOException e) {
      // A connection that ends slowly does not concern a test.
      Logger.getLogger(FakeModelServer.class.getName()).log(Level.FINE, "slow to stop", e);
    }
  }

  @Override
  public String toString() {
    String name = vendor == Vendor.DASHSCOPE ? region.id() : vendor.id();
    return "FakeModelServer[" + name + ", " + root + "]";
  }
}
