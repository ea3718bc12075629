package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.qiao.text.tool.ToolCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers and pieces of answers of both dialects, token by token. One instance reads a whole
 * stream: texts that repeat in every event (ids, model, role) are kept and given out again instead
 * of being made anew, and so is a usage that did not change.
 */
final class ChatFields {
  private static final TypeReference<List<ToolInfo>> TOOL_INFOS = new TypeReference<>() {};
  private static final TypeReference<List<SearchInfo.Page>> PAGES = new TypeReference<>() {};

  private static final TypeReference<List<Message.ReasoningDetail>> DETAILS =
      new TypeReference<>() {};

  private final UsageFields usageFields = new UsageFields();
  private final NotesFields notes = new NotesFields();
  private final Repeated requestIds = new Repeated();
  private final Repeated ids = new Repeated();
  private final Repeated objects = new Repeated();
  private final Repeated models = new Repeated();
  private final Repeated fingerprints = new Repeated();
  private final Repeated tiers = new Repeated();
  private final Repeated roles = new Repeated();
  private final Repeated reasons = new Repeated();
  private final Repeated toolTypes = new Repeated();
  private @Nullable Long lastCreated;
  private @Nullable FinishReason lastReason;

  private @Nullable String requestId;
  private @Nullable String id;
  private @Nullable String object;
  private @Nullable Long created;
  private @Nullable String model;
  private @Nullable String systemFingerprint;
  private @Nullable String serviceTier;
  private List<ChatChoice> choices = List.of();
  private @Nullable String outputText;
  private @Nullable FinishReason outputFinishReason;
  private @Nullable Usage usage;
  private @Nullable SearchInfo searchInfo;
  private List<ToolInfo> toolInfo = List.of();
  private @Nullable Map<String, Object> additional;
  private boolean error;
  private boolean whole;

