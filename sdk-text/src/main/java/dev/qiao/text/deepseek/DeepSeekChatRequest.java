package dev.qiao.text.deepseek;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextOperations;
import dev.qiao.text.internal.ChatLimits;
import dev.qiao.text.internal.SentMessages;
import dev.qiao.text.request.CommonChatParameters;
import dev.qiao.text.request.CommonChatRequestBuilder;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.request.StreamOptions;
import dev.qiao.text.schema.JsonMode;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chat on DeepSeek's own platform. Source: <a
 * href="https://api-docs.deepseek.com/api/create-chat-completion">create chat completion</a>.
 *
 * <p>Ranges of what all families take: {@code temperature} 0 to 2; {@code topP} more than 0, at
 * most 1; {@code maxTokens} up to 393216 on the v4 models; {@code responseFormat} text or {@code
 * json_object}, and then a message should say JSON; at most 128 {@code tools}, with names of at
 * most 128 characters. While the model thinks, which it does unless the request disables it, {@code
 * toolChoice} is {@code auto} or {@code none}, and an assistant's message that calls tools must
 * come back with its reasoning: {@code addAnswer} sends it back there and in requests with tools,
 * and withholds it elsewhere. deepseek-flash takes pictures in the user's messages.
 *
 * <p>A request waits up to ten minutes in DeepSeek's queue; the service sends empty lines or
 * comments meanwhile.
 *
 * @param model the model, such as {@link TextModels#DEEPSEEK_V4_FLASH}
 * @param messages the conversation, the newest message last
 * @param thinking whether the model thinks before it answers. Default {@link
 *     DeepSeekThinking#ENABLED}.
 * @param reasoningEffort how much to think: {@code high} or {@code max}, on the newest models also
 *     {@code low} and {@code none}. {@code medium} acts as {@code high}; {@code low} and {@code
 *     xhigh} act as the model has it.
 * @param maxTokens the longest answer in tokens. Whether thinking counts, and the default, is the
 *     family's or the model's affair.
 * @param temperature how freely words are chosen: the larger, the freer. The range is the family's,
 *     the default the model's; set this or {@link #topP}, not both.
 * @param topP from how much of the probability words are chosen: more than 0, at most 1
 * @param frequencyPenalty deprecated by DeepSeek; has no effect
 * @param presencePenalty deprecated by DeepSeek; has no effect
 * @param stop before which texts to stop, at most 16
 * @param responseFormat the form of the answer. Default free text.
 * @param tools functions the model may ask to have called
 * @param toolChoice whether and which tool must be called. Default {@link ToolChoice#AUTO}.
 * @param logprobs whether to return how likely each token was. Default false.
 * @param topLogprobs how many likeliest tokens to return, 0 to 20
 * @param userId your own id of the user: 1 to 512 letters, digits, underscores or dashes
 * @param stream whether to stream; the verb writes it
 * @param streamOptions what a stream contains; the verb asks for the usage
 * @param additional fields beside these
 */
public record DeepSeekChatRequest(
    Model model,
    List<Message> messages,
    @Nullable DeepSeekThinking thinking,
    @Nullable ReasoningEffort reasoningEffort,
    @Nullable Integer maxTokens,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Double frequencyPenalty,
    @Nullable Double presencePenalty,
    @Nullable Stop stop,
    @Nullable ResponseFormat responseFormat,
    @Nullable List<Tool> tools,
    @Nullable ToolChoice toolChoice,
    @Nullable Boolean logprobs,
    @Nullable Integer topLogprobs,
    @Nullable String userId,
    @Nullable Boolean stream,
    @Nullable StreamOptions streamOptions,
    @Additional Map<String, Object> additional)
    implements ChatRequest, CommonChatParameters {
  /** Models that are known to think unless the request disables it. */
  private static final Set<Model> THINKERS =
      Set.of(TextModels.DEEPSEEK_FLASH, TextModels.DEEPSEEK_V4_FLASH, TextModels.DEEPSEEK_V4_PRO);

  /** Refuses null for a required component, and an additional field named like a component. */
  public DeepSeekChatRequest {
    Objects.requireNonNull(model, "model");
    messages = Additional.Copy.list(messages, "messages");
    tools = Additional.Copy.listOrNull(tools, "tools");
    additional = Additional.Copy.of(additional, DeepSeekChatRequest.class);
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

  /**
   * This chat on DeepSeek's beta path, which continues a {@link Message#prefix} and keeps to strict
   * tools.
   */
  public DeepSeekBetaRequest beta() {
    return DeepSeekBetaRequest.builder(this).build();
  }

  @Override
  public Operation<DeepSeekChatRequest, ?> operation() {
    return TextOperations.DEEPSEEK_CHAT;
  }

  @Override
  public DeepSeekChatRequest asStreamRequest() {
    Builder builder = toBuilder();
    builder.stream = true;
    builder.streamOptions = streamOptions == null ? StreamOptions.WITH_USAGE : streamOptions;
    return builder.build();
  }

  @Override
  public void validate(Violations violations) {
    check(violations);
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i) instanceof Message.Assistant said && said.prefix() != null) {
        violations.add(
            "messages[" + i + "].prefix",
            "sent to the beta path",
            said.prefix(),
            "send request.beta() instead of the request");
      }
    }
  }

  /** The limits of either path. */
  void check(Violations violations) {
    violations
        .check("temperature", temperature, Limit.range(0, 2))
        .check("top_p", topP, Limit.range(0, false, 1, true))
        .check("top_p", topP)
        .check("thinking.type", thinking == null ? null : thinking.type())
        .check("reasoning_effort", reasoningEffort)
        .check("max_tokens", maxTokens, Limit.range(1, Double.POSITIVE_INFINITY))
        .check("max_tokens", maxTokens)
        .check("top_logprobs", topLogprobs, Limit.range(0, 20))
        .check("response_format.type", responseFormat == null ? null : responseFormat.type());
    ChatLimits.stop(violations, stop, 16);
    ChatLimits.tools(violations, tools, 128);
    ChatLimits.names(
        violations,
        tools,
        "[A-Za-z0-9_-]{1,128}",
        "1 to 128 letters, digits, underscores or dashes");
    ChatLimits.choice(violations, "", toolChoice, tools);
    ChatLimits.format(violations, "", responseFormat);
    ChatLimits.mediaInMessages(violations, "messages", messages);
    withoutEffect(violations);
    if (userId != null && !userId.matches("[A-Za-z0-9_-]{1,512}")) {
      violations.add(
          "user_id",
          "1 to 512 letters, digits, underscores or dashes",
          userId,
          "send an id of yours that is none of the user's data");
    }
    if (responseFormat != null && responseFormat.type().equals("json_object") && !saysJson()) {
      violations.warn(
          "response_format",
          "json_object should come with a message that says JSON and of which form: the answer may"
              + " be empty or cut otherwise");
    }
    if (isThinking()) {
      checkThinking(violations);
    }
  }

  private void withoutEffect(Violations violations) {
    String nothing = "does nothing, by DeepSeek's page; leave it out";
    if (frequencyPenalty != null && frequencyPenalty != 0) {
      violations.warn("frequency_penalty", nothing);
    }
    if (presencePenalty != null && presencePenalty != 0) {
      violations.warn("presence_penalty", nothing);
    }
    if (topP != null && THINKERS.contains(model) && !isThinking()) {
      violations.warn("top_p", "works only while the model thinks, by the newest page");
    }
    if (model.equals(TextModels.DEEPSEEK_CHAT) || model.equals(TextModels.DEEPSEEK_REASONER)) {
      violations.warn(
          "model", model + " ended on 2026-07-24 by the newest page; ask deepseek-flash");
    }
  }

  private boolean isThinking() {
    return THINKERS.contains(model)
        && (thinking == null || !thinking.type().equals("disabled"))
        && (reasoningEffort == null || !reasoningEffort.value().equals("none"));
  }

  private boolean saysJson() {
    return messages.stream()
        .anyMatch(message -> message.toString().toLowerCase(Locale.ROOT).contains("json"));
  }

  private void checkThinking(Violations violations) {
    if (toolChoice != null
        && !toolChoice.equals(ToolChoice.AUTO)
        && !toolChoice.equals(ToolChoice.NONE)) {
      violations.add(
          "tool_choice",
          "auto or none while " + model + " thinks",
          toolChoice.value(),
          "choose one of them or set thinking(DeepSeekThinking.DISABLED)");
    }
    boolean withTools = tools != null && !tools.isEmpty();
    for (int i = 0; i < messages.size(); i++) {
      if (!(messages.get(i) instanceof Message.Assistant said)
          || said.reasoningContent() != null
          || Boolean.TRUE.equals(said.prefix())) {
        continue;
      }
      String field = "messages[" + i + "].reasoning_content";
      if (!said.toolCalls().isEmpty()) {
        violations.add(
            field,
            "sent back with the tool calls while " + model + " thinks",
            null,
            "add the answer with addAnswer(..), or set thinking(DeepSeekThinking.DISABLED)");
      } else if (withTools) {
        violations.warn(
            field,
            "is not set; beside tools the newest page wants all reasoning back: add answers with"
                + " addAnswer(..)");
      }
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends CommonChatRequestBuilder<Builder> {
    // derived from the components: begin
    // throws: dev.qiao.core.error.RequestValidationException if there is no message
    // build messages: openAiMessages().stream().map(SentMessages::prefixed).toList()
    // without setter: stream, streamOptions

    private @Nullable DeepSeekThinking thinking;
    private @Nullable ReasoningEffort reasoningEffort;
    private @Nullable Double frequencyPenalty;
    private @Nullable Double presencePenalty;
    private @Nullable Stop stop;
    private @Nullable Boolean logprobs;
    private @Nullable Integer topLogprobs;
    private @Nullable String userId;
    private @Nullable Boolean stream;
    private @Nullable StreamOptions streamOptions;

    private Builder(Model model) {
      super(model);
    }

    private Builder(DeepSeekChatRequest from) {
      super(from.model);
      copy(from);
      messages = from.messages;
      thinking = from.thinking;
      reasoningEffort = from.reasoningEffort;
      frequencyPenalty = from.frequencyPenalty;
      presencePenalty = from.presencePenalty;
      stop = from.stop;
      logprobs = from.logprobs;
      topLogprobs = from.topLogprobs;
      userId = from.userId;
      stream = from.stream;
      streamOptions = from.streamOptions;
      additional.putAll(from.additional);
    }

    /** Whether the model thinks before it answers. Default {@link DeepSeekThinking#ENABLED}. */
    public Builder thinking(@Nullable DeepSeekThinking value) {
      thinking = value;
      return this;
    }

    /**
     * How much to think: {@code high} or {@code max}, on the newest models also {@code low} and
     * {@code none}. {@code medium} acts as {@code high}; {@code low} and {@code xhigh} act as the
     * model has it.
     */
    public Builder reasoningEffort(@Nullable ReasoningEffort value) {
      reasoningEffort = value;
      return this;
    }

    /** Deprecated by DeepSeek; has no effect. */
    public Builder frequencyPenalty(@Nullable Double value) {
      frequencyPenalty = value;
      return this;
    }

    /** Deprecated by DeepSeek; has no effect. */
    public Builder presencePenalty(@Nullable Double value) {
      presencePenalty = value;
      return this;
    }

    /** Before which texts to stop, at most 16. */
    public Builder stop(@Nullable Stop value) {
      stop = value;
      return this;
    }

    /** Whether to return how likely each token was. Default false. */
    public Builder logprobs(@Nullable Boolean value) {
      logprobs = value;
      return this;
    }

    /** How many likeliest tokens to return, 0 to 20. */
    public Builder topLogprobs(@Nullable Integer value) {
      topLogprobs = value;
      return this;
    }

    /** Your own id of the user: 1 to 512 letters, digits, underscores or dashes. */
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
    public DeepSeekChatRequest build() {
      return new DeepSeekChatRequest(
          model,
          openAiMessages().stream().map(SentMessages::prefixed).toList(),
          thinking,
          reasoningEffort,
          maxTokens,
          temperature,
          topP,
          frequencyPenalty,
          presencePenalty,
          stop,
          responseFormat,
          tools,
          toolChoice,
          logprobs,
          topLogprobs,
          userId,
          stream,
          streamOptions,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public JsonMode jsonMode() {
      return JsonMode.OBJECT;
    }

    /** DeepSeek demands all reasoning beside tools, and has no use for it in other chats. */
    @Override
    protected Message.Assistant sentBack(Message.Assistant answer) {
      boolean withTools = tools != null && !tools.isEmpty();
      return answer.toolCalls().isEmpty() && !withTools ? answer.withoutReasoning() : answer;
    }
  }
}
