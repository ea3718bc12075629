package dev.qiao.opentelemetry;

import static dev.qiao.opentelemetry.Recorded.attributes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.Fault;
import dev.qiao.testkit.RecordedCall;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Message;
import dev.qiao.text.Stop;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChatSpansTest {
  /** What every call of a model has. */
  private static final Set<String> BEGUN =
      Set.of(
          "gen_ai.operation.name",
          "gen_ai.provider.name",
          "gen_ai.request.model",
          "server.address",
          "server.port",
          "qiao.operation",
          "qiao.region");

  private static final Set<String> ANSWERED =
      Set.of(
          "gen_ai.response.id",
          "gen_ai.response.model",
          "gen_ai.response.finish_reasons",
          "gen_ai.usage.input_tokens",
          "gen_ai.usage.output_tokens",
          "qiao.request.id");

  private final Recorded recorded = Recorded.start();
  private final TextService text = new TextService(recorded.client);
  private final QwenChatRequest question =
      QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hi there")).build();

  @BeforeEach
  void script() {
    recorded.server.answer("Hello.");
  }

  @AfterEach
  void stop() {
    recorded.close();
  }

  private static Set<String> keys(Set<String> some, String... more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(List.of(more));
    return all;
  }

  private static Set<String> answered(String... more) {
    Set<String> all = keys(BEGUN, more);
    all.addAll(ANSWERED);
    return all;
  }

  private SpanData chat() {
    return recorded.span("chat qwen-plus");
  }

  @Test
  void aPlainCall_hasTheAttributesOfTheConventions() throws Exception {
    SpanData app = recorded.inside(() -> text.chat(question));

    SpanData span = chat();
    assertThat(attributes(span).keySet()).isEqualTo(answered());
    assertThat(attributes(span))
        .containsEntry("gen_ai.operation.name", "chat")
        .containsEntry("gen_ai.provider.name", "dashscope")
        .containsEntry("gen_ai.request.model", "qwen-plus")
        .containsEntry("gen_ai.response.model", "qwen-plus")
        .containsEntry("gen_ai.response.finish_reasons", List.of("stop"))
        .containsEntry("qiao.operation", "qwen.chat-completions")
        .containsEntry("qiao.region", "cn-beijing")
        .containsEntry("server.address", "127.0.0.1")
        .containsEntry("server.port", (long) recorded.server.endpoint().compatibleUrl().getPort());
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.getParentSpanId()).isEqualTo(app.getSpanId());
    assertThat(span.getInstrumentationScopeInfo().getName()).isEqualTo("dev.qiao");
  }

  @Test
  void theHeadersOfTheRequest_carryTheSpan() {
    text.chat(question);

    RecordedCall call = recorded.server.requests().get(0);
    assertThat(call.headers().get("traceparent"))
        .isEqualTo("00-" + chat().getTraceId() + "-" + chat().getSpanId() + "-03");
  }

  @Test
  void parameters_areKnownWhenTheSpanBegins() {
    text.chat(
        question.toBuilder()
            .addMessage(Message.user("Answer in JSON."))
            .temperature(0.5)
            .topP(0.9)
            .topK(20)
            .maxTokens(100)
            .presencePenalty(0.1)
            .seed(7L)
            .n(2)
            .stop(Stop.at("END"))
            .responseFormat(dev.qiao.text.ResponseFormat.JSON_OBJECT)
            .build());

    assertThat(attributes(chat()))
        .containsEntry("gen_ai.request.temperature", 0.5)
        .containsEntry("gen_ai.request.top_p", 0.9)
        .containsEntry("gen_ai.request.top_k", 20.0)
        .containsEntry("gen_ai.request.max_tokens", 100L)
        .containsEntry("gen_ai.request.presence_penalty", 0.1)
        .containsEntry("gen_ai.request.seed", 7L)
        .containsEntry("gen_ai.request.choice.count", 2L)
        .containsEntry("gen_ai.request.stop_sequences", List.of("END"))
        .containsEntry("gen_ai.output.type", "json");
  }

  @Test
  void aStream_hasTheTimeToItsFirstChunk() {
    try (ChatStream stream = text.stream(question)) {
      stream.forEach(chunk -> {});
    }

    assertThat(attributes(chat()).keySet())
        .isEqualTo(answered("gen_ai.request.stream", "gen_ai.response.time_to_first_chunk"));
    assertThat(attributes(chat())).containsEntry("gen_ai.request.stream", true);
    assertThat(recorded.metrics()).containsKey("gen_ai.client.operation.time_to_first_chunk");
  }

  @Test
  void aStreamLeftEarly_isNoError() {
    try (ChatStream stream = text.stream(question)) {
      stream.iterator().next();
    }

    SpanData span = chat();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(attributes(span))
        .containsEntry("qiao.abandoned", true)
        .doesNotContainKey("error.type");
    assertThat(Recorded.points(recorded.metrics().get("gen_ai.client.operation.duration")))
        .singleElement()
        .satisfies(point -> assertThat(point).doesNotContainKey("error.type"));
  }

  @Test
  void aPublisher_keepsTheSpanItIsSubscribedIn() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Flow.Publisher<ChatChunk> publisher = text.publisher(question);
    Flow.Subscription[] asked = new Flow.Subscription[1];
    SpanData app =
        recorded.inside(
            () ->
                publisher.subscribe(
                    new Flow.Subscriber<>() {
                      @Override
                      public void onSubscribe(Flow.Subscription subscription) {
                        asked[0] = subscription;
                      }

                      @Override
                      public void onNext(ChatChunk chunk) {}

                      @Override
                      public void onError(Throwable e) {
                        done.countDown();
                      }

                      @Override
                      public void onComplete() {
                        done.countDown();
                      }
                    }));
    asked[0].request(Long.MAX_VALUE);
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();

    requireSpans(2);
    assertThat(chat().getParentSpanId()).isEqualTo(app.getSpanId());
    assertThat(recorded.server.requests().get(0).headers().get("traceparent"))
        .contains(chat().getSpanId());
  }

  /** A span has ended before what its caller waits for has. */
  private void requireSpans(int count) {
    assertThat(recorded.spans()).hasSize(count);
  }

  @Test
  void anAsynchronousCall_keepsTheSpanAndTheContextOfItsCallbacks() throws Exception {
    Executor callbacks = Executors.newSingleThreadExecutor();
    String[] seen = new String[1];
    SpanData app =
        recorded.inside(
            () -> {
              CompletableFuture<?> future =
                  text.chatAsync(question)
                      .thenAcceptAsync(
                          Context.current()
                              .wrapConsumer(
                                  answer -> seen[0] = Span.current().getSpanContext().getSpanId()),
                          callbacks);
              future.get(20, TimeUnit.SECONDS);
            });

    requireSpans(2);
    assertThat(chat().getParentSpanId()).isEqualTo(app.getSpanId());
    assertThat(seen[0]).isEqualTo(app.getSpanId());
  }

  @Test
  void interceptorsAndOtherInstrumentation_runInsideTheSpan() {
    String[] seen = new String[1];
    try (QiaoClient client =
        recorded
            .server
            .clientBuilder()
            .observer(recorded.observer)
            .interceptor(
                chain -> {
                  seen[0] = Span.current().getSpanContext().getSpanId();
                  return chain.proceed(chain.request());
                })
            .build()) {
      new TextService(client).chat(question);
    }

    assertThat(seen[0]).isEqualTo(chat().getSpanId());
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  void a400_isAnErrorByTheVendorsCode() {
    recorded.server.nextRequestFails(400, "InvalidParameter", "secret words of the prompt");

    assertThatThrownBy(() -> text.chat(question)).isInstanceOf(BadRequestException.class);

    SpanData span = chat();
    assertThat(attributes(span).keySet()).isEqualTo(keys(BEGUN, "error.type", "qiao.request.id"));
    assertThat(attributes(span)).containsEntry("error.type", "invalid_parameter_error");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.toString()).doesNotContain("secret words");
  }

  @Test
  void a429ThenAnAnswer_isOneSpanWithARetry() {
    recorded.server.nextRequestFails(429, "Throttling.RateQuota", "slowly");

    text.chat(question);

    assertThat(attributes(chat()).keySet()).isEqualTo(answered("qiao.retry.count"));
    assertThat(attributes(chat())).containsEntry("qiao.retry.count", 1L);
    assertThat(Recorded.points(recorded.metrics().get("qiao.client.retries")))
        .singleElement()
        .satisfies(
            point ->
                assertThat(point)
                    .containsEntry("error.type", "limit_requests")
                    .containsEntry("value", 1L));
    assertThat(recorded.server.requests())
        .extracting(call -> call.headers().get("traceparent"))
        .hasSize(2)
        .containsOnly(recorded.server.requests().get(0).headers().get("traceparent"));
  }

  @Test
  void a200ThatCannotBeRead_isAnError() {
    recorded.server.nextRequest(Fault.answer(200, "text/html", "<html>login</html>"));

    assertThatThrownBy(() -> text.chat(question)).isInstanceOf(MalformedResponseException.class);

    assertThat(attributes(chat()))
        .containsEntry("error.type", MalformedResponseException.class.getName());
  }

  @Test
  void aRequestRefusedBeforeTheNetwork_hasASpan() {
    assertThatThrownBy(() -> text.chat(question.toBuilder().temperature(9.0).build()))
        .isInstanceOf(RequestValidationException.class);

    assertThat(recorded.server.requests()).isEmpty();
    assertThat(attributes(chat()).keySet())
        .isEqualTo(keys(BEGUN, "error.type", "gen_ai.request.temperature"));
    assertThat(attributes(chat()))
        .containsEntry("error.type", RequestValidationException.class.getName());
  }

  @Test
  void twoClientsWithOneObserver_areToldApart() {
    try (FakeModelServer other = FakeModelServer.start();
        QiaoClient second = other.clientBuilder().observer(recorded.observer).build()) {
      other.answer("Hello.");
      text.chat(question);
      new TextService(second).chat(question);

      assertThat(recorded.spans())
          .extracting(span -> attributes(span).get("server.port"))
          .containsExactly(
              (long) recorded.server.endpoint().compatibleUrl().getPort(),
              (long) other.endpoint().compatibleUrl().getPort());
      assertThat(recorded.spans()).extracting(SpanData::getSpanId).doesNotHaveDuplicates();
    }
  }

  @Test
  void nothingOfTheChat_isRecordedUnlessAsked() {
    recorded.server.reset();
    recorded.server.answer("the answer's words");
    text.chat(
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("the question's words"))
            .build());

    assertThat(recorded.spans().toString() + recorded.metrics())
        .doesNotContain("the answer's words")
        .doesNotContain("the question's words");
  }

  @Test
  void content_isRecordedInTheJsonOfTheConventions() {
    try (Recorded open = Recorded.start(settings -> settings.captureContent(true))) {
      open.server.answer("Hello \"you\".").answer("Hello \"you\".");
      TextService service = new TextService(open.client);
      service.chat(question);
      try (ChatStream stream = service.stream(question)) {
        stream.forEach(chunk -> {});
      }
      open.server.nextRequestFails(400, "InvalidParameter", "words of the prompt");
      Throwable refused = catchThrowable(() -> service.chat(question));

      String output =
          "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"Hello"
              + " \\\"you\\\".\"}],\"finish_reason\":\"stop\"}]";
      assertThat(open.spans().subList(0, 2))
          .allSatisfy(
              span ->
                  assertThat(attributes(span))
                      .containsEntry(
                          "gen_ai.input.messages",
                          "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Hi"
                              + " there\"}]}]")
                      .containsEntry("gen_ai.output.messages", output));
      assertThat(open.spans().get(2).getStatus().getDescription()).isEqualTo(refused.getMessage());
    }
  }

  @Test
  void hostileValues_areCutOnSpansAndLeftOutOfMetrics() {
    String longText = "x".repeat(100_000);
    recorded.server.reset();
    recorded.server.nextRequest(
        Fault.answer(
            200,
            "application/json",
            "{\"id\":\""
                + longText
                + "\",\"model\":\"a\\nb "
                + longText
                + "\",\"choices\":[{\"index\":-1,\"finish_reason\":\""
                + longText
                + "\",\"message\":{\"role\":\"assistant\",\"content\":\"\"}}],"
                + "\"usage\":{\"prompt_tokens\":-5,\"completion_tokens\":2147483647}}"));

    text.chat(question);

    Map<String, Object> attributes = attributes(chat());
    assertThat(attributes.toString().length()).isLessThan(3000);
    assertThat(attributes)
        .doesNotContainKey("gen_ai.usage.input_tokens")
        .containsEntry("gen_ai.usage.output_tokens", 2147483647L);
    assertThat(recorded.metrics().toString().length()).isLessThan(20_000);
    recorded.server.nextRequestFails(400, "code " + longText, longText);
    assertThatThrownBy(() -> text.chat(question)).isInstanceOf(BadRequestException.class);
    assertThat(attributes(recorded.spans().get(1)))
        .containsEntry("error.type", BadRequestException.class.getName());
  }

  @Test
  void metrics_haveTheBucketsAndOnlyAttributesOfLowCardinality() {
    text.chat(question);

    var metrics = recorded.metrics();
    assertThat(metrics.keySet())
        .containsExactlyInAnyOrder("gen_ai.client.operation.duration", "gen_ai.client.token.usage");
    assertThat(Recorded.points(metrics.get("gen_ai.client.operation.duration")))
        .singleElement()
        .satisfies(
            point ->
                assertThat(point.keySet())
                    .containsExactlyInAnyOrder(
                        "gen_ai.operation.name",
                        "gen_ai.provider.name",
                        "gen_ai.request.model",
                        "gen_ai.response.model",
                        "server.address",
                        "server.port",
                        "count",
                        "sum"));
    assertThat(
            metrics
                .get("gen_ai.client.operation.duration")
                .getHistogramData()
                .getPoints()
                .iterator()
                .next()
                .getBoundaries())
        .containsExactly(
            0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);
    assertThat(Recorded.points(metrics.get("gen_ai.client.token.usage")))
        .extracting(point -> point.get("gen_ai.token.type"))
        .containsExactlyInAnyOrder("input", "output");
  }
}
