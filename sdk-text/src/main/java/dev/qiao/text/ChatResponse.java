package dev.qiao.text;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import dev.qiao.text.tool.ToolCall;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer, whichever family and dialect it came in. {@link #text()}, {@link #reasoning()} and
 * {@link #toolCalls()} read the first choice.
 *
 * @param requestId the id of the request, for a support ticket
 * @param id the id of the answer, OpenAI dialect
 * @param object the kind of object, OpenAI dialect
 * @param created when it was made, in seconds since 1970, OpenAI dialect
 * @param model the model that answered, if returned
 * @param systemFingerprint the backend, OpenAI dialect
 * @param serviceTier the tier, OpenAI dialect
 * @param choices the answers
 * @param outputText the answer of a native call with {@code result_format=text}
 * @param outputFinishReason why that answer ended
 * @param usage what is billed
 * @param searchInfo what a web search found
 * @param toolInfo tools the service itself used
 * @param reviewNotes what the service notes beside the answer, such as what content review found
 * @param additional fields this version does not know, in the shape they had
 */
@JsonDeserialize(using = ChatResponseReader.class)
public record ChatResponse(
    @Nullable String requestId,
    @Nullable String id,
    @Nullable String object,
    @Nullable Long created,
    @Nullable String model,
    @Nullable String systemFingerprint,
    @Nullable String serviceTier,
    List<ChatChoice> choices,
    @Nullable String outputText,
    @Nullable FinishReason outputFinishReason,
    @Nullable Usage usage,
    @Nullable SearchInfo searchInfo,
    List<ToolInfo> toolInfo,
    @Nullable ReviewNotes reviewNotes,
    Map<String, Object> additional)
    implements Metered {

  /**
   * The first answer's message; an empty one if there is none. A call that came without an id has
   * one that is made up, the same each time.
   */
  public Message.Assistant message() {
    return choices.isEmpty()
        ? Message.Assistant.of(Content.of(outputText == null ? "" : outputText))
        : first().message().withIds();
  }

  /** The first answer's text; empty if there is none. */
  public String text() {
    return choices.isEmpty() && outputText != null ? outputText : message().text();
  }

  /**
   * What the model thought before the first answer; empty if it did not, or the service does not
   * return it.
   */
  public String reasoning() {
    return message().reasoning();
  }

  /** The calls the model wants made; empty if it wants none. */
  public List<ToolCall> toolCalls() {
    return message().toolCalls();
  }

  /** Why the first answer ended; null if the service does not return it. */
  public @Nullable FinishReason finishReason() {
    return choices.isEmpty() ? outputFinishReason : first().finishReason();
  }

  /** The answer with index 0, wherever it is in the list. */
  private ChatChoice first() {
    for (ChatChoice choice : choices) {
      if (choice.isFirst()) {
        return choice;
      }
    }
    return choices.get(0);
  }

  /** The same with the id of the request from the header, unless the answer had one. */
  ChatResponse withRequestId(@Nullable String other) {
    if (other == null || requestId != null) {
      return this;
    }
    return copy(other, choices);
  }

  ChatResponse withChoices(List<ChatChoice> others) {
    return copy(requestId, others);
  }

  private ChatResponse copy(@Nullable String otherId, List<ChatChoice> others) {
    return new ChatResponse(
        otherId,
        id,
        object,
        created,
        model,
        systemFingerprint,
        serviceTier,
        others,
        outputText,
        outputFinishReason,
        usage,
        searchInfo,
        toolInfo,
        reviewNotes,
        additional);
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }

  @Override
  public Map<String, Number> amounts() {
    return Metered.of(usage);
  }
}
