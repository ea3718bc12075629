package dev.qiao.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.ObservedCall.End;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.testkit.ChatAnswer;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.Fault;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.tool.ToolLoop;
import dev.qiao.text.tool.ToolRegistry;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.observation.transport.SenderContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Observations over sockets. {@link TestObservationRegistry} validates them all: begun and stopped
 * once, scopes closed, the same low-cardinality keys for the same name.
 */
@Timeout(60)
class ObservationsTest {
  private static final String GEN_AI = "gen_ai.client.operation";
  private static final String OWN = "qiao.client.operation";
  private static final String WAIT = "qiao.task.wait";

  record GetWeather(String city) {}

  private final FakeModelServer server = FakeModelServer.start();
  private final TestObservationRegistry registry = TestObservationRegistry.create();
  private final Queue<QiaoObservationContext> stopped = new ConcurrentLinkedQueue<>();
  private QiaoClient client = client(MicrometerObserver.of(noting(registry)));

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private <R extends ObservationRegistry> R noting(R any) {
    any.observationConfig()
        .observationHandler(
            new ObservationHandler<QiaoObservationContext>() {
              @Override
              public boolean supportsContext(Observation.Context context) {
                return context instanceof QiaoObservationContext;
              }

              @Override
              public void onStop(QiaoObservationContext context) {
                stopped.add(context);
              }
            });
    return any;
  }

  private QiaoClient client(MicrometerObserver observer) {
    return server
        .clientBuilder()
        .observer(observer)
        .polling(PollOptions.DEFAULT.withInitialDelay(Duration.ofMillis(5)))
        .retry(RetryPolicy.DEFAULT.withDelays(Duration.ofMillis(1), Duration.ofMillis(2)))
        .build();
  }

