package dev.qiao.text.qwen;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.TextOperations;
import dev.qiao.text.internal.SentMessages;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chat in DashScope's native dialect with models that see and hear: Qwen-VL, QVQ, OCR, Audio,
 * Omni, and every Qwen chat model from 3.5 on, also for words only. Text models up to Qwen3 are
 * served on the text path instead, see {@link QwenGenerationRequest}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/qwen-api-via-dashscope">Qwen API, DashScope</a>.
 *
 * <pre>{@code
 * QwenMultimodalRequest.builder(
 *         TextModels.QWEN3_VL_PLUS,
 *         Message.user(
 *             ContentPart.image(MediaSource.of(Path.of("dog.jpeg"))),
 *             ContentPart.text("Where is this?")))
 *     .build()
 * }</pre>
 *
 * <p>Local media is uploaded to DashScope's temporary storage when the request is sent; {@code
 * MediaSource.toDataUri()} sends it inside the request instead. A local picture may have up to 10
 * MB, a local video up to 100 MB. Words become parts, because this path takes only parts. A search
 * of the web needs a stream here.
 *
 * @param model the model, such as {@link dev.qiao.text.TextModels#QWEN3_VL_PLUS}
 * @param input the conversation
 * @param parameters how to answer
 * @param dataInspection asks for an extra review of content, such as {@link Builder#INSPECT_ALL},
 *     with the header X-DashScope-DataInspection; a header, not part of the body
 * @param additional fields beside these
 */
public record QwenMultimodalRequest(
    Model model,
    Input input,
    @Nullable QwenNativeParameters parameters,
    @JsonIgnore @Nullable String dataInspection,
    @Additional Map<String, Object> additional)
    implements ChatRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public QwenMultimodalRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, QwenMultimodalRequest.class);
  }

  /**
   * The conversation.
   *
   * @param messages the messages, the newest last; their contents are parts
   * @param additional fields beside these
   */
  public record Input(List<Message> messages, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      messages = Additional.Copy.list(messages, "messages");
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
    Builder builder = new Builder(this);
    builder.read = input.messages;
    return builder;
  }

  @Override
  public Operation<QwenMultimodalRequest, ?> operation() {
    return TextOperations.QWEN_MULTIMODAL_GENERATION;
  }

  @Override
  public List<Message> messages() {
    return input.messages;
  }

  @Override
  public QwenMultimodalRequest asStreamRequest() {
    if (parameters != null && parameters.incrementalOutput() != null) {
      return this;
    }
    Builder builder = toBuilder();
    builder.incrementalOutput = true;
    return builder.build();
  }

  @Override
  public boolean isCumulative() {
    return parameters != null && Boolean.FALSE.equals(parameters.incrementalOutput());
  }

  @Override
  public Map<String, String> headers() {
    return QwenLimits.headers(dataInspection);
  }

  @Override
  public void validate(Violations violations) {
    QwenLimits.multimodalOnly(violations, model);
    QwenLimits.check(violations, "parameters.", parameters, messages(), null);
    QwenLimits.checkFamily(violations, "parameters.", parameters, messages(), model, false);
    // A stream always says whether its events repeat what came.
    if (parameters != null
        && Boolean.TRUE.equals(parameters.enableSearch())
        && parameters.incrementalOutput() == null) {
      // The page says so of some models; others have answered.
      violations.warn(
          "parameters.enable_search",
          "is refused by some models outside a stream; call stream(request).collect()");
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends QwenNativeRequestBuilder<Builder> {
    /** Messages that stay as they were read. */
    private List<Message> read = List.of();

    // derived from the components: begin
    // throws: dev.qiao.core.error.RequestValidationException if there is no message
    // setters: enableTextImageMixed, vlHighResolutionImages, vlEnableImageHwOutput, ocrOptions
    // build messages: inParts()

    private Builder(Model model) {
      super(model);
    }

    private Builder(QwenMultimodalRequest from) {
      super(from.model);
      messages = from.input.messages;
      additionalInput.putAll(from.input.additional);
      copy(from.parameters);
      dataInspection = from.dataInspection;
      additional.putAll(from.additional);
    }

    /** Whether the answer may hold pictures. */
    public Builder enableTextImageMixed(@Nullable Boolean value) {
      enableTextImageMixed = value;
      return this;
    }

    /**
     * Whether pictures are looked at in full size, at most 16777216 pixels; maxPixels then does
     * nothing. Default false.
     */
    public Builder vlHighResolutionImages(@Nullable Boolean value) {
      vlHighResolutionImages = value;
      return this;
    }

    /** Whether the answer says to which size pictures were scaled. Default false. */
    public Builder vlEnableImageHwOutput(@Nullable Boolean value) {
      vlEnableImageHwOutput = value;
      return this;
    }

    /** What qwen-vl-ocr does with a picture. */
    public Builder ocrOptions(@Nullable OcrOptions value) {
      ocrOptions = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no message
     */
    @Override
    public QwenMultimodalRequest build() {
      return new QwenMultimodalRequest(
          model, new Input(inParts(), additionalInput), parameters(), dataInspection, additional);
    }

    // derived: end

    private List<Message> inParts() {
      checkMessages("input.messages");
      return nativeMessages().stream()
          .map(message -> read.contains(message) ? message : SentMessages.inParts(message))
          .toList();
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
