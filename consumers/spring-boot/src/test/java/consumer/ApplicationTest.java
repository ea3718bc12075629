package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.Qiao;
import dev.qiao.core.task.PollOptions;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.video.VideoModels;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Calls, streams and waits for a task with the versions that Spring Boot chose. */
@SpringBootTest
class ApplicationTest {
  private static final FakeModelServer SERVER = FakeModelServer.start();

  @Autowired Qiao qiao;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("dashscope.key", SERVER::apiKey);
    registry.add("dashscope.native-url", () -> SERVER.endpoint().nativeUrl());
    registry.add("dashscope.compatible-url", () -> SERVER.endpoint().compatibleUrl());
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void callsStreamsAndMakesAVideo() {
    SERVER.answer("Hello from a bean.").answer("Hello from a stream.");
    QwenChatRequest question =
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello?")).build();

    assertThat(qiao.text().chat(question).text()).isEqualTo("Hello from a bean.");
    try (ChatStream stream = qiao.text().stream(question)) {
      assertThat(stream.collect().text()).isEqualTo("Hello from a stream.");
    }
    assertThat(
            qiao.video()
                .submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kitten").build())
                .await(PollOptions.DEFAULT.withInitialDelay(Duration.ofMillis(5)))
                .video()
                .url())
        .isNotBlank();
  }
}
