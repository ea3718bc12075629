package dev.qiao.observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.audio.AudioModels;
import dev.qiao.audio.AudioService;
import dev.qiao.audio.SpeechSession;
import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.CosyVoices;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.CallObserver;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.NotFoundException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ObservedCall;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.Metered;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import dev.qiao.testkit.ChatAnswer;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.Fault;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatStream;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.tool.ToolLoop;
import dev.qiao.text.tool.ToolRegistry;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an observer sees of calls, over a socket. */
class CallObserverTest {
  private final FakeModelServer server = FakeModelServer.start(Region.CN_BEIJING);
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final QiaoClient client = server.clientBuilder().observer(this::begin).build();
  private final TextService text = new TextService(client);

  /** One call, as it was seen. */
  private static final class Seen implements ObservedCall {
    final CallObserver.Call call;
    final Thread begunOn = Thread.currentThread();
    final List<Object> received = new CopyOnWriteArrayList<>();
    final List<Throwable> retries = new CopyOnWriteArrayList<>();
    final List<String> ids = new CopyOnWriteArrayList<>();
    final List<End> ends = new CopyOnWriteArrayList<>();
    volatile @Nullable Throwable failure;

    Seen(CallObserver.Call call) {
      this.call = call;
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("traceparent", "00-" + call.kind());
    }

    @Override
    public void retried(int attempt, Duration pause, Throwable reason) {
      retries.add(reason);
    }

    @Override
    public void identified(String requestId) {
      ids.add(requestId);
    }

    @Override
    public void received(Object value) {
      received.add(value);
    }

    @Override
    public void ended(End end, @Nullable Throwable reason) {
      ends.add(end);
      failure = reason;
    }
  }

  private ObservedCall begin(CallObserver.Call call) {
    Seen one = new Seen(call);
    seen.add(one);
    return one;
  }

  @AfterEach
  void closeAll() {
    client.close();
    server.close();
  }

  private Seen only() {
    assertThat(seen).hasSize(1);
    return seen.get(0);
  }

  private Seen of(CallObserver.CallKind kind) {
    List<Seen> found = seen.stream().filter(one -> one.call.kind() == kind).toList();
    assertThat(found).as("calls of kind %s in %s", kind, calls()).hasSize(1);
    return found.get(0);
  }

  private List<CallObserver.CallKind> calls() {
    return seen.stream().map(one -> one.call.kind()).toList();
  }

  private static QwenChatRequest hello() {
    return QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello?")).build();
  }

  @Test
  void call_isSeenWithItsRequestItsAnswerAndItsEnd() {
    QwenChatRequest request = hello();

    ChatResponse answer = text.chat(request);

    Seen one = only();
    assertThat(one.call.kind()).isEqualTo(CallObserver.CallKind.CALL);
    assertThat(one.call.vendor()).isEqualTo(Vendor.DASHSCOPE);
    assertThat(one.call.region()).isEqualTo(Region.CN_BEIJING);
    assertThat(one.call.host()).isEqualTo(server.endpoint().nativeUrl().getHost());
    assertThat(one.call.port()).isEqualTo(server.endpoint().nativeUrl().getPort());
    assertThat(one.call.operation()).isEqualTo("qwen.chat-completions");
    assertThat(one.call.model()).isEqualTo(TextModels.QWEN_PLUS);
    assertThat(one.call.request()).isSameAs(request);
    assertThat(one.call.cause()).isNull();
    assertThat(one.call.toString()).doesNotContain("Hello?");
    assertThat(one.received).containsExactly(answer);
    assertThat(((Metered) answer).amounts()).containsKeys("input_tokens", "output_tokens");
    assertThat(one.ids).hasSize(1);
    assertThat(one.ends).containsExactly(ObservedCall.End.SUCCEEDED);
    assertThat(server.requests().get(0).headers().get("traceparent")).isEqualTo("00-CALL");
  }

  @Test
  void callAsync_beginsOnTheThreadThatAsks() throws Exception {
    ChatResponse answer = text.chatAsync(hello()).get(20, TimeUnit.SECONDS);

    assertThat(only().begunOn).isSameAs(Thread.currentThread());
    assertThat(only().received).containsExactly(answer);
    assertThat(only().ends).containsExactly(ObservedCall.End.SUCCEEDED);
  }

