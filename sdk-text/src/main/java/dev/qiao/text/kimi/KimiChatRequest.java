package dev.qiao.text.kimi;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.TextOperations;
import dev.qiao.text.request.CommonChatParameters;
import dev.qiao.text.request.CommonChatRequestBuilder;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.request.StreamOptions;
import dev.qiao.text.schema.JsonMode;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chat with Kimi on Moonshot's own platform. Source: <a
 * href="https://platform.moonshot.cn/docs/api/chat">chat completion</a>.
 *
 * <p>Ranges of what all families take: {@code temperature} 0 to 1, by default 0.0 on moonshot-v1,
 * 0.6 on kimi-k2 and 1.0 on kimi-k2-thinking; {@code topP} by default 1.0; {@code maxTokens} is the
 * older name of {@link Builder#maxCompletionTokens}; {@code responseFormat} text, {@code
 * json_object} or {@code json_schema}, and a message must describe the JSON; at most 128 {@code
 * tools}, whose names are 1 to 256 letters, digits, underscores or dashes and begin with a letter
 * or an underscore, and whose parameters are an object; {@code toolChoice} any, by the newest
 * pages. kimi-k2.5, kimi-k2.6 and kimi-k2.7-code have fixed {@code temperature} (0.6 or 1), {@code
 * topP} 0.95, {@code n} 1 and penalties 0. kimi-k3 always thinks.
 *
 * <p>Pictures and videos are data URIs ({@code MediaSource.of(path).toDataUri()}) or files at
 * Moonshot ({@code MediaSource.of("ms://file-id")}); it fetches no other address. {@link
 * Message#prefix} as the last message is continued, and the answer does not repeat it; better not
 * together with {@code json_object}.
 *
 * @param model the model, such as {@link dev.qiao.text.TextModels#KIMI_K2_5}
 * @param messages the conversation, the newest message last
 * @param maxTokens the longest answer in tokens. Whether thinking counts, and the default, is the
 *     family's or the model's affair.
 * @param maxCompletionTokens the longest answer in tokens; with the prompt it must fit the model.
 *     Default about 1024.
 * @param temperature how freely words are chosen: the larger, the freer. The range is the family's,
 *     the default the model's; set this or {@link #topP}, not both.
 * @param topP from how much of the probability words are chosen: more than 0, at most 1
 * @param n how many answers, 1 to 5, and 1 at a temperature of 0. Default 1. Each is billed.
 * @param presencePenalty avoids words that came before: -2 to 2. Default 0.
 * @param frequencyPenalty avoids words the more, the more often they came: -2 to 2. Default 0.
 * @param responseFormat the form of the answer. Default free text.
 * @param stop before which texts to stop, at most 5 of at most 32 bytes each
 * @param thinking whether the model thinks before it answers. Default {@link KimiThinking#ENABLED},
 *     and the only choice of kimi-k2.7-code.
 * @param reasoningEffort how much kimi-k3 thinks: {@code low}, {@code high} or {@code max}. Other
 *     models do not take it.
 * @param tools functions the model may ask to have called
 * @param toolChoice whether and which tool must be called. Default {@link ToolChoice#AUTO}.
 * @param logprobs whether to return how likely each token was. Default false.
 * @param topLogprobs how many likeliest tokens to return, 0 to 20
 * @param prediction what most of the answer is expected to say, as on the wire: a {@code type} of
 *     {@code content} and the {@code content}
 * @param promptCacheKey which requests share a cache, such as a session's id; required by the
 *     coding plan
 * @param safetyIdentifier your own id of the user, such as a hash, by which abuse is traced
 * @param stream whether to stream; the verb writes it
 * @param streamOptions what a stream contains; the verb asks for the usage
 * @param additional fields beside these
 */
public record KimiChatRequest(
    Model model,
    List<Message> messages,
    @Nullable Integer maxTokens,
    @Nullable Integer maxCompletionTokens,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer n,
    @Nullable Double presencePenalty,
    @Nullable Double frequencyPenalty,
    @Nullable ResponseFormat responseFormat,
    @Nullable Stop stop,
    @Nullable KimiThinking thinking,
    @Nullable ReasoningEffort reasoningEffort,
    @Nullable List<Tool> tools,
    @Nullable ToolChoice toolChoice,
    @Nullable Boolean logprobs,
    @Nullable Integer topLogprobs,
    @Nullable Map<String, Object> prediction,
    @Nullable String promptCacheKey,
    @Nullable String safetyIdentifier,
    @Nullable Boolean stream,
    @Nullable StreamOptions streamOptions,
    @Additional Map<String, Object> additional)
    implements ChatRequest, CommonChatParameters {
  /** Refuses null for a required component, and an additional field named like a component. */
  public KimiChatRequest {
    Objects.requireNonNull(model, "model");
    messages = Additional.Copy.list(messages, "messages");
    tools = Additional.Copy.listOrNull(tools, "tools");
    prediction = prediction == null ? null : Additional.Copy.of(prediction);
    additional = Additional.Copy.of(additional, KimiChatRequest.class);
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
  public Operation<KimiChatRequest, ?> operation() {
    return TextOperations.KIMI_CHAT;
  }

  @Override
  public KimiChatRequest asStreamRequest() {
    Builder builder = toBuilder();
    builder.stream = true;
    builder.streamOptions = streamOptions == null ? StreamOptions.WITH_USAGE : streamOptions;
    return builder.build();
  }

  @Override
  public void validate(Violations violations) {
    KimiLimits.check(violations, this);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends CommonChatRequestBuilder<Builder> {
    // derived from the components: begin
    // throws: dev.qiao.core.error.RequestValidationException if there is no message
    // build messages: openAiMessages()
    // without setter: stream, streamOptions

    private @Nullable Integer maxCompletionTokens;
    private @Nullable Integer n;
    private @Nullable Double presencePenalty;
    private @Nullable Double frequencyPenalty;
    private @Nullable Stop stop;
    private @Nullable KimiThinking thinking;
    private @Nullable ReasoningEffort reasoningEffort;
    private @Nullable Boolean logprobs;
    private @Nullable Integer topLogprobs;
    private @Nullable Map<String, Object> prediction;
    private @Nullable String promptCacheKey;
    private @Nullable String safetyIdentifier;
    private @Nullable Boolean stream;
    private @Nullable StreamOptions streamOptions;

    private Builder(Model model) {
      super(model);
    }

    private Builder(KimiChatRequest from) {
      super(from.model);
      copy(from);
      messages = from.messages;
      maxCompletionTokens = from.maxCompletionTokens;
      n = from.n;
      presencePenalty = from.presencePenalty;
      frequencyPenalty = from.frequencyPenalty;
      stop = from.stop;
      thinking = from.thinking;
      reasoningEffort = from.reasoningEffort;
      logprobs = from.logprobs;
      topLogprobs = from.topLogprobs;
      prediction = from.prediction;
      promptCacheKey = from.promptCacheKey;
      safetyIdentifier = from.safetyIdentifier;
      stream = from.stream;
      streamOptions = from.streamOptions;
      additional.putAll(from.additional);
    }

    /** The longest answer in tokens; with the prompt it must fit the model. Default about 1024. */
    public Builder maxCompletionTokens(@Nullable Integer value) {
      maxCompletionTokens = value;
      return this;
    }

    /** How many answers, 1 to 5, and 1 at a temperature of 0. Default 1. Each is billed. */
    public Builder n(@Nullable Integer value) {
      n = value;
      return this;
    }

    /** Avoids words that came before: -2 to 2. Default 0. */
    public Builder presencePenalty(@Nullable Double value) {
      presencePenalty = value;
      return this;
    }

    /** Avoids words the more, the more often they came: -2 to 2. Default 0. */
    public Builder frequencyPenalty(@Nullable Double value) {
      frequencyPenalty = value;
      return this;
    }

    /** Before which texts to stop, at most 5 of at most 32 bytes each. */
    public Builder stop(@Nullable Stop value) {
      stop = value;
      return this;
    }

    /**
     * Whether the model thinks before it answers. Default {@link KimiThinking#ENABLED}, and the
     * only choice of kimi-k2.7-code.
     */
    public Builder thinking(@Nullable KimiThinking value) {
      thinking = value;
      return this;
    }

    /**
     * How much kimi-k3 thinks: {@code low}, {@code high} or {@code max}. Other models do not take
     * it.
     */
    public Builder reasoningEffort(@Nullable ReasoningEffort value) {
      reasoningEffort = value;
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

    /**
     * What most of the answer is expected to say, as on the wire: a {@code type} of {@code content}
     * and the {@code content}.
     */
    public Builder prediction(@Nullable Map<String, Object> value) {
      prediction = value;
      return this;
    }

    /** Which requests share a cache, such as a session's id; required by the coding plan. */
    public Builder promptCacheKey(@Nullable String value) {
      promptCacheKey = value;
      return this;
    }

    /** Your own id of the user, such as a hash, by which abuse is traced. */
    public Builder safetyIdentifier(@Nullable String value) {
      safetyIdentifier = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no message
     */
    @Override
    public KimiChatRequest build() {
      return new KimiChatRequest(
          model,
          openAiMessages(),
          maxTokens,
          maxCompletionTokens,
          temperature,
          topP,
          n,
          presencePenalty,
          frequencyPenalty,
          responseFormat,
          stop,
          thinking,
          reasoningEffort,
          tools,
          toolChoice,
          logprobs,
          topLogprobs,
          prediction,
          promptCacheKey,
          safetyIdentifier,
          stream,
          streamOptions,
          additional);
    }

    // derived: end

    /**
     * What most of the answer is expected to say, such as a file that is only to be changed here
     * and there.
     */
    public Builder prediction(String text) {
      return prediction(
          Map.of("type", "content", "content", Objects.requireNonNull(text, "text is null")));
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public JsonMode jsonMode() {
      return JsonMode.SCHEMA;
    }
  }
}