  /** Reads the object the parser stands before. */
  void read(JsonParser in) throws IOException {
    clear();
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new com.fasterxml.jackson.core.JsonParseException(in, "an object was expected");
    }
    fields(in);
  }

  private void clear() {
    requestId = null;
    id = null;
    object = null;
    created = null;
    model = null;
    systemFingerprint = null;
    serviceTier = null;
    choices = List.of();
    outputText = null;
    outputFinishReason = null;
    usage = null;
    searchInfo = null;
    toolInfo = List.of();
    notes.clear();
    additional = null;
    error = false;
    whole = false;
  }

  /** Reads the fields of the object the parser is in. */
  void fields(JsonParser in) throws IOException {
    String code = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      switch (name) {
        case "choices" -> choices = choices(in, token);
        case "output" -> output(in, token);
        case "usage" -> usage = usageFields.read(in, token);
        case "request_id" -> requestId = requestIds.text(in, token);
        case "id" -> id = ids.text(in, token);
        case "object" -> object = objects.text(in, token);
        case "created" -> created = created(in, token);
        case "model" -> model = models.text(in, token);
        case "system_fingerprint" -> systemFingerprint = fingerprints.text(in, token);
        case "service_tier" -> serviceTier = tiers.text(in, token);
        case "error" -> {
          error |= token == JsonToken.START_OBJECT;
          more(name, in, token);
        }
        case "code" -> {
          code = token == JsonToken.VALUE_NULL ? null : in.getText();
          more(name, in, token);
        }
        case "web_search" -> webSearch(in, token);
        // A task's state; its snapshot says it.
        case "task_status" -> in.skipChildren();
        default -> {
          if (!notes.take(name, in, token)) {
            more(name, in, token);
          }
        }
      }
    }
    boolean empty = choices.isEmpty() && outputText == null && usage == null;
    error |= code != null && !code.isEmpty() && empty;
    error |= notes.isFailure();
  }

  private void output(JsonParser in, JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      more("output", in, token);
      return;
    }
    Map<String, Object> rest = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "choices" -> choices = choices(in, value);
        case "text" -> outputText = text(in, value);
        case "finish_reason" -> outputFinishReason = reason(in, value);
        case "model_name" -> model = models.text(in, value);
        case "search_info" ->
            searchInfo = value == JsonToken.VALUE_NULL ? null : in.readValueAs(SearchInfo.class);
        case "tool_info" ->
            toolInfo = value == JsonToken.VALUE_NULL ? List.of() : in.readValueAs(TOOL_INFOS);
        default -> rest = rest(rest, name, in, value);
      }
    }
    if (rest != null) {
      additional = with(additional, "output", rest);
    }
  }

  /** GLM lists what it found beside the choices. */
  private void webSearch(JsonParser in, JsonToken token) throws IOException {
    if (token == JsonToken.START_ARRAY) {
      searchInfo = new SearchInfo(in.readValueAs(PAGES), List.of(), Map.of());
    } else {
      more("web_search", in, token);
    }
  }

  private List<ChatChoice> choices(JsonParser in, JsonToken token) throws IOException {
    if (token != JsonToken.START_ARRAY) {
      more("choices", in, token);
      return List.of();
    }
    if (in.nextToken() == JsonToken.END_ARRAY) {
      return List.of();
    }
    ChatChoice first = choice(in);
    if (in.nextToken() == JsonToken.END_ARRAY) {
      return List.of(first);
    }
    List<ChatChoice> several = new ArrayList<>(4);
    several.add(first);
    do {
      several.add(choice(in));
    } while (in.nextToken() != JsonToken.END_ARRAY);
    return List.copyOf(several);
  }

  private ChatChoice choice(JsonParser in) throws IOException {
    Integer index = null;
    Message.Assistant message = null;
    FinishReason finishReason = null;
    Logprobs logprobs = null;
    Map<String, Object> rest = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      switch (name) {
        case "delta" -> message = message(in, token);
        case "message" -> {
          message = message(in, token);
          whole = true;
        }
        case "finish_reason" -> finishReason = reason(in, token);
        case "index" -> index = UsageFields.integer(in, token);
        case "logprobs" ->
            logprobs = token == JsonToken.VALUE_NULL ? null : in.readValueAs(Logprobs.class);
        case "usage" -> usage = usageFields.read(in, token);
        default -> rest = rest(rest, name, in, token);
      }
    }
    return new ChatChoice(
        index,
        message == null ? EMPTY : message,
        finishReason,
        logprobs,
        rest == null ? Map.of() : rest);
  }

  static final Message.Assistant EMPTY =
      new Message.Assistant(
          null, null, null, List.of(), null, null, null, null, null, null, List.of(), null,
          Map.of());

  private Message.Assistant message(JsonParser in, JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      in.skipChildren();
      return EMPTY;
    }
    String role = null;
    Content content = null;
    String reasoningContent = null;
    List<ToolCall> toolCalls = List.of();
    Boolean partial = null;
    String speaker = null;
    String refusal = null;
    Message.Audio audio = null;
    Object functionCall = null;
    List<Message.ReasoningDetail> details = List.of();
    String audioContent = null;
    Map<String, Object> rest = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "content" -> content = value == JsonToken.VALUE_NULL ? null : ContentReader.read(in);
        case "reasoning_content" -> reasoningContent = text(in, value);
        case "role" -> role = roles.text(in, value);
        case "tool_calls" -> toolCalls = toolCalls(in, value);
        case "partial" -> partial = value == JsonToken.VALUE_NULL ? null : in.getBooleanValue();
        case "name" -> speaker = text(in, value);
        case "refusal" -> refusal = text(in, value);
        case "audio" ->
            audio = value == JsonToken.VALUE_NULL ? null : in.readValueAs(Message.Audio.class);
        case "function_call" ->
            functionCall = value == JsonToken.VALUE_NULL ? null : in.readValueAs(Object.class);
        case "reasoning_details" -> {
          if (value == JsonToken.START_ARRAY) {
            details = in.readValueAs(DETAILS);
          } else {
            rest = rest(rest, name, in, value);
          }
        }
        // MiniMax sends an empty one with every answer.
        case "audio_content" -> audioContent = in.getTextLength() == 0 ? null : text(in, value);
        default -> rest = rest(rest, name, in, value);
      }
    }
    return new Message.Assistant(
        role,
        content,
        reasoningContent,
        toolCalls,
        partial,
        null,
        speaker,
        refusal,
        audio,
        functionCall,
        details,
        audioContent,
        rest == null ? Map.of() : rest);
  }

  private List<ToolCall> toolCalls(JsonParser in, JsonToken token) throws IOException {
    if (token != JsonToken.START_ARRAY) {
      in.skipChildren();
      return List.of();
    }
    List<ToolCall> calls = new ArrayList<>(2);
    while (in.nextToken() != JsonToken.END_ARRAY) {
      calls.add(toolCall(in));
    }
    return calls;
  }

  private ToolCall toolCall(JsonParser in) throws IOException {
    Integer index = null;
    String callId = null;
    String type = null;
    ToolCall.Function function = null;
    Map<String, Object> rest = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      switch (name) {
        case "index" -> index = UsageFields.integer(in, token);
        case "id" -> callId = text(in, token);
        case "type" -> type = toolTypes.text(in, token);
        case "function" ->
            function =
                token == JsonToken.VALUE_NULL ? null : in.readValueAs(ToolCall.Function.class);
        default -> rest = rest(rest, name, in, token);
      }
    }
    return new ToolCall(index, callId, type, function, rest == null ? Map.of() : rest);
  }

  private @Nullable FinishReason reason(JsonParser in, JsonToken token) throws IOException {
    String word = reasons.text(in, token);
    if (word == null) {
      return null;
    }
    FinishReason reason = lastReason;
    if (reason == null || !reason.value().equals(word)) {
      reason = FinishReason.of(word);
      lastReason = reason;
    }
    return reason;
  }

  private @Nullable Long created(JsonParser in, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    long seconds = in.getValueAsLong();
    Long last = lastCreated;
    if (last == null || last != seconds) {
      last = seconds;
      lastCreated = last;
    }
    return last;
  }

  private void more(String name, JsonParser in, JsonToken token) throws IOException {
    additional = rest(additional, name, in, token);
  }

  /** Keeps a field without a component; null and empty text say nothing and are dropped. */
  static @Nullable Map<String, Object> rest(
      @Nullable Map<String, Object> rest, String name, JsonParser in, JsonToken token)
      throws IOException {
    if (token == JsonToken.VALUE_NULL
        || (token == JsonToken.VALUE_STRING && in.getTextLength() == 0)) {
      return rest;
    }
    return with(rest, name, in.readValueAs(Object.class));
  }

  private static Map<String, Object> with(
      @Nullable Map<String, Object> rest, String name, Object value) {
    Map<String, Object> fields = rest == null ? new LinkedHashMap<>() : rest;
    fields.put(name, value);
    return fields;
  }

  private static @Nullable String text(JsonParser in, JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NULL ? null : in.getText();
  }

  /** Whether what was read is an error instead of an answer. */
  boolean isError() {
    return error;
  }

  /** Whether an answer stood whole in what was read, and not a piece of it. */
  boolean isWhole() {
    return whole;
  }

  /** Whether one of the answers ended in what was read. */
  boolean isFinished() {
    for (ChatChoice choice : choices) {
      if (choice.isFinished()) {
        return true;
      }
    }
    return outputFinishReason != null && !outputFinishReason.equals(FinishReason.NOT_YET);
  }

  private Map<String, Object> additional() {
    return additional == null ? Map.of() : additional;
  }

  ChatChunk chunk() {
    return new ChatChunk(
        requestId,
        id,
        object,
        created,
        model,
        systemFingerprint,
        serviceTier,
        choices,
        outputText,
        outputFinishReason,
        usage,
        searchInfo,
        toolInfo,
        notes.notes(),
        additional());
  }

  ChatResponse response() {
    return new ChatResponse(
        requestId,
        id,
        object,
        created,
        model,
        systemFingerprint,
        serviceTier,
        choices,
        outputText,
        outputFinishReason,
        usage,
        searchInfo,
        toolInfo,
        notes.notes(),
        additional());
  }

  /** A text field that has the same value in every event of a stream. */
  static final class Repeated {
    private @Nullable String last;

    @Nullable String text(JsonParser in, JsonToken token) throws IOException {
      if (token == JsonToken.VALUE_NULL) {
        return null;
      }
      String known = last;
      if (known != null && token == JsonToken.VALUE_STRING) {
        int length = in.getTextLength();
        if (known.length() == length && same(known, in, length)) {
          return known;
        }
      }
      String text = in.getText();
      last = text;
      return text;
    }

    private static boolean same(String known, JsonParser in, int length) throws IOException {
      char[] characters = in.getTextCharacters();
      int offset = in.getTextOffset();
      for (int i = 0; i < length; i++) {
        if (known.charAt(i) != characters[offset + i]) {
          return false;
        }
      }
      return true;
    }
  }
}