  @Test
  void callAsync_thatIsCanceled_isAbandoned() {
    server.nextRequest(Fault.stall());
    CompletableFuture<ChatResponse> future = text.chatAsync(hello());

    future.cancel(true);

    assertThat(only().ends).containsExactly(ObservedCall.End.ABANDONED);
    assertThat(only().failure).isNull();
  }

  @Test
  void refusal_endsTheCallThatIsRetriedUntilThen() {
    server.nextRequestFails(429, "Throttling", "Too many requests.");
    server.nextRequestFails(400, "InvalidParameter", "No.");

    assertThatThrownBy(() -> text.chat(hello())).isInstanceOf(ApiException.class);

    assertThat(only().retries).hasSize(1);
    assertThat(only().ends).containsExactly(ObservedCall.End.FAILED);
    assertThat(only().failure).isInstanceOf(ApiException.class);
  }

  @Test
  void answerThatIsNoJson_isAFailure() {
    server.nextRequest(Fault.answer(200, "text/html", "<html>log in</html>"));

    assertThatThrownBy(() -> text.chat(hello())).isInstanceOf(MalformedResponseException.class);

    assertThat(only().ends).containsExactly(ObservedCall.End.FAILED);
    assertThat(only().failure).isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void requestThatIsNotSent_isAFailure() {
    QwenChatRequest hot =
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("x")).temperature(9.0).build();

    assertThatThrownBy(() -> text.chat(hot)).isInstanceOf(RequestValidationException.class);

    assertThat(server.requests()).isEmpty();
    assertThat(only().ends).containsExactly(ObservedCall.End.FAILED);
  }

  @Test
  void stream_isSeenPieceByPiece() {
    server.answer("One two three.");
    List<ChatChunk> pieces = new ArrayList<>();
    try (ChatStream stream = text.stream(hello())) {
      stream.forEach(pieces::add);
    }

    Seen one = of(CallObserver.CallKind.STREAM);
    assertThat(one.received).hasSameSizeAs(pieces);
    assertThat(one.ends).containsExactly(ObservedCall.End.SUCCEEDED);
    assertThat(server.requests().get(0).headers().get("traceparent")).isEqualTo("00-STREAM");
  }

  @Test
  void streamThatIsLeft_isAbandoned() {
    server.answer("One two three.");
    try (ChatStream stream = text.stream(hello())) {
      stream.iterator().next();
    }

    assertThat(only().received).isNotEmpty();
    assertThat(only().ends).containsExactly(ObservedCall.End.ABANDONED);
  }

  @Test
  void streamThatBreaks_isAFailure() {
    server.nextStreamBreaksAfter(2);
    assertThatThrownBy(
            () -> {
              try (ChatStream stream = text.stream(hello())) {
                stream.forEach(chunk -> {});
              }
            })
        .isInstanceOf(SdkException.class);

    assertThat(only().ends).containsExactly(ObservedCall.End.FAILED);
  }

  @Test
  void streamThatIsNotBegun_isSeenOnceWithItsRetry() {
    server.nextStreamFailsAfter(0, "Throttling", "Too many requests.");
    try (ChatStream stream = text.stream(hello())) {
      stream.forEach(chunk -> {});
    }

    assertThat(only().retries).hasSize(1);
    assertThat(only().ends).containsExactly(ObservedCall.End.SUCCEEDED);
  }

  private static class Taking implements Flow.Subscriber<ChatChunk> {
    final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final long demand;

    Taking(long demand) {
      this.demand = demand;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      if (demand > 0) {
        subscription.request(demand);
      }
    }

