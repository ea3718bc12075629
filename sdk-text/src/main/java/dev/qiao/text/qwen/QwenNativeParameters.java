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
 * @param resultFormat {@code message} or {@code text}. The text path's builder sends {@code
 *     message}; vision and audio models take nothing else.
 * @param temperature how freely words are chosen: the larger, the freer. The range is the family's,
 *     the default the model's; set this or {@link #topP}, not both.
 * @param topP from how much of the probability words are chosen: more than 0, at most 1
 * @param topK from how many candidates words are chosen; at least 0, more than 100 switches it off
 * @param repetitionPenalty avoids repetition: more than 0, 1.0 does nothing
 * @param presencePenalty avoids words that came before: -2 to 2
 * @param maxTokens the longest answer in tokens. Whether thinking counts, and the default, is the
 *     family's or the model's affair.
 * @param maxCompletionTokens the longest answer in tokens, thinking included
 * @param seed makes answers alike: at least 0, and 2147483647 at most by most pages
 * @param stop where to stop: texts, or sequences of token ids, not both
 * @param n how many answers, 1 to 4; 1 with tools. Each is billed.
 * @param enableThinking whether the model thinks before it answers. Models differ in default; some
 *     only stream when they think.
 * @param thinkingBudget the longest thinking in tokens. Not together with reasoningEffort on
 *     qwen3.8.
 * @param reasoningEffort how much to think: {@code low}, {@code medium}, {@code high}, {@code
 *     xhigh}, {@code max}, as the model takes it
 * @param preserveThinking whether earlier thinking stays in the context
 * @param clearThinking whether earlier thinking is taken out of the context; hosted GLM
 * @param toolStream whether arguments of tools stream in pieces. Default false.
 * @param enableCodeInterpreter whether the model may run code at the service. Default false.
 * @param responseFormat the form of the answer. Default free text.
 * @param logprobs whether to return how likely each token was. Default false.
 * @param topLogprobs how many likeliest tokens to return, 0 to 5
 * @param logitBias likelihood to add, by token id
 * @param tools functions the model may ask to have called
 * @param toolChoice whether and which tool must be called. Default {@link ToolChoice#AUTO}.
 * @param parallelToolCalls whether several calls may come at once. Default false.
 * @param enableSearch whether the model may search the web. Default false.
 * @param searchOptions how it searches; only with {@link #enableSearch}
 * @param enableTextImageMixed whether the answer may hold pictures
 * @param skill skills of qwen-doc-turbo, such as making slides
 * @param translationOptions what to translate into; required by qwen-mt models
 * @param vlHighResolutionImages whether pictures are looked at in full size, at most 16777216
 *     pixels; maxPixels then does nothing. Default false.
 * @param vlEnableImageHwOutput whether the answer says to which size pictures were scaled. Default
 *     false.
 * @param ocrOptions what qwen-vl-ocr does with a picture
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
  /** Refuses an additional field named like a component. */
  public QwenNativeParameters {
    logitBias = logitBias == null ? null : Map.copyOf(logitBias);
    tools = Additional.Copy.listOrNull(tools, "tools");
    skill = Additional.Copy.listOrNull(skill, "skill");
    additional = Additional.Copy.of(additional, QwenNativeParameters.class);
  }
}
