package dev.qiao.text.tool;

import static dev.qiao.text.Family.call;
import static dev.qiao.text.Family.json;
import static dev.qiao.text.Family.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.ServerException;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatServer;
import dev.qiao.text.Family;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.request.ChatRequestBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ToolLoopTest {
  record GetWeather(String location) {}

  record GetTime(String zone) {}

  private static final Family FAMILY = Family.QWEN_COMPATIBLE;
  private static final String HANGZHOU = call("w1", "get_weather", "{\"location\":\"Hangzhou\"}");
  private static final String SHANGHAI = call("w2", "get_weather", "{\"location\":\"Shanghai\"}");

  private final ChatRequestBuilder<?> chat = FAMILY.chat("Umbrella?");
  private ChatServer server;

  @BeforeEach
  void start() throws IOException {
    server = FAMILY.server();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static ToolRegistry weather(ToolHandler<GetWeather> handler) {
    return ToolRegistry.builder().add(GetWeather.class, handler).build();
  }

  private ToolLoop.Builder loop(ToolHandler<GetWeather> handler) {
    return ToolLoop.builder(server.text(), weather(handler));
  }

  /** What the model was told in the second request. */
  private List<String> told() throws Exception {
    server.taken();
    List<String> told = new ArrayList<>();
    for (JsonNode message : FAMILY.messages(sent(server))) {
      if (message.path("role").asText().equals("tool")) {
        told.add(message.path("tool_call_id").asText() + " " + message.path("content").asText());
      }
    }
    return told;
  }

  @Test
  void run_withoutAnyCall_isOneAnswer() {
    server.answer(FAMILY.says("No."));

    ToolRun run = loop(args -> "rain").build().run(chat);

    assertThat(run.text()).isEqualTo("No.");
    assertThat(run.rounds()).isEmpty();
    assertThat(run.messages()).hasSize(2);
  }

  @Test
  void run_twoCallsInOneAnswer_runOneAfterTheOtherAndAreToldInOrder() throws Exception {
    server.answer(FAMILY.calls("", HANGZHOU, SHANGHAI));
    server.answer(FAMILY.says("Both."));
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    List<ToolRound> heard = new ArrayList<>();

    ToolRun run =
        loop(args -> {
              ran.add("begin " + args.location());
              ran.add("end " + args.location());
              return "rain in " + args.location();
            })
            .onRound(heard::add)
            .build()
            .run(chat);

    assertThat(ran)
        .containsExactly("begin Hangzhou", "end Hangzhou", "begin Shanghai", "end Shanghai");
    assertThat(told()).containsExactly("w1 rain in Hangzhou", "w2 rain in Shanghai");
    assertThat(run.rounds()).hasSize(1).isEqualTo(heard);
    assertThat(run.rounds().get(0).answer().usage().totalTokens()).isEqualTo(7);
    assertThat(run.rounds().get(0).results()).allMatch(result -> result.failure() == null);
  }

  @Test
  void run_parallel_runsCallsAtTheSameTime() throws Exception {
    server.answer(FAMILY.calls("", HANGZHOU, SHANGHAI));
    server.answer(FAMILY.says("Both."));
    CyclicBarrier both = new CyclicBarrier(2);

    loop(args -> {
          both.await(20, TimeUnit.SECONDS);
          return args.location();
        })
        .parallel(true)
        .build()
        .run(chat);

    assertThat(told()).containsExactly("w1 Hangzhou", "w2 Shanghai");
  }

  @Test
  void run_atTheLimit_throwsWithTheConversationSoFar_andGoesOnFromThere() {
    server.answer(FAMILY.calls("", HANGZHOU));
    server.answer(FAMILY.calls("", SHANGHAI));
    server.answer(FAMILY.says("Both."));
    AtomicInteger ran = new AtomicInteger();
    ToolLoop twice =
        loop(args -> {
              ran.incrementAndGet();
              return "rain";
            })
            .maxRounds(2)
            .build();

    ToolLoopException e = catchThrowableOfType(ToolLoopException.class, () -> twice.run(chat));

    assertThat(e)
        .hasMessage(
            "the model still wants tools after 2 rounds; raise maxRounds(..) and run the same"
                + " builder again, or see in rounds() what it tries")
        .hasNoCause();
    assertThat(server.requests()).isEqualTo(2);
    assertThat(e.rounds()).hasSize(2);
    assertThat(e.answer()).isNull();
    assertThat(e.messages()).hasSize(5).last().isInstanceOf(Message.Tool.class);

    assertThat(twice.run(chat).text()).isEqualTo("Both.");
    assertThat(server.requests()).isEqualTo(3);
    assertThat(ran).hasValue(2);
  }

  @Test
  void run_serviceFailsInTheMiddle_whatWasPaidIsKept() {
    server.answer(FAMILY.calls("", HANGZHOU));
    server.answer(500, "{\"error\":{\"message\":\"no\",\"code\":\"internal_error\"}}");
    server.answer(FAMILY.says("Yes."));
    AtomicInteger ran = new AtomicInteger();
    ToolLoop loop =
        loop(args -> {
              ran.incrementAndGet();
              return "rain";
            })
            .build();

    assertThatThrownBy(() -> loop.run(chat)).isInstanceOf(ServerException.class);
    assertThat(chat.messages()).hasSize(3);
    assertThat(loop.run(chat).text()).isEqualTo("Yes.");

    assertThat(server.requests()).isEqualTo(3);
    assertThat(ran).hasValue(1);
  }

  @Test
  void run_toolTakesTooLong_isInterruptedAndTold() throws Exception {
    server.answer(FAMILY.calls("", HANGZHOU));
    server.answer(FAMILY.says("I do not know."));
    CountDownLatch interrupted = new CountDownLatch(1);

    ToolRun run =
        loop(args -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return "late";
            })
            .toolTimeout(Duration.ofMillis(50))
            .build()
            .run(chat);

    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(told()).containsExactly("w1 Error: get_weather took longer than 50 ms");
    assertThat(run.rounds().get(0).results().get(0).failure()).isInstanceOf(TimeoutException.class);
  }

  @Test
  void run_toolFails_isTold() throws Exception {
    server.answer(FAMILY.calls("", HANGZHOU, SHANGHAI));
    server.answer(FAMILY.says("I do not know."));

    loop(args -> {
          throw args.location().equals("Hangzhou")
              ? new IOException("the station is down")
              : new IllegalStateException();
        })
        .build()
        .run(chat);

    assertThat(told())
        .containsExactly("w1 Error: the station is down", "w2 Error: IllegalStateException");
  }

  @Test
  void run_toolFailsAndThePolicyRethrows_endsWithItsCause() {
    server.answer(FAMILY.calls("I look.", HANGZHOU));
    IOException down = new IOException("the station is down");
    ToolLoop loop =
        loop(args -> {
              throw down;
            })
            .onError(ToolErrorPolicy.RETHROW)
            .build();

    ToolLoopException e = catchThrowableOfType(ToolLoopException.class, () -> loop.run(chat));

    assertThat(e).hasMessage("get_weather failed: the station is down").hasCause(down);
    assertThat(e.answer().reasoning()).isEqualTo("I look.");
    assertThat(e.messages()).hasSize(1).isEqualTo(chat.messages());
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void run_aPolicyOfOnesOwn_saysLess() throws Exception {
    server.answer(FAMILY.calls("", HANGZHOU));
    server.answer(FAMILY.says("I do not know."));

    loop(args -> {
          throw new IOException("jdbc:secret");
        })
        .onError((call, failure) -> call.name() + " is out of order")
        .build()
        .run(chat);

    assertThat(told()).containsExactly("w1 get_weather is out of order");
  }

  @Test
  void run_unknownToolOrWrongArguments_areToldEvenWhenRethrowing() throws Exception {
    server.answer(FAMILY.calls("", call("x1", "get_wether", "{}"), HANGZHOU));
    server.answer(FAMILY.says("Yes."));

    loop(args -> "rain").onError(ToolErrorPolicy.RETHROW).build().run(chat);

    assertThat(told())
        .containsExactly(
            "x1 Error: unknown tool \"get_wether\"; known tools: get_weather", "w1 rain");
  }

  @Test
  void run_wrongArguments_areTold() throws Exception {
    server.answer(FAMILY.calls("", call("w1", "get_weather", "{\"place\":\"Hangzhou\"}")));
    server.answer(FAMILY.says("Sorry."));

    loop(args -> "rain").build().run(chat);

    assertThat(told())
        .containsExactly(
            "w1 Error: the arguments of get_weather have another shape: location is missing");
  }

  record Heat(
      Double degrees, List<Double> more, float share, BigDecimal exact, @Nullable Integer whole) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "degrees | 1e400 | degrees: a number is out of range",
        "degrees | -1e400 | degrees: a number is out of range",
        "degrees | 1e2147483647 | degrees: a number is out of range",
        "degrees | 1e2147483650 | degrees is a string but must be a number",
        "degrees | -1.5E-99999999999 | degrees is a string but must be a number",
        "more | [1, 1e309] | more[1]: a number is out of range",
        "share | 1e39 | share: a number is out of range",
        "exact | 1e2147483650 | exact is a string but must be a number",
        "whole | 1e-400 | whole is a number but must be an integer",
        "whole | 1e2147483647 | whole: ",
        "whole | 100e2147483647 | whole: "
      })
  void run_aNumberOutOfRange_isAWrongArgumentThatTheModelHearsOf(
      String name, String number, String told) throws Exception {
    Map<String, String> arguments =
        new LinkedHashMap<>(Map.of("degrees", "1", "more", "[]", "share", "1", "exact", "1"));
    arguments.put(name, number);
    String json =
        arguments.entrySet().stream()
            .map(argument -> "\"" + argument.getKey() + "\":" + argument.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    server.answer(FAMILY.calls("", call("h1", "heat", json)));
    server.answer(FAMILY.says("I see."));
    AtomicInteger ran = new AtomicInteger();
    ToolRegistry tools =
        ToolRegistry.builder()
            .add(
                Heat.class,
                args -> {
                  ran.incrementAndGet();
                  return "ok";
                })
            .build();

    ToolRun run = ToolLoop.of(server.text(), tools).run(chat);

    assertThat(run.text()).isEqualTo("I see.");
    assertThat(ran).hasValue(0);
    assertThat(told()).singleElement().asString().contains("h1 Error: ", told);
  }

  @Test
  void run_anErrorOfTheJvm_isNeverTold() {
    server.answer(FAMILY.calls("", HANGZHOU));
    ToolLoop loop =
        loop(args -> {
              throw new AssertionError("a test's own");
            })
            .build();

    assertThatThrownBy(() -> loop.run(chat))
        .isInstanceOf(AssertionError.class)
        .hasMessage("a test's own");
  }

  @Test
  void run_interrupted_endsTheToolAndRestoresTheFlag() throws Exception {
    server.answer(FAMILY.calls("", HANGZHOU));
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    ToolLoop loop =
        loop(args -> {
              began.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                ended.countDown();
              }
              return "never";
            })
            .build();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                loop.run(chat);
                flag.completeExceptionally(new AssertionError("it went on"));
              } catch (CallInterruptedException e) {
                flag.complete(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    began.await();
    caller.interrupt();

    assertThat(flag.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(chat.messages()).hasSize(1);
  }

  @Test
  void run_inTheCallersThread_whenAskedTo() {
    server.answer(FAMILY.calls("", HANGZHOU));
    server.answer(FAMILY.says("Yes."));
    List<Thread> threads = new ArrayList<>();

    loop(args -> {
          threads.add(Thread.currentThread());
          return "rain";
        })
        .executor(Runnable::run)
        .build()
        .run(chat);

    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void run_aForcedTool_isForcedOnce_andOwnToolsStay() throws Exception {
    server.answer(FAMILY.calls("", HANGZHOU));
    server.answer(FAMILY.says("Yes."));
    QwenChatRequest.Builder chat =
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Umbrella?"))
            .toolChoice(ToolChoice.function("get_weather"));
    chat.tools(
        List.of(
            Tool.function("other", "Another.", Map.of("type", "object")),
            Tool.function("get_weather", "An older one.", Map.of("type", "object"))));

    loop(args -> "rain").build().run(chat);

    JsonNode first = sent(server);
    JsonNode second = sent(server);
    assertThat(first.path("tool_choice").path("function").path("name").asText())
        .isEqualTo("get_weather");
    assertThat(second.has("tool_choice")).isFalse();
    assertThat(first.path("tools")).isEqualTo(second.path("tools")).hasSize(2);
    assertThat(first.path("tools").path(1).path("function").path("description").asText())
        .isEqualTo("get weather");
  }

  @Test
  void stream_twoCallsInFragments_areGatheredWhileTextIsDelivered() throws Exception {
    server.stream(
        FAMILY.events(
            FAMILY.piece("{\"role\":\"assistant\",\"content\":\"I look. \"}", null),
            FAMILY.piece(
                "{\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":\"w1\",\"type\":\"function\","
                    + "\"function\":{\"name\":\"get_weather\",\"arguments\":\"{\\\"loca\"}}]}",
                null),
            FAMILY.piece(
                "{\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":\"\",\"function\":{"
                    + "\"arguments\":\"tion\\\":\\\"Hangzhou\\\"}\"}},{\"index\":1,\"id\":\"t1\","
                    + "\"type\":\"function\",\"function\":{\"name\":\"get_time\",\"arguments\":\"\"}}]}",
                null),
            FAMILY.piece(
                "{\"content\":null,\"tool_calls\":[{\"index\":1,\"id\":\"\",\"function\":{"
                    + "\"arguments\":\"{\\\"zone\\\":\\\"UTC\\\"}\"}}]}",
                "tool_calls")));
    server.stream(
        FAMILY.events(
            FAMILY.piece("{\"role\":\"assistant\",\"content\":\"It \"}", null),
            FAMILY.piece("{\"content\":\"rains.\"}", "stop")));
    ToolRegistry tools =
        ToolRegistry.builder()
            .add(GetWeather.class, args -> "rain in " + args.location())
            .add(GetTime.class, args -> "noon " + args.zone())
            .build();
    List<String> seen = new ArrayList<>();

    ToolRun run = ToolLoop.of(server.text(), tools).stream(chat, piece -> seen.add(text(piece)));

    assertThat(String.join("|", seen)).isEqualTo("I look. |||" + "|It |rains.");
    assertThat(run.text()).isEqualTo("It rains.");
    server.taken();
    assertThat(FAMILY.messages(sent(server)).get(1))
        .isEqualTo(
            json(
                "{\"role\":\"assistant\",\"content\":\"I look. \",\"tool_calls\":["
                    + call("w1", "get_weather", "{\"location\":\"Hangzhou\"}")
                    + ","
                    + call("t1", "get_time", "{\"zone\":\"UTC\"}")
                    + "]}"));
    assertThat(run.rounds().get(0).results())
        .extracting(ToolResult::content)
        .containsExactly("rain in Hangzhou", "noon UTC");
  }

  private static String text(ChatChunk piece) {
    return piece.text();
  }

  @Test
  void stream_theConsumerThrows_endsTheLoop() {
    server.stream(
        FAMILY.events(FAMILY.piece("{\"role\":\"assistant\",\"content\":\"I\"}", "stop")));

    assertThatThrownBy(
            () ->
                loop(args -> "rain").build().stream(
                    chat,
                    piece -> {
                      throw new IllegalStateException("the screen is gone");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the screen is gone");
    assertThat(chat.messages()).hasSize(1);
  }

  @Test
  void builder_refusesLimitsThatAreNone() {
    assertThatThrownBy(() -> loop(args -> "").maxRounds(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxRounds must be at least 1, not 0");
    assertThatThrownBy(() -> loop(args -> "").toolTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("toolTimeout must be more than 0, not PT0S");
  }
}