    @Override
    public void onNext(ChatChunk chunk) {}

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      end.complete(null);
    }
  }

  @Test
  void publisher_beginsOnTheThreadThatSubscribes() throws Exception {
    Flow.Publisher<ChatChunk> publisher = text.publisher(hello());
    assertThat(seen).isEmpty();
    Taking subscriber = new Taking(Long.MAX_VALUE);

    publisher.subscribe(subscriber);
    subscriber.end.get(20, TimeUnit.SECONDS);

    assertThat(only().begunOn).isSameAs(Thread.currentThread());
    assertThat(only().ends).containsExactly(ObservedCall.End.SUCCEEDED);
  }

  @Test
  void publisherWithoutDemand_endsWithTheClient() {
    text.publisher(hello()).subscribe(new Taking(0));

    client.close();

    assertThat(only().ends).containsExactly(ObservedCall.End.FAILED);
  }

  @Test
  void publisherWhoseSecondSubscriberIsRefused_isOneCall() throws Exception {
    Flow.Publisher<ChatChunk> publisher = text.publisher(hello());
    Taking first = new Taking(Long.MAX_VALUE);
    publisher.subscribe(first);
    publisher.subscribe(new Taking(1));
    first.end.get(20, TimeUnit.SECONDS);

    assertThat(seen).hasSize(1);
  }

  @Test
  void task_isASubmissionAndAWaitThatKnowsIt() {
    TaskHandle<VideoResult> task =
        new VideoService(client)
            .submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kite.").build());
    VideoResult result = task.await();

    Seen submission = of(CallObserver.CallKind.SUBMISSION);
    assertThat(submission.received).containsExactly(task.ref());
    assertThat(submission.ends).containsExactly(ObservedCall.End.SUCCEEDED);
    Seen wait = of(CallObserver.CallKind.WAIT);
    assertThat(calls())
        .containsExactly(CallObserver.CallKind.SUBMISSION, CallObserver.CallKind.WAIT);
    assertThat(wait.call.task()).isEqualTo(task.ref());
    assertThat(wait.call.cause()).isNotNull();
    assertThat(wait.received).element(0).isInstanceOf(TaskSnapshot.class);
    assertThat(wait.received).last().isEqualTo(result);
    assertThat(result.amounts()).containsKey("video_seconds");
    assertThat(wait.ends).containsExactly(ObservedCall.End.SUCCEEDED);
  }

  @Test
  void taskThatIsResumed_hasNoCause() {
    TaskRef ref =
        new VideoService(client)
            .submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kite.").build())
            .ref();
    client.tasks().resume(ref, VideoResult.class).await();

    assertThat(of(CallObserver.CallKind.WAIT).call.cause()).isNull();
  }

  @Test
  void taskThatFails_isAWaitThatFails() {
    server.nextTaskFails("InternalError", "No.");
    TaskHandle<VideoResult> task =
        new VideoService(client)
            .submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kite.").build());

    assertThatThrownBy(task::await).isInstanceOf(TaskFailedException.class);

    Seen wait = of(CallObserver.CallKind.WAIT);
    assertThat(wait.ends).containsExactly(ObservedCall.End.FAILED);
    assertThat(wait.failure).isInstanceOf(TaskFailedException.class);
  }

  @Test
  void waitsForManyAndLooks_areSeenEach() throws Exception {
    VideoService video = new VideoService(client);
    List<TaskHandle<VideoResult>> tasks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      tasks.add(
          video.submit(
              WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "Kite " + i + ".").build()));
    }
    seen.clear();

    client.tasks().awaitAll(tasks);
    tasks.get(0).snapshot();
    tasks.get(0).awaitAsync().get(20, TimeUnit.SECONDS);

    assertThat(calls())
        .containsExactly(
            CallObserver.CallKind.WAIT,
            CallObserver.CallKind.WAIT,
            CallObserver.CallKind.WAIT,
            CallObserver.CallKind.SNAPSHOT,
            CallObserver.CallKind.WAIT);
    assertThat(seen).allMatch(one -> one.ends.equals(List.of(ObservedCall.End.SUCCEEDED)));
  }

  @Test
  void waitOfTheLimitOfSubmissions_isNoCall() {
    try (QiaoClient limited =
        server.clientBuilder().observer(this::begin).limitSubmissions().build()) {
      TaskHandle<VideoResult> task =
          new VideoService(limited)
              .submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kite.").build());
      task.await();
    }

    assertThat(calls())
        .containsExactly(CallObserver.CallKind.SUBMISSION, CallObserver.CallKind.WAIT);
  }

  @Test
  void uploadAndDownload_areSeen(@TempDir Path folder) {
    text.chat(
        QwenChatRequest.builder(
                TextModels.QWEN3_VL_PLUS,
                Message.user(
                    ContentPart.image(MediaSource.of(SampleMedia.portraitPng(), "photo.png")),
                    ContentPart.text("What is it?")))
            .build());
    Seen upload = of(CallObserver.CallKind.UPLOAD);
    assertThat(upload.call.cause()).isNotNull();
    assertThat(upload.ends).containsExactly(ObservedCall.End.SUCCEEDED);
    assertThat(of(CallObserver.CallKind.CALL).ends).containsExactly(ObservedCall.End.SUCCEEDED);

    new VideoService(client)
        .submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kite.").build())
        .await()
        .video()
        .saveTo(folder.resolve("kite.mp4"));
    assertThat(of(CallObserver.CallKind.DOWNLOAD).ends).containsExactly(ObservedCall.End.SUCCEEDED);
  }

  @Test
  void session_isSeenFromItsOpeningToItsClose() {
    AudioService audio = new AudioService(client);
    try (SpeechSession session =
        audio.open(
            CosyVoiceSessionRequest.builder(AudioModels.COSYVOICE_V3_FLASH, CosyVoices.LONGANYANG)
                .build())) {
      session.send("Hello.");
      session.finish();
      session.audio().forEach(chunk -> {});
    }

    Seen one = of(CallObserver.CallKind.SESSION);
    assertThat(one.received).isNotEmpty();
    assertThat(one.ends).containsExactly(ObservedCall.End.SUCCEEDED);
  }

  record City(String name) {}

  @Test
  void toolLoop_isTheCauseOfItsChatsAndTools() {
    server.answerWith(ChatAnswer.toolCall("city", "{\"name\":\"Oslo\"}"));
    server.answer("It rains.");
    ToolRegistry tools = ToolRegistry.builder().add(City.class, city -> "rain").build();

    ToolLoop.of(text, tools)
        .run(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Weather in Oslo?")));

    assertThat(calls())
        .containsExactly(
            CallObserver.CallKind.TOOL_LOOP,
            CallObserver.CallKind.CALL,
            CallObserver.CallKind.TOOL,
            CallObserver.CallKind.CALL);
    assertThat(seen).allMatch(one -> one.ends.equals(List.of(ObservedCall.End.SUCCEEDED)));
    assertThat(seen.subList(1, 4)).allMatch(one -> one.call.cause() != null);
    assertThat(of(CallObserver.CallKind.TOOL).call.operation()).isEqualTo("city");
  }

  @Test
  void ownLoop_isTheCauseOfWhatIsPartOfIt() {
    CallObserver observer = client.options().observer();
    ObservedCall loop =
        observer.begin(
            CallObserver.Call.of(
                client.options(), CallObserver.CallKind.TOOL_LOOP, "my-agent", null));

    text.with(RequestOptions.builder().partOf(loop).build()).chat(hello());
    loop.ended(ObservedCall.End.SUCCEEDED, null);

    assertThat(of(CallObserver.CallKind.CALL).call.cause())
        .isSameAs(of(CallObserver.CallKind.TOOL_LOOP));
    assertThat(of(CallObserver.CallKind.TOOL_LOOP).ends).hasSize(1);
  }

  @Test
  void rawRequests_areSeen() {
    assertThatThrownBy(() -> client.raw().post("/services/none", "{}"))
        .isInstanceOf(NotFoundException.class);

    assertThat(only().call.operation()).isEqualTo("raw");
    assertThat(only().ends).containsExactly(ObservedCall.End.FAILED);
  }

  /** Throws from everything. */
  private static final class Throwing implements ObservedCall {
    @Override
    public Map<String, String> headers() {
      throw new AssertionError("headers");
    }

    @Override
    public void received(Object value) {
      throw new IllegalStateException("received");
    }

    @Override
    public void identified(String requestId) {
      throw new IllegalStateException("identified");
    }

    @Override
    public void ended(End end, @Nullable Throwable failure) {
      throw new IllegalStateException("ended");
    }
  }

  @Test
  void observerThatThrows_hurtsNoCall() {
    try (QiaoClient hurt = server.clientBuilder().observer(call -> new Throwing()).build();
        QiaoClient blind =
            server
                .clientBuilder()
                .observer(
                    call -> {
                      throw new AssertionError("begin");
                    })
                .build();
        QiaoClient without = server.clientBuilder().observer(call -> null).build()) {
      for (QiaoClient one : List.of(hurt, blind, without)) {
        assertThat(new TextService(one).chat(hello()).text()).isNotEmpty();
        try (ChatStream stream = new TextService(one).stream(hello())) {
          stream.forEach(chunk -> {});
          assertThat(stream.accumulated().text()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void headersOfAnObserver_replaceNoneOfOurs() {
    ObservedCall bad =
        new ObservedCall() {
          @Override
          public Map<String, String> headers() {
            return Map.of("Authorization", "Bearer other");
          }
        };
    try (QiaoClient other = server.clientBuilder().observer(call -> bad).build()) {
      new TextService(other).chat(hello());
    }

    assertThat(server.requests().get(0).headers().get("authorization"))
        .isEqualTo("Bearer " + server.apiKey());
  }
}
