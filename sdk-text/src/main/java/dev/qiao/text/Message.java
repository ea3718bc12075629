package dev.qiao.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Tolerant;
import dev.qiao.text.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One message of a conversation. */
@JsonDeserialize(using = MessageReader.class)
public sealed interface Message {

  /** What the model is and how it shall answer. */
  static Message system(String text) {
    return new System(
        Content.of(Objects.requireNonNull(text, "the text of the system message is null")),
        null,
        Map.of());
  }

  /** What the user says. */
  static Message user(String text) {
    return new User(
        Content.of(Objects.requireNonNull(text, "the text of the user message is null")),
        null,
        Map.of());
  }

  /** What the user says, in parts. */
  static Message user(ContentPart... parts) {
    Objects.requireNonNull(parts, "the parts of the user message are null");
    for (int i = 0; i < parts.length; i++) {
      Objects.requireNonNull(parts[i], "part " + i + " of the user message is null");
    }
    return new User(Content.of(Additional.Copy.list(parts, "parts")), null, Map.of());
  }

  /** What the model said. */
  static Message assistant(String text) {
    return Assistant.of(
        Content.of(Objects.requireNonNull(text, "the text of the assistant message is null")));
  }

  /** The beginning of an answer that the model shall continue. */
  static Assistant prefix(String text) {
    return Assistant.of(Content.of(Objects.requireNonNull(text, "the text of the prefix is null")))
        .asPrefix();
  }

  /** What a tool returned. */
  static Message tool(String toolCallId, String result) {
    Objects.requireNonNull(toolCallId, "the tool call's id is null");
    Objects.requireNonNull(result, "the text of the tool message is null");
    return new Tool(Content.of(result), toolCallId, null, Map.of());
  }

  /** What the user's role is like, for role play with MiniMax. */
  static RolePlay userSystem(String text) {
    return RolePlay.of("user_system", text);
  }

  /**
   * What brings several roles together, such as the name of a scene, for role play with MiniMax.
   */
  static RolePlay group(String text) {
    return RolePlay.of("group", text);
  }

  /** An example of what the user says, for role play with MiniMax. */
  static RolePlay sampleUser(String text) {
    return RolePlay.of("sample_message_user", text);
  }

  /** An example of what the model says, for role play with MiniMax. */
  static RolePlay sampleAi(String text) {
    return RolePlay.of("sample_message_ai", text);
  }

  /**
   * The same said by a name, where a family takes it. Nothing changes in a message of a role this
   * version does not know.
   */
  default Message named(String speaker) {
    return this;
  }

  /** This message with its parts as the OpenAI dialect writes them. */
  default Message openAiStyle() {
    return this;
  }

  /** This message with its parts as DashScope's native dialect writes them. */
  default Message nativeStyle() {
    return this;
  }

  /** This message with its words as a part, as DashScope's multimodal path wants them. */
  default Message inParts() {
    return Dialect.inParts(this);
  }

  /**
   * What the model is and how it shall answer.
   *
   * @param content the words
   * @param name who speaks, where a family takes it
   * @param additional fields beside these
   */
  @JsonDeserialize
  @SuppressWarnings("JavaLangClash") // the field's word; nobody imports it over java.lang.System
  record System(
      @Nullable Content content, @Nullable String name, @Additional Map<String, Object> additional)
      implements Message {
    /** Copies. */
    public System {
      additional = Additional.Copy.of(additional, System.class);
    }

    @JsonProperty("role")
    String role() {
      return "system";
    }

    @Override
    public System named(String speaker) {
      return new System(content, speaker, additional);
    }

    @Override
    public Message openAiStyle() {
      return new System(Dialect.openAiStyle(content), name, additional);
    }

    @Override
    public Message nativeStyle() {
      return new System(Dialect.nativeStyle(content), name, additional);
    }
  }

  /**
   * What the user says.
   *
   * @param content words or parts
   * @param name who speaks, where a family takes it
   * @param additional fields beside these
   */
  @JsonDeserialize
  record User(
      @Nullable Content content, @Nullable String name, @Additional Map<String, Object> additional)
      implements Message {
    /** Copies. */
    public User {
      additional = Additional.Copy.of(additional, User.class);
    }

    @JsonProperty("role")
    String role() {
      return "user";
    }

    @Override
    public User named(String speaker) {
      return new User(content, speaker, additional);
    }

    @Override
    public Message openAiStyle() {
      return new User(Dialect.openAiStyle(content), name, additional);
    }

    @Override
    public Message nativeStyle() {
      return new User(Dialect.nativeStyle(content), name, additional);
    }
  }

