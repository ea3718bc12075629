package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.alibaba.dashscope.aigc.generation.Generation;
import com.alibaba.dashscope.aigc.generation.GenerationParam;
import com.alibaba.dashscope.aigc.generation.GenerationResult;
import dev.qiao.Qiao;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.qwen.QwenChatRequest;
import org.junit.jupiter.api.Test;

/** Both SDKs ask the same server in one process. */
class BothTest {
  @Test
  void bothAnswer() throws Exception {
    try (FakeModelServer server = FakeModelServer.start();
        Qiao qiao = Qiao.of(server.client())) {
      server.answer("Hello from theirs.").answer("Hello from ours.");

      GenerationResult theirs =
          new Generation("http", server.endpoint().nativeUrl().toString())
              .call(
                  GenerationParam.builder()
                      .apiKey(server.apiKey())
                      .model("qwen-plus")
                      .prompt("Hello?")
                      .resultFormat("message")
                      .build());
      String ours =
          qiao.text()
              .chat(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello?")).build())
              .text();

      assertEquals(
          "Hello from theirs.", theirs.getOutput().getChoices().get(0).getMessage().getContent());
      assertEquals("Hello from ours.", ours);
    }
  }
}
