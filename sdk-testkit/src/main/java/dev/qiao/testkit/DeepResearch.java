package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.mockwebserver.MockResponse;

/**
 * Qwen deep research: a question back first, then a plan, a search and a report, all as one stream
 * of messages with phases.
 */
final class DeepResearch {
  private static final String ANSWER = "answer";
  private static final String WEB = "WebResearch";
  private static final String TYPING = "typing";
  private static final String FINISHED = "finished";

  private final ServerContext context;

  DeepResearch(ServerContext context) {
    this.context = context;
  }

  static boolean serves(String model) {
    return model.startsWith("qwen-deep-research");
  }

  MockResponse answer(IncomingRequest in, ObjectNode body) {
    if (!in.enables("X-DashScope-SSE")) {
      throw Refusal.badRequest(
          "InvalidParameter", "This model only support stream mode, please enable the stream.");
    }
    JsonNode messages = body.path("input").path("messages");
    JsonNode none = MissingNode.getInstance();
    String question = ChatText.question(messages, none);
    boolean asksBack =
        body.path("parameters").path("enable_feedback").asBoolean(true) && messages.size() < 2;
    ChatAnswer scripted = context.answer(in, "deep-research", body);
    ChatAnswer answer =
        scripted != null
            ? scripted
            : ChatAnswer.of(
                asksBack
                    ? "What about \"" + question + "\" interests you most?"
                    : "# Report\n\nI only practise, and found one page about \""
                        + question
                        + "\".");
    ChatTurn turn = ChatTurn.of(answer, Integer.MAX_VALUE, messages, none);
    Report report = new Report(in, new EventBody(), turn.promptTokens());
    if (!asksBack) {
      search(report, question, body.path("model").asText());
    }
    int said = 0;
    for (String piece : turn.text()) {
      ObjectNode details = asksBack ? Wire.object() : sites("references");
      report.add(ANSWER, piece, details, TYPING, ++said, false);
    }
    report.add(ANSWER, "", Wire.object(), FINISHED, said, true);
    return NativeChat.end(context.script(), in, report.events);
  }

  private static void search(Report report, String question, String model) {
    report.add("ResearchPlanning", "Search the web,", Wire.object(), TYPING, 0, false);
    report.add("ResearchPlanning", " then report.", Wire.object(), TYPING, 0, false);
    report.add("ResearchPlanning", "", Wire.object(), FINISHED, 0, false);
    // The snapshot returns its reasoning, in place of both states of the search.
    boolean snapshot = model.endsWith("-2025-12-15");
    ObjectNode query = query(question);
    report.add(WEB, "", query, snapshot ? "streamingThinking" : "streamingQueries", 0, false);
    report.add("KeepAlive", "", Wire.object(), TYPING, 0, false);
    ObjectNode found = query(question);
    found.setAll(sites("webSites"));
    report.add(WEB, "", found, snapshot ? "streamingThinking" : "streamingWebResult", 0, false);
    report.add(WEB, "", Wire.object(), "WebResultFinished", 0, false);
  }

  private static ObjectNode query(String question) {
    ObjectNode details = Wire.object();
    ObjectNode query = details.putObject("query");
    query.put("researchGoal", "Find a page").put("query", question).put("id", 1);
    query.putObject("learningMap");
    return details;
  }

  private static ObjectNode sites(String name) {
    ObjectNode details = Wire.object();
    details
        .putArray(name)
        .addObject()
        .put("icon", "")
        .put("index_number", 1)
        .put("description", "A page to practise with")
        .put("title", "Practice")
        .put("url", "https://example.com/practice");
    return details;
  }

  /** The events so far, and what all of them repeat. */
  private record Report(IncomingRequest in, EventBody events, int promptTokens) {
    void add(
        String phase, String content, ObjectNode details, String status, int said, boolean end) {
      ObjectNode event = Wire.object();
      ObjectNode output = event.putObject("output");
      ObjectNode message = output.putObject("message");
      message.put("phase", phase).put("role", "assistant").put("content", content);
      message.putObject("extra").set("deep_research", details);
      message.put("status", status);
      // The service misspells both names.
      output.put("fininshed", end).put("fininshed_reason", end ? "stop" : "null");
      event.putObject("usage").put("input_tokens", promptTokens).put("output_tokens", said);
      events.addNative("result", 200, event.put("request_id", in.requestId()));
    }
  }
}
