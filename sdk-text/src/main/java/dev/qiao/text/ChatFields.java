package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.qiao.core.internal.json.Tolerant;
import dev.qiao.text.tool.ToolCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers and pieces of answers of both dialects, token by token. One instance reads a whole
 * stream: texts that repeat in every event (ids, model, role) are kept and given out again instead
 * of being made again, and so is a usage that did not change.
 */
final class ChatFields {
  private static final ObjectReader TOOL_INFO = Tolerant.strict(ToolInfo.class);
  private static final ObjectReader SEARCH_INFO = Tolerant.strict(SearchInfo.class);
  private static final ObjectReader PAGE = Tolerant.strict(SearchInfo.Page.class);
  private static final ObjectReader LOGPROBS = Tolerant.strict(Logprobs.class);
  private static final ObjectReader AUDIO = Tolerant.strict(Message.Audio.class);
  private static final ObjectReader DETAIL = Tolerant.strict(Message.ReasoningDetail.class);

  /** Words for "all is well" that some services write into {@code code}. */
  private static final Set<String> GOOD = Set.of("", "0", "200", "ok", "success");

  private static final int FIRST_ERROR_STATUS = 400;

  // One for each depth of an answer: none of them is inside another of its kind.
  private final Leftovers root = new Leftovers();
  private final Leftovers outputRest = new Leftovers();
  private final Leftovers choiceRest = new Leftovers();
  private final Leftovers messageRest = new Leftovers();
  private final Leftovers callRest = new Leftovers();
  private final Leftovers functionRest = new Leftovers();
  private boolean tolerant;

  private final UsageFields usageFields = new UsageFields();
  private final ReviewNotesFields notes = new ReviewNotesFields();
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
  private Map<String, Object> additional = Map.of();
  private boolean error;
  private boolean whole;

  /**
   * Takes side objects apart field by field from now on. Without, one that does not fit ends in a
   * {@link com.fasterxml.jackson.databind.JsonMappingException}: then read again, tolerantly.
   */
  ChatFields tolerant() {
    tolerant = true;
    return this;
  }

