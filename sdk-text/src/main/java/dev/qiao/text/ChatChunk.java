package dev.qiao.text;

import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a streamed answer, whichever family and dialect it came in. The last piece may have no
 * only choices and the usage.
 *
 * @param requestId the id of the request, for a support ticket
 * @param id the id of the answer, OpenAI dialect
 * @param object the kind of object, OpenAI dialect
 * @param created when it was made, in seconds since 1970, OpenAI dialect
 * @param model the model that answered, if returned
 * @param systemFingerprint the backend, OpenAI dialect
 * @param serviceTier the tier, OpenAI dialect
 * @param choices the answers' pieces; empty in a piece that has only the usage
 * @param outputText a piece of the answer of a native call with {@code result_format=text}
 * @param outputFinishReason why that answer ended
 * @param usage what is billed so far
 * @param searchInfo what a web search found
 * @param toolInfo tools the service itself used
 * @param reviewNotes what the service notes beside the answer, such as what content review found
 * @param additional fields this version does not know, in the shape they had
 */
public record ChatChunk(
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
   * What is new of the text of the answer with index 0; empty if nothing is, as in the pieces of
   * the other answers of a request for several.
   */
  public String text() {
    if (choices.isEmpty()) {
      return outputText == null ? "" : outputText;
    }
    String text = "";
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i).isFirst()) {
        String piece = choices.get(i).message().text();
        text = text.isEmpty() ? piece : text + piece;
      }
    }
    return text;
  }

  /** What is new of the reasoning of the answer with index 0; empty if nothing is. */
  public String reasoning() {
    String reasoning = "";
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i).isFirst()) {
        String piece = choices.get(i).message().reasoning();
        reasoning = reasoning.isEmpty() ? piece : reasoning + piece;
      }
    }
    return reasoning;
  }

  /** Why the answer with index 0 ended; null before it did. */
  public @Nullable FinishReason finishReason() {
    FinishReason reason = choices.isEmpty() ? outputFinishReason : null;
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i).isFirst() && choices.get(i).finishReason() != null) {
        reason = choices.get(i).finishReason();
      }
    }
    return FinishReason.NOT_YET.equals(reason) ? null : reason;
  }

  /** Whether it brings anything new beside its header. */
  boolean hasContent() {
    if (!text().isEmpty()
        || usage != null
        || outputFinishReason != null
        || searchInfo != null
        || reviewNotes != null
        || !toolInfo.isEmpty()) {
      return true;
    }
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i).hasContent()) {
        return true;
      }
    }
    return false;
  }

  /** This piece and the one after it as one. */
  ChatChunk then(ChatChunk next) {
    List<ChatChoice> both = new ArrayList<>(choices);
    both.addAll(next.choices);
    Map<String, Object> rest = new LinkedHashMap<>(additional);
    rest.putAll(next.additional);
    String text = outputText == null ? next.outputText : outputText;
    return new ChatChunk(
        requestId == null ? next.requestId : requestId,
        id == null ? next.id : id,
        object == null ? next.object : object,
        created == null ? next.created : created,
        model == null ? next.model : model,
        systemFingerprint == null ? next.systemFingerprint : systemFingerprint,
        serviceTier == null ? next.serviceTier : serviceTier,
        List.copyOf(both),
        outputText == null || next.outputText == null ? text : outputText + next.outputText,
        FinishReason.later(outputFinishReason, next.outputFinishReason),
        next.usage == null ? usage : next.usage,
        next.searchInfo == null ? searchInfo : next.searchInfo,
        next.toolInfo.isEmpty() ? toolInfo : next.toolInfo,
        next.reviewNotes == null ? reviewNotes : next.reviewNotes,
        rest);
  }

  ChatChunk withChoices(List<ChatChoice> others) {
    return with(others, reviewNotes);
  }

  ChatChunk with(List<ChatChoice> others, @Nullable ReviewNotes otherNotes) {
    return new ChatChunk(
        requestId,
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
        otherNotes,
        additional);
  }

  ChatChunk withOutputText(String other) {
    return new ChatChunk(
        requestId,
        id,
        object,
        created,
        model,
        systemFingerprint,
        serviceTier,
        choices,
        other,
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
