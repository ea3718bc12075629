package dev.qiao.text.glm;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextOperations;
import dev.qiao.text.request.CommonChatParameters;
import dev.qiao.text.request.CommonChatRequestBuilder;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.schema.JsonMode;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chat with GLM on Zhipu's own platform, for {@code chat}, {@code stream} and {@code submit},
 * which makes a task of it. Source: <a href="https://docs.bigmodel.cn/api-reference">chat
 * completions</a>.
 *
 * <p>Ranges of what all families take: {@code temperature} 0 to 1, with two decimals, by default 1
 * on 5.x, 4.7 and 4.6, 0.6 on 4.5, 0.75 on 4, 0.8 on models that see, 0.95 on role models; {@code
 * topP} 0.01 to 1, by default 0.95, on 4 0.9, on models that see 0.6, on role models 0.7; {@code
 * maxTokens} up to 131072, on role and voice models 4096; {@code responseFormat} text or {@code
 * json_object}; at most 128 {@code tools}, functions or what Zhipu itself uses; {@code toolChoice}
 * {@code auto} only.
 *
 * @param model the model, such as {@link TextModels#GLM_5_1}
 * @param messages the conversation, the newest message last; not only the system's and the model's
 * @param thinking whether the model thinks before it answers. Default {@link GlmThinking#ENABLED}.
 * @param reasoningEffort how much to think: {@code max}, {@code xhigh}, {@code high}, {@code
 *     medium}, {@code low}, {@code minimal} or {@code none}. only GLM-5.2 and newer take it.
 * @param doSample whether words are drawn at random; false ignores {@link #temperature} and {@link
 *     #topP}. Default true.
 * @param temperature how freely words are chosen: the larger, the freer. The range is the family's,
 *     the default the model's; set this or {@link #topP}, not both.
 * @param topP from how much of the probability words are chosen: more than 0, at most 1
 * @param maxTokens the longest answer in tokens. Whether thinking counts, and the default, is the
 *     family's or the model's affair.
 * @param stop before which text to stop, one at most
 * @param responseFormat the form of the answer. Default free text.
 * @param tools functions the model may ask to have called
 * @param toolChoice whether and which tool must be called. Default {@link ToolChoice#AUTO}.
 * @param toolStream whether the arguments of a tool call are streamed piece by piece: GLM 5.x, 4.7
 *     and 4.6. Default false: a call comes whole.
 * @param meta who plays whom, for the role models
 * @param watermarkEnabled whether sound is marked as made by a machine, voice model
 * @param sensitiveWordCheck whether words are looked at; only some accounts may switch that off
 * @param requestId your own id of the request, not used before; Zhipu makes one if it is not set
 * @param userId your own id of the user, 6 to 128 characters
 * @param stream whether to stream; the verb writes it
 * @param additional fields beside these
 */
public record GlmChatRequest(
    Model model,
    List<Message> messages,
    @Nullable GlmThinking thinking,
    @Nullable ReasoningEffort reasoningEffort,
    @Nullable Boolean doSample,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer maxTokens,
    @Nullable Stop stop,
    @Nullable ResponseFormat responseFormat,
    @Nullable List<Tool> tools,
    @Nullable ToolChoice toolChoice,
    @Nullable Boolean toolStream,
    @Nullable RoleMeta meta,
    @Nullable Boolean watermarkEnabled,
    @Nullable GlmSensitiveWordCheck sensitiveWordCheck,
    @Nullable String requestId,
    @Nullable String userId,
    @Nullable Boolean stream,
    @Additional Map<String, Object> additional)
    implements ChatRequest, TaskRequest<ChatResponse>, CommonChatParameters {
  /** Refuses null for a required component, and an additional field named like a component. */
  public GlmChatRequest {
    Objects.requireNonNull(model, "model");
    messages = Additional.Copy.list(messages, "messages");
    tools = Additional.Copy.listOrNull(tools, "tools");
    additional = Additional.Copy.of(additional, GlmChatRequest.class);
  }

  /** Starts a chat. */
  public static Builder builder(Model model, Message... messages) {
    return new Builder(model).messages(Additional.Copy.list(messages, "messages"));
  }

  /** Starts a chat. */
  public static Builder builder(Model model, List<Message> messages) {
    return new Builder(model).messages(messages);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<GlmChatRequest, ?> operation() {
    return TextOperations.GLM_CHAT;
  }

  @Override
  public GlmChatRequest asStreamRequest() {
    Builder builder = toBuilder();
    builder.stream = true;
    return builder.build();
  }

  @Override
  public void validate(Violations violations) {
    GlmLimits.check(violations, this);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends CommonChatRequestBuilder<Builder> {
    // derived from the components: begin
    // throws: dev.qiao.core.error.RequestValidationException if there is no message
    // build messages: openAiMessages()
    // without setter: stream

    private @Nullable GlmThinking thinking;
    private @Nullable ReasoningEffort reasoningEffort;
    private @Nullable Boolean doSample;
    private @Nullable Stop stop;
    private @Nullable Boolean toolStream;
    private @Nullable RoleMeta meta;
    private @Nullable Boolean watermarkEnabled;
    private @Nullable GlmSensitiveWordCheck sensitiveWordCheck;
    private @Nullable String requestId;
    private @Nullable String userId;
    private @Nullable Boolean stream;

    private Builder(Model model) {
      super(model);
    }

    private Builder(GlmChatRequest from) {
      super(from.model);
      copy(from);
      messages = from.messages;
      thinking = from.thinking;
      reasoningEffort = from.reasoningEffort;
      doSample = from.doSample;
      stop = from.stop;
      toolStream = from.toolStream;
      meta = from.meta;
      watermarkEnabled = from.watermarkEnabled;
      sensitiveWordCheck = from.sensitiveWordCheck;
      requestId = from.requestId;
      userId = from.userId;
      stream = from.stream;
      additional.putAll(from.additional);
    }

    /** Whether the model thinks before it answers. Default {@link GlmThinking#ENABLED}. */
    public Builder thinking(@Nullable GlmThinking value) {
      thinking = value;
      return this;
    }

    /**
     * How much to think: {@code max}, {@code xhigh}, {@code high}, {@code medium}, {@code low},
     * {@code minimal} or {@code none}. only GLM-5.2 and newer take it.
     */
    public Builder reasoningEffort(@Nullable ReasoningEffort value) {
      reasoningEffort = value;
      return this;
    }

    /**
     * Whether words are drawn at random; false ignores {@link #temperature} and {@link #topP}.
     * Default true.
     */
    public Builder doSample(@Nullable Boolean value) {
      doSample = value;
      return this;
    }

    /** Before which text to stop, one at most. */
    public Builder stop(@Nullable Stop value) {
      stop = value;
      return this;
    }

    /**
     * Whether the arguments of a tool call are streamed piece by piece: GLM 5.x, 4.7 and 4.6.
     * Default false: a call comes whole.
     */
    public Builder toolStream(@Nullable Boolean value) {
      toolStream = value;
      return this;
    }

    /** Who plays whom, for the role models. */
    public Builder meta(@Nullable RoleMeta value) {
      meta = value;
      return this;
    }

    /** Whether sound is marked as made by a machine, voice model. */
    public Builder watermarkEnabled(@Nullable Boolean value) {
      watermarkEnabled = value;
      return this;
    }

    /** Whether words are looked at; only some accounts may switch that off. */
    public Builder sensitiveWordCheck(@Nullable GlmSensitiveWordCheck value) {
      sensitiveWordCheck = value;
      return this;
    }

    /** Your own id of the request, not used before; Zhipu makes one if it is not set. */
    public Builder requestId(@Nullable String value) {
      requestId = value;
      return this;
    }

    /** Your own id of the user, 6 to 128 characters. */
    public Builder userId(@Nullable String value) {
      userId = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no message
     */
    @Override
    public GlmChatRequest build() {
      return new GlmChatRequest(
          model,
          openAiMessages(),
          thinking,
          reasoningEffort,
          doSample,
          temperature,
          topP,
          maxTokens,
          stop,
          responseFormat,
          tools,
          toolChoice,
          toolStream,
          meta,
          watermarkEnabled,
          sensitiveWordCheck,
          requestId,
          userId,
          stream,
          additional);
    }

    // derived: end

    private static final Set<Model> NO_TEXT_MODELS =
        Set.of(
            TextModels.GLM_5V_TURBO,
            TextModels.GLM_4_6V,
            TextModels.GLM_4_6V_FLASH,
            TextModels.GLM_4_6V_FLASHX,
            TextModels.AUTOGLM_PHONE,
            TextModels.GLM_4V_FLASH,
            TextModels.GLM_4_1V_THINKING_FLASH,
            TextModels.GLM_4_1V_THINKING_FLASHX,
            TextModels.GLM_4_VOICE,
            TextModels.CHARGLM_4,
            TextModels.EMOHAA);

    @Override
    protected Builder self() {
      return this;
    }

    /** Only GLM's text models take {@code json_object}. */
    @Override
    public JsonMode jsonMode() {
      return NO_TEXT_MODELS.contains(model) ? JsonMode.PROMPT : JsonMode.OBJECT;
    }
  }
}