  /**
   * What the model said: in a request, in a response, and piece by piece in a stream.
   *
   * @param role {@code assistant}; null in most pieces of a stream
   * @param content the answer; null when there is none, as beside tool calls
   * @param reasoningContent what the model thought before it answered
   * @param toolCalls the calls the model wants made; never null
   * @param partial whether the model shall continue this text (prefix continuation)
   * @param prefix the same in DeepSeek's word; its request writes it
   * @param name who speaks, where a family takes it
   * @param refusal why the model refuses, if the family returns it
   * @param audio spoken answer of the Omni models
   * @param functionCall an older form of {@code toolCalls}, as it came
   * @param reasoningDetails what the model thought, in the form MiniMax wants back; never null
   * @param audioContent spoken answer of MiniMax, as it came
   * @param additional fields beside these
   */
  @JsonDeserialize
  record Assistant(
      @Nullable String role,
      @Nullable Content content,
      @Nullable String reasoningContent,
      List<ToolCall> toolCalls,
      @Nullable Boolean partial,
      @Nullable Boolean prefix,
      @Nullable String name,
      @Nullable String refusal,
      @Nullable Audio audio,
      @Nullable Object functionCall,
      List<ReasoningDetail> reasoningDetails,
      @Nullable String audioContent,
      @Additional Map<String, Object> additional)
      implements Message {
    /** Copies. */
    @SuppressWarnings("NullAway") // Jackson gives null for a list that is absent
    public Assistant {
      toolCalls = Tolerant.list(toolCalls);
      reasoningDetails = Tolerant.list(reasoningDetails);
      additional = Additional.Copy.of(additional);
    }

    static Assistant of(Content content) {
      return new Assistant(
          "assistant",
          content,
          null,
          List.of(),
          null,
          null,
          null,
          null,
          null,
          null,
          List.of(),
          null,
          Map.of());
    }

    /** The parts are in a dialect, the calls as services take them back. */
    @Override
    public Assistant openAiStyle() {
      return sent(Dialect.openAiStyle(content), ToolCall::asSent);
    }

    @Override
    public Assistant nativeStyle() {
      return sent(Dialect.nativeStyle(content), ToolCall::asSentNatively);
    }

    private Assistant sent(
        @Nullable Content otherContent, BiFunction<ToolCall, Integer, ToolCall> asSent) {
      List<ToolCall> sentCalls = new ArrayList<>();
      for (ToolCall call : toolCalls) {
        sentCalls.add(asSent.apply(call, sentCalls.size()));
      }
      return copy(
          role == null || role.isBlank() ? "assistant" : role,
          otherContent,
          sentCalls,
          Additional.Copy.others(additional, Assistant.class));
    }

    /** The same with other calls. */
    Assistant withCalls(List<ToolCall> otherCalls) {
      return copy(role, content, otherCalls, additional);
    }

    private Assistant copy(
        @Nullable String otherRole,
        @Nullable Content otherContent,
        List<ToolCall> otherCalls,
        Map<String, Object> otherFields) {
      return new Assistant(
          otherRole,
          otherContent,
          reasoningContent,
          otherCalls,
          partial,
          prefix,
          name,
          refusal,
          audio,
          functionCall,
          reasoningDetails,
          audioContent,
          otherFields);
    }

    /** The same with an id for each call that came without: what a tool's answer refers to. */
    Assistant withIds() {
      boolean complete =
          toolCalls.stream().allMatch(call -> call.id() != null && !call.id().isBlank());
      if (complete) {
        return this;
      }
      List<ToolCall> known = new ArrayList<>();
      for (ToolCall call : toolCalls) {
        known.add(call.withId(known.size()));
      }
      return withCalls(known);
    }

    /** The same without calls, for a history that has no answers to them. */
    public Assistant withoutCalls() {
      return toolCalls.isEmpty() ? this : withCalls(List.of());
    }

    Assistant with(@Nullable Content otherContent, @Nullable String otherReasoning) {
      return with(otherContent, otherReasoning, reasoningDetails);
    }

    private Assistant with(
        @Nullable Content otherContent,
        @Nullable String otherReasoning,
        List<ReasoningDetail> otherDetails) {
      return new Assistant(
          role,
          otherContent,
          otherReasoning,
          toolCalls,
          partial,
          prefix,
          name,
          refusal,
          audio,
          functionCall,
          otherDetails,
          audioContent,
          additional);
    }

    @Override
    public Assistant named(String speaker) {
      return new Assistant(
          role,
          content,
          reasoningContent,
          toolCalls,
          partial,
          prefix,
          speaker,
          refusal,
          audio,
          functionCall,
          reasoningDetails,
          audioContent,
          additional);
    }

    /** The same without what the model thought. */
    public Assistant withoutReasoning() {
      return reasoningContent == null && reasoningDetails.isEmpty()
          ? this
          : with(content, null, List.of());
    }

    /** The same with what the model thought inside the content, between tags, if it came so. */
    public Assistant taggedStyle() {
      return content == null || content.tagged() == null
          ? this
          : with(Content.of(content.tagged()), null);
    }

    /** The same with a beginning to continue marked in DeepSeek's word, {@code prefix}. */
    public Assistant prefixStyle() {
      return Boolean.TRUE.equals(partial) ? marked(null, true) : this;
    }

    Assistant asPrefix() {
      return marked(true, null);
    }

    private Assistant marked(@Nullable Boolean asPartial, @Nullable Boolean asPrefix) {
      return new Assistant(
          role,
          content,
          reasoningContent,
          toolCalls,
          asPartial,
          asPrefix,
          name,
          refusal,
          audio,
          functionCall,
          reasoningDetails,
          audioContent,
          additional);
    }

    /** The answer's text; empty if there is none. */
    public String text() {
      return content == null ? "" : content.text();
    }

    /** What the model thought; empty if it did not, or the service does not return it. */
    public String reasoning() {
      if (reasoningContent != null || reasoningDetails.isEmpty()) {
        return reasoningContent == null ? "" : reasoningContent;
      }
      StringBuilder thought = new StringBuilder();
      reasoningDetails.forEach(
          detail -> thought.append(detail.text() == null ? "" : detail.text()));
      return thought.toString();
    }

    /**
     * Returns what an audio model says about a sound, such as its language; empty if it says
     * nothing. It is among the additional fields, as {@code annotations}.
     */
    public List<AudioInfo> audioInfo() {
      List<AudioInfo> infos = new ArrayList<>();
      if (additional.get("annotations") instanceof List<?> notes) {
        for (Object note : notes) {
          if (note instanceof Map<?, ?> fields && "audio_info".equals(fields.get("type"))) {
            infos.add(new AudioInfo(text(fields.get("language")), text(fields.get("emotion"))));
          }
        }
      }
      return List.copyOf(infos);
    }

    private static @Nullable String text(@Nullable Object value) {
      return value instanceof String text ? text : null;
    }

    @JsonProperty("tool_calls")
    @Nullable List<ToolCall> sentToolCalls() {
      return toolCalls.isEmpty() ? null : toolCalls;
    }

    @JsonProperty("reasoning_details")
    @Nullable List<ReasoningDetail> sentReasoningDetails() {
      return reasoningDetails.isEmpty() ? null : reasoningDetails;
    }
  }

