package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.Fault;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.tool.ToolRegistry;
import dev.qiao.text.tool.ToolRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToolsTest {
  private static final ToolRegistry TOOLS = Tools.registry(city -> new Tools.Weather("rain", 18));

  private final FakeModelServer server = FakeModelServer.start();
  private final QiaoClient client = server.client();
  private final TextService text = new TextService(client);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private void calls(String arguments) {
    server.nextRequest(Fault.answer(200, "application/json", Stage.call("get_weather", arguments)));
  }

  private static QwenChatRequest.Builder chat() {
    return QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Umbrella?"));
  }

  @Test
  void ask_runsTheToolAndSendsItsResult() {
    calls("{\"city\":\"Hangzhou\"}");
    server.answer("Take one.");

    ToolRun run = Tools.ask(text, TOOLS, "Umbrella?");

    assertThat(run.text()).isEqualTo("Take one.");
    assertThat(server.requests().get(1).json("/messages/2/content"))
        .isEqualTo("{\"sky\":\"rain\",\"degrees\":18}");
    assertThat(server.requests().get(0).json("/tools/0/function/description"))
        .isEqualTo("The weather of a place, now.");
  }

  @Test
  void carefully_saysWhatHappened() {
    List<String> log = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      calls("{}");
    }

    assertThat(Tools.carefully(text, TOOLS, chat(), log::add))
        .isEqualTo("I could not find out in 5 rounds.");
    assertThat(log).hasSize(6).startsWith("get_weather is out of order");
  }

  @Test
  void streamed_showsTheAnswer() {
    server.answer("Take one.");
    List<String> screen = new ArrayList<>();

    assertThat(Tools.streamed(text, TOOLS, chat(), screen::add).text()).isEqualTo("Take one.");
    assertThat(String.join("", screen)).isEqualTo("Take one.");
  }
}