  private static QwenChatRequest question() {
    return QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("A secret question")).build();
  }

  private static WanTextToVideoRequest kite() {
    return WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kite").build();
  }

  private QiaoObservationContext only() {
    assertThat(stopped).hasSize(1);
    return stopped.element();
  }

  private static Map<String, String> tags(QiaoObservationContext context) {
    return context.getLowCardinalityKeyValues().stream()
        .collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
  }

  @Test
  void aChat_isOneObservation_withAClosedSetOfTags() {
    new TextService(client).chat(question());

    TestObservationRegistryAssert.assertThat(registry)
        .hasSingleObservationThat()
        .hasBeenStarted()
        .hasBeenStopped()
        .doesNotHaveError()
        .hasNameEqualTo(GEN_AI)
        .hasContextualNameEqualTo("chat qwen-plus")
        .hasHighCardinalityKeyValueWithKey("server.address")
        .hasHighCardinalityKeyValueWithKey("server.port")
        .hasHighCardinalityKeyValueWithKey("qiao.request.id");
    assertThat(tags(only()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "gen_ai.operation.name", "chat",
                "gen_ai.provider.name", "dashscope",
                "gen_ai.request.model", "qwen-plus",
                "error.type", "none",
                "qiao.kind", "call",
                "qiao.operation", "qwen.chat-completions",
                "qiao.outcome", "succeeded",
                "qiao.region", "cn-beijing"));
  }

  @Test
  void noKeyValue_holdsAPromptOrAnAnswer() {
    server.answer("A secret answer");
    new TextService(client).chat(question());

    assertThat(only().getAllKeyValues().stream().map(KeyValue::getValue))
        .noneMatch(value -> value.contains("secret"));
  }

  @Test
  void aStream_saysWhenItsFirstChunkCame() {
    try (ChatStream stream = new TextService(client).stream(question())) {
      stream.collect();
    }

    TestObservationRegistryAssert.assertThat(registry)
        .hasSingleObservationThat()
        .hasNameEqualTo(GEN_AI)
        .hasLowCardinalityKeyValue("qiao.kind", "stream")
        .hasLowCardinalityKeyValue("qiao.outcome", "succeeded")
        .hasHighCardinalityKeyValueWithKey("gen_ai.response.time_to_first_chunk")
        .hasBeenStopped();
    assertThat(only().timeToFirstChunk()).isPositive();
  }

  @Test
  void aStreamLeftEarly_isAbandoned_notFailed() {
    server.answer("one two three four five six seven");
    try (ChatStream stream = new TextService(client).stream(question())) {
      stream.iterator().next();
    }

    assertThat(only().outcome()).isEqualTo(End.ABANDONED);
    assertThat(only().getError()).isNull();
    assertThat(tags(only())).containsEntry("qiao.outcome", "abandoned");
  }

  @Test
  void aPublisher_keepsTheObservationOfTheThreadThatSubscribes() throws Exception {
    Observation parent = Observation.start("parent", registry);
    CompletableFuture<Void> done = new CompletableFuture<>();
    parent.scoped(
        () ->
            new TextService(client)
                .publisher(question())
                .subscribe(
                    new Flow.Subscriber<ChatChunk>() {
                      @Override
                      public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                      }

                      @Override
                      public void onNext(ChatChunk item) {}

                      @Override
                      public void onError(Throwable e) {
                        done.completeExceptionally(e);
                      }

                      @Override
                      public void onComplete() {
                        done.complete(null);
                      }
                    }));
    done.get(20, TimeUnit.SECONDS);
    parent.stop();

    assertThat(only().getParentObservation()).isSameAs(parent);
    assertThat(tags(only())).containsEntry("qiao.kind", "stream");
  }

  @Test
  void anAsynchronousChat_keepsTheObservationOfTheThreadThatAsks() throws Exception {
    Observation parent = Observation.start("parent", registry);
    CompletableFuture<?> answer =
        parent.scoped(() -> new TextService(client).chatAsync(question()));
    answer.get(20, TimeUnit.SECONDS);
    // The future completes before the observer is notified.
    while (stopped.isEmpty()) {
      Thread.onSpinWait();
    }
    parent.stop();

    assertThat(only().getParentObservation()).isSameAs(parent);
  }

  @Test
  void aRefusalOfTheService_isAnError_byItsClass() {
    server.nextRequestFails(400, "InvalidParameter", "no such thing");
    assertThatThrownBy(() -> new TextService(client).chat(question()))
        .isInstanceOf(BadRequestException.class);

    TestObservationRegistryAssert.assertThat(registry)
        .hasSingleObservationThat()
        .hasError()
        .hasBeenStopped()
        .hasLowCardinalityKeyValue("error.type", "BadRequestException")
        .hasLowCardinalityKeyValue("qiao.outcome", "failed");
  }

  @Test
  void anAttemptThatIsRepeated_isAnEventOfOneObservation() {
    server.nextRequestFails(429, "Throttling.RateQuota", "slow down");
    new TextService(client).chat(question());

    assertThat(only().retries()).isOne();
    TestObservationRegistryAssert.assertThat(registry)
        .hasSingleObservationThat()
        .doesNotHaveError()
        .hasHighCardinalityKeyValue("qiao.retries", "1")
        .hasLowCardinalityKeyValue("qiao.outcome", "succeeded");
  }

  @Test
  void anAnswerThatCannotBeRead_isAnError() {
    server.nextRequest(Fault.answer(200, "application/json", "{\"output\":[["));
    assertThatThrownBy(() -> new TextService(client).chat(question()))
        .isInstanceOf(SdkException.class);

    assertThat(only().outcome()).isEqualTo(End.FAILED);
    assertThat(only().getError()).isInstanceOf(SdkException.class);
  }

  @Test
  void aRequestRefusedBeforeTheNetwork_isAnError() {
    DeepSeekChatRequest foreign =
        DeepSeekChatRequest.builder(TextModels.DEEPSEEK_FLASH, Message.user("Hi")).build();
    assertThatThrownBy(() -> new TextService(client).chat(foreign))
        .isInstanceOf(RequestValidationException.class);

    assertThat(server.requests()).isEmpty();
    assertThat(tags(only()))
        .containsEntry("error.type", "RequestValidationException")
        .containsEntry("qiao.outcome", "failed");
  }

  @Test
  void aWaitForATask_isOneObservation_whateverThePolls() {
    VideoResult video = new VideoService(client).submit(kite()).await();
    assertThat(video).isNotNull();

    TestObservationRegistryAssert.assertThat(registry)
        .hasNumberOfObservationsEqualTo(2)
        .hasNumberOfObservationsWithNameEqualTo(OWN, 1)
        .hasObservationWithNameEqualTo(WAIT)
        .that()
        .hasContextualNameEqualTo("wait wan2.6-t2v")
        .hasLowCardinalityKeyValue("gen_ai.request.model", "wan2.6-t2v")
        .hasLowCardinalityKeyValue("qiao.kind", "wait")
        .hasHighCardinalityKeyValueWithKey("qiao.task.id")
        .hasHighCardinalityKeyValueWithKey("qiao.task.polls")
        .hasParentObservationContextMatching(
            parent -> parent.getName().equals(OWN), "is the submission");
  }

  @Test
  void aWaitBelowACurrentObservation_isItsChild_notTheSubmissions() {
    TaskHandle<VideoResult> task = new VideoService(client).submit(kite());
    Observation current = Observation.start("job", registry);
    VideoResult video = current.scoped(() -> task.await());
    assertThat(video).isNotNull();
    current.stop();

    assertThat(stopped).hasSize(2);
    assertThat(stopped.stream().skip(1).findFirst().orElseThrow().getParentObservation())
        .isSameAs(current);
  }

  @Test
  void aTaskThatFails_isAnErrorOfTheWait() {
    server.nextTaskFails("InternalError.Algo", "no");
    TaskHandle<VideoResult> task = new VideoService(client).submit(kite());
    assertThatThrownBy(task::await).isInstanceOf(SdkException.class);

    TestObservationRegistryAssert.assertThat(registry)
        .hasObservationWithNameEqualTo(WAIT)
        .that()
        .hasError()
        .hasLowCardinalityKeyValue("qiao.outcome", "failed");
  }

  @Test
  void aToolLoop_isTheParentOfItsChatsAndTools_andToolsSeeTheirs() {
    AtomicReference<Observation> inTool = new AtomicReference<>();
    ToolRegistry tools =
        ToolRegistry.builder()
            .add(
                GetWeather.class,
                args -> {
                  inTool.set(registry.getCurrentObservation());
                  return "rain";
                })
            .build();
    server
        .answerWith(ChatAnswer.toolCall("get_weather", "{\"city\":\"Hobart\"}"))
        .answer("It rains.");
    ToolLoop.of(new TextService(client), tools)
        .run(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Umbrella?")));

    Map<String, List<QiaoObservationContext>> kinds =
        stopped.stream().collect(Collectors.groupingBy(one -> tags(one).get("qiao.kind")));
    assertThat(kinds).containsOnlyKeys("call", "tool", "tool_loop");
    QiaoObservationContext loop = kinds.get("tool_loop").get(0);
    assertThat(loop.getParentObservation()).isNull();
    assertThat(loop.getContextualName()).isEqualTo("invoke_agent");
    assertThat(kinds.get("call"))
        .hasSize(2)
        .allSatisfy(
            chat -> assertThat(chat.getParentObservation().getContextView()).isSameAs(loop));
    QiaoObservationContext tool = kinds.get("tool").get(0);
    assertThat(tool.getParentObservation().getContextView()).isSameAs(loop);
    assertThat(tool.getContextualName()).isEqualTo("execute_tool get_weather");
    assertThat(inTool.get().getContextView()).isSameAs(tool);
  }

  @Test
  void twoClientsWithOneObserver_areToldApart() {
    try (FakeModelServer other = FakeModelServer.start(Vendor.DEEPSEEK);
        QiaoClient second =
            other.clientBuilder().observer(MicrometerObserver.of(registry)).build()) {
      new TextService(second)
          .chat(DeepSeekChatRequest.builder(TextModels.DEEPSEEK_FLASH, Message.user("Hi")).build());
      new TextService(client).chat(question());
    }

    assertThat(stopped.stream().map(one -> tags(one).get("gen_ai.provider.name")))
        .containsExactly("deepseek", "dashscope");
  }

  @Test
  void headersOfAHandlerThatPropagates_areInTheRequests() {
    registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler<SenderContext<Object>>() {
              @Override
              public boolean supportsContext(Observation.Context context) {
                return context instanceof SenderContext<?>;
              }

              @Override
              public void onStart(SenderContext<Object> context) {
                context.getSetter().set(context.getCarrier(), "traceparent", "00-1-2-01");
              }
            });
    new TextService(client).chat(question());
    new VideoService(client).submit(kite()).await();

    assertThat(server.requests())
        .hasSizeGreaterThan(3)
        .allSatisfy(one -> assertThat(one.headers().get("traceparent")).isNotNull());
  }

  @Test
  void aConventionOfTheUser_replacesNamesAndKeys() {
    client.close();
    client =
        client(
            MicrometerObserver.builder(registry)
                .convention(
                    new DefaultQiaoObservationConvention() {
                      @Override
                      public String getName(QiaoObservationContext context) {
                        return "acme.llm";
                      }

                      @Override
                      public KeyValues getLowCardinalityKeyValues(QiaoObservationContext context) {
                        return super.getLowCardinalityKeyValues(context).and("tenant", "blue");
                      }
                    })
                .build());
    new TextService(client).chat(question());

    TestObservationRegistryAssert.assertThat(registry)
        .hasSingleObservationThat()
        .hasNameEqualTo("acme.llm")
        .hasLowCardinalityKeyValue("tenant", "blue");
  }

  @Test
  void belowAFramework_namesAreTheSdksOwn() {
    client.close();
    client = client(MicrometerObserver.builder(registry).genAiNames(false).build());
    new TextService(client).chat(question());

    TestObservationRegistryAssert.assertThat(registry)
        .hasSingleObservationThat()
        .hasNameEqualTo(OWN);
  }

  @Test
  void aRegistryThatDoesNothing_costsNothing() {
    new TextService(client).chat(question());
    MicrometerObserver observer = MicrometerObserver.of(ObservationRegistry.NOOP);

    assertThat(observer.begin(only().call())).isNull();
    try (QiaoClient unobserved = client(observer)) {
      new TextService(unobserved).chat(question());
    }
    assertThat(stopped).hasSize(1);
  }

  @Test
  void aCallThatAPredicateOfTheRegistryTurnsOff_isNotObserved() {
    registry.observationConfig().observationPredicate((name, context) -> !name.equals(GEN_AI));
    new TextService(client).chat(question());

    TestObservationRegistryAssert.assertThat(registry).doesNotHaveAnyObservation();
  }

  @Test
  void aClientThatIsClosed_endsTheObservationsOfItsStreams() {
    server.streamPause(Duration.ofSeconds(20));
    ChatStream stream = new TextService(client).stream(question());
    client.close();

    assertThat(only().outcome()).isEqualTo(End.FAILED);
    stream.close();
    assertThat(stopped).hasSize(1);
  }
}
