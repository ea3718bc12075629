package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.testkit.RecordedCall;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QwenExamplesTest {
  @TempDir Path folder;

  /** What an example prints offline, and what the server was sent. */
  private record Played(String printed, List<RecordedCall> calls) {}

  private Played play(Step step) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try (Stage stage = Stage.offline(out, folder, Duration.ZERO, false)) {
      String used = step.play(stage);
      return new Played(
          printed.toString(StandardCharsets.UTF_8) + used,
          Objects.requireNonNull(stage.server()).requests());
    }
  }

  @Test
  void lookAtAPicture_uploadsOnceAndAsksTwice() {
    Played played = play(new LookAtAPicture());

    assertThat(played.calls).hasSize(4); // a policy, an upload, two chats
    assertThat(played.calls.get(2).body()).contains("oss://", "\"max_pixels\":655360");
    assertThat(played.calls.get(3).body()).contains("And what is behind it?", "assistant");
    assertThat(played.printed).contains("   says: You asked: ").contains("tokens in");
  }

  @Test
  void searchWithCitations_listsItsSources() {
    Played played = play(new SearchWithCitations());

    assertThat(played.calls.get(0).body())
        .contains("\"enable_search\":true", "\"enable_source\":true", "\"enable_citation\":true");
    assertThat(played.printed)
        .contains(
            "   says: You asked: ",
            "   [1] Practice page 1, https://example.com/practice/1",
            "   [2] Practice page 2, https://example.com/practice/2",
            "2 pages found");
  }

  @Test
  void deepResearch_repliesAndFollowsThePhases() {
    Played played = play(new DeepResearch());

    assertThat(played.calls).hasSize(2);
    assertThat(played.calls.get(1).body()).contains("Learning one's own way, in schools.");
    assertThat(played.printed)
        .containsSubsequence(
            "   asks: ",
            "   ResearchPlanning",
            "   WebResearch",
            "      reads https://",
            "   answer",
            "   report of",
            "   [1] ");
  }

  @Test
  void driveAScreen_saysWhatToDo() {
    Played played = play(new DriveAScreen());

    assertThat(played.calls.get(played.calls.size() - 1).path())
        .isEqualTo("/api/v1/services/aigc/multimodal-generation/generation");
    assertThat(played.printed).contains("tokens in");
  }
}
