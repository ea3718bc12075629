package dev.qiao.text;

import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Limit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is documented of single Qwen models. Parameters have one name in compatible mode and another
 * natively ({@code parameters.}), so each limit is listed under both.
 */
final class QwenModelLimits {
  private static final String CHAT =
      "https://help.aliyun.com/zh/model-studio/qwen-api-via-dashscope";

  private static final String TRANSLATION = "https://help.aliyun.com/zh/model-studio/qwen-mt-api";

  private static final String OCR =
      "https://help.aliyun.com/zh/model-studio/qwen-vl-ocr-api-reference";

  private static final String GUI =
      "https://help.aliyun.com/zh/model-studio/gui-plus-interface-interaction-model";

  private static final Limit NOT_REQUIRED = Limit.oneOf("auto", "none");

  /** By model, so that several rules may name one. */
  private final Map<Model, ModelLimits.Builder> builders = new LinkedHashMap<>();

  private QwenModelLimits() {}

  static List<ModelLimits> all() {
    QwenModelLimits limits = new QwenModelLimits();
    limits.texts();
    limits.seeing();
    limits.translating();
    limits.reading();
    List<ModelLimits> all = new ArrayList<>();
    limits.builders.values().forEach(builder -> all.add(builder.build()));
    return all;
  }

  private ModelLimits.Builder of(Model model, String source) {
    return builders.computeIfAbsent(model, unused -> ModelLimits.builder(model, source));
  }

  /** A limit of a parameter, on either wire. */
  private void limit(List<Model> models, String field, Limit limit) {
    for (Model model : models) {
      of(model, CHAT).limit(field, limit).limit("parameters." + field, limit);
    }
  }

  private void media(List<Model> models, String field, Limit limit) {
    models.forEach(model -> of(model, CHAT).limit(field, limit));
  }

  private void texts() {
    List<Model> own =
        List.of(
            TextModels.QWEN3_MAX,
            TextModels.QWEN_MAX,
            TextModels.QWEN_PLUS,
            TextModels.QWEN_FLASH,
            TextModels.QWEN_TURBO,
            TextModels.QWEN3_5_PLUS,
            TextModels.QWEN3_5_FLASH,
            TextModels.QWEN3_6_PLUS,
            TextModels.QWEN3_6_FLASH,
            TextModels.QWEN3_7_PLUS,
            TextModels.QWEN3_7_FLASH,
            TextModels.QWEN3_7_MAX,
            TextModels.QWEN3_8_MAX,
            TextModels.QWEN3_8_FLASH);
    limit(own, "tool_choice", NOT_REQUIRED);
    List<Model> messagesOnly =
        List.of(
            TextModels.QWEN3_MAX,
            TextModels.QWEN3_MAX_2025_09_23,
            TextModels.QWEN3_MAX_PREVIEW,
            TextModels.QWEN3_VL_PLUS,
            TextModels.QWEN3_VL_FLASH);
    limit(messagesOnly, "result_format", Limit.oneOf("message"));
    limit(
        List.of(TextModels.QWQ_PLUS),
        "search_options.search_strategy",
        Limit.absent("leave it out; qwq-plus has no choice of strategies"));
    Limit noAgent = Limit.oneOf("turbo", "max", "standard");
    limit(
        List.of(TextModels.QWEN_PLUS, TextModels.QWEN_FLASH, TextModels.QWEN_TURBO),
        "search_options.search_strategy",
        Limit.warned(noAgent, "the page lists agents for other models"));
    limit(List.of(TextModels.QWEN_PLUS_CHARACTER), "search_options.search_strategy", noAgent);
    List<Model> eight = List.of(TextModels.QWEN3_8_MAX, TextModels.QWEN3_8_FLASH);
    for (Model model : eight) {
      of(model, CHAT).limit("parameters.search_options.search_strategy", noAgent);
    }
    limit(
        eight,
        "reasoning_effort",
        Limit.oneOf("low", "medium", "xhigh", "max", "high", "minimal", "none"));
    limit(
        eight,
        "thinking_budget beside reasoning_effort",
        Limit.absent("leave it or reasoning_effort out; the effort is a budget by another name"));
  }

