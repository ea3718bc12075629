package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.gateway.GatewayChatRequest;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.minimax.MiniMaxChatRequest;
import dev.qiao.text.minimax.MiniMaxTextChatRequest;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.qwen.QwenMultimodalRequest;
import dev.qiao.text.request.ChatRequestBuilder;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.tool.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every family refuses before anything is sent, whole and streamed, with its words. */
class BadInputTest {
  private static final String RANGE = " (set a value in that range)";
  private static final MediaSource MISSING = MediaSource.of(Path.of("not-there.png"));

  /** A family, and how a chat with it begins. */
  private record Chat(
      Vendor vendor,
      String operation,
      String messages,
      String parameters,
      String hottest,
      Function<List<Message>, ChatRequestBuilder<?>> builder) {
    ChatRequestBuilder<?> chat(Message... messages) {
      return builder.apply(List.of(messages));
    }

    /** What is said of a tool without a name. */
    String nameless() {
      String name = parameters + "tools[0].function.name is not set but must be ";
      return switch (vendor) {
        case DASHSCOPE ->
            name
                + "1 to 64 letters, digits, underscores or dashes, and not \"search\" (choose"
                + " another name)";
        case MINIMAX ->
            "tools[0].function is without a name but must be a function with name, description and"
                + " parameters (make it with Tool.function(..))";
        default -> name + "set (make it with Tool.function(..))";
      };
    }

    /**
     * What is said of local media: by families that read it what is wrong, by others what to do.
     */
    String local(String media, String wrong) {
      String part =
          messages + "[0].content[0]." + (parameters.isEmpty() ? "image_url.url" : "image");
      return switch (vendor) {
        case DASHSCOPE, ZHIPU -> part + " is " + wrong;
        case MOONSHOT ->
            part
                + " is "
                + media
                + " but must be a data URI or a file at Moonshot, ms://.. (use"
                + " MediaSource.of(..).toDataUri(), or upload it to Moonshot)";
        case GATEWAY ->
            "messages[0].content is 1 part but must be one text (put media into images(..),"
                + " videos(..) or fileUrls(..))";
        default ->
            vendor.displayName()
                + " has no temporary storage for "
                + media
                + "; give a URL or a data URI";
      };
    }

    @Override
    public String toString() {
      return operation;
    }
  }

  /** Those whose path takes pictures. */
  static Stream<Chat> seeing() {
    return families().filter(family -> !family.operation.equals("qwen.text-generation"));
  }

