package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qiao.core.Vendor;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Content;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Conversation;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.tool.ToolCall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages and requests are stored as JSON and come back equal, by a user's own mapper, too. */
class StoredConversationsTest {
  private static final ObjectMapper PLAIN = new ObjectMapper();

  static Stream<Message> messages() {
    return Stream.of(
        Message.system("Be brief."),
        Message.system(ContentPart.text("Be brief.").cached()),
        Message.user("Hello").named("Li"),
        Message.user(
            ContentPart.text("Look"),
            ContentPart.image(MediaSource.of("https://example.com/a.png"))
                .rotated()
                .withPixels(4, 9),
            ContentPart.video(List.of(MediaSource.of("https://example.com/a.png")))
                .withMaxFrames(8)
                .withFps(2.5),
            ContentPart.video(MediaSource.of("https://example.com/a.mp4")).withTotalPixels(9),
            ContentPart.audio(MediaSource.of("https://example.com/a.wav")),
            ContentPart.inlineAudio(new byte[] {1, 2, 3}, "mp3"),
            ContentPart.docUrl("https://example.com/a.pdf", "https://example.com/b.pdf"),
            ContentPart.fileUrl("https://example.com/a.pdf")),
        Message.assistant("Hi."),
        Message.assistant(null, "Hm.", List.of(ToolCall.of("c1", "get_weather", "{\"a\":1.10}"))),
        Message.assistant("Hi.", "Hm.", List.of()).toBuilder()
            .content(new Content("Hi.", List.of(), "<think>Hm.</think>\n\nHi."))
            .refusal("No.")
            .audio(new Message.Audio("a1", "AAAA", 7L, "Hi", Map.of("x", 1)))
            .functionCall(Map.of("name", "f"))
            .reasoningDetails(
                List.of(
                    new Message.ReasoningDetail("reasoning.text", "r", "f", 0, "Hm.", Map.of())))
            .audioContent("00ff")
            .additional(Map.of("score", new BigDecimal("0.12345678901234567890")))
            .build(),
        Message.prefix("Once"),
        Message.tool("c1", "sunny"),
        Message.userSystem("A pilot"),
        Message.group("A bar"),
        Message.sampleUser("Hi"),
        Message.sampleAi("Ho"),
        Message.fromJson("{\"role\":\"of_tomorrow\",\"toolCalls\":[{\"x\":null}]}"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void message_comesBackEqual(Message message) throws Exception {
    String json = message.toJson();

    assertThat(Message.fromJson(json)).isEqualTo(message);
    assertThat(PLAIN.writeValueAsString(message)).isEqualTo(json);
    assertThat(PLAIN.readValue(json, Message.class)).isEqualTo(message);
    assertThat(PLAIN.readValue(json, message.getClass())).isEqualTo(message);
  }

  @Test
  void messages_areAJsonArray_byAPlainMapperToo() throws Exception {
    List<Message> all = messages().toList();
    String json = Message.toJson(all);

    assertThat(Message.listFromJson(json)).isEqualTo(all);
    assertThat(
            PLAIN.readValue(
                PLAIN.writerFor(new TypeReference<List<Message>>() {}).writeValueAsString(all),
                new TypeReference<List<Message>>() {}))
        .isEqualTo(all);
    assertThat(PLAIN.readTree(json).findValues("toolCalls")).hasSize(1);
  }

  /** A holder of a user's own, as a session in a store. */
  record Session(String userId, List<Message> said, ToolCall openCall, ContentPart lastPart) {}

  @Test
  void partsOfAUsersOwnRecord_comeBackEqual() throws Exception {
    Session session =
        new Session(
            "u1",
            messages().toList(),
            ToolCall.of("c1", "f", "{}"),
            ContentPart.image(MediaSource.of("https://example.com/a.png")).cached());

    String json = PLAIN.writeValueAsString(session);

    assertThat(PLAIN.readValue(json, Session.class)).isEqualTo(session);
    assertThat(json).contains("\"userId\":\"u1\"", "\"tool_calls\":", "\"cache_control\":");
  }

  @Test
  void everyChatOfTheVectors_comesBackEqual() throws Exception {
    List<String> wrong = new ArrayList<>();
    Operations operations = new Operations();
    int chats = 0;
    for (Vector vector : Vector.in(VectorConformanceTest.ownFolder())) {
      JsonNode body = vector.request().path("body");
      Request request;
      try {
        if (!body.isObject()) {
          continue;
        }
        Operation<?, ?> operation = operations.rows(vector.operation()).get(0);
        if (!ChatRequest.class.isAssignableFrom(operation.requestType())) {
          continue;
        }
        request = RequestCheck.read(vector, operation);
      } catch (Mismatch refused) {
        continue;
      }
      ChatRequest chat = (ChatRequest) request;
      chats++;
      for (Message message : chat.messages()) {
        if (!Message.fromJson(message.toJson()).equals(message)
            || !PLAIN.readValue(PLAIN.writeValueAsString(message), Message.class).equals(message)) {
          wrong.add(vector.id() + ": " + message);
        }
      }
      if (!chat.headers().isEmpty()) {
        continue;
      }
      String json = chat.toJson();
      if (!Request.fromJson(json, chat.getClass()).equals(chat)
          || !PLAIN.readValue(PLAIN.writeValueAsString(chat), chat.getClass()).equals(chat)) {
        wrong.add(vector.id() + ": " + body);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(chats).isGreaterThan(80);
  }

  @Test
  void conversation_goesOnFromItsJson() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU)) {
      TextService text = new TextService(server.client());
      server.answer("Cao Xueqin.").answer("About 1750.");
      Conversation first =
          Conversation.of(
              text, GlmChatRequest.builder(TextModels.GLM_4_7, Message.system("Be brief.")));
      first.ask("Who wrote it?");

      Conversation again =
          Conversation.fromJson(text, GlmChatRequest.builder(TextModels.GLM_4_7), first.toJson());

      assertThat(again.messages()).isEqualTo(first.messages()).hasSize(3);
      assertThat(again.ask("When?").text()).isEqualTo("About 1750.");
    }
  }

  @Test
  void whatJsonCannotHold_isRefused() {
    Message local = Message.user(ContentPart.image(MediaSource.of(new byte[] {1}, "a.png")));
    QwenGenerationRequest inspected =
        QwenGenerationRequest.builder(TextModels.QWEN_PLUS, Message.user("Hi"))
            .dataInspection("{}")
            .build();

    assertThatThrownBy(local::toJson)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.png");
    assertThatThrownBy(() -> PLAIN.writeValueAsString(local)).hasMessageContaining("a.png");
    assertThatThrownBy(inspected::toJson)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the JSON of a request holds no headers, and this one sends"
                + " X-DashScope-DataInspection: store it without, and set what they say when it is"
                + " read");
    assertThatThrownBy(() -> PLAIN.writeValueAsString(inspected))
        .hasMessageContaining("holds no headers");
    assertThatThrownBy(() -> Message.fromJson("[1]")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Message.fromJson("null"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not the JSON of a Message: null");
    assertThatThrownBy(() -> Request.fromJson("null", GlmChatRequest.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not the JSON of a GlmChatRequest: null");
  }
}
