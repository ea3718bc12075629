package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.Conversation;
import dev.qiao.text.Message;
import dev.qiao.text.TextService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationsTest {
  private final FakeModelServer server = FakeModelServer.start();
  private final QiaoClient client = server.client();
  private final TextService text = new TextService(client);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void aConversation_streamsCallsToolsForgetsAndGoesOn() {
    Conversation chat = Conversations.begin(text);
    List<String> screen = new ArrayList<>();
    server.answer("Good day.");
    Conversations.streamed(chat, "Hello", screen::add);
    assertThat(String.join("", screen)).isEqualTo("Good day.");

    server.answer("It rains.");
    assertThat(
            Conversations.withTools(
                chat, text, Tools.registry(city -> new Tools.Weather("rain", 18)), "Weather?"))
        .isEqualTo("It rains.");

    server.nextRequestFails(400, "InvalidParameter", "no");
    server.answer("Yes.");
    assertThat(Conversations.again(chat, "Sure?")).isEqualTo("Yes.");
    assertThat(chat.messages()).hasSize(7);

    Conversations.forgetAllButTheLast(chat, 1);
    assertThat(chat.messages()).hasSize(3);
    assertThat(chat.messages().get(0)).isEqualTo(Message.system("Be brief."));

    Conversation resumed = Conversations.later(text, chat);
    assertThat(resumed.messages()).isEqualTo(chat.messages());
    server.answer("Still here.");
    assertThat(resumed.ask("And now?").text()).isEqualTo("Still here.");
  }

  @Test
  void mains_playOffline(@TempDir Path folder) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (Stage stage =
        Stage.offline(
            new PrintStream(printed, true, StandardCharsets.UTF_8), folder, Duration.ZERO, false)) {
      assertThat(new Thinking().play(stage)).isEqualTo("50 tokens out, 20 of them thinking");
      assertThat(new Conversations().play(stage)).isEqualTo("5 messages, two calls");
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("thinks: A question about light in air.")
        .contains("says: In the middle of the 18th century.");
  }

  @Test
  void thinking_everyFamilyIsToldInItsOwnWords() {
    assertThat(Thinking.thinking(Message.user("Why?"))).hasSize(4);
  }
}