  static Stream<Chat> families() {
    String below2 = "at least 0 and less than 2";
    String aboveNothing = "more than 0 and at most 1";
    String toOne = "at least 0 and at most 1";
    return Stream.of(
        new Chat(
            Vendor.DASHSCOPE,
            "qwen.chat-completions",
            "messages",
            "",
            below2,
            said -> QwenChatRequest.builder(TextModels.QWEN_PLUS, said)),
        new Chat(
            Vendor.DASHSCOPE,
            "qwen.text-generation",
            "input.messages",
            "parameters.",
            below2,
            said -> QwenGenerationRequest.builder(TextModels.QWEN_PLUS, said)),
        new Chat(
            Vendor.DASHSCOPE,
            "qwen.multimodal-generation",
            "input.messages",
            "parameters.",
            below2,
            said -> QwenMultimodalRequest.builder(TextModels.QWEN3_6_PLUS, said)),
        new Chat(
            Vendor.DEEPSEEK,
            "deepseek.chat",
            "messages",
            "",
            "at least 0 and at most 2",
            said -> DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_FLASH, said)),
        new Chat(
            Vendor.MOONSHOT,
            "kimi.chat",
            "messages",
            "",
            toOne,
            said -> KimiChatRequest.builder(TextModels.KIMI_K2_THINKING, said)),
        new Chat(
            Vendor.ZHIPU,
            "glm.chat",
            "messages",
            "",
            toOne,
            said -> GlmChatRequest.builder(TextModels.GLM_4_6V, said)),
        new Chat(
            Vendor.MINIMAX,
            "minimax.openai-chat",
            "messages",
            "",
            aboveNothing,
            said -> MiniMaxChatRequest.builder(TextModels.MINIMAX_M2_7, said)),
        new Chat(
            Vendor.MINIMAX,
            "minimax.text-chat",
            "messages",
            "",
            aboveNothing,
            said -> MiniMaxTextChatRequest.builder(TextModels.MINIMAX_M2_7, said)),
        new Chat(
            Vendor.GATEWAY,
            "gateway.chat",
            "messages",
            "",
            "at least 0 and at most 1.5 for MiniMax-M2.7 by rule GW-05",
            said -> GatewayChatRequest.builder(TextModels.MINIMAX_M2_7, said)));
  }

  /** Sends a request both ways and sees it refused. */
  private static void refused(ChatRequest request, String... broken) {
    try (FakeModelServer server = FakeModelServer.start(request.vendor());
        QiaoClient client = server.client()) {
      TextService text = new TextService(client);
      String words = String.join("; ", broken);

      assertThatThrownBy(() -> text.chat(request))
          .isInstanceOf(RequestValidationException.class)
          .message()
          .matches(
              message -> (": " + message).endsWith(": " + words), "only says \"" + words + "\"");
      assertThatThrownBy(() -> text.stream(request))
          .isInstanceOf(RequestValidationException.class)
          .hasMessageEndingWith(words);
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void messages_none_saysWhatToAdd(Chat family) {
    ChatRequestBuilder<?> chat = family.chat();

    assertThatThrownBy(chat::build)
        .isInstanceOf(RequestValidationException.class)
        .hasMessageEndingWith(
            "Request breaks a documented limit: "
                + family.messages
                + " is empty but must be set (add Message.user(..))");
  }

  @ParameterizedTest
  @MethodSource("families")
  void temperature_outOfRange_isNamed(Chat family) {
    refused(
        family.chat(Message.user("Hello")).temperature(2.5).build(),
        family.parameters + "temperature is 2.5 but must be " + family.hottest + RANGE);
  }

  @ParameterizedTest
  @MethodSource("families")
  void tool_withoutAName_isNamed(Chat family) {
    Tool nameless =
        new Tool.FunctionTool(
            new Tool.FunctionDeclaration(
                null, "..", Map.of("type", "object"), null, null, Map.of()),
            Map.of());

    refused(family.chat(Message.user("Hello")).tools(List.of(nameless)).build(), family.nameless());
  }

  @Test
  void tool_withoutAName_isNotEvenMade() {
    assertThatThrownBy(() -> Tool.function("", "..", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "tools[].function.name is \"\" but must be 1 to 256 letters, digits, underscores or"
                + " dashes");
  }

  @ParameterizedTest
  @MethodSource("seeing")
  void picture_thatIsNotThere_isNamed(Chat family) {
    refused(
        family.chat(Message.user(ContentPart.image(MISSING))).build(),
        family.local(
            "not-there.png",
            "not-there.png (it does not exist in "
                + Path.of("").toAbsolutePath()
                + ") but must be readable (check the path; the file must be there when the request"
                + " is sent)"));
  }

  @ParameterizedTest
  @MethodSource("seeing")
  void picture_tooLarge_isNamed(Chat family) {
    String most = family.vendor == Vendor.ZHIPU ? "5 MB" : "10 MB";

    refused(
        family.chat(Message.user(ContentPart.image(picture((10 << 20) + 1)))).build(),
        family.local(
            "a.jpg (10485761 bytes)",
            (family.vendor == Vendor.ZHIPU ? "10 MB" : "10485761 bytes")
                + " but must be at most "
                + most
                + " (compress it or choose a smaller one)"));
  }

  private static MediaSource picture(int size) {
    byte[] bytes = new byte[size];
    System.arraycopy(new byte[] {-1, -40, -1}, 0, bytes, 0, 3);
    return MediaSource.of(bytes, "a.jpg");
  }

  @Test
  void picture_ofGlm_isSentInTheRequestAloneAndKeepsTheLimitThere() {
    refused(
        glm(ContentPart.image(picture((5 << 20) + 1).toDataUri())),
        "messages[0].content[0].image_url.url is 5242881 bytes but must be at most 5 MB"
            + " (compress it or choose a smaller one)");
    refused(
        glm(ContentPart.image(picture(4))),
        "Zhipu has no temporary storage for a.jpg (4 bytes); give a URL or a data URI");
  }

  private static ChatRequest glm(ContentPart... parts) {
    return GlmChatRequest.builder(TextModels.GLM_5V_TURBO, Message.user(parts)).build();
  }

  @Test
  void picture_ofTheGateway_isAnAddress() {
    refused(
        GatewayChatRequest.builder(TextModels.KIMI_K2_6, Message.user("What is it?"))
            .images(List.of(MISSING))
            .build(),
        "Gateway has no temporary storage for not-there.png; give a URL or a data URI");
  }

  @Test
  void oneFieldOrTheOther_isNamed() {
    Message hello = Message.user("Hello");
    MediaSource cat = MediaSource.of("https://example.com/cat.png");

    assertThatThrownBy(
            () ->
                QwenGenerationRequest.builder(TextModels.QWEN_PLUS, hello).prompt("Hello").build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "QwenGenerationRequest breaks a documented limit: input.prompt is Hello but must be"
                + " left out with input.messages (keep the messages)");
    refused(
        QwenChatRequest.builder(TextModels.QWEN3_8_MAX, hello)
            .reasoningEffort(ReasoningEffort.HIGH)
            .thinkingBudget(100)
            .build(),
        "thinking_budget is 100 but must be left out for qwen3.8-max (leave it or"
            + " reasoning_effort out; the effort is a budget by another name)");
    refused(
        glm(ContentPart.image(cat), ContentPart.fileUrl("https://example.com/a.pdf")),
        "messages[0].content is 1 files beside 1 others but must be files, or pictures and videos,"
            + " not both (ask about them in two messages)");
    refused(
        QwenChatRequest.builder(TextModels.QWEN_PLUS, hello)
            .stop(new Stop(List.of("a", 7)))
            .build(),
        "stop is 1 texts among 2 but must be texts or token ids, not both (give the tokens of all,"
            + " or the texts of all)");
    refused(
        new QwenMultimodalRequest(
            TextModels.QWEN3_6_PLUS,
            new QwenMultimodalRequest.Input(
                List.of(Message.user(ContentPart.video(List.of()))), Map.of()),
            null,
            null,
            Map.of()),
        "input.messages[0].content[0].video is no frame but must be a file or frames (give the"
            + " pictures, first to last)");
  }

  @Test
  void unknownModel_isRefusedNothing() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
        QiaoClient client = server.client()) {
      server.answer("Hi.");

      assertThat(
              new TextService(client)
                  .chat(
                      GlmChatRequest.builder(Model.of("glm-99"), Message.user("Hello"))
                          .reasoningEffort(ReasoningEffort.MAX)
                          .build())
                  .text())
          .isEqualTo("Hi.");
    }
  }
}
