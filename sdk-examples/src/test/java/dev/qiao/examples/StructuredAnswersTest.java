package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.examples.StructuredAnswers.Invoice;
import dev.qiao.testkit.ChatAnswer;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.schema.StructuredOutput;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StructuredAnswersTest {
  private static final String JSON =
      "{\"seller\":\"Tea\",\"date\":\"2026-03-28\",\"items\":[],\"total\":1.5}";
  private static final Invoice INVOICE =
      new Invoice("Tea", LocalDate.of(2026, 3, 28), List.of(), 1.5, Optional.empty());

  private final FakeModelServer server = FakeModelServer.start();
  private final QiaoClient client = server.client();
  private final TextService text = new TextService(client);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private static QwenChatRequest.Builder chat() {
    return QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Tea, 1.5."));
  }

  @Test
  void read_isTheRecord() {
    server.answer(JSON);

    assertThat(StructuredAnswers.read(text, "Tea, 1.5.")).isEqualTo(INVOICE);
    assertThat(server.requests().get(0).json("/response_format/type")).isEqualTo("json_object");
  }

  @Test
  void aSealedType_isReadAsItsRecord() {
    server.answer(
        "{\"seller\":\"Tea\",\"payment\":{\"type\":\"Transfer\",\"iban\":\"CH93\",\"amount\":1.5}}");

    assertThat(StructuredOutput.of(StructuredAnswers.Receipt.class).ask(text, chat()).value())
        .isEqualTo(
            new StructuredAnswers.Receipt("Tea", new StructuredAnswers.Transfer("CH93", 1.5)));
  }

  @Test
  void withAModule_readsTheTypeOfAnotherLibrary() {
    server.answer("{\"seller\":\"Tea\",\"currency\":\"CNY\"}");

    assertThat(StructuredAnswers.withAModule().ask(text, chat()).value().currency())
        .hasToString("CNY");
  }

  @Test
  void readAStream_isTheSame() {
    server.answer(JSON);

    assertThat(StructuredAnswers.readAStream(text, chat())).isEqualTo(INVOICE);
  }

  @Test
  void withTheServicesWord_sendsTheSchema() {
    server.answer(JSON);

    assertThat(StructuredAnswers.withTheServicesWord(text, chat())).isEqualTo(INVOICE);
    assertThat(server.requests().get(0).json("/response_format/json_schema/name"))
        .isEqualTo("invoice");
  }

  @Test
  void carefully_asksAgainWithMoreRoom_andGivesUpOnProse() {
    server.answerWith(ChatAnswer.of("{\"seller\":\"Te").withFinishReason("length"));
    server.answer(JSON);
    assertThat(StructuredAnswers.carefully(text, chat())).contains(INVOICE);
    assertThat(server.requests().get(1).json("/max_tokens")).isEqualTo(8000);

    server.answer("It is an invoice.");
    assertThat(StructuredAnswers.carefully(text, chat())).isEmpty();
  }

  @Test
  void byHand_isReadIntoAMap() {
    server.answer("{\"mood\":\"good\"}");

    Object value = StructuredAnswers.byHand().ask(text, chat()).value();

    assertThat(value).isEqualTo(Map.of("mood", "good"));
  }
}
