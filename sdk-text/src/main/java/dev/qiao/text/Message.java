package dev.qiao.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.qiao.core.Size;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.SdkJson;
import dev.qiao.core.internal.json.Tolerant;
import dev.qiao.text.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One message of a conversation. */
@JsonDeserialize(using = MessageReader.class)
@JsonSerialize(using = SdkJson.Writer.class)
public sealed interface Message {

  /** What the model is and how it shall answer. */
  static Message system(String text) {
    return new SystemMessage(
        Content.of(Objects.requireNonNull(text, "the text of the system message is null")),
        null,
        Map.of());
  }

  /** What the model is and how it shall answer, in parts. */
  static Message system(ContentPart... parts) {
    return new SystemMessage(parts(parts, "system"), null, Map.of());
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
    return new User(parts(parts, "user"), null, Map.of());
  }

  private static Content parts(ContentPart[] parts, String role) {
    Objects.requireNonNull(parts, "the parts of the " + role + " message are null");
    for (int i = 0; i < parts.length; i++) {
      Objects.requireNonNull(parts[i], "part " + i + " of the " + role + " message is null");
    }
    return Content.of(Additional.Copy.list(parts, "parts"));
  }

  /** What the model said. */
  static Message assistant(String text) {
    return Assistant.of(
        Content.of(Objects.requireNonNull(text, "the text of the assistant message is null")));
  }

  /**
   * What the model said, thought and asked for, such as from a conversation that is stored
   * elsewhere.
   *
   * @param text the answer; null if there is none, as beside tool calls
   * @param reasoning the reasoning before the answer; null if there is none
   * @param toolCalls the calls that the model wanted made
   */
  static Assistant assistant(
      @Nullable String text, @Nullable String reasoning, List<ToolCall> toolCalls) {
    return Assistant.builder()
        .role("assistant")
        .content(text == null ? null : Content.of(text))
        .reasoningContent(reasoning)
        .toolCalls(Additional.Copy.list(toolCalls, "toolCalls"))
        .build();
  }