  /** Reads the object that follows in the parser. */
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
    additional = Map.of();
    error = false;
    whole = false;
  }

  /** Reads the fields of the object the parser is in. */
  void fields(JsonParser in) throws IOException {
    root.begin();
    boolean sawChoices = false;
    boolean errorObject = false;
    boolean speaks = false;
    boolean failed = false;
    String code = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      switch (name) {
        case "choices" -> {
          sawChoices = true;
          choices = choices(choices, name, in, token, root);
        }
        case "output" -> output(name, in, token);
        case "usage" -> usage(name, in, token, root);
        case "request_id" -> requestId = requestIds.known(requestId, name, in, token, root);
        case "id" -> id = ids.known(id, name, in, token, root);
        case "object" -> object = objects.known(object, name, in, token, root);
        case "created" -> created = created(name, in, token);
        case "model" -> model = models.known(model, name, in, token, root);
        case "system_fingerprint" ->
            systemFingerprint = fingerprints.known(systemFingerprint, name, in, token, root);
        case "service_tier" -> serviceTier = tiers.known(serviceTier, name, in, token, root);
        case "error" -> {
          root.keep(name, in, token);
          Object value = root.get(name);
          errorObject = value instanceof Map<?, ?> map && !map.isEmpty();
          failed |= value instanceof String || (value instanceof List<?> list && !list.isEmpty());
        }
        case "code" -> {
          code = Leftovers.isScalar(token) ? in.getText() : null;
          root.keep(name, in, token);
        }
        case "message", "msg", "detail" -> {
          speaks |= token != JsonToken.VALUE_NULL;
          root.keep(name, in, token);
        }
        case "success" -> {
          failed |= token == JsonToken.VALUE_FALSE;
          root.keep(name, in, token);
        }
        case "web_search" -> webSearch(name, in, token);
        // A task's state; its snapshot says it.
        case "task_status" -> in.skipChildren();
        default -> {
          if (!notes.take(name, in, token, root, tolerant)) {
            root.keep(name, in, token);
          }
        }
      }
    }
    boolean empty = choices.isEmpty() && outputText == null && (usage == null || usage.isEmpty());
    error |= errorObject;
    error |= empty && code != null && !GOOD.contains(code.toLowerCase(Locale.ROOT));
    error |=
        empty && (failed || notes.statusCode() >= FIRST_ERROR_STATUS || (speaks && !sawChoices));
    error |= notes.isFailure();
    additional = root.end();
  }

  private void usage(String name, JsonParser in, JsonToken token, Leftovers owner)
      throws IOException {
    Usage read = usageFields.read(name, in, token, owner);
    if (read != null && (usage == null || !read.isEmpty())) {
      usage = read;
    }
  }

  private void output(String field, JsonParser in, JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      root.keep(field, in, token);
      return;
    }
    outputRest.begin();
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "choices" -> choices = choices(choices, name, in, value, outputRest);
        case "text" -> outputText = outputRest.text(name, in, value);
        case "finish_reason" -> outputFinishReason = reason(name, in, value, outputRest);
        case "model_name" -> model = models.known(model, name, in, value, outputRest);
        case "search_info" -> {
          SearchInfo found = outputRest.object(name, in, value, SEARCH_INFO, tolerant);
          searchInfo = found == null ? searchInfo : found;
        }
        case "tool_info" -> toolInfo = outputRest.objects(name, in, value, TOOL_INFO, tolerant);
        default -> outputRest.keep(name, in, value);
      }
    }
    Map<String, Object> rest = outputRest.end();
    if (!rest.isEmpty()) {
      root.put(field, rest);
    }
  }

  /** GLM lists what it found beside the choices. */
  private void webSearch(String name, JsonParser in, JsonToken token) throws IOException {
    if (token == JsonToken.START_ARRAY) {
      List<SearchInfo.Page> pages = root.objects(name, in, token, PAGE, tolerant);
      searchInfo = new SearchInfo(pages, List.of(), Map.of());
    } else {
      root.keep(name, in, token);
    }
  }

  private List<ChatChoice> choices(
      List<ChatChoice> known, String name, JsonParser in, JsonToken token, Leftovers owner)
      throws IOException {
    if (token == JsonToken.START_OBJECT) {
      return List.of(choice(in));
    }
    if (token != JsonToken.START_ARRAY) {
      owner.keep(name, in, token);
      return known;
    }
    ChatChoice first = null;
    List<ChatChoice> several = null;
    for (JsonToken next = Leftovers.next(in);
        next != JsonToken.END_ARRAY;
        next = Leftovers.next(in)) {
      if (next != JsonToken.START_OBJECT) {
        owner.keepElement(name, in, next);
      } else if (first == null) {
        first = choice(in);
      } else {
        if (several == null) {
          several = new ArrayList<>(4);
          several.add(first);
        }
        several.add(choice(in));
      }
    }
    if (first == null) {
      return known;
    }
    return several == null ? List.of(first) : List.copyOf(several);
  }

  private ChatChoice choice(JsonParser in) throws IOException {
    choiceRest.begin();
    Integer index = null;
    Message.Assistant message = null;
    FinishReason finishReason = null;
    Logprobs logprobs = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      switch (name) {
        case "delta", "message" -> {
          if (token != JsonToken.START_OBJECT) {
            choiceRest.keep(name, in, token);
          } else if (message != null) {
            in.skipChildren();
          } else {
            boolean all = name.equals("message");
            whole |= all;
            message = message(in, all);
          }
        }
        case "finish_reason" -> finishReason = reason(name, in, token, choiceRest);
        case "index" -> index = choiceRest.integer(name, in, token);
        case "logprobs" -> logprobs = choiceRest.object(name, in, token, LOGPROBS, tolerant);
        case "usage" -> usage(name, in, token, choiceRest);
        default -> choiceRest.keep(name, in, token);
      }
    }
    return new ChatChoice(
        index, message == null ? EMPTY : message, finishReason, logprobs, choiceRest.end());
  }

  static final Message.Assistant EMPTY = Message.Assistant.builder().build();

  private Message.Assistant message(JsonParser in, boolean all) throws IOException {
    messageRest.begin();
    String role = null;
    Content content = null;
    String reasoningContent = null;
    String reasoning = null;
    List<ToolCall> toolCalls = List.of();
    Boolean partial = null;
    String speaker = null;
    String refusal = null;
    Message.Audio audio = null;
    Object functionCall = null;
    List<Message.ReasoningDetail> details = List.of();
    String audioContent = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "content" -> content = content(name, in, value);
        case "reasoning_content" -> reasoningContent = messageRest.text(name, in, value);
        case "reasoning" -> reasoning = messageRest.text(name, in, value);
        case "role" -> role = roles.known(null, name, in, value, messageRest);
        case "tool_calls" -> toolCalls = toolCalls(name, in, value);
        case "partial" -> partial = messageRest.flag(name, in, value);
        case "name" -> speaker = messageRest.text(name, in, value);
        case "refusal" -> refusal = messageRest.text(name, in, value);
        case "audio" -> audio = messageRest.object(name, in, value, AUDIO, tolerant);
        case "function_call" ->
            functionCall = value == JsonToken.VALUE_NULL ? null : in.readValueAs(Object.class);
        case "reasoning_details" ->
            details = messageRest.objects(name, in, value, DETAIL, tolerant);
        // MiniMax sends an empty one with every answer.
        case "audio_content" -> {
          String sound = messageRest.text(name, in, value);
          audioContent = sound == null || sound.isEmpty() ? null : sound;
        }
        default -> messageRest.keep(name, in, value);
      }
    }
    // vLLM and gateways in front of it call it "reasoning"; some write both.
    if (reasoning != null && !reasoning.isEmpty()) {
      if (reasoningContent == null || reasoningContent.isEmpty()) {
        reasoningContent = reasoning;
      } else if (!reasoning.equals(reasoningContent)) {
        messageRest.put("reasoning", reasoning);
      }
    }
    return new Message.Assistant(
        role == null && all ? "assistant" : role,
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
        messageRest.end());
  }

  private @Nullable Content content(String name, JsonParser in, JsonToken token)
      throws IOException {
    if (token == JsonToken.START_OBJECT) {
      return Content.of(List.of(ContentPartReader.answered(in)));
    }
    if (token != JsonToken.START_ARRAY) {
      return token == JsonToken.VALUE_NULL ? null : Content.of(in.getText());
    }
    List<ContentPart> parts = new ArrayList<>();
    for (JsonToken next = Leftovers.next(in);
        next != JsonToken.END_ARRAY;
        next = Leftovers.next(in)) {
      if (next == JsonToken.START_OBJECT) {
        parts.add(ContentPartReader.answered(in));
      } else if (Leftovers.isScalar(next)) {
        parts.add(ContentPart.text(in.getText()));
      } else {
        messageRest.keepElement(name, in, next);
      }
    }
    return Content.of(parts);
  }

  private List<ToolCall> toolCalls(String name, JsonParser in, JsonToken token) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      return List.of(toolCall(in));
    }
    if (token != JsonToken.START_ARRAY) {
      messageRest.keep(name, in, token);
      return List.of();
    }
    List<ToolCall> calls = new ArrayList<>(2);
    for (JsonToken next = Leftovers.next(in);
        next != JsonToken.END_ARRAY;
        next = Leftovers.next(in)) {
      if (next == JsonToken.START_OBJECT) {
        calls.add(toolCall(in));
      } else {
        messageRest.keepElement(name, in, next);
      }
    }
    return calls;
  }

  private ToolCall toolCall(JsonParser in) throws IOException {
    callRest.begin();
    Integer index = null;
    String callId = null;
    String type = null;
    ToolCall.FunctionCall function = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      switch (name) {
        case "index" -> index = callRest.integer(name, in, token);
        case "id" -> callId = callRest.text(name, in, token);
        case "type" ->
            type =
                token == JsonToken.VALUE_STRING
                    ? toolTypes.text(in)
                    : callRest.text(name, in, token);
        case "function" -> {
          if (token == JsonToken.START_OBJECT) {
            function = function(in);
          } else {
            callRest.keep(name, in, token);
          }
        }
        default -> callRest.keep(name, in, token);
      }
    }
    return new ToolCall(
        index, "null".equals(callId) ? null : callId, type, function, callRest.end());
  }

  private ToolCall.FunctionCall function(JsonParser in) throws IOException {
    functionRest.begin();
    String name = null;
    String arguments = null;
    for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      switch (field) {
        case "name" -> name = functionRest.text(field, in, token);
        case "arguments" ->
            // Some services write the JSON itself instead of its text.
            arguments =
                token.isStructStart()
                    ? in.readValueAsTree().toString()
                    : functionRest.text(field, in, token);
        default -> functionRest.keep(field, in, token);
      }
    }
    return new ToolCall.FunctionCall(name, arguments, functionRest.end());
  }

  /** An empty word is none. */
  private @Nullable FinishReason reason(
      String name, JsonParser in, JsonToken token, Leftovers owner) throws IOException {
    String word = reasons.known(null, name, in, token, owner);
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

  private @Nullable Long created(String name, JsonParser in, JsonToken token) throws IOException {
    if (!Leftovers.isLong(in, token)) {
      return root.longInteger(name, in, token);
    }
    long seconds = in.getLongValue();
    Long last = lastCreated;
    if (last == null || last != seconds) {
      last = seconds;
      lastCreated = last;
    }
    return last;
  }

  /** Whether what was read is an error instead of an answer. */
  boolean isError() {
    return error;
  }

  /** Whether a whole answer was read, not a piece of it. */
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

  /** Whether there is an answer, or a piece of one, and not only what is beside it. */
  boolean isAnswer() {
    return !choices.isEmpty() || outputText != null;
  }

  /** The id of the request, if the answer itself has none. */
  void requestId(@Nullable String fallback) {
    requestId = requestId == null ? fallback : requestId;
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
        additional);
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
        additional);
  }

  /** A text field that has the same value in every event of a stream. */
  static final class Repeated {
    private @Nullable String last;

    /** The text; what was known before if it is empty, null or, and then kept, no text. */
    @Nullable String known(
        @Nullable String before, String name, JsonParser in, JsonToken token, Leftovers owner)
        throws IOException {
      if (token != JsonToken.VALUE_STRING) {
        String other = owner.text(name, in, token);
        return other == null ? before : other;
      }
      return in.getTextLength() == 0 ? before : text(in);
    }

    String text(JsonParser in) throws IOException {
      String known = last;
      int length = in.getTextLength();
      if (known != null && known.length() == length && same(known, in, length)) {
        return known;
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
