package dev.qiao.examples;

import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.Usage;
import dev.qiao.text.qwen.DeepResearchChunk;
import dev.qiao.text.qwen.DeepResearchReport;
import dev.qiao.text.qwen.DeepResearchRequest;
import dev.qiao.text.qwen.DeepResearchStream;

/** Answers the question that the model asks back, and follows the research phase by phase. */
final class DeepResearch implements Step {
  public static void main(String[] args) {
    Step.run(new DeepResearch());
  }

  @Override
  public String title() {
    return "A deep research: a question back, then a report";
  }

  @Override
  public String play(Stage stage) {
    TextService text = new TextService(stage.client());
    DeepResearchRequest request =
        DeepResearchRequest.builder(
                TextModels.QWEN_DEEP_RESEARCH, Message.user("Study the use of AI in education."))
            .build();
    DeepResearchReport question = text.research(request).collect();
    stage.say("   asks: %s", question.answer());
    DeepResearchReport report;
    try (DeepResearchStream research =
        text.research(
            request.toBuilder()
                .addReply(question, "Learning one's own way, in schools.")
                .build())) {
      DeepResearchChunk.Phase phase = null;
      for (DeepResearchChunk chunk : research) {
        if (chunk.phase() != null && !chunk.phase().equals(phase)) {
          phase = chunk.phase();
          stage.say("   %s", phase);
        }
        chunk.webSites().forEach(page -> stage.say("      reads %s", page.url()));
      }
      report = research.accumulated();
    }
    stage.say("   report of %d characters", report.answer().length());
    report
        .references()
        .forEach(page -> stage.say("   [%d] %s, %s", page.indexNumber(), page.title(), page.url()));
    Usage usage = report.usage();
    return usage == null
        ? "not reported"
        : usage.inputTokens() + " tokens in, " + usage.outputTokens() + " out";
  }
}
