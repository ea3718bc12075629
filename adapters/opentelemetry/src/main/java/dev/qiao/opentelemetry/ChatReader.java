package dev.qiao.opentelemetry;

import dev.qiao.core.operation.Request;
import dev.qiao.text.ChatAccumulator;
import dev.qiao.text.ChatChoice;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.FinishReason;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.request.CommonChatParameters;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads chats: the only class, with {@link ChatContent}, that needs {@code qiao-text}. */
final class ChatReader {
  private ChatReader() {}

  /** A reader; null if {@code qiao-text} is not there. */
  static @Nullable ChatReader ifPresent(@Nullable ClassLoader loader) {
    try {
      Class.forName("dev.qiao.text.ChatRequest", false, loader);
      return new ChatReader();
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  boolean isChat(@Nullable Request request) {
    return request instanceof ChatRequest;
  }

  /** Adds the parameters whose types are not plain. */
  void put(Request request, @Nullable Object stop, AttributesBuilder to) {
    if (stop instanceof Stop given && !given.texts().isEmpty()) {
      to.put(Keys.STOP, given.texts());
    }
    if (request instanceof CommonChatParameters parameters) {
      ResponseFormat format = parameters.responseFormat();
      if (format != null) {
        to.put(Keys.OUTPUT_TYPE, format.type().startsWith("json") ? "json" : format.type());
      }
    }
  }

  /** Notes what an answer or a piece of one has for the span. */
  void read(Object value, ResponseFacts facts) {
    if (value instanceof ChatResponse response) {
      facts.response(response.id(), response.model());
      reasons(response.choices(), response.outputFinishReason(), facts);
    } else if (value instanceof ChatChunk chunk) {
      facts.response(chunk.id(), chunk.model());
      reasons(chunk.choices(), chunk.outputFinishReason(), facts);
    }
  }

  private static void reasons(
      List<ChatChoice> choices, @Nullable FinishReason only, ResponseFacts facts) {
    reason(0, only, facts);
    for (int i = 0; i < choices.size(); i++) {
      Integer index = choices.get(i).index();
      reason(index == null ? i : index, choices.get(i).finishReason(), facts);
    }
  }

  private static void reason(int index, @Nullable FinishReason reason, ResponseFacts facts) {
    if (reason != null && !reason.equals(FinishReason.NOT_YET)) {
      facts.finished(index, reason.value());
    }
  }

  /** The messages of a request; null if it is no chat. */
  @Nullable String input(@Nullable Request request) {
    return request instanceof ChatRequest chat ? ChatContent.input(chat) : null;
  }

  /** Something that collects an answer, a whole one or in pieces. */
  Answer answer(@Nullable Request request) {
    return new Answer(request instanceof ChatRequest chat && chat.isCumulative());
  }

  /** The answer so far. */
  static final class Answer {
    private final boolean cumulative;
    private ChatAccumulator pieces = new ChatAccumulator();
    private @Nullable ChatResponse whole;
    private boolean any;

    Answer(boolean cumulative) {
      this.cumulative = cumulative;
    }

    void add(Object value) {
      if (value instanceof ChatResponse response) {
        whole = response;
      } else if (value instanceof ChatChunk chunk) {
        if (cumulative) {
          pieces = new ChatAccumulator();
        }
        pieces.accept(chunk);
        any = true;
      }
    }

    /** The messages; null if nothing came. */
    @Nullable String messages() {
      return whole != null
          ? ChatContent.output(whole)
          : any ? ChatContent.output(pieces.response()) : null;
    }
  }
}
