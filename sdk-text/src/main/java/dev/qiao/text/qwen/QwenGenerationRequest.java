package dev.qiao.text.qwen;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.TextOperations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chat in DashScope's native dialect, for Qwen's text models up to Qwen3 and the text models of
 * other makers that DashScope hosts. Models that take pictures, and every chat model from Qwen3.5
 * on, are served on the multimodal path instead. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/qwen-api-via-dashscope">Qwen API, DashScope</a>.
 *
 * @param model the model, such as {@link dev.qiao.text.TextModels#QWEN_PLUS}
 * @param input the conversation
 * @param parameters how to answer
 * @param dataInspection asks for an extra review of content, such as {@link Builder#INSPECT_ALL},
 *     with the header X-DashScope-DataInspection; a header, not part of the body
 * @param additional fields beside these
 */
public record QwenGenerationRequest(
    Model model,
    Input input,
    @Nullable QwenNativeParameters parameters,
    @JsonIgnore @Nullable String dataInspection,
    @Additional Map<String, Object> additional)
    implements ChatRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public QwenGenerationRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, QwenGenerationRequest.class);
  }

  /**
   * The conversation.
   *
   * @param messages the messages, the newest last; null for a bare prompt
   * @param prompt a bare prompt instead of messages, an older form
   * @param additional fields beside these
   */
  public record Input(
      @Nullable List<Message> messages,
      @Nullable String prompt,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Input {
      messages = Additional.Copy.listOrNull(messages, "messages");
      additional = Additional.Copy.of(additional, Input.class);
    }
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
  public Operation<QwenGenerationRequest, ?> operation() {
    return TextOperations.QWEN_TEXT_GENERATION;
  }

  @Override
  public List<Message> messages() {
    return input.messages == null ? List.of() : input.messages;
  }

  @Override
  public QwenGenerationRequest asStreamRequest() {
    if (parameters != null && parameters.incrementalOutput() != null) {
      return this;
    }
    Builder builder = toBuilder();
    builder.incrementalOutput = true;
    return builder.build();
  }

  @Override
  public boolean isCumulative() {
    return (parameters != null && Boolean.FALSE.equals(parameters.incrementalOutput()))
        || TranslationOptions.isWholeTextModel(model);
  }

  @Override
  public Map<String, String> headers() {
    return QwenLimits.headers(dataInspection);
  }

  @Override
  public void validate(Violations violations) {
    QwenLimits.check(violations, "parameters.", parameters, messages(), input.prompt);
    QwenLimits.checkFamily(violations, "parameters.", parameters, messages(), model, false);
    QwenLimits.textOnly(violations, model, messages());
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends QwenNativeRequestBuilder<Builder> {
    private Builder(Model model) {
      super(model);
      resultFormat = "message";
      parametersSent = true;
    }

    // derived from the components: begin
    // setters: enableTextImageMixed, skill
    // build messages: messages.isEmpty() ? null : nativeMessages()

    private @Nullable String prompt;

    private Builder(QwenGenerationRequest from) {
      super(from.model);
      messages = from.input.messages == null ? List.of() : from.input.messages;
      prompt = from.input.prompt;
      additionalInput.putAll(from.input.additional);
      copy(from.parameters);
      dataInspection = from.dataInspection;
      additional.putAll(from.additional);
    }

    /** A bare prompt instead of messages, an older form. */
    public Builder prompt(@Nullable String value) {
      prompt = value;
      return this;
    }

    /** Whether the answer may hold pictures. */
    public Builder enableTextImageMixed(@Nullable Boolean value) {
      enableTextImageMixed = value;
      return this;
    }

    /** Skills of qwen-doc-turbo, such as making slides. */
    public Builder skill(@Nullable List<Skill> value) {
      skill = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is neither a message nor a
     *     prompt, or both
     */
    @Override
    public QwenGenerationRequest build() {
      check();
      return new QwenGenerationRequest(
          model,
          new Input(messages.isEmpty() ? null : nativeMessages(), prompt, additionalInput),
          parameters(),
          dataInspection,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is neither a message nor a
     *     prompt, or both
     */
    private void check() {
      if (prompt == null) {
        checkMessages("input.messages");
        return;
      }
      Violations violations =
          new Violations().require("input.prompt", prompt, "say what is wanted");
      if (!messages.isEmpty()) {
        violations.add("input.prompt", "left out with input.messages", prompt, "keep the messages");
      }
      violations.throwIfAny(getClass());
    }
  }
}
