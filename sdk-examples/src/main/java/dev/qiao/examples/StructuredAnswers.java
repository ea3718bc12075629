package dev.qiao.examples;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.qiao.text.FinishReason;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.Usage;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.request.ChatRequestBuilder;
import dev.qiao.text.request.CommonChatRequestBuilder;
import dev.qiao.text.schema.Description;
import dev.qiao.text.schema.JsonMode;
import dev.qiao.text.schema.JsonSchema;
import dev.qiao.text.schema.StructuredAnswer;
import dev.qiao.text.schema.StructuredOutput;
import dev.qiao.text.schema.StructuredOutputException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers as records; the guide on structured output shows these methods. */
final class StructuredAnswers implements Step {
  @Description("An invoice.")
  record Invoice(
      String seller,
      LocalDate date,
      List<Item> items,
      @Description("In yuan.") double total,
      Optional<String> note) {}

  record Item(String name, int count) {}

  sealed interface Payment permits Card, Transfer {}

  record Card(String number) implements Payment {}

  record Transfer(String iban, @Description("In yuan.") double amount) implements Payment {}

  record Receipt(String seller, Payment payment) {}

  record Order(String seller, Currency currency) {}

  /** A type of a library, which Jackson reads with a module only. */
  static final class Currency {
    private final String code;

    Currency(String code) {
      this.code = code;
    }

    @Override
    public String toString() {
      return code;
    }
  }

  private static final class CurrencyReader extends FromStringDeserializer<Currency> {
    private static final long serialVersionUID = 1L;

    CurrencyReader() {
      super(Currency.class);
    }

    @Override
    protected Currency _deserialize(String code, DeserializationContext context) {
      return new Currency(code);
    }
  }

  public static void main(String[] args) {
    Step.run(new StructuredAnswers());
  }

  @Override
  public String title() {
    return "An answer as a record";
  }

  @Override
  public String play(Stage stage) {
    stage.nextSays(
        "{\"seller\":\"West Lake Tea\",\"date\":\"2026-03-28\",\"items\":[{\"name\":\"Longjing\","
            + "\"count\":2}],\"total\":196.0}");

    StructuredAnswer<Invoice> answer =
        INVOICES.ask(
            new TextService(stage.client()),
            QwenChatRequest.builder(
                TextModels.QWEN_PLUS,
                Message.user("West Lake Tea, 28 March 2026: 2 Longjing, 196 yuan in all.")));

    Invoice invoice = answer.value();
    stage.say("   seller: %s, on %s", invoice.seller(), invoice.date());
    stage.say("   items:  %s", invoice.items());
    stage.say("   total:  %.2f yuan", invoice.total());
    Usage usage = answer.response().usage();
    return usage == null ? "unknown" : usage.totalTokens() + " tokens";
  }

  private static final StructuredOutput<Invoice> INVOICES = StructuredOutput.of(Invoice.class);

  static Invoice read(TextService text, String scan) {
    return INVOICES
        .ask(text, QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user(scan)))
        .value();
  }

  static Invoice readAStream(TextService text, ChatRequestBuilder<?> chat) {
    return INVOICES.read(text.stream(INVOICES.request(chat)).collect()).value();
  }

  static Invoice withTheServicesWord(TextService text, ChatRequestBuilder<?> chat) {
    return INVOICES.mode(JsonMode.SCHEMA).ask(text, chat).value();
  }

  static Optional<Invoice> carefully(TextService text, CommonChatRequestBuilder<?> chat) {
    try {
      return Optional.of(INVOICES.ask(text, chat).value());
    } catch (StructuredOutputException e) {
      if (FinishReason.LENGTH.equals(e.finishReason())) {
        return Optional.of(INVOICES.ask(text, chat.maxTokens(8000)).value());
      }
      return Optional.empty(); // e.text() is what the model said instead
    }
  }

  static StructuredOutput<?> byHand() {
    JsonSchema schema =
        JsonSchema.of(
            Map.of(
                "type", "object",
                "properties", Map.of("mood", Map.of("enum", List.of("good", "bad"))),
                "required", List.of("mood")));
    return StructuredOutput.of(Map.class, schema);
  }

  static StructuredOutput<Order> withAModule() {
    SimpleModule currencies =
        new SimpleModule("currencies")
            .addSerializer(Currency.class, ToStringSerializer.instance)
            .addDeserializer(Currency.class, new CurrencyReader());
    return StructuredOutput.of(Order.class, currencies);
  }
}
