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

  // derived from QwenNativeParameters: begin
  // without setter: enableTextImageMixed, skill, vlHighResolutionImages, vlEnableImageHwOutput,
  // ocrOptions, incrementalOutput

  private static final QwenNativeParameters NO_PARAMETERS =
      new QwenNativeParameters(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, Map.of());

  @Nullable String resultFormat;
  @Nullable Map<String, Double> logitBias;
  @Nullable Boolean enableTextImageMixed;
  @Nullable List<Skill> skill;
  @Nullable Boolean vlHighResolutionImages;
  @Nullable Boolean vlEnableImageHwOutput;
  @Nullable OcrOptions ocrOptions;
  @Nullable Boolean incrementalOutput;

  final void copy(@Nullable QwenNativeParameters from) {
    if (from != null) {
      parametersSent = true;
      super.copy(from);
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
  }

  /**
   * {@code message} or {@code text}. The text path's builder sends {@code message}; vision and
   * audio models take nothing else.
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

  final @Nullable QwenNativeParameters parameters() {
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
    return parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null;
  }

  // derived: end

  /** Starts with a model. */
  protected QwenNativeRequestBuilder(Model model) {
    super(model);
  }

  /** The messages as the native dialect writes them. */
  protected final List<Message> nativeMessages() {
    return SentMessages.of(messages, true);
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
