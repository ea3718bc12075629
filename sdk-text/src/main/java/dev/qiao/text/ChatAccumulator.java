package dev.qiao.text;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.text.tool.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pieces of a stream together into the answer a plain call would have given: text and
 * thinking appended, tool calls merged by index with the first id that is not empty, the last
 * usage. {@link ChatStream} has one inside; a subscriber of {@link TextService#publisher} makes its
 * own:
 *
 * <pre>{@code
 * private final ChatAccumulator answer = new ChatAccumulator();
 *
 * public void onNext(ChatChunk chunk) {
 *   answer.accept(chunk);
 * }
 *
 * public void onComplete() {
 *   save(answer.response());
 * }
 * }</pre>
 *
 * <p>Takes the pieces of one stream, of any family, in their order. What it returns is a value that
 * later pieces do not change. Not thread-safe; the signals of one subscription need no lock.
 */
public final class ChatAccumulator implements Consumer<ChatChunk> {
  private final Map<Integer, Answer> answers = new TreeMap<>();
  private final StringBuilder outputText = new StringBuilder();
  private boolean hasOutputText;
  private @Nullable FinishReason outputFinishReason;
  private @Nullable String id;
  private @Nullable Long created;
  private @Nullable String systemFingerprint;
  private @Nullable String serviceTier;
  private boolean hasObject;
  private @Nullable String requestId;
  private @Nullable String model;
  private @Nullable Usage usage;
  private @Nullable SearchInfo searchInfo;
  private @Nullable ReviewNotes notes;
  private final List<ToolInfo> toolInfo = new ArrayList<>();
  private final Map<String, Object> additional = new LinkedHashMap<>();

  private int seenText;

  /** How much of the text and of the reasoning of each answer has come, by its index. */
  private final Map<Integer, int[]> seen = new HashMap<>();

  /** Creates one for one stream. */
  public ChatAccumulator() {}

  /** Adds the next piece. */
  @Override
  public void accept(ChatChunk chunk) {
    Objects.requireNonNull(chunk, "the piece of the stream is null");
    requestId = chunk.requestId() == null ? requestId : chunk.requestId();
    id = id == null ? chunk.id() : id;
    created = created == null || created == 0 ? chunk.created() : created;
    systemFingerprint = systemFingerprint == null ? chunk.systemFingerprint() : systemFingerprint;
    serviceTier = serviceTier == null ? chunk.serviceTier() : serviceTier;
    hasObject |= chunk.object() != null;
    model = chunk.model() == null ? model : chunk.model();
    Usage counted = chunk.usage();
    usage = counted == null || (usage != null && counted.isEmpty()) ? usage : counted;
    if (chunk.outputText() != null) {
      hasOutputText = true;
      outputText.append(chunk.outputText());
    }
    outputFinishReason = FinishReason.later(outputFinishReason, chunk.outputFinishReason());
    SearchInfo found = chunk.searchInfo();
    // The sources come once; later events repeat empty lists.
    if (found != null && (searchInfo == null || !found.searchResults().isEmpty())) {
      searchInfo = found;
    }
    for (ToolInfo used : chunk.toolInfo()) {
      if (!toolInfo.contains(used)) {
        toolInfo.add(used);
      }
    }
    ReviewNotes noted = chunk.reviewNotes();
    if (noted != null && !noted.equals(notes)) {
      notes = notes == null ? noted.ofWholeAnswer() : notes.then(noted);
    }
    additional.putAll(chunk.additional());
    for (ChatChoice choice : chunk.choices()) {
      int index = choice.index() == null ? 0 : choice.index();
      answers.computeIfAbsent(index, unused -> new Answer()).add(choice);
    }
  }

  /** The text of the first answer so far; empty if none has come. */
  public String text() {
    return response().text();
  }

  /** What the model thought so far; empty if it did not. */
  public String reasoning() {
    return response().reasoning();
  }

  /**
   * The calls the model wants made, each put together from its pieces; whole when the stream has
   * ended.
   */
  public List<ToolCall> toolCalls() {
    return response().toolCalls();
  }

  /** What is billed so far; null until the service says it, mostly in its last piece. */
  public @Nullable Usage usage() {
    return usage;
  }

  /** The answer so far, equal to {@link ChatStream#accumulated} of the same stream. */
  public ChatResponse response() {
    return new ChatResponse(
        requestId,
        id,
        hasObject ? "chat.completion" : null,
        created,
        model,
        systemFingerprint,
        serviceTier,
        answers.values().stream().map(Answer::choice).toList(),
        hasOutputText ? outputText.toString() : null,
        outputFinishReason,
        usage,
        searchInfo,
        List.copyOf(toolInfo),
        notes,
        Additional.Copy.of(additional));
  }

  /** Cuts what was there already off a piece that repeats the whole text so far. */
  ChatChunk newIn(ChatChunk chunk) {
    ChatChunk fresh = chunk;
    String whole = chunk.outputText();
    if (whole != null) {
      fresh = fresh.withOutputText(whole.substring(Math.min(seenText, whole.length())));
      seenText = Math.max(seenText, whole.length());
    }
    return chunk.choices().isEmpty()
        ? fresh
        : fresh.withChoices(chunk.choices().stream().map(this::newIn).toList());
  }

  private ChatChoice newIn(ChatChoice choice) {
    Message.Assistant message = choice.message();
    Content content = message.content();
    if (content == null) {
      return choice;
    }
    int[] come =
        seen.computeIfAbsent(choice.index() == null ? 0 : choice.index(), unused -> new int[2]);
    String whole = content.text();
    String reasoning = message.reasoning();
    String freshText = whole.substring(Math.min(come[0], whole.length()));
    Content fresh =
        content.plain() != null
            ? Content.of(freshText)
            : Content.of(freshText.isEmpty() ? List.of() : List.of(ContentPart.text(freshText)));
    String freshReasoning = reasoning.substring(Math.min(come[1], reasoning.length()));
    come[0] = Math.max(come[0], whole.length());
    come[1] = Math.max(come[1], reasoning.length());
    return choice.withMessage(
        message.with(fresh, message.reasoningContent() == null ? null : freshReasoning));
  }

  /** One of the answers. */
  private static final class Answer {
    private @Nullable Integer index;
    private @Nullable String role;
    private final StringBuilder text = new StringBuilder();
    private final List<ContentPart> parts = new ArrayList<>();
    private ContentPart.@Nullable Text openPart;
    private final StringBuilder openText = new StringBuilder();
    private boolean hasParts;
    private boolean hasText;
    private @Nullable StringBuilder tagged;
    private final StringBuilder reasoning = new StringBuilder();
    private boolean hasReasoning;
    private final ToolCallPieces calls = new ToolCallPieces();
    private @Nullable String name;
    private final StringBuilder refusal = new StringBuilder();
    private Message.@Nullable Audio audio;
    private @Nullable Object functionCall;
    private final Map<Integer, Message.ReasoningDetail> details = new TreeMap<>();
    private @Nullable String audioContent;
    private @Nullable FinishReason finishReason;
    private final List<Logprobs.Token> logprobs = new ArrayList<>();
    private final List<Logprobs.Token> reasoningLogprobs = new ArrayList<>();
    private final List<Logprobs.Token> refusalLogprobs = new ArrayList<>();
    private boolean hasLogprobs;
    private final Map<String, Object> logprobsAdditional = new LinkedHashMap<>();
    private final Map<String, Object> messageAdditional = new LinkedHashMap<>();
    private final Map<String, Object> additional = new LinkedHashMap<>();

    void add(ChatChoice choice) {
      index = choice.index() == null ? index : choice.index();
      Message.Assistant piece = choice.message();
      role = orElse(piece.role(), role);
      name = orElse(piece.name(), name);
      functionCall = piece.functionCall() == null ? functionCall : piece.functionCall();
      content(piece.content());
      if (piece.reasoningContent() != null) {
        hasReasoning = true;
        reasoning.append(piece.reasoningContent());
      }
      if (piece.refusal() != null) {
        refusal.append(piece.refusal());
      }
      if (piece.audio() != null) {
        audio = audio == null ? piece.audio() : joined(audio, piece.audio());
      }
      for (int i = 0; i < piece.reasoningDetails().size(); i++) {
        Message.ReasoningDetail detail = piece.reasoningDetails().get(i);
        details.merge(detail.index() == null ? i : detail.index(), detail, Answer::joined);
      }
      audioContent = join(audioContent, piece.audioContent());
      for (ToolCall call : piece.toolCalls()) {
        calls.add(call);
      }
      finishReason = FinishReason.later(finishReason, choice.finishReason());
      if (choice.logprobs() != null) {
        hasLogprobs = true;
        logprobsAdditional.putAll(choice.logprobs().additional());
        logprobs.addAll(choice.logprobs().content());
        reasoningLogprobs.addAll(choice.logprobs().reasoningContent());
        refusalLogprobs.addAll(choice.logprobs().refusal());
      }
      messageAdditional.putAll(piece.additional());
      additional.putAll(choice.additional());
    }

    private void content(@Nullable Content content) {
      if (content == null) {
        return;
      }
      if (content.plain() != null) {
        hasText = true;
        if (content.tagged() != null && tagged == null) {
          tagged = new StringBuilder(text);
        }
        if (tagged != null) {
          tagged.append(content.tagged() == null ? content.plain() : content.tagged());
        }
        text.append(content.plain());
        if (hasParts && !content.plain().isEmpty()) {
          words(ContentPart.text(content.plain()));
        }
        return;
      }
      if (!hasParts && !text.isEmpty() && !content.parts().isEmpty()) {
        words(ContentPart.text(text.toString()));
      }
      hasParts |= !content.parts().isEmpty() || !hasText;
      for (ContentPart part : content.parts()) {
        if (part instanceof ContentPart.Text piece) {
          words(piece);
        } else {
          parts.addAll(open());
          openPart = null;
          openText.setLength(0);
          parts.add(part);
        }
      }
    }

    private void words(ContentPart.Text piece) {
      openPart = openPart == null ? piece : openPart;
      openText.append(piece.text());
    }

    /** The part of words that the next piece may continue; none if the last part is another. */
    private List<ContentPart> open() {
      ContentPart.Text part = openPart;
      return part == null
          ? List.of()
          : List.of(
              new ContentPart.Text(openText.toString(), part.cacheControl(), part.additional()));
    }

    private @Nullable Content content() {
      List<ContentPart> all = new ArrayList<>(parts);
      all.addAll(open());
      if (all.isEmpty() && hasText) {
        return new Content(text.toString(), List.of(), tagged == null ? null : tagged.toString());
      }
      return hasParts ? Content.of(all) : null;
    }

    private static Message.Audio joined(Message.Audio known, Message.Audio piece) {
      return new Message.Audio(
          orElse(known.id(), piece.id()),
          join(known.data(), piece.data()),
          piece.expiresAt() == null ? known.expiresAt() : piece.expiresAt(),
          join(known.transcript(), piece.transcript()),
          piece.additional());
    }

    private static Message.ReasoningDetail joined(
        Message.ReasoningDetail known, Message.ReasoningDetail piece) {
      return new Message.ReasoningDetail(
          known.type() == null ? piece.type() : known.type(),
          known.id() == null ? piece.id() : known.id(),
          known.format() == null ? piece.format() : known.format(),
          known.index(),
          join(known.text(), piece.text()),
          piece.additional());
    }

    private static @Nullable String orElse(@Nullable String first, @Nullable String second) {
      return first == null || first.isEmpty() ? second : first;
    }

    private static @Nullable String join(@Nullable String a, @Nullable String b) {
      return a == null ? b : b == null ? a : a + b;
    }

    ChatChoice choice() {
      return new ChatChoice(
          index,
          Message.Assistant.builder()
              .role(role == null ? "assistant" : role)
              .content(content())
              .reasoningContent(hasReasoning ? reasoning.toString() : null)
              .toolCalls(calls.whole())
              .name(name)
              .refusal(refusal.isEmpty() ? null : refusal.toString())
              .audio(audio)
              .functionCall(functionCall)
              .reasoningDetails(List.copyOf(details.values()))
              .audioContent(audioContent)
              .additional(messageAdditional)
              .build(),
          finishReason,
          hasLogprobs
              ? new Logprobs(logprobs, reasoningLogprobs, refusalLogprobs, logprobsAdditional)
              : null,
          Additional.Copy.of(additional));
    }
  }
}
