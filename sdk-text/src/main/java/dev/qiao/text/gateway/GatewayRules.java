package dev.qiao.text.gateway;

import dev.qiao.core.Model;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.Content;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.internal.ChatLimits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules that the gateway's page states of chats, GW-01 to GW-14. They are the gateway's own: a
 * model may have others on its vendor's platform, so they are not in the catalogue.
 */
final class GatewayRules {
  private static final Set<Model> QWEN =
      Set.of(
          TextModels.QWEN3_6_PLUS,
          TextModels.QWEN3_6_FLASH,
          TextModels.QWEN3_MAX,
          TextModels.QWEN3_CODER_NEXT,
          TextModels.QWEN3_CODER_PLUS);
  private static final Set<Model> MINIMAX =
      Set.of(TextModels.MINIMAX_M2_7, TextModels.MINIMAX_M2_7_HIGHSPEED);
  private static final Set<Model> GLM = Set.of(TextModels.GLM_5_1);
  private static final Set<Model> GLM_SEEING = Set.of(TextModels.GLM_5V_TURBO);
  private static final Set<Model> KIMI = Set.of(TextModels.KIMI_K2_6);
  private static final Set<Model> DEEPSEEK =
      Set.of(TextModels.DEEPSEEK_V4_PRO, TextModels.DEEPSEEK_V4_FLASH);

  private final Violations violations;
  private final GatewayChatRequest request;
  private final Model model;

  private GatewayRules(Violations violations, GatewayChatRequest request) {
    this.violations = violations;
    this.request = request;
    this.model = request.model();
  }

  static void check(Violations violations, GatewayChatRequest request) {
    GatewayRules rules = new GatewayRules(violations, request);
    rules.contents();
    rules.search();
    rules.miniMax();
    rules.thinking();
    rules.media();
    rules.voices();
    rules.unlisted();
    ChatLimits.choice(violations, "", request.toolChoice(), request.tools());
  }

  private boolean is(List<Set<Model>> families) {
    return families.stream().anyMatch(family -> family.contains(model));
  }

  /** Media are next to the messages, whose contents are texts. */
  private void contents() {
    for (int i = 0; i < request.messages().size(); i++) {
      Message message = request.messages().get(i);
      Content content =
          message instanceof Message.User user
              ? user.content()
              : message instanceof Message.SystemMessage system ? system.content() : null;
      if (content != null && content.plain() == null) {
        violations.add(
            "messages[" + i + "].content",
            "one text",
            content.parts().size() + (content.parts().size() == 1 ? " part" : " parts"),
            "put media into images(..), videos(..) or fileUrls(..)");
      }
    }
  }

  private void search() {
    if (!Boolean.TRUE.equals(request.enableSearch())) {
      return; // false counts as left out
    }
    if (DEEPSEEK.contains(model)) {
      violations.warn(
          "enable_search", "is ignored for " + model + " (GW-01); leave it out, or ask another");
    }
    if (KIMI.contains(model)) {
      violations.warn(
          "enable_search",
          "forces thinking off for "
              + model
              + (Boolean.TRUE.equals(request.enableThinking())
                  ? ", also with enable_thinking (GW-02); choose one of the two"
                  : " (GW-02); leave it out to have it think"));
    }
  }

  private void miniMax() {
    if (!MINIMAX.contains(model)) {
      return;
    }
    if (Boolean.FALSE.equals(request.enableThinking())) {
      violations.warn("enable_thinking", "false does nothing: " + model + " always thinks (GW-03)");
    }
    absent(
        "enable_thinking",
        unlessFalse(request.enableThinking()),
        "GW-04",
        "leave it out; the model always thinks");
    absent(
        "enable_search",
        unlessFalse(request.enableSearch()),
        "GW-04",
        "leave it out, or ask a model that searches");
    if (!Limit.range(0, 1.5).allows(request.temperature())) {
      violations.add(
          "temperature",
          "at least 0 and at most 1.5 for " + model + " by rule GW-05",
          request.temperature(),
          "set a value in that range");
    }
    if (request.maxTokens() != null) {
      violations.warn(
          "max_tokens",
          "is not listed for " + model + " (GW-07); set max_completion_tokens instead");
    }
  }

