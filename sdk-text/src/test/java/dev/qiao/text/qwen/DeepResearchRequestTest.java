package dev.qiao.text.qwen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Vendor;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.text.ChatServer;
import dev.qiao.text.ContentPart;
import dev.qiao.text.FinishReason;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.qwen.DeepResearchChunk.Phase;
import dev.qiao.text.qwen.DeepResearchChunk.Status;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeepResearchRequestTest {
  private static final DeepResearchRequest REQUEST =
      DeepResearchRequest.builder(
              TextModels.QWEN_DEEP_RESEARCH, Message.user("Study AI in education"))
          .enableFeedback(false)
          .build();

  private static final String PAGE =
      "{\"icon\":\"\",\"index_number\":1,\"description\":\"d\",\"title\":\"t\","
          + "\"url\":\"https://example.com/t\"}";

  private ChatServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ChatServer(Vendor.DASHSCOPE, "/api/v1");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static String event(String phase, String content, String research, String status) {
    return event(
        phase, content, research, status, "\"fininshed\":false,\"fininshed_reason\":\"null\"");
  }

  private static String event(
      String phase, String content, String research, String status, String end) {
    return "{\"output\":{\"message\":{\"phase\":\""
        + phase
        + "\",\"role\":\"assistant\",\"content\":\""
        + content
        + "\",\"extra\":{\"deep_research\":{"
        + research
        + "}},\"status\":\""
        + status
        + "\"},"
        + end
        + "},\"usage\":{\"input_tokens\":694,\"output_tokens\":20},\"request_id\":\"r1\"}";
  }

  private static String query(String goal, String more) {
    return "\"query\":{\"id\":1,\"query\":\"AI education\",\"researchGoal\":\""
        + goal
        + "\""
        + more
        + "}";
  }

  private static final String END = "\"fininshed\":true,\"fininshed_reason\":\"stop\"";

  @Test
  void research_everyPhase_isFollowedAndPutTogether() throws Exception {
    server.stream(
        event("ResearchPlanning", "First ", "", "typing"),
        event("ResearchPlanning", "look.", "", "finished"),
        event("WebResearch", "", query("Find", ""), "streamingQueries"),
        event("WebResearch", "", query(" material", ""), "streamingQueries"),
        event("KeepAlive", "", "", "typing"),
        event(
            "WebResearch",
            "",
            query("Find material", ",\"learningMap\":{\"a\":1}") + ",\"webSites\":[" + PAGE + "]",
            "streamingWebResult"),
        event("WebResearch", "", "\"webSites\":[" + PAGE + "]", "WebResultFinished"),
        event("answer", "The ", "\"references\":[" + PAGE + "]", "typing"),
        event("answer", "report.", "", "finished", END));

    StringBuilder seen = new StringBuilder();
    DeepResearchReport report;
    try (DeepResearchStream research = server.text().research(REQUEST)) {
      for (DeepResearchChunk chunk : research) {
        seen.append(chunk.phase()).append(':').append(chunk.text()).append('|');
        if (chunk.query() != null && Status.STREAMING_WEB_RESULT.equals(chunk.status())) {
          seen.append(chunk.query().learningMap()).append(chunk.webSites().get(0).title());
        }
      }
      report = research.accumulated();
    }

    RecordedRequest sent = server.taken();
    assertThat(sent.getPath()).isEqualTo("/api/v1/services/aigc/text-generation/generation");
    assertThat(sent.getHeader("X-DashScope-SSE")).isEqualTo("enable");
    assertThat(sent.getBody().readUtf8())
        .isEqualTo(
            "{\"model\":\"qwen-deep-research\",\"input\":{\"messages\":["
                + "{\"content\":\"Study AI in education\",\"role\":\"user\"}]},"
                + "\"parameters\":{\"enable_feedback\":false}}");
    assertThat(seen)
        .hasToString(
            "ResearchPlanning:First |ResearchPlanning:look.|WebResearch:|WebResearch:|KeepAlive:|"
                + "WebResearch:|{a=1}tWebResearch:|answer:The |answer:report.|");
    assertThat(report.text(Phase.RESEARCH_PLANNING)).isEqualTo("First look.");
    assertThat(report.answer()).isEqualTo("The report.");
    assertThat(report.queries())
        .containsExactly(
            new DeepResearchChunk.Query(
                1, "AI education", "Find material", Map.of("a", 1), Map.of()));
    assertThat(report.webSites()).singleElement().isEqualTo(report.references().get(0));
    assertThat(report.references()).hasSize(1);
    assertThat(report.finished()).isTrue();
    assertThat(report.finishedReason()).isEqualTo(FinishReason.STOP);
    assertThat(report.usage().inputTokens()).isEqualTo(694);
    assertThat(report.requestId()).isEqualTo("r1");
    assertThat(report.asksBack()).isFalse();
  }

  @Test
  void research_rightlySpeltEnd_isAnEndToo() {
    server.stream(
        event(
            "answer", "Which?", "", "finished", "\"finished\":true,\"finished_reason\":\"stop\""));

    DeepResearchReport report = server.text().research(REQUEST).collect();

    assertThat(report.finished()).isTrue();
    assertThat(report.finishedReason()).isEqualTo(FinishReason.STOP);
  }

  @Test
  void research_questionBack_isAnsweredWithTheSecondRequest() throws Exception {
    server.stream(event("answer", "Which applications?", "", "finished", END));
    server.stream(event("answer", "The report.", "", "finished", END));
    DeepResearchRequest first = REQUEST.toBuilder().enableFeedback(null).build();

    DeepResearchReport question = server.text().research(first).collect();
    server
        .text()
        .research(first.toBuilder().addReply(question, "Personal learning").build())
        .collect();

    assertThat(question.asksBack()).isTrue();
    server.taken();
    assertThat(server.taken().getBody().readUtf8())
        .contains(
            "{\"role\":\"assistant\",\"content\":\"Which applications?\"},"
                + "{\"content\":\"Personal learning\",\"role\":\"user\"}]");
  }

  @Test
  void research_errorInTheMiddle_isTheTypedErrorAfterWhatCame() {
    server.stream(
        event("ResearchPlanning", "First look.", "", "finished"),
        "{\"status_code\":429,\"request_id\":\"r1\",\"code\":\"Throttling\",\"message\":\"slow\"}");

    try (DeepResearchStream research = server.text().research(REQUEST)) {
      assertThatThrownBy(() -> research.forEach(chunk -> {}))
          .isInstanceOfSatisfying(
              RateLimitException.class,
              e -> {
                assertThat(e.status()).isEqualTo(429);
                assertThat(e.requestId()).isEqualTo("r1");
              });
      assertThat(research.accumulated().text(Phase.RESEARCH_PLANNING)).isEqualTo("First look.");
    }
  }

  @Test
  void research_endsInAnyPhaseWithoutTheMark_isTruncatedWithTheReportSoFar() {
    for (String phase : List.of("WebResearch", "answer")) {
      server.stream(event(phase, "Half", "", "typing"));

      assertThatThrownBy(() -> server.text().research(REQUEST).collect())
          .isInstanceOfSatisfying(
              StreamTruncatedException.class,
              e -> {
                assertThat(e.events()).isEqualTo(1);
                assertThat(((DeepResearchReport) e.received()).text(Phase.of(phase)))
                    .isEqualTo("Half");
              })
          .hasMessageStartingWith("deep-research: the stream ended without its end mark after 1");
    }
  }

  private static final String MOSS =
      "{\"description\":\"d\",\"title\":\"Moss\",\"favicon\":\"https://example.org/m.ico\","
          + "\"url\":\"https://example.org/m\"}";

  /** The form that the service sends; the vendor's page prints another. */
  @Test
  void research_liveForm_queriesGoalsAndWhatWasLearnt_arePutTogetherById() {
    server.stream(
        event("WebResearch", "", "\"research\":{\"id\":1,\"query\":\"moss on\"}", "s"),
        event("WebResearch", "", "\"research\":{\"id\":2,\"query\":\"roof\"}", "s"),
        event("WebResearch", "", "\"research\":{\"id\":1,\"query\":\" city roofs\"}", "s"),
        event(
            "WebResearch",
            "",
            "\"research\":{\"researchGoal\":\"F\",\"id\":1,\"query\":\"\"}",
            "s"),
        event(
            "WebResearch",
            "",
            "\"research\":{\"researchGoal\":\"Find\",\"id\":1,\"query\":\"\"}",
            "s"),
        event(
            "WebResearch",
            "",
            "\"research\":{\"id\":2,\"webSites\":[null,7," + MOSS + "]}",
            "streamingWebResult"),
        event("WebResearch", "", "\"research\":{\"id\":2,\"learningMap\":{\"11\":\"S\"}}", "s"),
        event("WebResearch", "", "\"research\":{\"id\":2,\"learningMap\":{\"11\":\"hade\"}}", "s"),
        event("WebResearch", "", "\"research\":{\"id\":2,\"learningMap\":{\"12\":\"Ra\"}}", "s"),
        event("WebResearch", "", "\"research\":{\"learningMap\":{\"12\":\"in\"},\"id\":2}", "s"),
        event("WebResearch", "", "\"research\":null", "WebResultFinished"),
        event("answer", "Roofs.", "", "typing"),
        event("KeepAlive", "", "", "typing"),
        event("answer", "", "", "finished"));

    DeepResearchReport report = server.text().research(REQUEST).collect();

    assertThat(report.queries())
        .containsExactly(
            new DeepResearchChunk.Query(1, "moss on city roofs", "FFind", null, Map.of()),
            new DeepResearchChunk.Query(
                2, "roof", null, Map.of("11", "Shade", "12", "Rain"), Map.of()));
    assertThat(report.webSites())
        .singleElement()
        .satisfies(page -> assertThat(page.icon()).isEqualTo("https://example.org/m.ico"));
    assertThat(report.answer()).isEqualTo("Roofs.");
    assertThat(report.finished()).isTrue();
  }

  @Test
  void close_beforeTheEnd_cancelsTheResearch() {
    server.stream(event("answer", "a", "", "typing"), event("answer", "b", "", "finished", END));

    DeepResearchStream research = server.text().research(REQUEST);
    var chunks = research.iterator();
    assertThat(chunks.next().text()).isEqualTo("a");
    research.close();

    assertThatThrownBy(chunks::hasNext).isInstanceOf(CallCanceledException.class);
  }

  @Test
  void research_tooManyPictures_isRefusedBeforeTheNetwork() {
    ContentPart picture = ContentPart.image(MediaSource.of("https://example.com/a.png"));
    DeepResearchRequest request =
        REQUEST.toBuilder()
            .messages(
                List.of(Message.user(Collections.nCopies(6, picture).toArray(ContentPart[]::new))))
            .build();

    assertThatThrownBy(() -> server.text().research(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "deep-research breaks a documented limit: input.messages[0].content is 6 pictures but"
                + " must be at most 5 pictures (leave out the least important ones)");
    assertThat(server.requests()).isZero();
  }

  @Test
  void researchTools_withAKey_areSentAndNotPrinted() throws Exception {
    server.stream(event("answer", "a", "", "finished", END));
    ResearchTool tool =
        ResearchTool.mcp("docs", "https://example.com/mcp?key=hidden")
            .withAuthentication(Map.of("bearer", "sk-hidden"));
    DeepResearchRequest request =
        REQUEST.toBuilder()
            .model(TextModels.QWEN_DEEP_RESEARCH_2025_12_15)
            .outputFormat(DeepResearchRequest.OutputFormat.SUMMARY_REPORT)
            .researchTools(List.of(tool))
            .build();

    server.text().research(request).collect();

    assertThat(request.toString()).contains("docs").doesNotContain("hidden");
    assertThat(server.taken().getBody().readUtf8())
        .contains(
            "\"output_format\":\"model_summary_report\"",
            "\"research_tools\":[{\"type\":\"mcp\",\"server_label\":\"docs\","
                + "\"server_url\":\"https://example.com/mcp?key=hidden\","
                + "\"allowed_tools\":[\"search\",\"fetch\"],"
                + "\"authentication\":{\"bearer\":\"sk-hidden\"}}]");
  }

  @Test
  void build_withoutMessages_saysWhatToAdd() {
    assertThatThrownBy(() -> DeepResearchRequest.builder(TextModels.QWEN_DEEP_RESEARCH).build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "DeepResearchRequest breaks a documented limit: input.messages is empty but must be set"
                + " (add Message.user(..))");
  }
}
