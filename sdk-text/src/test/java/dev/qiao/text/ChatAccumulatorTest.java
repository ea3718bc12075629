package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Vendor;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.qwen.TranslationOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A published stream is put together as {@link ChatStream} does it, for each family. */
class ChatAccumulatorTest {
  private static final TranslationOptions INTO_ENGLISH = TranslationOptions.into("English");

  /** Keeps what comes, and the end. */
  private static final class Reader implements Flow.Subscriber<ChatChunk> {
    private final ChatAccumulator answer = new ChatAccumulator();
    private final List<String> pieces = new ArrayList<>();
    private final CompletableFuture<ChatResponse> end = new CompletableFuture<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ChatChunk chunk) {
      pieces.add(chunk.text());
      answer.accept(chunk);
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      end.complete(answer.response());
    }

    ChatResponse get() throws Exception {
      return end.get(20, TimeUnit.SECONDS);
    }
  }

  private static Reader read(Flow.Publisher<ChatChunk> chunks) {
    Reader reader = new Reader();
    chunks.subscribe(reader);
    return reader;
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void publishedStream_accumulated_isWhatCollectGives(Family family) throws Exception {
    String[] events =
        family.events(
            family.piece("{\"role\":\"assistant\",\"content\":\"\"}", null),
            family.piece("{\"reasoning_content\":\"Let me\",\"content\":\"\"}", null),
            family.piece("{\"reasoning_content\":\" see.\",\"content\":\"\"}", null),
            family.piece("{\"content\":\"I am \"}", null),
            family.piece("{\"content\":\"a bridge.\"}", null),
            family.piece(
                "{\"content\":\"\",\"tool_calls\":[{\"index\":0,\"id\":\"call_1\","
                    + "\"type\":\"function\",\"function\":{\"name\":\"weather\","
                    + "\"arguments\":\"{\\\"city\\\":\"}}]}",
                null),
            family.piece(
                "{\"content\":\"\",\"tool_calls\":[{\"index\":0,\"id\":\"\",\"function\":"
                    + "{\"arguments\":\"\\\"Hobart\\\"}\"}}]}",
                "tool_calls"));
    try (ChatServer server = family.server()) {
      server.streamWithId("header-id", events);
      server.streamWithId("header-id", events);
      ChatRequest request = family.chat("Who are you?").build();

      ChatResponse collected = server.text().stream(request).collect();
      Reader reader = read(server.text().publisher(request));

      assertThat(reader.get()).isEqualTo(collected);
      assertThat(reader.answer.text()).isEqualTo("I am a bridge.");
      assertThat(reader.answer.reasoning()).isEqualTo("Let me see.");
      assertThat(reader.answer.toolCalls()).isEqualTo(collected.toolCalls());
      assertThat(reader.answer.toolCalls())
          .singleElement()
          .satisfies(call -> assertThat(call.arguments()).isEqualTo("{\"city\":\"Hobart\"}"));
      assertThat(reader.answer.usage()).isEqualTo(collected.usage());
      assertThat(reader.get().requestId())
          .isEqualTo(family == Family.QWEN_NATIVE ? "r1" : "header-id");
    }
  }

  @Test
  void publishedTranslation_thatRepeatsTheWholeText_givesWhatIsNew() throws Exception {
    try (ChatServer server = Family.QWEN_COMPATIBLE.server()) {
      String[] events = {
        Family.QWEN_COMPATIBLE.piece("{\"content\":\"I\"}", null),
        Family.QWEN_COMPATIBLE.piece("{\"content\":\"I saw\"}", null),
        Family.QWEN_COMPATIBLE.piece("{\"content\":\"I saw it.\"}", "stop"),
        "[DONE]"
      };
      server.stream(events);
      server.stream(events);
      QwenChatRequest request =
          QwenChatRequest.builder(TextModels.QWEN_MT_PLUS, Message.user("我看到了。"))
              .translationOptions(INTO_ENGLISH)
              .build();

      ChatResponse collected = server.text().stream(request).collect();
      Reader reader = read(server.text().publisher(request));

      assertThat(reader.get()).isEqualTo(collected);
      assertThat(reader.pieces).containsExactly("I", " saw", " it.");
    }
  }

  @Test
  void publishedNativeTranslation_thatRepeatsTheWholeText_givesWhatIsNew() throws Exception {
    try (ChatServer server = Family.QWEN_NATIVE.server()) {
      server.stream(
          Family.QWEN_NATIVE.piece("{\"content\":\"I\"}", null),
          Family.QWEN_NATIVE.piece("{\"content\":\"I saw\"}", "stop"));
      Flow.Publisher<ChatChunk> chunks =
          server
              .text()
              .publisher(
                  QwenGenerationRequest.builder(TextModels.QWEN_MT_PLUS, Message.user("我看到了。"))
                      .translationOptions(INTO_ENGLISH)
                      .build());

      Reader reader = read(chunks);

      assertThat(reader.get().text()).isEqualTo("I saw");
      assertThat(reader.pieces).containsExactly("I", " saw");
      assertThatThrownBy(() -> chunks.subscribe(null)).isInstanceOf(NullPointerException.class);
    }
  }

  @Test
  void brokenStream_theAccumulatorKeepsWhatCame() throws Exception {
    try (ChatServer server = Family.QWEN_COMPATIBLE.server()) {
      server.stream(Family.QWEN_COMPATIBLE.piece("{\"content\":\"I am\"}", null));
      Reader reader =
          read(server.text().publisher(Family.QWEN_COMPATIBLE.chat("Who are you?").build()));

      assertThatThrownBy(reader::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(StreamTruncatedException.class);
      assertThat(reader.answer.text()).isEqualTo("I am");
    }
  }

  @Test
  void chunksOfAJavaStream_areAccumulated() throws Exception {
    try (ChatServer server = new ChatServer(Vendor.DASHSCOPE, "/v1")) {
      server.stream(
          Family.QWEN_COMPATIBLE.piece("{\"content\":\"I \"}", null),
          Family.QWEN_COMPATIBLE.piece("{\"content\":\"am\"}", "stop"),
          "[DONE]");
      ChatAccumulator answer = new ChatAccumulator();
      try (ChatStream chunks =
          server.text().stream(Family.QWEN_COMPATIBLE.chat("Who are you?").build())) {
        chunks.stream().forEach(answer);
        assertThat(answer.response()).isEqualTo(chunks.accumulated());
      }
    }
  }

  @Test
  void aResponse_isNotChangedByLaterPieces_andNothingIsEmpty() throws Exception {
    ChatAccumulator answer = new ChatAccumulator();
    assertThat(answer.text()).isEmpty();
    assertThat(answer.reasoning()).isEmpty();
    assertThat(answer.toolCalls()).isEmpty();
    assertThat(answer.usage()).isNull();
    ChatResponse before = answer.response();
    try (ChatServer server = Family.GLM.server()) {
      server.stream(Family.GLM.events(Family.GLM.piece("{\"content\":\"I am\"}", "stop")));
      server.text().stream(Family.GLM.chat("Who are you?").build()).forEach(answer);
    }
    assertThat(answer.text()).isEqualTo("I am");
    assertThat(before.text()).isEmpty();
    assertThatThrownBy(() -> answer.accept(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the piece of the stream is null");
  }
}