  private void seeing() {
    List<Model> plus =
        List.of(
            TextModels.QWEN3_VL_PLUS,
            TextModels.QWEN3_VL_PLUS_2025_09_23,
            TextModels.QWEN3_VL_FLASH,
            TextModels.QWEN3_VL_FLASH_2025_10_15,
            TextModels.QWEN3_VL_235B_A22B_INSTRUCT,
            TextModels.QWEN3_VL_235B_A22B_THINKING);
    List<Model> newest =
        List.of(
            TextModels.QWEN3_5_PLUS,
            TextModels.QWEN3_5_FLASH,
            TextModels.QWEN3_6_PLUS,
            TextModels.QWEN3_6_FLASH,
            TextModels.QWEN3_7_PLUS,
            TextModels.QWEN3_7_FLASH);
    List<Model> middle =
        List.of(
            TextModels.QWEN_VL_MAX,
            TextModels.QWEN_VL_MAX_LATEST,
            TextModels.QWEN_VL_MAX_2025_08_13,
            TextModels.QWEN_VL_MAX_0813,
            TextModels.QWEN_VL_PLUS,
            TextModels.QWEN_VL_PLUS_LATEST,
            TextModels.QWEN_VL_PLUS_2025_08_15,
            TextModels.QWEN_VL_PLUS_0815,
            TextModels.QWEN_VL_PLUS_2025_07_10,
            TextModels.QWEN_VL_PLUS_0710);
    List<Model> older =
        List.of(
            TextModels.QWEN_VL_MAX_2025_04_08,
            TextModels.QWEN_VL_MAX_2025_04_02,
            TextModels.QWEN_VL_MAX_2025_01_25,
            TextModels.QWEN_VL_MAX_2024_12_30,
            TextModels.QWEN_VL_MAX_2024_11_19,
            TextModels.QWEN_VL_MAX_2024_10_30,
            TextModels.QWEN_VL_MAX_2024_08_09,
            TextModels.QWEN_VL_MAX_2024_02_01,
            TextModels.QWEN_VL_PLUS_2025_05_07,
            TextModels.QWEN_VL_PLUS_2025_01_25,
            TextModels.QWEN_VL_PLUS_2025_01_02,
            TextModels.QWEN_VL_PLUS_2024_08_09,
            TextModels.QWEN_VL_PLUS_2023_12_01,
            TextModels.QWEN2_5_VL_72B_INSTRUCT,
            TextModels.QWEN2_5_VL_32B_INSTRUCT,
            TextModels.QWEN2_5_VL_7B_INSTRUCT,
            TextModels.QWEN2_5_VL_3B_INSTRUCT,
            TextModels.QVQ_MAX,
            TextModels.QVQ_72B_PREVIEW);
    pixels(plus, 65_536, 16_777_216, 4_096, 2_048_000);
    pixels(newest, 65_536, 16_777_216, 4_096, 2_048_000);
    pixels(middle, 4_096, 16_777_216, 4_096, 786_432);
    pixels(older, 3_136, 12_845_056, 3_136, 602_112);
    media(plus, "video max_frames", Limit.range(1, 2_000));
    media(newest, "video max_frames", Limit.range(1, 8_000));
    media(newest, "video total_pixels", Limit.range(1, 819_200_000));
    media(middle, "video max_frames", Limit.range(1, 512));
    List<Model> withoutTools = new ArrayList<>(middle);
    withoutTools.addAll(older.subList(0, 13));
    withoutTools.addAll(List.of(TextModels.QWEN_AUDIO_TURBO, TextModels.QWEN2_AUDIO_INSTRUCT));
    limit(
        withoutTools,
        "tools",
        Limit.absent("leave them out; qwen-vl and qwen-audio call none, qwen3.6-plus does"));
  }

  /** How far pixels of pictures and of the frames of videos can be set. */
  private void pixels(
      List<Model> models, int fewest, int most, int fewestOfFrame, int mostOfFrame) {
    media(models, "image min_pixels", Limit.range(fewest, most));
    media(models, "image max_pixels", Limit.range(fewest, most));
    media(models, "video min_pixels", Limit.range(fewestOfFrame, mostOfFrame));
    media(models, "video max_pixels", Limit.range(fewestOfFrame, mostOfFrame));
  }

  private void translating() {
    List<Model> models =
        List.of(
            TextModels.QWEN_MT_PLUS,
            TextModels.QWEN_MT_FLASH,
            TextModels.QWEN_MT_LITE,
            TextModels.QWEN_MT_LITE_US,
            TextModels.QWEN_MT_TURBO);
    Limit options = Limit.required("say into which language, TranslationOptions.into(..)");
    for (Model model : models) {
      if (model.equals(TextModels.QWEN_MT_LITE_US)) {
        of(model, TRANSLATION).inRegions(Region.US_EAST_1);
      }
      of(model, TRANSLATION)
          .limit("translation_options", options)
          .limit("parameters.translation_options", options)
          .limit(
              "messages not of the user",
              Limit.absent("send only the text; how to translate goes into translation_options"));
    }
  }

  private void reading() {
    for (Model model : List.of(TextModels.QWEN_VL_OCR_LATEST, TextModels.QWEN_VL_OCR_2025_11_20)) {
      of(model, OCR)
          .limit("image min_pixels", Limit.range(3_072, 30_720_000))
          .limit("image max_pixels", Limit.range(3_072, 30_720_000));
    }
    for (Model model :
        List.of(
            TextModels.QWEN_VL_OCR,
            TextModels.QWEN_VL_OCR_2025_08_28,
            TextModels.QWEN_VL_OCR_2025_04_13,
            TextModels.QWEN_VL_OCR_2024_10_28)) {
      of(model, OCR)
          .limit("image min_pixels", Limit.range(3_136, 23_520_000))
          .limit("image max_pixels", Limit.range(3_136, 23_520_000));
    }
    for (Model model :
        List.of(
            TextModels.QWEN_VL_OCR,
            TextModels.QWEN_VL_OCR_2025_08_28,
            TextModels.QWEN_VL_OCR_2025_04_13)) {
      of(model, OCR)
          .limit("max_tokens", Limit.range(1, 4_096))
          .limit("parameters.max_tokens", Limit.range(1, 4_096));
    }
    for (Model model : List.of(TextModels.GUI_PLUS, TextModels.GUI_PLUS_2026_02_26)) {
      of(model, GUI)
          .limit("image min_pixels", Limit.range(3_136, 12_845_056))
          .limit("image max_pixels", Limit.range(3_136, 12_845_056))
          .limit("max_tokens", Limit.range(1, 32_768))
          .limit("parameters.max_tokens", Limit.range(1, 32_768));
    }
  }
}
