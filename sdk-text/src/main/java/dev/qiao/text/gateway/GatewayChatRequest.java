package dev.qiao.text.gateway;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.TextOperations;
import dev.qiao.text.internal.ChatLimits;
import dev.qiao.text.request.ChatParameters;
import dev.qiao.text.request.ChatRequestBuilder;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chat with any vendor's model through a unified gateway: one request for all, of which each
 * model takes a part; the answer keeps its vendor's shape. Source: <a
 * href="https://opcdoc.ntzq.tech/model-examples.html">the gateway's examples</a>, chapter 7.
 *
 * <p>That page names neither the path of a POST nor the shape of a stream. {@code
 * /chat/completions} behind the client's base URL, and OpenAI's events, are <b>assumed</b>. For
 * another base give the client an {@link dev.qiao.core.Endpoint} of your own, see {@link
 * dev.qiao.core.Endpoint#gateway}; for another path say {@code path("gateway.chat", "/..")} to the
 * client's builder.
 *
 * <p>What the page says a model does not support is refused before anything is sent, and what it
 * says is ignored or altered is logged at WARN and reported to {@link
 * dev.qiao.core.http.ExchangeListener#warned}; messages quote the rule as GW-01 to GW-14. Rules are
 * of the models that the page names; no other model is refused anything. What to expect:
 *
 * <ul>
 *   <li>MiniMax-M2.7 always thinks, so that {@code reasoning()} is never empty (GW-03), and
 *       streaming is advised for it (GW-06). It fails inside an HTTP 200, which becomes an
 *       exception as usual.
 *   <li>DeepSeek with {@code enableThinking(false)} usually has no reasoning (GW-33).
 *   <li>glm-5v-turbo says where something is as text, {@code [[x1,y1,x2,y2]]}.
 * </ul>
 *
 * @param model the model, such as {@link dev.qiao.text.TextModels#QWEN3_6_PLUS}
 * @param messages the conversation, texts only, the newest message last
 * @param images pictures by URL to talk about: glm-5v-turbo and kimi-k2.6
 * @param videos videos by URL to talk about: glm-5v-turbo and kimi-k2.6
 * @param fileUrls files by URL to talk about, such as PDF and Word: glm-5v-turbo and kimi-k2.6
 * @param temperature how freely words are chosen: the larger, the freer. The range is the family's,
 *     the default the model's; set this or {@link #topP}, not both.
 * @param topP from how much of the probability words are chosen: more than 0, at most 1
 * @param maxTokens the longest answer in tokens; not listed for MiniMax (GW-07)
 * @param maxCompletionTokens the longest answer in tokens, thinking included; the page prefers it
 * @param enableThinking whether the model thinks; MiniMax always does (GW-04)
 * @param thinkingBudget after how many tokens thinking is cut: Qwen only (GW-10)
 * @param reasoningEffort how much to think, {@code high} or {@code max}: Kimi and DeepSeek (GW-08,
 *     GW-09)
 * @param enableSearch whether the web is searched: not with MiniMax (GW-04), without effect on
 *     DeepSeek (GW-01); Kimi does not think then (GW-02)
 * @param tools functions the model may ask to have called
 * @param toolChoice whether and which tool must be called: Qwen, MiniMax, glm-5.1
 * @param stream whether to stream; the verb writes it
 * @param additional fields beside these
 */
public record GatewayChatRequest(
    Model model,
    List<Message> messages,
    @Nullable List<MediaSource> images,
    @Nullable List<MediaSource> videos,
    @Nullable List<MediaSource> fileUrls,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer maxTokens,
    @Nullable Integer maxCompletionTokens,
    @Nullable Boolean enableThinking,
    @Nullable Integer thinkingBudget,
    @Nullable ReasoningEffort reasoningEffort,
    @Nullable Boolean enableSearch,
    @Nullable List<Tool> tools,
    @Nullable ToolChoice toolChoice,
    @Nullable Boolean stream,
    @Additional Map<String, Object> additional)
    implements ChatRequest, ChatParameters {
  /** Refuses null for a required component, and an additional field named like a component. */
  public GatewayChatRequest {
    Objects.requireNonNull(model, "model");
    messages = Additional.Copy.list(messages, "messages");
    images = Additional.Copy.listOrNull(images, "images");
    videos = Additional.Copy.listOrNull(videos, "videos");
    fileUrls = Additional.Copy.listOrNull(fileUrls, "fileUrls");
    tools = Additional.Copy.listOrNull(tools, "tools");
    additional = Additional.Copy.of(additional, GatewayChatRequest.class);
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
  public Operation<GatewayChatRequest, ?> operation() {
    return TextOperations.GATEWAY_CHAT;
  }

  @Override
  public GatewayChatRequest asStreamRequest() {
    Builder builder = toBuilder();
    builder.stream = true;
    return builder.build();
  }

  @Override
  public void validate(Violations violations) {
    ChatLimits.names(violations, tools);
    GatewayRules.check(violations, this);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends ChatRequestBuilder<Builder> {
    // derived from the components: begin
    // throws: dev.qiao.core.error.RequestValidationException if there is no message
    // build messages: openAiMessages()
    // without setter: stream

    private @Nullable List<MediaSource> images;
    private @Nullable List<MediaSource> videos;
    private @Nullable List<MediaSource> fileUrls;
    private @Nullable Integer maxTokens;
    private @Nullable Integer maxCompletionTokens;
    private @Nullable Boolean enableThinking;
    private @Nullable Integer thinkingBudget;
    private @Nullable ReasoningEffort reasoningEffort;
    private @Nullable Boolean enableSearch;
    private @Nullable ToolChoice toolChoice;
    private @Nullable Boolean stream;

    private Builder(Model model) {
      super(model);
    }

    private Builder(GatewayChatRequest from) {
      super(from.model);
      copy(from);
      messages = from.messages;
      images = from.images;
      videos = from.videos;
      fileUrls = from.fileUrls;
      maxTokens = from.maxTokens;
      maxCompletionTokens = from.maxCompletionTokens;
      enableThinking = from.enableThinking;
      thinkingBudget = from.thinkingBudget;
      reasoningEffort = from.reasoningEffort;
      enableSearch = from.enableSearch;
      toolChoice = from.toolChoice;
      stream = from.stream;
      additional.putAll(from.additional);
    }

    /** Pictures by URL to talk about: glm-5v-turbo and kimi-k2.6. */
    public Builder images(@Nullable List<MediaSource> value) {
      images = value;
      return this;
    }

    /** Videos by URL to talk about: glm-5v-turbo and kimi-k2.6. */
    public Builder videos(@Nullable List<MediaSource> value) {
      videos = value;
      return this;
    }

    /** Files by URL to talk about, such as PDF and Word: glm-5v-turbo and kimi-k2.6. */
    public Builder fileUrls(@Nullable List<MediaSource> value) {
      fileUrls = value;
      return this;
    }

    /** The longest answer in tokens; not listed for MiniMax (GW-07). */
    public Builder maxTokens(@Nullable Integer value) {
      maxTokens = value;
      return this;
    }

    /** The longest answer in tokens, thinking included; the page prefers it. */
    public Builder maxCompletionTokens(@Nullable Integer value) {
      maxCompletionTokens = value;
      return this;
    }

    /** Whether the model thinks; MiniMax always does (GW-04). */
    public Builder enableThinking(@Nullable Boolean value) {
      enableThinking = value;
      return this;
    }

    /** After how many tokens thinking is cut: Qwen only (GW-10). */
    public Builder thinkingBudget(@Nullable Integer value) {
      thinkingBudget = value;
      return this;
    }

    /** How much to think, {@code high} or {@code max}: Kimi and DeepSeek (GW-08, GW-09). */
    public Builder reasoningEffort(@Nullable ReasoningEffort value) {
      reasoningEffort = value;
      return this;
    }

    /**
     * Whether the web is searched: not with MiniMax (GW-04), without effect on DeepSeek (GW-01);
     * Kimi does not think then (GW-02).
     */
    public Builder enableSearch(@Nullable Boolean value) {
      enableSearch = value;
      return this;
    }

    /** Whether and which tool must be called: Qwen, MiniMax, glm-5.1. */
    public Builder toolChoice(@Nullable ToolChoice value) {
      toolChoice = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no message
     */
    @Override
    public GatewayChatRequest build() {
      return new GatewayChatRequest(
          model,
          openAiMessages(),
          images,
          videos,
          fileUrls,
          temperature,
          topP,
          maxTokens,
          maxCompletionTokens,
          enableThinking,
          thinkingBudget,
          reasoningEffort,
          enableSearch,
          tools,
          toolChoice,
          stream,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public Builder withoutForcedTool() {
      if (toolChoice != null && toolChoice.isForced()) {
        toolChoice = null;
      }
      return this;
    }
  }
}
