package dev.qiao.text;

import dev.qiao.text.tool.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pieces of a stream together into the answer a plain call would have given: text and
 * thinking appended, tool calls merged by index with the first id that is not empty, the last
 * usage.
 */
final class ChatAccumulator {
  private final Map<Integer, Answer> answers = new TreeMap<>();
  private final StringBuilder outputText = new StringBuilder();
  private boolean hasOutputText;
  private @Nullable FinishReason outputFinishReason;
  private @Nullable ChatChunk first;
  private @Nullable String requestId;
  private @Nullable String model;
  private @Nullable Usage usage;
  private @Nullable SearchInfo searchInfo;
  private @Nullable Notes notes;
  private final List<ToolInfo> toolInfo = new ArrayList<>();
  private final Map<String, Object> additional = new LinkedHashMap<>();

  void add(ChatChunk chunk) {
    first = first == null ? chunk : first;
    requestId = chunk.requestId() == null ? requestId : chunk.requestId();
    model = chunk.model() == null ? model : chunk.model();
    usage = chunk.usage() == null ? usage : chunk.usage();
    if (chunk.outputText() != null) {
      hasOutputText = true;
      outputText.append(chunk.outputText());
    }
    outputFinishReason = later(outputFinishReason, chunk.outputFinishReason());
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
    Notes noted = chunk.notes();
    if (noted != null && !noted.equals(notes)) {
      notes = notes == null ? noted.ofWholeAnswer() : notes.then(noted);
    }
    additional.putAll(chunk.additional());
    for (ChatChoice choice : chunk.choices()) {
      int index = choice.index() == null ? 0 : choice.index();
      answers.computeIfAbsent(index, unused -> new Answer()).add(choice);
    }
  }

  private static @Nullable FinishReason later(
      @Nullable FinishReason known, @Nullable FinishReason next) {
    return next == null || next.equals(FinishReason.NOT_YET) ? known : next;
  }

  ChatResponse response() {
    ChatChunk head = first;
    return new ChatResponse(
        requestId,
        head == null ? null : head.id(),
        head == null || head.object() == null ? null : "chat.completion",
        head == null ? null : head.created(),
        model,
        head == null ? null : head.systemFingerprint(),
        head == null ? null : head.serviceTier(),
        answers.values().stream().map(Answer::choice).toList(),
        hasOutputText ? outputText.toString() : null,
        outputFinishReason,
        usage,
        searchInfo,
        List.copyOf(toolInfo),
        notes,
        Map.copyOf(additional));
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
    private final Map<Integer, Call> calls = new TreeMap<>();
    private @Nullable String name;
    private final StringBuilder refusal = new StringBuilder();
    private Message.@Nullable Audio audio;
    private @Nullable Object functionCall;
    private final Map<Integer, Message.ReasoningDetail> details = new TreeMap<>();
    private @Nullable String audioContent;
    private @Nullable FinishReason finishReason;
    private final List<Logprobs.Token> logprobs = new ArrayList<>();
    private final List<Logprobs.Token> reasoningLogprobs = new ArrayList<>();
    private boolean hasLogprobs;
    private final Map<String, Object> messageAdditional = new LinkedHashMap<>();
    private final Map<String, Object> additional = new LinkedHashMap<>();

    void add(ChatChoice choice) {
      index = choice.index() == null ? index : choice.index();
      Message.Assistant piece = choice.message();
      role = piece.role() == null ? role : piece.role();
      name = piece.name() == null ? name : piece.name();
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
        int at = call.index() == null ? calls.size() : call.index();
        calls.computeIfAbsent(at, Call::new).add(call);
      }
      finishReason = later(finishReason, choice.finishReason());
      if (choice.logprobs() != null) {
        hasLogprobs = true;
        logprobs.addAll(choice.logprobs().content());
        reasoningLogprobs.addAll(choice.logprobs().reasoningContent());
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
        return;
      }
      hasParts = true;
      for (ContentPart part : content.parts()) {
        if (part instanceof ContentPart.Text piece) {
          openPart = openPart == null ? piece : openPart;
          openText.append(piece.text());
        } else {
          parts.addAll(open());
          openPart = null;
          openText.setLength(0);
          parts.add(part);
        }
      }
    }

    /** The part of words that the next piece may continue; none if the last part is another. */
    private List<ContentPart> open() {
      ContentPart.Text part = openPart;
      return part == null
          ? List.of()
          : List.of(
              new ContentPart.Text(
                  part.type(), openText.toString(), part.cacheControl(), part.additional()));
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
          known.id() == null ? piece.id() : known.id(),
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

    private static @Nullable String join(@Nullable String a, @Nullable String b) {
      return a == null ? b : b == null ? a : a + b;
    }

    ChatChoice choice() {
      return new ChatChoice(
          index,
          new Message.Assistant(
              role == null ? "assistant" : role,
              content(),
              hasReasoning ? reasoning.toString() : null,
              calls.values().stream().map(Call::whole).toList(),
              null,
              null,
              name,
              refusal.isEmpty() ? null : refusal.toString(),
              audio,
              functionCall,
              List.copyOf(details.values()),
              audioContent,
              Map.copyOf(messageAdditional)),
          finishReason,
          hasLogprobs ? new Logprobs(logprobs, reasoningLogprobs, Map.of()) : null,
          Map.copyOf(additional));
    }
  }

  /** One tool call. */
  private static final class Call {
    private final int index;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String name;
    private final StringBuilder arguments = new StringBuilder();
    private final Map<String, Object> additional = new LinkedHashMap<>();

    Call(int index) {
      this.index = index;
    }

    void add(ToolCall piece) {
      id = first(id, piece.id());
      type = first(type, piece.type());
      ToolCall.Function function = piece.function();
      if (function != null) {
        name = first(name, function.name());
        if (function.arguments() != null) {
          arguments.append(function.arguments());
        }
      }
      additional.putAll(piece.additional());
    }

    private static @Nullable String first(@Nullable String known, @Nullable String next) {
      return known == null || known.isEmpty() ? next : known;
    }

    ToolCall whole() {
      return new ToolCall(
          index,
          id,
          type,
          new ToolCall.Function(name, arguments.toString(), Map.of()),
          Map.copyOf(additional));
    }
  }
}
