package dev.qiao.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.task.PollOptions;
import dev.qiao.testkit.ChatAnswer;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatStream;
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
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallMetersTest {
  private static final Set<String> TAGS =
      Set.of(
          "error.type",
          "gen_ai.operation.name",
          "gen_ai.provider.name",
          "gen_ai.request.model",
          "qiao.kind",
          "qiao.operation",
          "qiao.outcome",
          "qiao.region");

  record GetWeather(String city) {}

  private final FakeModelServer server = FakeModelServer.start();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final QiaoClient client = client(MicrometerObserver.of(CallMeters.registry(meters)));

  @AfterEach
  void close() {
    client.close();
    server.close();
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
    return QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hi")).build();
  }

  private static WanTextToVideoRequest kite() {
    return WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kite").build();
  }

  private double count(String name, String... tags) {
    return meters.get(name).tags(tags).counter().count();
  }

  @Test
  void whatIsSlow_isATimerByModelAndOutcome() {
    new TextService(client).chat(question());
    server.nextRequestFails(400, "InvalidParameter", "no such thing");
    assertThatThrownBy(() -> new TextService(client).chat(question()))
        .isInstanceOf(BadRequestException.class);

    Timer good =
        meters
            .get("gen_ai.client.operation")
            .tags("gen_ai.request.model", "qwen-plus", "qiao.outcome", "succeeded")
            .timer();
    assertThat(good.count()).isOne();
    assertThat(good.totalTime(TimeUnit.NANOSECONDS)).isPositive();
    assertThat(
            meters
                .get("gen_ai.client.operation")
                .tags("error.type", "BadRequestException", "qiao.outcome", "failed")
                .timer()
                .count())
        .isOne();
  }

  @Test
  void attemptsThatAreRepeated_areCounted() {
    server.nextRequestFails(429, "Throttling.RateQuota", "slow down");
    new TextService(client).chat(question());

    assertThat(count("gen_ai.client.operation.retry")).isOne();
    assertThat(meters.get("gen_ai.client.operation").timer().count()).isOne();
  }

  @Test
  void aTaskThatIsWaitedFor_isActive_untilItEnds() throws Exception {
    server.timePerState(Duration.ofMinutes(5), Duration.ofMinutes(5));
    CompletableFuture<VideoResult> video = new VideoService(client).submit(kite()).awaitAsync();

    LongTaskTimer active =
        meters
            .get("qiao.task.wait.active")
            .tags("gen_ai.request.model", "wan2.6-t2v")
            .longTaskTimer();
    assertThat(active.activeTasks()).isOne();
    assertThat(meters.find("qiao.task.wait").timer()).isNull();

    server.passTime(Duration.ofMinutes(11));
    video.get(30, TimeUnit.SECONDS);
    // The future completes before the observer is notified.
    while (active.activeTasks() > 0) {
      Thread.onSpinWait();
    }
    assertThat(meters.get("qiao.task.wait").timer().count()).isOne();
  }

  @Test
  void theFirstChunkOfAStream_isTimed_thatOfAPlainCallIsNot() {
    new TextService(client).chat(question());
    assertThat(meters.find("gen_ai.client.operation.time_to_first_chunk").timer()).isNull();
    try (ChatStream stream = new TextService(client).stream(question())) {
      stream.collect();
    }

    Timer first = meters.get("gen_ai.client.operation.time_to_first_chunk").timer();
    Timer whole = meters.get("gen_ai.client.operation").tags("qiao.kind", "stream").timer();
    assertThat(first.count()).isOne();
    assertThat(first.totalTime(TimeUnit.NANOSECONDS))
        .isPositive()
        .isLessThanOrEqualTo(whole.totalTime(TimeUnit.NANOSECONDS));
  }

  @Test
  void tokensOfACall_areCountedByType() {
    ChatResponse answer = new TextService(client).chat(question());

    assertThat(count("gen_ai.client.token.usage", "gen_ai.token.type", "input"))
        .isEqualTo((double) answer.usage().inputTokens());
    assertThat(
            count(
                "gen_ai.client.token.usage",
                "gen_ai.token.type",
                "output",
                "gen_ai.request.model",
                "qwen-plus"))
        .isEqualTo((double) answer.usage().outputTokens());
  }

  @Test
  void tokensOfAStream_areCountedOnce() {
    server.answer("one two three four five six seven eight nine ten");
    ChatResponse answer;
    try (ChatStream stream = new TextService(client).stream(question())) {
      answer = stream.collect();
    }

    assertThat(count("gen_ai.client.token.usage", "gen_ai.token.type", "output"))
        .isEqualTo((double) answer.usage().outputTokens());
    assertThat(count("gen_ai.client.token.usage", "gen_ai.token.type", "input"))
        .isEqualTo((double) answer.usage().inputTokens());
  }

  @Test
  void tokensOfAToolLoop_areThoseOfItsChats() {
    ToolRegistry tools = ToolRegistry.builder().add(GetWeather.class, args -> "rain").build();
    server
        .answerWith(ChatAnswer.toolCall("get_weather", "{\"city\":\"Hobart\"}"))
        .answer("It rains.");
    var run =
        ToolLoop.of(new TextService(client), tools)
            .run(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Umbrella?")));

    int output =
        run.answer().usage().outputTokens() + run.rounds().get(0).answer().usage().outputTokens();
    assertThat(
            meters.get("gen_ai.client.token.usage").tags("gen_ai.token.type", "output").counters())
        .hasSize(1)
        .allMatch(one -> one.count() == output);
  }

  @Test
  void secondsOfVideo_areCountedByModel_whenTheTaskWasWaitedFor() {
    VideoResult video = new VideoService(client).submit(kite()).await();

    assertThat(count("qiao.client.video.seconds", "gen_ai.request.model", "wan2.6-t2v"))
        .isEqualTo(video.amounts().get("video_seconds").doubleValue())
        .isPositive();
  }

  @Test
  void belowAFramework_noMeterHasTheNamesThatItCountsBy() {
    try (QiaoClient below =
        client(MicrometerObserver.builder(CallMeters.registry(meters)).genAiNames(false).build())) {
      new TextService(below).chat(question());
      try (ChatStream stream = new TextService(below).stream(question())) {
        stream.collect();
      }
    }

    assertThat(meters.getMeters())
        .extracting(meter -> meter.getId().getName())
        .contains(
            "qiao.client.operation",
            "qiao.client.token.usage",
            "qiao.client.operation.time_to_first_chunk")
        .noneMatch(name -> name.startsWith("gen_ai"));
  }

  @Test
  void tagsAreAClosedSet_theSameForAllMetersOfAName() {
    new TextService(client).chat(question());
    try (ChatStream stream = new TextService(client).stream(question())) {
      stream.collect();
    }
    new VideoService(client).submit(kite()).await();

    assertThat(meters.getMeters()).isNotEmpty();
    for (Meter meter : meters.getMeters()) {
      Set<String> keys =
          meter.getId().getTags().stream().map(Tag::getKey).collect(Collectors.toSet());
      // Micrometer's own handler adds "error" to its timers.
      keys.remove("error");
      keys.remove("gen_ai.token.type");
      assertThat(keys).as(meter.getId().getName()).isEqualTo(TAGS);
      assertThat(meter.getId().getTags())
          .as(meter.getId().getName())
          .noneMatch(tag -> tag.getValue().contains(server.tasks().get(0).id()));
    }
  }
}
