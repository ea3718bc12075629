package dev.qiao.text;

import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Limit;
import dev.qiao.text.internal.ChatLimits;
import java.util.ArrayList;
import java.util.List;

/** What is documented of single text models. */
final class TextLimits {
  private static final String DEEPSEEK = "https://api-docs.deepseek.com/api/create-chat-completion";

  private static final String KIMI = "https://platform.moonshot.cn/docs/api/chat";

  private static final String KIMI_MODELS = "https://platform.kimi.com/docs/api/models-overview";

  private static final String GLM = "https://docs.bigmodel.cn/api-reference";

  private static final String MINIMAX =
      "https://platform.minimaxi.com/docs/api-reference/text-post";

  /** The page names no value; the vendor's guides have these with thinking and without. */
  private static final Limit FIXED_TEMPERATURE = Limit.oneOf(0.6, 1);

  private static final Limit NO_EFFORT =
      Limit.absent("leave it out; only kimi-k3 takes it, others thinking(..)");

  private static final String OTHERS = "the page lists it for other models only";

  private final List<ModelLimits> known = new ArrayList<>(QwenModelLimits.all());

  private TextLimits() {
    deepSeek();
    kimi();
    glm();
    miniMax();
  }

  static List<ModelLimits> all() {
    return List.copyOf(new TextLimits().known);
  }

  private void add(ModelLimits.Builder limits) {
    known.add(limits.build());
  }

  private void deepSeek() {
    Limit blind = Limit.absent("ask deepseek-flash, which sees");
    add(deepSeek(TextModels.DEEPSEEK_FLASH));
    add(deepSeek(TextModels.DEEPSEEK_V4_FLASH));
    add(deepSeek(TextModels.DEEPSEEK_V4_PRO).limit(ChatLimits.MEDIA, blind));
    for (Model model : List.of(TextModels.DEEPSEEK_CHAT, TextModels.DEEPSEEK_REASONER)) {
      add(ModelLimits.builder(model, DEEPSEEK).limit(ChatLimits.MEDIA, blind));
    }
  }

  private static ModelLimits.Builder deepSeek(Model model) {
    return ModelLimits.builder(model, DEEPSEEK)
        .limit("max_tokens", Limit.range(1, 393_216))
        .limit("response_format.type", Limit.oneOf("text", "json_object"))
        .limit("thinking.type", Limit.oneOf("enabled", "disabled"))
        .limit(
            "reasoning_effort",
            Limit.known(List.of("none", "minimal", "low", "medium", "high", "xhigh", "max")))
        .limit(
            "top_p",
            Limit.warned(
                Limit.range(0.95, 1), "the newest page has that range, an older one up to 1"));
  }

  private void kimi() {
    add(
        ModelLimits.builder(TextModels.KIMI_K3, KIMI)
            .limit("reasoning_effort", Limit.oneOf("low", "high", "max"))
            .limit("max_completion_tokens", Limit.range(1, 1_048_576))
            .limit(
                "thinking.type", Limit.warned(Limit.oneOf("enabled"), "the model always thinks")));
    for (Model model : List.of(TextModels.KIMI_K2_5, TextModels.KIMI_K2_6)) {
      add(fixed(model, KIMI_MODELS).limit("thinking.type", Limit.oneOf("enabled", "disabled")));
    }
    for (Model model : List.of(TextModels.KIMI_K2_7_CODE, TextModels.KIMI_K2_7_CODE_HIGHSPEED)) {
      add(fixed(model, KIMI).limit("thinking.type", Limit.oneOf("enabled")));
    }
    List<Model> seeing =
        List.of(
            TextModels.MOONSHOT_V1_8K_VISION,
            TextModels.MOONSHOT_V1_32K_VISION,
            TextModels.MOONSHOT_V1_128K_VISION);
    for (Model model : seeing) {
      add(ModelLimits.builder(model, KIMI).limit("reasoning_effort", NO_EFFORT));
    }
    List<Model> blind =
        List.of(
            TextModels.KIMI_K2_0905,
            TextModels.KIMI_K2_0711,
            TextModels.KIMI_K2_TURBO,
            TextModels.KIMI_K2_THINKING,
            TextModels.KIMI_K2_THINKING_TURBO,
            TextModels.MOONSHOT_V1_8K,
            TextModels.MOONSHOT_V1_32K,
            TextModels.MOONSHOT_V1_128K,
            TextModels.MOONSHOT_V1_AUTO);
    Limit noMedia = Limit.warned(Limit.absent("ask kimi-k2.6, which sees"), OTHERS);
    for (Model model : blind) {
      add(
          ModelLimits.builder(model, KIMI)
              .limit("reasoning_effort", NO_EFFORT)
              .limit(ChatLimits.MEDIA, noMedia));
    }
  }

  private static ModelLimits.Builder fixed(Model model, String source) {
    return ModelLimits.builder(model, source)
        .limit("temperature", FIXED_TEMPERATURE)
        .limit("top_p", Limit.oneOf(0.95))
        .limit("n", Limit.oneOf(1))
        .limit("presence_penalty", Limit.oneOf(0))
        .limit("frequency_penalty", Limit.oneOf(0))
        .limit("reasoning_effort", NO_EFFORT);
  }

