package dev.qiao.text.qwen;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to answer, on either native path: for text, and for pictures, videos and audio. Only what is
 * set is sent; the requests' builders offer what their path takes.
 *
 * @param resultFormat see {@link QwenNativeRequestBuilder#resultFormat}
 * @param temperature see {@link QwenNativeRequestBuilder#temperature}
 * @param topP see {@link QwenNativeRequestBuilder#topP}
 * @param topK see {@link QwenNativeRequestBuilder#topK}
 * @param repetitionPenalty see {@link QwenNativeRequestBuilder#repetitionPenalty}
 * @param presencePenalty see {@link QwenNativeRequestBuilder#presencePenalty}
 * @param maxTokens see {@link QwenNativeRequestBuilder#maxTokens}
 * @param maxCompletionTokens see {@link QwenNativeRequestBuilder#maxCompletionTokens}
 * @param seed see {@link QwenNativeRequestBuilder#seed}
 * @param stop see {@link QwenNativeRequestBuilder#stop}
 * @param n see {@link QwenNativeRequestBuilder#n}
 * @param enableThinking see {@link QwenNativeRequestBuilder#enableThinking}
 * @param thinkingBudget see {@link QwenNativeRequestBuilder#thinkingBudget}
 * @param reasoningEffort see {@link QwenNativeRequestBuilder#reasoningEffort}
 * @param preserveThinking see {@link QwenNativeRequestBuilder#preserveThinking}
 * @param clearThinking see {@link QwenNativeRequestBuilder#clearThinking}
 * @param toolStream see {@link QwenNativeRequestBuilder#toolStream}
 * @param enableCodeInterpreter see {@link QwenNativeRequestBuilder#enableCodeInterpreter}
 * @param responseFormat see {@link QwenNativeRequestBuilder#responseFormat}
 * @param logprobs see {@link QwenNativeRequestBuilder#logprobs}
 * @param topLogprobs see {@link QwenNativeRequestBuilder#topLogprobs}
 * @param logitBias see {@link QwenNativeRequestBuilder#logitBias}
 * @param tools see {@link QwenNativeRequestBuilder#tools}
 * @param toolChoice see {@link QwenNativeRequestBuilder#toolChoice}
 * @param parallelToolCalls see {@link QwenNativeRequestBuilder#parallelToolCalls}
 * @param enableSearch see {@link QwenNativeRequestBuilder#enableSearch}
 * @param searchOptions see {@link QwenNativeRequestBuilder#searchOptions}
 * @param enableTextImageMixed see {@link QwenGenerationRequest.Builder#enableTextImageMixed}
 * @param skill see {@link QwenGenerationRequest.Builder#skill}
 * @param translationOptions see {@link QwenNativeRequestBuilder#translationOptions}
 * @param vlHighResolutionImages see {@link QwenMultimodalRequest.Builder#vlHighResolutionImages}
 * @param vlEnableImageHwOutput see {@link QwenMultimodalRequest.Builder#vlEnableImageHwOutput}
 * @param ocrOptions see {@link QwenMultimodalRequest.Builder#ocrOptions}
 * @param incrementalOutput whether each event of a stream holds what is new only; the verb {@code
 *     stream} writes true
 * @param additional fields beside these
 */
public record QwenNativeParameters(
    @Nullable String resultFormat,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer topK,
    @Nullable Double repetitionPenalty,
    @Nullable Double presencePenalty,
    @Nullable Integer maxTokens,
    @Nullable Integer maxCompletionTokens,
    @Nullable Long seed,
    @Nullable Stop stop,
    @Nullable Integer n,
    @Nullable Boolean enableThinking,
    @Nullable Integer thinkingBudget,
    @Nullable ReasoningEffort reasoningEffort,
    @Nullable Boolean preserveThinking,
    @Nullable Boolean clearThinking,
    @Nullable Boolean toolStream,
    @Nullable Boolean enableCodeInterpreter,
    @Nullable ResponseFormat responseFormat,
    @Nullable Boolean logprobs,
    @Nullable Integer topLogprobs,
    @Nullable Map<String, Double> logitBias,
    @Nullable List<Tool> tools,
    @Nullable ToolChoice toolChoice,
    @Nullable Boolean parallelToolCalls,
    @Nullable Boolean enableSearch,
    @Nullable SearchOptions searchOptions,
    @Nullable Boolean enableTextImageMixed,
    @Nullable List<Skill> skill,
    @Nullable TranslationOptions translationOptions,
    @Nullable Boolean vlHighResolutionImages,
    @Nullable Boolean vlEnableImageHwOutput,
    @Nullable OcrOptions ocrOptions,
    @Nullable Boolean incrementalOutput,
    @Additional Map<String, Object> additional)
    implements QwenParameters {
  static final QwenNativeParameters NONE =
      new QwenNativeParameters(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, Map.of());

  /** Copies. */
  public QwenNativeParameters {
    logitBias = logitBias == null ? null : Map.copyOf(logitBias);
    tools = Additional.Copy.listOrNull(tools, "tools");
    skill = Additional.Copy.listOrNull(skill, "skill");
    additional = Additional.Copy.of(additional, QwenNativeParameters.class);
  }
}