  private void thinking() {
    if (request.reasoningEffort() != null) {
      if (is(List.of(KIMI, DEEPSEEK))) {
        String effort = request.reasoningEffort().value();
        if (!effort.equals("high") && !effort.equals("max")) {
          violations.add(
              "reasoning_effort",
              "high or max for " + model + " by rule GW-08",
              effort,
              "choose one of them or leave it out");
        }
      } else if (is(List.of(QWEN, MINIMAX, GLM, GLM_SEEING))) {
        violations.warn(
            "reasoning_effort",
            "is not listed for " + model + " (GW-09); only Kimi and DeepSeek take it");
      }
    }
    if (request.thinkingBudget() != null && is(List.of(MINIMAX, GLM, GLM_SEEING, KIMI, DEEPSEEK))) {
      violations.warn(
          "thinking_budget", "is not listed for " + model + " (GW-10); only Qwen takes it");
    }
  }

  private void media() {
    boolean glm = GLM.contains(model);
    if (glm || is(List.of(QWEN, MINIMAX, DEEPSEEK))) {
      String rule = glm ? "GW-11" : "GW-12";
      String fix = "leave it out, or ask glm-5v-turbo or kimi-k2.6";
      absent("images", request.images(), rule, fix);
      absent("videos", request.videos(), rule, fix);
      absent("file_urls", request.fileUrls(), rule, fix);
      absent("voices", request.additional().get("voices"), rule, "leave it out");
    } else if (is(List.of(GLM_SEEING, KIMI))) {
      absent("voices", request.additional().get("voices"), "GW-13", "leave it out");
    }
  }

  private static @Nullable Boolean unlessFalse(@Nullable Boolean value) {
    return Boolean.FALSE.equals(value) ? null : value;
  }

  /** What the page's table does not list for a model, beside what a rule names. */
  private void unlisted() {
    unlisted("temperature", request.temperature(), List.of(KIMI));
    unlisted("top_p", request.topP(), List.of(GLM, GLM_SEEING, KIMI, DEEPSEEK));
    unlisted("enable_thinking", request.enableThinking(), List.of(GLM_SEEING));
    unlisted("enable_search", unlessFalse(request.enableSearch()), List.of(GLM_SEEING));
    List<Set<Model>> withoutTools = List.of(GLM_SEEING, KIMI, DEEPSEEK);
    List<?> tools = request.tools();
    unlisted("tools", tools == null || tools.isEmpty() ? null : tools, withoutTools);
    unlisted("tool_choice", request.toolChoice(), withoutTools);
  }

  private void unlisted(String field, @Nullable Object value, List<Set<Model>> families) {
    if (value != null && is(families)) {
      violations.warn(
          field,
          "is not listed for " + model + "; the gateway may ignore it, or the model take it");
    }
  }

  /** They have no setter, as no chat takes them. */
  private void voices() {
    boolean seeing =
        isSet(request.images()) || isSet(request.videos()) || isSet(request.fileUrls());
    boolean refused = GLM_SEEING.contains(model) || (KIMI.contains(model) && seeing);
    Map<String, Object> more = request.additional();
    for (String field : List.of("voice", "voice_id")) {
      if (isSet(more.get(field)) && refused) {
        absent(field, more.get(field), "GW-14", "leave it out");
      } else if (isSet(more.get(field))) {
        violations.warn(field, "is not advised for chats (GW-14); leave it out");
      }
    }
  }

  private void absent(String field, @Nullable Object value, String rule, String fix) {
    violations.requireLeftOut(field, value, " for " + model + " by rule " + rule, fix);
  }

  private static boolean isSet(@Nullable Object value) {
    return !Limit.isLeftOut(value);
  }
}