  private void glm() {
    Limit noEffort = Limit.absent("leave it out; only GLM-5.2 and newer take it, use thinking(..)");
    Limit blind = Limit.absent("ask glm-5v-turbo");
    Limit noToolStream = Limit.absent("leave it out; only GLM 5.x, 4.7 and 4.6 take it");
    Limit forms = Limit.oneOf("text", "json_object");
    Limit efforts =
        Limit.known(List.of("max", "xhigh", "high", "medium", "low", "minimal", "none"));
    for (Model model : List.of(TextModels.GLM_5_3, TextModels.GLM_5_2)) {
      add(
          glm(model)
              .limit("response_format.type", forms)
              .limit(ChatLimits.MEDIA, blind)
              .limit("reasoning_effort", efforts));
    }
    for (Model model : List.of(TextModels.GLM_5_3_FLASH, TextModels.GLM_5_3_FLASHX)) {
      add(glm(model).limit("reasoning_effort", efforts));
    }
    List<Model> older =
        List.of(
            TextModels.GLM_4_5_AIR,
            TextModels.GLM_4_5_AIRX,
            TextModels.GLM_4_5_FLASH,
            TextModels.GLM_4_FLASH,
            TextModels.GLM_4_FLASHX);
    List<Model> texts =
        List.of(
            TextModels.GLM_5_1,
            TextModels.GLM_5_TURBO,
            TextModels.GLM_5,
            TextModels.GLM_4_7,
            TextModels.GLM_4_7_FLASH,
            TextModels.GLM_4_7_FLASHX,
            TextModels.GLM_4_6);
    for (List<Model> models : List.of(texts, older)) {
      for (Model model : models) {
        ModelLimits.Builder limits =
            glm(model)
                .limit("response_format.type", forms)
                .limit(ChatLimits.MEDIA, blind)
                .limit("reasoning_effort", noEffort);
        add(models.equals(older) ? limits.limit("tool_stream", noToolStream) : limits);
      }
    }
    List<Model> seeing =
        List.of(
            TextModels.GLM_5V_TURBO,
            TextModels.GLM_4_6V,
            TextModels.GLM_4_6V_FLASH,
            TextModels.GLM_4_6V_FLASHX,
            TextModels.AUTOGLM_PHONE,
            TextModels.GLM_4V_FLASH,
            TextModels.GLM_4_1V_THINKING_FLASH,
            TextModels.GLM_4_1V_THINKING_FLASHX);
    for (Model model : seeing) {
      add(
          glm(model)
              .limit("reasoning_effort", noEffort)
              .limit("tools[].type", Limit.oneOf("function"))
              .limit(
                  "messages[].content[].image_url",
                  Limit.range(0, model.equals(TextModels.GLM_4V_FLASH) ? 1 : 50)));
    }
    add(ofFourThousand(TextModels.GLM_4_VOICE).limit("reasoning_effort", noEffort));
    for (Model model : List.of(TextModels.CHARGLM_4, TextModels.EMOHAA)) {
      add(ofFourThousand(model).limit(ChatLimits.MEDIA, blind).limit("reasoning_effort", noEffort));
    }
  }

  private static ModelLimits.Builder ofFourThousand(Model model) {
    return glm(model).limit("max_tokens", Limit.range(1, 4_096));
  }

  private static ModelLimits.Builder glm(Model model) {
    ModelLimits.Builder limits = ModelLimits.builder(model, GLM);
    if (!model.equals(TextModels.EMOHAA)) {
      limits.limit("meta", Limit.warned(Limit.absent("ask emohaa"), OTHERS));
    }
    if (!model.equals(TextModels.GLM_4_VOICE)) {
      limits.limit("watermark_enabled", Limit.warned(Limit.absent("ask glm-4-voice"), OTHERS));
    }
    return limits;
  }

  private void miniMax() {
    Limit noForm = Limit.absent("leave it out; only MiniMax-Text-01 takes it");
    Limit noSwitch = Limit.absent("leave it out; only MiniMax-M3 takes it");
    Limit noPlay =
        Limit.warned(Limit.absent("ask M2-her"), "the page lists such roles for that model only");
    add(
        ModelLimits.builder(TextModels.MINIMAX_M3, MINIMAX)
            .limit("thinking.type", Limit.oneOf("disabled", "adaptive"))
            .limit("response_format.type", noForm)
            .limit("messages[].role of a play", noPlay));
    List<Model> others =
        List.of(
            TextModels.MINIMAX_M2_7,
            TextModels.MINIMAX_M2_7_HIGHSPEED,
            TextModels.MINIMAX_M2_5,
            TextModels.MINIMAX_M2_5_HIGHSPEED,
            TextModels.MINIMAX_M2_1,
            TextModels.MINIMAX_M2);
    for (Model model : others) {
      add(
          ModelLimits.builder(model, MINIMAX)
              .limit("thinking.type", noSwitch)
              .limit("response_format.type", noForm)
              .limit("messages[].role of a play", noPlay));
    }
    add(
        ModelLimits.builder(TextModels.MINIMAX_M1, MINIMAX)
            .limit("thinking.type", noSwitch)
            .limit("response_format.type", noForm));
    add(
        ModelLimits.builder(TextModels.MINIMAX_TEXT_01, MINIMAX)
            .limit("response_format.type", Limit.oneOf("json_schema"))
            .limit("thinking.type", noSwitch));
    add(
        ModelLimits.builder(
                TextModels.M2_HER, "https://platform.minimaxi.com/docs/api-reference/text-chat")
            .limit("max_tokens", Limit.range(1, 2_048))
            .limit("max_completion_tokens", Limit.range(1, 2_048))
            .limit("thinking.type", noSwitch)
            .limit("response_format.type", noForm));
  }
}
