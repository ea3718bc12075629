package dev.qiao.examples;

import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Message;
import dev.qiao.text.SearchInfo;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.qwen.SearchOptions;

/** Lets the model search the web, and lists the pages its answer cites. */
final class SearchWithCitations implements Step {
  public static void main(String[] args) {
    Step.run(new SearchWithCitations());
  }

  @Override
  public String title() {
    return "A search of the web, with its sources";
  }

  @Override
  public String play(Stage stage) {
    QwenGenerationRequest request =
        QwenGenerationRequest.builder(
                TextModels.QWEN_PLUS, Message.user("What is new in Hobart this week?"))
            .enableSearch(true)
            .searchOptions(SearchOptions.WITH_CITATIONS.toBuilder().forcedSearch(true).build())
            .build();
    ChatResponse answer;
    try (ChatStream stream = new TextService(stage.client()).stream(request)) {
      stage.print("   says: ");
      for (ChatChunk chunk : stream) {
        stage.print(chunk.text());
      }
      stage.say("");
      answer = stream.accumulated();
    }
    SearchInfo found = answer.searchInfo();
    if (found == null) {
      stage.say("   no sources");
      return "no search";
    }
    for (SearchInfo.Page page : found.searchResults()) {
      stage.say("   [%s] %s, %s", page.index(), page.title(), page.url());
    }
    return found.searchResults().size() + " pages found";
  }
}