  /**
   * A part of what the model thought, MiniMax with {@code reasoning_split}.
   *
   * @param type its kind, such as {@code reasoning.text}
   * @param id its id
   * @param format whose form it has
   * @param index its number; pieces of a stream with one number belong together
   * @param text the words
   * @param additional fields beside these
   */
  record ReasoningDetail(
      @Nullable String type,
      @Nullable String id,
      @Nullable String format,
      @Nullable Integer index,
      @Nullable String text,
      @Additional Map<String, Object> additional) {
    /** Copies. */
    public ReasoningDetail {
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * A message that sets the scene of a role play, MiniMax.
   *
   * @param role {@code user_system}, {@code group}, {@code sample_message_user} or {@code
   *     sample_message_ai}
   * @param content the words
   * @param name who speaks or is spoken of
   * @param additional fields beside these
   */
  @JsonDeserialize
  record RolePlay(
      String role,
      @Nullable Content content,
      @Nullable String name,
      @Additional Map<String, Object> additional)
      implements Message {
    /** Copies. */
    public RolePlay {
      Objects.requireNonNull(role, "role");
      additional = Additional.Copy.of(additional, RolePlay.class);
    }

    static RolePlay of(String role, String text) {
      return new RolePlay(
          role,
          Content.of(Objects.requireNonNull(text, "the text of the " + role + " message is null")),
          null,
          Map.of());
    }

    @Override
    public RolePlay named(String speaker) {
      return new RolePlay(role, content, speaker, additional);
    }

    @Override
    public Message openAiStyle() {
      return new RolePlay(role, Dialect.openAiStyle(content), name, additional);
    }
  }

  /**
   * A spoken answer.
   *
   * @param id its id
   * @param data sound in base64
   * @param expiresAt until when it can be referred to, in seconds since 1970
   * @param transcript its text, if returned
   * @param additional fields beside these
   */
  record Audio(
      @Nullable String id,
      @Nullable String data,
      @Nullable Long expiresAt,
      @Nullable String transcript,
      @Additional Map<String, Object> additional) {
    /** Copies. */
    public Audio {
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * What a model heard beside the words, see {@link Assistant#audioInfo}.
   *
   * @param language the language, such as {@code zh}
   * @param emotion how it was said, such as {@code neutral}
   */
  record AudioInfo(@Nullable String language, @Nullable String emotion) {}

  /**
   * What a tool returned.
   *
   * @param content the result
   * @param toolCallId the call it answers
   * @param name the tool, where a family takes it
   * @param additional fields beside these
   */
  @JsonDeserialize
  record Tool(
      @Nullable Content content,
      @Nullable String toolCallId,
      @Nullable String name,
      @Additional Map<String, Object> additional)
      implements Message {
    /** Copies. */
    public Tool {
      additional = Additional.Copy.of(additional, Tool.class);
    }

    @JsonProperty("role")
    String role() {
      return "tool";
    }

    @Override
    public Tool named(String speaker) {
      return new Tool(content, toolCallId, speaker, additional);
    }
  }

  /**
   * A message of a role this version does not know.
   *
   * @param fields as on the wire
   */
  record Unknown(@JsonValue Map<String, Object> fields) implements Message {
    /** Copies. */
    public Unknown {
      Objects.requireNonNull(fields, "fields");
      fields = Additional.Copy.of(fields);
    }
  }
}
