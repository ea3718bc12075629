package dev.qiao.text.qwen;

import dev.qiao.core.Model;
import dev.qiao.text.Message;
import dev.qiao.text.internal.SentMessages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of DashScope's native chat requests share beside {@link QwenRequestBuilder}:
 * the form {@code {model, input, parameters}}.
 *
 * @param <B> the builder itself
 */
public abstract class QwenNativeRequestBuilder<B extends QwenNativeRequestBuilder<B>>
    extends QwenRequestBuilder<B> {
  /** Fields of the input without a setter. */
  protected final Map<String, Object> additionalInput = new LinkedHashMap<>();

  /** Parameters without a setter. */
  protected final Map<String, Object> additionalParameters = new LinkedHashMap<>();

  /** Whether parameters are sent even if there are none. */
  protected boolean parametersSent;

  /** See {@link #resultFormat}. */
  protected @Nullable String resultFormat;

  /** See {@link #logitBias}. */
  protected @Nullable Map<String, Double> logitBias;

  /** See {@link QwenGenerationRequest.Builder#enableTextImageMixed}. */
  protected @Nullable Boolean enableTextImageMixed;

  /** See {@link QwenGenerationRequest.Builder#skill}. */
  protected @Nullable List<Skill> skill;

  /** See {@link QwenMultimodalRequest.Builder#vlHighResolutionImages}. */
  protected @Nullable Boolean vlHighResolutionImages;

  /** See {@link QwenMultimodalRequest.Builder#vlEnableImageHwOutput}. */
  protected @Nullable Boolean vlEnableImageHwOutput;

  /** See {@link QwenMultimodalRequest.Builder#ocrOptions}. */
  protected @Nullable OcrOptions ocrOptions;

  /** What the verb writes. */
  protected @Nullable Boolean incrementalOutput;

  /** Starts with a model. */
  protected QwenNativeRequestBuilder(Model model) {
    super(model);
  }

  /** Takes over the parameters of a request. */
  protected final void copyNative(@Nullable QwenNativeParameters from) {
    if (from == null) {
      return;
    }
    parametersSent = true;
    copy(from);
    resultFormat = from.resultFormat();
    logitBias = from.logitBias();
    enableTextImageMixed = from.enableTextImageMixed();
    skill = from.skill();
    vlHighResolutionImages = from.vlHighResolutionImages();
    vlEnableImageHwOutput = from.vlEnableImageHwOutput();
    ocrOptions = from.ocrOptions();
    incrementalOutput = from.incrementalOutput();
    additionalParameters.putAll(from.additional());
  }

  /** The messages as the native dialect writes them. */
  protected final List<Message> nativeMessages() {
    return SentMessages.of(messages, true);
  }

  /** The parameters; null if none is set and none shall be sent. */
  protected final @Nullable QwenNativeParameters parameters() {
    QwenNativeParameters parameters =
        new QwenNativeParameters(
            resultFormat,
            temperature,
            topP,
            topK,
            repetitionPenalty,
            presencePenalty,
            maxTokens,
            maxCompletionTokens,
            seed,
            stop,
            n,
            enableThinking,
            thinkingBudget,
            reasoningEffort,
            preserveThinking,
            clearThinking,
            toolStream,
            enableCodeInterpreter,
            responseFormat,
            logprobs,
            topLogprobs,
            logitBias,
            tools,
            toolChoice,
            parallelToolCalls,
            enableSearch,
            searchOptions,
            enableTextImageMixed,
            skill,
            translationOptions,
            vlHighResolutionImages,
            vlEnableImageHwOutput,
            ocrOptions,
            incrementalOutput,
            additionalParameters);
    return parametersSent || !parameters.equals(QwenNativeParameters.NONE) ? parameters : null;
  }

  /**
   * {@code message} or {@code text}. The text path's builder sends {@code message}; models that see
   * and hear know nothing else.
   */
  public B resultFormat(@Nullable String value) {
    resultFormat = value;
    return self();
  }

  /** Likelihood to add, by token id. */
  public B logitBias(@Nullable Map<String, Double> value) {
    logitBias = value;
    return self();
  }

  /** A field of the input that this version does not know. */
  public B additionalInput(String name, @Nullable Object value) {
    additionalInput.put(name, value);
    return self();
  }

  /** A parameter that this version does not know. */
  public B additionalParameter(String name, @Nullable Object value) {
    additionalParameters.put(name, value);
    return self();
  }
}