  /** The beginning of an answer that the model shall continue. */
  static Assistant prefix(String text) {
    return Assistant.of(Content.of(Objects.requireNonNull(text, "the text of the prefix is null")))
        .toBuilder()
        .partial(true)
        .build();
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
   * This message as JSON, all of it, from which {@link #fromJson} makes an equal one. A user's own
   * {@code ObjectMapper} writes and reads the same.
   *
   * @throws IllegalArgumentException if it has a local picture, video or sound: {@code
   *     MediaSource.toDataUri()} puts it into the message
   */
  default String toJson() {
    return Json.write(this);
  }

  /**
   * A message from JSON, that of {@link #toJson()} or of either dialect.
   *
   * @throws IllegalArgumentException if it is not the JSON of a message
   */
  static Message fromJson(String json) {
    return Json.read(Objects.requireNonNull(json, "the message's JSON is null"), Message.class);
  }

  /**
   * Messages as a JSON array, from which {@link #listFromJson} makes equal ones.
   *
   * @throws IllegalArgumentException as {@link #toJson()} does
   */
  static String toJson(List<Message> messages) {
    return Json.write(Additional.Copy.list(messages, "messages"));
  }

  /**
   * Messages from a JSON array.
   *
   * @throws IllegalArgumentException if it is not the JSON of messages
   */
  static List<Message> listFromJson(String json) {
    return List.of(
        Json.read(Objects.requireNonNull(json, "the messages' JSON is null"), Message[].class));
  }

  /**
   * The same said by a name, where a family takes it. Nothing changes in a message of a role this
   * version does not know.
   */
  default Message named(String speaker) {
    return this;
  }

  /**
   * What the model is and how it shall answer.
   *
   * @param content the words
   * @param name who speaks, where a family takes it
   * @param additional fields beside these
   */
  @SdkJson
  record SystemMessage(
      @Nullable Content content, @Nullable String name, @Additional Map<String, Object> additional)
      implements Message {
    public SystemMessage {
      additional = Additional.Copy.of(additional, SystemMessage.class);
    }

    @JsonProperty("role")
    String role() {
      return "system";
    }

    @Override
    public SystemMessage named(String speaker) {
      return new SystemMessage(content, speaker, additional);
    }
  }

  /**
   * What the user says.
   *
   * @param content words or parts
   * @param name who speaks, where a family takes it
   * @param additional fields beside these
   */
  @SdkJson
  record User(
      @Nullable Content content, @Nullable String name, @Additional Map<String, Object> additional)
      implements Message {
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
  @SdkJson
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
    @SuppressWarnings("NullAway") // Jackson gives null for a list that is absent
    public Assistant {
      toolCalls = Tolerant.list(toolCalls);
      reasoningDetails = Tolerant.list(reasoningDetails);
      additional = Additional.Copy.of(additional);
    }

    static Assistant of(Content content) {
      return builder().role("assistant").content(content).build();
    }

    /** Starts a message without a role, as in a piece of a stream. */
    public static Builder builder() {
      return new Builder();
    }

    /** Starts from this message. */
    public Builder toBuilder() {
      Builder builder = new Builder();
      builder.role = role;
      builder.content = content;
      builder.reasoningContent = reasoningContent;
      builder.toolCalls = toolCalls;
      builder.partial = partial;
      builder.prefix = prefix;
      builder.name = name;
      builder.refusal = refusal;
      builder.audio = audio;
      builder.functionCall = functionCall;
      builder.reasoningDetails = reasoningDetails;
      builder.audioContent = audioContent;
      builder.additional = additional;
      return builder;
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
      return toBuilder().toolCalls(known).build();
    }

    /** The same without calls, for a history that has no answers to them. */
    public Assistant withoutCalls() {
      return toolCalls.isEmpty() ? this : toBuilder().toolCalls(List.of()).build();
    }

    Assistant with(@Nullable Content otherContent, @Nullable String otherReasoning) {
      return toBuilder().content(otherContent).reasoningContent(otherReasoning).build();
    }

    @Override
    public Assistant named(String speaker) {
      return toBuilder().name(speaker).build();
    }

    /** The same without the model's reasoning. */
    public Assistant withoutReasoning() {
      return reasoningContent == null && reasoningDetails.isEmpty()
          ? this
          : toBuilder().reasoningContent(null).reasoningDetails(List.of()).build();
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

    /**
     * Returns the places in the text that refer to pages of the web, where a host of the OpenAI
     * dialect searches; empty if there are none. They are among the additional fields, as {@code
     * annotations} of type {@code url_citation}.
     */
    public List<UrlCitation> urlCitations() {
      List<UrlCitation> citations = new ArrayList<>();
      if (additional.get("annotations") instanceof List<?> notes) {
        for (Object note : notes) {
          if (note instanceof Map<?, ?> fields
              && fields.get("url_citation") instanceof Map<?, ?> cited) {
            citations.add(
                new UrlCitation(
                    text(cited.get("url")),
                    text(cited.get("title")),
                    number(cited.get("start_index")),
                    number(cited.get("end_index"))));
          }
        }
      }
      return List.copyOf(citations);
    }

    /**
     * Returns to which size each picture of the question was scaled, as {@code
     * vlEnableImageHwOutput} asks for; empty if the answer does not say it. In a stream its last
     * piece does. It is among the additional fields, as {@code image_hw}: height and width.
     */
    public List<Size> imageSizes() {
      if (!(additional.get("image_hw") instanceof List<?> pairs)) {
        return List.of();
      }
      List<Size> sizes = new ArrayList<>();
      // One picture may come as a pair, or as a list of one pair.
      for (Object pair : pairs.stream().anyMatch(List.class::isInstance) ? pairs : List.of(pairs)) {
        if (pair instanceof List<?> sides && sides.size() == 2) {
          Integer height = number(sides.get(0));
          Integer width = number(sides.get(1));
          if (height != null && width != null && height > 0 && width > 0) {
            sizes.add(Size.of(width, height));
          }
        }
      }
      return List.copyOf(sizes);
    }

    private static @Nullable String text(@Nullable Object value) {
      return value instanceof String text ? text : null;
    }

    private static @Nullable Integer number(@Nullable Object value) {
      return value instanceof Integer number ? number : null;
    }

    /** For storage; {@code SentMessages} leaves it out. */
    @JsonProperty("tagged_content")
    @Nullable String taggedContent() {
      return content == null ? null : content.tagged();
    }

    @JsonProperty("tool_calls")
    @Nullable List<ToolCall> sentToolCalls() {
      return toolCalls.isEmpty() ? null : toolCalls;
    }

    @JsonProperty("reasoning_details")
    @Nullable List<ReasoningDetail> sentReasoningDetails() {
      return reasoningDetails.isEmpty() ? null : reasoningDetails;
    }

    /** Collects the fields of a message; not for several threads. */
    public static final class Builder {
      private @Nullable String role;
      private @Nullable Content content;
      private @Nullable String reasoningContent;
      private List<ToolCall> toolCalls = List.of();
      private @Nullable Boolean partial;
      private @Nullable Boolean prefix;
      private @Nullable String name;
      private @Nullable String refusal;
      private @Nullable Audio audio;
      private @Nullable Object functionCall;
      private List<ReasoningDetail> reasoningDetails = List.of();
      private @Nullable String audioContent;
      private Map<String, Object> additional = Map.of();

      private Builder() {}

      /** {@code assistant}; null in most pieces of a stream. */
      public Builder role(@Nullable String value) {
        role = value;
        return this;
      }

      /** The answer. */
      public Builder content(@Nullable Content value) {
        content = value;
        return this;
      }

      /** The reasoning before the answer. */
      public Builder reasoningContent(@Nullable String value) {
        reasoningContent = value;
        return this;
      }

      /** The calls the model wants made. */
      public Builder toolCalls(List<ToolCall> value) {
        toolCalls = Additional.Copy.list(value, "toolCalls");
        return this;
      }

      /** Whether the model shall continue this text (prefix continuation). */
      public Builder partial(@Nullable Boolean value) {
        partial = value;
        return this;
      }

      /** The same in DeepSeek's word; its request writes it. */
      public Builder prefix(@Nullable Boolean value) {
        prefix = value;
        return this;
      }

      /** Who speaks, where a family takes it. */
      public Builder name(@Nullable String value) {
        name = value;
        return this;
      }

      /** Why the model refuses. */
      public Builder refusal(@Nullable String value) {
        refusal = value;
        return this;
      }

      /** Spoken answer of the Omni models. */
      public Builder audio(@Nullable Audio value) {
        audio = value;
        return this;
      }

      /** An older form of {@code toolCalls}. */
      public Builder functionCall(@Nullable Object value) {
        functionCall = value;
        return this;
      }

      /** The reasoning, in the form MiniMax wants back. */
      public Builder reasoningDetails(List<ReasoningDetail> value) {
        reasoningDetails = Additional.Copy.list(value, "reasoningDetails");
        return this;
      }

      /** Spoken answer of MiniMax. */
      public Builder audioContent(@Nullable String value) {
        audioContent = value;
        return this;
      }

      /** The fields beside these. */
      public Builder additional(Map<String, Object> value) {
        additional = Objects.requireNonNull(value, "additional is null");
        return this;
      }

      /** The message. */
      public Assistant build() {
        return new Assistant(
            role,
            content,
            reasoningContent,
            toolCalls,
            partial,
            prefix,
            name,
            refusal,
            audio,
            functionCall,
            reasoningDetails,
            audioContent,
            additional);
      }
    }

    @Override
    public String toString() {
      return RecordText.of(this);
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
    public ReasoningDetail {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
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
  @SdkJson
  record RolePlay(
      String role,
      @Nullable Content content,
      @Nullable String name,
      @Additional Map<String, Object> additional)
      implements Message {
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
    public Audio {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
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
   * A place in an answer that refers to a page of the web, see {@link Assistant#urlCitations}.
   *
   * @param url where the page is
   * @param title its title
   * @param startIndex where the reference begins in the text, from 0
   * @param endIndex where it ends
   */
  record UrlCitation(
      @Nullable String url,
      @Nullable String title,
      @Nullable Integer startIndex,
      @Nullable Integer endIndex) {}

  /**
   * What a tool returned.
   *
   * @param content the result
   * @param toolCallId the call it answers
   * @param name the tool, where a family takes it
   * @param additional fields beside these
   */
  @SdkJson
  record Tool(
      @Nullable Content content,
      @Nullable String toolCallId,
      @Nullable String name,
      @Additional Map<String, Object> additional)
      implements Message {
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
    public Unknown {
      Objects.requireNonNull(fields, "fields");
      fields = Additional.Copy.of(fields);
    }
  }
}
