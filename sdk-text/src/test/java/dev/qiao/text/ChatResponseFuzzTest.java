package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.qiao.core.internal.json.Json;
import dev.qiao.text.qwen.GuiAnswer;
import java.io.IOException;

/**
 * Any bytes as the answer of a chat, of whatever dialect: a typed answer, which can be read and
 * sent back, or an exception of the parser. Runs over its seeds in every build; JAZZER_FUZZ=1 makes
 * it search.
 */
class ChatResponseFuzzTest {
  @FuzzTest(maxDuration = "1h")
  void read_anyBytes_isAnAnswerOrAnExceptionOfTheParser(byte[] body) {
    ChatResponse answer;
    try {
      answer = Json.MAPPER.readValue(body, ChatResponse.class);
    } catch (IOException e) {
      return;
    }
    use(answer);
    use(answer.withChoices(ThinkTags.split(answer.choices())));
  }

  private static void use(ChatResponse answer) {
    assertThat(answer.text()).isNotNull();
    assertThat(answer.reasoning()).isNotNull();
    assertThat(answer.toolCalls()).doesNotContainNull();
    assertThat(answer.toString()).isNotEmpty();
    assertThat(GuiAnswer.of(answer).steps()).doesNotContainNull();
    if (!answer.choices().isEmpty()) {
      assertThat(Json.write(answer.choices().get(0).message())).startsWith("{");
    }
  }
}
